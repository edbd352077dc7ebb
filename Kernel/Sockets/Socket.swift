internal import CZeroMQ

/// A ZeroMQ socket, closed at its end. One thread at a time may use it.
@safe package struct Socket: ~Copyable {
  package enum Kind: Sendable {
    /// Talks to several peers, each by its address.
    case router
    /// Sends to all who have subscribed, and hears of them.
    case publisher
    /// Answers one peer after the other.
    case reply
    /// One peer of a router.
    case dealer
    /// Hears a publisher.
    case subscriber
    /// Asks, and waits.
    case request
  }

  private let context: SocketContext
  let handle: UnsafeMutableRawPointer

  package init(_ kind: Kind, in context: SocketContext) throws(SocketFault) {
    guard let handle = unsafe zmq_socket(context.handle, kind.number) else {
      throw SocketFault("make a socket")
    }
    self.context = context
    unsafe self.handle = unsafe handle
  }

  deinit { unsafe zmq_close(handle) }

  // MARK: Settings

  /// How long, in milliseconds, what is not yet sent is kept when the socket closes.
  package borrowing func linger(_ milliseconds: Int32) throws(SocketFault) {
    try set(ZMQ_LINGER, milliseconds)
  }

  /// Frames longer than this, in bytes, end the peer's connection.
  package borrowing func longestFrame(_ bytes: Int64) throws(SocketFault) {
    var bytes = bytes
    guard unsafe zmq_setsockopt(handle, ZMQ_MAXMSGSIZE, &bytes, MemoryLayout<Int64>.size) == 0 else {
      throw SocketFault("limit a socket")
    }
  }

  /// Messages are kept for a slow peer, however many.
  package borrowing func neverDrops() throws(SocketFault) {
    try set(ZMQ_SNDHWM, 0)
    try set(ZMQ_RCVHWM, 0)
  }

  /// A publisher hears of every subscription, not only of the first to a topic.
  package borrowing func hearsEverySubscription() throws(SocketFault) { try set(ZMQ_XPUB_VERBOSE, 1) }

  /// A peer that comes back with the address it had takes the place of its old connection.
  package borrowing func takesOverAddresses() throws(SocketFault) { try set(ZMQ_ROUTER_HANDOVER, 1) }

  /// Peers have to know the public key; what passes is encrypted (CurveZMQ). Keys are Z85 texts of 40 characters.
  package borrowing func encrypts(publicKey: String, secretKey: String) throws(SocketFault) {
    try set(ZMQ_CURVE_SERVER, 1)
    try set(ZMQ_CURVE_PUBLICKEY, publicKey)
    try set(ZMQ_CURVE_SECRETKEY, secretKey)
  }

  /// Before connecting: the name by which a router knows this peer.
  package borrowing func address(_ name: String) throws(SocketFault) { try set(ZMQ_ROUTING_ID, name) }

  /// A subscriber hears what begins with this; with "", everything.
  package borrowing func subscribe(to topic: String) throws(SocketFault) { try set(ZMQ_SUBSCRIBE, topic) }

  private borrowing func set(_ option: Int32, _ value: Int32) throws(SocketFault) {
    var value = value
    guard unsafe zmq_setsockopt(handle, option, &value, MemoryLayout<Int32>.size) == 0 else {
      throw SocketFault("set a socket's option \(option)")
    }
  }

  borrowing func set(_ option: Int32, _ text: String) throws(SocketFault) {
    let bytes = Array(text.utf8)
    guard unsafe zmq_setsockopt(handle, option, bytes, bytes.count) == 0 else {
      throw SocketFault("set a socket's option \(option)")
    }
  }

  // MARK: Ends

  package borrowing func bind(_ address: String) throws(SocketFault) {
    guard unsafe zmq_bind(handle, address) == 0 else { throw SocketFault("bind \(address)") }
  }

  package borrowing func connect(_ address: String) throws(SocketFault) {
    guard unsafe zmq_connect(handle, address) == 0 else { throw SocketFault("connect \(address)") }
  }

  /// The address it is bound to, with the port that was chosen: `tcp://127.0.0.1:40123`.
  package borrowing func boundAddress() -> String {
    var text = [UInt8](repeating: 0, count: 256)
    var count = text.count
    guard unsafe zmq_getsockopt(handle, ZMQ_LAST_ENDPOINT, &text, &count) == 0 else { return "" }
    return String(decoding: text.prefix(max(0, count - 1)), as: UTF8.self)
  }

  // MARK: Messages

  /// A file that can be read when something may have come in. It says so once: from then on `hasInput` tells.
  package var descriptor: Int32 {
    var descriptor: Int32 = -1
    var count = MemoryLayout<Int32>.size
    _ = unsafe zmq_getsockopt(handle, ZMQ_FD, &descriptor, &count)
    return descriptor
  }

  /// Whether a message can be received without waiting.
  package var hasInput: Bool {
    var events: Int32 = 0
    var count = MemoryLayout<Int32>.size
    return unsafe zmq_getsockopt(handle, ZMQ_EVENTS, &events, &count) == 0 && events & Int32(ZMQ_POLLIN) != 0
  }

  package enum Received {
    case frames([[UInt8]])
    /// There is nothing to read now; a socket that waits was woken.
    case nothing
    /// The context has been shut down.
    case ended
  }

  package borrowing func receive(waiting: Bool = false) -> Received {
    var frames: [[UInt8]] = []
    while true {
      var message = zmq_msg_t()
      unsafe zmq_msg_init(&message)
      defer { unsafe zmq_msg_close(&message) }
      if unsafe zmq_msg_recv(&message, handle, waiting || !frames.isEmpty ? 0 : ZMQ_DONTWAIT) < 0 {
        if zmq_errno() == ETERM { return .ended }
        if !frames.isEmpty, zmq_errno() == EINTR { continue }
        return .nothing
      }
      let count = unsafe zmq_msg_size(&message)
      let start = unsafe zmq_msg_data(&message)
      frames.append(unsafe [UInt8](UnsafeRawBufferPointer(start: start, count: count)))
      if unsafe zmq_msg_more(&message) == 0 { return .frames(frames) }
    }
  }

  /// False where nobody can be sent to, or the context has been shut down.
  @discardableResult package borrowing func send(_ frames: [[UInt8]]) -> Bool {
    for (place, frame) in frames.enumerated() {
      let more = place + 1 < frames.count ? ZMQ_SNDMORE : 0
      while unsafe zmq_send(handle, frame, frame.count, more | ZMQ_DONTWAIT) < 0 {
        guard zmq_errno() == EINTR else { return false }
      }
    }
    return true
  }
}

extension Socket.Kind {
  fileprivate var number: Int32 {
    switch self {
    case .router: ZMQ_ROUTER
    case .publisher: ZMQ_XPUB
    case .reply: ZMQ_REP
    case .dealer: ZMQ_DEALER
    case .subscriber: ZMQ_SUB
    case .request: ZMQ_REQ
    }
  }
}
