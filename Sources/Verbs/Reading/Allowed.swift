import Texts

/// What may stand in a line of a word.
extension Run {
  /// Clauses a word has no use for are refused, not passed over.
  func allow(
    _ question: Question, by word: String, levels: Bool = false, numbers: Bool = false, lists: Bool = false,
    _ allowed: (Clause) -> Bool
  )
    throws(Diagnostic)
  {
    for entry in question.clauses where !allowed(entry.clause) {
      throw Refusal.surplusClause(of: word, entry.span)
    }
    if !levels, let level = question.levels.first {
      throw Diagnostic(
        .surplusArgument, "\(quoted: word) gives one number and opens no level", at: level.span,
        hint: "\(command: "show") lists them")
    }
    if !lists, let list = question.entries.first(where: { $0.named.choices.count > 1 }) {
      throw Diagnostic(
        .surplusArgument, "\(quoted: word) takes one name here, not a list", at: list.named.span,
        hint:
          "parentheses make one of several: \(command: "(FEFD, CFD)"); \(command: "compare") and \(command: "show") take lists"
      )
    }
    if !numbers, let number = question.numbers.first {
      throw Diagnostic(
        .syntax, "\(quoted: number.text) is neither a year nor a name", at: number.span,
        hint: "years have four digits")
    }
  }
}
