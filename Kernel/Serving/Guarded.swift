internal import Synchronization

/// A value that one thread at a time uses. The thread sanitizer does not see a lock that the operating system hands from
/// one thread to the next; it sees the turn that is taken within.
package struct Guarded<Value: ~Copyable>: ~Copyable, Sendable {
  private let value: Mutex<Value>
  private let turn = Atomic<Int>(0)

  package init(_ value: consuming sending Value) { self.value = Mutex(value) }

  package borrowing func withLock<Result: ~Copyable, Failure: Error>(
    _ body: (inout sending Value) throws(Failure) -> sending Result
  ) throws(Failure) -> sending Result {
    try value.withLock { value throws(Failure) in
      _ = turn.load(ordering: .acquiring)
      defer { turn.store(0, ordering: .releasing) }
      return try body(&value)
    }
  }
}
