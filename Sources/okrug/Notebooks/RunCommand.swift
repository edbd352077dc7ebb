import ArgumentParser
import Rendering
import Replaying

/// `okrug run FILE`: answers the cells of a notebook and writes nothing.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Answer the cells of a notebook; nothing is compared or written.",
    discussion: """
      Exit codes: 0 every cell was answered, or refused as it says of itself; 1 a cell was not, or there is none; 2 the \
      file cannot be read or run; 64 the command line is wrong; 130 interrupted.
      """)

  @Argument(help: ArgumentHelp("A notebook.", valueName: "file"), completion: .file(extensions: ["md"]))
  var file: String

  func run() throws {
    Interrupts.install()
    let notebook: NotebookFile
    do throws(FileFault) { notebook = try NotebookFile(file) } catch { try Exit.unreadable(error.message) }
    let name = ShownText.shown(file)
    let factory = try NotebookSessions.orExit().factory(for: notebook.bytes)
    var count = 0
    var failures: [String] = []
    let (code, issues) = Progress.during("asking the cells of \(file)") {
      Answering.run(notebook.bytes, with: factory) { answer in
        if Interrupts.isRequested { return }
        let place = "\(name):\(answer.line): \(answer.label)"
        let blocks = [place, answer.outcome.text].filter { !$0.isEmpty }
        StandardStream.output.line((count > 0 ? "\n" : "") + blocks.joined(separator: "\n"))
        count += 1
        guard answer.isFailed else { return }
        let what =
          answer.outcome.code.map { "refused (\($0))" } ?? "answered, but .error says that it is refused"
        failures.append("\(place): \(what)")
      }
    }
    if Interrupts.isRequested { try Exit.interrupted() }
    for issue in issues where issue.severity == .error {
      StandardStream.error.line("okrug: \(name):\(issue.line): \(issue.message)")
    }
    for failure in failures { StandardStream.error.line("okrug: \(failure)") }
    if count == 0, code == 0 { StandardStream.error.line("okrug: no cells in '\(name)'") }
    throw ExitCode(Int32(count == 0 && code == 0 ? Outcome.refused.code : code))
  }
}
