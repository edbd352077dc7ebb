/// The statements of a cube by their rows, each read when it is first asked for.
package struct StatementList: RandomAccessCollection, Sendable {
  private var list = DeferredList<Statement>()

  package var startIndex: Int { 0 }
  package var endIndex: Int { list.endIndex }

  package subscript(row: Int) -> Statement { list[row] }

  mutating func append(_ statement: Statement) { list.append(statement) }

  /// Adds `count` statements; `read` gets the place of each among them, from 0.
  mutating func append(count: Int, _ read: @escaping @Sendable (Int) -> Statement) {
    list.append(count: count, read)
  }
}
