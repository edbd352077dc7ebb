internal import Answers
internal import Observations
internal import Quantities
internal import Texts

extension Format {
  /// Comma-separated values: the table, or one row for a single number.
  static let csv = Format(
    name: "csv", summary: "comma-separated values for a spreadsheet", fileExtension: "csv",
    mimeType: "text/csv",
    answer: { answer, _, _ in CSV.text(answer) },
    refusal: { refusal, _ in CSV.text(refusal) })
}

/// Quoting is RFC 4180's; lines end in LF, as in SDMX's samples. Numbers have a point, no thousands marks and an ASCII
/// minus; a hedge, a mark, or a unit that its column does not have is in a column of its own, which is there only where
/// one is needed. A printed blank is empty, what is not known is `NA`.
enum CSV {
  static func text(_ answer: Answer) -> String {
    if let table = answer.table {
      let header = record(header(table))
      let rows = rows(table, from: 0)
      return rows.isEmpty ? header : header + "\n" + rows
    }
    if let quantity = answer.headline {
      let ends = NumberText.machineEnds(quantity)
      let value = quantity.point == nil ? "" : NumberText.machine(quantity)
      return record(["value", "low", "high", "unit", "scale", "hedge", "sentence", "reading"]) + "\n"
        + record([
          value, ends.low, ends.high, NumberText.unit(quantity.unit, .units), quantity.scale.name,
          quantity.hedge,
          PhraseText.plain(answer.sentence), answer.reading ?? "",
        ])
    }
    let texts = [PhraseText.plain(answer.sentence)].filter { !$0.isEmpty } + answer.paragraphs.map(text)
    return texts.isEmpty ? "" : (["text"] + texts).map { record([$0]) }.joined(separator: "\n")
  }

  static func text(_ refusal: Refusal) -> String {
    let diagnostic = refusal.diagnostic
    return record(["refused", "message", "hint", "commands"]) + "\n"
      + record([
        diagnostic.code.rawValue, diagnostic.message.plain, diagnostic.hint?.plain ?? "",
        diagnostic.commands.joined(separator: "; "),
      ])
  }

  private static func text(_ paragraph: Paragraph) -> String {
    switch paragraph {
    case .heading(let text), .verbatim(let text): text
    case .text(let phrase): PhraseText.plain(phrase)
    case .entry(let label, let phrase): "\(label): \(PhraseText.plain(phrase))"
    }
  }

  // MARK: Tables

  /// What stands beside a column's numbers, where one of them has it.
  private enum Companion: String, CaseIterable {
    case hedge, unit, mark
  }

  private static func companions(_ table: Table, _ column: Int) -> [Companion] {
    Companion.allCases.filter { companion in
      table.rows.contains {
        $0.cells.indices.contains(column) && !text(of: companion, $0.cells[column]).isEmpty
      }
    }
  }

  private static func text(of companion: Companion, _ cell: Table.Cell) -> String {
    guard case .number(let quantity, let mark, let showsUnit) = cell else { return "" }
    switch companion {
    case .hedge: return HedgeWords(quantity.hedge)?.words ?? ""
    case .unit: return showsUnit ? NumberText.unit(quantity.unit, quantity.scale) : ""
    case .mark: return mark
    }
  }

  private static func header(_ table: Table) -> [String] {
    let kinds = hasKinds(table) ? ["row"] : []
    return kinds
      + table.columns.enumerated().flatMap { place, column in
        let title = column.unit.isEmpty ? column.title : "\(column.title) (\(column.unit))"
        return [title] + companions(table, place).map { "\(column.title): \($0.rawValue)" }
      }
  }

  /// Whether some rows are totals, so that a sum over the column would count things twice.
  private static func hasKinds(_ table: Table) -> Bool { table.rows.contains { $0.kind != .body } }

  /// The table's rows from one on, without the header; lines between them, none at the end.
  static func rows(_ table: Table, from first: Int) -> String {
    let companions = table.columns.indices.map { self.companions(table, $0) }
    let hasKinds = hasKinds(table)
    return table.rows.dropFirst(first).map { row in
      var fields = hasKinds ? [row.kind.rawValue] : []
      for place in table.columns.indices {
        let cell = row.cells.indices.contains(place) ? row.cells[place] : .text("")
        fields.append(field(cell))
        fields += companions[place].map { text(of: $0, cell) }
      }
      return record(fields)
    }.joined(separator: "\n")
  }

  private static func field(_ cell: Table.Cell) -> String {
    switch cell {
    case .text(let text), .printed(let text): text
    case .number(let quantity, _, _): NumberText.machine(quantity)
    case .blank: ""
    case .none: "NA"
    }
  }

  /// One line without its end. Control characters are shown, but for line ends inside a field.
  private static func record(_ fields: [String]) -> String {
    fields.map { field in
      quoted(
        field.split(separator: "\n", omittingEmptySubsequences: false).map { ShownText.shown(String($0)) }
          .joined(separator: "\n"))
    }.joined(separator: ",")
  }

  /// The field as RFC 4180 writes it: in quotes where it holds a comma, a quote, a line end or a blank at its edge.
  static func quoted(_ field: String) -> String {
    let needsQuotes =
      field.utf8.contains { ",\"\n\r".utf8.contains($0) } || field.hasPrefix(" ") || field.hasSuffix(" ")
    guard needsQuotes else { return field }
    return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
