internal import Synchronization

/// Whether the cell that is being answered shall end. A language looks at it in its loops.
package final class Interruption: Sendable {
  private let requested = Atomic<Bool>(false)

  package init() {}

  package var isRequested: Bool { requested.load(ordering: .relaxed) }

  func request() { requested.store(true, ordering: .relaxed) }

  func forget() { requested.store(false, ordering: .relaxed) }
}
