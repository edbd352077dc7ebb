package import Answers
internal import Evaluation
package import Texts

/// What the data makes of a text: of its marks, and of the cells that these ask.
package struct JudgedText: Sendable {
  /// In the order of the text.
  package var marks: [JudgedMark] = []
  package var failures: [CellFailed] = []

  /// A cell that did not answer as it should.
  package struct CellFailed: Sendable {
    package let line: Int
    /// Why it was refused; nothing where a check of it fails.
    package let refusal: Diagnostic?
  }
}

/// A number that the author of a text marked, or an assertion, with what the data makes of it.
package struct JudgedMark: Sendable {
  package let line: Int
  /// Where it begins in the text, in bytes.
  package let offset: Int
  /// The query behind the number, or the whole assertion.
  package let expression: String
  /// The number as a reader sees it; nothing for an assertion.
  package let literal: String?
  /// The number in the measure of the text, with what it is; nothing where the query has no answer.
  package let answer: Answer?
  /// Why there is no answer.
  package let refusal: Diagnostic?
  /// What the cells before it suppose.
  package let suppositions: [String]
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
  /// Every marked number and every assertion of a notebook, judged by the session that its cells make; cells are asked,
  /// and nothing recorded is looked at. It is an answerer that has answered nothing yet.
  package func judged(_ notebook: Notebook) -> JudgedText {
    var judged = JudgedText()
    guard let plan = try? Plan(notebook, .all, asking: self) else { return judged }
    var session = self
    var current = 0
    for step in plan.steps {
      switch step {
      case .cell(let index, _):
        let cell = notebook.cells[index]
        if plan.sessions[index] != current { session = self }
        current = plan.sessions[index]
        let reply = session.reply(to: Source("line \(cell.line)", notebook.source(of: cell)), cell: cell.id)
        if reply.code != nil, !cell.attributes.has("error") {
          judged.failures.append(.init(line: cell.line, refusal: reply.refusal))
        }
      case .check(let index): judged.marks.append(session.judged(notebook.checks[index], notebook))
      }
    }
    judged.marks.sort { $0.offset < $1.offset }
    return judged
  }

  private func judged(_ check: ProseCheck, _ notebook: Notebook) -> JudgedMark {
    let expression = notebook.expression(of: check)
    let literal = check.kind == .number ? notebook.literal(of: check) : nil
    var copy = self
    let reply =
      literal.map { copy.reply(toNumber: $0, of: expression) } ?? copy.reply(toAssertion: expression)
    return JudgedMark(
      line: check.line, offset: check.range.lowerBound, expression: expression, literal: literal,
      answer: reply.answers.last?.answer, refusal: reply.refusal,
      suppositions: session.memory.suppositions.map(\.text))
  }
}
