/// The rows of a cube by the code they have in a dimension.
struct RowIndex: Sendable {
  /// Of each dimension: for each code the place in `rows` where its rows begin, and the end of the last.
  private let starts: [[Int32]]
  private let rows: [[Int32]]

  init(_ columns: [[CodeID]]) {
    var starts: [[Int32]] = []
    var rows: [[Int32]] = []
    for column in columns {
      var ends: [Int32] = [0]
      for code in column {
        let place = Int(code.index) + 1
        while ends.count <= place { ends.append(0) }
        ends[place] += 1
      }
      for place in ends.indices.dropFirst() { ends[place] += ends[place - 1] }
      starts.append(ends)
      var sorted = [Int32](repeating: 0, count: column.count)
      for (row, code) in column.enumerated() {
        sorted[Int(ends[Int(code.index)])] = Int32(truncatingIfNeeded: row)
        ends[Int(code.index)] += 1
      }
      rows.append(sorted)
    }
    self.starts = starts
    self.rows = rows
  }

  private func range(_ dimension: Int, _ code: CodeID) -> Range<Int> {
    let place = Int(code.index)
    guard place >= 0, place + 1 < starts[dimension].count else { return 0..<0 }
    return Int(starts[dimension][place])..<Int(starts[dimension][place + 1])
  }

  /// How many rows have a code.
  func count(_ dimension: Int, _ code: CodeID) -> Int { range(dimension, code).count }

  /// The rows that have a code, in order.
  func rows(_ dimension: Int, _ code: CodeID) -> ArraySlice<Int32> {
    self.rows[dimension][range(dimension, code)]
  }
}
