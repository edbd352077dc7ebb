package import Answers
import Claims
package import Language
import Observations
import Quantities
package import Texts

/// `show SELECTION`: a table of what is printed, one-way or two-way, or a printed table as it stands.
package struct Show: Verb {
  package let name = "show"
  package let summary = "a table of what is printed"
  package let usage =
    "show NAMES [by LEVEL, LEVEL] [PERIOD] [with shares, totals, published] | show table N of DOCUMENT"
  package let example = "show from japan by district 2012 with shares, totals"

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    let items = try ItemReader.items(call.atoms, run).map(Show.opened)
    if let printed = try printedTable(items, run) { return printed }
    var question = Question(items, span: call.span, run)
    question.unnamed = .released
    try run.allow(question, by: name, levels: true, lists: true) { clause in
      switch clause {
      case .with, .shown, .whereAbove: true
      case .table, .average, .without: false
      }
    }
    guard !question.entries.isEmpty || !question.levels.isEmpty else {
      throw Diagnostic(
        .missingArgument, "\(quoted: "show") needs a name or a level", at: call.span,
        hint: "write \(command: example), or \(command: "list tables")")
    }
    let isOpen =
      !question.levels.isEmpty || question.entries.contains { $0.named.choices.count > 1 }
      || Show.hasManyPeriods(question)
    return isOpen ? try table(question, run) : try single(question, run)
  }

  /// `table N of DOCUMENT`, which stands alone: it is shown as it is printed.
  private func printedTable(_ items: [Item], _ run: Run) throws(Diagnostic) -> Answer? {
    for item in items {
      guard case .clause(.table(let id, let document), let span) = item else { continue }
      if let other = items.first(where: { $0.span != span }) {
        throw Diagnostic(
          .surplusArgument, "a printed table is shown whole, and nothing else goes with it", at: other.span,
          hint: "\(command: example) chooses what to show")
      }
      return try PrintedGrid.answer(id, document, span, run)
    }
    return nil
  }

  /// A table shows the members of a set one by one.
  private static func opened(_ item: Item) -> Item {
    guard case .named(var named) = item, named.choices.count == 1,
      case .set(let members)? = named.choices.first
    else {
      return item
    }
    named.choices = members.map { .code($0) }
    return .named(named)
  }

  private static func hasManyPeriods(_ question: Question) -> Bool {
    if case .listed(let periods)? = question.periods { periods.count > 1 } else { false }
  }

  // MARK: One cell

  private func single(_ question: Question, _ run: Run) throws(Diagnostic) -> Answer {
    let solution = try Readings<Frame>(question, run) { frame, _ throws(Diagnostic) in
      guard let row = run.figures.preferred(run.anyRows(frame.address)) else { return nil }
      return Hit(value: frame, cells: [row])
    }.solve()
    guard let frame = solution.values.first else {
      throw Diagnostic(.noData, "nothing is printed", at: question.span)
    }
    var answer = Answer()
    answer.reading = (["show"] + run.items(solution.frame, periods: solution.periods) + run.clauses(question))
      .joined(separator: " ")
    answer.sentence = Phrase(run.sentence(solution.frame, periods: solution.periods))
    let own = run.figures.rows(frame.address, base: nil)
    if let row = run.figures.preferred(own),
      let figure = run.figures.figure(.cell(row), unit: run.figures.unit(of: row))
    {
      answer.headline = try run.shown(run.quantity(figure), question)
      let recomputed = run.figures.recomputed(frame.address)
      answer.evidence = run.evidence(printed: row, rows: own, recomputed: recomputed)
      answer.cells = [row] + (recomputed?.formula.cells ?? [])
    }
    try addShares(of: frame, question, run, &answer)
    if answer.cells.first.map({ !own.contains($0) }) ?? false, let share = answer.headline {
      answer.headline = try run.shown(share, question)
    }
    answer.others = run.others(solution, question) { other in
      guard let row = run.figures.preferred(run.figures.rows(other.address, base: nil)),
        let figure = run.figures.figure(.cell(row), unit: run.figures.unit(of: row))
      else { return nil }
      return (run.quantity(figure), figure)
    }
    answer.notes = run.notes(on: answer.cells)
    return answer
  }

  /// The shares printed of the same cell, each with its whole; the first is the headline if the cell has no amount.
  private func addShares(
    of frame: Frame, _ question: Question, _ run: Run, _ answer: inout Answer
  ) throws(Diagnostic) {
    for base in run.catalogue.bases.all {
      let rows = run.figures.rows(frame.address, base: base)
      guard let row = run.figures.preferred(rows), run.structure.dimensions.indices.contains(base.dimension),
        let figure = run.figures.figure(.cell(row), unit: run.figures.unit(of: row)),
        let role = run.structure.dimensions[base.dimension].role
      else { continue }
      let whole = frame.address.with(base.dimension, .code(base.whole))
      let quantity = run.quantity(figure, base: ShareBase(dimension: base.dimension, whole: whole))
      if answer.headline == nil { answer.headline = quantity }
      let what: Phrase =
        figure.unit == .rank
        ? "among the parts of \(run.words(.code(base.whole), role: role))"
        : "of \(run.words(.code(base.whole), role: role))"
      answer.evidence.append(
        Evidence(
          .measure, label: figure.unit == .rank ? "rank" : figure.unit == .percent ? "share" : "value",
          quantity,
          detail: what, place: run.figures.cube.statements[row].place))
      answer.cells.append(row)
    }
  }

  // MARK: Tables

  private func table(_ question: Question, _ run: Run) throws(Diagnostic) -> Answer {
    var question = question
    let periods: [Period]? =
      if case .listed(let listed)? = question.periods, listed.count > 1 { listed } else { nil }
    let opensPeriods = question.levels.contains { $0.level.roles == [.period] }
    if periods != nil || opensPeriods { question.series = .several }
    if opensPeriods, periods == nil { question.periods = nil }
    let solution = try Readings<Frame>(question, run) { frame, _ throws(Diagnostic) in
      let rows = run.anyRows(Show.opened(frame, run)).filter { !run.figures.cube.statements[$0].isBlank }
      let wanted = Show.membersOnly(rows, frame, question, run)
      return wanted.isEmpty ? nil : Hit(value: frame, cells: wanted, anyTable: true)
    }.solve()
    return try ShowTable(
      solution, question, periods: solution.periods.count > 1 || opensPeriods ? solution.periods : nil, run
    ).answer()
  }

  /// A frame's address with its lists and levels open.
  static func opened(_ frame: Frame, _ run: Run) -> Address {
    var address = frame.address
    for role in frame.lists.keys { if let place = run.structure.place(of: role) { address[place] = .any } }
    for role in frame.opened where role != .period {
      if let place = run.structure.place(of: role) { address[place] = .any }
    }
    return address
  }

  private static func membersOnly(_ rows: [Int], _ frame: Frame, _ question: Question, _ run: Run) -> [Int] {
    var kept = rows
    for (level, role) in zip(question.levels.map(\.level), frame.opened) where role != .period {
      guard let place = run.structure.place(of: role) else { continue }
      let members = Set(run.members(level, role, frame, residuals: true))
      kept = kept.filter { members.contains(run.figures.cube.columns[place][$0]) }
    }
    for (role, list) in frame.lists {
      guard let place = run.structure.place(of: role) else { continue }
      let codes = Set(list.compactMap { run.figures.declared($0) })
      kept = kept.filter { codes.contains(run.figures.cube.columns[place][$0]) }
    }
    return kept
  }
}

extension Run {
  /// Rows of an address whatever they are shares of.
  func anyRows(_ address: Address) -> [Int] {
    var rows = figures.rows(address, base: nil)
    for base in catalogue.bases.all { rows += figures.rows(address, base: base) }
    return rows.sorted()
  }
}
