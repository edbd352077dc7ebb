import Answers
import Evaluation
import Quantities
import Rendering
import Support
import Testing
import Texts

/// The words that set one structure, year or whole against another: quotient, similarity, contribution, reconcile, and
/// shares without a part.
@Suite struct `structures, years and wholes against one another` {
  @Test(arguments: [
    ("quotient manufacturing in CFD to russia from japan 2012", "5.95"),
    ("quotient japan in FEFD to russia 2012", "6"),
    ("similarity CFD, FEFD by sector from japan 2012", "2 %"),
    ("similarity japan, all investors by district 2012", "27.20 %"),
    ("reconcile direct from japan in russia 2005..2012", "150 mln USD"),
    ("reconcile direct from japan in russia 2012", "252 mln USD"),
    ("contribution FEFD in japan 2012", "87.35 pp"),
    ("share CFD in japan without FEFD 2012", "80.5 %"),
    ("share japan in russia without FEFD 2012", "0.44 %"),
    ("share manufacturing in FEFD without extraction 2012", "24 %"),
  ])
  func `the headline has the digits that its ends share`(line: String, headline: String) {
    #expect(Asking.headline(line) == headline)
  }

  @Test func `a quotient is the one share over the other`() throws {
    let quotient = try #require(Asking.answer("quotient trade in CFD to FEFD from japan 2012")?.headline)
    let one = try #require(Asking.answer("share trade in CFD 2012")?.headline)
    let other = try #require(Asking.answer("share trade in FEFD 2012")?.headline)
    #expect(quotient.interval == one.interval.divided(by: other.interval))
  }

  @Test func `a place measured by itself is exactly one`() throws {
    let found = try #require(Asking.answer("quotient trade in CFD to CFD from japan 2012")?.headline)
    #expect(found.interval == Interval(.one))
  }

  @Test func `Krugman's index is 2 less twice Finger and Kreinin's`() throws {
    let answer = try #require(Asking.answer("similarity CFD, NWFD by sector from japan 2012"))
    let measures = answer.evidence.map(\.quantity.interval)
    #expect(
      measures[1] == Interval(Rational(2)) - measures[0].scaled(by: .powerOfTen(-2)).scaled(by: Rational(2)))
  }

  @Test func `a structure is wholly like itself as far as its prints tell`() throws {
    let found = try #require(Asking.answer("similarity russia, russia by sector from japan 2012")?.headline)
    #expect(found.interval.high == .hundred)
    #expect(found.point == .hundred)
  }

  @Test func `the other changes of all years are what the years have together`() throws {
    let table = try #require(Asking.answer("reconcile direct from japan in russia 2005..2012")?.table)
    let others = table.rows.compactMap { row -> Rational? in
      if case .number(let quantity, _, _) = row.cells[3] { quantity.point } else { nil }
    }
    let all = try #require(Asking.answer("reconcile direct from japan in russia 2005..2012")?.headline)
    #expect(others.count == 8)
    #expect(others.reduce(.zero, +) == all.point)
    #expect(all.interval.width == Rational(10_000_000))
  }

  @Test func `contributions of all parts add up to the change of the whole`() throws {
    let rows: [SmallWorld.Row] = [
      .init(host: "RU", measure: "stock", year: 2001, number: "100"),
      .init(host: "AL", measure: "stock", year: 2001, number: "40"),
      .init(host: "BE", measure: "stock", year: 2001, number: "60"),
      .init(host: "RU", measure: "stock", year: 2003, number: "150"),
      .init(host: "AL", measure: "stock", year: 2003, number: "45"),
      .init(host: "BE", measure: "stock", year: 2003, number: "105"),
    ]
    let parts = try ["alpha", "beta"].map { name in
      try #require(try SmallWorld.reply(rows, "contribution \(name) in russia 2001..2003").last)
    }
    #expect(parts.map { $0.headline?.point } == [Rational(5), Rational(45)])
    let whole = try #require(parts[0].evidence.first { $0.label == "whole" }).quantity
    #expect(whole.point == Rational(50))
    let share = try #require(parts[1].evidence.first { $0.label == "of the change" }).quantity
    #expect(share.point == Rational(90))
  }

  @Test func `a part that is taken away leaves its whole smaller`() throws {
    let rows: [SmallWorld.Row] = [
      .init(host: "RU", measure: "stock", year: 2001, number: "100"),
      .init(host: "AL", measure: "stock", year: 2001, number: "40"),
      .init(host: "BE", measure: "stock", year: 2001, number: "30"),
      .init(host: "GA", measure: "stock", year: 2001, number: "30"),
    ]
    let answer = try SmallWorld.reply(rows, "share alpha in russia without gamma 2001").last
    #expect(answer?.headline?.point == Rational(400, 7))
    let index = try #require(try SmallWorld.reply(rows, "concentration districts 2001").last?.headline)
    #expect(index.point == Rational(34, 100))
    let alone = try SmallWorld.reply(rows, "concentration districts 2001 without gamma").last
    #expect(alone?.headline?.point == Rational(25, 49))
  }

  @Test func `parts below zero make no whole`() throws {
    let rows: [SmallWorld.Row] = [
      .init(host: "AL", measure: "flow", year: 2001, number: "-4"),
      .init(host: "BE", measure: "flow", year: 2001, number: "9"),
    ]
    for word in ["structure", "concentration", "inequality", "diversification"] {
      let refusal = try SmallWorld.reply(rows, "\(word) districts 2001").refusal
      #expect(refusal?.code == .notMeaningful)
      #expect(refusal.map { String(describing: $0.message).contains("Alpha") } == true)
    }
    #expect(try SmallWorld.reply(rows, "stability districts 2001").refusal == nil)
  }

  @Test func `stocks and flows of two compilers are not reconciled`() throws {
    let rows: [SmallWorld.Row] = [
      .init(host: "RU", measure: "stock", year: 2001, number: "100", source: "one"),
      .init(host: "RU", measure: "stock", year: 2002, number: "150", source: "one"),
      .init(host: "RU", measure: "flow", year: 2002, number: "30", source: "two"),
    ]
    let refusal = try SmallWorld.reply(rows, "reconcile russia 2002").refusal
    #expect(refusal?.code == .notMeaningful)
    let own = rows.map {
      SmallWorld.Row(host: $0.host, measure: $0.measure, year: $0.year, number: $0.number)
    }
    let answer = try SmallWorld.reply(own, "reconcile russia 2002").last
    #expect(answer?.headline?.point == Rational(20_000_000))
  }

  @Test(arguments: [
    ("quotient construction in CFD to FEFD 2012", RefusalCode.notMeaningful),
    ("quotient manufacturing in CFD from japan 2012", .missingArgument),
    ("quotient in CFD to russia 2012", .missingArgument),
    ("quotient manufacturing CFD to russia 2012", .missingArgument),
    ("quotient manufacturing in CFD, FEFD to russia 2012", .surplusArgument),
    ("quotient manufacturing in CFD to russia from japan 2012 with shares", .surplusArgument),
    ("similarity CFD by sector from japan 2012", .missingArgument),
    ("similarity CFD, FEFD, NWFD by sector from japan 2012", .missingArgument),
    ("similarity CFD, FEFD from japan 2012", .missingArgument),
    ("similarity moscow, CFD by sector from japan 2012", .ambiguousReading),
    ("similarity CFD, FEFD by sector from japan 2011", .noData),
    ("reconcile direct from japan in russia 2004..2012", .noData),
    ("reconcile direct flow from japan in russia 2012", .surplusArgument),
    ("reconcile 2012", .missingArgument), ("reconcile from japan in FEFD 2012", .noData),
    ("contribution FEFD from japan 2012", .missingArgument),
    ("contribution FEFD in (FEFD, CFD) flow from japan 2009..2012", .noData),
    ("share FEFD in japan without FEFD 2012", .notMeaningful),
    ("share moscow in japan without CFD 2012", .notMeaningful),
    ("share CFD in japan without germany 2012", .noData),
    ("share CFD in japan without 2012", .syntax),
    ("total russia 2012 without FEFD", .surplusArgument),
  ])
  func `what cannot be set against one another is refused`(line: String, code: RefusalCode) {
    #expect(Asking.refusal(line)?.code == code, "\(Asking.text(line))")
  }

  @Test(arguments: [
    "check similarity CFD, russia by sector from japan 2012 < 15 %",
    "check similarity CFD, FEFD by sector from japan 2012 = 1.95",
    "check quotient japan in FEFD to russia 2012 about 6",
    "check reconcile direct from japan in russia 2012 = 252 mln USD",
    "check contribution FEFD in japan 2012 = 87 pp",
    "check share CFD in japan without FEFD 2012 about 80 %",
  ])
  func `a check holds on them as on any other call`(line: String) {
    #expect(Asking.answer(line)?.check?.holds == true, "\(Asking.text(line))")
  }
}
