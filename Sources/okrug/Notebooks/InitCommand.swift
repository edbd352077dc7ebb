import ArgumentParser
import Rendering
import Replaying
import Verbs

/// `okrug init FILE`: a new notebook.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write a new notebook with one cell; a file that is there stays as it is.")

  @Argument(
    help: ArgumentHelp("The notebook to write; its name becomes its title.", valueName: "file"),
    completion: .file(extensions: ["md"]))
  var file: String

  @Flag(help: "Add what JupyterLab needs (with jupytext) to open the notebook.")
  var jupyter = false

  func validate() throws {
    guard let other = ForeignNotebook.markdownName(for: file) else { return }
    throw ValidationError(
      "A notebook is written as .md: okrug init \(ShellWord.of(other)); then okrug convert \(ShellWord.of(other)) \(ShellWord.of(file))."
    )
  }

  func run() throws {
    let sessions = try NotebookSessions.orExit()
    let data = sessions.parts.publications
    let bytes = NewNotebook.text(
      file: file, firstCell: firstCell, data: data, digest: DataDigest.of(data, sessions.holdings),
      isForJupyter: jupyter)
    do throws(FileFault) { try write(bytes) } catch { try Exit.unreadable(error.message) }
    let shown = ShownText.shown(file)
    StandardStream.output.line(
      "\(shown) is there: 'okrug update \(ShellWord.of(file))' records its first answer")
  }

  /// The line that shows what there is to ask.
  private var firstCell: String { (Vocabulary.verb("list") ?? Vocabulary.all.first)?.example ?? "" }

  /// Writes a file that is not there yet, whole or not at all.
  private func write(_ bytes: [UInt8]) throws(FileFault) {
    if Files.isThere(file) {
      throw FileFault("'\(file)' is there already; nothing was written")
    }
    try Files.make(file, with: bytes)
  }
}
