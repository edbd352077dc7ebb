package import Wire

/// Where messages go out, in the order in which they are sent. Every thread of a kernel may send.
package protocol Outlet: Sendable {
  /// `isFollowed`: another message comes soon, and this one may wait for it.
  func send(_ message: Outgoing, on channel: Channel, isFollowed: Bool)

  /// What waits is sent.
  func flush()
}

/// Where shell requests come from, for the thread that answers them.
package protocol Inlet: Sendable {
  /// Returns when requests were received, or the kernel ends.
  func wait()

  /// Everything that has come is received.
  func takeAll()
}
