internal import Dispatch
internal import Synchronization

/// Whether the cell that is being answered shall end. A language looks at it in its loops, and so a kernel learns that a
/// cell takes its time: then what was said of the cell, which waits for its answer, is sent.
package final class Interruption: Sendable {
  /// How long what is said waits for what follows, in nanoseconds.
  private static let patience = 1_000_000

  private let requested = Atomic<Bool>(false)
  /// When the patience ends, in nanoseconds of the system's clock; 0 where nothing waits.
  private let end = Atomic<Int>(0)
  private let impatient: Mutex<(@Sendable () -> Void)?> = Mutex(nil)

  package init() {}

  package var isRequested: Bool {
    if end.load(ordering: .relaxed) != 0 { look() }
    return requested.load(ordering: .relaxed)
  }

  func request() { requested.store(true, ordering: .relaxed) }

  /// A cell begins; `request` is about none before it.
  func begin() {
    requested.store(false, ordering: .relaxed)
    end.store(Interruption.now + Interruption.patience, ordering: .relaxed)
  }

  /// What is done when a cell takes its time, once for each.
  func whenImpatient(_ act: @escaping @Sendable () -> Void) { impatient.withLock { $0 = act } }

  private static var now: Int { Int(truncatingIfNeeded: DispatchTime.now().uptimeNanoseconds) }

  private func look() {
    guard Interruption.now >= end.load(ordering: .relaxed) else { return }
    end.store(0, ordering: .relaxed)
    impatient.withLock { $0 }?()
  }
}
