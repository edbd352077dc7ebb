/// As much of a terminal's screen as libedit uses.
struct Screen {
  private var cells: [[Character]]
  private var row = 0
  private var column = 0
  private let columns: Int

  init(columns: Int, rows: Int) {
    self.columns = columns
    cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }

  /// The rows down to the last that is not blank, without the blanks at their ends.
  var lines: [String] {
    let lines = cells.map { row in
      String(row.reversed().drop { $0 == " " }.reversed()).replacing("\u{0}", with: "")
    }
    return Array(lines.reversed().drop(while: \.isEmpty).reversed())
  }

  mutating func show(_ output: String) {
    var rest = output.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\u{1b}": escape(&rest)
      case "\r": column = 0
      case "\n": lineFeed()
      case "\u{8}": column = max(min(column, columns) - 1, 0)
      case "\u{7}": break
      default: put(Character(scalar))
      }
    }
  }

  private mutating func put(_ character: Character) {
    let wide = character.unicodeScalars.contains {
      (0x2E80...0x9FFF).contains($0.value) || $0.value >= 0x1F300
    }
    if column + (wide ? 2 : 1) > columns {
      column = 0
      lineFeed()
    }
    cells[row][column] = character
    if wide { cells[row][column + 1] = "\u{0}" }
    column += wide ? 2 : 1
  }

  private mutating func lineFeed() {
    row += 1
    if row == cells.count {
      cells.removeFirst()
      cells.append(Array(repeating: " ", count: columns))
      row -= 1
    }
  }

  private mutating func escape(_ rest: inout Substring.UnicodeScalarView) {
    guard rest.first == "[" else { return }
    let body = rest.dropFirst().prefix { !("@"..."~").contains($0) }
    let final = rest.dropFirst(1 + body.count).first ?? "m"
    rest = rest.dropFirst(2 + body.count)
    let number = Int(String(body)) ?? (final == "J" || final == "K" ? 0 : 1)
    column = min(column, columns - 1)
    switch final {
    case "A": row = max(row - number, 0)
    case "B": row = min(row + number, cells.count - 1)
    case "C": column = min(column + number, columns - 1)
    case "D": column = max(column - number, 0)
    case "G": column = number - 1
    case "H":
      row = 0
      column = 0
    case "J": clear(from: row, column)
    case "K": cells[row].replaceSubrange(column..., with: Array(repeating: " ", count: columns - column))
    case "P":
      cells[row].removeSubrange(column..<min(column + number, columns))
      cells[row] += Array(repeating: " ", count: columns - cells[row].count)
    case "@":
      cells[row].insert(contentsOf: Array(repeating: " ", count: number), at: column)
      cells[row].removeLast(cells[row].count - columns)
    case "h", "l", "m": break
    default: put("�")  // a test that sees this must teach the screen more
    }
  }

  private mutating func clear(from row: Int, _ column: Int) {
    cells[row].replaceSubrange(column..., with: Array(repeating: " ", count: columns - column))
    for row in cells.indices.dropFirst(row + 1) { cells[row] = Array(repeating: " ", count: columns) }
  }
}
