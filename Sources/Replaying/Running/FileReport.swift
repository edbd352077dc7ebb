/// What came of replaying or updating one file. Formats turn it into text.
package struct FileReport: Sendable {
  package let name: String
  /// Errors and warnings about the file itself.
  package internal(set) var issues: [NotebookIssue]
  /// Publications that are missing or not what they were.
  package internal(set) var data: [DataFinding] = []
  /// Whether those ended the replay.
  package internal(set) var isLockedOut = false
  /// The cells and checks, in the order of their lines.
  package internal(set) var items: [ReportItem] = []
  /// Why an update was refused as a whole, beside the items that refuse it.
  package internal(set) var refusals: [String] = []
  package internal(set) var isUpdate = false
  /// Whether it was not replayed, since nothing that it rests on changed.
  package private(set) var isLeftOut = false
  /// How many outputs an update leaves as they are but for what is recorded beside them.
  var renewed = 0
  /// Whether an update only says what it would do.
  package internal(set) var isCheck = false
  /// The file, and the file with everything recorded that differs: what a diff shows.
  package internal(set) var original: [UInt8] = []
  package internal(set) var proposal: [UInt8] = []

  package init(name: String, issues: [NotebookIssue]) {
    self.name = name
    self.issues = issues
  }

  /// The report of a notebook that was not replayed: nothing in it was run.
  package init(leavingOut notebook: Notebook, name: String) {
    self.init(name: name, issues: [])
    isLeftOut = true
    items = ReportItems(notebook).inOrder
    original = notebook.bytes
    proposal = notebook.bytes
  }

  package var errors: [NotebookIssue] { issues.filter { $0.severity == .error } }
  /// A notebook without cells proves nothing.
  package var isVacuous: Bool { errors.isEmpty && !isLockedOut && !items.contains { $0.cell != nil } }

  /// Whether an update writes the digest of the data into the front matter.
  package var writesDigest: Bool {
    isUpdate && original != proposal && Notebook(original).front?.digest != Notebook(proposal).front?.digest
  }

  /// Whether there is a failure that a diff of the file does not show.
  package var failsBesideDiff: Bool {
    exitCode != 0 && (original == proposal || items.contains { $0.check != nil && $0.verdict.isFailed })
  }

  package func count(_ matches: (ReplayVerdict) -> Bool) -> Int {
    items.reduce(0) { matches($1.verdict) ? $0 + 1 : $0 }
  }

  /// 0 as recorded · 1 differs · 2 cannot run · 3 data missing or changed, and locked.
  package var exitCode: Int {
    if !errors.isEmpty { return 2 }
    if isLockedOut { return 3 }
    if isVacuous || !refusals.isEmpty || items.contains(where: \.verdict.isFailed) { return 1 }
    return isCheck && original != proposal ? 1 : 0
  }
}

/// A cell, a checked number or an assertion, and what came of it.
package struct ReportItem: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable { case cell, number, assertion }

  package let kind: Kind
  /// In the notebook, from 1: of the cell's opening fence.
  package let line: Int
  package let column: Int
  /// `#japan`, `cell 3`, `@japan`, `? @japan > 17 %`.
  package let label: String
  /// The index of the cell.
  package let cell: Int?
  /// The index of the checked number or the assertion.
  package let check: Int?
  package internal(set) var verdict: ReplayVerdict
}

/// Collects verdicts by cell and by check.
struct ReportItems {
  private var cells: [ReportItem]
  private var checks: [ReportItem]

  /// Everything not run yet; cells that the plan skips are skipped.
  init(_ notebook: Notebook, _ plan: Plan? = nil) {
    cells = notebook.cells.enumerated().map { index, cell in
      ReportItem(
        kind: .cell, line: cell.line, column: 1, label: notebook.label(of: index), cell: index,
        check: nil, verdict: .notRun)
    }
    checks = notebook.checks.enumerated().map { index, check in
      let sign = check.kind == .number ? "" : "? "
      return ReportItem(
        kind: check.kind == .number ? .number : .assertion, line: check.line, column: check.column,
        label: sign + notebook.expression(of: check), cell: nil, check: index, verdict: .notRun)
    }
    for index in plan?.skipped ?? [] { cells[index].verdict = .skipped }
  }

  mutating func set(cell index: Int, _ verdict: ReplayVerdict) { cells[index].verdict = verdict }
  mutating func set(check index: Int, _ verdict: ReplayVerdict) { checks[index].verdict = verdict }

  var inOrder: [ReportItem] { (cells + checks).sorted { ($0.line, $0.column) < ($1.line, $1.column) } }
}

/// A publication named in the front matter that is missing, or a digest that is not that of the data.
package struct DataFinding: Hashable, Sendable {
  package let code: String
  package let line: Int
  package let message: String
  package let hint: String

  static func all(of notebook: Notebook, _ holdings: Holdings) -> [DataFinding] {
    guard let front = notebook.front, let data = front.key("data") else { return [] }
    let missing = front.data.filter { holdings($0) == nil }.map {
      DataFinding(
        code: "missing-publication", line: data.line, message: "no publication '\($0)'",
        hint: "install it, or take it out of 'data:'")
    }
    guard missing.isEmpty, let digest = front.key("digest"), let now = DataDigest.of(front.data, holdings)
    else { return missing }
    guard !DataDigest.isSame(digest.value, now) else { return [] }
    return [
      DataFinding(
        code: "changed-data", line: digest.line,
        message: "the data is not what it was: \(digest.value), now sha256:\(now.prefix(12))",
        hint: "run update, and look at what changed")
    ]
  }
}

/// What the tables of a publication hold, by name; nothing for a publication that is not there.
package typealias Holdings = @Sendable (String) -> [ReadDigest]?

/// The digest of all that some publications observed, a table at a time. What they say in words is recorded with the
/// cells that read it.
package enum DataDigest {
  /// The hexadecimal SHA-256 over the publications' tables, in order of their names; nothing if one is missing.
  package static func of(_ names: [String], _ holdings: Holdings) -> String? {
    var lines: [String] = []
    for name in Set(names).sorted() {
      guard let tables = holdings(name) else { return nil }
      lines += Set(tables.map { "\(name)\t\($0.name)\t\($0.digest)\n" }).sorted()
    }
    return Digest.sha256(lines.joined())
  }

  /// Whether what a front matter wrote (`sha256:` and at least 8 digits) is the digest's head.
  static func isSame(_ written: String, _ digest: String) -> Bool {
    guard written.hasPrefix("sha256:") else { return false }
    let head = written.dropFirst(7)
    return head.utf8.count >= 8 && digest.hasPrefix(head.lowercased())
  }
}
