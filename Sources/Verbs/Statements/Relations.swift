import Language
import Quantities

extension Relation.Sign {
  /// Whether the relation is true of every pair of values.
  func holds(_ a: Interval, _ b: Interval) -> Bool {
    switch self {
    case .equal: a.meets(b)
    case .less: a.high < b.low
    case .lessOrEqual: a.high <= b.low
    case .greater: a.low > b.high
    case .greaterOrEqual: a.low >= b.high
    }
  }

  /// Whether the relation is false of every pair of values.
  func fails(_ a: Interval, _ b: Interval) -> Bool {
    switch self {
    case .equal: !a.meets(b)
    case .less: a.low >= b.high
    case .lessOrEqual: a.low > b.high
    case .greater: a.high <= b.low
    case .greaterOrEqual: a.high < b.low
    }
  }

  /// What is said of two intervals under an inequality.
  func standing(_ a: Interval, _ b: Interval) -> (holds: Bool, name: String) {
    if holds(a, b) { return (true, "true throughout") }
    return (false, fails(a, b) ? "false throughout" : "true of a part only")
  }
}
