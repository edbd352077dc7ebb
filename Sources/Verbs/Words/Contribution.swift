package import Answers
import Claims
package import Language
import Observations
import Quantities
package import Texts

/// `contribution PART in WHOLE FIRST..LAST`: by how many points a part moved its whole; of one period, how many points of
/// the whole it is.
package struct Contribution: Verb {
  package let name = "contribution"
  package let summary = "by how many percentage points a part moved its whole"
  package let usage = "contribution PART in WHOLE [FIRST..LAST]"
  package let example = "contribution FEFD in japan 2012"

  package func need(hasLevel: Bool) -> Need { .share }

  private struct Amounts {
    let share: ShareValue
    let part: Figure
    let whole: Figure

    var cells: [Int] { part.formula.cells + whole.formula.cells }

    static func find(_ frame: Frame, _ run: Run) throws(Diagnostic) -> Amounts? {
      guard let share = try ShareValue.find(frame, run)?.first,
        let place = run.structure.place(of: share.role),
        let part = run.figures.value(share.address),
        let whole = run.figures.value(share.address.with(place, share.whole)), part.unit == whole.unit,
        part.unit.isAdditive
      else { return nil }
      return Amounts(share: share, part: part, whole: whole)
    }
  }

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    var question = try PartInWhole.question(call, word: name, example: example, run)
    try run.allow(question, by: name) { _ in false }
    if case .listed(let periods)? = question.periods, periods.count > 1, let first = periods.min(),
      let last = periods.max()
    {
      question.periods = .listed([first, last])
    }
    let solution = try Readings(question, run) { frame, _ throws(Diagnostic) in
      try Amounts.find(frame, run).map { Hit(value: $0, cells: $0.cells) }
    }.solve()
    guard let from = solution.values.first, let to = solution.values.last else {
      throw Diagnostic(.noData, "there is nothing to set against one another", at: call.span)
    }
    let isLevel = solution.values.count == 1
    let moved = isLevel ? to.part.formula : Formula.difference(to.part.formula, from.part.formula)
    guard from.whole.interval.low > .zero, to.whole.unit == from.whole.unit,
      let figure = run.figures.figure(.percentage(moved, of: from.whole.formula), unit: .points)
    else {
      throw Diagnostic(
        .notMeaningful, "points of a whole that may be zero or less are not meaningful", at: question.span,
        hint: "\(command: "compare") gives the difference")
    }
    return answer(figure, from, to, solution, run)
  }

  private func answer(
    _ figure: Figure, _ from: Amounts, _ to: Amounts, _ solution: Solution<Amounts>, _ run: Run
  ) -> Answer {
    let quantity = run.quantity(figure)
    var answer = Answer(headline: quantity)
    let isLevel = solution.values.count == 1
    let subject = Share.sentence(to.share, solution.frame, solution.periods.suffix(1), run)
    let first = solution.periods.first?.phrase ?? ""
    answer.sentence = Phrase(
      (isLevel ? "of 100 points: " : "contribution to the change from \(first): ") + Wording.lowered(subject))
    answer.reading = Share.reading(to.share, solution.frame, ends(solution.periods), run, word: name)
    answer.evidence = [run.derivation(figure, quantity)]
    if !isLevel { answer.evidence += changes(from, to, run) }
    answer.cells = (isLevel ? [to] : [from, to]).flatMap(\.cells)
    answer.notes = run.notes(on: answer.cells)
    return answer
  }

  /// The whole's own change, and how much of it is the part's.
  private func changes(_ from: Amounts, _ to: Amounts, _ run: Run) -> [Evidence] {
    let change = Formula.difference(to.whole.formula, from.whole.formula)
    let own = Formula.difference(to.part.formula, from.part.formula)
    let lines: [(label: String, formula: Formula, about: String)] = [
      ("whole", .percentage(change, of: from.whole.formula), "its own change"),
      ("of the change", .percentage(own, of: change), "the part's change over the whole's"),
    ]
    return lines.compactMap { line in
      guard let figure = run.figures.figure(line.formula, unit: .percent) else { return nil }
      let quantity = run.quantity(figure)
      return Evidence(.measure, label: line.label, quantity, detail: "\(ends: quantity), \(line.about)")
    }
  }

  /// The first and the last year as they are typed: `2010..2012`.
  private func ends(_ periods: [Period]) -> [Period] {
    if case .year(let first)? = periods.first, case .year(let last)? = periods.last, first < last {
      return (first...last).map { .year($0) }
    }
    return periods
  }
}
