/// The rows of GFM tables: a code span never crosses a cell.
enum TableRow {
  /// The cells of a row: what stands between pipes that no backslash escapes.
  static func cells(_ bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    let row = bytes.trimmed(range)
    var cells: [Range<Int>] = []
    var start = row.lowerBound
    var isEscaped = false
    for index in row {
      if bytes[index] == UInt8(ascii: "|"), !isEscaped {
        if index > row.lowerBound { cells.append(start..<index) }
        start = index + 1
      }
      isEscaped = bytes[index] == UInt8(ascii: "\\") && !isEscaped
    }
    if start < row.upperBound { cells.append(start..<row.upperBound) }
    return cells
  }

  /// How many columns the rule under a table's head has, if the line is one: `|---|:-:|`.
  static func ruleColumns(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    guard bytes[range].allSatisfy({ $0.isBlank || $0 == 0x7C || $0 == 0x2D || $0 == 0x3A }) else {
      return nil
    }
    let cells = cells(bytes, range)
    guard !cells.isEmpty else { return nil }
    for cell in cells {
      var inner = bytes.trimmed(cell)
      if inner.first.map({ bytes[$0] }) == 0x3A { inner = inner.dropFirst() }
      if let last = inner.last, bytes[last] == 0x3A { inner = inner.dropLast() }
      guard !inner.isEmpty, inner.allSatisfy({ bytes[$0] == 0x2D }) else { return nil }
    }
    return cells.count
  }
}
