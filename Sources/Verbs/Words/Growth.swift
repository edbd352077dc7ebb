package import Answers
import Claims
package import Language
import Observations
import Quantities
package import Texts

/// `growth SELECTION 2004..2012`: the multiple, the change in per cent and the compound rate a year.
package struct Growth: Verb {
  package let name = "growth"
  package let summary = "multiple, change in per cent and compound rate a year between two periods"
  package let usage = "growth NAMES FIRST..LAST"
  package let example = "growth direct stock from japan in russia 2004..2012"

  package func need(hasLevel: Bool) -> Need { .series }

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    var question = Question(try ItemReader.items(call.atoms, run), span: call.span, run)
    question.unnamed = .released
    question.series = .several
    guard !question.entries.isEmpty else {
      throw Diagnostic(
        .missingArgument, "\(quoted: name) needs a name", at: call.span, hint: "write \(command: example)")
    }
    try run.allow(question, by: name) { _ in false }
    if case .listed(let periods)? = question.periods {
      let span = question.periodSpan ?? call.span
      guard let first = periods.first, let last = periods.last, periods.count > 1 else {
        throw Diagnostic(
          .missingArgument, "growth needs two periods", at: span, hint: "write \(command: "2004..2012")")
      }
      if first > last { throw Refusal.badRange(first.text, last.text, span) }
      if periods.count > 2, !Period.areConsecutive(periods) {
        throw Diagnostic(
          .surplusArgument, "growth is between two periods", at: span,
          hint: "\(command: "trend") shows the years between")
      }
      question.periods = .listed([first, last])
    }
    let solution = try Readings(question, run) { frame, _ throws(Diagnostic) in
      run.figures.value(frame.address).map { Hit(value: $0, cells: $0.formula.cells) }
    }.solve()
    guard let from = solution.periods.first, let to = solution.periods.last,
      let first = solution.values.first,
      let last = solution.values.last, first.unit == last.unit, from < to
    else { throw Diagnostic(.noData, "growth needs two periods", at: call.span) }
    return try answer(from, to, first, last, solution, question, run)
  }

  private func answer(
    _ from: Period, _ to: Period, _ first: Figure, _ last: Figure, _ solution: Solution<Figure>,
    _ question: Question, _ run: Run
  ) throws(Diagnostic) -> Answer {
    guard first.interval.low > .zero,
      let multiple = run.figures.figure(.quotient(last.formula, first.formula), unit: .ratio),
      let change = run.figures.figure(
        .quotient(.product(.constant(.hundred), .difference(last.formula, first.formula)), first.formula),
        unit: .percent)
    else {
      let open = run.openEnded(first.formula, question.span) ?? run.openEnded(last.formula, question.span)
      if let open { throw open }
      throw Diagnostic(
        .notMeaningful, "growth from a value that may be zero or less is not meaningful", at: question.span,
        hint: "their difference is: \(command: "compare")")
    }
    let quantity = run.quantity(multiple)
    var answer = Answer(headline: quantity)
    answer.sentence = Phrase(
      "times: \(run.sentence(solution.frame, periods: [to])) over \(from.phrase)")
    answer.reading = (["growth"] + run.items(solution.frame, periods: Growth.ends(from, to))).joined(
      separator: " ")
    answer.evidence = [
      Evidence(
        .measure, label: "multiple", quantity, detail: "\(ends: quantity), \(run.phrase(multiple.formula))"),
      Evidence(.measure, label: "change", run.quantity(change), detail: "\(ends: run.quantity(change))"),
    ]
    if let years = Growth.years(from, to), years > 0, let rate = Growth.rate(multiple, years) {
      answer.evidence.append(
        Evidence(.measure, label: "a year", rate, detail: "\(ends: rate), compound, n = \(years)"))
    }
    for (period, figure) in [(from, first), (to, last)] {
      guard figure.kind == .printed, case .cell(let row) = figure.formula else { continue }
      answer.evidence.append(
        Evidence(
          .published, label: period.text, run.quantity(figure), place: run.figures.cube.statements[row].place)
      )
    }
    answer.cells = multiple.formula.cells
    answer.notes = run.notes(on: answer.cells)
    return answer
  }

  private static func ends(_ from: Period, _ to: Period) -> [Period] {
    if case .year(let first) = from, case .year(let last) = to {
      return (first...max(first, last)).map { .year($0) }
    }
    return [from, to]
  }

  private static func years(_ from: Period, _ to: Period) -> Int? {
    if case .year(let first) = from, case .year(let last) = to { return last - first }
    return nil
  }

  /// The compound rate a year, its ends rounded outward.
  private static func rate(_ multiple: Figure, _ years: Int) -> Quantity? {
    let digits = 8
    guard let roots = multiple.interval.root(years, decimals: digits) else { return nil }
    let percent = (roots - Interval(.one)).scaled(by: .hundred)
    let point = multiple.point.flatMap { $0.root(years, decimals: digits) }.map {
      ($0.midpoint - .one) * .hundred
    }
    return Quantity(
      unit: .percentAYear, point: point, interval: percent,
      decimals: Rounding.headlineDecimals(of: percent, atMost: 2))
  }
}
