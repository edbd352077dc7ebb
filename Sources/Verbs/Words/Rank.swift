package import Answers
import Claims
package import Language
import Observations
import Quantities
package import Texts

/// `rank LEVEL …`, `rank NAME among LEVEL …`: the order by size.
package struct Rank: Verb {
  package let name = "rank"
  package let summary = "the members of a level by size, or one member's place among them"
  package let usage = "rank LEVEL NAMES [PERIOD] | rank NAME among LEVEL NAMES [PERIOD]"
  package let example = "rank districts from japan 2012"

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    let items = try ItemReader.items(call.atoms, run)
    if let cut = items.firstIndex(where: { if case .preposition("among", _) = $0 { true } else { false } }) {
      return try RankAmong(call, Array(items[..<cut]), Array(items[(cut + 1)...]), run).answer()
    }
    return try RankTable(call, items, word: name, run).answer()
  }
}

/// `top N LEVEL …`
package struct Top: Verb {
  package let name = "top"
  package let summary = "the largest members of a level"
  package let usage = "top N LEVEL NAMES [PERIOD]"
  package let example = "top 3 hosts for japan cumulative 1951..1989"

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    try RankTable(call, try ItemReader.items(call.atoms, run), word: name, run).answer()
  }
}

/// `max LEVEL …`: the largest member.
package struct Max: Verb {
  package let name = "max"
  package let summary = "the largest member of a level"
  package let usage = "max LEVEL NAMES [PERIOD]"
  package let example = "max district from japan 2012"

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    try RankTable(call, try ItemReader.items(call.atoms, run), word: name, run).answer()
  }
}

/// `min LEVEL …`: the smallest member.
package struct Min: Verb {
  package let name = "min"
  package let summary = "the smallest member of a level"
  package let usage = "min LEVEL NAMES [PERIOD]"
  package let example = "min district from all investors 2012"

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    try RankTable(call, try ItemReader.items(call.atoms, run), word: name, run).answer()
  }
}

/// `count LEVEL …`: how many members have a figure.
package struct Count: Verb {
  package let name = "count"
  package let summary = "how many members of a level have a figure"
  package let usage = "count LEVEL NAMES [PERIOD] [where > VALUE]"
  package let example = "count districts from japan 2012 where > 100 mln USD"

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    try RankTable(call, try ItemReader.items(call.atoms, run), word: name, run).answer()
  }
}

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
    var answer = Answer(sentence: Phrase(sentence(ranking, solution)))
    answer.reading = reading(ranking, solution)
    answer.cells = ranking.measured.cells
    if word == "count" {
      let count = Rational(ranking.places.count)
      answer.headline = Quantity(unit: .count(nil), point: count, interval: Interval(count), decimals: 0)
    } else {
      answer.table = table(kept, ranking)
      if word == "max" || word == "min", kept.count == 1 { answer.headline = kept.first?.entry.quantity }
    }
    if !ranking.measured.missing.isEmpty {
      let names = ranking.measured.missing.map { run.label($0, role: ranking.role) }.joined(separator: ", ")
      answer.notes.append("without a figure that could be placed: \(names)")
    }
    if !ranking.isExhaustive, word != "count" {
      answer.notes.append("among the \(ranking.places.count) listed, which are not all there are")
    }
    answer.notes += run.notes(on: answer.cells)
    return answer
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
        ? ["\(mark) rounding could exchange it with a neighbour"] : [])
  }

  private func sentence(_ ranking: Ranking, _ solution: Solution<Result<Ranking, Diagnostic>>) -> String {
    let subject = run.sentence(solution.frame, periods: solution.periods, leaving: [ranking.role])
    let level = Names.folded(ranking.level.title)
    switch word {
    case "top": return "\(subject): the \(limit ?? 0) largest by \(level)"
    case "max": return "\(subject): the largest by \(level)"
    case "min": return "\(subject): the smallest by \(level)"
    case "count": return "\(subject): how many have a figure, by \(level)"
    default: return "\(subject): the order by \(level)"
    }
  }

  private func reading(_ ranking: Ranking, _ solution: Solution<Result<Ranking, Diagnostic>>) -> String {
    let number = word == "top" ? [String(limit ?? 0)] : []
    let level = ranking.level.level ?? ranking.role.rawValue
    return
      ([word] + number + [level == "country" ? "countries" : level == "company" ? "companies" : level + "s"]
      + run.items(solution.frame, periods: solution.periods) + run.clauses(question)).joined(separator: " ")
  }
}

/// `rank NAME among LEVEL …`: the printed rank where there is one, and the place among those listed.
struct RankAmong {
  private struct Value {
    let printed: (row: Int, base: Base)?
    let ranking: Ranking?
    let place: Ranking.Place?
    let role: Role
  }

  private let call: Call
  private let run: Run
  private let named: Named
  private let question: Question
  private let level: Level

  init(_ call: Call, _ before: [Item], _ after: [Item], _ run: Run) throws(Diagnostic) {
    self.call = call
    self.run = run
    var target: Named?
    for item in before { if case .named(let named) = item { target = named } }
    let question = Question(after, span: call.span, run)
    guard let target, target.choices.count == 1, let level = question.levels.first?.level,
      question.levels.count == 1
    else {
      throw Diagnostic(
        .missingArgument, "\(quoted: "rank") needs a name and a level", at: call.span,
        hint: "write \(command: "rank canada among hosts for japan cumulative 1951..1989")")
    }
    try run.allow(question, by: "rank", levels: true) { _ in false }
    named = target
    self.level = level
    self.question = question
  }

  func answer() throws(Diagnostic) -> Answer {
    let solution = try Readings<Value>(question, run) { frame, _ throws(Diagnostic) in
      try value(frame).map {
        Hit(
          value: $0, cells: ($0.printed.map { [$0.row] } ?? []) + ($0.place?.entry.figure.formula.cells ?? [])
        )
      }
    }.solve()
    guard let value = solution.values.first, solution.values.count == 1 else {
      throw Diagnostic(.surplusArgument, "a rank is of one period", at: question.periodSpan ?? call.span)
    }
    return answer(value, solution)
  }

  private func value(_ frame: Frame) throws(Diagnostic) -> Value? {
    guard let role = frame.opened.first, named.roles(in: run.structure).contains(role),
      let dimension = run.structure.place(of: role), let choice = named.choices.first,
      let measure = run.structure.place(of: .measure)
    else { return nil }
    let rank = run.codes.find("rank", in: "measures")
    let own = frame.address.with(dimension, choice)
    var printed: (row: Int, base: Base)?
    for base in run.catalogue.sortedBases where base.dimension == dimension {
      guard let rank else { continue }
      if let row = run.figures.preferred(run.figures.rows(own.with(measure, .code(rank)), base: base)),
        printed == nil
      {
        printed = (row, base)
      }
    }
    let isRank = rank.map { frame.address[measure] == .code($0) } ?? false
    let ranking =
      isRank ? nil : try? Ranking.attempt(frame, level, question, ascending: false, run)?.value.get()
    let place = ranking.flatMap { $0.places.count > 1 ? $0.places.first { $0.entry.choice == choice } : nil }
    if printed == nil, place == nil { return nil }
    return Value(printed: printed, ranking: ranking, place: place, role: role)
  }

  private func answer(_ value: Value, _ solution: Solution<Value>) -> Answer {
    var answer = Answer()
    let name = named.choices.first.map { run.words($0, role: value.role) } ?? ""
    let listed = value.place.map { place in
      let rank = Rational(place.rank)
      return Quantity(unit: .rank, point: rank, interval: Interval(rank), decimals: 0)
    }
    if let printed = value.printed, let figure = run.figures.figure(.cell(printed.row), unit: .rank) {
      let quantity = run.quantity(figure)
      answer.headline = quantity
      answer.evidence.append(
        Evidence(.published, quantity, place: run.figures.cube.statements[printed.row].place))
      answer.cells.append(printed.row)
      if let listed, let ranking = value.ranking {
        let verdict = run.verdict(of: printed.row, against: listed.interval)
        answer.evidence.append(
          Evidence(
            .recomputed, listed, detail: "of the \(ranking.places.count) listed",
            verdict: ranking.isExhaustive || verdict != .disagrees ? verdict : .notCheckable))
      }
    } else {
      answer.headline = listed
      if let ranking = value.ranking, let place = value.place {
        answer.evidence.append(
          Evidence(
            .measure, label: "value", place.entry.quantity, detail: "among \(ranking.places.count) listed"))
      }
    }
    answer.cells += value.ranking?.measured.cells ?? []
    if value.place?.isUnstable == true { answer.notes.append("rounding could exchange it with a neighbour") }
    let subject = run.sentence(solution.frame, periods: solution.periods, leaving: [value.role, .measure])
    answer.sentence = Phrase("rank of \(name): \(subject)")
    let levelWord = level.level ?? value.role.rawValue
    answer.reading =
      ([
        "rank", named.choices.first.map { run.typed($0, role: value.role) } ?? "", "among",
        levelWord == "country" ? "countries" : levelWord == "company" ? "companies" : levelWord + "s",
      ]
      + run.items(solution.frame, periods: solution.periods)).joined(separator: " ")
    answer.notes += run.notes(on: answer.cells)
    return answer
  }
}
