package import Answers
import Claims
package import Language
import Observations
import Quantities
package import Texts

/// `implied PART in WHOLE`: the whole that a part and its printed share make, without looking at the whole's own print.
package struct Implied: Verb {
  package let name = "implied"
  package let summary = "the whole that a part and its printed share imply"
  package let usage = "implied PART in WHOLE [PERIOD]"
  package let example = "implied japan in FEFD 2012"

  package func need(hasLevel: Bool) -> Need { .share }

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    let question = try PartInWhole.question(call, word: name, example: example, run)
    try run.allow(question, by: name) { _ in false }
    let solution = try Readings(question, run) { frame, _ throws(Diagnostic) in
      try ImpliedWhole.find(frame, run).map { Hit(value: $0, cells: $0.cells) }
    }.solve()
    guard let implied = solution.values.first, solution.values.count == 1 else {
      throw Diagnostic(
        .surplusArgument, "\(quoted: name) is of one period", at: question.periodSpan ?? call.span)
    }
    guard implied.share.figure.kind == .printed else {
      throw Diagnostic(
        .notPrinted, "the share is computed from its whole, and says nothing more of it", at: call.span,
        hint: "\(command: "why \(run.text(of: call.span).replacingFirstWord(name, with: "share"))") shows how"
      )
    }
    guard let figure = implied.figure else {
      throw Diagnostic(
        .notMeaningful, "a share that may be zero implies no whole", at: call.span,
        hint:
          "see what is printed: \(command: run.text(of: call.span).replacingFirstWord(name, with: "share"))")
    }
    return answer(figure, implied, solution, question, run)
  }

  private func answer(
    _ figure: Figure, _ implied: ImpliedWhole, _ solution: Solution<ImpliedWhole>, _ question: Question,
    _ run: Run
  ) -> Answer {
    let quantity = run.quantity(figure)
    let share = implied.share
    var whole = solution.frame
    whole.address = implied.whole
    let part = Wording.possessive(run.words(share.part, role: share.role))
    var answer = Answer(headline: quantity)
    answer.sentence = Phrase(
      "\(run.sentence(whole, periods: solution.periods)), as \(part) share of it implies")
    answer.reading = Share.reading(share, solution.frame, solution.periods, run, word: name)
    answer.cells = figure.formula.cells
    answer.evidence = [run.derivation(figure, quantity)]
    let rows = run.figures.rows(implied.whole, base: nil)
    if let row = run.figures.preferred(rows),
      let printed = run.figures.figure(.cell(row), unit: run.figures.unit(of: row)),
      printed.unit == figure.unit
    {
      answer.cells.append(row)
      answer.evidence.append(
        Evidence(
          .published, run.quantity(printed),
          verdict: run.verdict(of: row, against: figure.interval),
          place: run.figures.cube.statements[row].place))
    }
    answer.others = run.others(solution, question) { other in
      other.share.figure.kind == .printed ? other.figure.map { (run.quantity($0), $0) } : nil
    }
    answer.notes = run.notes(on: answer.cells)
    return answer
  }
}

/// A whole reckoned back from a part of it.
struct ImpliedWhole {
  let share: ShareValue
  /// The address of the whole.
  let whole: Address
  /// Nothing where the share may be zero.
  let figure: Figure?

  /// The printed numbers it rests on.
  var cells: [Int] { figure?.formula.cells ?? share.figure.formula.cells }

  static func find(_ frame: Frame, _ run: Run) throws(Diagnostic) -> ImpliedWhole? {
    guard let share = try ShareValue.find(frame, run)?.first, let base = share.base else { return nil }
    let whole = share.address.with(base.dimension, .code(base.whole))
    var others = run.figures
    others.withheld.formUnion(others.rows(whole, base: nil) + others.rows(share.address, base: base))
    guard whole != share.address, let part = others.value(share.address), part.unit.isAdditive else {
      return nil
    }
    let formula = Formula.percentage(part.formula, of: share.figure.formula)
    return ImpliedWhole(
      share: share, whole: whole, figure: run.figures.figure(formula, unit: part.unit))
  }
}
