/// All statements with their keys, a column a dimension.
package struct Cube: Sendable {
  package let structure: Structure
  /// `columns[dimension][row]`
  package private(set) var columns: [[CodeID]]
  package private(set) var statements: [Statement] = []

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
    for (place, code) in key.enumerated() { columns[place].append(code) }
    statements.append(statement)
    return true
  }

  package func key(of row: Int) -> [CodeID] { columns.map { $0[row] } }

  package func code(_ role: Role, of row: Int) -> CodeID? {
    guard let place = structure.place(of: role) else { return nil }
    return columns[place][row]
  }
}
