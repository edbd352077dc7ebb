import Language
import Quantities

extension Relation.Sign {
  /// Whether the relation is true of every pair of values.
  func holds(_ a: Reach, _ b: Reach) -> Bool {
    switch self {
    case .equal: a.meets(b)
    case .less: b.isAbove(a)
    case .lessOrEqual: b.isNotBelow(a)
    case .greater: a.isAbove(b)
    case .greaterOrEqual: a.isNotBelow(b)
    }
  }

  /// Whether the relation is false of every pair of values.
  func fails(_ a: Reach, _ b: Reach) -> Bool {
    switch self {
    case .equal: !a.meets(b)
    case .less: a.isNotBelow(b)
    case .lessOrEqual: a.isAbove(b)
    case .greater: b.isNotBelow(a)
    case .greaterOrEqual: b.isAbove(a)
    }
  }

  /// What is said of two numbers under an inequality.
  func standing(_ a: Reach, _ b: Reach) -> (holds: Bool, name: String) {
    if holds(a, b) { return (true, "true throughout") }
    return (false, fails(a, b) ? "false throughout" : "true of a part only")
  }
}
