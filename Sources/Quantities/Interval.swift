/// All numbers from `low` to `high`, both included. Exact. Example: what "86.3" may mean, [86.25, 86.35].
package struct Interval: Hashable, Sendable {
  /// Never above `high`.
  package let low: Rational
  package let high: Rational

  /// A single number.
  package init(_ point: Rational) {
    low = point
    high = point
  }

  /// The numbers between two ends, given in either order.
  package init(low: Rational, high: Rational) {
    self.low = min(low, high)
    self.high = max(low, high)
  }

  package var width: Rational { high - low }
  package var isPoint: Bool { low == high }
  package var midpoint: Rational { (low + high) * Interval.half }

  package func contains(_ number: Rational) -> Bool { low <= number && number <= high }
  package func contains(_ other: Interval) -> Bool { low <= other.low && other.high <= high }

  /// Whether they have a number in common; touching ends are one.
  package func meets(_ other: Interval) -> Bool { low <= other.high && other.low <= high }

  /// The numbers in both; nil if there are none.
  package func intersection(_ other: Interval) -> Interval? {
    meets(other) ? Interval(low: max(low, other.low), high: min(high, other.high)) : nil
  }

  /// The smallest interval that holds both.
  package func hull(_ other: Interval) -> Interval {
    Interval(low: min(low, other.low), high: max(high, other.high))
  }

  /// The distance between their nearest ends; 0 if they meet. Example: [1, 2] and [5, 6] are 3 apart.
  package func gap(to other: Interval) -> Rational {
    max(.zero, max(low - other.high, other.low - high))
  }

  private static let half = Rational(1, 2) ?? .zero
}

// Sound for independent operands; where an input occurs twice in a formula, wider than need be.
extension Interval {
  package static func + (a: Interval, b: Interval) -> Interval {
    Interval(low: a.low + b.low, high: a.high + b.high)
  }

  package static func - (a: Interval, b: Interval) -> Interval {
    Interval(low: a.low - b.high, high: a.high - b.low)
  }

  package static prefix func - (a: Interval) -> Interval { Interval(low: -a.high, high: -a.low) }

  package static func * (a: Interval, b: Interval) -> Interval {
    if a.low.sign >= 0, b.low.sign >= 0 { return Interval(low: a.low * b.low, high: a.high * b.high) }
    let corners = [a.low * b.high, a.high * b.low, a.high * b.high]
    let first = a.low * b.low
    return Interval(low: corners.reduce(first, min), high: corners.reduce(first, max))
  }

  /// Every quotient; nil if the divisor contains zero.
  package func divided(by divisor: Interval) -> Interval? {
    divisor.reciprocal.map { self * $0 }
  }

  /// 1 / self; nil if it contains zero.
  package var reciprocal: Interval? {
    if contains(Rational.zero) { return nil }
    guard let a = low.reciprocal, let b = high.reciprocal else { return nil }
    return Interval(low: b, high: a)
  }

  /// Each end times a number, which may be negative.
  package func scaled(by factor: Rational) -> Interval {
    Interval(low: low * factor, high: high * factor)
  }
}
