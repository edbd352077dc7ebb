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

  private let format: WireFormat
  private let waiting = Mutex<[Item]>([])
  /// Wakes the thread that owns the sockets.
  let alarm: Alarm

  init(_ format: WireFormat, _ alarm: Alarm) {
    self.format = format
    self.alarm = alarm
  }

  func send(_ message: Outgoing, on channel: Channel) { put(.frames(format.frames(of: message), channel)) }

  func settle() {
    let settled = DispatchSemaphore(value: 0)
    put(.settling(settled))
    // The kernel may end meanwhile, and then nobody answers.
    _ = settled.wait(timeout: .now() + 1)
  }

  private func put(_ item: Item) {
    waiting.withLock { $0.append(item) }
    alarm.ring()
  }

  /// Everything that waits; from now on nothing does.
  func empty() -> [Item] {
    waiting.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
  }
}
