package import Answers
import Claims
package import Language
import Observations
import Quantities
package import Texts

/// `reconcile NAMES YEARS`: how far the flows of the years explain the changes of the stock.
package struct Reconcile: Verb {
  package let name = "reconcile"
  package let summary = "stocks and flows year by year, and what the flows do not explain"
  package let usage = "reconcile NAMES FIRST..LAST"
  package let example = "reconcile direct from japan in russia 2005..2012"

  package func need(hasLevel: Bool) -> Need { .series }

  /// The stock at both ends of a year, and the flow in it.
  private struct Year {
    let opening: Figure
    let flow: Figure
    let closing: Figure

    var cells: [Int] { [opening, flow, closing].flatMap(\.formula.cells) }
    var other: Formula { .difference(.difference(closing.formula, opening.formula), flow.formula) }

    static func find(_ frame: Frame, _ period: Period, _ run: Run, anySource: Bool = false) -> Year? {
      guard case .year(let year) = period, let place = run.structure.place(of: .period),
        let measure = run.structure.place(of: .measure),
        let stock = run.codes.find("stock", in: "measures"),
        let flow = run.codes.find("flow", in: "measures"), frame.address[measure] == .code(stock),
        let before = run.code(of: .year(year - 1))
      else { return nil }
      var address = frame.address
      if anySource, let source = run.structure.place(of: .source) { address[source] = .any }
      guard let closing = run.figures.value(address),
        let opening = run.figures.value(address.with(place, .code(before))),
        let inflow = run.figures.value(address.with(measure, .code(flow))),
        opening.unit == closing.unit, inflow.unit == closing.unit, closing.unit.isAdditive
      else { return nil }
      return Year(opening: opening, flow: inflow, closing: closing)
    }
  }

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    let question = try self.question(call, run)
    let solution: Solution<Year>
    do throws(Diagnostic) {
      solution = try Readings(question, run) { frame, period throws(Diagnostic) in
        Year.find(frame, period, run).map { Hit(value: $0, cells: $0.cells) }
      }.solve()
    } catch {
      guard error.code == .noData, let mixed = try? mixedSources(question, run) else { throw error }
      throw mixed
    }
    return try answer(solution, question, run)
  }

  private func question(_ call: Call, _ run: Run) throws(Diagnostic) -> Question {
    var question = Question(try ItemReader.items(call.atoms, run), span: call.span, run)
    question.unnamed = .released
    if question.periods == nil { question.series = .several }
    guard !question.entries.isEmpty else {
      throw Diagnostic(
        .missingArgument, "\(quoted: name) needs a name", at: call.span, hint: "write \(command: example)")
    }
    try run.allow(question, by: name) { _ in false }
    let stock = run.codes.find("stock", in: "measures")
    if let other = question.entries.first(where: { $0.named.list == "measures" && $0.named.codes != [stock] })
    {
      throw Diagnostic(
        .surplusArgument, "\(quoted: name) takes the stock and the flow together, and no other measure",
        at: other.named.span, hint: "write \(command: example)")
    }
    return question
  }

  /// Stocks of one compiler and flows of another: their difference is of two ways to count.
  private func mixedSources(_ question: Question, _ run: Run) throws(Diagnostic) -> Diagnostic? {
    let solution = try Readings(question, run) { frame, period throws(Diagnostic) in
      Year.find(frame, period, run, anySource: true).map { Hit(value: $0, cells: $0.cells) }
    }.solve()
    guard let year = solution.values.first, let place = run.structure.place(of: .source) else { return nil }
    func source(_ figure: Figure) -> String {
      figure.formula.cells.first.map { run.codes[run.figures.cube.columns[place][$0]].name } ?? ""
    }
    return Diagnostic(
      .notMeaningful,
      "the stock is counted by \(source(year.closing)) and the flow by \(source(year.flow)): what is between them says nothing of other changes",
      at: question.span, hint: "\(command: "show") lists each with its source")
  }

  // MARK: Answer

  private func answer(
    _ solution: Solution<Year>, _ question: Question, _ run: Run
  ) throws(Diagnostic) -> Answer {
    let years = solution.values
    guard let first = years.first, let last = years.last,
      let figure = run.figures.figure(formula(solution.periods, years), unit: last.closing.unit)
    else { throw Diagnostic(.noData, "nothing to reconcile", at: question.span) }
    let quantity = run.quantity(figure)
    var frame = solution.frame
    if let measure = run.structure.place(of: .measure) { frame.address[measure] = .any }
    var answer = Answer(headline: quantity)
    let subject = run.sentence(solution.frame, periods: solution.periods)
    answer.sentence = Phrase("change that the flows leave unexplained: \(Wording.lowered(subject))")
    answer.reading = ([name] + run.items(frame, periods: solution.periods)).text(with: " ")
    answer.evidence = [run.derivation(figure, quantity)]
    if let change = run.figures.figure(
      .difference(last.closing.formula, first.opening.formula), unit: figure.unit),
      isConsecutive(solution.periods)
    {
      answer.evidence.append(
        Evidence(.measure, label: "change", run.quantity(change), detail: "of the stock, from end to end"))
    }
    if let flows = run.figures.figure(.sum(years.map(\.flow.formula)), unit: figure.unit) {
      answer.evidence.append(
        Evidence(.measure, label: "flows", run.quantity(flows), detail: run.phrase(flows.formula)))
    }
    answer.table = table(solution.periods, years, run)
    answer.cells = years.flatMap(\.cells)
    answer.notes = run.notes(on: answer.cells)
    if let open = years.first(where: { $0.flow.point == nil }) {
      answer.notes.append("a flow is printed as a range: \(run.quantity(open.flow))")
    }
    return answer
  }

  private func isConsecutive(_ periods: [Period]) -> Bool {
    zip(periods, periods.dropFirst()).allSatisfy { one, other in
      if case .year(let first) = one, case .year(let second) = other { second == first + 1 } else { false }
    }
  }

  /// Between years that follow one another the stocks in the middle drop out.
  private func formula(_ periods: [Period], _ years: [Year]) -> Formula {
    guard isConsecutive(periods), years.count > 1, let first = years.first, let last = years.last else {
      return years.count == 1 ? years[0].other : .sum(years.map(\.other))
    }
    return .difference(
      .difference(last.closing.formula, first.opening.formula), .sum(years.map(\.flow.formula)))
  }

  private func table(_ periods: [Period], _ years: [Year], _ run: Run) -> Table {
    let columns: [[Figure?]] = years.map { year in
      [
        year.opening, year.flow, run.figures.figure(year.other, unit: year.closing.unit), year.closing,
      ]
    }
    let quantities = columns.map { $0.map { $0.map { run.quantity($0) } } }
    let names = Set(quantities.flatMap { $0.compactMap { $0 } }.map(Measured.unitName))
    let unit = names.count == 1 ? names.first ?? "" : ""
    return Table(
      columns: [.init("Year", isNumeric: false)]
        + ["Opening stock", "Flow", "Other changes", "Closing stock"].map { .init($0, unit: unit) },
      rows: zip(periods, quantities).map { period, row in
        Table.Row(
          [.text(period.text)]
            + row.map { $0.map { .number($0, mark: "", showsUnit: unit.isEmpty) } ?? .none })
      })
  }
}
