internal import CZeroMQ

/// What all sockets of a program live in. It goes when the last of them has gone and what they had to send is sent, or
/// given up.
@safe package final class SocketContext: @unchecked Sendable {
  // libzmq's contexts may be used by every thread.
  let handle: UnsafeMutableRawPointer

  package init() throws(SocketFault) {
    guard let handle = unsafe zmq_ctx_new() else { throw SocketFault("begin") }
    unsafe self.handle = unsafe handle
  }

  /// Wakes every thread that waits on a socket: it is told that this is the end.
  package func shutDown() { unsafe zmq_ctx_shutdown(handle) }

  deinit { unsafe zmq_ctx_term(handle) }
}
