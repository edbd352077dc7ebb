import ArgumentParser
import Dispatch
import LineEditing
import Observations
import Rendering
import Replaying
import Synchronization

/// `okrug replay FILE…`: the test that notebooks still say what was recorded.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Run notebooks again and compare; nothing is ever written.",
    discussion: """
      A folder stands for the .md files below it that have cells, hidden ones and linked folders left out.

      --since leaves out a notebook that is the same as in a git revision, if the data that its outputs were recorded from,       and the version, are the same as now. --watch replays a notebook whenever its file changes, until Ctrl-C.

      Exit codes: 0 as recorded, 1 something differs or nothing was there to prove, 2 a file cannot be read or run, 3 the \
      data is missing or changed under --locked, 64 the command line is wrong, 130 interrupted.
      """)

  @Argument(
    help: ArgumentHelp("Notebooks, or folders with notebooks.", valueName: "file|folder"),
    completion: .file(extensions: ["md"]))
  var paths: [String]

  @Option(
    help: ArgumentHelp(
      "How the report is written: \(ReportFormats.all.map(\.name).joined(separator: ", ")).",
      valueName: "format"),
    completion: .list(ReportFormats.all.map(\.name)))
  var format = "human"

  @Option(
    help: ArgumentHelp(
      "Compare this cell only, and what names it; may be given several times.", valueName: "#id"))
  var only: [String] = []

  @Option(help: ArgumentHelp("Compare this cell and those after it.", valueName: "#id"))
  var from: String?

  @Flag(help: "Stop at the first difference.")
  var failFast = false

  @Flag(
    inversion: .prefixedNo, help: "Refuse data that is not the data of the recording; on where CI is set.")
  var locked: Bool?

  @Option(
    help: ArgumentHelp(
      "Only notebooks that changed, or read what changed, since a git revision.", valueName: "revision"))
  var since: String?

  @Flag(help: "Replay again what changes, until Ctrl-C.")
  var watch = false

  @OptionGroup var colour: ReportColour

  func validate() throws {
    if watch, since != nil || failFast {
      throw ValidationError("--watch takes neither --since nor --fail-fast.")
    }
    if watch, !isForPeople { throw ValidationError("--watch reports for people: --format human or diff.") }
    if ReportFormats.named(format) == nil {
      throw ValidationError(
        "There is no format '\(format)'; the formats are \(ReportFormats.all.map(\.name).joined(separator: ", "))."
      )
    }
    if !only.isEmpty, from != nil { throw ValidationError("--only and --from exclude each other.") }
    for id in only + [from].compactMap(\.self) { try CellID.validate(id) }
  }

  func run() throws {
    Interrupts.install()
    let sessions = try NotebookSessions.orExit()
    let revision = try since.map { try asked($0) }
    if watch { try watching(sessions) }
    throw ExitCode(Int32(try replay(paths, sessions, revision)))
  }

  /// Replays what is named and writes the report; the exit code.
  private func replay(_ paths: [String], _ sessions: NotebookSessions, _ revision: GitRevision?) throws -> Int
  {
    let options = ReplayOptions(
      selection: selection, stopsAtFirstFailure: failFast, isLocked: locked ?? ContinuousIntegration.isOn,
      holdings: sessions.holdings)
    var results = ReplayRun(
      sessions: sessions, options: options, stopsAtFirstFailure: failFast, revision: revision
    ).results(of: paths.map { NotebookSearch.target($0) })
    if Interrupts.isRequested {
      if watch { return Outcome.interrupted.code }
      try Exit.interrupted()
    }
    let left = failFast ? results.cut() : 0
    let reports = results.compactMap { $0.report(withFault: !isForPeople) }
    if let format = ReportFormats.named(format), !reports.isEmpty {
      StandardStream.output.write(format.render(reports, style))
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

  private var isForPeople: Bool { ["human", "diff"].contains(format) }

  private var style: ReportStyle {
    ReportStyle(
      isColoured: colour.isWanted && format == "human",
      stripping: paths.contains { $0.hasPrefix("/") } ? 0 : 1)
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
      "okrug: \(left) of \(counted(reports.count, "notebook")) left out: neither they nor what they read changed since "
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
    return !notebook.cells.isEmpty || !notebook.errors.isEmpty
  }

  private var selection: ReplaySelection {
    if let from { return .from(CellID.name(from)) }
    return only.isEmpty ? .all : .only(only.map(CellID.name))
  }
}

/// What came of one file.
enum ReplayResult: Sendable {
  case report(FileReport)
  case fault(String, FileFault)
  /// A file below a folder that has no cells.
  case noNotebook

  var exitCode: Int {
    switch self {
    case .report(let report): report.exitCode
    case .fault: 2
    case .noNotebook: 0
    }
  }

  /// The report; for a program that reads it, a file that cannot be read has one too.
  func report(withFault: Bool) -> FileReport? {
    switch self {
    case .report(let report): report
    case .fault(let name, let fault):
      withFault
        ? FileReport(
          name: name,
          issues: [
            NotebookIssue(
              .error, "unreadable-file", line: 1, fault.message, hint: "name a notebook that can be read")
          ])
        : nil
    case .noNotebook: nil
    }
  }
}

extension [ReplayResult] {
  /// Leaves out what comes after the first failure; how many files that were.
  fileprivate mutating func cut() -> Int {
    guard let first = firstIndex(where: { $0.exitCode != 0 }) else { return 0 }
    let rest = self[(first + 1)...]
    removeSubrange((first + 1)...)
    return rest.count { if case .noNotebook = $0 { false } else { true } }
  }
}

/// Replays files on all the machine's cores; the results are in the order of the files.
struct ReplayRun: Sendable {
  let sessions: NotebookSessions
  let options: ReplayOptions
  let stopsAtFirstFailure: Bool
  /// Since when a notebook must have changed to be replayed.
  var revision: GitRevision?

  /// A folder without notebooks proves nothing: it has a report of its own, which is a failure.
  func results(of targets: [NotebookSearch.Target]) -> [ReplayResult] {
    var rest = results(of: targets.flatMap(\.candidates))[...]
    return targets.flatMap { target -> [ReplayResult] in
      let own = rest.prefix(target.candidates.count).filter {
        if case .noNotebook = $0 { false } else { true }
      }
      rest = rest.dropFirst(target.candidates.count)
      return own.isEmpty ? [.report(FileReport(name: target.name, issues: []))] : own
    }
  }

  private func results(of candidates: [NotebookSearch.Candidate]) -> [ReplayResult] {
    let results = Mutex<[ReplayResult?]>(Array(repeating: nil, count: candidates.count))
    let firstFailure = Atomic<Int>(Int.max)
    Progress.during("replaying", of: candidates.count) { progress in
      DispatchQueue.concurrentPerform(iterations: candidates.count) { index in
        if stopsAtFirstFailure, firstFailure.load(ordering: .relaxed) < index || Interrupts.isRequested {
          return
        }
        let result = result(of: candidates[index])
        if result.exitCode != 0 { firstFailure.min(index, ordering: .relaxed) }
        results.withLock { $0[index] = result }
        progress.step()
      }
    }
    return results.withLock { $0.map { $0 ?? .noNotebook } }
  }

  private func result(of candidate: NotebookSearch.Candidate) -> ReplayResult {
    do throws(FileFault) {
      switch candidate {
      case .named(let name): return .report(replay(try NotebookFile(name)))
      case .found(let name, let folder):
        let file = try NotebookFile(name, within: folder)
        let notebook = Notebook(file.bytes)
        return notebook.cells.isEmpty && notebook.errors.isEmpty ? .noNotebook : .report(replay(file))
      case .fault(let name, let fault): return .fault(name, fault)
      }
    } catch {
      switch candidate {
      case .named(let name), .found(let name, _), .fault(let name, _): return .fault(name, error)
      }
    }
  }

  private func replay(_ file: NotebookFile) -> FileReport {
    if let revision {
      let notebook = Notebook(file.bytes)
      if revision.change(file.name, notebook, sessions) == nil {
        return FileReport(leavingOut: notebook, name: file.name)
      }
    }
    return Replay.run(file.name, file.bytes, with: sessions.factory(for: file.bytes), options: options)
  }
}
