import Answers
import Quantities
import Rendering
import Support
import Testing
import Texts

/// The mistakes that these tables invite.
struct TrapsTests {
  @Test func `a stock is not added over years`() {
    #expect(Asking.refusal("total stock from japan in russia direct 2004..2012")?.code == .notAdditive)
    #expect(
      Asking.refusal(
        "total direct stock from japan in russia 2011 + total direct stock from japan in russia 2012")?.code
        == .notAdditive)
    #expect(Asking.headline("total direct flow from japan in russia 2004..2012") == "2546 mln USD")
  }

  @Test func `a cumulative figure is not taken for a stock`() {
    #expect(Asking.refusal("total stock from japan in US 1951..1989")?.code == .notAdditive)
    #expect(Asking.refusal("total stock from japan in US 1989")?.code == .noData)
  }

  @Test func `shares of different wholes are neither added nor ranked`() {
    #expect(Asking.refusal("share japan in FEFD 2012 + share japan in CFD 2012")?.code == .differentBases)
    #expect(
      Asking.refusal("share moscow in CFD from japan 2012 + share FEFD in japan 2012")?.code
        == .differentBases)
  }

  @Test func `a district and its own city are not in one sum`() {
    #expect(Asking.refusal("total moscow, CFD from japan 2012")?.code == .notAdditive)
    #expect(Asking.refusal("total (CFD, moscow) from japan 2012")?.code == .notAdditive)
    #expect(Asking.refusal("show CFD, moscow from japan 2012 with totals")?.code == .notAdditive)
    #expect(Asking.refusal("rank hosts from japan 2012")?.code == .ambiguousReading)
  }

  @Test func `children that do not exhaust their parent are said not to`() throws {
    let answer = try #require(Asking.answer("show hosts from japan cumulative 1951/1989 with totals"))
    #expect(answer.table?.rows.contains { $0.kind == .total } == false)
    let regions = try #require(Asking.answer("rank regions from japan 2012"))
    #expect(regions.notes.contains { PhraseText.plain($0).contains("not all there are") })
  }

  @Test func `all foreign investment is not taken for direct investment`() throws {
    #expect(Asking.headline("total from japan in russia 2012") == "10,778.9 mln USD")
    #expect(Asking.headline("total direct from japan in russia 2012") == "2734 mln USD")
    let answer = try #require(Asking.answer("total direct from japan in russia 2012"))
    #expect(PhraseText.plain(answer.sentence) == "Japan's direct investment stock in Russia, 2012")
  }

  @Test func `millions and billions in one row keep their units`() throws {
    let answer = try #require(Asking.answer("show by investor, district 2012"))
    #expect(answer.table != nil)
    #expect(Asking.headline("total FEFD 2012 - total FEFD from japan 2012") == "43,584.1 mln USD")
  }

  @Test func `a difference of shares is in points, not in per cent`() {
    #expect(Asking.headline("share FEFD in japan 2012 - share CFD in japan 2012") == "77.17 pp")
  }

  @Test func `several years with data and none named is refused`() throws {
    let refusal = try #require(Asking.refusal("total direct stock from japan in russia"))
    #expect(refusal.code == .ambiguousReading)
    #expect(refusal.commands.count >= 9)
  }

  @Test func `a share whose whole is the district is not shown as one of the country`() throws {
    let table = try #require(Asking.answer("show from japan by region 2012 with shares")?.table)
    let moscow = try #require(table.rows.first { $0.cells.first == .text("Moscow") })
    let petersburg = try #require(table.rows.first { $0.cells.first == .text("Saint-Petersburg") })
    guard case .number(_, let own, _) = moscow.cells[2], case .number(_, let other, _) = petersburg.cells[2]
    else {
      Issue.record("no shares")
      return
    }
    #expect(own != other)
    #expect(table.footnotes.contains("* of the North-Western Federal District"))
  }

  @Test(arguments: ["share İapan in FEFD 2012", "share japan in fefD\u{0307} 2012"])
  func `the Turkish i is a letter of its own`(line: String) {
    #expect(Asking.refusal(line)?.code == .unknownName)
  }

  @Test func `letters of two alphabets are told apart`() throws {
    let refusal = try #require(Asking.refusal("share japan in СFD 2012"))
    #expect(refusal.code == .unknownName)
    #expect(refusal.hint?.plain == "did you mean CFD?")
  }

  @Test func `composed and decomposed letters are the same name`() {
    let composed = "share japan in Центральный федеральный округ 2012"
    let decomposed = composed.unicodeScalars.map { $0 == "й" ? "и\u{0306}" : String($0) }.joined()
    #expect(Array(decomposed.utf8) != Array(composed.utf8))
    #expect(Asking.headline(composed) == "0.55 %")
    #expect(Asking.headline(decomposed) == "0.55 %")
  }

  @Test func `a zero in print is an interval, and a lost digit is said`() throws {
    let answer = try #require(Asking.answer("total NCFD from japan 2012"))
    #expect(answer.headline?.interval.low.isZero == true)
    #expect(answer.headline?.interval.high.isZero == false)
    #expect(answer.notes.contains { PhraseText.plain($0).contains("digits after the comma are lost") })
  }

  @Test func `a blank is no zero`() {
    #expect(Asking.refusal("share rubber production in moscow from japan 2012")?.code == .noData)
    #expect(
      Asking.refusal("show rubber production in moscow from japan 2012")?.message.plain.contains("blank")
        == true)
  }

  @Test func `a print without its multiplier is not counted with`() {
    #expect(Asking.headline("total yaroslavsky from japan 2012") == "77 mln USD")
  }

  @Test func `two compilers' figures for one thing stay two`() throws {
    let answer = try #require(Asking.answer("total direct from japan in russia 2012"))
    #expect(answer.others.contains { $0.command.contains("source Rosstat") })
  }

  @Test(arguments: [
    ("total 362,366", RefusalCode.thousandsMark), ("check total FEFD 2012 = 52,5 bln USD", .decimalComma),
    ("show from japan in FEFD 2004-2012", .periodRange), ("share japan in \"FEFD", .unfinished),
    ("share japan in FEFD 2012 +", .unfinished), ("(1", .unfinished), ("1 / 0", .notMeaningful),
    ("total FEFD 2012 + share japan in FEFD 2012", .unitMismatch),
    ("check share FEFD in japan 2012 = 87", .unitMismatch),
    ("let total = 3", .nameTaken), ("let japan = 3", .nameTaken), ("@nothing", .unknownCell),
    ("shwo japan", .unknownWord),
  ])
  func `bad input has its code`(line: String, code: RefusalCode) {
    #expect(Asking.refusal(line)?.code == code)
  }

  @Test func `a refused line leaves the session as it was`() {
    #expect(
      Asking.headline("use from japan, 2012", "use from nowhere", "total FEFD") == "9,415.9 mln USD")
    #expect(Asking.headline("let x = 2", "let x = total japan in nowhere", "x * 3") == "6")
  }

  @Test func `a supposition is marked in every answer until it is taken back`() throws {
    let supposed = try #require(
      Asking.answer("suppose total FEFD 2012 = 60 bln USD", "share japan in FEFD from all investors 2012"))
    #expect(supposed.notes.contains { PhraseText.plain($0).hasPrefix("supposing") })
    #expect(Asking.headline("suppose total FEFD 2012 = 60 bln USD", "total FEFD 2012") == "60 bln USD")
    #expect(
      Asking.headline("suppose total FEFD 2012 = 60 bln USD", "suppose nothing", "total FEFD 2012")
        == "53 bln USD")
  }

  @Test(arguments: [("120 %", false), ("-0.1 %", false), ("100 %", true), ("0 %", true)])
  func `no share beyond its whole is supposed`(value: String, isAnswered: Bool) {
    let refusal = Asking.refusal("suppose share japan in FEFD 2012 = \(value)")
    #expect(refusal?.code == (isAnswered ? nil : .notMeaningful))
  }
}
