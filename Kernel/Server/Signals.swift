import Glibc
import Synchronization

/// SIGINT interrupts what is being answered; SIGTERM ends the kernel. Both only raise a flag and wake a thread.
enum Signals {
  private static let interrupted = Atomic<Bool>(false)
  private static let ended = Atomic<Bool>(false)
  private static let wakes = Atomic<Int32>(-1)

  /// From here on they are heard; `alarm` wakes the thread that asks.
  static func hear(_ alarm: Int32) {
    wakes.store(alarm, ordering: .sequentiallyConsistent)
    _ = interrupted.load(ordering: .relaxed)
    _ = ended.load(ordering: .relaxed)
    // Whoever started the kernel may have held them back.
    var heard = sigset_t()
    unsafe sigemptyset(&heard)
    for number in [SIGINT, SIGTERM] { unsafe sigaddset(&heard, number) }
    unsafe pthread_sigmask(SIG_UNBLOCK, &heard, nil)
    handle(SIGINT) { _ in Signals.raise(Signals.interrupted) }
    handle(SIGTERM) { _ in Signals.raise(Signals.ended) }
    signal(SIGPIPE, SIG_IGN)
  }

  private static func handle(_ number: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = handler
    action.sa_flags = SA_RESTART
    unsafe sigaction(number, &action, nil)
  }

  private static func raise(_ flag: borrowing Atomic<Bool>) {
    let before = errno
    flag.store(true, ordering: .sequentiallyConsistent)
    var byte: UInt8 = 1
    _ = unsafe write(wakes.load(ordering: .sequentiallyConsistent), &byte, 1)
    errno = before
  }

  /// Calls this if SIGINT came since it was asked last.
  static func whereInterrupted(_ interrupt: () -> Void) {
    turn.withLock { _ in
      if interrupted.exchange(false, ordering: .sequentiallyConsistent) { interrupt() }
    }
  }

  private static let turn = Mutex<Void>(())
  private static let interruption: sigset_t = {
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, SIGINT)
    return signals
  }()

  /// The calling thread does not hear of SIGINT from here on.
  static func leaveInterrupts() {
    var signals = interruption
    unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
  }

  /// Forgets a SIGINT that came before now, heard or not, for there is nothing that it could have interrupted. The calling
  /// thread has left interrupts to others.
  static func forgetInterrupt() {
    var (signals, moment) = (interruption, timespec())
    _ = unsafe sigtimedwait(&signals, nil, &moment)
    turn.withLock { _ in interrupted.store(false, ordering: .sequentiallyConsistent) }
  }

  static var isEnded: Bool { ended.load(ordering: .sequentiallyConsistent) }
}
