import Answers
import Evaluation
import Replaying
import Texts
import Verbs

/// A conversation as a notebook: each line that was answered a cell with its output, notes as prose.
struct SessionNotebook {
  private let parts: PublishedParts
  private var blocks: [String] = []
  private var outcomes: [CellOutcome] = []
  private var ids: Set<String> = []

  /// How many cells it has.
  var cellCount: Int { outcomes.count }

  /// `keepsRefused` keeps refused lines as cells that must be refused.
  init(_ conversation: Conversation, from parts: PublishedParts, keepsRefused: Bool) {
    self.parts = parts
    for entry in conversation.entries {
      switch entry {
      case .note(let text): blocks.append(SessionNotebook.prose(text))
      case .cell(let cell): add(cell, keepsRefused: keepsRefused)
      }
    }
  }

  private mutating func add(_ cell: AskedCell, keepsRefused: Bool) {
    if cell.reply.answers.contains(where: { SessionNotebook.isKept($0) }) {
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
    let outcome = CellOutcome(reply, to: text, parts: parts)
    let name = id.flatMap { ids.insert($0).inserted ? $0 : nil }
    let marks = [name.map { "#\($0)" }, outcome.code.map { ".error code=\"\($0)\"" }].compactMap { $0 }
    let braces = marks.isEmpty ? "" : " {\(marks.joined(separator: " "))}"
    let fence = Backticks.around(text.utf8)
    blocks.append("\(fence)okrug\(braces)\n\(text)\n\(fence)")
    outcomes.append(outcome)
  }

  /// Help and `clear` are for the person at the prompt.
  private static func isKept(_ line: Session.Reply.Line) -> Bool {
    let word = line.text.split(whereSeparator: \.isWhitespace).first.map { $0.lowercased() } ?? ""
    return line.answer.effect == nil && word != "help"
  }

  // MARK: Text

  /// The notebook's bytes, outputs recorded; nothing if it would not be read as these cells.
  func bytes(title: String) -> [UInt8]? {
    let documents = parts.publications
    let digest = DataDigest.of(documents) { parts.holdings(of: $0) }
    let head = NotebookHead(title: title, data: documents, digest: digest)
    var bytes = Array((head.text + blocks.map { "\n\($0)\n" }.joined()).utf8)
    for (index, outcome) in outcomes.enumerated() {
      bytes = Notebook(bytes).recording(outcome, ofCell: index, version: LanguageVersion.text)
    }
    let notebook = Notebook(bytes)
    return notebook.errors.isEmpty && notebook.cells.count == outcomes.count ? bytes : nil
  }

  /// A note as a paragraph that opens no fence.
  private static func prose(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { row in
      let start = row.drop { $0 == " " }
      return start.hasPrefix("```") || start.hasPrefix("~~~") ? "\\" + start : String(row)
    }.joined(separator: "\n")
  }
}
