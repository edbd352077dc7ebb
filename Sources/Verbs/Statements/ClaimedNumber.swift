import Claims
import Quantities

/// A number that a `check` claims, beside what was found.
extension TypedNumber {
  /// What it may mean, its hedge included.
  var range: HedgeRange {
    hedge?.admits(number, unitIsPercent: unit.isPercent) ?? HedgeRange(core: Reach(number.interval))
  }

  /// What it is as the limit of an inequality: exactly itself, unless a hedge widens it.
  var limit: Reach {
    if let hedge, !hedge.standsAlone { return range.core }
    return Reach(Interval(low: number.value, high: number.high ?? number.value))
  }

  /// Whether the claim holds of what was found, and the name of the verdict. Where either is too coarse to confirm it,
  /// the point of one must be among what the other may be.
  func standing(beside found: HedgeRange, _ point: Rational?) -> (holds: Bool, name: String) {
    let verdict =
      hedge.map {
        Verdict(printed: number, hedge: $0, recomputed: found, unitIsPercent: unit.isPercent)
      } ?? Verdict(printed: number.beside(point), recomputed: found)
    let own = hedge == nil ? HedgeRange(core: Reach(number.beside(point).interval)) : range
    let meets = own.pointsMeet(number.point, found, point)
    return (
      verdict == .confirmed || verdict == .hedgeHolds || (verdict == .agrees && meets), verdict.rawValue
    )
  }
}

extension HedgeRange {
  /// Whether the point of one is in both. What a hedge excludes is no point: 60 is not more than 60.
  func pointsMeet(_ point: Rational?, _ other: HedgeRange, _ otherPoint: Rational?) -> Bool {
    [point, otherPoint].contains { point in
      point.map { core.contains(Interval($0)) && other.core.contains(Interval($0)) } == true
    }
  }
}
