import Observations
import Quantities

/// A table of a publication, or its text.
private struct TableName: Hashable {
  let publication: Int
  let table: String?
}

/// Derives cells and relations from keys, bases and hierarchies.
struct CellDerivation {
  let catalogue: Catalogue
  let facts: CodeFacts
  var table = CellTable()
  var relations: [Relation] = []
  /// The cell of each row of the cube; −1 for a row that is none.
  private(set) var cellOfRow: [Int32] = []
  /// The table of each row, from 1, or the text that it is printed in.
  private(set) var tableOfRow: [Int32] = []
  /// Dimensions whose codes are parts of one another.
  let nested: [Int]
  private let compilers: Compilers
  private let structure: Structure
  private let percent, rank: Int32
  /// The keys that a key is a share of.
  private var wholes: [Int32: [Int32]] = [:]
  private var parts: [Int32: [Int32]] = [:]
  /// How many cells are derived at most for each printed one.
  private static let growth = 40

  init(_ catalogue: Catalogue) {
    self.catalogue = catalogue
    structure = catalogue.cube.structure
    facts = CodeFacts(catalogue.codes)
    compilers = Compilers(catalogue)
    percent = catalogue.codes.find("PT", in: "units")?.index ?? -2
    rank = catalogue.codes.find("RANK", in: "units")?.index ?? -2
    let dimensions = structure.dimensions
    nested = dimensions.indices.filter { place in
      switch dimensions[place].role {
      case .investor, .host, .sector, .coverage, nil: true
      case .measure, .period, .unit, .base, .source, .side: false
      }
    }
  }

  var tag: Int { structure.dimensions.count }

  /// The most cells there may be.
  var limit: Int { catalogue.cube.count * CellDerivation.growth + 1000 }

  // MARK: Keys

  /// The key of a cube's row or of a typed key; `table` is from 1, below zero for a sentence of any compiler.
  func key(_ full: [CodeID], table: Int) -> ConstraintKey {
    var codes = full.map(\.index)
    for role in [Role.unit, .base] { if let place = structure.place(of: role) { codes[place] = -1 } }
    compilers.unify(&codes)
    codes.append(Int32(clamping: table))
    return tagged(ConstraintKey(codes: codes))
  }

  /// The key with another code in a dimension.
  func moved(_ key: ConstraintKey, _ dimension: Int, _ code: Int32) -> ConstraintKey {
    tagged(key.with(dimension, code))
  }

  /// The key without its table, unless it has a residual or is of a sentence.
  private func tagged(_ key: ConstraintKey) -> ConstraintKey {
    if key.codes[tag] <= 0 || nested.contains(where: { facts[key.codes[$0]].isResidual }) { return key }
    return key.with(tag, 0)
  }

  /// The cell a full key means.
  mutating func cell(_ full: [CodeID], table: Int) -> Int32? {
    let key = key(full, table: table)
    guard let unitPlace = structure.place(of: .unit) else { return nil }
    let unit = full[unitPlace].index
    let base = structure.place(of: .base).flatMap { catalogue.bases[full[$0]] }
    let isIndex = facts.code(unit).id == "INDEX"
    guard let base, !isIndex else { return amount(key, unit) }
    let whole = self.table.number(moved(key, base.dimension, base.whole.index))
    return self.table.number(
      ConstraintCell(key: self.table.number(key), base: whole, unit: unit == percent ? -1 : unit))
  }

  private mutating func amount(_ key: ConstraintKey, _ unit: Int32) -> Int32 {
    table.number(ConstraintCell(key: table.number(key), base: -1, unit: unit))
  }

  /// Whether sums of such cells mean anything.
  func isAdditive(_ footing: ConstraintCell.Footing) -> Bool {
    if footing.isShare { return true }
    if footing.unit == rank || footing.unit == percent { return false }
    return facts.code(footing.unit).id != "INDEX"
  }

  func isRank(_ cell: Int32) -> Bool { table.cells[Int(cell)].unit == rank }

  /// Whether a value may be below zero.
  func isSigned(_ cell: Int32) -> Bool {
    guard let place = structure.place(of: .measure) else { return true }
    return catalogue.cube.mayBeNegative(CodeID(Int(table.key(of: cell).codes[place])), catalogue.codes)
  }

  func year(_ key: ConstraintKey) -> Int? {
    guard let place = structure.place(of: .period) else { return nil }
    return Period(facts.code(key.codes[place]).id)?.onlyYear
  }

  // MARK: Printed cells

  /// The cells of all rows; a table's number is unique among all documents. What a sentence says without naming one of
  /// several compilers stands for itself: two sentences may be of two.
  mutating func readRows() {
    var tables: [TableName: Int] = [:]
    var sentences: [TableName: Int] = [:]
    for row in catalogue.cube.rows {
      let place = catalogue.cube.statements[row].place
      let name = TableName(publication: place.publication, table: place.table)
      let number = tables[name] ?? tables.count + 1
      tables[name] = number
      tableOfRow.append(Int32(clamping: number))
      var origin = number
      if place.table == nil, compilers.isOfAny(row) {
        let sentence = TableName(
          publication: place.publication, table: catalogue.cube.statements[row].id)
        origin = sentences[sentence] ?? -1 - sentences.count
        sentences[sentence] = origin
      }
      cellOfRow.append(cell(catalogue.cube.key(of: row), table: origin) ?? -1)
    }
  }

  // MARK: Shares of shares

  /// A share of a share is a share of the farther whole.
  mutating func chainShares() {
    var at = 0
    for cell in table.cells where cell.isShare { link(cell) }
    while at < table.cells.count, table.cells.count < limit {
      let cell = table.cells[at]
      at += 1
      guard cell.isShare, !cell.isWhole else { continue }
      for whole in wholes[cell.base] ?? [] where isNear(cell.key, whole) { share(cell.key, of: whole) }
      for part in parts[cell.key] ?? [] where isNear(part, cell.base) { share(part, of: cell.base) }
    }
  }

  /// Whether two keys differ in one dimension or two: farther wholes only repeat what nearer ones say.
  private func isNear(_ part: Int32, _ whole: Int32) -> Bool {
    let (one, other) = (table.keys[Int(part)], table.keys[Int(whole)])
    return (1...2).contains(nested.count { one.codes[$0] != other.codes[$0] })
  }

  private mutating func link(_ cell: ConstraintCell) {
    if cell.isWhole { return }
    wholes[cell.key, default: []].append(cell.base)
    parts[cell.base, default: []].append(cell.key)
  }

  private mutating func share(_ part: Int32, of whole: Int32) {
    let cell = ConstraintCell(key: part, base: whole, unit: -1)
    if table.find(cell) != nil { return }
    _ = table.number(cell)
    link(cell)
  }

  // MARK: Amounts of shares

  /// Both keys of a share have amounts in every unit that such figures are printed in.
  mutating func addAmounts() {
    var units: [[Int32]: [Int32]] = [:]
    for cell in table.cells where !cell.isShare && isAdditive(cell.footing) {
      let family = family(table.keys[Int(cell.key)])
      if units[family]?.contains(cell.unit) != true { units[family, default: []].append(cell.unit) }
    }
    for cell in table.cells where cell.isShare {
      for unit in units[family(table.keys[Int(cell.key)])] ?? [] {
        _ = table.number(ConstraintCell(key: cell.key, base: -1, unit: unit))
        _ = table.number(ConstraintCell(key: cell.base, base: -1, unit: unit))
      }
    }
  }

  /// What remains of a key without its nested dimensions.
  private func family(_ key: ConstraintKey) -> [Int32] {
    var codes = key.codes
    for dimension in nested { codes[dimension] = -1 }
    codes[tag] = 0
    return codes
  }

  // MARK: Portions

  /// `share × whole = part`, for amounts and for shares of a farther whole.
  mutating func relatePortions() {
    var amounts: [Int32: [Int32]] = [:]
    wholes = [:]
    for (number, cell) in table.cells.enumerated() {
      if cell.isShare {
        link(cell)
      } else if cell.base < 0, isAdditive(cell.footing) {
        amounts[cell.key, default: []].append(Int32(clamping: number))
      }
    }
    for (number, cell) in table.cells.enumerated() where cell.isShare && !cell.isWhole {
      let share = Int32(clamping: number)
      for part in amounts[cell.key] ?? [] {
        let unit = table.cells[Int(part)].unit
        if let whole = table.find(ConstraintCell(key: cell.base, base: -1, unit: unit)) {
          relations.append(.portion(part: part, share: share, whole: whole))
        }
      }
      for whole in wholes[cell.base] ?? [] {
        if let part = table.find(ConstraintCell(key: cell.key, base: whole, unit: -1)),
          let middle = table.find(ConstraintCell(key: cell.base, base: whole, unit: -1))
        {
          relations.append(.portion(part: part, share: share, whole: middle))
        }
      }
    }
  }
}
