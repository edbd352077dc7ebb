package import Answers
import Claims
package import Language
import Observations
import Quantities
package import Texts

/// `stability LEVEL …`: the ranks that rounding leaves open.
package struct Stability: Verb {
  package let name = "stability"
  package let summary = "which ranks rounding could exchange, and how far"
  package let usage = "stability LEVEL NAMES [PERIOD]"
  package let example = "stability districts from japan 2012"

  package func need(hasLevel: Bool) -> Need { hasLevel ? .order : .anything }

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    let asked = try MembersCall(call, word: name, example: example, run)
    if let span = asked.question.withoutSpan {
      throw Refusal.surplusClause(of: name, span)
    }
    let solution = try Readings<Result<Ranking, Diagnostic>>(asked.question, run) {
      frame, _ throws(Diagnostic) in
      Ranking.attempt(frame, asked.level, asked.question, ascending: false, run)
    }.solve()
    guard let found = solution.values.first, solution.values.count == 1 else {
      throw Diagnostic(
        .surplusArgument, "an order is of one period", at: asked.question.periodSpan ?? call.span,
        hint: "name one year")
    }
    let ranking = try found.get()
    guard ranking.places.count > 1 else {
      throw Diagnostic(
        .noData, "only one member is listed there, and an order needs two", at: call.span,
        hint: "\(command: "show") gives the one figure")
    }
    return answer(ranking, solution, asked, run)
  }

  private func answer(
    _ ranking: Ranking, _ solution: Solution<Result<Ranking, Diagnostic>>, _ asked: MembersCall, _ run: Run
  ) -> Answer {
    let number = ranking.places.count
    let count = Rational(ranking.openPairs)
    var answer = Answer(
      headline: Quantity(unit: .count(nil), point: count, interval: Interval(count), decimals: 0))
    let subject = run.sentence(solution.frame, periods: solution.periods, leaving: [ranking.role])
    answer.sentence = Phrase(
      "how many of \(number * (number - 1) / 2) pairs rounding could exchange: "
        + "\(Wording.lowered(subject)), by \(Names.folded(asked.level.title))")
    answer.reading = asked.reading(solution, ranking.role)
    answer.table = table(ranking, run)
    answer.cells = ranking.measured.cells
    if !ranking.isExhaustive {
      answer.notes.append("among the \(ranking.places.count) listed, which are not all there are")
    }
    answer.notes += run.notes(on: answer.cells)
    return answer
  }

  private func table(_ ranking: Ranking, _ run: Run) -> Table {
    let unit = ranking.measured.unitName
    let title =
      ranking.measured.base.map { "Share of \(run.words(.code($0.whole), role: ranking.role))" } ?? "Value"
    func cell(_ rank: Int) -> Table.Cell {
      let rank = Rational(rank)
      let quantity = Quantity(unit: .rank, point: rank, interval: Interval(rank), decimals: 0)
      return .number(quantity, mark: "", showsUnit: false)
    }
    return Table(
      columns: [
        .init("Rank"), .init("Best"), .init("Worst"), .init(ranking.level.title, isNumeric: false),
        .init(title, unit: unit),
      ],
      rows: ranking.places.map { place in
        Table.Row([
          cell(place.rank), cell(place.open.lowerBound), cell(place.open.upperBound),
          .text(run.label(place.entry.choice, role: ranking.role)),
          .number(place.entry.quantity, mark: "", showsUnit: unit.isEmpty),
        ])
      })
  }
}
