import Observations
import Synchronization
import Texts
import Verbs
import Worlds

/// The world as it is: the built-in data, a step budget a line, and Ctrl-C.
struct LiveWorld: Sendable {
  /// Steps a line may take before it is refused.
  static let stepBudget = 2_000_000

  let world: World
  private let steps: Steps

  init() {
    let steps = Steps()
    let cache = Cache()
    self.steps = steps
    world = World(
      library: { () throws(DataFault) in try cache.library() },
      checkpoint: { () throws(Diagnostic) in try steps.take() })
  }

  /// A new line begins: its budget is whole again.
  func beginLine() { steps.taken.store(0, ordering: .relaxed) }

  private final class Steps: Sendable {
    let taken = Atomic<Int>(0)

    func take() throws(Diagnostic) {
      if Interrupts.isRequested { throw Diagnostic(.interrupted, "interrupted") }
      let count = taken.wrappingAdd(1, ordering: .relaxed).newValue
      if count > LiveWorld.stepBudget {
        throw Diagnostic(
          .stepBudget, "the line takes more than \(number: LiveWorld.stepBudget) steps",
          hint: "ask for less in one line")
      }
    }
  }

  private final class Cache: Sendable {
    private let kept = Mutex<Library?>(nil)

    func library() throws(DataFault) -> Library {
      if let library = kept.withLock({ $0 }) { return library }
      let library = try BuiltIn.library()
      kept.withLock { $0 = library }
      return library
    }
  }
}
