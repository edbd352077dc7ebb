import Answers
import Evaluation
import Support
import Testing
import Texts

/// Every word of a line counts, or the line is refused.
@Suite struct `a line is taken whole` {
  @Test func `two limits stand together, in either order`() throws {
    for limits in ["where > 1 bln USD where < 2 bln USD", "where < 2 bln USD where > 1 bln USD"] {
      let table = try #require(Asking.answer("show from japan by district 2012 \(limits)")?.table)
      #expect(table.rows.count == 1)
      #expect(Asking.headline("count districts from japan 2012 \(limits)") == "1")
      #expect(Asking.answer("rank districts from japan 2012 \(limits)")?.table?.rows.count == 1)
    }
    #expect(
      Asking.refusal("show from japan by district 2012 where > 1 bln USD where < 2 %")?.code == .unitMismatch)
  }

  @Test(arguments: [
    ("total FEFD from japan 2012 as bln USD as mln USD", RefusalCode.surplusArgument),
    ("show from japan by district 2012 as %", .unitMismatch),
    ("show from japan by district 2012 as pp", .unitMismatch),
    ("show sectors in CFD 2012 as mln USD", .unitMismatch),
    ("show from japan by district, year as bln USD", .unitMismatch),
    ("show by year, measure direct from japan in russia as %", .unitMismatch),
    ("show table 1 of ershova-2014 2011", .surplusArgument),
    ("show table 1 of ershova-2014 as bln USD", .surplusArgument),
    ("show table 1 of ershova-2014 where > 100 mln USD", .surplusArgument),
    ("show table 1 of ershova-2014 with shares", .surplusArgument),
    ("show table 5 of ershova-2014 from japan 1999", .surplusArgument),
    ("total 2008 japan in russia direct flow latest", .surplusArgument),
    ("total latest japan in russia direct 2004", .surplusArgument),
    ("growth direct stock from japan in russia 2004, 2008, 2012", .surplusArgument),
    ("growth direct stock from japan in russia 2012, 2004", .syntax),
    ("ratio latest to moscow region 2012", .missingArgument),
    ("total japan in united states cumulative 1951, 1989", .noData),
    ("share united states in united states cumulative 2020", .noData),
    ("total china", .notAdditive),
  ])
  func `what a word has no use for is refused`(line: String, code: RefusalCode) {
    #expect(Asking.refusal(line)?.code == code, "\(line)")
  }

  @Test func `a span is a range of years, and growth may name all of them`() {
    #expect(Asking.headline("total japan in united states cumulative 1951..1989") == "163.7 bln dollars")
    let ends = Asking.headline("growth direct stock from japan in russia 2004, 2012")
    #expect(ends != nil && Asking.headline("growth direct stock from japan in russia 2004..2012") == ends)
  }

  @Test func `the whole that a share of kinds is of is said`() throws {
    let sentence = try #require(Asking.answer("share direct in direct from japan in russia 2012")?.sentence)
    #expect("\(sentence)".contains("direct investment stock"))
  }

  @Test func `a unit is that of the numbers that have one`() throws {
    #expect(
      Asking.answer("show from japan by district 2012 as bln USD with shares")?.table?.columns.count == 3)
    #expect(Asking.answer("show sectors in CFD 2012 as %") != nil)
    #expect(Asking.answer("show from japan by district, year as %")?.table?.rows.count == 1)
    #expect(Asking.answer("show table 1 of ershova-2014")?.table?.rows.isEmpty == false)
  }
}
