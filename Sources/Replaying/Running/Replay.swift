/// What a replay is asked to do.
package struct ReplayOptions: Sendable {
  package var selection: ReplaySelection
  package var stopsAtFirstFailure: Bool
  /// Whether data that is missing, or not what it was, ends the replay.
  package var isLocked: Bool
  /// What the tables of a publication hold, by name; nothing for a publication that is not there.
  package var holdings: Holdings

  package init(
    selection: ReplaySelection = .all, stopsAtFirstFailure: Bool = false, isLocked: Bool = false,
    holdings: @escaping Holdings = { _ in nil }
  ) {
    self.selection = selection
    self.stopsAtFirstFailure = stopsAtFirstFailure
    self.isLocked = isLocked
    self.holdings = holdings
  }
}

/// Runs a notebook again and compares: it never changes a byte.
package enum Replay {
  /// Replays one file in sessions of its own.
  ///
  ///     Replay.run("chapter.md", bytes, with: { Session() })
  package static func run(
    _ name: String, _ bytes: [UInt8], with factory: @escaping CellAnswererFactory,
    options: ReplayOptions = ReplayOptions()
  ) -> FileReport {
    run(name, Notebook(bytes), with: factory, options: options)
  }

  package static func run(
    _ name: String, _ notebook: Notebook, with factory: @escaping CellAnswererFactory, options: ReplayOptions
  ) -> FileReport {
    var report = FileReport(name: name, issues: notebook.issues)
    guard notebook.errors.isEmpty else { return report }
    report.data = DataFinding.all(of: notebook, options.holdings)
    if options.isLocked, !report.data.isEmpty {
      report.isLockedOut = true
      return report
    }
    do throws(NotebookIssue) {
      let first = factory()
      let plan = try Plan(notebook, options.selection, asking: first)
      let runner = Runner(notebook: notebook, plan: plan, factory: factory)
      report.take(runner, from: first, options)
    } catch {
      report.issues.append(error)
    }
    return report
  }
}

extension FileReport {
  fileprivate mutating func take(_ runner: Runner, from first: any CellAnswerer, _ options: ReplayOptions) {
    let notebook = runner.notebook
    let judge = Judge(notebook: notebook, holdings: options.holdings)
    var draft = Draft(notebook)
    var items = ReportItems(notebook, runner.plan)
    var consequences = Consequences(notebook, asking: first)
    runner.run(first) { result in
      let verdict: ReplayVerdict
      switch result.step {
      case .cell(_, false): return true
      case .cell(let index, true):
        verdict = consequences.explained(
          judge.judge(cell: index, result.outcome, version: result.version), cell: index)
        if verdict.isFailed { draft.record(index, result.outcome, version: result.version) }
        items.set(cell: index, verdict)
      case .check(let index):
        verdict = consequences.explained(judge.judge(check: index, result.outcome), check: index)
        items.set(check: index, verdict)
      }
      return !(options.stopsAtFirstFailure && verdict.isFailed)
    }
    self.items = items.inOrder
    original = notebook.bytes
    let printed = draft.printed
    proposal = printed == original ? original : printed
  }
}
