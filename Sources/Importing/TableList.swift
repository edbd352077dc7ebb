internal import Observations

/// A document's `tables.csv`: its printed tables and the shape of each one's grid.
struct TableList {
  private let list: CommaSeparated
  private let label, title, note, line, columns, rows, reporter, direction: Int
  /// The tables' ids, in the order of the file.
  let ids: [String]

  init(_ list: CommaSeparated) throws(DataFault) {
    self.list = list
    let id = try list.required("table")
    label = try list.required("label")
    title = try list.required("title")
    note = try list.required("note")
    line = try list.required("line")
    columns = try list.required("columns")
    rows = try list.required("rows")
    reporter = try list.required("reporter")
    direction = try list.required("direction")
    var ids: [String] = []
    for row in 0..<list.count {
      let text = list.text(row, id)
      if text.isEmpty { throw list.fault(row, id, "a table has no id") }
      if ids.contains(text) { throw list.fault(row, id, "the table '\(text)' is listed twice") }
      ids.append(text)
    }
    self.ids = ids
  }

  /// What a reader calls the table; one that has no name in print is called by its number.
  private func label(_ row: Int) -> String {
    let printed = list.text(row, label)
    return printed.isEmpty ? "Table \(ids[row])" : printed
  }

  /// The table of a row with its grid, every place of which must be given once. The grid of sound data is read when it
  /// is first asked for.
  func table(_ row: Int, _ cells: CommaSeparated, isSound: Bool) throws(DataFault) -> PrintedTable {
    let read = isSound ? nil : try grid(row, cells)
    return PrintedTable(
      id: ids[row], label: label(row), title: list.text(row, title), note: list.text(row, note),
      line: try list.line(row, line), reporter: list.text(row, reporter),
      direction: list.text(row, direction),
      cells: Deferred { read ?? (try? grid(row, cells)) ?? [] })
  }

  private func grid(_ table: Int, _ cells: CommaSeparated) throws(DataFault) -> [PrintedTable.GridCell] {
    let (height, width) = (try list.whole(table, rows), try list.whole(table, columns))
    let row = try cells.required("row")
    let column = try cells.required("column")
    let line = try cells.required("line")
    let kind = try cells.required("kind")
    let printed = try cells.required("printed")
    var grid: [PrintedTable.GridCell] = []
    var taken: Set<[Int]> = []
    for at in 0..<cells.count {
      guard let known = PrintedTable.Kind(rawValue: cells.text(at, kind)) else {
        throw cells.fault(at, kind, "'\(cells.text(at, kind))' is not a kind of cell")
      }
      let cell = PrintedTable.GridCell(
        row: try cells.whole(at, row), column: try cells.whole(at, column), line: try cells.line(at, line),
        kind: known, printed: cells.text(at, printed))
      if cell.row >= height { throw cells.fault(at, row, "the grid has \(height) rows") }
      if cell.column >= width { throw cells.fault(at, column, "the grid has \(width) columns") }
      if !taken.insert([cell.row, cell.column]).inserted {
        throw cells.fault(at, row, "the cell is given twice")
      }
      grid.append(cell)
    }
    if grid.count != height * width {
      throw list.fault(table, rows, "\(height) rows of \(width) cells are not \(grid.count)")
    }
    return grid
  }
}
