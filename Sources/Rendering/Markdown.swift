internal import Answers
internal import Claims
internal import Observations
internal import Texts

extension Format {
  /// GitHub's Markdown.
  static let markdown = Format(
    name: "markdown", summary: "Markdown with tables, as GitHub shows it", fileExtension: "md",
    mimeType: "text/markdown", bundleType: "text/markdown",
    answer: { answer, catalogue, options in Markdown.text(answer, catalogue, options) },
    refusal: { refusal, _ in Markdown.text(refusal) })
}

/// An answer as paragraphs and tables of Markdown. Text that came from data or from the user is escaped.
enum Markdown {
  static func text(_ answer: Answer, _ catalogue: Catalogue, _ options: RenderOptions) -> String {
    var parts: [String] = []
    let sentence = trimmed(text(answer.sentence))
    if let headline = answer.headline {
      let number = "**\(escaped(NumberText.headline(headline)))**"
      parts.append(sentence.isEmpty ? number : "\(number) \(sentence)")
    } else if !sentence.isEmpty {
      parts.append("**\(sentence)**")
    }
    if let table = answer.table { parts += self.table(table, options) }
    parts += answer.paragraphs.map(text)
    let block = self.block(answer, catalogue)
    if !block.isEmpty { parts.append(block) }
    parts += answer.notes.map { "> \(line(text($0)))" }
    return parts.text(with: "\n\n")
  }

  static func text(_ refusal: Refusal) -> String {
    let diagnostic = refusal.diagnostic
    var lines = ["**refused** (\(code(diagnostic.code.rawValue))): \(text(diagnostic.message))"]
    if let hint = diagnostic.hint { lines.append("hint: \(text(hint))") }
    if !diagnostic.commands.isEmpty {
      lines.append(diagnostic.commands.map { "- \(code($0))" }.text(with: "\n"))
    }
    return lines.text(with: "\n\n")
  }

  // MARK: Prose

  private static func text(_ phrase: Phrase) -> String {
    phrase.segments.map { segment in
      switch segment {
      case .words(let words): escaped(words)
      case .command(let command): code(command)
      case .quantity(let quantity): escaped(NumberText.headline(quantity))
      case .ends(let quantity): escaped(NumberText.ends(quantity))
      }
    }.text(with: "")
  }

  private static func text(_ message: Message) -> String {
    message.segments.map { segment in
      switch segment {
      case .words(let words), .number(let words): escaped(words)
      case .quoted(let words), .command(let words): code(words)
      }
    }.text(with: "")
  }

  private static func text(_ paragraph: Paragraph) -> String {
    switch paragraph {
    case .heading(let heading): "### \(escaped(heading))"
    case .text(let phrase): line(text(phrase))
    case .entry(let label, let phrase): "- **\(escaped(label))** \(text(phrase))"
    case .verbatim(let text): fenced(text)
    }
  }

  /// A code block whose fence is longer than any run of backticks in it.
  private static func fenced(_ text: String) -> String {
    let fence = Backticks.around(text.utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      ShownText.shown(String($0))
    }
    return "\(fence)\n\(lines.text(with: "\n"))\n\(fence)"
  }

  // MARK: Tables

  private static func block(_ answer: Answer, _ catalogue: Catalogue) -> String {
    var rows: [[String]] = []
    if let reading = answer.reading { rows.append(["reading", "", code(reading)]) }
    if let check = answer.check {
      rows.append(["check", check.holds ? "holds" : "does not hold", escaped(check.verdict)])
    }
    if !answer.series.isEmpty { rows.append(["series", "", Sparkline.text(answer.series)]) }
    for evidence in answer.evidence {
      let showsEnds = evidence.kind == .recomputed || evidence.kind == .derived
      let number = showsEnds ? NumberText.ends(evidence.quantity) : NumberText.headline(evidence.quantity)
      let place = evidence.place.map { escaped(PlaceText.short($0, in: catalogue)) }
      let said = [text(evidence.detail), place ?? "", evidence.verdict?.rawValue ?? ""].filter { !$0.isEmpty }
      rows.append([escaped(evidence.label), escaped(number), said.text(with: "; ")])
    }
    for other in answer.others {
      let source = other.source.isEmpty ? "" : " (\(escaped(other.source)))"
      rows.append(["also", escaped(NumberText.headline(other.quantity)), code(other.command) + source])
    }
    if rows.isEmpty { return "" }
    return lines([["", "", ""], ["---", "---:", "---"]] + rows)
  }

  private static func table(_ table: Table, _ options: RenderOptions) -> [String] {
    var parts = table.caption.isEmpty ? [] : ["**\(escaped(table.caption))**"]
    let titles = table.columns.map { column in
      escaped(column.title) + (column.unit.isEmpty ? "" : " (\(escaped(column.unit)))")
    }
    var rows = [titles, table.columns.map { $0.isNumeric ? "---:" : "---" }]
    let shown = options.rows.map { max(0, min($0, table.rows.count)) } ?? table.rows.count
    for row in table.rows.prefix(shown) {
      let isBody = row.kind == .body
      rows.append(
        table.columns.indices.map { place in
          let text = row.cells.indices.contains(place) ? cell(row.cells[place]) : ""
          return isBody || text.isEmpty ? text : "**\(text)**"
        })
    }
    parts.append(lines(rows))
    if shown < table.rows.count { parts.append("… \(table.rows.count - shown) more rows") }
    return parts + table.footnotes.map { line(escaped($0)) }
  }

  private static func cell(_ cell: Table.Cell) -> String {
    switch cell {
    case .text(let text), .printed(let text): escaped(text)
    case .number(let quantity, let mark, let showsUnit):
      escaped((showsUnit ? NumberText.headline(quantity) : NumberText.bare(quantity)) + mark)
    case .blank: PlainCell.blank
    case .none: PlainCell.none
    }
  }

  /// In a table even the pipes of a code span are escaped.
  private static func lines(_ rows: [[String]]) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(256)
    for (place, row) in rows.enumerated() {
      bytes.append(place > 0 ? "\n|" : "|")
      for cell in row {
        bytes.append(" ")
        for byte in cell.utf8 {
          if byte == UInt8(ascii: "|") { bytes.append(UInt8(ascii: "\\")) }
          bytes.append(byte)
        }
        bytes.append(" |")
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

// Escaping.
extension Markdown {
  /// Whether it is markup in the middle of a line. A parenthesis is none without a bracket before it.
  private static func isMarkup(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "\\", "`", "*", "_", "[", "]", "<", ">", "~", "$", "&": true
    default: false
    }
  }

  /// Text in which no character is markup, but for what only the beginning of a line makes so and for the pipes of the
  /// table it may stand in.
  static func escaped(_ text: String) -> String {
    if ShownText.isShown(text), !text.utf8.contains(where: isMarkup) { return text }
    var escaped = ""
    for scalar in text.unicodeScalars {
      if !ShownText.isShown(scalar) {
        escaped += "\\" + ShownText.escape(scalar)
      } else {
        if scalar.isASCII, isMarkup(UInt8(ascii: scalar)) { escaped.append("\\") }
        escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// A line that begins a paragraph: nothing there makes it a list, a heading or code.
  private static func line(_ text: String) -> String {
    let text = trimmed(text)
    let scalars = text.unicodeScalars
    if let first = scalars.first, "-+=:#".unicodeScalars.contains(first) { return "\\" + text }
    let digits = scalars.prefix { ("0"..."9").contains($0) }
    let rest = scalars[digits.endIndex...]
    guard !digits.isEmpty, let mark = rest.first, mark == "." || mark == ")" else { return text }
    return String(digits) + "\\" + String(rest)
  }

  private static func trimmed(_ text: String) -> String {
    let blank = UInt8(ascii: " ")
    guard text.utf8.first == blank || text.utf8.last == blank else { return text }
    var text = Substring(text)
    while text.utf8.first == blank { text.unicodeScalars.removeFirst() }
    while text.utf8.last == blank { text.unicodeScalars.removeLast() }
    return String(text)
  }

  /// A code span with a fence that its text does not hold.
  static func code(_ text: String) -> String {
    let shown = ShownText.shown(text)
    if shown.isEmpty { return "" }
    guard shown.utf8.contains(UInt8(ascii: "`")) else { return "`" + shown + "`" }
    let fence = Backticks.around(shown.utf8, atLeast: 1)
    let pad = shown.hasPrefix("`") || shown.hasSuffix("`") ? " " : ""
    return fence + pad + shown + pad + fence
  }
}
