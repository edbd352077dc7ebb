package import Observations
package import Quantities

/// A way to read a print under which it agrees with the rest.
package enum OtherSense: Hashable, Sendable {
  /// The number in other units of ten: 6 for "if it is in millions".
  case multiplier(Int)
  /// A share of another whole; with another dimension than the print's, part and whole exchanged.
  case base(Base)
  /// "n-fold" as "by n times more".
  case increase
  /// The zeros that end it are not significant.
  case roundedToTens
}

/// What the other numbers make of a printed one.
package struct Recomputed: Hashable, Sendable {
  package enum Origin: Hashable, Sendable {
    /// The same cell in a table.
    case table
    /// Other cells.
    case cells
    /// The same cell in another sentence.
    case prose
    /// The order of the members that are listed, of `count`; `isWhole` where there are no others.
    case order(count: Int, isWhole: Bool)
    /// A line of the language.
    case query(String)
    /// What the other numbers leave open: a missing end is infinite.
    case bound(Reach)
  }

  package let origin: Origin
  package let unit: Unit
  package let point: Rational?
  package let interval: Interval
  package let formula: Formula?
  /// Rows it rests on.
  package let cells: [Int]

  package init(
    origin: Origin, unit: Unit, point: Rational?, interval: Interval, formula: Formula?, cells: [Int]
  ) {
    self.origin = origin
    self.unit = unit
    self.point = point
    self.interval = interval
    self.formula = formula
    self.cells = cells
  }

  init(_ origin: Origin, _ figure: Figure) {
    self.init(
      origin: origin, unit: figure.unit, point: figure.point, interval: figure.interval,
      formula: figure.formula, cells: figure.formula.cells)
  }
}

/// A printed number held against all the others.
package struct Assessment: Hashable, Sendable {
  package let verdict: Verdict
  /// Why there is no verdict; nothing where there is one.
  package let obstacle: Obstacle?
  package let recomputed: Recomputed?
  /// The distance between the two in units of the print's last digit; 0 where they meet.
  package let gap: Rational?
  /// The sense in which it agrees, or would.
  package let senses: [OtherSense]

  package init(
    _ verdict: Verdict, obstacle: Obstacle? = nil, recomputed: Recomputed? = nil, gap: Rational? = nil,
    senses: [OtherSense] = []
  ) {
    self.verdict = verdict
    self.obstacle = obstacle
    self.recomputed = recomputed
    self.gap = gap
    self.senses = senses
  }
}
