import Evaluation
import Language
import Texts

/// What was said at the prompt, line after line, and the session it made.
struct Conversation {
  /// What a notebook may keep.
  enum Entry {
    case cell(AskedCell)
    case note(String)
  }

  private(set) var session: Session
  /// One for each text that was asked and for each note, as in the journal.
  private(set) var entries: [Entry] = []
  /// Before each line that took effect: the session, and how many entries there were.
  private var past: [(session: Session, count: Int)] = []
  /// Counts every change, so that it is known whether the last one was saved.
  private(set) var revision = 0

  init(_ session: Session) { self.session = session }

  /// Whether anything is there that a notebook would keep.
  var isWorthSaving: Bool {
    entries.contains { entry in
      switch entry {
      case .cell(let cell): !cell.answered.isEmpty
      case .note: true
      }
    }
  }

  /// One line of the user's: what `:undo` takes back.
  mutating func step(_ change: (inout Conversation) -> Void) {
    let before = (session, entries.count)
    let old = revision
    change(&self)
    if revision != old { past.append(before) }
  }

  /// Asks the session. `id` is the name the cell has in a notebook.
  mutating func ask(_ text: String, id: String? = nil) -> Session.Reply {
    let reply = session.answer(Source(id.map { "#" + $0 } ?? "line", text), cell: id)
    entries.append(.cell(AskedCell(text, id: id, reply)))
    if !reply.answers.isEmpty { revision += 1 }
    return reply
  }

  mutating func note(_ text: String) {
    entries.append(.note(text))
    revision += 1
  }

  /// Takes back the last line that took effect, with whatever came after it; how many entries that were, and the first.
  mutating func undo() -> (count: Int, first: Entry)? {
    guard let before = past.popLast(), entries.indices.contains(before.count) else { return nil }
    let dropped = entries[before.count...]
    guard let first = dropped.first else { return nil }
    let count = dropped.count
    session = before.session
    entries.removeSubrange(before.count...)
    revision += 1
    return (count, first)
  }
}

/// A cell as it was asked: what of it was answered, and what was not.
struct AskedCell {
  let id: String?
  /// The statements that were answered, as typed; empty if none was.
  let answered: String
  let reply: Session.Reply
  /// From the statement that was refused, or was not asked after a check that failed, to the end; mostly empty.
  let refused: String
  /// Where `refused` begins in the typed text, in UTF-8.
  let base: Int
  /// How many statements stand behind the one that was refused, or behind a check that failed.
  let unasked: Int

  init(_ text: String, id: String?, _ reply: Session.Reply) {
    self.id = id
    self.reply = reply
    let statements = TypedStatements.of(text)
    var left = reply.answers.count
    let cut = statements.firstIndex { statement in
      if statement.isBlank { return false }
      left -= 1
      return left < 0
    }
    let parts = statements.map(\.text)
    let at = reply.answers.isEmpty ? 0 : cut ?? parts.count
    answered = parts[..<at].joined(separator: "\n")
    refused = parts[at...].joined(separator: "\n")
    base = at == 0 ? 0 : answered.utf8.count + 1
    unasked = max(0, statements[at...].count { !$0.isBlank } - (reply.refusal == nil ? 0 : 1))
  }
}

/// The statements of a typed text, each with all of its rows.
enum TypedStatements {
  struct Statement {
    let text: String
    /// Nothing but a comment.
    let isBlank: Bool
  }

  static func of(_ text: String) -> [Statement] {
    var statements: [Statement] = []
    var begun = ""
    var isBegun = false
    for row in text.split(separator: "\n", omittingEmptySubsequences: false) {
      begun += isBegun ? "\n" + row : String(row)
      isBegun = Completeness(ofBegun: begun) == .unfinished
      if isBegun { continue }
      statements.append(statement(begun))
      begun = ""
    }
    if isBegun { statements.append(statement(begun)) }
    return statements
  }

  private static func statement(_ text: String) -> Statement {
    let (lines, fault) = Cell.lines(of: text)
    return Statement(text: text, isBlank: lines.isEmpty && fault == nil)
  }
}
