package import Claims
package import Observations

/// Everything that comes from outside, as one value.
package struct World: Sendable {
  /// The data, read when first asked for.
  package let library: @Sendable () throws(DataFault) -> Library
  /// Called in loops: throws when the step budget is spent or the line was interrupted.
  package let checkpoint: Checkpoint

  package init(
    library: @escaping @Sendable () throws(DataFault) -> Library,
    checkpoint: @escaping Checkpoint = {}
  ) {
    self.library = library
    self.checkpoint = checkpoint
  }
}

/// The data with the index of its names, and what its numbers let one another be.
package final class Library: Sendable {
  package let catalogue: Catalogue
  package let names: Names
  package let constraints: Deferred<Constraints>
  let landmarks: Landmarks
  let verdicts = VerdictCache()
  let figures = FiguresKept()
  /// The printed numbers, nothing being supposed.
  let operands: Operands

  package init(_ catalogue: Catalogue) {
    self.catalogue = catalogue
    operands = Operands(catalogue)
    names = Names(catalogue.codes)
    landmarks = Landmarks(catalogue.codes)
    constraints = Deferred { Constraints(catalogue, statements: CellRelations(catalogue).all) }
  }
}
