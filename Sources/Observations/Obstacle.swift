/// Why a printed number, or a statement about several, cannot be held against others.
package enum Obstacle: String, Hashable, Sendable, CaseIterable {
  /// Nothing else that is printed gives it.
  case noData = "no-data"
  /// It rests on a drawing whose numbers the text does not print.
  case figureNotReproduced = "figure-not-reproduced"
  /// Only another compiler prints the same thing; its figure can be shown.
  case otherSource = "other-source"
  /// No measure of the data is of this kind.
  case otherConcept = "other-concept"
  /// The figure it is compared with is not printed.
  case noBaseline = "no-baseline"
  /// The text does not say what it is a share of.
  case baseUnknown = "base-unknown"
  /// A word of degree: nothing says from where on it holds.
  case evaluative
  /// What its query gives is in another unit. No document says so of itself: it is found out.
  case unitMismatch = "unit-mismatch"
}
