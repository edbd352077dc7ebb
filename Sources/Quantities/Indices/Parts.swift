/// Amounts that make a whole: each is at least zero and lies in an interval of its own, and so does the whole.
///
/// What they may be together is a box cut by two planes, not the box alone: shares that add up to 100 % are never all at
/// their upper ends. Every index in this folder is bounded over that set.
package struct Parts: Hashable, Sendable {
  /// The listed parts, each as narrow as the others and the whole leave it.
  package let intervals: [Interval]
  /// What the whole may be.
  package let whole: Interval
  /// What the parts that are not listed may come to; zero where every part is listed.
  package let rest: Interval
  /// Whether the listed parts are all there are.
  package let isComplete: Bool

  /// `whole` is what is known of it: nothing for "whatever the listed parts come to". Nil for no parts, for one that may be
  /// negative, for a whole that may be zero, and where parts and whole contradict one another.
  package init?(_ listed: [Interval], whole: Interval? = nil, isComplete: Bool = true) {
    let (low, high) = (Parts.sum(listed.map(\.low)), Parts.sum(listed.map(\.high)))
    let own = Interval(low: low, high: high)
    guard !listed.isEmpty, !listed.contains(where: { $0.low.isNegative }) else { return nil }
    let isComplete = isComplete || whole == nil
    let most = whole?.high ?? high
    guard most >= low, let known = isComplete ? (whole ?? own).intersection(own) : whole else { return nil }
    self.isComplete = isComplete
    self.whole = Interval(low: max(known.low, low), high: known.high)
    guard self.whole.low.sign > 0 else { return nil }
    rest = isComplete ? Interval(.zero) : Interval(low: max(.zero, known.low - high), high: most - low)
    let least = known.low
    intervals = listed.map { part in
      let top = min(part.high, most - (low - part.low))
      return Interval(low: isComplete ? max(part.low, least - (high - part.high)) : part.low, high: top)
    }
  }

  private init(unchecked intervals: [Interval], whole: Interval) {
    self.intervals = intervals
    self.whole = whole
    rest = Interval(.zero)
    isComplete = true
  }

  package var count: Int { intervals.count }

  /// The listed parts with everything unlisted as one more: the most concentrated it can be.
  var withRestAsOne: Parts {
    isComplete ? self : Parts(intervals + [rest], whole: whole) ?? self
  }

  /// The listed parts as a whole of their own.
  package var listedAlone: Parts {
    guard !isComplete else { return self }
    let (low, high) = (Parts.sum(intervals.map(\.low)), Parts.sum(intervals.map(\.high)))
    return Parts(unchecked: intervals, whole: Interval(low: low, high: max(low, min(high, whole.high))))
  }

  /// What the smallest, the second smallest and so on may be. Where no interval lies inside another these are the parts
  /// themselves; else they may be somewhat wider.
  var inOrder: Parts {
    let lows = intervals.map(\.low).sorted()
    let highs = intervals.map(\.high).sorted()
    return Parts(unchecked: zip(lows, highs).map { Interval(low: $0, high: $1) }, whole: whole)
  }

  /// The share of a part in the whole, as a ratio; exact.
  package func share(at place: Int) -> Interval? {
    guard intervals.indices.contains(place) else { return nil }
    let own = intervals[place]
    let lows = Parts.sum(intervals.map(\.low)) - own.low + rest.low
    let highs = isComplete ? Parts.sum(intervals.map(\.high)) - own.high : whole.high - own.low
    guard let low = own.low.divided(by: min(own.low + highs, whole.high)) ?? .some(.zero),
      let high = own.high.divided(by: max(own.high + lows, whole.low))
    else { return nil }
    return Interval(low: low, high: high)
  }

  /// The share of what is not listed in the whole, as a ratio.
  package var restShare: Interval? {
    if isComplete { return Interval(.zero) }
    let (low, high) = (Parts.sum(intervals.map(\.low)), Parts.sum(intervals.map(\.high)))
    guard let most = low.divided(by: whole.high), let least = high.divided(by: whole.low) else { return nil }
    return Interval(low: max(.zero, .one - least), high: .one - most)
  }

  /// What is left when some listed parts are taken away, and the whole with them. Nil where nothing may be left.
  package func without(_ places: [Int]) -> Parts? {
    let taken = places.filter { intervals.indices.contains($0) }.map { intervals[$0] }
    let kept = intervals.indices.filter { !places.contains($0) }.map { intervals[$0] }
    let low = whole.low - Parts.sum(taken.map(\.high))
    let high = whole.high - Parts.sum(taken.map(\.low))
    return Parts(kept, whole: Interval(low: max(.zero, low), high: high), isComplete: isComplete)
  }

  static func sum(_ numbers: [Rational]) -> Rational { numbers.reduce(.zero, +) }
}

// The most even the parts can be. Of all choices with one sum, holding every part as near to one common level as its
// interval lets it gives the least of every index that grows when a smaller part gives to a larger one.
extension Parts {
  /// Every part at the level, or at the end of its interval that is nearest to it.
  func levelled(at level: Rational) -> [Rational] {
    intervals.map { max($0.low, min(level, $0.high)) }
  }

  /// Between two ends of intervals: which parts move with the level, and where the others stand.
  struct Stretch {
    let from: Rational
    let to: Rational
    /// How many parts move with the level.
    let moving: Int
    let standing: [Rational]
  }

  /// The levels at which the parts add up to the ends of the whole.
  private var levels: (low: Rational, high: Rational) { (level(for: whole.low), level(for: whole.high)) }

  private var ends: [Rational] { Set(intervals.flatMap { [$0.low, $0.high] }).sorted() }

  /// A level at which the parts add up to a sum they can have.
  private func level(for sum: Rational) -> Rational {
    let ends = ends
    var from = ends.first ?? .zero
    var reached = Parts.sum(levelled(at: from))
    for to in ends.dropFirst() {
      let next = Parts.sum(levelled(at: to))
      if next >= sum {
        let part = (sum - reached).divided(by: next - reached) ?? .zero
        return from + (to - from) * max(.zero, part)
      }
      (from, reached) = (to, next)
    }
    return from
  }

  var stretches: [Stretch] {
    let (low, high) = levels
    let marks = [low] + ends.filter { low < $0 && $0 < high } + (low < high ? [high] : [])
    return zip(marks, marks.dropFirst()).map { from, to in
      let standing = intervals.compactMap { part -> Rational? in
        part.high <= from ? part.high : part.low >= to ? part.low : nil
      }
      return Stretch(from: from, to: to, moving: intervals.count - standing.count, standing: standing)
    }
  }

  /// The least value of an index over the levels, which is at an end of a stretch or at one of `inner`'s levels.
  func least(
    _ index: ([Rational]) -> Rational?, inner: (Stretch) -> [Rational] = { _ in [] }
  ) -> Rational? {
    let stretches = stretches
    var levels = [self.levels.low] + stretches.map(\.to)
    for stretch in stretches {
      levels += inner(stretch).filter { stretch.from < $0 && $0 < stretch.to }
    }
    return levels.compactMap { index(levelled(at: $0)) }.min()
  }

  /// Levels at which nothing is left to be gained, by bisection: `slope` says on which side of the best a level lies.
  func level(where slope: (Rational) -> Int) -> Rational {
    var (low, high) = levels
    for _ in 0..<24 where low < high {
      let middle = Interval(low: low, high: high).midpoint
      switch slope(middle) {
      case 0: return middle
      case ..<0: low = middle
      default: high = middle
      }
    }
    return Interval(low: low, high: high).midpoint
  }
}

/// The greatest sum of a quantity over parts, for each sum of the parts: concave, and straight between its places.
struct Ceiling {
  struct Place {
    let sum: Rational
    let value: Rational
  }

  /// In order of their sums; the first and the last are the ends of the whole.
  let places: [Place]

  /// `values` are the quantity at the two ends of each part; between them it is at most the straight line, so that the
  /// ceiling is exact where it is straight itself or convex and no part stands between its ends.
  init(_ parts: Parts, _ values: [(low: Rational, high: Rational)]) {
    let pieces = zip(parts.intervals, values).compactMap {
      part, value -> (width: Rational, slope: Rational)? in
      (value.high - value.low).divided(by: part.width).map { (part.width, $0) }
    }.sorted { $0.slope > $1.slope }
    var sum = Parts.sum(parts.intervals.map(\.low))
    var value = Parts.sum(values.map(\.low))
    var places: [Place] = []
    let (low, high) = (parts.whole.low, parts.whole.high)
    if sum >= low { places.append(Place(sum: sum, value: value)) }
    for piece in pieces {
      for cut in [low, high] where sum < cut && cut < sum + piece.width {
        places.append(Place(sum: cut, value: value + (cut - sum) * piece.slope))
      }
      sum += piece.width
      value += piece.width * piece.slope
      if low <= sum, sum <= high { places.append(Place(sum: sum, value: value)) }
    }
    self.places = places
  }

  /// The greatest of a function of sum and value over all places, and over those that `inner` names on the line
  /// value = start + slope × sum between two of them.
  func greatest(
    _ function: (Place) -> Rational?,
    inner: (_ start: Rational, _ slope: Rational) -> Rational? = { _, _ in nil }
  ) -> Rational? {
    var tried = places
    for (from, to) in zip(places, places.dropFirst()) {
      guard let slope = (to.value - from.value).divided(by: to.sum - from.sum) else { continue }
      let start = from.value - slope * from.sum
      if let sum = inner(start, slope), from.sum < sum, sum < to.sum {
        tried.append(Place(sum: sum, value: start + slope * sum))
      }
    }
    return tried.compactMap(function).max()
  }
}
