/// Writes a session down as a notebook that replays clean: every cell with what it said, and the notes between them.
package struct SessionNotebook: Sendable {
  package enum Block: Hashable, Sendable {
    /// Prose, whatever is in it.
    case note(String)
    case cell(Cell)
  }

  /// A cell of the session.
  package struct Cell: Hashable, Sendable {
    package var source: String
    package var outcome: CellOutcome
    /// Dropped where it is no id, or was taken before.
    package var id: String?

    package init(_ source: String, _ outcome: CellOutcome, id: String? = nil) {
      self.source = source
      self.outcome = outcome
      self.id = id
    }
  }

  package let head: NotebookHead
  /// The language's version.
  package let version: String

  package init(head: NotebookHead, version: String) {
    self.head = head
    self.version = version
  }

  /// The notebook's bytes: the blocks in the order in which they came.
  package func text(_ blocks: [Block]) -> [UInt8] {
    var parts = [head.text]
    var ids: Set<String> = []
    for block in blocks {
      switch block {
      case .note(let text):
        let note = Self.prose(text)
        if !note.isEmpty { parts.append(note) }
      case .cell(let cell):
        let id = cell.id.flatMap { Attributes.isID($0) && ids.insert($0).inserted ? $0 : nil }
        parts.append(written(cell, id: id))
      }
    }
    return Array(parts.joined(separator: "\n").utf8)
  }

  private func written(_ cell: Cell, id: String?) -> String {
    var attributes = Attributes(id: id)
    if let code = cell.outcome.code {
      attributes.add(class: "error")
      attributes.add("code", Attributes.safe(code))
    }
    let source = Array(cell.source.utf8).normalised
    let provenance = Provenance(source: source, reads: cell.outcome.reads, version: version)
    let text = OutputText(cell.outcome.text, rows: head.rows ?? OutputText.defaultRows).recorded
    let output = OutputFence(text: text, attributes: provenance.attributes(cell.outcome), newline: [0x0A])
      .bytes
    return CellFence(source: cell.source, attributes: attributes).text + "\n"
      + String(decoding: output, as: UTF8.self) + "\n"
  }

  /// A note as prose that is nothing but prose: its comments are text, and if it would still hold a cell, or swallow what follows,
  /// it becomes a block quote.
  private static func prose(_ note: String) -> String {
    let clean = OutputText.cleaned(note)
    guard !clean.isEmpty else { return "" }
    var text: [UInt8] = []
    for index in clean.indices {
      text += clean.has(Marks.comment, at: index, before: clean.count) ? Array("&lt;".utf8) : [clean[index]]
    }
    text.append(0x0A)
    let parsed = Notebook(text)
    let isProse =
      parsed.issues.isEmpty
      && parsed.pieces.allSatisfy { $0.kind == .prose || $0.kind == .fence || $0.kind == .html }
    if isProse { return String(decoding: text, as: UTF8.self) }
    let lines = text.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false)
    return lines.map { $0.isEmpty ? ">\n" : "> \(String(decoding: $0, as: UTF8.self))\n" }.joined()
  }
}
