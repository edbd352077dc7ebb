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
    var page = HTMLWriter()
    page.block("div", "class=\"okrug-answer\" lang=\"en\"") { page in
      head(answer, &page)
      if let table = answer.table { self.table(table, options, &page) }
      paragraphs(answer.paragraphs, &page)
      evidence(answer, catalogue, &page)
      for note in answer.notes { page.line("p", "class=\"okrug-note\"") { phrase(note, &$0) } }
    }
    return page.hasParts ? page.written : ""
  }

  static func text(_ refusal: Refusal) -> String {
    let diagnostic = refusal.diagnostic
    var page = HTMLWriter()
    page.block("div", "class=\"okrug-refusal\" lang=\"en\"") { page in
      if !refusal.text.isEmpty { page.part { verbatim(refusal.text, &$0) } }
      page.line("p") { page in
        page.element("strong", text: "refused")
        page.markup(" (")
        page.element("code", text: diagnostic.code.rawValue)
        page.markup("): ")
        message(diagnostic.message, &page)
      }
      if let hint = diagnostic.hint {
        page.line("p") { page in
          page.markup("hint: ")
          message(hint, &page)
        }
      }
      if diagnostic.commands.isEmpty { return }
      page.part { page in
        page.block("ul") { page in
          for command in diagnostic.commands { page.line("li") { $0.element("code", text: command) } }
        }
      }
    }
    return page.written
  }

  // MARK: Prose

  /// The number and its sentence; a sentence alone is as strong as a number.
  private static func head(_ answer: Answer, _ page: inout HTMLWriter) {
    let hasSentence = answer.sentence.segments.contains { $0 != .words("") }
    guard answer.headline != nil || hasSentence else { return }
    page.line("p") { page in
      guard let headline = answer.headline else {
        return page.element("strong") { phrase(answer.sentence, &$0) }
      }
      page.element("strong", text: NumberText.headline(headline))
      if hasSentence { page.markup(" ") }
      phrase(answer.sentence, &page)
    }
  }

  private static func phrase(_ phrase: Phrase, _ page: inout HTMLWriter) {
    for segment in phrase.segments {
      switch segment {
      case .words(let words): page.text(words)
      case .command(let command): page.element("code", text: command)
      case .quantity(let quantity): page.text(NumberText.headline(quantity))
      case .ends(let quantity): page.text(NumberText.ends(quantity))
      }
    }
  }

  private static func message(_ message: Message, _ page: inout HTMLWriter) {
    for segment in message.segments {
      switch segment {
      case .words(let words), .number(let words): page.text(words)
      case .quoted(let words), .command(let words): page.element("code", text: words)
      }
    }
  }

  /// Entries that follow one another are one list.
  private static func paragraphs(_ paragraphs: [Paragraph], _ page: inout HTMLWriter) {
    var rest = paragraphs[...]
    while let first = rest.first {
      let entries = rest.prefix { if case .entry = $0 { true } else { false } }
      rest = rest.dropFirst(max(1, entries.count))
      switch first {
      case .heading(let heading): page.line("h4") { $0.text(heading) }
      case .text(let text): page.line("p") { phrase(text, &$0) }
      case .verbatim(let text): page.part { verbatim(text, &$0) }
      case .entry: page.part { list(entries, &$0) }
      }
    }
  }

  private static func list(_ entries: ArraySlice<Paragraph>, _ page: inout HTMLWriter) {
    page.block("dl") { page in
      for case .entry(let label, let text) in entries {
        page.part { page in
          page.element("dt", text: label)
          page.element("dd") { phrase(text, &$0) }
        }
      }
    }
  }

  private static func verbatim(_ text: String, _ page: inout HTMLWriter) {
    page.element("pre") { page in
      for (place, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        if place > 0 { page.markup("\n") }
        page.text(String(line))
      }
    }
  }

  // MARK: Tables

  /// The labelled lines of an answer: what a line is stands in the heading of its row.
  private static func evidence(_ answer: Answer, _ catalogue: Catalogue, _ page: inout HTMLWriter) {
    let isEmpty =
      answer.reading == nil && answer.check == nil && answer.series.isEmpty && answer.evidence.isEmpty
      && answer.others.isEmpty
    if isEmpty { return }
    page.part { page in
      page.block("table", "class=\"okrug-evidence\"") { page in
        page.part { page in page.block("tbody") { rows(answer, catalogue, &$0) } }
      }
    }
  }

  private static func rows(_ answer: Answer, _ catalogue: Catalogue, _ page: inout HTMLWriter) {
    func add(_ label: String, _ number: String, _ write: (inout HTMLWriter) -> Void) {
      page.line("tr") { page in
        page.element("th", "scope=\"row\"", text: label)
        page.element("td", text: number)
        page.element("td", "", write)
      }
    }
    if let reading = answer.reading { add("reading", "") { $0.element("code", text: reading) } }
    if let check = answer.check {
      add("check", check.holds ? "holds" : "does not hold") { $0.text(check.verdict) }
    }
    if !answer.series.isEmpty { add("series", "") { $0.text(Sparkline.text(answer.series)) } }
    for evidence in answer.evidence {
      let showsEnds = evidence.kind == .recomputed || evidence.kind == .derived
      let number = showsEnds ? NumberText.ends(evidence.quantity) : NumberText.headline(evidence.quantity)
      add(evidence.label, number) { said(of: evidence, catalogue, &$0) }
    }
    for other in answer.others {
      add("also", NumberText.headline(other.quantity)) { page in
        page.element("code", text: other.command)
        if !other.source.isEmpty { page.text(" (\(other.source))") }
      }
    }
  }

  /// What it is, where it stands and what comes of it, a semicolon between two of them.
  private static func said(of evidence: Evidence, _ catalogue: Catalogue, _ page: inout HTMLWriter) {
    let start = page.length
    phrase(evidence.detail, &page)
    let rest = [evidence.place.map { PlaceText.short($0, in: catalogue) }, evidence.verdict?.rawValue]
    for text in rest.compactMap({ $0 }) where !text.isEmpty {
      if page.length > start { page.markup("; ") }
      page.text(text)
    }
  }

  private static func table(_ table: Table, _ options: RenderOptions, _ page: inout HTMLWriter) {
    let shown = options.rows.map { max(0, min($0, table.rows.count)) } ?? table.rows.count
    page.part { page in
      page.block("table", "class=\"okrug-table\"") { page in
        if !table.caption.isEmpty { page.line("caption") { $0.text(table.caption) } }
        page.part { page in
          page.block("thead") { page in
            page.line("tr") { page in
              for column in table.columns {
                let unit = column.unit.isEmpty ? "" : " (\(column.unit))"
                page.element("th", "scope=\"col\"", text: column.title + unit)
              }
            }
          }
        }
        page.part { page in
          page.block("tbody") { page in
            for row in table.rows.prefix(shown) { page.part { self.row(row, table.columns, &$0) } }
          }
        }
      }
    }
    let hidden = table.rows.count - shown
    let below = (hidden > 0 ? ["… \(hidden) more row\(hidden == 1 ? "" : "s")"] : []) + table.footnotes
    for note in below { page.line("p", "class=\"okrug-footnote\"") { $0.text(note) } }
  }

  /// A row whose first column is of texts is headed by it.
  private static func row(_ row: Table.Row, _ columns: [Table.Column], _ page: inout HTMLWriter) {
    page.element("tr", row.kind == .body ? "" : "class=\"okrug-\(row.kind.rawValue)\"") { page in
      for place in columns.indices {
        let isHead = place == 0 && !columns[place].isNumeric
        page.element(isHead ? "th" : "td", isHead ? "scope=\"row\"" : "") { page in
          if row.cells.indices.contains(place) { cell(row.cells[place], &page) }
        }
      }
    }
  }

  private static func cell(_ cell: Table.Cell, _ page: inout HTMLWriter) {
    switch cell {
    case .text(let text), .printed(let text): page.text(text)
    case .number(let quantity, let mark, let showsUnit):
      page.text((showsUnit ? NumberText.headline(quantity) : NumberText.bare(quantity)) + mark)
    case .blank: page.element("abbr", "title=\"no figure is printed\"", text: PlainCell.blank)
    case .none: page.element("abbr", "title=\"no value\"", text: PlainCell.none)
    }
  }
}
