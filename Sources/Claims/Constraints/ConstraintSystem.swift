package import Observations
package import Quantities

/// A printed statement as the constraint system takes it: what it lets each of its cells be.
package struct ConstraintPrint: Sendable {
  /// Rows of the cube; empty for a relation of two cells.
  package let rows: [Int]
  /// The relation it states; nothing for a number.
  let relation: Int32?
  struct Range: Sendable {
    let cell: Int32
    let low: Int64
    let high: Int64
  }
  let ranges: [Range]
  package let place: Place
  /// What is said of two cells; nothing for a number.
  package let statement: CellRelation?
  /// How soon it is believed, the smallest first: tables before prose, plain numbers before hedged ones.
  let rank: Int
}

/// Cells, the relations between them, and what is printed of them.
package struct ConstraintSystem: Sendable {
  package let catalogue: Catalogue
  let table: CellTable
  let relations: [Relation]
  let shapes: [RelationShape]
  let members: [Int32]
  /// The relations of each cell: those from `starts[cell]` to `starts[cell + 1]` in `watchers`.
  let starts: [Int32]
  let watchers: [Int32]
  let grids: [Grid]
  /// What every value is before anything is printed.
  let floor: [Int64]
  let wholes: [Int32]
  package let prints: [ConstraintPrint]
  /// The cell of each row of the cube; −1 for a row that is none.
  let cellOfRow: [Int32]
  /// The print of each row; −1 for a row without one.
  let printOfRow: [Int32]
  /// Relations that only hold if the print that states them is believed.
  let stated: [Int32: Int]

  package var cellCount: Int { table.cells.count }
  package var relationCount: Int { relations.count }

  /// `suppositions` are numbers that stand in for printed ones, by row; `statements` say something of two cells at once.
  package init(
    _ catalogue: Catalogue, suppositions: [Int: PrintedNumber] = [:], statements: [CellRelation] = []
  ) {
    var derivation = CellDerivation(catalogue)
    derivation.readRows()
    let pairs = statements.map { statement in
      (derivation.cell(statement.left, table: 0), derivation.cell(statement.right, table: 0))
    }
    derivation.chainShares()
    derivation.addAmounts()
    derivation.relateSums()
    derivation.relatePortions()
    derivation.relateRanks()
    self.catalogue = catalogue
    table = derivation.table
    cellOfRow = derivation.cellOfRow
    let grids = ConstraintSystem.grids(derivation, suppositions)
    self.grids = grids
    floor = table.cells.indices.map { derivation.isSigned(Int32(clamping: $0)) ? Grid.below : 0 }
    wholes = table.cells.indices.filter { derivation.table.cells[$0].isWhole }.map { Int32(clamping: $0) }
    var printing = Printing(derivation, grids, suppositions)
    printing.addRows()
    printing.add(statements, pairs)
    relations = printing.relations
    (shapes, members) = Relation.shapes(relations)
    prints = printing.prints
    printOfRow = printing.printOfRow
    stated = printing.stated
    (starts, watchers) = ConstraintSystem.watching(relations, cells: table.cells.count)
  }

  private static func watching(_ relations: [Relation], cells: Int) -> ([Int32], [Int32]) {
    var starts = Array(repeating: Int32(0), count: cells + 1)
    for relation in relations { for cell in relation.cells { starts[Int(cell) + 1] += 1 } }
    for cell in 0..<cells { starts[cell + 1] += starts[cell] }
    var next = starts
    var watchers = Array(repeating: Int32(0), count: Int(starts[cells]))
    for (number, relation) in relations.enumerated() {
      for cell in relation.cells {
        watchers[Int(next[Int(cell)])] = Int32(clamping: number)
        next[Int(cell)] += 1
      }
    }
    return (starts, watchers)
  }

  /// A grid a unit: five digits finer than its finest print, as far as its largest one leaves room.
  private static func grids(_ derivation: CellDerivation, _ suppositions: [Int: PrintedNumber]) -> [Grid] {
    var finest: [Int32: Int] = [:]
    var largest: [Int32: Int] = [:]
    let cube = derivation.catalogue.cube
    for (row, cell) in derivation.cellOfRow.enumerated() where cell >= 0 {
      let unit = derivation.table.cells[Int(cell)].unit
      let statement = cube.statements[row]
      guard unit >= 0, let number = suppositions[row] ?? statement.value, !statement.hasRemark("unit-missing")
      else { continue }
      let digits = number.multiplier + statement.number.utf8.prefix { $0 != 0x2E }.count
      finest[unit] = min(finest[unit] ?? .max, number.multiplier - number.decimals)
      largest[unit] = max(largest[unit] ?? .min, digits)
    }
    return derivation.table.cells.map { cell in
      if cell.isShare { return .percent }
      let fine = (finest[cell.unit] ?? 0) - 5
      return Grid(exponent: max(fine, (largest[cell.unit] ?? 0) - 16))
    }
  }
}

/// Collects what is printed.
private struct Printing {
  private let derivation: CellDerivation
  private let grids: [Grid]
  private let suppositions: [Int: PrintedNumber]
  private(set) var relations: [Relation]
  private(set) var prints: [ConstraintPrint] = []
  private(set) var printOfRow: [Int32]
  private(set) var stated: [Int32: Int] = [:]

  init(_ derivation: CellDerivation, _ grids: [Grid], _ suppositions: [Int: PrintedNumber]) {
    self.derivation = derivation
    self.grids = grids
    self.suppositions = suppositions
    relations = derivation.relations
    printOfRow = Array(repeating: -1, count: derivation.cellOfRow.count)
  }

  /// A print for each number, whatever the keys it stands for.
  mutating func addRows() {
    let cube = derivation.catalogue.cube
    var rows: [Int] = []
    for row in cube.rows {
      let statement = cube.statements[row]
      if let last = rows.last {
        let before = cube.statements[last]
        if before.id != statement.id || before.place.publication != statement.place.publication {
          add(rows)
          rows = []
        }
      }
      if derivation.cellOfRow[row] >= 0, !statement.isBlank { rows.append(row) }
    }
    add(rows)
  }

  private mutating func add(_ rows: [Int]) {
    guard let first = rows.first else { return }
    var ranges: [ConstraintPrint.Range] = []
    for row in rows {
      guard let range = Printing.range(row, derivation, grids, suppositions[row]) else { continue }
      ranges.append(range)
      printOfRow[row] = Int32(clamping: prints.count)
    }
    if ranges.isEmpty { return }
    let statement = derivation.catalogue.cube.statements[first]
    let rank =
      (statement.hasRemark("unit-missing") ? 4 : 0) + (statement.isTable ? 0 : 2)
      + (statement.hedge.isEmpty ? 0 : 1)
    prints.append(
      ConstraintPrint(
        rows: rows, relation: nil, ranges: ranges, place: statement.place, statement: nil, rank: rank))
  }

  private static func range(
    _ row: Int, _ derivation: CellDerivation, _ grids: [Grid], _ supposed: PrintedNumber?
  ) -> ConstraintPrint.Range? {
    let statement = derivation.catalogue.cube.statements[row]
    let cell = derivation.cellOfRow[row]
    guard let number = supposed ?? statement.value else { return nil }
    let isPercent = derivation.table.cells[Int(cell)].isShare
    let (low, high) =
      supposed == nil
      ? statement.admitted(number, unitIsPercent: isPercent) : (number.interval.low, number.interval.high)
    let ends = grids[Int(cell)].outward(low: low, high: high)
    return ConstraintPrint.Range(cell: cell, low: ends.low, high: ends.high)
  }

  mutating func add(_ statements: [CellRelation], _ pairs: [(Int32?, Int32?)]) {
    for (statement, pair) in zip(statements, pairs) {
      guard let left = pair.0, let right = pair.1, grids[Int(left)] == grids[Int(right)] else { continue }
      let number = Int32(clamping: relations.count)
      relations.append(
        .ratio(
          left: left, right: right, low: statement.low, high: statement.high, isMultiple: statement.isMultiple
        ))
      stated[number] = prints.count
      prints.append(
        ConstraintPrint(
          rows: [], relation: number, ranges: [], place: statement.place, statement: statement, rank: 3))
    }
  }
}
