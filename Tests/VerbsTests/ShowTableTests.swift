import Answers
import Evaluation
import Observations
import Quantities
import Support
import Testing
import Texts
import Verbs

/// What the tables of `show` say of themselves.
struct ShowTableTests {
  @Test func `a table with rows and columns shows what is printed of more cells, and names the other`() {
    let shares = ask("show by sector, region").last
    #expect(rows(shares).contains { $0.first == "Wholesale and retail trade" && $0.contains("73.02 %") })
    #expect(shares?.table?.footnotes.contains("shares of all sectors") == true)
    #expect(shares?.notes.map { words($0) } == ["1 amount is printed too: as mln USD"])
    let amounts = ask("show by sector, region as mln USD").last
    #expect(rows(amounts) == [["Diamond extraction, exploration and engineering", "27.6 mln USD"]])
    #expect(ask("show by sector, district with shares").last?.table != nil)
  }

  @Test(arguments: [
    "show by sector, region", "show by sector, region as mln USD", "show by sector, district with shares",
  ])
  func `what was chosen is in the reading`(line: String) {
    let answer = ask(line).last
    #expect(answer?.table != nil)
    #expect(ask(answer?.reading ?? "").last?.table == answer?.table)
  }

  @Test func `a sum names what it could not hold`() throws {
    let table = try #require(ask("show regions in CFD from japan 2012 with totals").last?.table)
    #expect(
      table.footnotes == ["the sum is without Yaroslavsky region: $77 is printed without its multiplier"])
    #expect(ask("show regions in CFD from japan 2012").last?.table?.footnotes == [])
  }

  @Test(arguments: ["totals", "published"])
  func `what a table with rows and columns cannot hold is refused`(extra: String) {
    let line = "show flow from japan in FEFD, CFD 2009..2012"
    #expect(ask("\(line) with \(extra)").refusal?.code == .surplusArgument)
    #expect(ask("\(line)").last?.table != nil)
  }

  @Test func `a filter stands in the title, and is refused where a row has several numbers`() {
    #expect(
      words(ask("show from japan by district 2012 where > 100 mln USD").last?.sentence)
        == "Japan's investment stock, 2012, by district, above 100 mln USD")
    let below = words(ask("rank districts from japan 2012 where < 100 mln USD").last?.sentence)
    #expect(below.hasSuffix(", below 100 mln USD"))
    let refusal = ask("show by sector, district where > 5 %").refusal
    #expect(refusal?.code == .surplusArgument)
    #expect(refusal?.message.plain == "'where' leaves out rows, and these have several numbers each")
  }

  @Test func `an index without a base year has its measure as its heading`() {
    let columns = ask("show energy intensity by host").last?.table?.columns
    #expect(columns?.map(\.title) == ["Host", "Energy intensity"])
    #expect(columns?.map(\.unit) == ["", ""])
    let index = ask("trend japan direct 2004..2012 as index 2004").last?.table?.columns
    #expect(index?.map(\.title) == ["Period", "Index, 2004 = 100", "Change"])
  }

  @Test func `the lines of one answer are in one scale`() {
    let text = Asking.text("total japan in moscow 2012")
    #expect(text.contains("recomputed    681.2 … 696.3 mln USD"), "\(text)")
  }

  @Test func `a list of what the data holds rests on all of it, a list of words on none`() throws {
    let all = Array(try Asking.catalogue().cube.rows)
    for line in ["list", "list sectors", "list tables", "list names"] {
      #expect(ask(line).last?.surveyed == all)
    }
    for line in ["list words", "list hedges", "list codes"] { #expect(ask(line).last?.surveyed == []) }
    #expect(ask("show table 5 of ershova-2014").last?.cells.isEmpty == false)
  }
}
