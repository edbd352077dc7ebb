import Answers
import Claims
import Language
import Observations
import Quantities
import Texts

/// What the words on orders share: `rank`, `top`, `max`, `min`, `count`.
struct RankTable {
  private let call: Call
  private let word: String
  private let run: Run
  private let question: Question
  private let level: Level
  private let limit: Int?

  init(_ call: Call, _ items: [Item], word: String, _ run: Run) throws(Diagnostic) {
    self.call = call
    self.word = word
    self.run = run
    let question = Question(items, span: call.span, run)
    try run.allow(question, by: word, levels: true, numbers: word == "top", lists: true) {
      if case .whereAbove = $0 { true } else { false }
    }
    guard let level = question.levels.first?.level, question.levels.count == 1 else {
      throw Diagnostic(
        .missingArgument, "\(quoted: word) needs one level", at: call.span,
        hint:
          "write \(command: "\(word)\(word == "top" ? " 3" : "") districts …"), or hosts, investors, sectors, regions"
      )
    }
    if level.roles == [.period] {
      throw Diagnostic(
        .surplusArgument, "\(quoted: word) orders places, investors or sectors, not years",
        at: question.levels[0].span,
        hint: "\(command: "trend") shows the years")
    }
    if let several = question.entries.first(where: { $0.named.choices.count > 1 }) {
      throw Diagnostic(
        .surplusArgument, "\(quoted: word) orders a level, not a list", at: several.named.span,
        hint: "\(command: "compare") takes a list")
    }
    limit = try RankTable.limit(question, word, call.span)
    self.level = level
    self.question = question
  }

  private static func limit(_ question: Question, _ word: String, _ span: Span) throws(Diagnostic) -> Int? {
    guard word == "top" else { return nil }
    guard let first = question.numbers.first, question.numbers.count == 1, let number = Int(first.text),
      number > 0
    else {
      throw Diagnostic(
        .missingArgument, "\(quoted: "top") needs how many", at: question.numbers.first?.span ?? span,
        hint: "write \(command: "top 3 districts …")")
    }
    return number
  }

  func answer() throws(Diagnostic) -> Answer {
    let ascending = word == "min"
    let solution = try Readings<Result<Ranking, Diagnostic>>(question, run) { frame, _ throws(Diagnostic) in
      Ranking.attempt(frame, level, question, ascending: ascending, run)
    }.solve()
    guard let found = solution.values.first, solution.values.count == 1 else {
      throw Diagnostic(
        .surplusArgument, "an order is of one period", at: question.periodSpan ?? call.span,
        hint: "\(command: "show") makes a table of several")
    }
    let ranking = try found.get()
    if word != "count", ranking.measured.entries.count < 2 {
      let only = ranking.measured.entries.first.map { run.label($0.choice, role: ranking.role) } ?? ""
      throw Diagnostic(
        .noData, "only \(only) is listed there, and an order needs two", at: call.span,
        hint: "\(command: "show") gives the one figure")
    }
    return answer(ranking, solution)
  }

  private func answer(_ ranking: Ranking, _ solution: Solution<Result<Ranking, Diagnostic>>) -> Answer {
    let kept: [Ranking.Place]
    switch word {
    case "top": kept = ranking.places.filter { $0.rank <= limit ?? 0 }
    case "max", "min": kept = ranking.places.filter { $0.rank == 1 }
    default: kept = ranking.places
    }
    var answer = Answer(sentence: Phrase(sentence(ranking, solution) + run.limitWords(question)))
    answer.reading = reading(ranking, solution)
    answer.cells = ranking.measured.cells
    if word == "count" {
      answer.headline = ranking.count
      if ranking.undecided > 0 {
        answer.notes.append(
          "rounding leaves open on which side of the limit \(Wording.count(ranking.undecided, "figure")) \(ranking.undecided == 1 ? "is" : "are")"
        )
      }
    } else {
      answer.table = table(kept, ranking)
      if word == "max" || word == "min", kept.count == 1 {
        answer.headline = kept.first.flatMap { ranking.first.quantity($0.entry.quantity) }
      }
    }
    let isOpen = !ranking.isLevelKnown || ranking.gaps > 0
    if isOpen { answer.beyond = beyond }
    if let note = ranking.unplaced(run) { answer.notes.append(note) }
    if isOpen, word != "count" || answer.beyond != nil {
      answer.notes.append(
        "among the \(ranking.measured.entries.count) listed, which are not all there are")
    }
    answer.notes += run.notes(on: answer.cells)
    return answer
  }

  /// Where members that are not listed may take the number; how many have a figure is sure, how many pass a limit is not.
  private var beyond: Answer.Beyond? {
    switch word {
    case "max": .above
    case "min": .below
    case "count": question.clauses.isEmpty ? nil : .above
    default: nil
    }
  }

  private func table(_ places: [Ranking.Place], _ ranking: Ranking) -> Table {
    let unit = ranking.measured.unitName
    let title =
      ranking.measured.base.map { "Share of \(run.words(.code($0.whole), role: ranking.role))" } ?? "Value"
    let mark = "~"
    return Table(
      columns: [
        .init("Rank"), .init(ranking.level.title, isNumeric: false), .init(title, unit: unit),
      ],
      rows: places.map { place in
        let rank = Rational(place.rank)
        return Table.Row([
          .number(
            Quantity(unit: .rank, point: rank, interval: Interval(rank), decimals: 0),
            mark: place.isUnstable ? mark : "", showsUnit: false),
          .text(run.label(place.entry.choice, role: ranking.role)),
          .number(place.entry.quantity, mark: "", showsUnit: unit.isEmpty),
        ])
      },
      footnotes: places.contains { $0.isUnstable }
        ? ["\(mark) rounding could exchange it with another"] : [])
  }

  private func sentence(_ ranking: Ranking, _ solution: Solution<Result<Ranking, Diagnostic>>) -> String {
    let subject = run.sentence(solution.frame, periods: solution.periods, leaving: [ranking.role])
    let level = Names.folded(ranking.level.title)
    switch word {
    case "top": return "\(subject): the \(min(limit ?? 0, ranking.places.count)) largest by \(level)"
    case "max": return "\(subject): the largest by \(level)"
    case "min": return "\(subject): the smallest by \(level)"
    case "count": return "\(subject): how many have a figure, by \(level)"
    default: return "\(subject): the order by \(level)"
    }
  }

  private func reading(_ ranking: Ranking, _ solution: Solution<Result<Ranking, Diagnostic>>) -> String {
    let number = word == "top" ? [String(limit ?? 0)] : []
    return
      ([word] + number + [ranking.level.plural(of: ranking.role)]
      + run.items(solution.frame, periods: solution.periods) + run.clauses(question)).joined(separator: " ")
  }
}
