package import Quantities

/// How a value is made of printed cells.
package enum Formula: Hashable, Sendable {
  /// A statement: its row in the cube.
  case cell(Int)
  indirect case constant(Rational)
  case sum([Formula])
  indirect case difference(Formula, Formula)
  indirect case product(Formula, Formula)
  indirect case quotient(Formula, Formula)

  /// `100 × part ÷ whole`
  package static func percentage(_ part: Formula, of whole: Formula) -> Formula {
    .quotient(.product(.constant(.hundred), part), whole)
  }

  /// `share ÷ 100 × whole`
  package static func portion(_ share: Formula, of whole: Formula) -> Formula {
    .quotient(.product(share, whole), .constant(.hundred))
  }

  /// The cells used, each once, in order of first use.
  package var cells: [Int] { used.once }

  /// The cells used, each once, and those of them that are used more than once, both in order of first use.
  private var used: (once: [Int], again: [Int]) {
    if case .cell(let row) = self { return ([row], []) }
    var once: [Int] = []
    var again: [Int] = []
    once.reserveCapacity(8)
    add(to: &once, &again)
    return (once, again.count < 2 ? again : once.filter { again.contains($0) })
  }

  private func add(to once: inout [Int], _ again: inout [Int]) {
    switch self {
    case .cell(let row):
      if !once.contains(row) { once.append(row) } else if !again.contains(row) { again.append(row) }
    case .constant: break
    case .sum(let terms):
      for term in terms { term.add(to: &once, &again) }
    case .difference(let left, let right), .product(let left, let right), .quotient(let left, let right):
      left.add(to: &once, &again)
      right.add(to: &once, &again)
    }
  }

  /// Whether one of the cells used is of some kind.
  package func usesCell(where isOfKind: (Int) -> Bool) -> Bool {
    if case .cell(let row) = self { return isOfKind(row) }
    switch self {
    case .cell, .constant: return false
    case .sum(let terms): return terms.contains { $0.usesCell(where: isOfKind) }
    case .difference(let left, let right), .product(let left, let right), .quotient(let left, let right):
      return left.usesCell(where: isOfKind) || right.usesCell(where: isOfKind)
    }
  }

  /// How many cells, constants and operations it is written with.
  package var size: Int {
    switch self {
    case .cell, .constant: 1
    case .sum(let terms): terms.reduce(1) { $0 + $1.size }
    case .difference(let left, let right), .product(let left, let right), .quotient(let left, let right):
      1 + left.size + right.size
    }
  }

  /// One cell for each summand, on the key of what is added: the cell itself, or the part that a share or a portion is of.
  /// Nothing where a summand is made in another way.
  package var summands: [Int]? {
    switch self {
    case .cell(let row): return [row]
    case .sum(let terms):
      var found: [Int] = []
      for term in terms {
        guard let own = term.summands else { return nil }
        found += own
      }
      return found
    case .quotient(.product(let share, _), .constant(.hundred)): return share.summands
    case .quotient(.product(.constant(.hundred), let part), _): return part.summands
    case .constant, .difference, .product, .quotient: return nil
    }
  }

  /// Whether only sums and differences of cells occur.
  package var isAdditive: Bool {
    if case .cell = self { return true }
    switch self {
    case .cell: return true
    case .constant, .product, .quotient: return false
    case .sum(let terms): return terms.allSatisfy { $0.isAdditive }
    case .difference(let left, let right): return left.isAdditive && right.isAdditive
    }
  }
}

/// What the cells of a formula may be: nothing for a blank.
package typealias CellIntervals = (Int) -> Interval?
/// What the cells of a formula print: nothing for a blank or a range.
package typealias CellPoints = (Int) -> Rational?

extension Formula {
  /// The value at the printed points; nothing if a cell has no point or a divisor is zero.
  package func point(_ points: CellPoints) -> Rational? {
    if case .cell(let row) = self { return points(row) }
    switch self {
    case .cell(let row): return points(row)
    case .constant(let value): return value
    case .sum(let terms):
      var total = Rational.zero
      for term in terms {
        guard let value = term.point(points) else { return nil }
        total = total + value
      }
      return total
    case .difference(let left, let right):
      guard let a = left.point(points), let b = right.point(points) else { return nil }
      return a - b
    case .product(let left, let right):
      guard let a = left.point(points), let b = right.point(points) else { return nil }
      return a * b
    case .quotient(let left, let right):
      guard let a = left.point(points), let b = right.point(points) else { return nil }
      return a.divided(by: b)
    }
  }

  /// The most operations that are spent on making an interval exact.
  private static let operationLimit = 100_000

  /// Every value the printed intervals allow; nothing if a divisor may be zero. Exact where each cell that occurs more
  /// than once enters linearly above and below one fraction bar, cells that only occur added up counting as one, and so
  /// fractions of one divisor; else, or where that takes too long, sound but wider.
  package func interval(_ intervals: CellIntervals) -> Interval? {
    used.again.isEmpty ? naive(intervals) : overOneBar.intervalOfRepeated(intervals)
  }

  private func intervalOfRepeated(_ intervals: CellIntervals) -> Interval? {
    let repeated = used.again
    if repeated.isEmpty { return naive(intervals) }
    guard repeated.count > 1 else { return atEnds(of: repeated, intervals) }
    let (formula, sums) = gathered(repeated)
    if sums.isEmpty { return atEnds(of: repeated, intervals) }
    let totals = sums.map { Formula.sum($0.map { .cell($0) }).naive(intervals) }
    return formula.atEnds(of: formula.used.again) { row in
      row < 0 ? totals[-1 - row] : intervals(row)
    }
  }

  /// The least and the greatest value with the repeated cells at their ends. Between them a divisor that keeps its sign
  /// makes no other.
  private func atEnds(of repeated: [Int], _ intervals: CellIntervals) -> Interval? {
    guard !repeated.isEmpty, repeated.count <= 10, size << repeated.count <= Formula.operationLimit,
      repeated.allSatisfy({ degree(in: $0).isFractionalLinear }),
      divisors.allSatisfy({ $0.interval(intervals).map { !$0.contains(.zero) } ?? false })
    else {
      return naive(intervals)
    }
    var result: Interval?
    for corner in 0..<(1 << repeated.count) {
      let value = naive { row in
        guard let interval = intervals(row) else { return nil }
        guard let place = repeated.firstIndex(of: row) else { return interval }
        return Interval((corner >> place) & 1 == 0 ? interval.low : interval.high)
      }
      guard let value else { return naive(intervals) }
      result = result?.hull(value) ?? value
    }
    return result
  }

  /// What is divided by, but for divisors inside of others.
  private var divisors: [Formula] {
    switch self {
    case .cell, .constant: []
    case .sum(let terms): terms.flatMap(\.divisors)
    case .difference(let left, let right), .product(let left, let right): left.divisors + right.divisors
    case .quotient(let left, let right): left.divisors + [right]
    }
  }

  private func naive(_ intervals: CellIntervals) -> Interval? {
    if case .cell(let row) = self { return intervals(row) }
    switch self {
    case .cell(let row): return intervals(row)
    case .constant(let value): return Interval(value)
    case .sum(let terms):
      var total = Interval(.zero)
      for term in terms {
        guard let value = term.naive(intervals) else { return nil }
        total = total + value
      }
      return total
    case .difference(let left, let right):
      guard let a = left.naive(intervals), let b = right.naive(intervals) else { return nil }
      return a - b
    case .product(let left, let right):
      guard let a = left.naive(intervals), let b = right.naive(intervals) else { return nil }
      return a * b
    case .quotient(let left, let right):
      guard let a = left.naive(intervals), let b = right.naive(intervals) else { return nil }
      return a.divided(by: b)
    }
  }

  /// Highest powers of a cell above and below the fraction bar.
  private struct Degree {
    var above: Int
    var below: Int
    var isFractionalLinear: Bool { above <= 1 && below <= 1 }
  }

  private func degree(in row: Int) -> Degree {
    switch self {
    case .cell(let own): return Degree(above: own == row ? 1 : 0, below: 0)
    case .constant: return Degree(above: 0, below: 0)
    case .sum(let terms):
      return terms.map { $0.degree(in: row) }.reduce(Degree(above: 0, below: 0)) { Formula.added($0, $1) }
    case .difference(let left, let right): return Formula.added(left.degree(in: row), right.degree(in: row))
    case .product(let left, let right):
      let a = left.degree(in: row)
      let b = right.degree(in: row)
      return Degree(above: a.above + b.above, below: a.below + b.below)
    case .quotient(let left, let right):
      let a = left.degree(in: row)
      let b = right.degree(in: row)
      return Degree(above: a.above + b.below, below: a.below + b.above)
    }
  }

  private static func added(_ a: Degree, _ b: Degree) -> Degree {
    Degree(above: max(a.above + b.below, b.above + a.below), below: a.below + b.below)
  }
}
