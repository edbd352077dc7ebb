package import Answers
import Claims
package import Language
import Observations
import Quantities
package import Texts

/// `trend SELECTION`: one figure over the periods.
package struct Trend: Verb {
  package let name = "trend"
  package let summary = "one figure over the years, with its changes"
  package let usage = "trend NAMES [FIRST..LAST] [as index YEAR]"
  package let example = "trend direct stock from japan in russia 2004..2012"

  package func need(hasLevel: Bool) -> Need { .series }

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    var question = Question(try ItemReader.items(call.atoms, run), span: call.span, run)
    question.unnamed = .released
    question.series = .several
    guard !question.entries.isEmpty else {
      throw Diagnostic(
        .missingArgument, "\(quoted: name) needs a name", at: call.span, hint: "write \(command: example)")
    }
    try run.allow(question, by: name) { if case .shown = $0 { true } else { false } }
    let index = try Trend.index(question)
    let solution = try Readings(question, run) { frame, _ throws(Diagnostic) in
      run.figures.value(frame.address).map { Hit(value: $0, cells: $0.formula.cells) }
    }.solve()
    let unit = solution.values.first?.unit ?? .ratio
    var values: [Figure?] = solution.values
    if let index { values = try indexed(solution, index.year, index.span, run) }
    var quantities: [Quantity?] = []
    for value in values {
      let quantity = value.map { run.quantity($0) }
      guard let quantity, index == nil else {
        quantities.append(quantity)
        continue
      }
      quantities.append(try run.shown(quantity, question))
    }
    let names = Set(quantities.compactMap { $0.map(Measured.unitName) })
    let title = index.map { "Index, \($0.year.text) = 100" } ?? "Value"
    let shared = names.count == 1 ? names.first ?? "" : ""
    var answer = Answer(
      sentence: Phrase(run.sentence(solution.frame, periods: solution.periods)),
      table: Table(
        columns: [
          .init("Period", isNumeric: false), .init(title, unit: index == nil ? shared : ""),
          .init("Change", unit: "%"),
        ],
        rows: rows(
          solution.periods, solution.values, quantities, showsUnit: index == nil && shared.isEmpty, run)))
    answer.series = values.map { $0?.point }
    answer.reading =
      (["trend"] + run.items(solution.frame, periods: solution.periods) + run.clauses(question))
      .joined(separator: " ")
    answer.cells = solution.values.flatMap(\.formula.cells)
    answer.notes = run.notes(on: answer.cells)
    for other in solution.others.prefix(3) {
      let line = run.command(other.frame, run.telling(other.frame, from: solution.frame), question)
      let count = other.hits.count
      answer.notes.append("\(count) \(count == 1 ? "period is" : "periods are") there for \(command: line)")
    }
    if unit == .percent {
      answer.notes.append("changes of shares are in per cent of the share, not in points")
    }
    return answer
  }

  private static func index(_ question: Question) throws(Diagnostic) -> (year: Period, span: Span)? {
    guard let clause = question.shown, clause.words.first.map({ Names.folded($0) }) == "index" else {
      return nil
    }
    guard clause.words.count == 2, let year = Period(clause.words[1]) else {
      throw Diagnostic(
        .missingArgument, "an index needs its base year", at: clause.span,
        hint: "write \(command: "as index 2004")")
    }
    return (year, clause.span)
  }

  private func indexed(
    _ solution: Solution<Figure>, _ year: Period, _ span: Span, _ run: Run
  ) throws(Diagnostic) -> [Figure?] {
    guard let place = solution.periods.firstIndex(of: year) else {
      throw Diagnostic(
        .noData, "the series has no \(year.text) to be the base", at: span,
        hint: "its periods are \(Run.typed(solution.periods) ?? "")")
    }
    let base = solution.values[place].formula
    guard solution.values[place].interval.low > .zero else {
      throw Diagnostic(
        .notMeaningful, "an index on a value that may be zero or less is not meaningful", at: span)
    }
    return solution.values.map {
      run.figures.figure(.percentage($0.formula, of: base), unit: .index(year.text))
    }
  }

  /// `values` are those of the data: an index has the growth of what it is made of. Nothing stands where a print without an
  /// end ("more than 60") leaves nothing to show.
  private func rows(
    _ periods: [Period], _ values: [Figure], _ quantities: [Quantity?], showsUnit: Bool, _ run: Run
  ) -> [Table.Row] {
    zip(values.indices, quantities).map { index, quantity in
      var change = index == 0 ? Table.Cell.text("") : Table.Cell.none
      if index > 0, values[index - 1].interval.low > .zero,
        let figure = run.figures.figure(
          .quotient(
            .product(.constant(.hundred), .difference(values[index].formula, values[index - 1].formula)),
            values[index - 1].formula), unit: .percent)
      {
        change = .number(run.quantity(figure), mark: "", showsUnit: false)
      }
      return Table.Row([
        .text(periods[index].text),
        quantity.map { .number($0, mark: "", showsUnit: showsUnit) } ?? .none, change,
      ])
    }
  }
}
