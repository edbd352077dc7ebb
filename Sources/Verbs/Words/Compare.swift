package import Answers
import Claims
package import Language
import Observations
import Quantities
package import Texts

/// `compare A, B, …`: values side by side, each with its difference from the first and its ratio to it.
package struct Compare: Verb {
  package let name = "compare"
  package let summary = "several figures side by side: difference from the first and ratio to it"
  package let usage = "compare A, B, … [PERIOD]"
  package let example = "compare FEFD, CFD, NWFD from japan 2012"

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    let items = try ItemReader.items(call.atoms, pairs: true, run)
    var question = Question(Compare.merged(items), span: call.span, run)
    question.unnamed = .refused
    try run.allow(question, by: name, lists: true) { _ in false }
    let listed = question.entries.contains { $0.named.choices.count > 1 }
    let years = if case .listed(let periods)? = question.periods { periods.count > 1 } else { false }
    guard listed || years else {
      throw Diagnostic(
        .missingArgument, "\(quoted: "compare") needs at least two names, or two periods", at: call.span,
        hint: "write \(command: example)")
    }
    guard listed else {
      question.fewestPeriods = 2
      return try periods(question, run)
    }
    let solution = try Readings<(Role, Measured)>(question, run) { frame, _ throws(Diagnostic) in
      guard let (role, list) = frame.lists.first,
        frame.lists.count == 1,
        let place = run.structure.place(of: role),
        let measured = Measured.find(list, frame.address, place, run), measured.missing.isEmpty
      else { return nil }
      return Hit(value: (role, measured), cells: measured.cells)
    }.solve()
    guard let (role, measured) = solution.values.first, solution.values.count == 1 else {
      throw Diagnostic(
        .surplusArgument, "\(quoted: "compare") takes several names or several periods, not both",
        at: question.periodSpan ?? call.span, hint: "\(command: "show") makes a table of both")
    }
    let rows = measured.entries.map { (run.label($0.choice, role: role), $0.figure, $0.quantity) }
    var answer = answer(rows, title: role.rawValue, run)
    answer.sentence = Phrase(
      run.sentence(solution.frame, periods: solution.periods, leaving: [role])
        + (measured.base.map { ", as shares of \(run.words(.code($0.whole), role: role))" } ?? ""))
    answer.reading = (["compare"] + run.items(solution.frame, periods: solution.periods)).joined(
      separator: " ")
    return answer
  }

  /// Names of one list that stand apart (`FEFD to CFD`) are one list.
  private static func merged(_ items: [Item]) -> [Item] {
    var merged: [Item] = []
    for item in items {
      if case .named(let named) = item, named.role == nil,
        let place = merged.firstIndex(where: {
          if case .named(let other) = $0 { other.list == named.list && other.role == nil } else { false }
        }),
        case .named(var first) = merged[place],
        named.preposition == first.preposition || named.preposition == "to"
      {
        first.choices += named.choices
        merged[place] = .named(first)
      } else {
        merged.append(item)
      }
    }
    return merged
  }

  private func periods(_ question: Question, _ run: Run) throws(Diagnostic) -> Answer {
    let solution = try Readings(question, run) { frame, _ throws(Diagnostic) in
      run.figures.value(frame.address).map { Hit(value: $0, cells: $0.formula.cells) }
    }.solve()
    let rows = zip(solution.periods, solution.values).map { ($0.text, $1, run.quantity($1)) }
    var answer = answer(rows, title: "period", run)
    answer.sentence = Phrase(run.sentence(solution.frame, periods: []))
    answer.reading = (["compare"] + run.items(solution.frame, periods: solution.periods)).joined(
      separator: " ")
    return answer
  }

  private func answer(_ rows: [(String, Figure, Quantity)], title: String, _ run: Run) -> Answer {
    guard let (_, first, _) = rows.first else { return Answer() }
    let isShare = first.unit == .percent
    let names = Set(rows.map { Measured.unitName($0.2) })
    let unit = names.count == 1 ? names.first ?? "" : ""
    let table = Table(
      columns: [
        .init(Wording.capitalised(title), isNumeric: false), .init(isShare ? "Share" : "Value", unit: unit),
        .init("Difference", unit: isShare ? "pp" : unit), .init("Ratio"),
      ],
      rows: rows.enumerated().map { index, row in
        var cells: [Table.Cell] = [.text(row.0), .number(row.2, mark: "", showsUnit: unit.isEmpty)]
        if index == 0 { return Table.Row(cells + [.text(""), .text("")]) }
        for (formula, kind) in [
          (Formula.difference(row.1.formula, first.formula), isShare ? Unit.points : first.unit),
          (Formula.quotient(row.1.formula, first.formula), Unit.ratio),
        ] {
          let figure = run.figures.figure(formula, unit: kind)
          cells.append(
            figure.map { .number(run.quantity($0), mark: "", showsUnit: unit.isEmpty && kind.isAmount) }
              ?? .none)
        }
        return Table.Row(cells)
      })
    var answer = Answer(table: table)
    answer.cells = rows.flatMap(\.1.formula.cells)
    answer.notes = run.notes(on: answer.cells)
    return answer
  }
}
