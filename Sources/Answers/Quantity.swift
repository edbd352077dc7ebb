package import Claims
package import Quantities

/// A number of an answer: exact, with its interval, its unit and the way it is shown. Nothing in it ever changes, so it is
/// shared, never copied.
package final class Quantity: Hashable, Sendable {
  package let unit: Unit
  /// Nothing where only a range is known.
  package let point: Rational?
  package let interval: Interval
  /// What amounts are shown in: `mln`, `bln`.
  package let scale: Scale
  /// Decimals of the headline, in that scale.
  package let decimals: Int
  package let kind: Figure.Kind
  /// The printed text, if the number is printed on that very key.
  package let printed: String?
  /// How it is made of printed cells; nothing for a typed number.
  package let formula: Formula?
  /// For a share: what it is a share of. Shares of different wholes are not added.
  package let base: ShareBase?
  /// The hedge of the printed statement (`about`, `less-than`); empty if there is none.
  package let hedge: String

  package init(
    unit: Unit, point: Rational?, interval: Interval, scale: Scale = .units, decimals: Int,
    kind: Figure.Kind = .derived, printed: String? = nil, formula: Formula? = nil, base: ShareBase? = nil,
    hedge: String = ""
  ) {
    self.unit = unit
    self.point = point
    self.interval = interval
    self.scale = scale
    self.decimals = decimals
    self.kind = kind
    self.printed = printed
    self.formula = formula
    self.base = base
    self.hedge = hedge
  }

  package static func == (a: Quantity, b: Quantity) -> Bool {
    a === b
      || a.interval == b.interval && a.unit == b.unit && a.point == b.point && a.scale == b.scale
        && a.decimals == b.decimals && a.kind == b.kind && a.printed == b.printed && a.formula == b.formula
        && a.base == b.base && a.hedge == b.hedge
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(interval)
    hasher.combine(unit)
    hasher.combine(decimals)
  }
}

/// The whole of a share: the address of the whole with the dimension that was released.
package struct ShareBase: Hashable, Sendable {
  package let dimension: Int
  package let whole: Address

  package init(dimension: Int, whole: Address) {
    self.dimension = dimension
    self.whole = whole
  }
}
