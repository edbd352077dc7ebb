import Foundation
import Replaying
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

struct ReportTests {
  private static let tables = ["t": "Place  2011   2012\nCFD    10.0   11.0\nFEFD   17.86  20.0"]
  private static let old = ["t": "Place  2011  2012\nCFD    10.0  11.0\nFEFD   17.8  20.0"]

  private static let notebook = """
    x <!--= @a -->4<!--/=-->

    ```okrug {#a .eror}
    read t
    ```

    ```okrug {#b}
    say b
    ```

    ```output
    b
    ```

    ```okrug {.skip}
    ```

    ```okrug {#d}
    say d
    ```

    """

  private func report() -> FileReport {
    let recorded = UpdatedOutput.of(Self.notebook, cell: 0, Toy(tables: Self.old))
    return replay(recorded, Toy(tables: Self.tables))
  }

  /// Records one cell of a notebook.
  private enum UpdatedOutput {
    static func of(_ source: String, cell: Int, _ toy: Toy) -> String {
      let notebook = Notebook(source)
      var session = toy
      let outcome = session.answer(cell: notebook.source(of: notebook.cells[cell]), line: 1, id: nil)
      return text(notebook.recording(outcome, ofCell: cell, version: "1.0"))
    }
  }

  @Test func `the human report names place, cell, difference, cause, and what to do`() {
    #expect(
      report().written("human") == """
        n.md:3:1: warning: no class '.eror'
          hint: the classes are .skip .error .any .unordered .setup .fresh .hide .exercise .solution .check .hidden
        n.md:1: @a: '4' does not hold (check-failed)
            @a is Place  2011   2012
            CFD    10.0   11.0
            FEFD   17.86  20.0
        n.md:3: #a: output differs
            Place  2011  2012
            CFD    10.0  11.0
          - FEFD   17.8  20.0
          + FEFD   17.86  20.0
          row FEFD, column 2011: 17.8 → 17.86
          cause: the data it read changed: t
        n.md:24: #d: not recorded
          + d
          hint: run update
        n.md: 4 cells: 1 as recorded, 2 differ, 1 skipped; 0 of 1 check holds

        """)
  }

  @Test func `a review gets the paragraph of each item, and nothing for what is as recorded`() {
    let report = report()
    let paragraphs = report.items.map { report.paragraph(on: $0) }
    #expect(paragraphs.map(\.isEmpty) == [false, false, true, true, false])
    #expect(paragraphs[4] == "n.md:24: #d: not recorded\n  + d\n  hint: run update\n")
  }

  @Test func `a good file is one line`() {
    #expect(
      replay("```okrug\nsay a\n```\n\n```output\na\n```\n").written("human")
        == "n.md: 1 cell: 1 as recorded\n")
    #expect(
      replay("```okrug\nsay a\n```\n\n```output\na\n```\n").written("human", ReportStyle(isColoured: true))
        == "\u{1b}[32mn.md: 1 cell: 1 as recorded\u{1b}[0m\n")
    #expect(replay("").written("human") == "n.md: no cells: nothing is proved\nn.md: 0 cells: nothing\n")
  }

  @Test func `without colour no report has a control character, whatever was said or recorded`() {
    let hostile = "\u{1b}[31m\0\u{9b}\u{202e}\r"
    let text =
      "```okrug {#a}\nsay a\\e[1m\\0\n```\n\n```output\n\(hostile)\n```\n\nx <!--= \(hostile) -->\(hostile)<!--/=-->\n"
    var report = replay(text)
    report = Replay.run("n\u{1b}\n.md", bytes(text), with: { Toy() })
    for format in ReportFormats.all where format.name != "diff" {
      let written = String(decoding: format.render([report], ReportStyle()), as: UTF8.self)
      #expect(
        written.unicodeScalars.allSatisfy {
          $0 == "\n" || ($0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) && $0 != "\u{202e}")
        }, "\(format.name)")
    }
  }

  @Test func `tap has a plan, and a point for each cell and check`() {
    #expect(
      report().written("tap") == """
        TAP version 14
        1..5
        not ok 1 - n.md:1: @a
          ---
          message: "'4' does not hold (check-failed)"
          now: "@a is Place  2011   2012\\nCFD    10.0   11.0\\nFEFD   17.86  20.0"
          ...
        not ok 2 - n.md:3: \\#a
          ---
          message: "output differs"
          recorded: "Place  2011  2012\\nCFD    10.0  11.0\\nFEFD   17.8  20.0"
          now: "Place  2011   2012\\nCFD    10.0   11.0\\nFEFD   17.86  20.0"
          cause: "the data it read changed: t"
          ...
        ok 3 - n.md:13: \\#b
        ok 4 - n.md:21: cell 3 # SKIP marked .skip
        not ok 5 - n.md:24: \\#d
          ---
          message: "not recorded"
          hint: "run update"
          now: "d"
          ...

        """)
    #expect(replay("").written("tap").hasPrefix("TAP version 14\n1..1\nnot ok 1 - n.md:1: no-cells\n"))
    #expect(
      replay("```okrug\n").written("tap").hasPrefix(
        "TAP version 14\n1..1\nnot ok 1 - n.md:1: unterminated-cell\n"))
  }

  @Test func `github annotations name file and line`() {
    #expect(
      report().written("github") == """
        ::warning file=n.md,line=3,title=unknown-class::no class '.eror'%0Ahint: the classes are .skip .error .any .unordered .setup .fresh .hide .exercise .solution .check .hidden
        ::error file=n.md,line=1,col=3,title=@a::@a: '4' does not hold (check-failed)%0A@a is Place  2011   2012%0ACFD    10.0   11.0%0AFEFD   17.86  20.0
        ::error file=n.md,line=3,title=#a::#a: output differs%0A- FEFD   17.8  20.0%0A+ FEFD   17.86  20.0%0Acause: the data it read changed: t
        ::error file=n.md,line=24,title=#d::#d: not recorded%0A+ d%0Ahint: run update
        okrug: n.md: 4 cells: 1 as recorded, 2 differ, 1 skipped; 0 of 1 check holds

        """)
  }

  @Test func `a github annotation is one line, and nothing in it is a command of its own`() {
    let text = "```okrug {#a}\nsay 50%,a:b\\r\\n::error::x\n```\n\n```output\nz\n```\n"
    let report = Replay.run("./d,e:f%\n.md", bytes(text), with: { Toy() })
    let lines = String(
      decoding: ReportFormats.named("github")?.render([report], ReportStyle()) ?? [], as: UTF8.self
    )
    .split(separator: "\n")
    #expect(
      lines == [
        "::error file=d%2Ce%3Af%25%0A.md,line=1,title=#a::#a: output differs%0A- z%0A+ 50%25,a:b%0A+ ::error::x%0Acause: not known: the output was recorded without digests",
        "okrug: ./d,e:f% .md: 1 cell: 1 differs",
      ])
  }

  @Test func `an annotation shows twenty rows of a difference`() {
    let written = replay("```okrug\nrows 60\n```\n\n```output\nz\n```\n").written("github")
    #expect(written.contains("%0Aand 22 more rows%0A"))
  }

  @Test func `json is one value with a stable form`() throws {
    let value = try JSONSerialization.jsonObject(with: Data(report().written("json").utf8)) as? [String: Any]
    #expect(value?["exit"] as? Int == 1)
    let file = (value?["files"] as? [[String: Any]])?.first
    #expect(file?["name"] as? String == "n.md")
    let items = file?["items"] as? [[String: Any]]
    #expect(items?.map { $0["verdict"] as? String } == ["failed", "failed", "passed", "skipped", "failed"])
    #expect(items?.map { $0["line"] as? Int } == [1, 3, 13, 21, 24])
    let failure = items?[1]["failure"] as? [String: Any]
    #expect(failure?["kind"] as? String == "output")
    #expect((failure?["causes"] as? [[String: Any]])?.first?["names"] as? [String] == ["t"])
  }

  @Test func `junit is well-formed, whatever was said, and counts right`() throws {
    final class Reader: NSObject, XMLParserDelegate {
      var cases = 0
      var failures = 0
      var attributes: [String: String] = [:]
      func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
      ) {
        if name == "testsuites" { self.attributes = attributes }
        if name == "testcase" { cases += 1 }
        if name == "failure" || name == "error" { failures += 1 }
      }
    }
    let hostile = "```okrug {#a}\nsay <&\"'>]]>\\0\\e\u{FFFF}\u{FFFE}\n```\n\n```output\n]]>\u{1}\n```\n"
    for report in [report(), replay(hostile), replay(""), replay("```okrug\n")] {
      let reader = Reader()
      let parser = XMLParser(data: Data(report.written("junit").utf8))
      parser.delegate = reader
      #expect(parser.parse())
      #expect(reader.attributes["tests"] == String(reader.cases))
      #expect(
        Int(reader.attributes["failures"] ?? "").map { $0 + (Int(reader.attributes["errors"] ?? "") ?? 0) }
          == reader.failures)
    }
  }

  @Test func `the formats are one list, each with a name of its own, and the exit code is the gravest`() {
    #expect(ReportFormats.all.map(\.name) == ["human", "diff", "junit", "tap", "json", "github"])
    let good = replay("```okrug\nsay a\n```\n\n```output\na\n```\n")
    #expect(ReportFormats.exitCode([good]) == 0)
    #expect(ReportFormats.exitCode([good, replay("")]) == 1)
    #expect(ReportFormats.exitCode([replay("```okrug\n"), good, replay("")]) == 2)
    #expect(ReportFormats.exitCode([]) == 1)
  }

  @Test func `a difference in padding alone is shown as it is`() {
    let written = replay("```okrug\nsay a   b\n```\n\n```output\na  b\n```\n").written("human")
    #expect(written.contains("  - a  b\n  + a   b\n"))
  }
}
