package import Quantities

/// The steps that bounds are kept in: a number of steps stands for that many times 10^exponent.
///
///     Grid(exponent: 3).outward(Interval(Rational(1500)))  // 1 … 2 steps of a thousand
package struct Grid: Hashable, Sendable {
  package let exponent: Int

  package init(exponent: Int) { self.exponent = exponent }

  /// Steps of 10^−8 per cent.
  static let percent = Grid(exponent: -8)
  /// A hundred per cent, in steps.
  static let hundred: Int64 = 10_000_000_000

  /// No bound at all.
  static let below = Int64.min
  static let above = Int64.max
  /// What is farther out counts as no bound.
  static let limit: Int64 = 4_000_000_000_000_000_000

  /// The ends of an interval in steps, rounded outward; an open side is endless.
  func outward(low: Rational?, high: Rational?) -> (low: Int64, high: Int64) {
    (
      low.map { Grid.lower(steps($0, .down), isNegative: $0.isNegative) } ?? Grid.below,
      high.map { Grid.upper(steps($0, .up), isNegative: $0.isNegative) } ?? Grid.above
    )
  }

  private func steps(_ number: Rational, _ rule: RoundingRule) -> Int64? {
    (number * .powerOfTen(-exponent)).rounded(toDecimals: 0, rule).int.map { Int64($0) }
  }

  private static func lower(_ steps: Int64?, isNegative: Bool) -> Int64 {
    guard let steps, steps.magnitude <= limit.magnitude else { return isNegative ? below : limit }
    return steps
  }

  private static func upper(_ steps: Int64?, isNegative: Bool) -> Int64 {
    guard let steps, steps.magnitude <= limit.magnitude else { return isNegative ? -limit : above }
    return steps
  }

  /// The number that steps stand for; nothing where there is no bound.
  package func number(_ steps: Int64) -> Rational? {
    steps == Grid.below || steps == Grid.above ? nil : Rational(Int(steps)) * .powerOfTen(exponent)
  }

  // MARK: Ends from wider integers, outward

  static func low(_ value: Int128) -> Int64 {
    if value > Int128(limit) { return limit }
    return value < -Int128(limit) ? below : Int64(truncatingIfNeeded: value)
  }

  static func high(_ value: Int128) -> Int64 {
    if value < -Int128(limit) { return -limit }
    return value > Int128(limit) ? above : Int64(truncatingIfNeeded: value)
  }

  /// Whether `a × b ÷ c`, rounded down, is above a number: found without dividing, which takes much longer.
  static func isQuotient(_ a: Int64, _ b: Int64, _ c: Int64, above number: Int64) -> Bool {
    if number < 0 { return true }
    return UInt128(a.magnitude) * UInt128(b.magnitude) >= UInt128(number.magnitude + 1) * UInt128(c.magnitude)
  }

  /// Whether `a × b ÷ c`, rounded up, is below a number.
  static func isQuotient(_ a: Int64, _ b: Int64, _ c: Int64, below number: Int64) -> Bool {
    if number <= 0 { return false }
    return UInt128(a.magnitude) * UInt128(b.magnitude) <= UInt128(number.magnitude - 1) * UInt128(c.magnitude)
  }

  /// `a × b ÷ c` of numbers from zero on, `c` above it, rounded down.
  static func down(_ a: Int64, _ b: Int64, _ c: Int64) -> Int64 {
    guard let (quotient, _) = divided(a, b, c) else { return limit }
    return quotient > UInt64(limit) ? limit : Int64(truncatingIfNeeded: quotient)
  }

  /// The same, rounded up.
  static func up(_ a: Int64, _ b: Int64, _ c: Int64) -> Int64 {
    guard let (quotient, rest) = divided(a, b, c) else { return above }
    let rounded = rest == 0 ? quotient : quotient + 1
    return rounded > UInt64(limit) ? above : Int64(truncatingIfNeeded: rounded)
  }

  /// Nothing where the quotient is too large for a machine word.
  private static func divided(_ a: Int64, _ b: Int64, _ c: Int64) -> (quotient: UInt64, remainder: UInt64)? {
    let product = a.magnitude.multipliedFullWidth(by: b.magnitude)
    guard product.high < c.magnitude >> 1 else { return nil }
    return c.magnitude.dividingFullWidth(product)
  }
}
