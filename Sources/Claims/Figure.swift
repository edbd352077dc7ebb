package import Quantities

/// A value with the way it was found.
package struct Figure: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// Printed on that very key.
    case printed
    /// A sum or difference of printed cells.
    case sum
    /// Anything else computed.
    case derived
  }

  package let kind: Kind
  package let formula: Formula
  package let unit: Unit
  /// Nothing where a printed range takes part.
  package let point: Rational?
  package let interval: Interval
  /// Whether a printed share takes part.
  package let usesShares: Bool

  /// The figure with its ends no lower and no higher than it can be; as it is where it lies wholly outside.
  func within(low: Rational, high: Rational?) -> Figure {
    guard kind != .printed, interval.low < low || high.map({ interval.high > $0 }) == true else {
      return self
    }
    let (least, most) = (max(interval.low, low), high.map { min(interval.high, $0) } ?? interval.high)
    guard least <= most else { return self }
    return Figure(
      kind: kind, formula: formula, unit: unit, point: point.map { max(least, min($0, most)) },
      interval: Interval(low: least, high: most), usesShares: usesShares)
  }

  /// How preferable the figure is: amounts before shares, then the fewest operands.
  package var cost: Int { (usesShares ? 1000 : 0) + formula.cells.count }
}
