/// Takes a notebook's steps through sessions, one after the other.
struct Runner {
  let notebook: Notebook
  let plan: Plan
  let factory: CellAnswererFactory
  /// Whether to ask for the new text of numbers that do not hold.
  var asksForNumbers = false
  /// Whether the prose is checked.
  var asksChecks = true

  /// What came of a step.
  struct Result {
    let step: Plan.Step
    let outcome: CellOutcome
    let version: String
    /// The new text of a number that does not hold.
    let refreshed: String?
  }

  /// Runs the steps in order, until `visit` says no; `first` is the session to begin with.
  func run(_ first: any CellAnswerer, _ visit: (Result) -> Bool) {
    var session = first
    var current = 0
    for step in plan.steps {
      if case .check = step, !asksChecks { continue }
      if case .cell(let index, _) = step, plan.sessions[index] != current {
        session = factory()
        current = plan.sessions[index]
      }
      guard visit(take(step, &session)) else { return }
    }
  }

  private func take(_ step: Plan.Step, _ session: inout any CellAnswerer) -> Result {
    switch step {
    case .cell(let index, _):
      let cell = notebook.cells[index]
      let outcome = session.answer(cell: notebook.source(of: cell), line: cell.line + 1, id: cell.id)
      return Result(step: step, outcome: outcome, version: session.version, refreshed: nil)
    case .check(let index):
      let check = notebook.checks[index]
      let expression = notebook.expression(of: check)
      let literal = notebook.literal(of: check)
      var copy = session
      let outcome =
        check.kind == .number
        ? copy.check(prose: expression, literal: literal) : copy.check(assertion: expression)
      var refreshed: String?
      if asksForNumbers, check.kind == .number, outcome.status != .answered {
        copy = session
        refreshed = copy.refreshed(prose: expression, like: literal)
      }
      return Result(step: step, outcome: outcome, version: session.version, refreshed: refreshed)
    }
  }
}
