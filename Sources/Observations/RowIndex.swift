/// The rows of a cube by the code they have in one dimension.
final class RowIndex: Sendable {
  /// For each code the place in `rows` where its rows begin; then the end of the last.
  private let starts: [Int32]
  private let rows: [Int32]

  init(_ column: [CodeID]) {
    var starts: [Int32] = [0]
    for code in column {
      let place = Int(code.index) + 1
      while starts.count <= place { starts.append(0) }
      starts[place] += 1
    }
    for place in starts.indices.dropFirst() { starts[place] += starts[place - 1] }
    var next = starts
    var rows = [Int32](repeating: 0, count: column.count)
    for (row, code) in column.enumerated() {
      rows[Int(next[Int(code.index)])] = Int32(truncatingIfNeeded: row)
      next[Int(code.index)] += 1
    }
    self.starts = starts
    self.rows = rows
  }

  /// The rows that have a code, in order.
  func rows(_ code: CodeID) -> ArraySlice<Int32> {
    let place = Int(code.index)
    guard place >= 0, place + 1 < starts.count else { return [] }
    return rows[Int(starts[place])..<Int(starts[place + 1])]
  }
}
