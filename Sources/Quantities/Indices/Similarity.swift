/// Two structures over the same classes, each class with its share in either whole as a ratio.
package struct Similarity: Hashable, Sendable {
  /// The shares of both in the classes that are listed for both.
  package let shares: [(first: Interval, second: Interval)]
  /// What is not listed of either.
  package let rests: (first: Interval, second: Interval)

  /// Nil for no class, for a share that may be negative, and where the shares of one cannot add up to 1.
  package init?(_ shares: [(first: Interval, second: Interval)], rests: (first: Interval, second: Interval)) {
    guard
      let first = Parts(shares.map(\.first) + [rests.first], whole: Interval(.one)),
      let second = Parts(shares.map(\.second) + [rests.second], whole: Interval(.one)),
      let firstRest = first.intervals.last, let secondRest = second.intervals.last, !shares.isEmpty
    else { return nil }
    self.shares = zip(first.intervals, second.intervals).dropLast().map { (first: $0, second: $1) }
    self.rests = (firstRest, secondRest)
  }

  package static func == (left: Similarity, right: Similarity) -> Bool {
    left.shares.elementsEqual(right.shares) { $0.first == $1.first && $0.second == $1.second }
      && left.rests.first == right.rests.first && left.rests.second == right.rests.second
  }

  package func hash(into hasher: inout Hasher) {
    for share in shares { hasher.combine(share.first) }
    hasher.combine(rests.first)
  }

  /// The most classes whose order is open that are tried one by one.
  private static let openLimit = 10

  /// Finger and Kreinin's index Σ min(a, b), as a ratio: 1 for structures that are the same, 0 for those without a class in
  /// common. (Finger and Kreinin 1979.) What is not listed of the two may be the same things or others.
  ///
  /// The upper end is attained; so is the lower where at most ten classes may be the greater in either.
  package var fingerKreinin: Interval {
    let low = max(.zero, least)
    return Interval(low: low, high: max(low, min(.one, greatest)))
  }

  /// Krugman's index Σ |a − b| = 2 − 2 Σ min(a, b): from 0 to 2. (Krugman 1991.)
  package var krugman: Interval { Interval(Rational(2)) - fingerKreinin.scaled(by: Rational(2)) }

  /// The greatest Σ c with c ≤ a and c ≤ b. What lies under both lower ends is free; more is taken from what either has to
  /// give above its lower ends, and first where only one of the two is asked.
  private var greatest: Rational {
    var free = Rational.zero
    var only = (first: Rational.zero, second: Rational.zero)
    var both = Rational.zero
    let all = shares + [(first: rests.first, second: rests.second)]
    for share in all {
      let (a, b) = (share.first, share.second)
      let top = min(a.high, b.high)
      let (lower, upper) = (min(a.low, b.low), max(a.low, b.low))
      free += lower
      let alone = max(.zero, min(upper, top) - lower)
      if a.low < b.low { only.first += alone } else { only.second += alone }
      both += max(.zero, top - upper)
    }
    let first = Rational.one - Parts.sum(all.map(\.first.low))
    let second = Rational.one - Parts.sum(all.map(\.second.low))
    let one = min(first, only.first)
    let other = min(second, only.second)
    return free + one + other + min(both, min(first - one, second - other))
  }

  /// 1 less the greatest of a(S) − b(S) over sets S of classes, unlisted ones of the two being different things.
  private var least: Rational {
    let zero = Interval(.zero)
    let all = shares + [(first: rests.first, second: zero), (first: zero, second: rests.second)]
    let open = all.indices.filter {
      all[$0].first.high > all[$0].second.low && all[$0].second.high > all[$0].first.low
    }
    let surely = all.indices.filter { all[$0].first.low >= all[$0].second.high && !open.contains($0) }
    if open.count > Similarity.openLimit { return .one - Similarity.relaxed(all) }
    var greatest = Rational.zero
    for choice in 0..<(1 << open.count) {
      let set = surely + open.enumerated().filter { (choice >> $0.offset) & 1 == 1 }.map(\.element)
      greatest = max(greatest, Similarity.excess(all, set))
    }
    return .one - greatest
  }

  /// The greatest a(S) less the least b(S).
  private static func excess(_ all: [(first: Interval, second: Interval)], _ set: [Int]) -> Rational {
    let others = all.indices.filter { !set.contains($0) }
    let most = min(
      Parts.sum(set.map { all[$0].first.high }), .one - Parts.sum(others.map { all[$0].first.low }))
    let fewest = max(
      Parts.sum(set.map { all[$0].second.low }), .one - Parts.sum(others.map { all[$0].second.high }))
    return most - fewest
  }

  /// A bound on the excess of any set.
  private static func relaxed(_ all: [(first: Interval, second: Interval)]) -> Rational {
    let over = Parts.sum(all.map { max(.zero, $0.first.high - $0.second.low) })
    let under = Parts.sum(all.map { max(.zero, $0.second.high - $0.first.low) })
    return min(over, under)
  }
}
