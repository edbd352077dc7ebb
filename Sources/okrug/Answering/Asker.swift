import Evaluation
import LineEditing
import Rendering
import Texts

/// Answers texts in one session and writes what comes of them, a blank line between two blocks of text.
struct Asker {
  private let output: Output
  private let live = LiveWorld()
  private let replies: ReplyText
  private var session: Session
  private var hasWritten = false
  /// What waits for the pager; nothing where answers are written at once.
  private var pages: String?
  /// The worst so far.
  private(set) var outcome = Outcome.answered

  init(_ output: Output) {
    self.output = output
    replies = ReplyText(output, in: live.world)
    session = Session(in: live.world)
  }

  /// One cell and the end.
  mutating func answer(line: String) -> Outcome {
    Interrupts.install()
    if Terminal.isTerminal(StandardStream.output.descriptor) { pages = "" }
    if line.utf8.contains(0x0A) { answer(rows: line) } else { answer(line, at: nil) }
    if let pages { Pager(Settings()[.pager]).show(pages) }
    return outcome
  }

  /// As in a script, a word of the prompt is a row by itself.
  private mutating func answer(rows text: String) {
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let word = rows.firstIndex { ColonWord.typed($0) != nil } ?? rows.count
    if word > 0 { answer(rows[..<word].joined(separator: "\n"), at: nil) }
    if word < rows.count, outcome == .answered { answer(rows[word], at: nil) }
  }

  /// `place` stands above a refusal: `questions.txt:7:`
  mutating func answer(_ text: String, at place: String?) {
    if let refusal = Asker.promptWord(in: text) {
      refuse(refusal, text, place)
      outcome = max(outcome, .refused)
      return
    }
    live.beginLine()
    let reply = Progress.during("answering") { session.answer(Source(place ?? "-c", text)) }
    for answer in replies.answers(reply) { write(answer) }
    if let refusal = reply.refusal { refuse(refusal, text, place) }
    outcome = max(outcome, reply.outcome)
  }

  /// The refusal of a text that begins with a word of the prompt.
  private static func promptWord(in text: String) -> Diagnostic? {
    guard let word = ColonWord.typed(text) else { return nil }
    let start = text.utf8.count - text.utf8.drop { $0 == 0x20 || $0 == 0x09 }.count
    return Diagnostic(
      .unknownWord, "\(quoted: word) is a word of the prompt, not of the language",
      at: Span(start, start + word.utf8.count), hint: "type it at the prompt, which \(command: "okrug") opens"
    )
  }

  private mutating func refuse(_ diagnostic: Diagnostic, _ text: String, _ place: String?) {
    if output.isDataOnly {
      StandardStream.error.line(
        [place, replies.plainRefusal(diagnostic, in: text)].compactMap { $0 }.joined(separator: "\n"))
    } else if output.isRecords {
      write(replies.refusal(diagnostic, in: text))
    } else {
      write([place, replies.refusal(diagnostic, in: text)].compactMap { $0 }.joined(separator: "\n"))
    }
  }

  private mutating func write(_ block: String) {
    let text = block.isEmpty ? "" : (hasWritten && !output.isRecords ? "\n" : "") + block + "\n"
    hasWritten = true
    if pages != nil { pages? += text } else { StandardStream.output.write(text) }
  }
}
