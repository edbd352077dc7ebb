/// What a person decided of the differences in a notebook: these are recorded, and all others stay as they are.
package struct ReviewChoices: Hashable, Sendable {
  /// The indices of the cells whose output is recorded, even where it flips between answered and refused.
  var cells: Set<Int>
  /// The indices of the checked numbers that are written anew.
  var checks: Set<Int>
  /// Whether nothing that differs stays.
  var isComplete: Bool
}

/// The differences of a notebook, to be gone through one at a time; what was accepted of them is recorded as an update
/// would record it.
package struct Review {
  /// One difference, as a replay reports it.
  package struct Question: Sendable {
    package let item: ReportItem
    /// Whether it can be recorded; what a cell or the prose says of itself cannot.
    package let mayBeRecorded: Bool
    /// Whether the cell was answered and is refused now, or the other way round.
    package let isFlip: Bool
  }

  /// The notebook's faults, and what a replay says of each cell and check.
  package let report: FileReport
  package let questions: [Question]
  private let factory: CellAnswererFactory
  private let options: UpdateOptions

  package init(
    _ name: String, _ bytes: [UInt8], with factory: @escaping CellAnswererFactory, options: UpdateOptions
  ) {
    self.factory = factory
    var all = options
    all.writesNumbers = true
    self.options = all
    let notebook = Notebook(bytes)
    all.isCheck = true
    all.review = ReviewChoices(
      cells: Set(notebook.cells.indices), checks: Set(notebook.checks.indices), isComplete: true)
    let result = Update.run(name, bytes, with: factory, options: all)
    report = result.report
    questions = result.report.items.compactMap { item in
      guard let failure = item.verdict.failure else { return nil }
      var asked = item
      let mayBeRecorded = item.verdict.isRecorded
      asked.verdict = .failed(failure.hinting(mayBeRecorded ? "" : Words.hint(failure)))
      return Question(
        item: asked, mayBeRecorded: mayBeRecorded,
        isFlip: mayBeRecorded && item.cell.map(result.flips.contains) ?? false)
    }
  }

  /// Records what was accepted: one flag for each question.
  package func result(accepting flags: [Bool]) -> Update.Result {
    let accepted = zip(questions, flags).filter { $0.mayBeRecorded && $1 }.map(\.0.item)
    var options = options
    options.review = ReviewChoices(
      cells: Set(accepted.compactMap(\.cell)), checks: Set(accepted.compactMap(\.check)),
      isComplete: accepted.count == questions.count)
    return Update.run(report.name, report.original, with: factory, options: options)
  }

  /// Whether something other than these differences would be recorded: the front matter's digest.
  package var changesDigestOnly: Bool { questions.isEmpty && report.proposal != report.original }
}

extension ReplayFailure {
  fileprivate func hinting(_ hint: String) -> ReplayFailure {
    ReplayFailure(kind, message, recorded: recorded, now: now, causes: causes, hint: hint)
  }
}

private enum Words {
  static func hint(_ failure: ReplayFailure) -> String {
    failure.hint.isEmpty ? "this can be mended only in the text of the notebook" : failure.hint
  }
}
