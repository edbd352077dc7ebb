internal import Observations
internal import Synchronization

/// The rows on the addresses that were asked for before. They follow from the data alone, so that all that is answered
/// from one catalogue may share them.
package final class RowsKept: Sendable {
  /// A row, and what its number is a share of.
  struct Row: Sendable {
    let row: Int
    let base: Base?
  }

  /// The most addresses that are kept.
  private static let limit = 20_000

  private let kept = Mutex<[Address: [Row]]>([:])

  package init() {}

  /// The rows on an address; found where they are not kept yet.
  func rows(_ address: Address, _ find: () -> [Row]) -> [Row] {
    if let rows = kept.withLock({ $0[address] }) { return rows }
    let rows = find()
    kept.withLock { kept in
      if kept.count >= RowsKept.limit { kept = [:] }
      kept[address] = rows
    }
    return rows
  }
}
