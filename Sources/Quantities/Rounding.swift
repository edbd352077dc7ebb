/// How many digits of an answer are shown, and on which side its ends are rounded.
package enum Rounding {
  /// Decimals of a headline: the first decimal digit, after dividing by `scale`, in which the unrounded
  /// expansions of the two ends differ, at most `atMost`; 0 if their integer parts differ already. A point
  /// takes the decimals that write it exactly, at most `atMost`.
  ///
  /// Example: [31.24, 31.62] → 1; [6.3248, 6.3258] at most 2 → 2. A scale of zero counts as 1.
  package static func headlineDecimals(of interval: Interval, in scale: Rational = .one, atMost: Int) -> Int {
    let unit = scale.reciprocal ?? .one
    let (low, high) = (interval.low * unit, interval.high * unit)
    if low == high { return max(0, min(low.exactDecimals ?? atMost, atMost)) }
    var decimals = 0
    while decimals < atMost,
      Rational.haveSameStep(low, high, decimals: decimals)
    {
      decimals += 1
    }
    return decimals
  }

  /// The smallest interval with ends of that many decimals that holds this one. Example: [0.314, 0.316] → [0.31, 0.32].
  package static func outward(_ interval: Interval, decimals: Int) -> Interval {
    Interval(
      low: interval.low.rounded(toDecimals: decimals, .down),
      high: interval.high.rounded(toDecimals: decimals, .up))
  }
}
