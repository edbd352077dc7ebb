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

/// How a recomputed interval R lies to what a hedge admits.
package enum HedgeFit: Hashable, Sendable, CaseIterable {
  /// R is in the core: the hedge holds.
  case inside
  /// R holds the whole core and more: too coarse to tell.
  case covers
  /// R is in the core and its borderline.
  case borderline
  /// R is partly in either.
  case partly
  /// R is in neither.
  case outside
}

/// What a hedged number admits. Example: "almost 18 %" has core [17, 18] and borderline (18, 18.5].
package struct HedgeRange: Hashable, Sendable {
  /// Where the hedge holds.
  package let core: Reach
  /// Where it is arguable; touches the core at one end and shares no number with it.
  package let borderline: Reach?

  package init(core: Reach, borderline: Reach? = nil) {
    self.core = core
    self.borderline = borderline
  }

  /// Core and borderline.
  package var whole: Reach { borderline.map { withBorderline($0) } ?? core }

  /// Core and borderline, the ends included; nothing where an end is infinite.
  package var interval: Interval? {
    guard let low = whole.low, let high = whole.high else { return nil }
    return Interval(low: low.value, high: high.value)
  }

  /// The first that applies, in the order of `HedgeFit`.
  package func fit(of recomputed: Interval) -> HedgeFit { fit(of: HedgeRange(core: Reach(recomputed))) }

  /// The same of a number that has a hedge itself: it is outside only if nothing that either admits, borderlines
  /// included, is common to both.
  package func fit(of other: HedgeRange) -> HedgeFit {
    if core.contains(other.core) { return .inside }
    if other.core.contains(core) { return .covers }
    if borderline != nil, whole.contains(other.core) { return .borderline }
    return whole.meets(other.whole) ? .partly : .outside
  }

  /// Core and borderline in one.
  private func withBorderline(_ borderline: Reach) -> Reach {
    if let inner = core.high?.value, borderline.low?.value == inner {
      return Reach(low: core.low, high: borderline.high)
    }
    return Reach(low: borderline.low, high: core.high)
  }
}

extension Hedge {
  /// What the hedge admits of a printed number, in the number's base units. Words that stand alone ("half",
  /// "doubled") take no notice of the number but for a fraction's sign; ratios are in per cent (50, 200) where the unit is.
  package func admits(_ p: PrintedNumber, unitIsPercent: Bool) -> HedgeRange {
    let top = p.high ?? p.value
    switch rule {
    case .about: return HedgeRange(core: Reach(Hedge.around(p)))
    case .almost: return Hedge.approaching(p)
    case .moreThan:
      let arguable = Reach(low: Bound(p.value, inclusive: false), high: Bound(top, inclusive: true))
      return HedgeRange(
        core: Reach(low: Bound(top, inclusive: false), high: nil), borderline: p.value < top ? arguable : nil)
    case .lessThan:
      let arguable = Reach(low: Bound(p.value, inclusive: true), high: Bound(top, inclusive: false))
      return HedgeRange(
        core: Reach(low: nil, high: Bound(p.value, inclusive: false)),
        borderline: p.value < top ? arguable : nil)
    case .atMost: return HedgeRange(core: Reach(low: nil, high: Bound(top, inclusive: true)))
    case .atLeast: return HedgeRange(core: Reach(low: Bound(p.value, inclusive: true), high: nil))
    case .timesLess: return HedgeRange(core: Hedge.oneTo(p, unitIsPercent: unitIsPercent))
    case .fraction:
      let own = ownReach(unitIsPercent: unitIsPercent)
      return HedgeRange(core: p.value.isNegative ? own.negated : own)
    case .doubled, .moreThanDoubled: return HedgeRange(core: ownReach(unitIsPercent: unitIsPercent))
    }
  }

  /// What the hedge of a fall's size says of the fall as a number below zero: more than 60 is less than −60.
  package var ofFall: Hedge {
    let mirror: Rule? =
      switch rule {
      case .moreThan: .lessThan
      case .lessThan: .moreThan
      case .atMost: .atLeast
      case .atLeast: .atMost
      case .about, .almost, .fraction, .doubled, .moreThanDoubled, .timesLess: nil
      }
    return Hedge.all.first { $0.rule == mirror } ?? self
  }

  /// What a hedge that stands alone admits; everything for one that does not.
  package func ownReach(unitIsPercent: Bool) -> Reach {
    let one: Rational = unitIsPercent ? .hundred : .one
    switch rule {
    case .fraction(let fraction, let about):
      let slack = (about ? Rational(2) : .one) * Hedge.fortieth
      return Reach(Interval(low: (fraction - slack) * one, high: (fraction + slack) * one))
    case .doubled:
      let slack = Rational.powerOfTen(-1)
      return Reach(Interval(low: (Rational(2) - slack) * one, high: (Rational(2) + slack) * one))
    case .moreThanDoubled:
      return Reach(low: Bound(Rational(2) * one, inclusive: false), high: nil)
    case .about, .almost, .moreThan, .lessThan, .atMost, .atLeast, .timesLess:
      return Reach(low: nil, high: nil)
    }
  }

  /// v ± u_s within ± 10 % of v, and at least the printed interval; a range's printed interval or its ends
  /// widened by u_s/2, whichever is wider. A fraction word's unit is the rule's own, so 10 % do not cap it.
  private static func around(_ p: PrintedNumber) -> Interval {
    let unit = p.lastSignificantUnit
    let slack: Rational
    if p.isRange {
      slack = unit * PrintedNumber.half
    } else if p.kind == .fractionWord {
      slack = unit
    } else {
      slack = min(unit, p.value.magnitude * .powerOfTen(-1))
    }
    return p.interval.hull(Interval(low: p.value - slack, high: (p.high ?? p.value) + slack))
  }

  /// From v − w to v, on v's side toward zero; beyond v to the end of the printed interval is borderline.
  private static func approaching(_ p: PrintedNumber) -> HedgeRange {
    let (low, top) = (p.value, p.high ?? p.value)
    let near = top.isNegative ? top : low
    let tenth = near.magnitude * .powerOfTen(-1)
    let w = min(max(p.lastSignificantUnit, tenth * PrintedNumber.half), tenth)
    if top.isNegative {
      let arguable = Reach(low: Bound(p.interval.low, inclusive: true), high: Bound(low, inclusive: false))
      return HedgeRange(
        core: Reach(Interval(low: low, high: top + w)), borderline: p.interval.low < low ? arguable : nil)
    }
    let arguable = Reach(low: Bound(top, inclusive: false), high: Bound(p.interval.high, inclusive: true))
    return HedgeRange(
      core: Reach(Interval(low: low - w, high: top)), borderline: top < p.interval.high ? arguable : nil)
  }

  /// 1/n for every n the number may mean; endless where n may be zero.
  private static func oneTo(_ p: PrintedNumber, unitIsPercent: Bool) -> Reach {
    let one = Interval(unitIsPercent ? .hundred : .one)
    if let ratio = one.divided(by: p.interval) { return Reach(ratio) }
    let least = p.interval.high.reciprocal.map { Bound($0 * one.low, inclusive: true) }
    return Reach(low: p.interval.low.isNegative ? nil : least, high: nil)
  }

  /// 2.5 percentage points.
  private static let fortieth = Rational(1, 40) ?? .zero
}
