import Answers
import Claims
import Evaluation
import Quantities
import Support
import Testing
import Texts

/// Numbers that are true side by side, whatever lies inside what, whoever counted them, and whichever sign they have.
@Suite struct `nothing true is accused` {
  private static func printed(_ measure: String, _ numbers: [(String, String)]) -> [SmallWorld.Row] {
    numbers.map { SmallWorld.Row(host: $0, measure: measure, year: 2001, number: $1) }
  }

  /// The printed numbers with their verdicts, in the order of print.
  private func verdicts(_ printed: [SmallWorld.Row], areas: [String] = []) throws -> [String] {
    let answer = try #require(SmallWorld.reply(printed, "claims", areas: areas).last)
    return rows(answer).filter { !$0[0].isEmpty }.map { "\($0[3]) \($0[5])" }
  }

  private func areInConflict(_ rows: [SmallWorld.Row], claims: [String]) throws -> Bool {
    try #require(SmallWorld.reply(rows, "conflicts", claims: claims).last).table?.rows.isEmpty == false
  }

  // MARK: Wholes

  @Test(arguments: [
    "PX,Works,project,RU,,,,,,,", "PX,Town,city,RU,,,,,,,", "PX,Delta,district,RU,,,,,2015,,",
    "PX,Rest,residual,RU,,,,,,,",
  ])
  func `what lies inside a part, or was there in another year, is no part of the whole`(area: String) throws {
    let numbers = Self.printed(
      "stock", [("RU", "10.0"), ("AL", "4.0"), ("BE", "6.0"), ("GA", "0.0"), ("PX", "2.0")])
    let found = try verdicts(numbers, areas: [area])
    #expect(found.count == 5 && found.allSatisfy { !$0.contains("disagrees") }, "\(found)")
  }

  @Test(arguments: ["PX,Works,project,RU,,,,,,,", "PX,Rest,residual,RU,,,,,,,"])
  func `what is no district has no place among the districts`(area: String) throws {
    let numbers = Self.printed("stock", [("AL", "9"), ("BE", "5"), ("GA", "1")])
    let answer = try #require(
      SmallWorld.reply(numbers, "rank alpha among districts 2001", areas: [area]).last)
    #expect(answer.notes.isEmpty, "\(answer.notes.map(words))")
  }

  @Test func `parts that are all there is make up their whole`() throws {
    let numbers = Self.printed("stock", [("RU", "12.0"), ("AL", "4.0"), ("BE", "6.0"), ("GA", "0.0")])
    #expect(try verdicts(numbers).allSatisfy { $0.contains("disagrees") })
  }

  // MARK: Signs

  private static let double =
    "c41-1,41,more than double,more-than,2 times,2,,RATIO,0,ratio alpha to beta flow 2001,=,,value,,,"

  @Test(arguments: [
    ("-10.0", "-4.0", false), ("10.0", "4.0", false), ("10.0", "8.0", true), ("-10.0", "0.0", false),
  ])
  func `a multiple is one of two numbers of a sign`(left: String, right: String, isWrong: Bool) throws {
    let numbers = Self.printed("flow", [("AL", left), ("BE", right)])
    #expect(try areInConflict(numbers, claims: [Self.double]) == isWrong)
  }

  @Test(arguments: [("-4.0", "-10.0", false), ("-10.0", "-4.0", true)])
  func `more is more below zero too`(left: String, right: String, isWrong: Bool) throws {
    let more = "c41-1,41,exceeded,,exceeded,,,,,total alpha flow 2001,>,total beta flow 2001,value,,,"
    let numbers = Self.printed("flow", [("AL", left), ("BE", right)])
    #expect(try areInConflict(numbers, claims: [more]) == isWrong)
  }

  @Test func `a share of a whole that may be zero is not known`() throws {
    let numbers = Self.printed("flow", [("AL", "1"), ("BE", "-1.00"), ("GA", "0.00")])
    let reply = try SmallWorld.reply(numbers, "share alpha in russia flow 2001")
    #expect(reply.refusal != nil)
    let own = SmallWorld.Row(host: "AL", measure: "flow", year: 2001, number: "9000", base: "host:RU")
    let found = try verdicts(numbers + [own])
    #expect(found.last == "9000 not-checkable")
  }

  // MARK: The largest and the smallest

  @Test func `the largest may be any that rounding lets be it`() throws {
    let numbers = Self.printed("stock", [("AL", "50"), ("BE", "50.1"), ("GA", "3")])
    let largest = try #require(SmallWorld.reply(numbers, "max district 2001").last?.headline)
    #expect(largest.interval == Interval(low: Rational(50_050_000), high: Rational(50_500_000)))
    let next = try #require(SmallWorld.reply(numbers, "(max district 2001) - 50 mln USD").last?.headline)
    #expect(next.interval == Interval(low: Rational(50_000), high: Rational(500_000)))
  }

  @Test func `the smallest may be any that rounding lets be it`() throws {
    let numbers = Self.printed("stock", [("AL", "50"), ("BE", "49.9"), ("GA", "300")])
    let smallest = try #require(SmallWorld.reply(numbers, "min district 2001").last?.headline)
    #expect(smallest.interval == Interval(low: Rational(49_500_000), high: Rational(49_950_000)))
  }

  @Test func `the largest of numbers far apart is the one that is printed`() throws {
    let numbers = Self.printed("stock", [("AL", "50"), ("BE", "60.1"), ("GA", "3")])
    let largest = try #require(SmallWorld.reply(numbers, "max district 2001").last?.headline)
    #expect(largest.printed == "60.1")
    #expect(largest.interval == Interval(low: Rational(60_050_000), high: Rational(60_150_000)))
  }

  @Test func `the largest beside one without an end has none`() throws {
    var numbers = Self.printed("stock", [("AL", "50"), ("BE", "60.1")])
    numbers[0] = SmallWorld.Row(host: "AL", measure: "stock", year: 2001, number: "50", hedge: "more-than")
    #expect(try #require(SmallWorld.reply(numbers, "max district 2001").last).headline == nil)
  }

  @Test func `what a limit may have left out may be the largest`() throws {
    let numbers = Self.printed("stock", [("AL", "60"), ("BE", "40.0"), ("GA", "3")])
    let line = "max district 2001 where < 60 mln USD"
    let largest = try #require(SmallWorld.reply(numbers, line).last?.headline)
    #expect(largest.interval == Interval(low: Rational(39_950_000), high: Rational(60_000_000)))
  }

  // MARK: Compilers

  private static let two = [("one", "10.0"), ("two", "20.0")].map {
    SmallWorld.Row(host: "RU", measure: "stock", year: 2001, number: $1, source: $0)
  }

  @Test(arguments: [("10", "confirmed"), ("20", "confirmed"), ("30", "disagrees")])
  func `a sentence without a source agrees with any compiler`(number: String, verdict: String) throws {
    let prose = SmallWorld.Row(
      host: "RU", measure: "stock", year: 2001, number: number, source: "_U", isProse: true)
    let found = try verdicts(Self.two + [prose])
    #expect(found.last?.hasSuffix(verdict) == true, "\(found)")
    #expect(found.dropLast().allSatisfy { !$0.contains("disagrees") }, "\(found)")
  }

  @Test(arguments: [("50", "agrees"), ("25", "confirmed"), ("70", "disagrees")])
  func `a share without a source agrees with any compiler`(number: String, verdict: String) throws {
    let parts = ["one", "two"].map {
      SmallWorld.Row(host: "AL", measure: "stock", year: 2001, number: "5.0", source: $0)
    }
    let prose = SmallWorld.Row(
      host: "AL", measure: "stock", year: 2001, number: number, source: "_U", base: "host:RU", isProse: true)
    let found = try verdicts(Self.two + parts + [prose])
    #expect(found.last?.hasSuffix(verdict) == true, "\(found)")
    #expect(found.dropLast().allSatisfy { !$0.contains("disagrees") }, "\(found)")
  }

  @Test func `a sentence without a source bounds no one compiler's figure`() throws {
    let others = ["one", "two"].map {
      SmallWorld.Row(host: "AL", measure: "stock", year: 2001, number: "5.0", source: $0)
    }
    let prose = SmallWorld.Row(
      host: "RU", measure: "stock", year: 2001, number: "20", source: "_U", isProse: true)
    let reply = try SmallWorld.reply(others + [prose], "bounds of total russia 2001 source:two")
    let interval = reply.last?.headline?.interval
    #expect(interval.map { $0.contains(Rational(100_000_000)) } ?? true, "\(String(describing: interval))")
  }

  @Test func `two sentences without a source may be of two compilers`() throws {
    let prose = ["10", "20"].map {
      SmallWorld.Row(host: "RU", measure: "stock", year: 2001, number: $0, source: "_U", isProse: true)
    }
    let found = try verdicts(Self.two + prose)
    #expect(found.allSatisfy { !$0.contains("disagrees") && !$0.contains("conflict") }, "\(found)")
  }

  @Test func `a sentence without a source beside one compiler is that compiler's`() throws {
    let prose = SmallWorld.Row(
      host: "RU", measure: "stock", year: 2001, number: "20", source: "_U", isProse: true)
    let found = try verdicts([Self.two[0], prose])
    #expect(found.allSatisfy { $0.contains("disagrees") }, "\(found)")
  }

  // MARK: Repairs

  @Test(arguments: ["-1543.2", "\u{2212}1543.2", "- 1543.2"])
  func `a number below zero is repaired as others are`(printed: String) throws {
    var numbers = Self.printed("flow", [("RU", "1000.0"), ("AL", "2534.2"), ("GA", "0.0")])
    numbers.append(
      .init(host: "BE", measure: "flow", year: 2001, number: "-1543.2", printed: printed))
    let answer = try #require(SmallWorld.reply(numbers, "repairs").last)
    let sound = printed.replacing("1543", with: "1534")
    #expect(rows(answer).joined().contains { $0.contains(sound) }, "\(rows(answer))")
  }
}
