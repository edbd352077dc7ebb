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

// Sound for independent operands. Where an input occurs twice in a formula, `overEnds` is tighter.
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

// Formulas in which an input occurs more than once: naive interval arithmetic would come out too wide.
extension Interval {
  /// The least and greatest value of a formula at the ends of its distinct inputs: exact, if the formula is
  /// monotone in each input over the whole intervals, which the caller knows. Nil if the formula has no value
  /// at a corner, or for no input or more than 16.
  ///
  /// Example: x / (x + r) for x in [1, 2], r in [2, 3] is [1/4, 1/2].
  package static func overEnds(of inputs: [Interval], _ formula: ([Rational]) -> Rational?) -> Interval? {
    guard (1...16).contains(inputs.count) else { return nil }
    var result: Interval?
    for corner in 0..<(1 << inputs.count) {
      let ends = inputs.indices.map { (corner >> $0) & 1 == 0 ? inputs[$0].low : inputs[$0].high }
      guard let value = formula(ends) else { return nil }
      result = result?.hull(Interval(value)) ?? Interval(value)
    }
    return result
  }

  /// x / (x + rest), the share of a part in a whole that is known by its rest, as a ratio. Nil unless both are
  /// at least zero and their sum is surely not.
  package func share(besides rest: Interval) -> Interval? {
    guard !low.isNegative, !rest.low.isNegative else { return nil }
    return Interval.overEnds(of: [self, rest]) { $0[0].divided(by: $0[0] + $0[1]) }
  }

  /// (later − self) / self, the relative change, as a ratio. Nil unless this base is surely positive.
  /// Example: from [87, 87] to [174, 174] is 1, that is 100 %.
  package func change(to later: Interval) -> Interval? {
    guard low.sign > 0 else { return nil }
    return later.divided(by: self).map { $0 - Interval(.one) }
  }
}
