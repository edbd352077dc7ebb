import Glibc
import LineEditing
import Observations
import Rendering
import Replaying

/// What `okrug replay` was told to do.
struct ReplayOrder {
  let paths: [String]
  var format = "human"
  var selection = ReplaySelection.all
  var stopsAtFirstFailure = false
  /// Nothing where the command line does not say it.
  var isLocked: Bool?
  var since: String?
  var watches = false
  var isColoured: Bool

  /// Everything but the names as when the command line does not say it.
  init(_ paths: [String]) {
    self.paths = paths
    isColoured = OutputOptions.Colour.auto.isWanted(on: StandardStream.output.descriptor)
  }

  /// The order of a command line that has nothing but names behind the subcommand; nothing for any other.
  init?(plain arguments: [String]) {
    guard arguments.count > 1, arguments[0] == "replay", !arguments.contains(where: { $0.hasPrefix("-") })
    else {
      return nil
    }
    self.init(Array(arguments.dropFirst()))
  }

  /// Replays, writes the report and ends the program, which gives nothing back piece by piece.
  func carryOut() throws -> Never {
    Interrupts.install()
    let sessions = try NotebookSessions.orExit()
    let revision = try since.map { try asked($0) }
    if watches { try watching(sessions) }
    let code = try replay(paths, sessions, revision)
    withExtendedLifetime(sessions) { exit(Int32(code)) }
  }

  /// Replays what is named and writes the report; the exit code.
  private func replay(_ paths: [String], _ sessions: NotebookSessions, _ revision: GitRevision?) throws -> Int
  {
    let options = ReplayOptions(
      selection: selection, stopsAtFirstFailure: stopsAtFirstFailure,
      isLocked: isLocked ?? ContinuousIntegration.isOn,
      holdings: sessions.holdings)
    var results = ReplayRun(
      sessions: sessions, options: options, stopsAtFirstFailure: stopsAtFirstFailure, revision: revision
    ).results(of: paths.map { NotebookSearch.target($0) })
    if Interrupts.isRequested {
      if watches { return Outcome.interrupted.code }
      try Exit.interrupted()
    }
    let left = stopsAtFirstFailure ? results.cut() : 0
    let reports = results.compactMap { $0.report(withFault: !isForPeople) }
    if let format = ReportFormats.named(format), !reports.isEmpty {
      show(format.render(reports, style))
    }
    if format == "diff", let human = ReportFormats.named("human") {
      let failed = reports.filter(\.failsBesideDiff)
      if !failed.isEmpty { StandardStream.error.write(human.render(failed, ReportStyle())) }
    }
    if isForPeople {
      for case .fault(_, let fault) in results { StandardStream.error.line("okrug: \(fault.message)") }
    }
    if let since { tell(reports, since) }
    if left > 0 {
      StandardStream.error.line("okrug: stopped at the first failure; \(counted(left, "file")) not replayed")
    }
    return results.map(\.exitCode).max() ?? 1
  }

  /// Writes a report. A diff has the bytes of the file for `patch`; a terminal is shown them, and never obeys them.
  private func show(_ report: [UInt8]) {
    guard format == "diff", Terminal.isTerminal(StandardStream.output.descriptor) else {
      return StandardStream.output.write(report)
    }
    let lines = String(decoding: report, as: UTF8.self).unicodeScalars.split(
      separator: "\n", omittingEmptySubsequences: false)
    let shown = lines.map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map { ShownText.shown(String($0)) }
        .joined(
          separator: "\t")
    }
    StandardStream.output.write(shown.joined(separator: "\n"))
  }

  var isForPeople: Bool { ["human", "diff"].contains(format) }

  private var style: ReportStyle {
    ReportStyle(
      isColoured: isColoured && format == "human",
      folder: paths.contains { $0.hasPrefix("/") } ? Files.absolute(".") : "")
  }

  // MARK: Since a revision

  /// The revision, in the repository that the first name lies in.
  private func asked(_ name: String) throws -> GitRevision {
    let first = paths.first ?? "."
    let parent = first.lastIndex(of: "/").map { $0 == first.startIndex ? "/" : String(first[..<$0]) } ?? "."
    do throws(FileFault) {
      return try GitRevision(name, in: Files.isFolder(first) ? first : parent)
    } catch {
      if Interrupts.isRequested { try Exit.interrupted() }
      try Exit.unreadable(error.message)
    }
  }

  /// How many were left out, and why.
  private func tell(_ reports: [FileReport], _ revision: String) {
    let left = reports.count { $0.isLeftOut }
    StandardStream.error.line(
      "okrug: \(left) of \(counted(reports.count, "notebook")) left out: no change in what is asked and read since "
        + ShownText.shown(revision))
  }

  // MARK: Watching

  private func watching(_ sessions: NotebookSessions) throws -> Never {
    var watch = Watch(paths)
    _ = try replay(paths, sessions, nil)
    while !Interrupts.isRequested {
      watch.wait()
      guard let changed = watch.next()?.filter({ !watch.isThere($0) || isNotebook($0) }) else { break }
      if changed.isEmpty { continue }
      watch.separate(changed)
      _ = try replay(changed.filter(watch.isThere), sessions, nil)
      for name in changed where !watch.isThere(name) {
        StandardStream.output.line("\(ShownText.shown(name)): is not there any more")
      }
    }
    try watch.end()
  }

  /// Whether a file is replayed: one below a folder only if it has cells.
  private func isNotebook(_ name: String) -> Bool {
    guard !paths.contains(name), let file = try? NotebookFile(name) else { return true }
    let notebook = Notebook(file.bytes)
    return notebook.isNotebook
  }
}
