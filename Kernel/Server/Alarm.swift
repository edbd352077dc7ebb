import Glibc
import Synchronization

/// Wakes a thread that waits for sockets and files. Ringing twice before it is awake wakes it once.
final class Alarm: Sendable {
  let descriptor: Int32
  /// Where a byte wakes too: for a signal, which may not ring.
  let end: Int32
  private let isRinging = Atomic<Bool>(false)

  init() throws(KernelFault) {
    var ends: [Int32] = [0, 0]
    guard unsafe pipe(&ends) == 0 else { throw KernelFault("cannot make a pipe") }
    (descriptor, end) = (ends[0], ends[1])
    for number in ends {
      _ = fcntl(number, F_SETFD, FD_CLOEXEC)
      _ = fcntl(number, F_SETFL, O_NONBLOCK)
    }
  }

  func ring() {
    if isRinging.exchange(true, ordering: .acquiringAndReleasing) { return }
    var byte: UInt8 = 1
    _ = unsafe write(end, &byte, 1)
  }

  /// Awake: the next ring wakes again. What was rung for is looked at after this.
  func hear() {
    var bytes = [UInt8](repeating: 0, count: 64)
    while unsafe read(descriptor, &bytes, bytes.count) > 0 {}
    isRinging.store(false, ordering: .sequentiallyConsistent)
  }
}
