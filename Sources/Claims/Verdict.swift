package import Quantities

/// What a comparison of a printed number with a recomputed one says. The order of the cases is the order in which an
/// unhedged number takes the first that applies.
package enum Verdict: String, Hashable, Sendable, CaseIterable {
  case notCheckable = "not-checkable"
  case confirmed
  case agrees
  case agreesOtherReading = "agrees-other-reading"
  case agreesTruncated = "agrees-truncated"
  /// Only a bound is known, and the print is outside of it.
  case refutedByBound = "refuted-by-bound"
  /// Only a bound is known, and the print is partly inside.
  case possible
  case lastDigit = "last-digit"
  case disagrees
  case hedgeHolds = "hedge-holds"
  case hedgeBorderline = "hedge-borderline"
  case hedgeFails = "hedge-fails"

  /// Whether the two do not contradict one another.
  package var isFavourable: Bool {
    switch self {
    case .confirmed, .agrees, .agreesOtherReading, .agreesTruncated, .possible, .hedgeHolds: true
    case .notCheckable, .refutedByBound, .lastDigit, .disagrees, .hedgeBorderline, .hedgeFails: false
    }
  }

  /// The verdict on a printed number without a hedge.
  ///
  ///     Verdict(printed: 87.35, recomputed: [87.3540, 87.3558])   // agrees
  package init(printed: PrintedNumber, recomputed: Interval) {
    self.init(printed: printed, recomputed: HedgeRange(core: Reach(recomputed)))
  }

  /// The same against a number that has a hedge itself.
  package init(printed: PrintedNumber, recomputed: HedgeRange) {
    let own = Reach(printed.interval)
    let others = recomputed.whole
    if own.contains(recomputed.core) {
      self = .confirmed
    } else if own.meets(others) {
      self = .agrees
    } else if Verdict.trailingZeros(printed).map({ others.meets($0) }) == true {
      self = .agreesOtherReading
    } else if !printed.isExact, others.meets(Verdict.truncated(printed)) {
      self = .agreesTruncated
    } else if !printed.isExact, others.gap(to: printed.interval) <= printed.lastUnit {
      self = .lastDigit
    } else {
      self = .disagrees
    }
  }

  /// The verdict on a number with a hedge word.
  package init(printed: PrintedNumber, hedge: Hedge, recomputed: Interval, unitIsPercent: Bool) {
    self.init(
      printed: printed, hedge: hedge, recomputed: HedgeRange(core: Reach(recomputed)),
      unitIsPercent: unitIsPercent)
  }

  /// The same against a number that has a hedge itself.
  package init(printed: PrintedNumber, hedge: Hedge, recomputed: HedgeRange, unitIsPercent: Bool) {
    switch hedge.admits(printed, unitIsPercent: unitIsPercent).fit(of: recomputed) {
    case .inside: self = .hedgeHolds
    case .borderline, .partly: self = .hedgeBorderline
    case .covers: self = .agrees
    case .outside: self = .hedgeFails
    }
  }

  /// A bare integer that ends in zeros may be rounded to its last significant digit.
  private static func trailingZeros(_ printed: PrintedNumber) -> Interval? {
    guard printed.decimals == 0, printed.multiplier == 0, !printed.isExact, printed.high == nil,
      printed.lastSignificantUnit > printed.lastUnit,
      let half = printed.lastSignificantUnit.divided(by: Rational(2))
    else { return nil }
    return Interval(low: printed.value - half, high: printed.value + half)
  }

  /// Every value that cutting, instead of rounding, would print so.
  private static func truncated(_ printed: PrintedNumber) -> Reach {
    let own = Bound(printed.value, inclusive: true)
    return printed.value.isNegative
      ? Reach(low: Bound(printed.value - printed.lastUnit, inclusive: false), high: own)
      : Reach(low: own, high: Bound(printed.value + printed.lastUnit, inclusive: false))
  }
}
