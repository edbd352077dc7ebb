import Claims
import Quantities
import Testing

/// The closed list of verdicts, in its order.
struct VerdictTests {
  private static func verdict(_ printed: String, _ low: String, _ high: String, exact: Bool = false) throws
    -> Verdict
  {
    let number = try #require(PrintedNumber(text: printed, number: printed, exact: exact))
    let ends = Interval(
      low: try #require(Rational(decimal: low)), high: try #require(Rational(decimal: high)))
    return Verdict(printed: number, recomputed: ends)
  }

  @Test(arguments: [
    ("2", "1.54", "1.54", Verdict.confirmed), ("87.35", "87.3540", "87.3558", .agrees),
    ("87.35", "87.348", "87.352", .confirmed), ("681", "681.75", "681.85", .agreesTruncated),
    ("700", "730", "735", .agreesOtherReading), ("2.98", "2.9745", "2.9747", .lastDigit),
    ("2.98", "2.90", "2.91", .disagrees), ("5", "4", "8", .agrees),
  ])
  func `an unhedged number takes the first verdict that applies`(
    printed: String, low: String, high: String, verdict: Verdict
  ) throws {
    #expect(try Self.verdict(printed, low, high) == verdict)
  }

  @Test func `a tie is never accused`() throws {
    #expect(try Self.verdict("17.9", "17.85", "17.85") == .confirmed)
    #expect(try Self.verdict("17.9", "17.95", "17.95") == .confirmed)
  }

  @Test func `unequal counts and ranks disagree, however near`() throws {
    #expect(try Self.verdict("12", "11", "11", exact: true) == .disagrees)
    #expect(try Self.verdict("12", "12", "12", exact: true) == .confirmed)
  }

  @Test(arguments: ["8.58", "97.53", "0.47", "9415.9", "53"])
  func `a number made by rounding is confirmed or agrees`(text: String) throws {
    let value = try #require(Rational(decimal: text))
    let off = try #require(Rational(1, 250))
    let number = try #require(PrintedNumber(text: text, number: text))
    for shift in [-off, .zero, off] {
      let exact = Interval(value + shift * number.lastUnit)
      #expect([.confirmed, .agrees].contains(Verdict(printed: number, recomputed: exact)))
    }
  }

  @Test(arguments: [
    ("18", "almost", "17.86", "17.86", Verdict.hedgeHolds),
    ("18", "almost", "18.2", "18.2", .hedgeBorderline),
    ("18", "almost", "19", "19", .hedgeFails), ("1", "less than", "0.9", "0.95", .hedgeHolds),
    ("1", "less than", "1.01", "1.02", .hedgeFails), ("98", "about", "97.2", "98.4", .hedgeHolds),
  ])
  func `a hedged number is judged by its hedge`(
    printed: String, hedge: String, low: String, high: String, verdict: Verdict
  ) throws {
    let number = try #require(PrintedNumber(text: printed, number: printed))
    let ends = Interval(
      low: try #require(Rational(decimal: low)), high: try #require(Rational(decimal: high)))
    let word = try #require(Hedge.named(hedge))
    #expect(Verdict(printed: number, hedge: word, recomputed: ends, unitIsPercent: true) == verdict)
  }
}
