/// Which places of an order are open, the numbers being known to an interval each, or to what a hedge admits. The largest
/// has rank 1.
///
/// A pair is open if its numbers may be equal: so the two may stand either way, or share a place. Two exact numbers are
/// never open, not even equal ones.
package struct OpenOrder: Hashable, Sendable {
  private let numbers: [Reach]

  package init(_ numbers: [Reach]) { self.numbers = numbers }

  /// The open pairs, in order.
  package var pairs: [(Int, Int)] {
    numbers.indices.flatMap { one in
      numbers.indices.filter { one < $0 && isOpen(one, $0) }.map { (one, $0) }
    }
  }

  /// Whether a number stands in an open pair.
  package func isOpen(at place: Int) -> Bool {
    numbers.indices.contains(place) && numbers.indices.contains { isOpen(place, $0) }
  }

  /// The best and the worst rank that a number can have: behind all that are surely larger, and at worst behind all that
  /// are in an open pair with it. More than one rank exactly if it is in one.
  package func ranks(at place: Int) -> ClosedRange<Int>? {
    guard numbers.indices.contains(place) else { return nil }
    let above = numbers.count { $0.isAbove(numbers[place]) }
    return (above + 1)...(above + 1 + numbers.indices.count { isOpen(place, $0) })
  }

  private func isOpen(_ one: Int, _ other: Int) -> Bool {
    one != other && numbers[one].meets(numbers[other])
      && !(numbers[one].isPoint && numbers[other].isPoint)
  }
}

extension Reach {
  /// Whether it is a single number.
  fileprivate var isPoint: Bool {
    guard let low, let high else { return false }
    return low.value == high.value
  }
}
