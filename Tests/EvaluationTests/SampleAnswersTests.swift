import Answers
import Claims
import Observations
import Quantities
import Rendering
import Support
import Testing
import Texts

/// What the product promises to answer.
struct SampleAnswersTests {
  @Test(arguments: [
    ("share japan in FEFD 2012", "17.86 %"),
    ("share japan in дфо 2012", "17.86 %"),
    ("share japan in ДФО 2012", "17.86 %"),
    ("share FEFD in japan 2012", "87.35 %"),
    ("share moscow in japan 2012", "6.33 %"),
    ("share moscow in CFD from japan 2012", "62.13 %"),
    ("share moscow in CFD from all investors 2012", "74.66 %"),
    ("share manufacturing in CFD 2012", "36.25 %"),
    ("share FEFD in japan direct 2012", "17 %"),
    ("share (FEFD, CFD) in japan 2012", "97.53 %"),
    ("share FEFD in japan 2012 + share CFD in japan 2012", "97.53 %"),
    ("total FEFD 2012", "53 bln USD"),
    ("total from japan in russia 2012", "10,778.9 mln USD"),
    ("total manufacturing from japan in CFD 2012", "397.8 mln USD"),
    ("growth direct stock from japan in russia 2004..2012", "31.4"),
    ("ratio FEFD to CFD from japan 2012", "8.58"),
    ("check share FEFD in japan 2012 = 87 %", "87.35 %"),
    ("total japan in canada 1989", "1.6 bln dollars"),
    ("total japan in canada 1988", "770 mln dollars"),
    ("rank canada among hosts for japan cumulative 1951..1989", "12"),
    ("rank NWFD among districts from japan 2012", "3"),
    ("count districts from japan 2012", "8"),
    ("max district from japan 2012", "9,415.9 mln USD"),
    ("share SODECO in sakhalin-1", "30 %"),
    ("implied japan in FEFD 2012", "52721 mln USD"),
  ])
  func `a question has its answer`(line: String, headline: String) {
    #expect(Asking.headline(line) == headline, "\(line)")
  }

  @Test func `a printed share is recomputed from its amounts and agrees`() throws {
    let answer = try #require(Asking.answer("share japan in FEFD 2012"))
    let recomputed = try #require(answer.evidence.first { $0.kind == .recomputed })
    #expect(recomputed.verdict == .agrees)
    #expect(NumberText.ends(recomputed.quantity, decimals: 2) == "17.59 … 17.94 %")
    #expect(
      answer.reading
        == "share investor:JP in investor:\"all investors\" host:RU_FEFD all stock 2012 source:rosstat")
  }

  @Test func `the rest of the table confirms a coarse print`() throws {
    let answer = try #require(Asking.answer("total FEFD 2012"))
    let recomputed = try #require(answer.evidence.first { $0.kind == .recomputed })
    #expect(recomputed.verdict == .confirmed)
    #expect(recomputed.quantity.interval.low.decimalText(decimals: 0, .down) == "52729500000")
    #expect(recomputed.quantity.interval.high.decimalText(decimals: 0, .down) == "52732100000")
  }

  @Test func `another measure of the same thing is listed below as a command`() throws {
    let answer = try #require(Asking.answer("share FEFD in japan 2012"))
    #expect(answer.others.first?.command == "share FEFD in japan direct 2012")
    #expect(Asking.headline(try #require(answer.others.first).command) == "17 %")
  }

  @Test func `a share of one's own district is told from a share of the country`() throws {
    let refusal = try #require(Asking.refusal("share moscow in CFD 2012"))
    #expect(refusal.code == .ambiguousReading)
    #expect(refusal.commands.compactMap { Asking.headline($0) } == ["62.13 %", "74.66 %"])
  }

  @Test func `an acronym of two districts is refused with both as commands`() throws {
    let refusal = try #require(Asking.refusal("share japan in SFD 2012"))
    #expect(refusal.code == .ambiguousName)
    #expect(refusal.commands.compactMap { Asking.headline($0) } == ["0.04 %", "0.4 %"])
  }

  @Test func `districts add up to the published total within rounding`() throws {
    let answer = try #require(Asking.answer("show from japan by district 2012 with shares, totals"))
    let table = try #require(answer.table)
    #expect(table.rows.filter { $0.kind == .body }.count == 8)
    let sums = table.rows.filter { $0.kind != .body }.map { row -> String in
      guard case .number(let quantity, _, _) = row.cells[1] else { return "" }
      return NumberText.bare(quantity)
    }
    #expect(sums == ["10,778.9", "10,779.0", "−0.1"])
    #expect(answer.notes.contains("the residual is within rounding"))
  }

  @Test func `a printed table is shown letter for letter`() throws {
    let table = try #require(Asking.answer("show table 1 of ershova-2014")?.table)
    let printed = table.rows.map { row in
      row.cells.map { cell -> String in if case .printed(let text) = cell { text } else { "?" } }
    }
    #expect(printed.count == 14)
    #expect(printed[2] == ["Russian Federation", "10 778,9", "100,00", "362,366", "100", "2,98"])
    #expect(printed[4] == ["Moscow*", "681,8", "62,13*", "149,7247", "74,66*", "0,46"])
    #expect(printed[8] == ["North-Caucasian Federal District", "0,", "0,00", "1,5047", "", "0,"])
    #expect(printed[9] == ["", "", "", "", "0,42", ""])
    #expect(table.footnotes == ["*Moscow - percentage of CFD volume, St.Petersburg - from NWFD volume"])
  }

  @Test func `the three largest hosts of fifty years`() throws {
    let table = try #require(Asking.answer("top 3 hosts for japan cumulative 1951..1989")?.table)
    let rows = table.rows.map { row -> [String] in
      row.cells.map { cell in
        switch cell {
        case .text(let text): text
        case .number(let quantity, _, _): NumberText.headline(quantity)
        case .blank, .none, .printed: "?"
        }
      }
    }
    #expect(
      rows == [
        ["1", "United States", "163.7 bln dollars"], ["2", "United Kingdom", "17.2 bln dollars"],
        ["3", "Panama", "16.2 bln dollars"],
      ])
  }

  @Test func `growth has a multiple, a change and a rate a year`() throws {
    let answer = try #require(Asking.answer("growth direct stock from japan in russia 2004..2012"))
    let measures = answer.evidence.filter { $0.kind == .measure }
    #expect(measures.map(\.label) == ["multiple", "change", "a year"])
    #expect(NumberText.ends(measures[0].quantity, decimals: 2) == "31.24 … 31.62")
    #expect(PhraseText.plain(measures[2].detail).hasSuffix("compound, n = 8"))
  }

  @Test func `a check that fails says both intervals and stops the cell`() throws {
    let answer = try #require(Asking.answer("check total FEFD 2012 = 60 bln USD"))
    #expect(answer.check == CheckResult(holds: false, verdict: "disagrees"))
    #expect(
      answer.evidence.map { PhraseText.plain($0.detail) } == [
        "52.5 … 53.5 bln USD", "59.5 … 60.5 bln USD: disagrees",
      ])
  }

  @Test func `a flow may be compared with a stock, and the answer says so`() throws {
    let answer = try #require(
      Asking.answer(
        "check total direct flow from japan in russia 2012 > total direct stock from japan in russia 2008"))
    #expect(answer.check?.holds == true)
    #expect(answer.notes.contains { PhraseText.plain($0).contains("a flow with a stock") })
  }

  @Test(arguments: [
    ("total stock from japan in russia 2004..2012", RefusalCode.notAdditive, "trend"),
    ("show sectors in NWFD 2010", .noData, "2012"),
    ("share germany in FEFD 2012", .noData, "list"),
    ("share germny in FEFD 2012", .unknownName, "germany"),
    ("share japan in FEFD 2011", .noData, "2012"),
    ("total from japan in russia", .ambiguousReading, "latest"),
  ])
  func `what has no answer is refused with a way on`(line: String, code: RefusalCode, hint: String) throws {
    let refusal = try #require(Asking.refusal(line))
    #expect(refusal.code == code)
    #expect(refusal.hint?.plain.contains(hint) == true)
  }
}

extension Phrase {
  fileprivate static func == (phrase: Phrase, text: String) -> Bool { PhraseText.plain(phrase) == text }
}
