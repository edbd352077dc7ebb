import Claims
import Quantities
import Support
import Testing

/// What must hold of a verdict whatever the numbers are.
struct VerdictPropertyTests {
  private struct Case {
    let recomputed: Interval
    /// A number in it.
    let value: Rational
    let decimals: Int
  }

  /// Seeded cases: intervals of any width, numbers of any size and sign, up to five decimals.
  private static func cases(_ count: Int) throws -> [Case] {
    var generator = SplitMix(seed: 2012)
    var cases: [Case] = []
    for _ in 0..<count {
      let low = try #require(
        Rational(Int(generator.next() % 2_000_001) - 1_000_000, 1 + Int(generator.next() % 9973)))
      let width = try #require(Rational(Int(generator.next() % 5000), 1 + Int(generator.next() % 99_991)))
      let part = try #require(Rational(Int(generator.next() % 1001), 1000))
      cases.append(
        Case(
          recomputed: Interval(low: low, high: low + width), value: low + part * width,
          decimals: Int(generator.next() % 6)))
    }
    return cases
  }

  private static func printed(_ value: Rational, _ decimals: Int) throws -> PrintedNumber {
    let text = value.decimalText(decimals: decimals, .halfAwayFromZero)
    return try #require(PrintedNumber(text: text, number: text), "\(text)")
  }

  @Test func `a number made by rounding a computed one is confirmed or agrees`() throws {
    for one in try Self.cases(2000) {
      let verdict = Verdict(printed: try Self.printed(one.value, one.decimals), recomputed: one.recomputed)
      #expect([.confirmed, .agrees].contains(verdict), "\(one)")
    }
  }

  @Test func `a number moved by two last units more than the inputs leave open never is`() throws {
    for one in try Self.cases(2000) {
      let unit = Rational.powerOfTen(-one.decimals)
      let steps = try #require(one.recomputed.width.divided(by: unit))
      let whole = try #require(Rational(decimal: steps.decimalText(decimals: 0, .up)))
      for sign in [Rational.one, -Rational.one] {
        let moved = one.value + sign * (whole + Rational(2)) * unit
        let verdict = Verdict(printed: try Self.printed(moved, one.decimals), recomputed: one.recomputed)
        #expect(verdict != .confirmed && verdict != .agrees, "\(one)")
      }
    }
  }

  @Test func `a number cut off is never accused`() throws {
    for one in try Self.cases(1000) where !one.value.isNegative {
      let text = one.value.decimalText(decimals: one.decimals, .towardZero)
      let number = try #require(PrintedNumber(text: text, number: text))
      let verdict = Verdict(printed: number, recomputed: Interval(one.value))
      #expect(
        [.confirmed, .agrees, .agreesTruncated, .agreesOtherReading].contains(verdict),
        "\(text) of \(one.value)")
    }
  }

  @Test func `a wider interval never turns agreement into contradiction`() throws {
    for one in try Self.cases(1000) {
      let number = try Self.printed(one.value + one.recomputed.width, one.decimals)
      let narrow = Verdict(printed: number, recomputed: one.recomputed)
      let wide = Verdict(
        printed: number,
        recomputed: Interval(low: one.recomputed.low - .one, high: one.recomputed.high + .one))
      #expect(!narrow.isFavourable || wide.isFavourable, "\(one)")
    }
  }
}
