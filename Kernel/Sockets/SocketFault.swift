internal import CZeroMQ

/// Why a socket cannot do what was asked: `cannot bind tcp://127.0.0.1:80: permission denied`.
package struct SocketFault: Error, Hashable, Sendable {
  package let message: String

  init(_ what: String) {
    let reason = unsafe String(cString: zmq_strerror(zmq_errno()))
    message = "cannot \(what): \(reason)"
  }
}
