internal import CZeroMQ
internal import Synchronization

/// What all sockets of a program live in. It goes when the last of them has gone and what they had to send is sent, or
/// given up.
@safe package final class SocketContext: @unchecked Sendable {
  // libzmq's contexts may be used by every thread.
  let handle: UnsafeMutableRawPointer
  private let isClosed = Atomic<Bool>(false)

  /// Linux' SCHED_BATCH (sched(7)): libzmq's threads do not take the processor from a thread that is still sending, so
  /// that what is said in one go leaves in one go.
  private static let policy: Int32 = 3

  package init() throws(SocketFault) {
    guard let handle = unsafe zmq_ctx_new() else { throw SocketFault("begin") }
    unsafe self.handle = unsafe handle
    _ = unsafe zmq_ctx_set(handle, ZMQ_THREAD_SCHED_POLICY, SocketContext.policy)
  }

  /// Tells every thread that waits on a socket that this is the end, and waits until all sockets are closed and what they
  /// had to send is sent, or given up.
  package func end() {
    unsafe zmq_ctx_shutdown(handle)
    close()
  }

  private func close() {
    guard !isClosed.exchange(true, ordering: .sequentiallyConsistent) else { return }
    // A signal ends the wait too early.
    while unsafe zmq_ctx_term(handle) != 0, zmq_errno() == EINTR {}
  }

  deinit { close() }
}
