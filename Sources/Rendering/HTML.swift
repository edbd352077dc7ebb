internal import Answers
internal import Claims
internal import Observations
internal import Texts

extension Format {
  /// A piece of HTML to be set into a page.
  static let html = Format(
    name: "html", summary: "a piece of HTML for a page, without styles", fileExtension: "html",
    mimeType: "text/html", bundleType: "text/html",
    answer: { answer, catalogue, options in HTML.text(answer, catalogue, options) },
    refusal: { refusal, _ in HTML.text(refusal) })
}

/// An answer as HTML elements. Cells know their headings (`scope`), a table its caption; there is no style and no
/// script, and all text from data or user is escaped.
enum HTML {
  static func text(_ answer: Answer, _ catalogue: Catalogue, _ options: RenderOptions) -> String {
    var parts: [String] = []
    let sentence = text(answer.sentence)
    if let headline = answer.headline {
      let number = element("strong", escaped(NumberText.headline(headline)))
      parts.append(element("p", [number, sentence].filter { !$0.isEmpty }.text(with: " ")))
    } else if !sentence.isEmpty {
      parts.append(element("p", element("strong", sentence)))
    }
    if let table = answer.table { parts += self.table(table, options) }
    parts += paragraphs(answer.paragraphs)
    parts += evidence(answer, catalogue)
    parts += answer.notes.map { element("p", text($0), "class=\"okrug-note\"") }
    return section(parts, "okrug-answer")
  }

  static func text(_ refusal: Refusal) -> String {
    let diagnostic = refusal.diagnostic
    let code = element("code", escaped(diagnostic.code.rawValue))
    var parts = [element("p", "\(element("strong", "refused")) (\(code)): \(text(diagnostic.message))")]
    if !refusal.text.isEmpty { parts.insert(verbatim(refusal.text), at: 0) }
    if let hint = diagnostic.hint { parts.append(element("p", "hint: \(text(hint))")) }
    if !diagnostic.commands.isEmpty {
      let items = diagnostic.commands.map { element("li", element("code", escaped($0))) }
      parts.append(block("ul", items))
    }
    return section(parts, "okrug-refusal")
  }

  // MARK: Prose

  private static func text(_ phrase: Phrase) -> String {
    phrase.segments.map { segment in
      switch segment {
      case .words(let words): escaped(words)
      case .command(let command): element("code", escaped(command))
      case .quantity(let quantity): escaped(NumberText.headline(quantity))
      case .ends(let quantity): escaped(NumberText.ends(quantity))
      }
    }.text(with: "")
  }

  private static func text(_ message: Message) -> String {
    message.segments.map { segment in
      switch segment {
      case .words(let words), .number(let words): escaped(words)
      case .quoted(let words), .command(let words): element("code", escaped(words))
      }
    }.text(with: "")
  }

  /// Entries that follow one another are one list.
  private static func paragraphs(_ paragraphs: [Paragraph]) -> [String] {
    var parts: [String] = []
    var entries: [String] = []
    func close() {
      if !entries.isEmpty { parts.append(block("dl", entries)) }
      entries = []
    }
    for paragraph in paragraphs {
      if case .entry(let label, let phrase) = paragraph {
        entries.append(element("dt", escaped(label)) + element("dd", text(phrase)))
        continue
      }
      close()
      switch paragraph {
      case .heading(let heading): parts.append(element("h4", escaped(heading)))
      case .text(let phrase): parts.append(element("p", text(phrase)))
      case .verbatim(let text): parts.append(verbatim(text))
      case .entry: break
      }
    }
    close()
    return parts
  }

  private static func verbatim(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { escaped(String($0)) }
    return element("pre", lines.text(with: "\n"))
  }

  // MARK: Tables

  /// The labelled lines of an answer: what a line is stands in the heading of its row.
  private static func evidence(_ answer: Answer, _ catalogue: Catalogue) -> [String] {
    var rows: [String] = []
    func add(_ label: String, _ number: String, _ said: String) {
      let head = element("th", escaped(label), "scope=\"row\"")
      rows.append(element("tr", head + element("td", number) + element("td", said)))
    }
    if let reading = answer.reading { add("reading", "", element("code", escaped(reading))) }
    if let check = answer.check {
      add("check", check.holds ? "holds" : "does not hold", escaped(check.verdict))
    }
    if !answer.series.isEmpty { add("series", "", escaped(Sparkline.text(answer.series))) }
    for evidence in answer.evidence {
      let showsEnds = evidence.kind == .recomputed || evidence.kind == .derived
      let number = showsEnds ? NumberText.ends(evidence.quantity) : NumberText.headline(evidence.quantity)
      let place = evidence.place.map { escaped(PlaceText.short($0, in: catalogue)) }
      let said = [text(evidence.detail), place ?? "", evidence.verdict?.rawValue ?? ""].filter { !$0.isEmpty }
      add(evidence.label, escaped(number), said.text(with: "; "))
    }
    for other in answer.others {
      let source = other.source.isEmpty ? "" : " (\(escaped(other.source)))"
      add(
        "also", escaped(NumberText.headline(other.quantity)),
        element("code", escaped(other.command)) + source)
    }
    if rows.isEmpty { return [] }
    return [block("table", [block("tbody", rows)], "class=\"okrug-evidence\"")]
  }

  private static func table(_ table: Table, _ options: RenderOptions) -> [String] {
    let shown = options.rows.map { max(0, min($0, table.rows.count)) } ?? table.rows.count
    var parts = table.caption.isEmpty ? [] : [element("caption", escaped(table.caption))]
    let titles = table.columns.map { column in
      let unit = column.unit.isEmpty ? "" : " (\(escaped(column.unit)))"
      return element("th", escaped(column.title) + unit, "scope=\"col\"")
    }
    parts.append(block("thead", [element("tr", titles.text(with: ""))]))
    parts.append(block("tbody", table.rows.prefix(shown).map { row($0, table.columns) }))
    let hidden = table.rows.count - shown
    let below = (hidden > 0 ? ["… \(hidden) more row\(hidden == 1 ? "" : "s")"] : []) + table.footnotes
    return [block("table", parts, "class=\"okrug-table\"")]
      + below.map { element("p", escaped($0), "class=\"okrug-footnote\"") }
  }

  /// A row whose first column is of texts is headed by it.
  private static func row(_ row: Table.Row, _ columns: [Table.Column]) -> String {
    let cells = columns.indices.map { place -> String in
      let text = row.cells.indices.contains(place) ? cell(row.cells[place]) : ""
      if place == 0, !columns[place].isNumeric { return element("th", text, "scope=\"row\"") }
      return element("td", text)
    }
    return element(
      "tr", cells.text(with: ""), row.kind == .body ? "" : "class=\"okrug-\(row.kind.rawValue)\"")
  }

  private static func cell(_ cell: Table.Cell) -> String {
    switch cell {
    case .text(let text), .printed(let text): escaped(text)
    case .number(let quantity, let mark, let showsUnit):
      escaped((showsUnit ? NumberText.headline(quantity) : NumberText.bare(quantity)) + mark)
    case .blank: element("abbr", PlainCell.blank, "title=\"no figure is printed\"")
    case .none: element("abbr", PlainCell.none, "title=\"no value\"")
    }
  }

  // MARK: Elements

  private static func section(_ parts: [String], _ name: String) -> String {
    parts.isEmpty ? "" : block("div", parts, "class=\"\(name)\" lang=\"en\"")
  }

  /// An element whose parts stand on lines of their own.
  private static func block(_ name: String, _ parts: [String], _ attributes: String = "") -> String {
    element(name, ([""] + parts + [""]).text(with: "\n"), attributes)
  }

  private static func element(_ name: String, _ content: String, _ attributes: String = "") -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(2 * name.utf8.count + attributes.utf8.count + content.utf8.count + 6)
    bytes.append("<")
    bytes.append(name)
    if !attributes.isEmpty {
      bytes.append(" ")
      bytes.append(attributes)
    }
    bytes.append(">")
    bytes.append(content)
    bytes.append("</")
    bytes.append(name)
    bytes.append(">")
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Text in which no character is markup, in an element or between the quotes of an attribute.
  static func escaped(_ text: String) -> String {
    let shown = ShownText.shown(text)
    guard shown.utf8.contains(where: isMarkup) else { return shown }
    var escaped = ""
    for scalar in shown.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private static func isMarkup(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "&", "<", ">", "\"", "'": true
    default: false
    }
  }
}
