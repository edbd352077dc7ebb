import Answers
import Foundation
import Rendering
import Testing
import Texts

@Suite struct HTMLTests {
  @Test func `an answer is its number, its sentence and a table of evidence`() {
    #expect(
      text(shareAnswer(), "html") == """
        <div class="okrug-answer" lang="en">
        <p><strong>17.86 %</strong> Japan&#39;s share of the investment stock in the Far Eastern Federal District, 2012</p>
        <table class="okrug-evidence">
        <tbody>
        <tr><th scope="row">reading</th><td></td><td><code>share investor:JP in investor:&quot;all investors&quot; host:RU_FEFD all stock 2012 source:rosstat</code></td></tr>
        <tr><th scope="row">published</th><td>17.86 %</td><td>ershova-2014, Table 1</td></tr>
        <tr><th scope="row">recomputed</th><td>17.59 … 17.94 %</td><td>9,415.9 mln USD of 53 bln USD; agrees</td></tr>
        <tr><th scope="row">also</th><td>17 %</td><td><code>share FEFD in japan direct 2012</code> (ershova-2014, line 217)</td></tr>
        </tbody>
        </table>
        <p class="okrug-note">the text says almost 18 % of the same stock; see <code>statements japan</code>, where every statement about it is listed</p>
        </div>
        """)
  }

  @Test func `a table has a caption, headings for its columns and rows, and its footnotes below`() {
    #expect(
      text(Answer(sentence: "by district", table: districtTable()), "html") == """
        <div class="okrug-answer" lang="en">
        <p><strong>by district</strong></p>
        <table class="okrug-table">
        <caption>Japanese investment by district</caption>
        <thead>
        <tr><th scope="col">district</th><th scope="col">stock (mln USD)</th><th scope="col">share of the Russian total (%)</th></tr>
        </thead>
        <tbody>
        <tr class="okrug-total"><th scope="row">Russian Federation</th><td>10,778.9</td><td>100.00</td></tr>
        <tr><th scope="row">Far Eastern</th><td>9,415.9</td><td>87.35</td></tr>
        <tr><th scope="row">Moscow</th><td>681.8</td><td>62.13 %*</td></tr>
        <tr><th scope="row">North Caucasian</th><td>0†</td><td>0.00</td></tr>
        <tr><th scope="row">Southern</th><td><abbr title="no figure is printed">·</abbr></td><td><abbr title="no value">–</abbr></td></tr>
        <tr><th scope="row">Ural</th><td>700–800</td><td>less than 2</td></tr>
        <tr class="okrug-summary"><th scope="row">sum of the rows</th><td>10,778.9</td><td>100,00</td></tr>
        </tbody>
        </table>
        <p class="okrug-footnote">* of the Central Federal District</p>
        <p class="okrug-footnote">† its decimals are lost in print</p>
        </div>
        """)
  }

  @Test func `rows past the limit are counted`() {
    let written = text(Answer(table: districtTable()), "html", RenderOptions(rows: 5))
    #expect(written.contains("<p class=\"okrug-footnote\">… 2 more rows</p>"))
    #expect(!written.contains("Ural"))
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "a & b", "\"x\" onload='y'", "</td></table><img src=x>", "\u{1B}[2J",
    "]]>",
    "\u{202E}evil",
  ])
  func `whatever a text holds, the page is well formed and shows it`(hostile: String) throws {
    let diagnostic = Diagnostic(
      .unknownName, "no name \(quoted: hostile)", hint: "say \(command: hostile)", commands: [hostile])
    let written = [
      text(ShownTests.answer(hostile), "html"),
      Formats.named("html")?.text(Refusal(diagnostic, in: hostile)) ?? "",
    ]
    for html in written {
      let page = try Markup(html)
      #expect(page.elements.isSubset(of: HTMLTests.elements))
      #expect(page.text.contains(ShownText.shown(hostile)))
    }
  }

  private static let elements: Set = [
    "div", "p", "strong", "code", "table", "caption", "thead", "tbody", "tr", "th", "td", "abbr", "h4", "dl",
    "dt", "dd", "pre", "ul", "li",
  ]

  @Test func `a refusal shows the line, the cause, the hint and its commands`() {
    let diagnostic = Diagnostic(
      .unknownName, "no name \(quoted: "japn")", at: Span(0, 4), hint: "did you mean \(command: "japan")?",
      commands: ["total japan 2012"])
    #expect(
      Formats.named("html")?.text(Refusal(diagnostic, in: "total japn")) == """
        <div class="okrug-refusal" lang="en">
        <pre>total japn</pre>
        <p><strong>refused</strong> (<code>unknown-name</code>): no name <code>japn</code></p>
        <p>hint: did you mean <code>japan</code>?</p>
        <ul>
        <li><code>total japan 2012</code></li>
        </ul>
        </div>
        """)
  }
}

/// What a reader finds in a piece of markup: its elements, every one closed in its turn, and its text.
private struct Markup {
  let elements: Set<String>
  let text: String

  init(_ markup: String) throws {
    var names: Set<String> = []
    var text = ""
    var open: [Substring] = []
    var rest = markup[...]
    while let start = rest.firstIndex(of: "<") {
      text += rest[..<start]
      let end = try #require(rest[start...].firstIndex(of: ">"))
      let tag = rest[rest.index(after: start)..<end]
      if tag.hasPrefix("/") {
        #expect(open.popLast() == tag.dropFirst())
      } else {
        let name = tag.prefix { $0 != " " }
        names.insert(String(name))
        open.append(name)
      }
      rest = rest[rest.index(after: end)...]
    }
    #expect(open.isEmpty)
    text += rest
    for (entity, sign) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
    ] { text = text.replacingOccurrences(of: entity, with: sign) }
    elements = names
    self.text = text
  }
}
