import Answers
import Evaluation
import Glibc
import Language
import LineEditing
import Observations
import Rendering
import Texts
import Verbs

/// The conversation with a person at a terminal. What the words with a colon do is in `PromptCommands`.
final class Prompt {
  let output: Output
  let live = LiveWorld()
  private let replies: ReplyText
  var conversation: Conversation
  private var journal: Journal?
  /// Lines that the journal has no room for yet.
  private var unwritten: [JournalLine] = []
  private var saysWhatIsKept = false
  /// Sessions that ended without being saved, oldest first.
  var lost: [LostSession] = []
  /// Texts that were refused, or had a check that failed, when they were asked last: not worth offering again.
  private var refused: Set<String> = []
  var saved: SavedNotebook?
  var settings = Settings()
  /// What the next line begins with.
  var given = ""
  /// Made when the first key is typed.
  private(set) lazy var highlighting = (try? live.world.library()).map { Highlighting($0) }
  private var isOver = false

  /// nil where standard input or standard output is no terminal.
  init?(_ output: Output) {
    guard Terminal.isTerminal(STDIN_FILENO), Terminal.isTerminal(STDOUT_FILENO) else { return nil }
    self.output = output
    replies = ReplyText(output, in: live.world)
    conversation = Conversation(Session(in: live.world))
  }

  func run() -> Outcome {
    guard let editor = LineEditor(editorSettings) else {
      var run = ScriptRun(output, failFast: false)
      return run.runStandardInput()
    }
    Interrupts.install()
    greet()
    while !isOver {
      let given = given
      self.given = ""
      switch editor.nextLine(given: given) {
      case .text(let text):
        if !editor.keepsHistory { sayNothingIsKept() }
        take(text)
      case .interrupted: Interrupts.clear()
      case .unreadable, .end: isOver = true
      }
    }
    end()
    return .answered
  }

  private var editorSettings: EditorSettings {
    var settings = EditorSettings(
      name: "okrug",
      prompt: { [self] in
        PromptText(conversation.session.memory, try? live.world.library().catalogue.codes).text(
          colour: output.colour)
      },
      complete: { [self] buffer, cursor in
        live.beginLine()
        return PromptCompletion(self).completion(of: buffer, at: cursor)
      },
      isUnfinished: Prompt.isUnfinished, colour: output.colour,
      historyFile: StateFolder.path.map { "\($0)/history" })
    settings.styles = { [self] buffer in styles(of: buffer) }
    settings.showsHint = { [self] in self.settings.isOn(.hint) }
    settings.idle = { [self] in
      _ = styles(of: "share")
      _ = PromptCompletion(self).completion(of: "share ", at: 6)
    }
    settings.rest = { [self] buffer in rest(of: buffer) }
    settings.isWorthRepeating = { [self] line in !refused.contains(line) }
    return settings
  }

  /// An empty row gives an unfinished line as it is.
  private static func isUnfinished(_ text: String) -> Bool {
    guard Completeness(of: text) == .unfinished, ColonWord.typed(text) == nil else { return false }
    let last = text.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    return last.contains { !$0.isWhitespace }
  }

  // MARK: The begin and the end

  private func greet() {
    say([
      .text("Okrug \(Program.version) answers questions about published foreign-investment statistics."),
      .text(
        "Try \(command: "share japan in FEFD 2012"). Tab completes, \(command: "help") explains, \(command: ":quit") leaves."
      ),
    ])
    for fault in settings.faults { say("(\(fault))") }
    lost = StateFolder.path.map { JournalFolder.lostSessions(in: "\($0)/sessions") } ?? []
    offerLost()
  }

  /// Says that a session was lost, if one was.
  func offerLost() {
    guard let last = lost.last else { return }
    let lines = counted(last.lines.count, "line")
    if lost.count == 1 {
      say(
        "a session of \(lines) was not saved\(last.saved == nil ? "" : " to its end"): :recover brings it back, :forget drops it"
      )
    } else {
      say(
        "\(lost.count) sessions were not saved: :recover brings back the last, of \(lines), :forget drops it, :sessions lists them"
      )
    }
  }

  var isSaved: Bool { !conversation.isWorthSaving || saved?.revision == conversation.revision }

  /// So many sessions that were left unsaved are kept, the latest.
  private static let mostLeft = 10

  private func end() {
    let isKept = isSaved || synchronizeJournal()
    if let journal = journal.take() {
      if isSaved { return journal.remove() }
      for session in lost.filter(\.wasLeft).dropLast(Prompt.mostLeft - 1) { session.remove() }
      journal.leave()
    }
    if isSaved { return }
    say(
      isKept
        ? "this session was not saved; the next one can :recover it"
        : "this session was not saved, and not all of it could be kept: its journal has no room")
  }

  func quit() { isOver = true }

  // MARK: Lines

  /// What one Enter gave: cells, and words with a colon on rows of their own.
  func take(_ text: String) {
    Interrupts.clear()
    for part in Prompt.parts(of: text) {
      if let word = ColonWord.typed(part) {
        perform(word, part)
      } else if ["quit", "exit"].contains(part.filter { !$0.isWhitespace }) {
        quit()
      } else if let word = ColonWord.bare(part), conversation.session.memory.binding(word.rawValue) == nil {
        say("'\(word.rawValue)' is a word of the prompt\nhint: write \(word.usage)")
      } else {
        var goesOn = true
        conversation.step { goesOn = ask(part, in: &$0) }
        if !goesOn { return }
      }
    }
  }

  private static func parts(of text: String) -> [String] {
    var parts: [String] = []
    var cell: [Substring] = []
    for row in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard ColonWord.typed(String(row)) != nil else {
        cell.append(row)
        continue
      }
      parts += [cell.joined(separator: "\n"), String(row)]
      cell = []
    }
    return (parts + [cell.joined(separator: "\n")]).filter { $0.contains { !$0.isWhitespace } }
  }

  /// Asks the session and shows what it says; false when the user interrupted it.
  func ask(
    _ text: String, id: String? = nil, in conversation: inout Conversation, isShown: Bool = true,
    isWritten: Bool = false
  ) -> Bool {
    if !isWritten { write([.cell(text, id: id)]) }
    live.beginLine()
    let reply = Progress.during("answering") { conversation.ask(text, id: id) }
    if isShown { show(reply, to: text) }
    if reply.code == nil { refused.remove(text) } else { refused.insert(text) }
    if isShown, case .cell(let cell)? = conversation.entries.last, cell.unasked > 0, !Interrupts.isRequested {
      say("\(counted(cell.unasked, "line")) behind it not asked")
    }
    guard Interrupts.isRequested else { return true }
    if reply.refusal?.code != .interrupted || !isShown { say("interrupted") }
    return false
  }

  private func show(_ reply: Session.Reply, to text: String) {
    if reply.answers.contains(where: { $0.answer.effect == .clear }) {
      StandardStream.output.write("\u{1B}[H\u{1B}[2J\u{1B}[3J")
    }
    var blocks = replies.answers(reply).map { $0 + "\n\n" }
    if let refusal = reply.refusal {
      blocks.append(
        refusal.code == .interrupted ? "interrupted\n" : replies.refusal(refusal, in: text) + "\n\n")
    }
    if !blocks.isEmpty { Pager(settings[.pager]).show(blocks.joined()) }
  }

  func say(_ text: String) { StandardStream.output.line(Notice.text(text, width: output.options.width)) }

  /// Paragraphs for the person, in text whatever the format.
  func say(_ paragraphs: [Paragraph]) { say(Answer(paragraphs: paragraphs)) }

  /// What only a person reads, in text whatever the format.
  func say(_ answer: Answer) {
    guard let text = Formats.named("text"), let catalogue = try? live.world.library().catalogue else {
      return
    }
    // Nothing else shows such a table, so none of its columns is folded away.
    var options = output.options
    options.folds = false
    Pager(settings[.pager]).show(text.text(answer, from: catalogue, options) + "\n")
  }

  // MARK: The journal

  /// Writes to the journal before anything happens; the first line makes the file. False says that they are not there;
  /// the next lines then bring them along.
  @discardableResult func write(_ lines: [JournalLine]) -> Bool {
    unwritten += lines
    if unwritten.isEmpty { return true }
    if journal == nil, let folder = StateFolder.path {
      journal = Journal.begin(in: "\(folder)/sessions", at: StateFolder.moment)
    }
    guard journal?.append(unwritten) == true else {
      sayNothingIsKept()
      return false
    }
    unwritten = []
    return true
  }

  /// Once a session: that nothing can be written where it should be kept.
  private func sayNothingIsKept() {
    if saysWhatIsKept { return }
    saysWhatIsKept = true
    let place = StateFolder.path.map { "cannot write in '\($0)'" } ?? "there is no home folder"
    say(
      "(\(place): no line is remembered, and no journal can be written, so that an accident loses the session)"
    )
  }

  /// Whether the disk has all lines.
  @discardableResult func synchronizeJournal() -> Bool { write([]) && journal?.synchronize() == true }
}

/// Where the session was saved last.
struct SavedNotebook {
  /// As it was typed.
  let path: String
  let bytes: [UInt8]
  /// The conversation's, when it was saved.
  let revision: Int
  let keepsRefused: Bool
}
