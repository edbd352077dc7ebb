/// How far a few parts make up the whole. Every bound is sound; where nothing else is said it is attained.
///
/// Parts that are not listed may be one or many: as one they make the upper ends, as many small ones the lower.
extension Parts {
  /// The Herfindahl–Hirschman index Σ s², s being the shares as ratios; from 1/n to 1. (Hirschman 1945, Herfindahl 1950.)
  ///
  /// The upper end may lie above what can be attained by w²/4, w being the widest interval of a share.
  /// Example: shares of exactly 50, 30 and 20 % give 0.38.
  package var herfindahl: Interval? {
    let whole = withRestAsOne
    let ends = whole.intervals.map { (low: $0.low * $0.low, high: $0.high * $0.high) }
    let high = Ceiling(whole, ends).greatest { place in
      place.value.divided(by: place.sum * place.sum)
    } inner: { start, slope in
      (Rational(-2) * start).divided(by: slope)
    }
    guard let high, let low = leastHerfindahl else { return nil }
    return Interval(low: low, high: min(max(low, high), .one))
  }

  private var leastHerfindahl: Rational? {
    guard isComplete else {
      return Parts.sum(intervals.map { $0.low * $0.low }).divided(by: whole.high * whole.high)
    }
    return least {
      Parts.herfindahl($0)
    } inner: { stretch in
      let squares = Parts.sum(stretch.standing.map { $0 * $0 })
      return [squares.divided(by: Parts.sum(stretch.standing))].compactMap { $0 }
    }
  }

  /// The index of exact numbers in their whole, their sum if none is given; nil where it is zero.
  package static func herfindahl(_ numbers: [Rational], of whole: Rational? = nil) -> Rational? {
    let sum = whole ?? Parts.sum(numbers)
    return Parts.sum(numbers.map { $0 * $0 }).divided(by: sum * sum)
  }

  /// (HHI − 1/n) / (1 − 1/n): 0 for equal parts, 1 for a single one among n. Nil for fewer than two parts, and where some
  /// are not listed, for then n is not known.
  package var normalisedHerfindahl: Interval? {
    guard isComplete, count > 1 else { return nil }
    return herfindahl.flatMap { Parts.normalised($0, count) }
  }

  /// An index between 1/n and 1 as one between 0 and 1.
  package static func normalised(_ index: Interval, _ count: Int) -> Interval? {
    guard let even = Rational(1, count) else { return nil }
    return (index - Interval(even)).divided(by: Interval(.one - even))
  }

  /// 1 / HHI: how many equal parts would be as concentrated; from 1 to n. (Laakso and Taagepera 1979, Adelman 1969.)
  package var effectiveNumber: Interval? { herfindahl?.reciprocal }

  /// CR_k, the share of the k largest parts as a ratio. Attained where no interval lies inside another.
  package func concentrationRatio(_ k: Int) -> Interval? {
    guard k > 0 else { return nil }
    let ordered = withRestAsOne.inOrder
    let high = Ceiling(ordered, Parts.counted(ordered, largest: k)).greatest { $0.value.divided(by: $0.sum) }
    let low =
      isComplete
      ? least { Parts.concentrationRatio($0, k) }
      : Parts.sum(intervals.map(\.low).sorted().suffix(k)).divided(by: whole.high)
    guard let low, let high else { return nil }
    return Interval(low: low, high: min(max(low, high), .one))
  }

  /// The share of the k largest of exact numbers in their whole, their sum if none is given.
  package static func concentrationRatio(
    _ numbers: [Rational], _ k: Int, of whole: Rational? = nil
  ) -> Rational? {
    Parts.sum(numbers.sorted().suffix(k)).divided(by: whole ?? Parts.sum(numbers))
  }

  /// The ends of the k largest, and zero for the others.
  static func counted(_ ordered: Parts, largest k: Int) -> [(low: Rational, high: Rational)] {
    ordered.intervals.enumerated().map { place, part in
      place + k >= ordered.count ? (part.low, part.high) : (.zero, .zero)
    }
  }
}
