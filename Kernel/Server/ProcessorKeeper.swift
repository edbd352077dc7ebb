import Dispatch
import Glibc
import Processors
import Synchronization

/// Keeps a processor from going to sleep while a cell is answered, and for a moment after: a request and its answer go
/// through several threads and processes, and a processor that sleeps takes as long to wake as a small cell takes to answer.
/// Its thread has only what nobody else wants of a processor, and of another one than the thread that answers.
final class ProcessorKeeper: Sendable {
  /// From a request on, in nanoseconds. What takes longer is not made slower by a processor that has to wake.
  private static let answering = 1_000_000
  /// From an answer on: who asks cell after cell sends the next as soon as the last is answered.
  private static let waiting = 300_000
  /// Linux' SCHED_IDLE (sched(7)).
  private static let policy: Int32 = 5

  private let end = Atomic<Int>(0)
  private let isAsleep = Atomic<Bool>(false)
  private let bell = DispatchSemaphore(value: 0)
  private let thread = Atomic<Int32>(0)
  /// Where the thread that answers was last.
  private let answerer = Atomic<Int32>(-1)

  init() throws(KernelFault) {
    // The only processor is awake while a cell is answered.
    guard sysconf(Int32(_SC_NPROCESSORS_ONLN)) > 1 else { return }
    try NamedThread.start("keeper") { self.keep() }
  }

  /// The thread that answers calls it.
  func requestCame() {
    last(ProcessorKeeper.answering)
    let processor = processors_current()
    let thread = thread.load(ordering: .relaxed)
    guard thread != 0, answerer.exchange(processor, ordering: .relaxed) != processor else { return }
    processors_keep_off(thread, processor)
  }

  func answerWent() { last(ProcessorKeeper.waiting) }

  var isOver: Bool { Clock.elapsed() >= end.load(ordering: .sequentiallyConsistent) }

  private func last(_ nanoseconds: Int) {
    end.store(Clock.elapsed() + nanoseconds, ordering: .sequentiallyConsistent)
    if isAsleep.exchange(false, ordering: .sequentiallyConsistent) { bell.signal() }
  }

  private func keep() {
    Signals.leaveInterrupts()
    // Where it may not stand back, it takes nothing.
    var priority = sched_param()
    guard unsafe pthread_setschedparam(pthread_self(), ProcessorKeeper.policy, &priority) == 0 else { return }
    thread.store(processors_thread(), ordering: .relaxed)
    while true {
      while !isOver {}
      isAsleep.store(true, ordering: .sequentiallyConsistent)
      // Unless a request came just before: then nobody rings.
      if isOver || !isAsleep.exchange(false, ordering: .sequentiallyConsistent) { bell.wait() }
    }
  }
}
