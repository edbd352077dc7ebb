/// How widely a whole is spread over its parts, among the listed alone.
extension Parts {
  /// Decimals of logarithms.
  static let digits = 15

  /// Shannon's entropy H = −Σ s ln s, in natural units, 0 ln 0 being 0; from 0 to ln n. (Shannon 1948; as a measure of
  /// diversification Jacquemin and Berry 1979.)
  ///
  /// The lower end may lie below what can be attained by w/e, w being the widest interval of a share; the upper end by less
  /// than a millionth above.
  package var entropy: Interval? {
    let alone = listedAlone
    let ends = alone.intervals.map { part in
      (low: Parts.logarithmic(part.low), high: Parts.logarithmic(part.high))
    }
    guard let low = alone.leastEntropy(ends), let high = alone.greatestEntropy(ends),
      let limit = Rational(count).logarithm(decimals: Parts.digits)
    else { return nil }
    let least = max(.zero, min(low, high))
    return Interval(low: least, high: max(least, min(high, limit.high)))
  }

  /// x ln x at the ends of each part.
  private typealias Ends = [(low: Interval, high: Interval)]

  /// ln σ − Σ x ln x / σ, the sum under its chords.
  private func leastEntropy(_ ends: Ends) -> Rational? {
    let ceiling = Ceiling(self, ends.map { (low: $0.low.high, high: $0.high.high) })
    let greatest = ceiling.greatest { place in
      guard let quotient = place.value.divided(by: place.sum),
        let logarithm = place.sum.logarithm(decimals: Parts.digits)
      else { return nil }
      return quotient - logarithm.low
    } inner: { start, _ in
      -start
    }
    return greatest.map { -$0 }
  }

  /// Gibbs: −Σ s ln s is at most −Σ s ln t for any other shares t; those of the most even choice make it nearly equal.
  private func greatestEntropy(_ ends: Ends) -> Rational? {
    let best = level { level in
      guard let logarithm = level.logarithm(decimals: 9)?.midpoint else { return -1 }
      let slopes = zip(intervals, ends).map { part, end -> Rational in
        if part.high <= level { return part.high * logarithm - end.high.midpoint }
        return part.low >= level ? part.low * logarithm - end.low.midpoint : .zero
      }
      return Parts.sum(slopes).sign
    }
    let even = levelled(at: best)
    let sum = Parts.sum(even)
    let weights = even.map { part -> Rational in
      part.divided(by: sum).flatMap { $0.logarithm(decimals: Parts.digits) }.map { -$0.low } ?? .zero
    }
    let values = zip(intervals, weights).map { (low: $0.low * $1, high: $0.high * $1) }
    return Ceiling(self, values).greatest { $0.value.divided(by: $0.sum) }
  }

  /// H / ln n, evenness: 1 where all parts are equal, 0 where one is all. (Pielou 1966.) Nil for fewer than two parts.
  package var evenness: Interval? {
    guard count > 1, let limit = Rational(count).logarithm(decimals: Parts.digits),
      let quotient = entropy?.divided(by: limit)
    else { return nil }
    return Interval(low: quotient.low, high: min(.one, quotient.high))
  }

  /// The entropy of exact numbers, between decimals; nil where they add up to zero.
  package static func entropy(_ numbers: [Rational]) -> Interval? {
    let sum = Parts.sum(numbers)
    guard let logarithm = sum.logarithm(decimals: digits) else { return nil }
    let total = numbers.reduce(Interval(.zero)) { $0 + Parts.logarithmic($1) }
    return total.divided(by: Interval(sum)).map { logarithm - $0 }
  }

  /// x ln x; zero for zero.
  private static func logarithmic(_ x: Rational) -> Interval {
    guard let logarithm = x.logarithm(decimals: digits) else { return Interval(.zero) }
    return Interval(x) * logarithm
  }
}
