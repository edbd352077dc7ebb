import Glibc
import Synchronization

/// Ctrl-C while a line is answered: a flag that the answer looks at, so that the line ends and the session goes on.
enum Interrupts {
  private static let requested = Atomic<Bool>(false)

  /// From here on SIGINT raises the flag. Reads and writes that wait are woken. Where it was ignored from the beginning
  /// (`nohup`, a job in the background of a script), it stays so.
  static func install() {
    _ = requested.load(ordering: .relaxed)
    var before = sigaction()
    unsafe sigaction(SIGINT, nil, &before)
    if unsafe unsafeBitCast(before.__sigaction_handler.sa_handler, to: Int.self) == 1 { return }
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = { _ in Interrupts.requested.store(true, ordering: .relaxed)
    }
    unsafe sigaction(SIGINT, &action, nil)
  }

  static var isRequested: Bool { requested.load(ordering: .relaxed) }

  static func clear() { requested.store(false, ordering: .relaxed) }
}
