internal import Rendering

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
    cells = padded.isEmpty ? [] : Self.cells(padded, TextTables(self.old), TextTables(self.new))
  }

  private static func lines(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
    text.isEmpty ? [] : text.split(separator: 0x0A, omittingEmptySubsequences: false)
  }

  /// The line with each run of two blanks or more, and of rule marks, as two.
  private static func unpadded(_ line: ArraySlice<UInt8>) -> [UInt8] {
    if TextTables.isRule(line) { return [0x2D, 0x2D] }
    var result: [UInt8] = []
    for byte in line {
      let repeats =
        (byte == 0x20 || byte == 0x2D) && result.count > 1 && result.last == byte
        && result[result.count - 2] == byte
      if !repeats { result.append(byte) }
    }
    return result
  }

  private static func cells(_ changes: [LineDiff.Change], _ old: TextTables, _ new: TextTables)
    -> [CellChange]
  {
    var result: [CellChange] = []
    for change in changes where change.old.count == change.new.count && result.count < most {
      for (before, after) in zip(change.old, change.new).prefix(most) {
        guard let was = old.row(before), let now = new.row(after), was.fields.count == now.fields.count,
          was.fields.count >= 2, !was.fields[0].isEmpty, was.fields[0] == now.fields[0]
        else { continue }
        for column in was.fields.indices where was.fields[column] != now.fields[column] {
          let place = column - (was.fields.count - was.head.count)
          let name = was.head.indices.contains(place) ? was.head[place] : ""
          result.append(
            CellChange(
              row: was.fields[0], column: name.isEmpty ? "\(column + 1)" : name, was: was.fields[column],
              now: now.fields[column]))
        }
      }
    }
    return result
  }

  /// After so many cells no more are named.
  private static let most = 200
}

/// The tables that stand in the lines of an output. The lines that explain an answer are in columns too, and are none.
struct TextTables {
  private let lines: [ArraySlice<UInt8>]

  init(_ lines: [ArraySlice<UInt8>]) { self.lines = lines }

  /// The fields of a row, and those of its table's heading, which may lack the corner; nothing for a line that is no row.
  func row(_ index: Int) -> (fields: [String], head: [String])? {
    guard lines.indices.contains(index), !Self.isRule(lines[index]) else { return nil }
    var (first, last) = (index, index)
    while first > 0, !lines[first - 1].isEmpty { first -= 1 }
    while last + 1 < lines.count, !lines[last + 1].isEmpty { last += 1 }
    let paragraph = first...last
    if paragraph.contains(where: { Self.isEvidence(lines[$0]) }) { return nil }
    if let rule = paragraph.first(where: { Self.isRule(lines[$0]) }) {
      guard rule < index else { return nil }
      let starts = Self.starts(lines[rule])
      let stacks = (first..<rule).map { Self.cut(lines[$0], starts) }
      let head = starts.indices.map { column in
        stacks.map { $0[column] }.filter { !$0.isEmpty }.joined(separator: " ")
      }
      return (Self.cut(lines[index], starts), head)
    }
    let fields = Self.fields(lines[index])
    return (fields, head(of: index, columns: fields.count))
  }

  /// Whether a line is one of those that explain an answer: `  reading      share …`.
  private static func isEvidence(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.starts(with: [0x20, 0x20]), line.dropFirst(2).first != 0x20 else { return false }
    return fields(line).first.map(AnswerLabel.explains) ?? false
  }

  /// `  ──────  ────`
  static func isRule(_ line: ArraySlice<UInt8>) -> Bool {
    line.contains(0xE2) && String(decoding: line, as: UTF8.self).allSatisfy { $0 == "─" || $0 == " " }
  }

  /// The column of the screen in which each part of a rule begins.
  private static func starts(_ rule: ArraySlice<UInt8>) -> [Int] {
    let marks = Array(String(decoding: rule, as: UTF8.self))
    return marks.indices.filter { marks[$0] == "─" && ($0 == 0 || marks[$0 - 1] == " ") }
  }

  /// A line cut where its table's columns begin.
  private static func cut(_ line: ArraySlice<UInt8>, _ starts: [Int]) -> [String] {
    var fields = Array(repeating: "", count: starts.count)
    var at = 0
    var column = 0
    for character in String(decoding: line, as: UTF8.self) {
      while column + 1 < starts.count, at >= starts[column + 1] { column += 1 }
      fields[column].append(character)
      at += DisplayWidth.of(String(character))
    }
    return fields.map { field in
      String(field.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// The fields of a line: what two blanks or more, or a `|`, keep apart.
  private static func fields(_ line: ArraySlice<UInt8>) -> [String] {
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

  /// The fields of the table's first line, at most `reach` lines above the row.
  private func head(of row: Int, columns: Int) -> [String] {
    var head: [String] = []
    var index = row - 1
    while index >= 0, row - index <= Self.reach {
      let fields = Self.fields(lines[index])
      if fields.count == columns || fields.count == columns - 1 {
        head = fields
      } else if lines[index].isEmpty
        || !lines[index].allSatisfy({ [0x2D, 0x3D, 0x2B, 0x7C, 0x20, 0x3A].contains($0) })
      {
        break
      }
      index -= 1
    }
    return head
  }

  private static let reach = 200
}
