internal import CZeroMQ

/// Waits until one of several sockets or files can be read. They have to outlive it.
@safe package struct Readiness: ~Copyable {
  private var items: [zmq_pollitem_t] = unsafe []

  package init() {}

  /// Gives the place by which to ask for it.
  package mutating func add(_ socket: borrowing Socket) -> Int {
    unsafe items.append(zmq_pollitem_t(socket: socket.handle, fd: 0, events: Int16(ZMQ_POLLIN), revents: 0))
    return unsafe items.count - 1
  }

  package mutating func add(descriptor: Int32) -> Int {
    unsafe items.append(zmq_pollitem_t(socket: nil, fd: descriptor, events: Int16(ZMQ_POLLIN), revents: 0))
    return unsafe items.count - 1
  }

  /// Waits for so long at most; a signal ends the wait too.
  package mutating func wait(milliseconds: Int) {
    let count = unsafe Int32(items.count)
    if unsafe zmq_poll(&items, count, milliseconds) < 0 {
      for place in unsafe items.indices { unsafe items[place].revents = 0 }
    }
  }

  package borrowing func isReady(_ place: Int) -> Bool {
    unsafe items.indices.contains(place) && items[place].revents != 0
  }
}
