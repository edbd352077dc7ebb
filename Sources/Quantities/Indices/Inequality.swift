/// How far the parts are from being equal, among the listed alone. Attained where no interval lies inside another.
extension Parts {
  /// The Gini coefficient Σ (2k − n − 1) x₍ₖ₎ / (n Σ x), x₍ₖ₎ being the k-th smallest; from 0 to (n − 1)/n. (Gini 1912.)
  package var gini: Interval? {
    let ordered = listedAlone.inOrder
    let ends = ordered.intervals.enumerated().map { place, part in
      let weight = Rational(2 * (place + 1) - count - 1)
      return (low: weight * part.low, high: weight * part.high)
    }
    let high = Ceiling(ordered, ends).greatest { $0.value.divided(by: $0.sum * Rational(count)) }
    guard let high, let low = listedAlone.least({ Parts.gini($0) }) else { return nil }
    return Interval(low: low, high: max(low, high))
  }

  /// The coefficient of exact numbers; nil where they add up to zero.
  package static func gini(_ numbers: [Rational]) -> Rational? {
    let weighted = numbers.sorted().enumerated().map { place, number in
      Rational(2 * (place + 1) - numbers.count - 1) * number
    }
    return Parts.sum(weighted).divided(by: Parts.sum(numbers) * Rational(numbers.count))
  }

  /// The Hoover index ½ Σ |s − 1/n|, what would have to change hands to make the parts equal; from 0 to (n − 1)/n.
  /// (Hoover 1936; Pietra 1915.) It is the greatest of CR_k − k/n.
  package var hoover: Interval? {
    let alone = listedAlone
    let ordered = alone.inOrder
    let high = (1...count).compactMap { k -> Rational? in
      guard let even = Rational(k, count) else { return nil }
      let ceiling = Ceiling(ordered, Parts.counted(ordered, largest: k))
      return ceiling.greatest { $0.value.divided(by: $0.sum) }.map { $0 - even }
    }.max()
    let low = alone.least {
      Parts.hoover($0)
    } inner: { stretch in
      let standing = Parts.sum(stretch.standing)
      let own = standing.divided(by: Rational(stretch.standing.count))
      let others = stretch.standing.map { mean in
        (Rational(count) * mean - standing).divided(by: Rational(stretch.moving))
      }
      return ([own] + others).compactMap { $0 }
    }
    guard let low, let high else { return nil }
    return Interval(low: low, high: max(low, high))
  }

  /// The index of exact numbers; nil where they add up to zero.
  package static func hoover(_ numbers: [Rational]) -> Rational? {
    let sum = Parts.sum(numbers)
    guard let mean = sum.divided(by: Rational(numbers.count)) else { return nil }
    return Parts.sum(numbers.map { ($0 - mean).magnitude }).divided(by: Rational(2) * sum)
  }

  /// Theil's T = Σ s ln(n s) = ln n − H; from 0 to ln n. (Theil 1967.)
  package var theil: Interval? {
    guard let even = Rational(count).logarithm(decimals: Parts.digits), let entropy else { return nil }
    let difference = even - entropy
    return Interval(low: max(.zero, difference.low), high: max(.zero, difference.high))
  }
}
