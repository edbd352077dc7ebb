import Serving
import Sockets
import Wire

/// What goes out, in the order in which it is sent. Every thread may send and receive; the sockets are used by one at a time.
final class Outbox: Outlet {
  private struct State: ~Copyable {
    /// Nothing once the kernel is at its end.
    var sockets: SocketSet?
    /// What waits for the message that follows it.
    var held: [([[UInt8]], Channel)] = []

    init(_ sockets: consuming SocketSet) { self.sockets = consume sockets }

    func hasInput(on channel: Channel) -> Bool { sockets?.hasInput(on: channel) ?? false }

    /// Whether something came in meanwhile: whoever sends may be the one to whom a socket says so, and that but once.
    mutating func sendHeld() -> Bool {
      let held = self.held
      self.held = []
      for (frames, channel) in held { sockets?.send(frames, on: channel) }
      return ControlLoop.channels.contains { channel in
        held.contains { $0.1 == channel } && hasInput(on: channel)
      }
    }
  }

  private let format: WireFormat
  private let state: Guarded<State>
  /// Wakes the thread that attends to control.
  private let alarm: Alarm

  init(_ format: WireFormat, _ alarm: Alarm, _ sockets: consuming sending SocketSet) {
    self.format = format
    self.alarm = alarm
    state = Guarded(State(sockets))
  }

  func send(_ message: Outgoing, on channel: Channel, isFollowed: Bool) {
    let frames = format.frames(of: message)
    let hasInput = state.withLock { state in
      state.held.append((frames, channel))
      return isFollowed ? false : state.sendHeld()
    }
    if hasInput { alarm.ring() }
  }

  func flush() {
    if state.withLock({ $0.sendHeld() }) { alarm.ring() }
  }

  /// A file that can be read when something may have come in, which it says once.
  func descriptor(of channel: Channel) -> Int32 {
    state.withLock { $0.sockets?.descriptor(of: channel) ?? -1 }
  }

  func hasInput(on channel: Channel) -> Bool { state.withLock { $0.hasInput(on: channel) } }

  /// Nothing where nothing has come.
  func receive(_ channel: Channel) -> [[UInt8]]? {
    state.withLock { state in
      guard case .frames(let frames)? = state.sockets?.receive(channel) else { return nil }
      return frames
    }
  }

  /// Closes the sockets; what waits, and what they still hold, is sent.
  func close() {
    state.withLock { state in
      _ = state.sendHeld()
      state.sockets = nil
    }
  }
}
