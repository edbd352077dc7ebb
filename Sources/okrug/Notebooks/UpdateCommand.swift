import ArgumentParser
import Replaying

/// `okrug update FILE…`: records what the cells say.
struct UpdateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update", abstract: "Record what the cells of notebooks say now.",
    discussion: """
      Outputs change, and nothing else; one that says what was recorded is not touched. A cell that was answered and is \
      refused now, or the other way round, is recorded only if it is named: --accept #id. A file is replaced whole or not \
      at all.

      Exit codes: 0 recorded or nothing to record, 1 a difference stands in the way (with --check: something would \
      change), 2 a file cannot be read, run or written, or CI is set, 64 the command line is wrong, 130 interrupted.
      """)

  @Argument(help: ArgumentHelp("Notebooks.", valueName: "file"), completion: .file(extensions: ["md"]))
  var files: [String]

  @Flag(help: "Write numbers of the prose anew too, where they no longer hold.")
  var prose = false

  @Option(
    help: ArgumentHelp(
      "Record this cell though it is newly refused or newly answered; may be given several times.",
      valueName: "#id"), completion: .list([]))
  var accept: [String] = []

  @Flag(
    help:
      "Where an output says the same, renew what is recorded beside it: the cell's text, the data, the version."
  )
  var renew = false

  @Flag(help: "Say what would change, and write nothing.")
  var check = false

  @Flag(help: "With --check: say it again whenever a file changes, until Ctrl-C.")
  var watch = false

  @OptionGroup var colour: ReportColour

  func validate() throws {
    if watch, !check {
      throw ValidationError("--watch goes with --check: a file that is watched is not written.")
    }
    for id in accept { try CellID.validate(id) }
  }

  func run() throws {
    Interrupts.install()
    let sessions = try NotebookSessions.orExit()
    let accepted = Set(accept.map(CellID.name))
    try findCells(accepted.sorted())
    let options = UpdateOptions(
      accepted: accepted, writesNumbers: prose, renews: renew, isCheck: check,
      isCI: ContinuousIntegration.isOn && !check,
      holdings: sessions.holdings)
    if watch { try watching(sessions, options) }
    throw ExitCode(Int32(try update(files, sessions, options)))
  }

  private func watching(_ sessions: NotebookSessions, _ options: UpdateOptions) throws -> Never {
    var watch = Watch(files)
    var changed = files
    while !Interrupts.isRequested {
      _ = try update(changed, sessions, options)
      watch.wait()
      guard let next = watch.next() else { break }
      changed = next
      watch.separate(changed)
    }
    try watch.end()
  }

  /// Updates files one after the other; the exit code.
  private func update(_ files: [String], _ sessions: NotebookSessions, _ options: UpdateOptions) throws -> Int
  {
    var worst = 0
    for name in files {
      do throws(FileFault) {
        worst = max(worst, try update(try NotebookFile(name), sessions, options))
      } catch {
        StandardStream.error.line("okrug: \(error.message)")
        worst = max(worst, Outcome.unreadable.code)
      }
      if Interrupts.isRequested, !watch { try Exit.interrupted() }
    }
    return worst
  }

  /// Updates one file; its exit code. A report is written only of what is so on the disk.
  private func update(_ file: NotebookFile, _ sessions: NotebookSessions, _ options: UpdateOptions)
    throws(FileFault) -> Int
  {
    let result = Progress.during("updating \(file.name)") {
      Update.run(file.name, file.bytes, with: sessions.factory(for: file.bytes), options: options)
    }
    if Interrupts.isRequested { return Outcome.interrupted.code }
    if let bytes = result.bytes { try file.replace(with: bytes) }
    if let human = ReportFormats.named("human") {
      StandardStream.output.write(human.render([result.report], ReportStyle(isColoured: colour.isWanted)))
    }
    return result.report.exitCode
  }

  /// An id that no cell has is a slip, and so nothing is written.
  private func findCells(_ ids: [String]) throws {
    guard !ids.isEmpty else { return }
    var known: Set<String> = []
    for name in files {
      guard let file = try? NotebookFile(name) else { continue }
      known.formUnion(Notebook(file.bytes).cells.compactMap(\.id))
    }
    for id in ids where !known.contains(id) {
      try Exit.unreadable("no cell '#\(id)' in \(files.joined(separator: ", ")); nothing was written")
    }
  }
}
