package import Observations
package import Quantities

/// A cell as it can be spoken of: the codes of its key, and what it is a share of.
package struct CellName: Hashable, Sendable {
  /// One a dimension; nothing in those of unit and base.
  package let codes: [CodeID?]
  /// The codes of the whole, for a share or a rank.
  package let whole: [CodeID?]?
  /// The code of the unit; nothing for a share.
  package let unit: CodeID?
}

/// What can be said of a cell's value from everything that is printed elsewhere or here.
package struct CellBounds: Sendable {
  package let cell: CellName
  /// Nothing where there is no such end.
  package let low: BoundEnd?
  package let high: BoundEnd?
  /// Whether the step limit was met: then the ends may be wider than they could be.
  package let isCut: Bool

  /// Both ends; nothing where one is missing.
  package var interval: Interval? {
    guard let low, let high else { return nil }
    return Interval(low: low.value, high: high.value)
  }
}

/// One end with the reasons for it, from the last to the first.
package struct BoundEnd: Sendable {
  package let value: Rational
  package let steps: [BoundStep]

  /// The rows of the cube it rests on, in order.
  package var rows: [Int] {
    var found: Set<Int> = []
    for step in steps { if case .printed(let rows, _) = step.reason { found.formUnion(rows) } }
    return found.sorted()
  }
}

/// A bound of some cell on the way, and why it holds.
package struct BoundStep: Sendable {
  package enum Reason: Sendable {
    /// Nothing is below zero, a whole is all of itself.
    case given
    /// By a number in print: its rows, or a place where two cells are set against one another.
    case printed([Int], Place)
    /// A whole by its parts, all of them or some.
    case parts(Int, isExhaustive: Bool)
    /// A part by its whole and the other parts.
    case rest(Int, isExhaustive: Bool)
    /// An amount, or a share of a share, by its share of a whole.
    case portion
    /// A share by part and whole.
    case share
    /// A whole by a part and its share.
    case implied
    /// By what a text says of two cells.
    case ratio
    case rank
  }

  package let cell: CellName
  package let isHigh: Bool
  package let value: Rational
  package let reason: Reason
  /// How far it is from the end that is explained.
  package let depth: Int
}

// Explaining the ends of a settled propagation.
extension Propagation {
  func bounds(of cell: Int32) -> CellBounds {
    CellBounds(
      cell: system.name(of: cell), low: end(CellEnd(cell: cell, isHigh: false)),
      high: end(CellEnd(cell: cell, isHigh: true)), isCut: metLimit)
  }

  private func end(_ end: CellEnd) -> BoundEnd? {
    let value = end.isHigh ? high[Int(end.cell)] : low[Int(end.cell)]
    guard let number = system.grids[Int(end.cell)].number(value) else { return nil }
    return BoundEnd(value: number, steps: step(end).map(explanation) ?? [])
  }

  /// A step with those it rests on, each once, right behind the first that does. There can be thousands, one resting on
  /// the other.
  private func explanation(of last: Int) -> [BoundStep] {
    var steps: [BoundStep] = []
    var seen: Set<Int> = []
    var open = [(at: last, depth: 0)]
    while let (at, depth) = open.popLast() {
      guard seen.insert(at).inserted, let made = made(at, depth) else { continue }
      steps.append(made)
      open += grounds(of: at).reversed().map { ($0, depth + 1) }
    }
    return steps
  }

  private func made(_ at: Int, _ depth: Int) -> BoundStep? {
    let end = trail[at].end
    guard let number = system.grids[Int(end.cell)].number(value(after: at)) else { return nil }
    return BoundStep(
      cell: system.name(of: end.cell), isHigh: end.isHigh, value: number, reason: reason(at), depth: depth)
  }

  private func reason(_ at: Int) -> BoundStep.Reason {
    switch trail[at].reason {
    case .given: return .given
    case .printed(let print):
      let made = system.prints[Int(print)]
      return .printed(made.rows.filter { system.cellOfRow[$0] == trail[at].end.cell }, made.place)
    case .relation(let number):
      let cell = trail[at].end.cell
      switch system.relations[Int(number)] {
      case .sum(let whole, let parts, let isExhaustive):
        return cell == whole
          ? .parts(parts.count, isExhaustive: isExhaustive)
          : .rest(parts.count - 1, isExhaustive: isExhaustive)
      case .portion(let part, let share, _):
        return cell == part ? .portion : cell == share ? .share : .implied
      case .ratio: return .ratio
      case .rank: return .rank
      }
    }
  }
}

extension ConstraintSystem {
  func name(of cell: Int32) -> CellName {
    let made = table.cells[Int(cell)]
    return CellName(
      codes: codes(of: made.key), whole: made.base < 0 ? nil : codes(of: made.base),
      unit: made.unit < 0 ? nil : CodeID(Int(made.unit)))
  }

  private func codes(of key: Int32) -> [CodeID?] {
    table.keys[Int(key)].codes.dropLast().map { $0 < 0 ? nil : CodeID(Int($0)) }
  }
}
