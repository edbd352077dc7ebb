/// One end of a reach, itself included or not.
package struct Bound: Hashable, Sendable {
  package let value: Rational
  package let inclusive: Bool

  package init(_ value: Rational, inclusive: Bool) {
    self.value = value
    self.inclusive = inclusive
  }
}

/// An interval that may be open or endless: a missing end is infinite. Example: "more than 5" is (5, ∞).
package struct Reach: Hashable, Sendable {
  package let low: Bound?
  package let high: Bound?

  package init(low: Bound?, high: Bound?) {
    self.low = low
    self.high = high
  }

  /// Both ends included.
  package init(_ interval: Interval) {
    low = Bound(interval.low, inclusive: true)
    high = Bound(interval.high, inclusive: true)
  }

  /// The numbers with the other sign.
  package var negated: Reach {
    func turned(_ end: Bound?) -> Bound? { end.map { Bound(-$0.value, inclusive: $0.inclusive) } }
    return Reach(low: turned(high), high: turned(low))
  }

  /// Whether every number of the interval is in it.
  package func contains(_ interval: Interval) -> Bool {
    admitsBelow(interval.low) && admitsAbove(interval.high)
  }

  /// Whether some number of the interval is in it.
  package func meets(_ interval: Interval) -> Bool {
    admitsBelow(interval.high) && admitsAbove(interval.low)
  }

  /// Whether it holds all of another reach.
  package func contains(_ other: Reach) -> Bool {
    let isBelow: Bool
    switch (low, other.low) {
    case (nil, _): isBelow = true
    case (_, nil): isBelow = false
    case (let own?, let end?):
      isBelow = own.value < end.value || (own.value == end.value && (own.inclusive || !end.inclusive))
    }
    switch (high, other.high) {
    case (nil, _): return isBelow
    case (_, nil): return false
    case (let own?, let end?):
      return isBelow
        && (end.value < own.value || (own.value == end.value && (own.inclusive || !end.inclusive)))
    }
  }

  /// Whether they have a number in common.
  package func meets(_ other: Reach) -> Bool {
    func isOrdered(_ from: Bound?, _ to: Bound?) -> Bool {
      guard let from, let to else { return true }
      return from.value < to.value || (from.value == to.value && from.inclusive && to.inclusive)
    }
    return isOrdered(low, other.high) && isOrdered(other.low, high)
  }

  /// Whether all of it lies above all of another: its smallest number is larger than the other's largest.
  package func isAbove(_ other: Reach) -> Bool {
    guard let low, let top = other.high else { return false }
    return low.value > top.value || (low.value == top.value && !(low.inclusive && top.inclusive))
  }

  /// Whether none of it lies below any of another; they may have one number in common.
  package func isNotBelow(_ other: Reach) -> Bool {
    guard let low, let top = other.high else { return false }
    return low.value >= top.value
  }

  /// The distance between the nearest ends; 0 if there is none.
  package func gap(to interval: Interval) -> Rational {
    let below = low.map { $0.value - interval.high } ?? .zero
    let above = high.map { interval.low - $0.value } ?? .zero
    return max(.zero, max(below, above))
  }

  /// Whether the lower end leaves the number in.
  private func admitsBelow(_ number: Rational) -> Bool {
    guard let low else { return true }
    return low.value < number || (low.inclusive && low.value == number)
  }

  private func admitsAbove(_ number: Rational) -> Bool {
    guard let high else { return true }
    return number < high.value || (high.inclusive && number == high.value)
  }
}
