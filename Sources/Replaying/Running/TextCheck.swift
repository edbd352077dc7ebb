package import Answers
internal import Evaluation
package import Texts

/// A number of a text that its author marked, with what the data makes of it.
package struct JudgedNumber: Sendable {
  package let line: Int
  /// Where its mark begins in the text, in bytes.
  package let offset: Int
  /// The query behind it, and the number as a reader sees it.
  package let expression: String
  package let literal: String
  /// The number in the measure of the text, with what it is; nothing where the query has no answer.
  package let answer: Answer?
  /// Why there is no answer.
  package let refusal: Diagnostic?
}

extension Notebook {
  /// What readers take for sentences: prose, without the numbers that are marked.
  package var openProse: [Range<Int>] {
    var open: [Range<Int>] = []
    for piece in pieces {
      let marked = checks.filter { piece.range.contains($0.range.lowerBound) }
      // A line that begins with a mark is prose to readers, though Markdown takes it for HTML.
      guard piece.kind == .prose || (piece.kind == .html && !marked.isEmpty) else { continue }
      var start = piece.range.lowerBound
      for check in marked {
        if start < check.range.lowerBound { open.append(start..<check.range.lowerBound) }
        start = max(start, check.range.upperBound)
      }
      if start < piece.range.upperBound { open.append(start..<piece.range.upperBound) }
    }
    return open
  }
}

extension SessionAnswerer {
  /// Every marked number of a notebook in order, judged by the session that its cells make; cells are asked, and
  /// nothing recorded is looked at. It is an answerer that has answered nothing yet.
  package func judged(_ notebook: Notebook) -> [JudgedNumber] {
    guard let plan = try? Plan(notebook, .all, asking: self) else { return [] }
    var session = self
    var current = 0
    var judged: [JudgedNumber] = []
    for step in plan.steps {
      switch step {
      case .cell(let index, _):
        let cell = notebook.cells[index]
        if plan.sessions[index] != current { session = self }
        current = plan.sessions[index]
        _ = session.reply(to: Source("line \(cell.line)", notebook.source(of: cell)), cell: cell.id)
      case .check(let index):
        let check = notebook.checks[index]
        if check.kind == .number { judged.append(session.judged(check, notebook)) }
      }
    }
    return judged.sorted { $0.offset < $1.offset }
  }

  private func judged(_ check: ProseCheck, _ notebook: Notebook) -> JudgedNumber {
    let (expression, literal) = (notebook.expression(of: check), notebook.literal(of: check))
    var copy = self
    let reply = copy.reply(toNumber: literal, of: expression)
    return JudgedNumber(
      line: check.line, offset: check.range.lowerBound, expression: expression, literal: literal,
      answer: reply.answers.last?.answer, refusal: reply.refusal)
  }
}
