// Cells of which a formula has nothing but their sum.
extension Formula {
  /// The formula with one stand-in for each group of cells that only ever occur added up with one another, and the
  /// groups: the stand-in of the first is cell −1, of the next −2 and so on.
  func gathered(_ repeated: [Int]) -> (formula: Formula, sums: [[Int]]) {
    var occurrences: [Int: [Int]] = [:]
    var places = 0
    addOccurrences(to: &occurrences, &places)
    var groups: [[Int]] = []
    var groupOf: [[Int]: Int] = [:]
    for row in repeated {
      guard let own = occurrences[row] else { continue }
      if let group = groupOf[own] {
        groups[group].append(row)
      } else {
        groupOf[own] = groups.count
        groups.append([row])
      }
    }
    let sums = groups.filter { $0.count > 1 }
    if sums.isEmpty { return (self, []) }
    var standIns: [Int: StandIn] = [:]
    for (number, sum) in sums.enumerated() {
      for row in sum { standIns[row] = .left }
      if let first = sum.first { standIns[first] = .cell(-1 - number) }
    }
    return (replacing(standIns), sums)
  }

  /// What comes into a sum for one of its cells.
  private enum StandIn {
    case cell(Int)
    /// Nothing: another cell of its group has brought the stand-in.
    case left
  }

  /// The terms of a sum, those of sums in it among them.
  private static func flat(_ terms: [Formula]) -> [Formula] {
    terms.flatMap { term in if case .sum(let inner) = term { flat(inner) } else { [term] } }
  }

  /// The places of each cell, in order: a sum is one, and so is every occurrence outside of sums.
  private func addOccurrences(to occurrences: inout [Int: [Int]], _ places: inout Int) {
    switch self {
    case .constant: return
    case .cell(let row):
      places += 1
      occurrences[row, default: []].append(places)
    case .sum(let terms):
      places += 1
      let own = places
      for term in Formula.flat(terms) {
        if case .cell(let row) = term {
          occurrences[row, default: []].append(own)
        } else {
          term.addOccurrences(to: &occurrences, &places)
        }
      }
    case .difference(let left, let right), .product(let left, let right), .quotient(let left, let right):
      left.addOccurrences(to: &occurrences, &places)
      right.addOccurrences(to: &occurrences, &places)
    }
  }

  private func replacing(_ standIns: [Int: StandIn]) -> Formula {
    switch self {
    case .cell, .constant: return self
    case .sum(let terms):
      return .sum(
        Formula.flat(terms).compactMap { term in
          guard case .cell(let row) = term, let standIn = standIns[row] else {
            return term.replacing(standIns)
          }
          if case .cell(let other) = standIn { return .cell(other) }
          return nil
        })
    case .difference(let left, let right):
      return .difference(left.replacing(standIns), right.replacing(standIns))
    case .product(let left, let right): return .product(left.replacing(standIns), right.replacing(standIns))
    case .quotient(let left, let right): return .quotient(left.replacing(standIns), right.replacing(standIns))
    }
  }
}

// Fractions of one divisor.
extension Formula {
  /// The formula with fractions of one divisor that are added up, or taken from one another, over one bar:
  /// `a ÷ b − c ÷ b` is `(a − c) ÷ b`.
  var overOneBar: Formula {
    switch self {
    case .cell, .constant: return self
    case .sum(let terms):
      var parts: [(above: [Formula], below: Formula?)] = []
      for term in Formula.flat(terms.map(\.overOneBar)) {
        guard case .quotient(let above, let below) = term else {
          parts.append(([term], nil))
          continue
        }
        if let place = parts.firstIndex(where: { $0.below == below }) {
          parts[place].above.append(above)
        } else {
          parts.append(([above], below))
        }
      }
      let joined = parts.map { part in
        let above = part.above.count == 1 ? part.above[0] : .sum(part.above)
        return part.below.map { .quotient(above, $0) } ?? above
      }
      return joined.count == 1 ? joined[0] : .sum(joined)
    case .difference(let left, let right):
      let (left, right) = (left.overOneBar, right.overOneBar)
      if case .quotient(let a, let below) = left, case .quotient(let c, below) = right {
        return .quotient(.difference(a, c), below)
      }
      return .difference(left, right)
    case .product(let left, let right): return .product(left.overOneBar, right.overOneBar)
    case .quotient(let left, let right): return .quotient(left.overOneBar, right.overOneBar)
    }
  }
}
