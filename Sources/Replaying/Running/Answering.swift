/// Asks the cells of a notebook, and compares nothing: what `okrug run` prints.
package enum Answering {
  /// What a cell said.
  package struct Answer: Sendable {
    /// The line of the cell's opening fence, and what to call it: `#japan`, `cell 3`.
    package let line: Int
    package let label: String
    package let outcome: CellOutcome
    /// Whether it was refused though nothing says `.error`, or not as its `.error` and `code` say.
    package let isFailed: Bool
  }

  /// Hands each answer to `visit` as it comes. The exit code: 0, or 1 if a cell failed, or 2 if the notebook has an error.
  package static func run(
    _ bytes: [UInt8], with factory: @escaping CellAnswererFactory, selection: ReplaySelection = .all,
    _ visit: (Answer) -> Void
  ) -> (exitCode: Int, issues: [NotebookIssue]) {
    let notebook = Notebook(bytes)
    guard notebook.errors.isEmpty else { return (2, notebook.issues) }
    let first = factory()
    do throws(NotebookIssue) {
      let plan = try Plan(notebook, selection, asking: first)
      var exitCode = 0
      let runner = Runner(notebook: notebook, plan: plan, factory: factory, asksChecks: false)
      runner.run(first) { result in
        guard case .cell(let index, true) = result.step else { return true }
        let cell = notebook.cells[index]
        let isFailed = !isExpected(result.outcome, of: cell)
        if isFailed { exitCode = 1 }
        visit(
          Answer(
            line: cell.line, label: notebook.label(of: index), outcome: result.outcome, isFailed: isFailed))
        return true
      }
      return (exitCode, notebook.issues)
    } catch {
      return (2, notebook.issues + [error])
    }
  }

  private static func isExpected(_ outcome: CellOutcome, of cell: Notebook.Cell) -> Bool {
    guard let code = outcome.code else { return !cell.attributes.has("error") }
    guard cell.attributes.has("error") else { return cell.output?.attributes.has("error") == true }
    return cell.attributes.value("code").map { $0 == Attributes.safe(code) } ?? true
  }
}
