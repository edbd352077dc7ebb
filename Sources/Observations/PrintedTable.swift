/// A printed table: its grid, cell by cell.
package struct PrintedTable: Sendable {
  package enum Kind: String, Sendable {
    case header, stub, value, blank, empty
  }

  package struct GridCell: Sendable {
    package let row: Int
    package let column: Int
    package let line: Int
    package let kind: Kind
    package let printed: String

    package init(row: Int, column: Int, line: Int, kind: Kind, printed: String) {
      self.row = row
      self.column = column
      self.line = line
      self.kind = kind
      self.printed = printed
    }
  }

  package let id: String
  /// `Table 1`
  package let label: String
  /// The printed caption.
  package let title: String
  /// Footnotes, as printed.
  package let note: String
  package let line: Int
  package let reporter: String
  package let direction: String
  private let unread: Deferred<[GridCell]>

  /// `cells` are read when first asked for.
  package init(
    id: String, label: String, title: String, note: String, line: Int, reporter: String, direction: String,
    cells: Deferred<[GridCell]>
  ) {
    self.id = id
    self.label = label
    self.title = title
    self.note = note
    self.line = line
    self.reporter = reporter
    self.direction = direction
    unread = cells
  }

  /// Every place of the grid, in the order of the file.
  package var cells: [GridCell] { unread.value }

  /// The grid's rows, each from its first column to its last.
  package var grid: [[GridCell]] {
    let rows = (cells.map(\.row).max() ?? -1) + 1
    var grid: [[GridCell]] = Array(repeating: [], count: rows)
    for cell in cells { grid[cell.row].append(cell) }
    return grid.map { $0.sorted { $0.column < $1.column } }
  }

  /// The words that head a column, from the top down.
  package func heading(ofColumn column: Int) -> [String] {
    var heading: [String] = []
    let headers = grid.filter { row in row.contains { $0.kind == .header } }
    for (place, row) in headers.enumerated() {
      let spanned =
        place == headers.count - 1
        ? nil : row.last { $0.column <= column && !$0.printed.isEmpty && $0.kind == .header }
      let own = row.first { $0.column == column && !$0.printed.isEmpty }
      if let text = (own ?? spanned)?.printed, !heading.contains(text) { heading.append(text) }
    }
    return heading
  }

  /// The stub of a row; a row without one belongs to the row above.
  package func stub(ofRow row: Int) -> String {
    var at = row
    while at >= 0 {
      if let stub = cells.first(where: { $0.row == at && $0.kind == .stub && !$0.printed.isEmpty }) {
        return stub.printed
      }
      at -= 1
    }
    return ""
  }
}
