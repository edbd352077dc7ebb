import Answers
import Evaluation
import Replaying
import Texts
import Verbs

/// A conversation as a notebook: each line that was answered a cell with its output, notes as prose.
struct SavedSession {
  private let parts: PublishedParts
  private var blocks: [SessionNotebook.Block] = []

  /// How many cells it has.
  private(set) var cellCount = 0

  /// `keepsRefused` keeps refused lines as cells that must be refused.
  init(_ conversation: Conversation, from parts: PublishedParts, keepsRefused: Bool) {
    self.parts = parts
    for entry in conversation.entries {
      switch entry {
      case .note(let text): blocks.append(.note(text))
      case .cell(let cell): add(cell, keepsRefused: keepsRefused)
      }
    }
  }

  private mutating func add(_ cell: AskedCell, keepsRefused: Bool) {
    if cell.reply.answers.contains(where: { SavedSession.isKept($0) }) {
      var reply = cell.reply
      reply.refusal = nil
      add(cell.answered, id: cell.id, reply)
    }
    var reply = cell.reply
    guard keepsRefused, let refusal = reply.refusal, refusal.code != .interrupted, refusal.code != .unfinished
    else { return }
    reply.answers = []
    reply.refusal?.span = refusal.span.map { Span($0.start - cell.base, $0.end - cell.base) }
    add(cell.refused, id: cell.answered.isEmpty ? cell.id : nil, reply)
  }

  private mutating func add(_ text: String, id: String?, _ reply: Session.Reply) {
    blocks.append(.cell(SessionNotebook.Cell(text, CellOutcome(reply, to: text, parts: parts), id: id)))
    cellCount += 1
  }

  /// Help and `clear` are for the person at the prompt.
  private static func isKept(_ line: Session.Reply.Line) -> Bool {
    let word = line.text.split(whereSeparator: \.isWhitespace).first.map { $0.lowercased() } ?? ""
    return line.answer.effect == nil && word != "help"
  }

  /// The notebook's bytes, outputs recorded; nothing if it would not be read as these cells.
  func bytes(title: String) -> [UInt8]? {
    let documents = parts.publications
    let digest = DataDigest.of(documents) { parts.holdings(of: $0) }
    let head = NotebookHead(title: title, data: documents, digest: digest)
    let bytes = SessionNotebook(head: head, version: LanguageVersion.text).text(blocks)
    let notebook = Notebook(bytes)
    return notebook.errors.isEmpty && notebook.cells.count == cellCount ? bytes : nil
  }
}
