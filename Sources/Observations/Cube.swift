/// All statements with their keys, a column a dimension.
package struct Cube: Sendable {
  package let structure: Structure
  /// `columns[dimension][row]`
  package private(set) var columns: [[CodeID]]
  package private(set) var statements = DeferredList<Statement>()

  package init(_ structure: Structure) {
    self.structure = structure
    columns = Array(repeating: [], count: structure.dimensions.count)
  }

  package var count: Int { statements.count }
  package var rows: Range<Int> { 0..<statements.count }

  /// Adds a statement; a key of another length is refused.
  @discardableResult
  package mutating func add(_ key: [CodeID], _ statement: Statement) -> Bool {
    guard key.count == columns.count else { return false }
    for place in columns.indices { columns[place].append(key[place]) }
    statements.append(statement)
    return true
  }

  /// Adds several statements, each read when first asked for; `keys` has the codes of one after those of the other.
  package mutating func add(_ keys: [CodeID], read: @escaping @Sendable (Int) -> Statement) {
    let count = columns.isEmpty ? 0 : keys.count / columns.count
    for place in columns.indices {
      for row in 0..<count { columns[place].append(keys[row * columns.count + place]) }
    }
    statements.append(count: count, read)
  }

  package func key(of row: Int) -> [CodeID] { columns.map { $0[row] } }

  package func code(_ role: Role, of row: Int) -> CodeID? {
    guard let place = structure.place(of: role) else { return nil }
    return columns[place][row]
  }
}
