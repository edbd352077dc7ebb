internal import Answers

/// A table on a line that has no room for two of its columns: each row a paragraph, each of its cells a line.
///
///     District: Far Eastern Federal District
///       Stock: 9,415.9 mln USD
struct PlainRecords {
  private let table: Table
  private let rows: Int
  private let width: Int

  init(_ table: Table, rows: Int, width: Int) {
    self.table = table
    self.rows = rows
    self.width = width
  }

  var lines: [StyledText] {
    if table.rows.isEmpty { return [.spaces(2) + StyledText("(no rows)", .label)] }
    var lines: [StyledText] = []
    for row in table.rows.prefix(rows) {
      for (place, cell) in row.cells.enumerated() where table.columns.indices.contains(place) {
        let text = words(cell, of: table.columns[place])
        if place == 0 {
          lines += line(table.columns[0], text, row.kind == .body ? .plain : .heading, indent: 2)
        } else if !text.isEmpty {
          lines += line(table.columns[place], text, indent: 4)
        }
      }
    }
    return lines
  }

  private func line(_ column: Table.Column, _ text: String, _ ink: Ink = .plain, indent: Int) -> [StyledText]
  {
    let label = column.name.isEmpty ? StyledText() : StyledText("\(column.name):", .label) + StyledText(" ")
    let words = StyledText(text, ink, breaks: !column.isNumeric)
    return (label + words).wrapped(to: max(1, width - indent - 2)).enumerated().map { place, line in
      .spaces(place == 0 ? indent : indent + 2) + line
    }
  }

  private func words(_ cell: Table.Cell, of column: Table.Column) -> String {
    switch cell {
    case .text(let text), .printed(let text): return text
    case .number(let quantity, let mark, let showsUnit):
      if showsUnit { return NumberText.headline(quantity) + mark }
      return NumberText.bare(quantity) + mark + (column.unit.isEmpty ? "" : " \(column.unit)")
    case .blank: return PlainCell.blank
    case .none: return PlainCell.none
    }
  }
}
