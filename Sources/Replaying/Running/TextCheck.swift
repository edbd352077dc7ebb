package import Answers
internal import Evaluation
package import Texts

/// A number of a text that its author marked, with what the data makes of it.
package struct JudgedNumber: Sendable {
  package let line: Int
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
  /// nothing recorded is looked at.
  package mutating func judged(_ notebook: Notebook) -> [JudgedNumber] {
    var judged: [JudgedNumber] = []
    var next = 0
    func ask(before end: Int) {
      while next < notebook.cells.count, notebook.cells[next].range.lowerBound < end {
        let cell = notebook.cells[next]
        _ = reply(to: Source("line \(cell.line)", notebook.source(of: cell)), cell: cell.id)
        next += 1
      }
    }
    for check in notebook.checks where check.kind == .number {
      ask(before: check.range.lowerBound)
      let (expression, literal) = (notebook.expression(of: check), notebook.literal(of: check))
      var copy = self
      let reply = copy.reply(toNumber: literal, of: expression)
      judged.append(
        JudgedNumber(
          line: check.line, expression: expression, literal: literal,
          answer: reply.answers.last?.answer, refusal: reply.refusal))
    }
    return judged
  }
}
