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
