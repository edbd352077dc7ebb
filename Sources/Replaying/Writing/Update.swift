/// What an update is asked to do.
package struct UpdateOptions: Sendable {
  /// The ids of the cells whose status may flip between answered and refused.
  package var accepted: Set<String>
  /// What a person decided of each difference; nothing where nobody was asked.
  package var review: ReviewChoices?
  /// Whether numbers of the prose that no longer hold are written anew.
  package var writesNumbers: Bool
  /// Whether what is recorded beside outputs that say the same is written anew: the cell's text, the data, the version.
  package var renews: Bool
  /// Whether to say what would change, and no more.
  package var isCheck: Bool
  /// Whether this is a machine of continuous integration, where nothing is recorded.
  package var isCI: Bool
  /// What the tables of a publication hold, for the front matter's digest.
  package var holdings: Holdings

  package init(
    accepted: Set<String> = [], review: ReviewChoices? = nil, writesNumbers: Bool = false,
    renews: Bool = false, isCheck: Bool = false,
    isCI: Bool = false,
    holdings: @escaping Holdings = { _ in nil }
  ) {
    self.accepted = accepted
    self.review = review
    self.writesNumbers = writesNumbers
    self.renews = renews
    self.isCheck = isCheck
    self.isCI = isCI
    self.holdings = holdings
  }
}

extension UpdateOptions {
  /// Whether a difference stays as it is because a person said so.
  func leaves(_ item: ReportItem) -> Bool {
    guard let review else { return false }
    if let cell = item.cell { return !review.cells.contains(cell) }
    return !(item.check.map(review.checks.contains) ?? false)
  }

  fileprivate func accepts(_ cell: Notebook.Cell, at index: Int) -> Bool {
    review?.cells.contains(index) ?? cell.id.map(accepted.contains) ?? false
  }
}

/// Records what the cells say. Only outputs change (and, if asked for, numbers of the prose, and the front matter's digest); the new
/// text is handed out only if it parses to the same cells and replays clean.
package enum Update {
  package struct Result: Sendable {
    /// The new text; nothing if it is the old one, or if the update was refused.
    package let bytes: [UInt8]?
    package let report: FileReport
    /// The indices of the cells that turned from answered to refused, or back.
    let flips: Set<Int>
  }

  package static func run(
    _ name: String, _ bytes: [UInt8], with factory: @escaping CellAnswererFactory,
    options: UpdateOptions = UpdateOptions()
  ) -> Result {
    let notebook = Notebook(bytes)
    var report = FileReport(name: name, issues: notebook.issues)
    report.isUpdate = true
    report.isCheck = options.isCheck
    report.original = bytes
    report.proposal = bytes
    if options.isCI {
      report.issues.append(NotebookIssue(.error, "in-ci", line: 1, Words.inCI, hint: Words.inCIHint))
    }
    guard report.errors.isEmpty else { return Result(bytes: nil, report: report, flips: []) }
    var flips: Set<Int> = []
    do throws(NotebookIssue) {
      let first = factory()
      let plan = try Plan(notebook, .all, asking: first)
      let runner = Runner(
        notebook: notebook, plan: plan, factory: factory, asksForNumbers: options.writesNumbers)
      var writer = UpdateWriter(notebook, plan, options, asking: first)
      writer.run(runner, from: first)
      report.items = writer.items.inOrder
      report.proposal = writer.draft.printed
      report.renewed = writer.renewed
      flips = writer.flips
    } catch {
      report.issues.append(error)
      return Result(bytes: nil, report: report, flips: [])
    }
    report.refusals = refusals(notebook, report, factory, options)
    let isWritten = report.refusals.isEmpty && report.proposal != bytes && !options.isCheck
    return Result(bytes: isWritten ? report.proposal : nil, report: report, flips: flips)
  }

  /// Why the new text may not be handed out.
  private static func refusals(
    _ before: Notebook, _ report: FileReport, _ factory: @escaping CellAnswererFactory,
    _ options: UpdateOptions
  ) -> [String] {
    if report.isVacuous { return [Words.noCells] }
    let open = report.items.filter { $0.verdict.isFailed && !options.leaves($0) }
    let isNumber = open.contains { $0.kind == .number }
    if !open.isEmpty {
      return [Words.open(open.count) + (isNumber && !options.writesNumbers ? Words.proseHint : "")]
    }
    if report.proposal == report.original { return [] }
    let after = Notebook(report.proposal)
    guard after.says(sameAs: before) else { return [Words.otherCells] }
    let second = Replay.run(report.name, after, with: factory, options: ReplayOptions())
    return second.items.filter { $0.verdict.isFailed && !options.leaves($0) }
      .map { "\($0.label): \(Words.notReproducible)" }
  }
}

extension Notebook {
  /// Whether cells, checks and oddities are those of another notebook: outputs, numbers and lines aside.
  func says(sameAs other: Notebook) -> Bool {
    errors.isEmpty && cells.count == other.cells.count && checks.count == other.checks.count
      && zip(cells, other.cells).allSatisfy {
        $0.attributes == $1.attributes && sourceBytes(of: $0) == other.sourceBytes(of: $1)
      }
      && zip(cells, other.cells).allSatisfy { ($0.output != nil) || $1.output == nil }
      && zip(checks, other.checks).allSatisfy {
        $0.kind == $1.kind && bytes[$0.expression] == other.bytes[$1.expression]
      }
  }
}

/// Goes through the cells and checks, and decides for each difference whether it may be recorded.
private struct UpdateWriter {
  var draft: Draft
  var items: ReportItems
  private(set) var flips: Set<Int> = []
  /// How many outputs say what they said, of another cell text, data or version than is recorded beside them.
  private(set) var renewed = 0
  private var consequences: Consequences
  private let notebook: Notebook
  private let judge: Judge
  private let options: UpdateOptions

  init(
    _ notebook: Notebook, _ plan: Plan, _ options: UpdateOptions, asking answerer: any CellAnswerer
  ) {
    self.notebook = notebook
    self.options = options
    judge = Judge(notebook: notebook, holdings: options.holdings)
    consequences = Consequences(notebook, asking: answerer)
    draft = Draft(notebook)
    items = ReportItems(notebook, plan)
    // Where something old stays, the digest of the old data stays too.
    if options.review?.isComplete ?? true, let data = notebook.front?.data, !data.isEmpty,
      let digest = DataDigest.of(data, options.holdings)
    {
      draft.write(digest: digest)
    }
  }

  mutating func run(_ runner: Runner, from first: any CellAnswerer) {
    var results: [Runner.Result] = []
    runner.run(first) { result in
      results.append(result)
      return true
    }
    for result in results { take(result) }
  }

  private mutating func take(_ result: Runner.Result) {
    switch result.step {
    case .cell(let index, _):
      let verdict = consequences.explained(
        judge.judge(cell: index, result.outcome, version: result.version), cell: index)
      guard let failure = verdict.failure, options.review?.cells.contains(index) ?? true else {
        if verdict == .passed, options.renews {
          renewed += draft.renew(index, result.outcome, version: result.version) ? 1 : 0
        }
        return items.set(cell: index, verdict)
      }
      let isAccepted = options.accepts(notebook.cells[index], at: index)
      if objection(index, result.outcome, failure, isAccepted: false) != nil { flips.insert(index) }
      if let reason = objection(index, result.outcome, failure, isAccepted: isAccepted) {
        return items.set(cell: index, .failed(reason))
      }
      draft.record(index, result.outcome, version: result.version)
      items.set(cell: index, .recorded(failure))
    case .check(let index):
      let verdict = judge.judge(check: index, result.outcome)
      let check = notebook.checks[index]
      guard let failure = verdict.failure, options.review?.checks.contains(index) ?? true,
        let number = result.refreshed, Self.isNumberText(number),
        check.literal.map({ notebook.bytes.first(Marks.comment, in: $0) == nil }) ?? false
      else { return items.set(check: index, verdict) }
      draft.write(number, in: check)
      let recorded = ReplayFailure(
        .number, failure.message, recorded: Array(notebook.literal(of: check).utf8), now: Array(number.utf8))
      items.set(check: index, .recorded(recorded))
    }
  }

  /// Whether a text can stand between a number's marks: one line, not blank, and no comment or code in it.
  private static func isNumberText(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return !bytes.isBlank(0..<bytes.count) && bytes.trimmed(0..<bytes.count) == 0..<bytes.count
      && !text.unicodeScalars.contains {
        OutputText.isHidden($0) || $0 == "`" || $0 == "<" || $0 == ">" || $0 == "\\" || $0 == "|"
      }
  }

  /// Why a difference may not be recorded, or nothing.
  private func objection(
    _ index: Int, _ outcome: CellOutcome, _ failure: ReplayFailure, isAccepted: Bool
  ) -> ReplayFailure? {
    let cell = notebook.cells[index]
    func refuse(_ message: String, hint: String) -> ReplayFailure {
      ReplayFailure(
        .refused, message, recorded: failure.recorded, now: failure.now, causes: failure.causes, hint: hint)
    }
    let wasRefused = cell.attributes.has("error") || cell.output?.attributes.has("error") == true
    guard let code = outcome.code else {
      if cell.attributes.has("error") { return refuse(Words.answered, hint: Words.answeredHint) }
      return wasRefused && !isAccepted ? refuse(Words.nowAnswers, hint: Words.acceptHint(cell.id)) : nil
    }
    if let stated = cell.attributes.value("code"), cell.attributes.has("error"),
      stated != Attributes.safe(code)
    {
      return refuse(
        failure.kind == .code ? failure.message : "refused with \(Attributes.safe(code)), not \(stated)",
        hint: Words.codeHint)
    }
    if wasRefused || isAccepted { return nil }
    return refuse(
      "refused (\(Attributes.safe(code))), and was not before",
      hint: Words.acceptHint(cell.id) + Words.orError)
  }
}

private enum Words {
  static let inCI = "nothing is recorded where CI is set"
  static let inCIHint = "update on your own machine, and look at what changed"
  static let noCells = "a notebook without cells proves nothing"
  static let otherCells = "with these outputs the notebook would no longer have the same cells"
  static let notReproducible = "said something else the second time"
  static let answered = "answered, but .error says that it is refused"
  static let answeredHint = "take .error off the cell"
  static let nowAnswers = "answered, and was refused before"
  static let codeHint = "change code on the cell"
  static let proseHint = " (update --prose writes the numbers)"
  static let orError = ", or put .error on the cell"

  static func acceptHint(_ id: String?) -> String {
    id.map { "update --accept #\($0) records it" } ?? "okrug review asks about it"
  }

  static func open(_ count: Int) -> String {
    count == 1 ? "one cell or check stands in the way" : "\(count) cells or checks stand in the way"
  }
}
