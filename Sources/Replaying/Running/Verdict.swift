/// What a replay, or an update, has to say of one cell or check.
package enum ReplayVerdict: Hashable, Sendable {
  case passed
  /// Marked `.skip`.
  case skipped
  /// Not selected, or after the first failure of a run that stops there.
  case notRun
  case failed(ReplayFailure)
  /// Update only: the output, or the number in the prose, was changed.
  case recorded(ReplayFailure)

  package var failure: ReplayFailure? {
    switch self {
    case .failed(let failure), .recorded(let failure): failure
    case .passed, .skipped, .notRun: nil
    }
  }

  package var isFailed: Bool { if case .failed = self { true } else { false } }
  package var isRecorded: Bool { if case .recorded = self { true } else { false } }
}

/// How what was said differs from what was recorded.
package struct ReplayFailure: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    case notRecorded = "not-recorded"
    case status
    case code
    case text = "output"
    case number
    case assertion
    /// Update only: the difference may not be recorded.
    case refused
  }

  package let kind: Kind
  /// One clause: `output differs`.
  package let message: String
  /// The lines that were recorded, and those that were said now; empty where there is nothing to compare.
  package let recorded: [UInt8]
  package let now: [UInt8]
  package internal(set) var causes: [Cause]
  /// What to do, or empty.
  package let hint: String

  init(
    _ kind: Kind, _ message: String, recorded: [UInt8] = [], now: [UInt8] = [], causes: [Cause] = [],
    hint: String = ""
  ) {
    self.kind = kind
    self.message = message
    self.recorded = recorded
    self.now = now
    self.causes = causes
    self.hint = hint
  }
}

/// Judges what a cell or a check said.
struct Judge {
  let notebook: Notebook
  /// What is there to be read now.
  var holdings: Holdings = { _ in nil }

  /// What the cell's output would hold, before it is put in a fence.
  func output(of index: Int, _ outcome: CellOutcome) -> OutputText {
    let isUnordered = notebook.cells[index].attributes.has("unordered")
    return OutputText(
      outcome.text, rows: notebook.front?.rows ?? OutputText.defaultRows, isUnordered: isUnordered)
  }

  /// Compares status, then code, then text.
  func judge(cell index: Int, _ outcome: CellOutcome, version: String) -> ReplayVerdict {
    let cell = notebook.cells[index]
    let now = output(of: index, outcome)
    guard let output = cell.output else {
      let isUnmeant = outcome.code != nil && !cell.attributes.has("error")
      return .failed(
        .init(
          .notRecorded, "not recorded", now: now.recorded,
          hint: isUnmeant ? "mend the cell, or put .error on it and run update" : "run update"))
    }
    let recorded = OutputText.trimmed(notebook.bytes.normalisedLines(output.body))
    func fail(_ kind: ReplayFailure.Kind, _ message: String, hint: String = "") -> ReplayVerdict {
      let causes = causes(of: index, output, outcome, version: version)
      return .failed(.init(kind, message, recorded: recorded, now: now.recorded, causes: causes, hint: hint))
    }
    if let message = Self.statusMessage(cell, output, outcome) { return fail(.status, message) }
    if let message = Self.codeMessage(cell, output, outcome) { return fail(.code, message) }
    if cell.attributes.has("any") || Comparison(cell.attributes).allows(recorded: recorded, now: now) {
      return .passed
    }
    let isOutOfReach = now.isFolded && cell.attributes.value("tol") != nil
    return fail(
      .text, "output differs",
      hint: isOutOfReach ? "a tolerance does not reach folded rows: raise 'rows:'" : "")
  }

  private static func statusMessage(_ cell: Notebook.Cell, _ output: Notebook.Output, _ outcome: CellOutcome)
    -> String?
  {
    switch outcome.status {
    case .answered:
      if cell.attributes.has("error") { return "answered, but .error says that it is refused" }
      return output.attributes.has("error") ? "answered, but a refusal is recorded" : nil
    case .refused(let code):
      let isExpected = cell.attributes.has("error") || output.attributes.has("error")
      return isExpected ? nil : "refused (\(Attributes.safe(code))), but an answer is recorded"
    }
  }

  /// The code that the cell states, or else the one that was recorded.
  private static func codeMessage(_ cell: Notebook.Cell, _ output: Notebook.Output, _ outcome: CellOutcome)
    -> String?
  {
    guard case .refused(let code) = outcome.status else { return nil }
    let recorded = cell.attributes.has("any") ? nil : output.attributes.value("code")
    guard let expected = cell.attributes.value("code") ?? recorded, expected != Attributes.safe(code) else {
      return nil
    }
    return "refused with \(Attributes.safe(code)), not \(expected)"
  }

  private func causes(of index: Int, _ output: Notebook.Output, _ outcome: CellOutcome, version: String)
    -> [Cause]
  {
    guard let before = Provenance(output.attributes) else { return [.unrecorded] }
    return before.causes(of: provenance(of: index, outcome, version: version), holdings)
  }

  func provenance(of index: Int, _ outcome: CellOutcome, version: String) -> Provenance {
    Provenance(
      source: notebook.sourceBytes(of: notebook.cells[index]), reads: outcome.reads, version: version)
  }

  /// A check passes exactly when the session says that it holds.
  func judge(check index: Int, _ outcome: CellOutcome) -> ReplayVerdict {
    guard case .refused(let code) = outcome.status else { return .passed }
    let check = notebook.checks[index]
    let reason = OutputText.cleaned(outcome.text)
    let subject = check.kind == .number ? notebook.literal(of: check) : notebook.expression(of: check)
    let message = "'\(subject)' does not hold (\(Attributes.safe(code)))"
    return .failed(.init(check.kind == .number ? .number : .assertion, message, now: reason))
  }
}
