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
  private var canJournal = true
  /// Sessions that ended without being saved, oldest first.
  var lost: [LostSession] = []
  var saved: SavedNotebook?
  private var isOver = false

  /// nil where standard input or standard output is no terminal.
  init?(_ output: Output) {
    guard Terminal.isTerminal(STDIN_FILENO), Terminal.isTerminal(STDOUT_FILENO) else { return nil }
    self.output = output
    replies = ReplyText(output, in: live.world)
    conversation = Conversation(Session(in: live.world))
  }

  func run() -> Outcome {
    guard let editor = LineEditor(settings) else {
      var run = ScriptRun(output, failFast: false)
      return run.runStandardInput()
    }
    Interrupts.install()
    greet()
    while !isOver {
      switch editor.nextLine() {
      case .text(let text): take(text)
      case .interrupted: Interrupts.clear()
      case .unreadable, .end: isOver = true
      }
    }
    end()
    return .answered
  }

  private var settings: EditorSettings {
    EditorSettings(
      name: "okrug",
      prompt: { [self] in
        PromptText(conversation.session.memory, try? live.world.library().catalogue.codes).text(
          colour: output.colour)
      },
      complete: { [self] buffer, cursor in
        live.beginLine()
        return PromptCompletion(conversation.session).completion(of: buffer, at: cursor)
      },
      isUnfinished: Prompt.isUnfinished, colour: output.colour,
      historyFile: StateFolder.path.map { "\($0)/history" })
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
        "\(lost.count) sessions were not saved: :recover brings back the last, of \(lines), :forget drops it")
    }
  }

  var isSaved: Bool { !conversation.isWorthSaving || saved?.revision == conversation.revision }

  private func end() {
    guard let journal = journal.take() else { return }
    if isSaved { return journal.remove() }
    for session in lost where session.wasLeft { session.remove() }
    journal.leave()
    say("this session was not saved; the next one can :recover it")
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
  func ask(_ text: String, id: String? = nil, in conversation: inout Conversation, isShown: Bool = true)
    -> Bool
  {
    write([.cell(text, id: id)])
    live.beginLine()
    let reply = conversation.ask(text, id: id)
    if isShown { show(reply, to: text) }
    guard Interrupts.isRequested else { return true }
    if reply.refusal?.code != .interrupted || !isShown { say("interrupted") }
    return false
  }

  private func show(_ reply: Session.Reply, to text: String) {
    if reply.answers.contains(where: { $0.answer.effect == .clear }) {
      StandardStream.output.write("\u{1B}[H\u{1B}[2J\u{1B}[3J")
    }
    for answer in replies.answers(reply) { say(answer + "\n") }
    if let refusal = reply.refusal {
      say(refusal.code == .interrupted ? "interrupted" : replies.refusal(refusal, in: text) + "\n")
    }
  }

  func say(_ text: String) { StandardStream.output.line(text) }

  /// Paragraphs for the person, in text whatever the format.
  func say(_ paragraphs: [Paragraph]) {
    guard let text = Formats.named("text"), let catalogue = try? live.world.library().catalogue else {
      return
    }
    say(text.text(Answer(paragraphs: paragraphs), from: catalogue, output.options))
  }

  // MARK: The journal

  /// Writes to the journal before anything happens; the first line makes the file.
  func write(_ lines: [JournalLine]) {
    guard canJournal else { return }
    if journal == nil, let folder = StateFolder.path {
      journal = Journal.begin(in: "\(folder)/sessions", at: StateFolder.moment)
    }
    if journal?.append(lines) != true {
      canJournal = false
      say("(no journal can be written: a session that ends by accident will be lost)")
    }
  }

  func synchronizeJournal() { journal?.synchronize() }
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
