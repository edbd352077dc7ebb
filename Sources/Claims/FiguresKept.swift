internal import Observations
internal import Synchronization

/// The rows and the figures that were asked for before. They follow from the data alone, so that all that is answered
/// from one catalogue may share them.
package final class FiguresKept: Sendable {
  /// A row, and what its number is a share of.
  struct Row: Sendable {
    let row: Int
    let base: Base?

    /// Nothing as a base means the cell itself.
    func isShare(of other: Base?) -> Bool {
      guard let base, let other else { return base == nil && other == nil }
      return base.whole == other.whole && base.dimension == other.dimension
    }
  }

  /// A figure that other cells give, where nothing is supposed and no row withheld.
  struct Asked: Hashable, Sendable {
    enum Way { case derived, derivedShare, recomputed, recomputedShare }

    let way: Way
    let address: Address
    let base: Base?
  }

  /// A figure in the table of those that are kept, or that there is none.
  private final class Found: Sendable {
    let figure: Figure?

    init(_ figure: Figure?) { self.figure = figure }
  }

  private struct Kept: Sendable {
    var rows: [Address: [Row]] = [:]
    var figures: [Asked: Found] = [:]
  }

  /// The most addresses, and the most figures, that are kept.
  private static let limit = 4_000

  private let kept = Mutex(Kept())

  package init() {}

  /// The rows on an address; found where they are not kept yet.
  func rows(_ address: Address, _ find: () -> [Row]) -> [Row] {
    if let rows = kept.withLock({ $0.rows[address] }) { return rows }
    let rows = find()
    kept.withLock { kept in
      if kept.rows.count >= FiguresKept.limit { kept.rows = [:] }
      kept.rows[address] = rows
    }
    return rows
  }

  /// A figure, or that there is none; found where it is not kept yet.
  func figure(_ asked: Asked, _ find: () -> Figure?) -> Figure? {
    if let found = kept.withLock({ $0.figures[asked] }) { return found.figure }
    let figure = find()
    kept.withLock { kept in
      if kept.figures.count >= FiguresKept.limit { kept.figures = [:] }
      kept.figures[asked] = Found(figure)
    }
    return figure
  }
}
