/// What changed between two texts, where they hold tables: the same rows and columns are compared cell by cell, and padding is not text.
struct TableDiff {
  /// One cell of a table that says something else.
  struct CellChange: Hashable {
    let row: String
    let column: String
    let was: String
    let now: String

    /// `row FEFD, column 2012: 17.86 → 17.90`
    var text: String { "row \(row), column \(column): \(was) → \(now)" }
  }

  let old: [ArraySlice<UInt8>]
  let new: [ArraySlice<UInt8>]
  /// The lines that differ, padding aside; all that differ where nothing else does.
  let changes: [LineDiff.Change]
  let cells: [CellChange]

  init(_ old: [UInt8], _ new: [UInt8]) {
    self.old = Self.lines(old)
    self.new = Self.lines(new)
    let padded = LineDiff.changes(from: self.old.map(Self.unpadded), to: self.new.map(Self.unpadded))
    changes = padded.isEmpty ? LineDiff.changes(from: self.old, to: self.new) : padded
    cells = padded.isEmpty ? [] : Self.cells(padded, self.old, self.new)
  }

  private static func lines(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
    text.isEmpty ? [] : text.split(separator: 0x0A, omittingEmptySubsequences: false)
  }

  /// The line with each run of two blanks or more, and of rule marks, as two.
  private static func unpadded(_ line: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    for byte in line {
      let repeats =
        (byte == 0x20 || byte == 0x2D) && result.count > 1 && result.last == byte
        && result[result.count - 2] == byte
      if !repeats { result.append(byte) }
    }
    return result
  }

  /// The fields of a row: what two blanks or more, or a `|`, keep apart.
  static func fields(_ line: ArraySlice<UInt8>) -> [String] {
    var fields: [[UInt8]] = [[]]
    var blanks = 0
    for byte in line {
      if byte == 0x7C {
        fields.append([])
        blanks = 0
      } else if byte == 0x20 {
        blanks += 1
      } else {
        if blanks > 1 {
          fields.append([])
        } else if blanks == 1, fields.last?.isEmpty == false {
          fields[fields.count - 1].append(0x20)
        }
        blanks = 0
        fields[fields.count - 1].append(byte)
      }
    }
    return fields.filter { !$0.isEmpty }.map { String(decoding: $0, as: UTF8.self) }
  }

  private static func cells(
    _ changes: [LineDiff.Change], _ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]
  ) -> [CellChange] {
    var result: [CellChange] = []
    for change in changes where change.old.count == change.new.count && result.count < most {
      for (before, after) in zip(change.old, change.new).prefix(most) {
        let was = fields(old[before])
        let now = fields(new[after])
        guard was.count == now.count, was.count >= 2, was[0] == now[0] else { continue }
        let head = head(of: before, columns: was.count, in: old)
        for column in was.indices where was[column] != now[column] {
          let place = column - (was.count - head.count)
          let name = head.indices.contains(place) ? head[place] : "\(column + 1)"
          result.append(CellChange(row: was[0], column: name, was: was[column], now: now[column]))
        }
      }
    }
    return result
  }

  /// The fields of the table's first line, at most `reach` lines above the row; a head may lack the corner.
  private static func head(of row: Int, columns: Int, in lines: [ArraySlice<UInt8>]) -> [String] {
    var head: [String] = []
    var index = row - 1
    while index >= 0, row - index <= reach {
      let fields = fields(lines[index])
      if fields.count == columns || fields.count == columns - 1 {
        head = fields
      } else if !lines[index].allSatisfy({ [0x2D, 0x3D, 0x2B, 0x7C, 0x20, 0x3A].contains($0) })
        || lines[index].isEmpty
      {
        break
      }
      index -= 1
    }
    return head
  }

  private static let reach = 200
  /// After so many cells no more are named.
  private static let most = 200
}
