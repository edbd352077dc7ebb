import ArgumentParser
import Evaluation
import Rendering
import Replaying
import Texts

/// `okrug run FILE`: answers the cells of a notebook and writes nothing.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Answer the cells of a notebook; nothing is written or compared.",
    discussion: """
      Exit codes: 0 every cell was answered, or refused as it says of itself; 1 a cell was not; 2 the file cannot be read \
      or run; 64 the command line is wrong; 130 interrupted.
      """)

  @Argument(help: ArgumentHelp("A notebook.", valueName: "file"))
  var file: String

  @OptionGroup var output: OutputOptions

  func run() throws {
    let output = try output.output()
    Interrupts.install()
    let bytes: [UInt8]
    do throws(FileFault) { bytes = try NotebookFile(file).bytes } catch { try Exit.unreadable(error.message) }
    let notebook = Notebook(bytes)
    for issue in notebook.errors { StandardStream.error.line("\(file):\(issue.line):\(issue.column): \(issue.message)") }
    guard notebook.errors.isEmpty else { throw ExitCode(Int32(Outcome.unreadable.code)) }
    var run = NotebookRun(file, notebook, try NotebookSessions.orExit(), output)
    let isGood = run.all()
    if Interrupts.isRequested { try Exit.interrupted() }
    throw ExitCode(Int32((isGood ? Outcome.answered : Outcome.refused).code))
  }
}

/// The cells of a notebook answered in order, each under its place in the file.
private struct NotebookRun {
  private let file: String
  private let notebook: Notebook
  private let sessions: NotebookSessions
  private let output: Output
  private let replies: ReplyText
  private var hasWritten = false

  init(_ file: String, _ notebook: Notebook, _ sessions: NotebookSessions, _ output: Output) {
    self.file = file
    self.notebook = notebook
    self.sessions = sessions
    self.output = output
    replies = ReplyText(output, in: sessions.world)
  }

  /// Whether each cell said yes or no as it should.
  mutating func all() -> Bool {
    var session = sessions.session()
    var isGood = true
    for (index, cell) in notebook.cells.enumerated() where cell.isRun && !Interrupts.isRequested {
      if cell.attributes.has("fresh") { session = sessions.session() }
      let text = notebook.source(of: cell)
      let reply = session.reply(to: Source("line \(cell.line + 1)", text), cell: cell.id)
      write(reply, text, at: "\(file):\(cell.line): \(notebook.label(of: index))")
      if let finding = finding(cell, reply) {
        isGood = false
        StandardStream.error.line("\(file):\(cell.line): \(notebook.label(of: index)): \(finding)")
      }
    }
    if notebook.cells.isEmpty { StandardStream.error.line("\(file): no cells") }
    return isGood && !notebook.cells.isEmpty
  }

  private mutating func write(_ reply: Session.Reply, _ text: String, at place: String) {
    if !output.isDataOnly, !output.isRecords {
      StandardStream.output.line((hasWritten ? "\n" : "") + place)
      hasWritten = true
    }
    var blocks = replies.answers(reply)
    if let refusal = reply.refusal {
      if output.isDataOnly {
        StandardStream.error.line(place + "\n" + replies.plainRefusal(refusal, in: text))
      } else {
        blocks.append(replies.refusal(refusal, in: text))
      }
    }
    StandardStream.output.line(blocks.joined(separator: output.isRecords ? "\n" : "\n\n"))
  }

  /// What is not as the cell says, or as was recorded, of being refused.
  private func finding(_ cell: Notebook.Cell, _ reply: Session.Reply) -> String? {
    let mayFail = cell.attributes.has("error") || cell.output?.attributes.has("error") == true
    guard let code = reply.code?.rawValue else {
      return cell.attributes.has("error") ? "answered, but .error says that it is refused" : nil
    }
    if !mayFail { return "refused (\(code))" }
    guard let stated = cell.attributes.value("code"), stated != code else { return nil }
    return "refused with \(code), not \(stated)"
  }
}
