import Answers
import Claims
import Evaluation
import Quantities
import Support
import Testing
import Texts

/// Tables that are true but for their rounding: nothing in them is said to be wrong, and no answer is narrower than what
/// they leave open.
@Suite struct `what rounding, a minus or a gap leaves open accuses nobody` {
  private static func rows(_ measure: String, _ numbers: [(String, String)], year: Int = 2001)
    -> [SmallWorld.Row]
  {
    numbers.map { SmallWorld.Row(host: $0, measure: measure, year: year, number: $1) }
  }

  private func conflicts(_ rows: [SmallWorld.Row]) throws -> Int {
    try #require(SmallWorld.reply(rows, "conflicts").last).table?.rows.count ?? 0
  }

  /// -1.4 = -0.4 - 0.4 - 0.6, printed without decimals.
  @Test func `a zero of a flow may be rounded from below`() throws {
    let rows = Self.rows("flow", [("RU", "-1"), ("AL", "0"), ("BE", "0"), ("GA", "-1")])
    #expect(try conflicts(rows) == 0)
    let wide = Self.rows("flow", [("RU", "-2"), ("AL", "0"), ("BE", "0"), ("GA", "-1")])
    #expect(try conflicts(wide) == 0)
    let total = try #require(SmallWorld.reply(wide, "total russia 2001").last)
    #expect(total.evidence.last?.verdict?.isFavourable == true)
    let zero = try #require(SmallWorld.reply(wide, "total alpha 2001").last?.headline)
    #expect(zero.interval == Interval(low: Rational(-500_000), high: Rational(500_000)))
  }

  @Test func `a stock's zero is not below zero`() throws {
    let rows = Self.rows("stock", [("RU", "-2"), ("AL", "0"), ("BE", "0"), ("GA", "-1")])
    let zero = try #require(SmallWorld.reply(Array(rows.dropFirst()), "total alpha 2001").last?.headline)
    #expect(zero.interval.low == .zero)
  }

  @Test func `a stock that is printed below zero may be`() throws {
    let rows = Self.rows("stock", [("RU", "10"), ("AL", "15"), ("BE", "-5"), ("GA", "0")])
    #expect(try conflicts(rows) == 0)
    let wrong = Self.rows("stock", [("RU", "30"), ("AL", "15"), ("BE", "-5"), ("GA", "0")])
    #expect(try conflicts(wrong) > 0)
  }

  @Test(arguments: [("at-least", true), ("less-than", false)])
  func `a whole with a hedge is judged with it by what is implied`(hedge: String, holds: Bool) throws {
    let rows: [SmallWorld.Row] = [
      .init(host: "RU", measure: "stock", year: 2001, number: "30", hedge: hedge),
      .init(host: "AL", measure: "stock", year: 2001, number: "14"),
      .init(host: "AL", measure: "stock", year: 2001, number: "38", base: "host:RU"),
    ]
    let answer = try #require(SmallWorld.reply(rows, "implied alpha in russia 2001").last)
    #expect(answer.evidence.last?.verdict?.isFavourable == holds)
  }

  @Test(arguments: [
    ("check rank alpha among districts 2001 = 1", true), ("check rank alpha among districts 2001 = 2", true),
    ("check rank beta among districts 2001 = 1", true), ("check rank beta among districts 2001 = 2", true),
    ("check rank gamma among districts 2001 = 3", true), ("check rank gamma among districts 2001 = 2", false),
    ("check rank alpha among districts 2001 = 3", false),
  ])
  func `two of one size may each be the first`(line: String, holds: Bool) throws {
    let rows = Self.rows("stock", [("AL", "20"), ("BE", "20"), ("GA", "10")])
    #expect(try #require(SmallWorld.reply(rows, line).last?.check).holds == holds)
  }

  @Test(arguments: [("1", true), ("2", true), ("3", false)])
  func `a district without a figure may stand before another`(rank: String, holds: Bool) throws {
    let rows = Self.rows("stock", [("AL", "9"), ("BE", "1")])
    let line = "check rank alpha among districts 2001 = \(rank)"
    #expect(try #require(SmallWorld.reply(rows, line).last?.check).holds == holds)
    let answer = try #require(SmallWorld.reply(rows, "rank alpha among districts 2001").last)
    #expect(answer.notes.map(words) == ["1 other has no figure there, and may stand before it"])
  }

  @Test(arguments: [("0", true), ("1", true), ("2", true), ("3", false)])
  func `how many are above a limit is as open as their rounding`(count: String, holds: Bool) throws {
    let rows = Self.rows("stock", [("AL", "100"), ("BE", "100"), ("GA", "30")])
    let line = "check count districts 2001 where > 100 mln USD = \(count)"
    #expect(try #require(SmallWorld.reply(rows, line).last?.check).holds == holds)
    let answer = try #require(SmallWorld.reply(rows, "count districts 2001 where > 99 mln USD").last)
    #expect(answer.headline?.interval == Interval(Rational(2)))
  }

  @Test func `a structure with a gap and no whole has no sure likeness`() throws {
    let rows =
      Self.rows("stock", [("AL", "50"), ("BE", "30"), ("GA", "20")])
      + Self.rows("stock", [("BE", "300"), ("GA", "200")], year: 2002)
    let answer = try #require(SmallWorld.reply(rows, "similarity districts 2001, 2002").last)
    let index = try #require(answer.headline)
    #expect(index.point == nil)
    for likeness in [Rational(34), Rational(83)] { #expect(index.interval.contains(likeness)) }
    #expect(answer.notes.contains { words($0).contains("no whole is printed") })
  }
}
