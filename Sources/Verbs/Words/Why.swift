package import Answers
import Claims
package import Language
import Observations
import Quantities
package import Texts

/// `why QUERY`: how an answer is made, cell by cell and step by step.
package struct Why: Verb {
  package let name = "why"
  package let summary = "how an answer is made: cells, steps, verdict, reading"
  package let usage = "why QUERY | why"
  package let example = "why share japan in FEFD 2012"
  package let kind = VerbKind.wrapper

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    let (found, inner) = try explained(call, run)
    let cells = found.restingCells
    guard !cells.isEmpty else {
      // Of a claim that nothing can be compared with, its own account is all there is to say.
      if let inner, Vocabulary.verb(Names.folded(inner.word.text)) is SingleClaim { return found }
      throw Diagnostic(
        .noData, "this rests on no printed number, so there is nothing to explain", at: call.argumentSpan,
        hint: "write \(command: example)")
    }
    var derivation = Derivation(Why.unique(cells), run)
    Why.derive(found, &derivation)
    var answer = found
    answer.table = derivation.table
    answer.paragraphs = []
    if !derivation.paragraphs.isEmpty {
      answer.paragraphs += [.heading("How it is made")] + derivation.paragraphs
    }
    let verdicts = Why.verdicts(found, run)
    if !verdicts.isEmpty { answer.paragraphs += [.heading("Whether it agrees")] + verdicts }
    let reasons = ReadingReasons(found, inner, run).paragraphs
    if !reasons.isEmpty { answer.paragraphs += [.heading("How the line was read")] + reasons }
    answer.cells = Why.unique(cells)
    return answer
  }

  /// The answer to explain, with the call that gave it; nothing for the session's last answer.
  private func explained(_ call: Call, _ run: Run) throws(Diagnostic) -> (Answer, Call?) {
    guard !call.atoms.isEmpty else {
      guard let last = run.memory.last else {
        throw Diagnostic(
          .missingArgument, "nothing has been answered yet that could be explained", at: call.word.span,
          hint: "write \(command: example)")
      }
      return (last, nil)
    }
    guard let inner = call.wrapped else {
      throw Diagnostic(
        .missingArgument, "\(quoted: "why") needs a line to explain", at: call.span,
        hint: "write \(command: example)")
    }
    return (try run.evaluate(.call(inner)), inner)
  }

  private static func unique(_ cells: [Int]) -> [Int] {
    var seen: Set<Int> = []
    return cells.filter { seen.insert($0).inserted }
  }

  // MARK: Steps

  /// The headline, the numbers beside it, and what a table computes.
  private static func derive(_ answer: Answer, _ derivation: inout Derivation) {
    var shown: [Formula] = []
    func isNew(_ quantity: Quantity) -> Bool {
      guard let formula = quantity.formula, !shown.contains(formula) else { return false }
      shown.append(formula)
      return true
    }
    if let headline = answer.headline, isNew(headline) { derivation.add("answer", headline) }
    for line in answer.evidence where line.kind != .published && isNew(line.quantity) {
      derivation.add(line.label, line.quantity)
    }
    guard let table = answer.table else { return }
    for (number, row) in table.rows.enumerated() {
      let name = row.cells.compactMap { if case .text(let text) = $0 { text } else { nil } }.first ?? ""
      for (place, cell) in row.cells.enumerated() {
        guard case .number(let quantity, _, _) = cell, let formula = quantity.formula else { continue }
        if case .cell = formula { continue }
        let title = table.columns.indices.contains(place) ? Names.folded(table.columns[place].title) : ""
        let about = [name, title].filter { !$0.isEmpty }.joined(separator: ", ")
        if isNew(quantity) { derivation.add("row \(number + 1)", about: about, quantity) }
      }
    }
  }

  // MARK: Verdicts

  private static func verdicts(_ answer: Answer, _ run: Run) -> [Paragraph] {
    var paragraphs: [Paragraph] = []
    for line in answer.evidence {
      guard let verdict = line.verdict else { continue }
      var phrase = Phrase("\(verdict.meaning)")
      if let printed = answer.headline, printed.kind == .printed, printed.hedge.isEmpty {
        phrase = phrase + ": the print may mean \(ends: printed), the rest makes it \(ends: line.quantity)"
      } else if let admitted = run.admittedWords(answer.headline) {
        phrase = phrase + ": the words admit \(admitted), the rest makes it \(ends: line.quantity)"
      }
      paragraphs.append(.entry(verdict.rawValue, phrase))
    }
    let isPrinted = answer.headline?.kind == .printed
    if paragraphs.isEmpty, isPrinted, answer.evidence.contains(where: { $0.kind == .published }) {
      paragraphs.append(.text("No other printed numbers give it, so it stands alone."))
    }
    return paragraphs
  }
}

extension Verdict {
  /// What the verdict says, in words.
  var meaning: String {
    switch self {
    case .notCheckable: "nothing else printed says what it should be"
    case .confirmed: "whatever the other cells mean exactly, they round to the print"
    case .agrees: "the print and the other cells can both be right"
    case .agreesOtherReading: "both can be right if the print is rounded to its last digit that is not 0"
    case .agreesTruncated: "both can be right if the print was cut off, not rounded"
    case .refutedByBound: "the print lies outside of what the other cells leave open"
    case .possible: "numbers that are not in dispute leave room for it, but do not fix it"
    case .lastDigit: "they miss one another by no more than the last printed digit"
    case .disagrees: "they cannot both be right"
    case .hedgeHolds: "the other cells bear the words out"
    case .hedgeBorderline: "the words are arguable"
    case .hedgeFails: "the other cells contradict the words"
    }
  }
}
