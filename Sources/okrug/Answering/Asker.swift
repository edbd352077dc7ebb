import Evaluation
import Rendering
import Texts

/// Answers texts in one session and writes what comes of them, a blank line between two blocks of text.
struct Asker {
  private let output: Output
  private let live = LiveWorld()
  private let replies: ReplyText
  private var session: Session
  private var hasWritten = false
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
    answer(line, at: nil)
    return outcome
  }

  /// `place` stands above a refusal: `questions.txt:7:`
  mutating func answer(_ text: String, at place: String?) {
    live.beginLine()
    let reply = session.answer(Source(place ?? "-c", text))
    for answer in replies.answers(reply) { write(answer) }
    if let refusal = reply.refusal { refuse(refusal, text, place) }
    outcome = max(outcome, reply.outcome)
  }

  /// Writes a refusal of a text that the session was not asked.
  mutating func refuse(_ diagnostic: Diagnostic, _ text: String, at place: String?) {
    refuse(diagnostic, text, place)
    outcome = max(outcome, .refused)
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
    StandardStream.output.line(hasWritten && !output.isRecords ? "\n" + block : block)
    hasWritten = true
  }
}
