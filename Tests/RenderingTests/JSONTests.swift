import Answers
import Quantities
import Rendering
import Testing
import Texts

@Suite struct JSONTests {
  @Test func `an answer is one line, its members in order`() {
    var answer = shareAnswer()
    answer.evidence = [answer.evidence[1]]
    answer.notes = []
    answer.others = []
    answer.cells = [2]
    #expect(
      text(answer, "json")
        == #"{"format":1,"kind":"number","headline":{"text":"17.86 %","point":"17.86","low":"17.855","high":"17.865","unit":"%","scale":"","decimals":2,"printed":"17.86","hedge":"","kind":"printed"},"#
        + #""sentence":"Japan's share of the investment stock in the Far Eastern Federal District, 2012","reading":"share investor:JP in investor:\"all investors\" host:RU_FEFD all stock 2012 source:rosstat","#
        + #""evidence":[{"kind":"recomputed","label":"recomputed","number":{"text":"17.8 %","point":"17.7658","low":"17.5924","high":"17.9311","unit":"%","scale":"","decimals":1,"printed":null,"hedge":"","kind":"derived"},"detail":"9,415.9 mln USD of 53 bln USD","verdict":"agrees","place":null}],"#
        + #""table":null,"series":[],"paragraphs":[],"others":[],"notes":[],"#
        + #""cells":[{"publication":"ershova-2014","table":null,"row":null,"column":null,"line":217,"id":"p9-1","printed":"around $700-800m","hedge":"around","note":"rounded|joined","key":{"investor":"JP","host":"RU_FEFD","sector":"_T","measure":"stock","coverage":"all","period":"1951/1989","unit":"USD","base":"-","source":"rosstat","side":"host"}}],"#
        + #""check":null,"effect":null}"#)
  }

  @Test func `numbers are exact`() throws {
    let third = try #require(Rational(1, 3))
    let answer = Answer(
      headline: Quantity(unit: .ratio, point: third, interval: Interval(low: third, high: .one), decimals: 2))
    let headline = try #require(try parsedJSON(text(answer, "json"))["headline"] as? [String: Any])
    #expect(headline["text"] as? String == "0.33")
    #expect(headline["point"] as? String == "1/3")
    #expect(headline["low"] as? String == "1/3")
    #expect(headline["high"] as? String == "1")
  }

  @Test(arguments: ShownTests.hostile.map(\.0) + ["\"\\/", "\u{0}", "\u{1F600}", "𐀀\u{E0001}", "</script>"])
  func `another reader finds the same text`(hostile: String) throws {
    let written = text(ShownTests.answer(hostile), "json")
    let parsed = try parsedJSON(written)
    #expect(parsed["sentence"] as? String == hostile)
    #expect(parsed["reading"] as? String == hostile)
    let table = try #require(parsed["table"] as? [String: Any])
    #expect(table["caption"] as? String == hostile)
    #expect(table["footnotes"] as? [String] == [hostile])
    #expect(!written.contains("\n"))
  }

  @Test func `every kind of cell can be told apart`() throws {
    let parsed = try parsedJSON(text(Answer(table: districtTable()), "json"))
    let table = try #require(parsed["table"] as? [String: Any])
    let rows = try #require(table["rows"] as? [[String: Any]])
    #expect(
      rows.compactMap { $0["kind"] as? String } == [
        "total", "body", "body", "body", "body", "body", "summary",
      ])
    let southern = try #require(rows[4]["cells"] as? [Any])
    #expect((southern[1] as? [String: Bool]) == ["blank": true])
    #expect(southern[2] as? [String: Any] == nil)
    let sum = try #require(rows[6]["cells"] as? [[String: Any]])
    #expect(sum[2]["printed"] as? String == "100,00")
  }

  @Test func `a refusal has its code, its place and its commands`() throws {
    let diagnostic = Diagnostic(
      .ambiguousName, "\(quoted: "SFD") fits two", at: Span(6, 9), hint: "say which", commands: ["a", "b"])
    let written = try #require(Formats.named("json")?.text(Refusal(diagnostic, in: "total SFD")))
    #expect(
      written
        == #"{"format":1,"kind":"refusal","refused":{"code":"ambiguous-name","message":"'SFD' fits two","span":{"start":6,"end":9},"hint":"say which","commands":["a","b"]}}"#
    )
    #expect(try parsedJSON(written)["format"] as? Int == 1)
  }

  @Test(arguments: [
    ("\u{1B}[31m", #""\u001b[31m""#), ("\u{7F}\u{9B}", #""\u007f\u009b""#), ("\u{2028}", #""\u2028""#),
    ("\u{202E}a", #""\u202ea""#), ("\u{E0041}", #""\udb40\udc41""#),
    ("Япония \u{1F30B}", "\"Япония \u{1F30B}\""),
  ])
  func `what a reader would not see is escaped, and read as it was`(_ text: String, _ shown: String) throws {
    #expect(JSONValue.string(text).shown == shown)
    #expect(try JSONValue(reading: shown.utf8) == .string(text))
  }
}
