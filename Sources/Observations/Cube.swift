/// Neighbouring rows from one table of a document, or from its text.
private struct Sheet: Sendable {
  let publication: Int
  let table: String?
  let start: Int
  var count: Int
}

/// All statements with their keys, a column a dimension.
package struct Cube: Sendable {
  package let structure: Structure
  /// `columns[dimension][row]`
  package private(set) var columns: [[CodeID]]
  /// Of each dimension; nothing until the cube is complete.
  private var index: [Deferred<RowIndex>]?
  private var sheets: [Sheet] = []
  package private(set) var statements = StatementList()
  /// Measures of which a number below zero is printed: what is held of them may be below zero.
  package private(set) var signedMeasures: Set<CodeID> = []

  package init(_ structure: Structure) {
    self.structure = structure
    columns = Array(repeating: [], count: structure.dimensions.count)
  }

  package var count: Int { statements.count }

  /// Whether a measure may be below zero: what flows in a period may flow back, and of a measure that is not known anything
  /// may be. Of what is held or counted nobody has less than nothing, unless a number below zero is printed of it.
  package func mayBeNegative(_ measure: CodeID, _ codes: Codes) -> Bool {
    signedMeasures.contains(measure) || Cube.mayBeNegative(codes[measure].id)
  }

  /// The same of a measure by its code, whatever is printed.
  package static func mayBeNegative(_ measure: String) -> Bool {
    switch measure {
    case "stock", "cumulative", "count", "ownership", "rank", "intensity": false
    default: true
    }
  }

  package var rows: Range<Int> { 0..<statements.count }

  /// Adds a statement; a key of another length is refused.
  @discardableResult
  package mutating func add(_ key: [CodeID], _ statement: Statement) -> Bool {
    guard key.count == columns.count, key.allSatisfy({ $0.index >= 0 }) else { return false }
    for place in columns.indices { columns[place].append(key[place]) }
    statements.append(statement)
    if statement.number.utf8.first == UInt8(ascii: "-"), let place = structure.place(of: .measure) {
      signedMeasures.insert(key[place])
    }
    file(statement.place.publication, statement.place.table, 1)
    return true
  }

  /// Adds several statements, each read when first asked for; `keys` has the codes of one after those of the other. None
  /// of them is below zero.
  package mutating func add(
    _ keys: [CodeID], publication: Int, table: String?, read: @escaping @Sendable (Int) -> Statement
  ) {
    let count = columns.isEmpty ? 0 : keys.count / columns.count
    for place in columns.indices {
      let width = columns.count
      columns[place].append(addingCapacity: count) { column in
        for row in 0..<count { column.append(keys[row * width + place]) }
      }
    }
    statements.append(count: count, read)
    file(publication, table, count)
  }

  private mutating func file(_ publication: Int, _ table: String?, _ count: Int) {
    index = nil
    if let last = sheets.last, last.publication == publication, last.table == table {
      sheets[sheets.count - 1].count += count
    } else {
      sheets.append(Sheet(publication: publication, table: table, start: self.count - count, count: count))
    }
  }

  /// Says that nothing more is added: rows are found faster from now on.
  package mutating func complete() {
    index = columns.map { column in Deferred { RowIndex(column) } }
  }

  /// The rows printed in a table of a document, or in its text.
  package func rows(publication: Int, table: String?) -> [Int] {
    sheets.filter { $0.publication == publication && $0.table == table }.flatMap {
      $0.start..<$0.start + $0.count
    }
  }

  /// The rows that have a code in each of some dimensions, in order.
  package func rows(where wanted: [(dimension: Int, code: CodeID)]) -> [Int] {
    guard let index, let first = wanted.first else {
      return rows.filter { has(wanted, $0) }
    }
    var few = index[first.dimension].value.rows(first.code)
    if wanted.count > 1 {
      let others = index[wanted[1].dimension].value.rows(wanted[1].code)
      if others.count < few.count { few = others }
    }
    var found: [Int] = []
    found.reserveCapacity(min(few.count, 16))
    for row in few where has(wanted, Int(row)) { found.append(Int(row)) }
    return found
  }

  private func has(_ wanted: [(dimension: Int, code: CodeID)], _ row: Int) -> Bool {
    for (dimension, code) in wanted where columns[dimension][row] != code { return false }
    return true
  }

  package func key(of row: Int) -> [CodeID] { columns.map { $0[row] } }

  /// The code of a row in a dimension.
  package func code(_ dimension: Int, of row: Int) -> CodeID { columns[dimension][row] }

  /// Whether two rows have the same codes in some dimensions.
  package func agree(_ row: Int, _ other: Int, in dimensions: [Int]) -> Bool {
    for dimension in dimensions where columns[dimension][row] != columns[dimension][other] { return false }
    return true
  }

  package func code(_ role: Role, of row: Int) -> CodeID? {
    guard let place = structure.place(of: role) else { return nil }
    return columns[place][row]
  }
}
