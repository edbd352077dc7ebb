package import Answers
import Claims
package import Language
import Observations
import Quantities
package import Texts

/// `total SELECTION`: one amount, printed or derived.
package struct Total: Verb {
  package let name = "total"
  package let summary = "one amount: of a place, an investor, a sector, or several added up"
  package let usage = "total NAMES [PERIOD] [as UNIT] [avg]"
  package let example = "total FEFD 2012"

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    var question = Question(try ItemReader.items(call.atoms, run), span: call.span, run)
    question.unnamed = .released
    try run.allow(question, by: name, lists: true) { clause in
      switch clause {
      case .shown, .average: true
      case .with, .table, .whereAbove, .without: false
      }
    }
    guard !question.entries.isEmpty else {
      throw Diagnostic(
        .missingArgument, "\(quoted: "total") needs a name", at: call.span, hint: "write \(command: example)")
    }
    try checkAdditive(question, run)
    let solution = try Readings(question, run) { frame, _ throws(Diagnostic) in
      Total.value(frame, run).map { Hit(value: $0, cells: $0.formula.cells) }
    }.solve()
    return try answer(solution, question, run)
  }

  /// The amount of a frame; names with commas are added up.
  private static func value(_ frame: Frame, _ run: Run) -> Figure? {
    guard
      let (role, list) = frame.lists.first(where: { $0.value.contains(where: \.isComplement) }),
      let place = run.structure.place(of: role)
    else { return run.figures.value(summed(frame, run)) }
    var terms: [Figure] = []
    for choice in list {
      var one = frame
      one.assign { $0.lists[role] = nil }
      one.address[place] = choice
      guard let term = value(one, run), term.unit == terms.first?.unit ?? term.unit, term.unit.isAdditive
      else {
        return nil
      }
      terms.append(term)
    }
    return terms.first.flatMap { run.figures.figure(.sum(terms.map(\.formula)), unit: $0.unit) }
  }

  /// The address of a frame with names with commas as one set; each of them must be a code or a set.
  static func summed(_ frame: Frame, _ run: Run) -> Address {
    var address = frame.address
    for (role, list) in frame.lists {
      guard let place = run.structure.place(of: role) else { continue }
      let members = list.flatMap { choice -> [CodeID] in
        switch choice {
        case .code(let code): [code]
        case .set(let members): members
        case .any, .except: []
        }
      }
      address[place] = .set(members)
    }
    return address
  }

  private func checkAdditive(_ question: Question, _ run: Run) throws(Diagnostic) {
    for entry in question.entries {
      if entry.named.choices.count > 1 {
        guard !["measures", "coverages", "sources"].contains(entry.named.list) else {
          throw Diagnostic(
            .notAdditive, "measures and kinds of investment are not added up", at: entry.named.span,
            hint: "ask for them one at a time")
        }
        try run.checkDisjoint(entry.named.codes, entry.named.span)
      }
      if entry.named.list == "measures", let code = entry.named.codes.first,
        ["ownership", "rank", "intensity"].contains(run.codes[code].id)
      {
        throw Diagnostic(
          .notAdditive, "\(run.codes[code].name) is no amount and has no total", at: entry.named.span,
          hint: "\(command: "show") gives the printed figure")
      }
    }
    let named = question.entries.first { $0.named.list == "measures" }?.named.codes.first
    if let named, run.codes[named].id == "stock" { try checkYears(question, run, stock: true) }
  }

  /// A stock is what is held at one moment: several years have no sum.
  private func checkYears(_ question: Question, _ run: Run, stock: Bool) throws(Diagnostic) {
    guard case .listed(let periods)? = question.periods, periods.count > 1, stock,
      !question.clauses.contains(where: { $0.clause == .average })
    else { return }
    let trend = run.text(of: question.span).replacingFirstWord("total", with: "trend")
    throw Diagnostic(
      .notAdditive, "a stock is not added over years: each year's already holds the earlier ones",
      at: question.periodSpan, hint: "see the years one by one: \(command: trend)")
  }

  private func answer(
    _ solution: Solution<Figure>, _ question: Question, _ run: Run
  ) throws(Diagnostic) -> Answer {
    let frame = solution.frame
    guard let first = solution.values.first else {
      throw Diagnostic(.noData, "nothing to add", at: question.span)
    }
    guard first.unit.isAdditive else {
      let show = run.text(of: question.span).replacingFirstWord("total", with: "show")
      throw Diagnostic(
        .notAdditive, "\(Arithmetic.noun(first.unit)) is no amount and has no total", at: question.span,
        hint: "\(command: "show") gives the printed figure", commands: [show])
    }
    let average = question.clauses.contains { $0.clause == .average }
    if solution.values.count > 1 { try checkYears(question, run, stock: isStock(frame, run)) }
    var figure = first
    if solution.values.count > 1 {
      let sum = Formula.sum(solution.values.map(\.formula))
      let formula = average ? .quotient(sum, .constant(Rational(solution.values.count))) : sum
      guard let all = run.figures.figure(formula, unit: first.unit) else {
        throw Diagnostic(.noData, "nothing to add", at: question.span)
      }
      figure = all
    }
    let quantity = try run.shown(run.quantity(figure), question)
    var answer = Answer(headline: quantity)
    answer.sentence = Phrase(
      run.sentence(frame, periods: solution.periods)
        + (average ? ", average" : solution.periods.count > 1 ? ", added up" : ""))
    answer.reading = (["total"] + run.items(frame, periods: solution.periods) + run.clauses(question)).text(
      with: " ")
    answer.cells = figure.formula.cells
    let address = Total.summed(run.at(solution.periods.first, frame), run)
    if figure.kind == .printed, case .cell(let row) = figure.formula {
      let recomputed = run.figures.recomputed(address)
      answer.evidence = run.evidence(
        printed: row, rows: run.figures.rows(address, base: nil), recomputed: recomputed)
      answer.cells += recomputed?.formula.cells ?? []
    } else {
      answer.evidence = [run.derivation(figure, quantity)]
    }
    if question.shown != nil, figure.kind == .printed {
      answer.notes.append("the printed number stands for \(ends: quantity)")
    }
    answer.others = run.others(solution, question) { figure in
      guard figure.unit.isAdditive else { return nil }
      let quantity = run.quantity(figure)
      return ((try? run.shown(quantity, question)) ?? quantity, figure)
    }
    answer.notes += run.notes(on: answer.cells)
    return answer
  }

  private func isStock(_ frame: Frame, _ run: Run) -> Bool {
    guard let place = run.structure.place(of: .measure), case .code(let code) = frame.address[place] else {
      return false
    }
    return ["stock", "cumulative", "count"].contains(run.codes[code].id)
  }
}
