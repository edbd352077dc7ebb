package import Observations
package import Quantities

/// What printed numbers let one another be: bounds of every cell, and where they contradict one another.
package final class Constraints: Sendable {
  package let system: ConstraintSystem
  private let found: Deferred<[ConflictGroup]>
  private let reconciling: Deferred<[Repair]>
  private let contradicting: Deferred<Set<Int>>
  private let distrusted: Deferred<Set<Int>>

  /// `suppositions` are numbers that stand in for printed ones, by row; `statements` say something of two cells at once.
  package init(
    _ catalogue: Catalogue, suppositions: [Int: PrintedNumber] = [:], statements: [CellRelation] = []
  ) {
    let system = ConstraintSystem(catalogue, suppositions: suppositions, statements: statements)
    self.system = system
    let found = Deferred { ConflictSearch(system).groups() }
    self.found = found
    contradicting = Deferred { Set(found.value.flatMap(\.prints).flatMap { system.prints[$0].rows }) }
    reconciling = Deferred {
      let groups = found.value
      if groups.isEmpty { return [] }
      let search = ConflictSearch(system, doubting: Constraints.disputed(system, groups))
      return RepairSearch(search, groups).repairs()
    }
    let distrusted = Deferred {
      Constraints.distrusted(system, besides: Constraints.disputed(system, found.value))
    }
    self.distrusted = distrusted
    ends = Deferred {
      let settled = Constraints.settled(system, without: distrusted.value)
      return system.table.cells.indices.map { CellEnds(low: settled.low[$0], high: settled.high[$0]) }
    }
  }

  /// Prints that cannot all be right, in the order of print.
  package var conflicts: [ConflictGroup] { found.value }

  /// The rows of the cube that stand in a conflict.
  package var conflictingRows: Set<Int> { contradicting.value }

  /// Edits of single tokens that would reconcile prints, the most far-reaching first.
  package var repairs: [Repair] { reconciling.value }

  /// Prints that no bound rests on: those that stand in most conflict sets, those that leave out their unit, and where not
  /// every set was looked for, all of each that remains without them. The others can be right all together.
  package var disputed: [Int] { distrusted.value.sorted() }

  private static func disputed(_ system: ConstraintSystem, _ groups: [ConflictGroup]) -> Set<Int> {
    let unclear = system.prints.indices.filter { print in
      system.prints[print].rows.contains { system.catalogue.cube.statements[$0].hasRemark("unit-missing") }
    }
    return Set(groups.flatMap { $0.suspects(unclear: Set(unclear)) } + unclear)
  }

  /// Some prints and those that go on contradicting one another without them.
  private static func distrusted(_ system: ConstraintSystem, besides prints: Set<Int>) -> Set<Int> {
    var left = prints
    var propagation = Propagation(system)
    let start = propagation.mark
    while true {
      for print in system.prints.indices where !left.contains(print) { propagation.believe(print) }
      guard case .emptied(let cell) = propagation.run() else { return left }
      let grounds = propagation.grounds(emptying: cell).prints.sorted()
      propagation.undo(to: start)
      let set = propagation.filtered(grounds, since: start)
      if left.isSuperset(of: set) { return left }
      left.formUnion(set)
    }
  }

  /// The rows of the cube that no bound rests on.
  package var disputedRows: [Int] { disputed.flatMap { system.prints[$0].rows } }

  // MARK: Bounds

  private let ends: Deferred<[CellEnds]>

  /// Whether print says more of a cell than what every cell of its kind is.
  package func isBounded(_ cell: Int) -> Bool {
    guard ends.value.indices.contains(cell) else { return false }
    let known = ends.value[cell]
    let all = system.table.cells[cell].isShare ? Grid.hundred : Grid.above
    return known.low > max(system.floor[cell], Grid.below) || known.high < all
  }

  /// The cell of a row of the cube, printed or blank.
  package func cell(ofRow row: Int) -> Int? {
    guard system.cellOfRow.indices.contains(row), system.cellOfRow[row] >= 0 else { return nil }
    return Int(system.cellOfRow[row])
  }

  /// The cell of an address, or of its share in a whole; nothing where no relation knows it.
  package func cell(_ address: Address, base: Base?) -> Int? { system.cell(address, base: base) }

  /// What a cell can be, by every print but the disputed ones and those of some rows.
  package func bounds(of cell: Int, withheld: Set<Int> = []) -> CellBounds? {
    guard system.table.cells.indices.contains(cell) else { return nil }
    let propagation = settled(withheld)
    return propagation.bounds(of: Int32(clamping: cell))
  }

  private func settled(_ withheld: Set<Int>) -> Propagation {
    let out = withheld.filter { system.printOfRow.indices.contains($0) }.map { Int(system.printOfRow[$0]) }
    return Constraints.settled(system, without: distrusted.value.union(out))
  }

  private static func settled(_ system: ConstraintSystem, without left: Set<Int>) -> Propagation {
    var propagation = Propagation(system)
    _ = propagation.isBelieved(system.prints.indices.filter { !left.contains($0) })
    return propagation
  }

  /// For each row the bounds of its cell by every print but the disputed ones and the row's own; in the rows' order.
  ///
  /// The same as asking for each by itself, but all of them take little longer than a few.
  package func boundsWithoutOwn(_ rows: [Int]) -> [CellBounds?] {
    let disputed = distrusted.value
    var wanted: [Int: [Int]] = [:]
    for (place, row) in rows.enumerated() where cell(ofRow: row) != nil && system.printOfRow[row] >= 0 {
      wanted[Int(system.printOfRow[row]), default: []].append(place)
    }
    var found: [CellBounds?] = Array(repeating: nil, count: rows.count)
    var propagation = Propagation(system)
    _ = propagation.isBelieved(
      system.prints.indices.filter { !disputed.contains($0) && wanted[$0] == nil })
    propagation.eachLeftOut(wanted.keys.sorted()[...], but: disputed) { propagation, print in
      for place in wanted[print] ?? [] {
        found[place] = propagation.bounds(of: system.cellOfRow[rows[place]])
      }
    }
    return found
  }
}

/// Both ends of a cell, in steps of its grid.
private struct CellEnds: Sendable {
  let low: Int64
  let high: Int64
}

extension Propagation {
  /// Visits each print with all the others believed; what is believed before stays so.
  mutating func eachLeftOut(
    _ prints: ArraySlice<Int>, but never: Set<Int> = [], _ visit: (inout Propagation, Int) -> Void
  ) {
    guard let only = prints.first else { return }
    if prints.count == 1 { return visit(&self, only) }
    let middle = prints.startIndex + prints.count / 2
    let halves = [(prints[..<middle], prints[middle...]), (prints[middle...], prints[..<middle])]
    for (open, closed) in halves {
      let mark = mark
      if isBelieved(closed.filter { !never.contains($0) }) { eachLeftOut(open, but: never, visit) }
      undo(to: mark)
    }
  }
}

extension ConstraintSystem {
  func cell(_ address: Address, base: Base?) -> Int? {
    let structure = catalogue.cube.structure
    let source = structure.place(of: .source)
    let unstated = catalogue.codes.find("_U", in: "sources")?.index
    func code(_ dimension: Int) -> Int32? {
      switch address[dimension] {
      case .any: nil
      case .code(let code): code.index
      case .set, .except: Figures(catalogue).declared(address[dimension])?.index ?? -2
      }
    }
    let wanted = structure.dimensions.indices.map(code)
    func fits(_ key: Int32, strictly: Bool) -> Bool {
      let codes = table.keys[Int(key)].codes
      // What a sentence says that may be of any compiler is no one's in particular.
      let isOfAny = codes.last.map { $0 < 0 } ?? false
      return wanted.indices.allSatisfy { place in
        guard let code = wanted[place], codes[place] >= 0 else { return true }
        return codes[place] == code
          || place == source && !strictly && !isOfAny && (code == unstated || codes[place] == unstated)
      }
    }
    for strictly in [true, false] {
      for (number, cell) in table.cells.enumerated() where fits(cell.key, strictly: strictly) {
        if let base {
          let whole = table.keys[Int(cell.key)].with(base.dimension, base.whole.index)
          if cell.isShare, table.keys[Int(cell.base)].codes.dropLast() == whole.codes.dropLast() {
            return number
          }
        } else if cell.base < 0 {
          return number
        }
      }
    }
    return nil
  }
}
