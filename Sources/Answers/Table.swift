/// A table of an answer.
package struct Table: Hashable, Sendable {
  package struct Column: Hashable, Sendable {
    package let title: String
    /// What it is called where it does not stand under its title; the title, unless the headings are rows of the table.
    package let name: String
    /// The unit all of its numbers share, where they do: `mln USD`.
    package let unit: String
    package let isNumeric: Bool

    package init(_ title: String, name: String? = nil, unit: String = "", isNumeric: Bool = true) {
      self.title = title
      self.name = name ?? title
      self.unit = unit
      self.isNumeric = isNumeric
    }
  }

  package enum Cell: Hashable, Sendable {
    case text(String)
    /// A number; marks lead to footnotes (`*`); `showsUnit` where the column's unit does not say it.
    case number(Quantity, mark: String, showsUnit: Bool)
    /// The table prints nothing here.
    case blank
    /// Nothing is known here.
    case none
    /// As printed, letter for letter.
    case printed(String)
  }

  package enum RowKind: String, Hashable, Sendable {
    case body, total
    /// A computed line below the body: a sum, a residual.
    case summary
  }

  package struct Row: Hashable, Sendable {
    package let kind: RowKind
    package let cells: [Cell]

    package init(_ cells: [Cell]) { self.init(.body, cells) }

    package init(_ kind: RowKind, _ cells: [Cell]) {
      self.kind = kind
      self.cells = cells
    }
  }

  package var caption: String
  package var columns: [Column]
  package var rows: [Row]
  package var footnotes: [String]

  package init(caption: String = "", columns: [Column], rows: [Row], footnotes: [String] = []) {
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.footnotes = footnotes
  }
}
