internal import Dispatch

/// A question that a cell waits on.
final class Question: Sendable {
  /// The identity of the message that asks.
  let id: String
  /// Who was asked.
  let identities: [[UInt8]]
  private let text = Guarded<String?>(nil)
  private let answered = DispatchSemaphore(value: 0)

  init(_ id: String, _ identities: [[UInt8]]) {
    self.id = id
    self.identities = identities
  }

  /// Nothing ends the wait without an answer.
  func answer(_ typed: String?) {
    text.withLock { $0 = typed }
    answered.signal()
  }

  func wait() -> String? {
    answered.wait()
    return text.withLock { $0 }
  }
}
