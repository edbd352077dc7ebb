internal import Synchronization

/// A value that is worked out when it is first asked for, and then kept.
///
///     let grid = Deferred { readGrid() }
///     grid.value  // read here, once
package final class Deferred<Value: Sendable>: Sendable {
  private let kept: Mutex<Value?>
  private let make: @Sendable () -> Value

  package init(_ make: @escaping @Sendable () -> Value) {
    kept = Mutex(nil)
    self.make = make
  }

  package var value: Value {
    kept.withLock { kept in
      if let kept { return kept }
      let made = make()
      kept = made
      return made
    }
  }
}
