import Quantities

/// Choices of parts, made without the code under test.
enum PartsSamples {
  /// One to four parts on a small grid, with a whole that they can make.
  struct Sample {
    let intervals: [Interval]
    /// Nothing where the parts alone say it.
    let whole: Interval?

    var parts: Parts? { Parts(intervals, whole: whole) }
    var widest: Rational { intervals.map(\.width).max() ?? .zero }
  }

  /// `isEven`: all parts are printed to the same digit, so that no interval lies inside another.
  static func sample(_ seeded: inout Seeded, count: ClosedRange<Int> = 2...4, isEven: Bool = false) -> Sample
  {
    let width = Int.random(in: 0...2, using: &seeded)
    let intervals = (0..<Int.random(in: count, using: &seeded)).map { _ in
      let low = Int.random(in: 0...9, using: &seeded)
      let own = isEven ? width : Int.random(in: 0...2, using: &seeded)
      return Interval(low: q(low), high: q(low + own))
    }
    guard Bool.random(using: &seeded) else { return Sample(intervals: intervals, whole: nil) }
    let inside = seeded.number(in: sum(intervals))
    let slack = q(Int.random(in: 0...2, using: &seeded), 4)
    return Sample(intervals: intervals, whole: Interval(low: inside - slack, high: inside + slack))
  }

  static func sum(_ intervals: [Interval]) -> Interval { intervals.reduce(Interval(.zero), +) }

  /// The corners of the box between the two planes: all at their ends, or one of them wherever a plane cuts.
  static func corners(_ sample: Sample) -> [[Rational]] {
    var found: [[Rational]] = []
    let count = sample.intervals.count
    for choice in 0..<(1 << count) {
      let ends = sample.intervals.indices.map { place in
        (choice >> place) & 1 == 0 ? sample.intervals[place].low : sample.intervals[place].high
      }
      found.append(ends)
      guard let whole = sample.whole else { continue }
      for place in sample.intervals.indices {
        for sum in [whole.low, whole.high] {
          var moved = ends
          moved[place] = sum - (ends.reduce(.zero, +) - ends[place])
          if sample.intervals[place].contains(moved[place]) { found.append(moved) }
        }
      }
    }
    return found.filter { isAllowed($0, sample) }
  }

  static func isAllowed(_ values: [Rational], _ sample: Sample) -> Bool {
    let sum = values.reduce(.zero, +)
    return sum.sign > 0 && sample.whole.map { $0.contains(sum) } ?? true
  }

  /// Corners, and points between two of them.
  static func choices(_ sample: Sample, _ seeded: inout Seeded) -> [[Rational]] {
    let corners = corners(sample)
    guard !corners.isEmpty else { return [] }
    let inner = (0..<40).map { _ -> [Rational] in
      let one = corners[Int.random(in: corners.indices, using: &seeded)]
      let other = corners[Int.random(in: corners.indices, using: &seeded)]
      let part = q(Int.random(in: 0...8, using: &seeded), 8)
      return zip(one, other).map { $0 + ($1 - $0) * part }
    }
    return corners + inner
  }
}

/// The indices of exact numbers, written down as the textbooks do.
enum Textbook {
  static func shares(_ numbers: [Rational]) -> [Rational] {
    let sum = numbers.reduce(.zero, +)
    return numbers.map { $0.divided(by: sum) ?? .zero }
  }

  static func herfindahl(_ numbers: [Rational]) -> Rational {
    shares(numbers).map { $0 * $0 }.reduce(.zero, +)
  }

  static func largest(_ numbers: [Rational], _ k: Int) -> Rational {
    shares(numbers).sorted(by: >).prefix(k).reduce(.zero, +)
  }

  /// Half the mean difference of all pairs over the mean.
  static func gini(_ numbers: [Rational]) -> Rational {
    let shares = shares(numbers)
    let pairs = shares.flatMap { one in shares.map { (one - $0).magnitude } }.reduce(.zero, +)
    return pairs.divided(by: q(2 * numbers.count)) ?? .zero
  }

  static func hoover(_ numbers: [Rational]) -> Rational {
    let even = q(1, numbers.count)
    return shares(numbers).map { ($0 - even).magnitude }.reduce(.zero, +) * q(1, 2)
  }

  static func entropy(_ numbers: [Rational]) -> Interval {
    shares(numbers).filter { !$0.isZero }.reduce(Interval(.zero)) { total, share in
      total - Interval(share) * (share.logarithm(decimals: 12) ?? Interval(.zero))
    }
  }
}
