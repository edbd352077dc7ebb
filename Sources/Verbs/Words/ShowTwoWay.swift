import Answers
import Claims
import Observations
import Texts

/// Tables with rows and columns: amounts, or shares, whichever is printed of more of the cells.
extension ShowTable {
  /// What the cells can hold, and how it is asked for.
  private struct Grid {
    let isAmounts: Bool
    var cells: [[Found]]

    var count: Int { cells.reduce(0) { $0 + $1.count { $0.figure != nil } } }
  }

  func twoWay(_ rows: Axis, _ columns: Axis) throws(Diagnostic) -> Answer {
    if let filter = question.clauses.first(where: { if case .whereAbove = $0.clause { true } else { false } })
    {
      throw Diagnostic(
        .surplusArgument, "\(quoted: "where") leaves out rows, and these have several numbers each",
        at: filter.span,
        hint: "fix one of the two ways to a single name, or leave \(command: "where") out")
    }
    if let clause = question.clauses.first(where: { ShowTable.isOfOneColumn($0.clause) }) {
      throw Diagnostic(
        .surplusArgument, "a table with rows and columns has neither totals nor places", at: clause.span,
        hint: "fix one of the two ways to a single name or year")
    }
    var grids = grids(rows, columns)
    if question.shown != nil, let fitting = grids.first(where: { hasUnit($0.cells.flatMap { $0 }) }) {
      grids = [fitting]
    }
    guard var chosen = grids.first else { throw Diagnostic(.noData, "nothing is printed", at: question.span) }
    for grid in grids where grid.count > chosen.count { chosen = grid }
    try checkUnit(chosen.cells.flatMap { $0 })
    let (rows, columns) = withoutEmpty(rows, columns, &chosen.cells)
    let all = column(chosen.cells.flatMap { $0 }, mark: "*")
    var answer = Answer(
      sentence: Phrase(
        run.sentence(frame, periods: periodsShown(columns, rows), leaving: [rows.role, columns.role])))
    var footnotes = all.notes
    if all.base != nil { footnotes.insert("shares of \(words(all.base))", at: 0) }
    let width = columns.choices.count
    answer.table = Table(
      columns: [.init(rows.title, isNumeric: false)]
        + columns.choices.map { .init(run.label($0, role: columns.role), unit: all.unit) },
      rows: rows.choices.enumerated().map { index, row in
        Table.Row(
          [.text(run.label(row, role: rows.role))] + Array(all.cells[(index * width)..<((index + 1) * width)])
        )
      }, footnotes: footnotes)
    answer.cells = chosen.cells.flatMap { $0 }.flatMap { $0.figure?.formula.cells ?? [] }
    if let other = grids.first(where: { $0.isAmounts != chosen.isAmounts && $0.count > 0 }) {
      answer.notes.append(ShowTable.note(on: other))
    }
    return answer
  }

  /// Whether a clause asks for what only a table of one column has.
  private static func isOfOneColumn(_ clause: Clause) -> Bool {
    if case .with(let extras) = clause {
      extras.contains("totals") || extras.contains("published")
    } else {
      false
    }
  }

  private static func note(on other: Grid) -> Phrase {
    let way: Phrase = other.isAmounts ? "\(command: "as mln USD")" : "\(command: "with shares")"
    return
      "\(other.count) \(other.isAmounts ? "amount" : "share")\(other.count == 1 ? " is" : "s are") printed too: "
      + way
  }

  /// Amounts and shares; the shares alone where the line asks for them.
  private func grids(_ rows: Axis, _ columns: Axis) -> [Grid] {
    let (down, across) = (place(rows.role), place(columns.role))
    func address(_ row: Choice, _ column: Choice) -> Address {
      frame.address.with(down, row).with(across, column)
    }
    var grids: [Grid] = []
    if !question.has("shares") {
      grids.append(
        Grid(
          isAmounts: true,
          cells: rows.choices.map { row in columns.choices.map { amount(address(row, $0)) } }))
    }
    for dimension in [down, across] {
      grids.append(
        Grid(
          isAmounts: false,
          cells: rows.choices.map { row in columns.choices.map { share(address(row, $0), dimension) } }))
    }
    return grids
  }

  /// Rows and columns with nothing in them are left out.
  private func withoutEmpty(_ rows: Axis, _ columns: Axis, _ grid: inout [[Found]]) -> (Axis, Axis) {
    func isEmpty(_ found: Found) -> Bool { found.rows.isEmpty && found.figure == nil }
    let down = grid.indices.filter { row in !grid[row].allSatisfy(isEmpty) }
    let across = columns.choices.indices.filter { column in !grid.allSatisfy { isEmpty($0[column]) } }
    grid = down.map { row in across.map { grid[row][$0] } }
    return (
      Axis(role: rows.role, choices: down.map { rows.choices[$0] }, title: rows.title),
      Axis(role: columns.role, choices: across.map { columns.choices[$0] }, title: columns.title)
    )
  }

  private func periodsShown(_ a: Axis, _ b: Axis) -> [Period] {
    a.role == .period || b.role == .period ? [] : solution.periods
  }
}
