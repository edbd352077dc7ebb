package import Answers
import Claims
package import Language
import Observations
import Quantities
package import Texts

/// `ratio A to B`: how many times B goes into A.
package struct Ratio: Verb {
  package let name = "ratio"
  package let summary = "how many times one figure is another"
  package let usage = "ratio A to B [PERIOD]"
  package let example = "ratio FEFD to CFD from japan 2012"

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    let items = try ItemReader.items(call.atoms, pairs: true, run)
    let cut = items.firstIndex { if case .preposition("to", _) = $0 { true } else { false } }
    guard let cut, cut > 0, cut + 1 < items.count else {
      throw Diagnostic(
        .missingArgument, "\(quoted: "ratio") needs two figures with \(quoted: "to") between them",
        at: call.span,
        hint: "write \(command: example)")
    }
    let before = Array(items[..<cut])
    let after = Array(items[(cut + 1)...])
    let own = Ratio.period(of: before)
    let hasBoth = own != nil && Ratio.period(of: after) != nil
    let part = hasBoth ? before.filter { if case .periods = $0 { false } else { true } } : before
    guard hasBoth || before.contains(where: { if case .named = $0 { true } else { false } }) else {
      throw Diagnostic(
        .missingArgument, "\(quoted: "ratio") needs a name, or a year, before \(quoted: "to")", at: call.span,
        hint: "write \(command: example)")
    }
    let onlyPeriod = hasBoth && !after.contains { if case .named = $0 { true } else { false } }
    var question = Question(
      part: onlyPeriod ? [] : part, whole: onlyPeriod ? part + after : after, span: call.span, run)
    question.nests = false
    try run.allow(question, by: name) { _ in false }
    let first = hasBoth ? own : nil
    question.otherPeriod = first
    let solution = try Readings(question, run) { frame, _ throws(Diagnostic) in
      try RatioValue.find(frame, first, question, run).map { Hit(value: $0, cells: $0.figure.formula.cells) }
    }.solve()
    guard let value = solution.values.first, solution.values.count == 1 else {
      throw Diagnostic(
        .surplusArgument, "a ratio is of one period, or of one to another",
        at: question.periodSpan ?? call.span,
        hint: "\(command: "trend") shows several years")
    }
    return answer(value, first, solution, question, run)
  }

  private static func period(of items: [Item]) -> Period? {
    for item in items {
      if case .periods(.listed(let periods), _) = item, periods.count == 1 { return periods.first }
    }
    return nil
  }

  private func answer(
    _ value: RatioValue, _ first: Period?, _ solution: Solution<RatioValue>, _ question: Question, _ run: Run
  ) -> Answer {
    let quantity = run.quantity(value.figure)
    let periods = solution.periods
    var other = solution.frame
    other.address = value.second
    var answer = Answer(headline: quantity)
    answer.sentence = Phrase(
      "times: \(run.sentence(solution.frame, periods: [first ?? periods.first].compactMap { $0 })) "
        + "to \(Wording.lowered(run.sentence(other, periods: periods)))")
    let left =
      solution.frame.partRoles.compactMap { role in
        run.structure.place(of: role).map { run.typed(solution.frame.address[$0], role: role) }
      } + [first?.text].compactMap { $0 }
    let right = run.items(other, periods: periods)
    answer.reading = "ratio \(left.text(with: " ")) to \(right.text(with: " "))"
    answer.cells = value.figure.formula.cells
    answer.evidence = [run.derivation(value.figure, quantity)]
    answer.others = run.others(solution, question) { (run.quantity($0.figure), $0.figure) }
    answer.notes = run.notes(on: answer.cells)
    return answer
  }
}

/// A quotient of two figures of one kind.
struct RatioValue {
  let figure: Figure
  /// The address of the divisor.
  let second: Address

  static func find(
    _ frame: Frame, _ first: Period?, _ question: Question, _ run: Run
  ) throws(Diagnostic) -> RatioValue? {
    var second = frame.address
    for role in frame.partRoles {
      guard let place = run.structure.place(of: role), let choice = frame.wholeChoices[role] else {
        return nil
      }
      second[place] = choice
    }
    var own = frame.address
    if let first, let place = run.structure.place(of: .period) {
      guard let code = run.code(of: first) else { return nil }
      own[place] = .code(code)
    }
    let amounts = ofValues(own, second, run)
    if areSupposed(own, second, run) {
      if amounts == nil {
        throw Diagnostic(.notMeaningful, "as supposed, the divisor may be zero", at: question.span)
      }
      return amounts.map { RatioValue(figure: $0, second: second) }
    }
    let made = [amounts] + ofShares(frame, own, second, run)
    return made.compactMap { $0 }.min { $0.cost < $1.cost }.map { RatioValue(figure: $0, second: second) }
  }

  private static func ofValues(_ a: Address, _ b: Address, _ run: Run) -> Figure? {
    guard let one = run.figures.value(a), let other = run.figures.value(b), one.unit == other.unit,
      one.unit != .rank
    else { return nil }
    return run.figures.figure(.quotient(one.formula, other.formula), unit: .ratio)
  }

  /// Whether two amounts are there, and one of them is supposed: what is printed of their shares says nothing then.
  private static func areSupposed(_ a: Address, _ b: Address, _ run: Run) -> Bool {
    guard !run.figures.suppositions.isEmpty, let one = run.figures.value(a), let other = run.figures.value(b)
    else { return false }
    return (one.formula.cells + other.formula.cells).contains { run.figures.suppositions[$0] != nil }
  }

  /// Two printed shares of one whole stand to one another as the amounts do.
  private static func ofShares(_ frame: Frame, _ a: Address, _ b: Address, _ run: Run) -> [Figure?] {
    guard frame.partRoles.count == 1, let role = frame.partRoles.first,
      let place = run.structure.place(of: role), a.with(place, .any) == b.with(place, .any)
    else {
      return []
    }
    let others = run.figures.bases(of: b)
    return run.figures.bases(of: a).filter { $0.dimension == place && others.contains($0) }.map { base in
      guard let one = run.figures.share(a, base: base, derive: false),
        let other = run.figures.share(b, base: base, derive: false), one.unit == .percent,
        other.unit == .percent
      else { return nil }
      return run.figures.figure(.quotient(one.formula, other.formula), unit: .ratio)
    }
  }
}
