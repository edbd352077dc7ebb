import ArgumentParser
import Dispatch
import LineEditing
import Observations
import Replaying
import Synchronization

/// `okrug replay FILE…`: the test that notebooks still say what was recorded.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Run notebooks again and compare; nothing is ever written.",
    discussion: """
      A folder stands for the .md files below it that have cells, hidden ones and linked folders left out.

      Exit codes: 0 as recorded, 1 something differs or nothing was there to prove, 2 a file cannot be read or run, 3 the \
      data is missing or changed under --locked, 64 the command line is wrong, 130 interrupted.
      """)

  @Argument(help: ArgumentHelp("Notebooks, or folders with notebooks.", valueName: "file|folder"))
  var paths: [String]

  @Option(
    help: ArgumentHelp(
      "How the report is written: \(ReportFormats.all.map(\.name).joined(separator: ", ")).",
      valueName: "format"))
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

  @OptionGroup var colour: ReportColour

  func validate() throws {
    if ReportFormats.named(format) == nil {
      throw ValidationError(
        "There is no format '\(format)'; the formats are \(ReportFormats.all.map(\.name).joined(separator: ", "))."
      )
    }
    if !only.isEmpty, from != nil { throw ValidationError("--only and --from exclude each other.") }
    for id in only + [from].compactMap(\.self) { try CellID.validate(id) }
  }

  func run() throws {
    guard let format = ReportFormats.named(format) else { return }
    Interrupts.install()
    let sessions = try NotebookSessions.orExit()
    let options = ReplayOptions(
      selection: selection, stopsAtFirstFailure: failFast, isLocked: locked ?? ContinuousIntegration.isOn,
      holdings: sessions.holdings)
    var results = ReplayRun(sessions: sessions, options: options, stopsAtFirstFailure: failFast)
      .results(of: paths.map { NotebookSearch.target($0) })
    if Interrupts.isRequested { try Exit.interrupted() }
    let left = failFast ? results.cut() : 0
    let isForPeople = ["human", "diff"].contains(format.name)
    let reports = results.compactMap { $0.report(withFault: !isForPeople) }
    let style = ReportStyle(
      isColoured: colour.isWanted && format.name == "human",
      stripping: paths.contains { $0.hasPrefix("/") } ? 0 : 1)
    if !reports.isEmpty { StandardStream.output.write(format.render(reports, style)) }
    if isForPeople {
      for case .fault(_, let fault) in results { StandardStream.complain("okrug: \(fault.message)") }
    }
    if left > 0 {
      StandardStream.complain("okrug: stopped at the first failure; \(counted(left, "file")) not replayed")
    }
    throw ExitCode(Int32(results.map(\.exitCode).max() ?? 1))
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
    DispatchQueue.concurrentPerform(iterations: candidates.count) { index in
      if stopsAtFirstFailure, firstFailure.load(ordering: .relaxed) < index || Interrupts.isRequested {
        return
      }
      let result = result(of: candidates[index])
      if result.exitCode != 0 { firstFailure.min(index, ordering: .relaxed) }
      results.withLock { $0[index] = result }
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
    Replay.run(file.name, file.bytes, with: sessions.factory(for: file.bytes), options: options)
  }
}
