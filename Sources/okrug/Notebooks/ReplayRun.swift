import Dispatch
import Replaying
import Synchronization

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
  mutating func cut() -> Int {
    guard let first = firstIndex(where: { $0.exitCode != 0 }) else { return 0 }
    let rest = self[(first + 1)...]
    removeSubrange((first + 1)...)
    return rest.count { if case .noNotebook = $0 { false } else { true } }
  }
}

/// Replays files on all the processors that it may use; the results are in the order of the files.
struct ReplayRun: Sendable {
  private(set) var sessions: NotebookSessions
  private(set) var options: ReplayOptions
  let stopsAtFirstFailure: Bool
  /// Since when a notebook must have changed to be replayed.
  let revision: GitRevision?

  init(
    sessions: NotebookSessions, options: ReplayOptions, stopsAtFirstFailure: Bool, revision: GitRevision?
  ) {
    self.sessions = sessions
    self.options = options
    self.stopsAtFirstFailure = stopsAtFirstFailure
    self.revision = revision
  }

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
    let next = Atomic<Int>(0)
    let firstFailure = Atomic<Int>(Int.max)
    Progress.during("replaying", of: candidates.count) { progress in
      // As many at once as there are processors for this process; whoever comes after them finds nothing to do.
      DispatchQueue.concurrentPerform(iterations: candidates.count) { worker in
        var own: ReplayRun?
        while true {
          let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard index < candidates.count else { return }
          if stopsAtFirstFailure, firstFailure.load(ordering: .relaxed) < index || Interrupts.isRequested {
            continue
          }
          let run = own ?? (worker == 0 ? self : withOwnData)
          own = run
          let result = run.result(of: candidates[index])
          if result.exitCode != 0 { firstFailure.min(index, ordering: .relaxed) }
          results.withLock { $0[index] = result }
          progress.step()
        }
      }
    }
    return results.withLock { $0.map { $0 ?? .noNotebook } }
  }

  /// The same over a copy of the data that no other worker reads: sharing one makes each wait for the others.
  private var withOwnData: ReplayRun {
    var run = self
    if let sessions = try? NotebookSessions() {
      run.sessions = sessions
      run.options.holdings = sessions.holdings
    }
    return run
  }

  private func result(of candidate: NotebookSearch.Candidate) -> ReplayResult {
    do throws(FileFault) {
      switch candidate {
      case .named(let name):
        let file = try NotebookFile(name)
        return .report(replay(name, Notebook(file.bytes)))
      case .found(let name, let folder):
        let file = try NotebookFile(name, within: folder)
        let notebook = Notebook(file.bytes)
        if notebook.cells.isEmpty { try ForeignNotebook.refuse(name, file.bytes) }
        return notebook.isNotebook ? .report(replay(name, notebook)) : .noNotebook
      case .fault(let name, let fault): return .fault(name, fault)
      }
    } catch {
      switch candidate {
      case .named(let name), .found(let name, _), .fault(let name, _): return .fault(name, error)
      }
    }
  }

  private func replay(_ name: String, _ notebook: Notebook) -> FileReport {
    if let revision, revision.change(name, notebook, sessions) == nil {
      return FileReport(leavingOut: notebook, name: name)
    }
    return Replay.run(name, notebook, with: sessions.factory(for: notebook), options: options)
  }
}
