import Dispatch
import Serving
import Synchronization
import Wire

/// Messages that wait for the thread that owns the sockets, in the order in which they were sent.
final class Outbox: Outlet {
  enum Item {
    case frames([[UInt8]], Channel)
    /// Someone waits until everything that has arrived was handed on.
    case settling(DispatchSemaphore)
  }

  private struct State {
    var waiting: [Item] = []
    /// Whether the thread that owns the sockets looks here before it waits again, so that nobody has to wake it.
    var isAttended = false
  }

  private let format: WireFormat
  private let state = Mutex(State())
  /// Wakes the thread that owns the sockets.
  let alarm: Alarm

  init(_ format: WireFormat, _ alarm: Alarm) {
    self.format = format
    self.alarm = alarm
  }

  func send(_ message: Outgoing, on channel: Channel, isFollowed: Bool) {
    put(.frames(format.frames(of: message), channel), wakes: !isFollowed)
  }

  func settle() {
    let settled = DispatchSemaphore(value: 0)
    put(.settling(settled), wakes: true)
    // The kernel may end meanwhile, and then nobody answers.
    _ = settled.wait(timeout: .now() + 1)
  }

  private func put(_ item: Item, wakes: Bool) {
    let isAttended = state.withLock { state in
      state.waiting.append(item)
      return state.isAttended
    }
    if wakes, !isAttended { alarm.ring() }
  }

  /// The thread that owns the sockets is awake, until it finds nothing here.
  func attend() { state.withLock { $0.isAttended = true } }

  /// Everything that waits; from now on nothing does.
  func empty() -> [Item] {
    state.withLock { state in
      let items = state.waiting
      state.waiting = []
      state.isAttended = !items.isEmpty
      return items
    }
  }
}
