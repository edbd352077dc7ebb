import ArgumentParser
import LineEditing
import Rendering
import Replaying

/// `okrug review FILE…`: an update with a person's say on each difference.
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Record what the cells say now, one difference at a time.",
    discussion: """
      Each difference is shown with its cause, and a key answers: a accept, k keep what is recorded, s skip, A accept the \
      rest of the file, q quit, ? explain. If standard input is no terminal, each of its lines is an answer; its end is q. \
      A cell that was answered and is refused now, or the other way round, is recorded only if it is accepted by itself.

      A file is written once, after its last difference or at q: whole or not at all, and only if it is still the one that \
      was read. Ctrl-C writes nothing.

      Exit codes: 0 every difference was accepted or kept, 1 some were not decided or cannot be recorded, 2 a file cannot be \
      read, run or written, or CI is set, 64 the command line is wrong, 130 interrupted.
      """)

  @Argument(help: ArgumentHelp("Notebooks.", valueName: "file"), completion: .file(extensions: ["md"]))
  var files: [String]

  @OptionGroup var colour: ReportColour

  func run() throws {
    Interrupts.install()
    let sessions = try NotebookSessions.orExit()
    let options = UpdateOptions(isCI: ContinuousIntegration.isOn, holdings: sessions.holdings)
    var desk = ReviewDesk(style: ReportStyle(isColoured: colour.isWanted))
    var worst = 0
    for (place, name) in files.enumerated() {
      do throws(FileFault) {
        let file = try NotebookFile(name)
        let review = Progress.during("asking the cells of \(name)") {
          Review(name, file.bytes, with: sessions.factory(for: file.bytes), options: options)
        }
        worst = max(worst, try desk.take(review, of: file))
      } catch {
        StandardStream.error.line("okrug: \(error.message)")
        worst = max(worst, Outcome.unreadable.code)
      }
      if Interrupts.isRequested { try Exit.interrupted() }
      if desk.hasQuit {
        let left = files.count - place - 1
        if left > 0 { StandardStream.error.line("okrug: \(counted(left, "file")) not reviewed") }
        throw ExitCode(Int32(max(worst, left > 0 ? 1 : 0)))
      }
    }
    throw ExitCode(Int32(worst))
  }
}

/// Where a person decides.
private struct ReviewDesk {
  private enum Decision {
    case accepted, kept, skipped
  }

  private let style: ReportStyle
  private var answers = ReviewAnswers()
  private(set) var hasQuit = false

  init(style: ReportStyle) { self.style = style }

  /// Goes through one notebook; its exit code.
  mutating func take(_ review: Review, of file: NotebookFile) throws(FileFault) -> Int {
    if Interrupts.isRequested { return Outcome.interrupted.code }
    guard review.report.errors.isEmpty, !review.questions.isEmpty else {
      return try finish(review, of: file)
    }
    var decisions: [Decision] = []
    var acceptsRest = false
    for (place, question) in review.questions.enumerated() {
      if acceptsRest, question.mayBeRecorded, !question.isFlip {
        decisions.append(.accepted)
        continue
      }
      StandardStream.output.write((place > 0 ? "\n" : "") + review.report.paragraph(on: question.item, style))
      guard let decision = decide(question, place + 1, review.questions.count, &acceptsRest) else { break }
      decisions.append(decision)
    }
    if Interrupts.isRequested { throw FileFault("'\(file.name)': nothing was written") }
    return try record(decisions, review, file)
  }

  /// A notebook where nothing is to be asked.
  private func finish(_ review: Review, of file: NotebookFile) throws(FileFault) -> Int {
    var report = review.report
    if review.changesDigestOnly {
      let result = review.result(accepting: [])
      report = result.report
      if let bytes = result.bytes { try file.replace(with: bytes) }
    }
    if let human = ReportFormats.named("human") { StandardStream.output.write(human.render([report], style)) }
    return report.exitCode == 1 && !report.isVacuous && report.refusals.isEmpty ? 0 : report.exitCode
  }

  /// Asks until an answer is one; nothing for the end.
  private mutating func decide(
    _ question: Review.Question, _ number: Int, _ count: Int, _ acceptsRest: inout Bool
  ) -> Decision? {
    while true {
      answers.ask("\(number) of \(count): \(Words.question(question)) ")
      guard let answer = answers.next() else {
        hasQuit = true
        if !Interrupts.isRequested { answers.say(Words.quit) }
        return nil
      }
      switch answer {
      case "a", "accept", "A", "all":
        guard question.mayBeRecorded else {
          answers.say(Words.cannot)
          continue
        }
        let isRest = answer == "A" || answer == "all"
        acceptsRest = acceptsRest || isRest
        answers.say(isRest ? Words.acceptedRest : Words.accepted)
        return .accepted
      case "k", "keep":
        answers.say(Words.kept)
        return .kept
      case "s", "skip":
        answers.say(Words.skipped)
        return .skipped
      case "q", "quit":
        hasQuit = true
        answers.say(Words.quit)
        return nil
      default: answers.say(Words.explained)
      }
    }
  }

  private func record(_ decisions: [Decision], _ review: Review, _ file: NotebookFile) throws(FileFault)
    -> Int
  {
    let name = ShownText.shown(file.name)
    let accepted = decisions.count { $0 == .accepted }
    if accepted > 0 {
      let result = review.result(accepting: decisions.map { $0 == .accepted })
      if Interrupts.isRequested { throw FileFault("'\(file.name)': nothing was written") }
      if !result.report.refusals.isEmpty {
        for reason in result.report.refusals {
          StandardStream.error.line("okrug: \(name): nothing written: \(reason)")
        }
        return 1
      }
      if let bytes = result.bytes { try file.replace(with: bytes) }
    }
    let count = review.questions.count
    let parts = [
      (accepted, "recorded"), (decisions.count { $0 == .kept }, "kept as it was"),
      (decisions.count { $0 == .skipped }, "skipped"), (count - decisions.count, "not decided"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    StandardStream.output.line("\n\(name): \(counted(count, "difference")): \(parts.joined(separator: ", "))")
    let isDecided = zip(review.questions, decisions).allSatisfy { $0.mayBeRecorded && $1 != .skipped }
    return isDecided && decisions.count == count ? 0 : 1
  }
}

private enum Words {
  static let accepted = "accepted"
  static let acceptedRest = "accepted, and the rest of this file"
  static let kept = "kept"
  static let skipped = "skipped"
  static let quit = "quit"
  static let cannot = "this cannot be recorded: keep, skip or quit"
  static let explained = """

      a  accept: record what is said now
      k  keep: what is recorded stays, and a replay goes on saying that it differs
      s  skip: decide another time
      A  accept this and the rest of the file; ask about cells that turned
      q  quit: record what was accepted, and stop
    """

  static func question(_ question: Review.Question) -> String {
    if !question.mayBeRecorded { return "keep, skip or quit? [k s q ?]" }
    return question.isFlip
      ? "the cell turned: accept, keep, skip or quit? [a k s q A ?]"
      : "accept, keep, skip or quit? [a k s q A ?]"
  }
}
