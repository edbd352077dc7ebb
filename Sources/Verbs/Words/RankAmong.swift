import Answers
import Claims
import Language
import Observations
import Quantities
import Texts

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
    for base in run.catalogue.bases.all where base.dimension == dimension {
      guard let rank else { continue }
      if let row = run.figures.preferred(run.figures.rows(own.with(measure, .code(rank)), base: base)),
        printed == nil
      {
        printed = (row, base)
      }
    }
    let ranking =
      run.isRank(frame)
      ? nil : try? Ranking.attempt(frame, level, question, ascending: false, run)?.value.get()
    let place = ranking.flatMap { $0.places.count > 1 ? $0.places.first { $0.entry.choice == choice } : nil }
    if printed == nil, place == nil { return nil }
    return Value(printed: printed, ranking: ranking, place: place, role: role)
  }

  /// Other readings of the line that have a printed rank, each print once.
  private func printedElsewhere(than own: Int?, _ solution: Solution<Value>) -> [OtherReading] {
    let readings = run.others(solution, question) { value in
      value.printed.flatMap { printed in
        printed.row == own
          ? nil : run.figures.figure(.cell(printed.row), unit: .rank).map { (run.quantity($0), $0) }
      }
    }
    var kept: [OtherReading] = []
    for reading in readings
    where !kept.contains(where: { $0.quantity.formula == reading.quantity.formula }) {
      kept.append(reading)
    }
    return kept
  }

  /// Whether the printed rank is one among fewer members than those that the line asks about: of a district's regions, where
  /// all regions are asked.
  private func isOfOthers(_ value: Value) -> Bool {
    guard let base = value.printed?.base, let ranking = value.ranking, !run.codes[base.whole].isTotal else {
      return false
    }
    return ranking.places.contains { place in
      guard case .code(let member) = place.entry.choice else { return false }
      return !run.codes.isAncestor(base.whole, of: member)
        && !run.codes.members(of: base.whole).contains(member)
    }
  }

  private func answer(_ value: Value, _ solution: Solution<Value>) -> Answer {
    var answer = Answer()
    let name = named.choices.first.map { run.words($0, role: value.role) } ?? ""
    let listed = value.place.map { place in
      let unplaced = value.ranking?.gaps ?? 0
      let open = Interval(
        low: Rational(place.open.lowerBound), high: Rational(place.open.upperBound + unplaced))
      return Quantity(unit: .rank, point: Rational(place.rank), interval: open, decimals: 0)
    }
    let isOfOthers = isOfOthers(value)
    if let printed = value.printed, !isOfOthers || listed == nil,
      let figure = run.figures.figure(.cell(printed.row), unit: .rank)
    {
      let quantity = run.quantity(figure)
      answer.headline = quantity
      answer.evidence.append(
        Evidence(.published, quantity, place: run.figures.cube.statements[printed.row].place))
      answer.cells.append(printed.row)
      if let listed, let ranking = value.ranking {
        let verdict = run.figures.number(printed.row).map {
          Assessor.verdict(rank: $0, listed.interval, isWhole: ranking.isExhaustive).0
        }
        answer.evidence.append(
          Evidence(
            .recomputed, listed, detail: "of the \(ranking.places.count) listed",
            verdict: verdict))
      }
    } else {
      answer.headline = listed
      if let ranking = value.ranking, let place = value.place {
        if !ranking.isLevelKnown { answer.beyond = .above }
        answer.evidence.append(
          Evidence(
            .measure, label: "value", place.entry.quantity, detail: "among \(ranking.places.count) listed"))
      }
    }
    if let printed = value.printed,
      isOfOthers || value.ranking == nil && !run.codes[printed.base.whole].isTotal
    {
      let statement = run.cube.statements[printed.row]
      let whole = run.words(.code(printed.base.whole), role: value.role)
      answer.notes.append(
        "\(run.placeText(statement.place)) prints \"\(statement.printed)\" among those of \(whole)")
    }
    answer.cells += value.ranking?.measured.cells ?? []
    if value.place?.isUnstable == true { answer.notes.append("rounding could exchange it with another") }
    if let gaps = value.ranking?.gaps, gaps > 0 {
      answer.notes.append(
        "\(Wording.count(gaps, "other")) \(gaps == 1 ? "has" : "have") no figure there, and may stand before it"
      )
    } else if answer.beyond != nil {
      answer.notes.append("others that are not listed may stand before it")
    }
    // Where the line asks for a printed rank, its frame does not say what is ranked.
    let isRank = run.isRank(solution.frame)
    let subject = run.sentence(
      solution.frame, periods: solution.periods, leaving: isRank ? [value.role, .measure] : [value.role])
    answer.others = printedElsewhere(than: value.printed?.row, solution)
    answer.sentence = Phrase("rank of \(name): \(subject)")
    answer.reading =
      ([
        "rank", named.choices.first.map { run.typed($0, role: value.role) } ?? "", "among",
        level.plural(of: value.role),
      ]
      + run.items(solution.frame, periods: solution.periods)).joined(separator: " ")
    answer.notes += run.notes(on: answer.cells)
    return answer
  }
}

extension Run {
  /// Whether a frame asks for printed ranks.
  fileprivate func isRank(_ frame: Frame) -> Bool {
    guard let measure = structure.place(of: .measure), let rank = codes.find("rank", in: "measures") else {
      return false
    }
    return frame.address[measure] == .code(rank)
  }
}
