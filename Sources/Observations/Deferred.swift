internal import Synchronization

/// A value that is worked out when it is first asked for, and then kept; copies keep it together.
///
///     let grid = Deferred { readGrid() }
///     grid.value  // read here, once
package struct Deferred<Value: Sendable>: Sendable {
  @usableFromInline let keeper: Keeper
  @usableFromInline let make: @Sendable () -> Value

  @inlinable package init(_ make: @escaping @Sendable () -> Value) {
    keeper = Keeper()
    self.make = make
  }

  package var value: Value {
    keeper.kept.withLock { kept in
      if let kept = kept as? Kept<Value> { return kept.value }
      let made = Kept(make())
      kept = made
      return made.value
    }
  }
}

/// What is kept of one, a `Kept`. Its own type is the same for all values, so that one never asked for costs no type that
/// must be made at run time.
@usableFromInline final class Keeper: Sendable {
  fileprivate let kept = Mutex<(any AnyObject & Sendable)?>(nil)

  @usableFromInline init() {}
}

private final class Kept<Value: Sendable>: Sendable {
  let value: Value

  init(_ value: Value) { self.value = value }
}
