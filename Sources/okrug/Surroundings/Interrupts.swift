import Glibc
import Synchronization

/// Ctrl-C while a line is answered: a flag that the answer looks at, so that the line ends and the session goes on.
enum Interrupts {
  private static let requested = Atomic<Bool>(false)

  /// From here on SIGINT raises the flag. Reads and writes that wait are woken.
  static func install() {
    _ = requested.load(ordering: .relaxed)
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = { _ in Interrupts.requested.store(true, ordering: .relaxed)
    }
    unsafe sigaction(SIGINT, &action, nil)
  }

  static var isRequested: Bool { requested.load(ordering: .relaxed) }

  static func clear() { requested.store(false, ordering: .relaxed) }
}
