import Answers
import Claims
import Observations
import Quantities
import Texts

/// Builds the table of a `show`.
struct ShowTable {
  /// What runs along one side of the table.
  struct Axis {
    let role: Role
    let choices: [Choice]
    let title: String
  }

  let solution: Solution<Frame>
  let question: Question
  let run: Run
  private let periods: [Period]?
  let frame: Frame

  init(_ solution: Solution<Frame>, _ question: Question, periods: [Period]?, _ run: Run) {
    self.solution = solution
    self.question = question
    self.periods = periods
    self.run = run
    frame = periods == nil ? run.at(solution.periods.first, solution.frame) : solution.frame
  }

  func answer() throws(Diagnostic) -> Answer {
    if let clause = question.shown { _ = try TypedNumber.unit(clause.words, clause.span, run.codes) }
    let axes = try self.axes()
    guard let rows = axes.first else { throw Diagnostic(.noData, "nothing is printed", at: question.span) }
    var answer = axes.count > 1 ? try twoWay(rows, axes[1]) : try oneWay(rows)
    answer.reading = reading()
    answer.notes += run.notes(on: answer.cells.filter { !isCut($0) })
    return answer
  }

  private func reading() -> String {
    let levels = question.levels.map { Names.folded($0.level.level ?? $0.level.roles.first?.rawValue ?? "") }
    var items = run.items(solution.frame, periods: periods ?? solution.periods)
    if solution.frame.opened.contains(.period), let text = Run.typed(solution.periods) { items.append(text) }
    if !levels.isEmpty { items.append("by " + levels.joined(separator: ", ")) }
    return (["show"] + items + run.clauses(question)).joined(separator: " ")
  }

  // MARK: Axes

  private func axes() throws(Diagnostic) -> [Axis] {
    var axes: [Axis] = []
    for (level, role) in zip(question.levels, frame.opened) {
      if role == .period {
        if let axis = periodAxis { axes.append(axis) }
        continue
      }
      let members = run.members(level.level, role, frame, residuals: true)
      axes.append(Axis(role: role, choices: members.map { .code($0) }, title: level.level.title))
    }
    for (role, list) in frame.lists {
      axes.append(Axis(role: role, choices: list, title: Wording.capitalised(role.rawValue)))
    }
    if !axes.contains(where: { $0.role == .period }), let axis = periodAxis { axes.append(axis) }
    if axes.count > 2 {
      throw Diagnostic(
        .surplusArgument, "a table has rows and columns, and this asks for \(number: axes.count) ways",
        at: question.span, hint: "fix one of them to a single name or year")
    }
    return axes
  }

  private var periodAxis: Axis? {
    periods.map { periods in
      Axis(
        role: .period, choices: periods.map { run.code(of: $0).map { .code($0) } ?? .set([]) },
        title: "Period")
    }
  }

  func place(_ role: Role) -> Int { run.structure.place(of: role) ?? 0 }

  // MARK: Cells

  struct Found {
    let cell: Table.Cell
    let rows: [Int]
    let figure: Figure?
    let quantity: Quantity?
    let base: Base?
  }

  /// The printed amount (or count, or index) on an address.
  func amount(_ address: Address) -> Found {
    found(run.figures.rows(address, base: nil), base: nil)
  }

  /// The printed share on an address, of any whole in a dimension.
  func share(_ address: Address, _ dimension: Int?) -> Found {
    var blanks: [Int] = []
    for base in run.catalogue.bases.all where dimension.map({ $0 == base.dimension }) ?? true {
      let rows = run.figures.rows(address, base: base)
      let one = found(rows, base: base)
      if one.figure != nil { return one }
      blanks += rows
    }
    return found(blanks, base: nil)
  }

  /// A number as `as` asks for it; one that has no such unit stays as it is printed.
  private func shown(_ quantity: Quantity) -> Quantity {
    quantity.unit.isAmount ? (try? run.shown(quantity, question)) ?? quantity : quantity
  }

  /// Whether one of the numbers has the unit that `as` asks for, or none is asked for.
  func hasUnit(_ figures: [Found]) -> Bool {
    figures.contains { figure in figure.quantity.map { (try? run.shown($0, question)) != nil } ?? false }
  }

  /// A unit that none of the numbers has is refused.
  func checkUnit(_ figures: [Found]) throws(Diagnostic) {
    guard question.shown != nil, let first = figures.lazy.compactMap(\.quantity).first, !hasUnit(figures)
    else { return }
    _ = try run.shown(first, question)
  }

  private func found(_ rows: [Int], base: Base?) -> Found {
    guard let row = run.figures.preferred(rows),
      let figure = run.figures.figure(.cell(row), unit: run.figures.unit(of: row))
    else {
      let print = rows.first { !run.figures.cube.statements[$0].isBlank }.map {
        run.figures.cube.statements[$0].printed
      }
      let cell = print.map { Table.Cell.printed($0) } ?? (rows.isEmpty ? .none : .blank)
      return Found(cell: cell, rows: rows, figure: nil, quantity: nil, base: base)
    }
    let whole = base.map {
      ShareBase(dimension: $0.dimension, whole: frame.address.with($0.dimension, .code($0.whole)))
    }
    let quantity = shown(run.quantity(figure, base: whole))
    return Found(cell: .blank, rows: [row], figure: figure, quantity: quantity, base: base)
  }

  /// A column of found numbers: its unit, its cells with marks, and the footnotes for those of another whole.
  func column(_ found: [Found], mark: String) -> (
    unit: String, cells: [Table.Cell], notes: [String], base: Base?
  ) {
    let units = Set(found.compactMap { $0.quantity.map(Measured.unitName) })
    let unit = units.count == 1 ? units.first ?? "" : ""
    let bases = found.compactMap(\.base)
    var counts: [(base: Base, count: Int)] = []
    for base in bases {
      if let place = counts.firstIndex(where: { $0.base == base }) {
        counts[place].count += 1
      } else {
        counts.append((base, 1))
      }
    }
    let common = counts.max { $0.count < $1.count }?.base
    var marks: [(base: Base, mark: String)] = []
    for entry in counts where entry.base != common {
      marks.append((entry.base, String(repeating: mark, count: marks.count + 1)))
    }
    let cells = found.map { one -> Table.Cell in
      guard let quantity = one.quantity else { return one.cell }
      var own = one.base.flatMap { base in marks.first { $0.base == base }?.mark } ?? ""
      if one.rows.contains(where: isCut) { own += ShowTable.cutMark }
      return .number(quantity, mark: own, showsUnit: unit.isEmpty)
    }
    let notes = marks.compactMap { entry -> String? in
      guard let role = run.structure.dimensions[entry.base.dimension].role else { return nil }
      return "\(entry.mark) of \(run.words(.code(entry.base.whole), role: role))"
    }
    let cut = found.contains { $0.rows.contains(where: isCut) }
    return (
      unit, cells, notes + (cut ? ["\(ShowTable.cutMark) digits after the comma are lost in print"] : []),
      common
    )
  }

  private static let cutMark = "†"

  /// Whether a print has lost its decimals: its zero is not known to be one.
  private func isCut(_ row: Int) -> Bool { run.figures.cube.statements[row].hasRemark("digits-lost") }

  func words(_ base: Base?) -> String {
    guard let base, let role = run.structure.dimensions[base.dimension].role else { return "" }
    return run.words(.code(base.whole), role: role)
  }

  // MARK: One-way

  private func oneWay(_ axis: Axis) throws(Diagnostic) -> Answer {
    let dimension = place(axis.role)
    let addresses = axis.choices.map { frame.address.with(dimension, $0) }
    var kept = Array(addresses.indices)
    let amounts = addresses.map { amount($0) }
    let shareDimension = axis.role == .period ? nil : dimension
    var shares = addresses.map { share($0, shareDimension) }
    if !shares.contains(where: { $0.figure != nil }), shareDimension != nil {
      shares = addresses.map { share($0, nil) }
    }
    let hasAmounts = amounts.contains { $0.figure != nil }
    let hasShares = shares.contains { $0.figure != nil }
    if let limit = try run.limit(question, on: (hasAmounts ? amounts : shares).compactMap(\.quantity)) {
      kept = kept.filter { index in
        guard let quantity = (hasAmounts ? amounts : shares)[index].quantity else { return false }
        return limit.allows(quantity)
      }
    }
    try checkUnit((hasAmounts ? amounts : []) + (!hasAmounts || question.has("shares") ? shares : []))
    var columns = [Table.Column(axis.title, isNumeric: false)]
    var body: [[Table.Cell]] = kept.map { [.text(run.label(axis.choices[$0], role: axis.role))] }
    var answer = Answer(sentence: Phrase(sentence(axis)))
    var notes: [String] = []
    var base: Base?
    if hasAmounts {
      let column = column(kept.map { amounts[$0] }, mark: "*")
      notes += column.notes
      columns.append(.init(subjectTitle(amounts.first { $0.figure != nil }), unit: column.unit))
      for index in body.indices { body[index].append(column.cells[index]) }
      answer.cells += kept.flatMap { amounts[$0].figure?.formula.cells ?? [] }
    }
    if !hasAmounts || question.has("shares") {
      if question.has("shares"), !hasShares || hasAmounts { shares = filled(shares, addresses, axis) }
    }
    if hasAmounts, question.has("shares"), !kept.contains(where: { shares[$0].figure != nil }) {
      answer.notes.append("nothing that is printed gives shares of these")
    } else if !hasAmounts || question.has("shares") {
      let column = column(kept.map { shares[$0] }, mark: "*")
      base = column.base
      columns.append(.init("Share of \(words(column.base))", unit: column.unit))
      for index in body.indices { body[index].append(column.cells[index]) }
      notes += column.notes.filter { !notes.contains($0) }
      answer.cells += kept.flatMap { shares[$0].figure?.formula.cells ?? [] }
    } else if hasShares {
      answer.notes.append("shares are printed too: \(command: "with shares")")
    }
    if question.has("published") {
      columns.append(.init("Printed", isNumeric: false))
      columns.append(.init("Place", isNumeric: false))
      for (index, place) in kept.enumerated() {
        let row = (hasAmounts ? amounts : shares)[place].rows.first
        body[index].append(row.map { .printed(run.figures.cube.statements[$0].printed) } ?? .none)
        body[index].append(row.map { .text(run.placeText(run.figures.cube.statements[$0].place)) } ?? .none)
      }
    }
    var rows = body.map { Table.Row($0) }
    if question.has("totals") {
      let totals = try totals(
        axis, kept, hasAmounts ? amounts : shares, isShare: !hasAmounts, base: hasAmounts ? nil : base)
      rows += totals.rows.map { padded($0, to: columns.count) }
      notes += leftOut(axis, kept, hasAmounts ? amounts : shares)
      answer.notes += totals.notes
      answer.cells += totals.cells
    }
    answer.table = Table(columns: columns, rows: rows, footnotes: notes)
    return answer
  }

  private func padded(_ row: Table.Row, to count: Int) -> Table.Row {
    Table.Row(row.kind, row.cells + Array(repeating: .text(""), count: max(0, count - row.cells.count)))
  }

  private func subjectTitle(_ found: Found?) -> String {
    guard let unit = found?.figure?.unit else { return "Value" }
    switch unit {
    case .currency:
      if case .code(let measure) = frame.address[place(.measure)] {
        return Wording.capitalised(run.codes[measure].name)
      }
      return "Amount"
    case .count: return "Number"
    case .index:
      if case .code(let measure) = frame.address[place(.measure)] {
        return Wording.capitalised(run.codes[measure].name)
      }
      return "Index"
    default: return "Value"
    }
  }

  /// Shares that are not printed, computed from the amounts.
  private func filled(_ shares: [Found], _ addresses: [Address], _ axis: Axis) -> [Found] {
    let dimension = place(axis.role)
    return zip(shares, addresses).map { share, address in
      if share.figure != nil || axis.role == .period { return share }
      for top in run.tops(of: address[dimension], role: axis.role) {
        let base = Base(dimension: dimension, whole: top)
        guard let figure = run.figures.share(address, base: base), figure.unit == .percent else { continue }
        let whole = address.with(dimension, .code(top))
        return Found(
          cell: .none, rows: [], figure: figure,
          quantity: run.quantity(figure, base: ShareBase(dimension: dimension, whole: whole)), base: base)
      }
      return share
    }
  }

  private func sentence(_ axis: Axis) -> String {
    run.sentence(
      frame, periods: axis.role == .period ? periods ?? [] : solution.periods, leaving: [axis.role])
      + (axis.role == .period ? "" : ", by \(Names.folded(axis.title))") + run.limitWords(question)
  }

  // MARK: Totals

  /// The sum of the rows that are kept beside the printed total. `found` is of every choice of the axis.
  private func totals(
    _ axis: Axis, _ kept: [Int], _ found: [Found], isShare: Bool, base: Base?
  ) throws(Diagnostic) -> (rows: [Table.Row], notes: [Phrase], cells: [Int]) {
    guard axis.role != .period else {
      throw Diagnostic(
        .notAdditive, "years have no total here", at: question.span,
        hint: "\(command: "trend") shows their course")
    }
    let members = axis.choices.compactMap(\.single)
    if let pair = run.nested(members) {
      throw Diagnostic(
        .notAdditive,
        "\(run.codes[pair.part].name) is a part of \(run.codes[pair.whole].name): they have no sum",
        at: question.span, hint: "choose one level: \(command: "by district"), \(command: "by region")")
    }
    let summed = kept.filter { found[$0].base == base && found[$0].figure != nil }
    let figures = summed.compactMap { found[$0].figure }
    guard let unit = figures.first?.unit, figures.allSatisfy({ $0.unit == unit }),
      let sum = run.figures.figure(.sum(figures.map(\.formula)), unit: unit)
    else {
      throw Diagnostic(.unitMismatch, "the rows have no sum: their units differ", at: question.span)
    }
    let showsUnit = Set(kept.compactMap { found[$0].quantity.map(Measured.unitName) }).count > 1
    func line(_ label: String, _ quantity: Quantity) -> Table.Row {
      Table.Row(.summary, [.text(label), .number(quantity, mark: "", showsUnit: showsUnit)])
    }
    var rows = [line("Sum of the rows", shown(run.quantity(sum)))]
    guard let total = total(members, axis, isShare: isShare, base: base), total.unit == unit,
      let residual = run.figures.figure(
        .difference(total.formula, sum.formula), unit: unit == .percent ? .points : unit)
    else { return (rows, [], sum.formula.cells) }
    rows.insert(Table.Row(.total, line("Published total", shown(run.quantity(total))).cells), at: 0)
    rows.append(line("Residual", shown(run.quantity(residual))))
    return (
      rows, [remark(total, sum, summed.compactMap { axis.choices[$0].single })],
      total.formula.cells + sum.formula.cells
    )
  }

  /// What a sum cannot hold, because the print does not say in which units it is.
  private func leftOut(_ axis: Axis, _ kept: [Int], _ found: [Found]) -> [String] {
    kept.compactMap { place in
      guard found[place].figure == nil, case .printed(let print) = found[place].cell else { return nil }
      return "the sum is without \(run.label(axis.choices[place], role: axis.role)): "
        + "\(print) is printed without its multiplier"
    }
  }

  private func remark(_ total: Figure, _ sum: Figure, _ members: [CodeID]) -> Phrase {
    let isWhole =
      members.first.flatMap { run.codes[$0].parent }.map { parent in
        run.figures.exhaustiveParts(of: parent, at: frame.address).map { Set($0) == Set(members) } ?? false
      } ?? false
    return run.residualRemark(total, sum, isWhole: isWhole)
  }

  private func total(_ members: [CodeID], _ axis: Axis, isShare: Bool, base: Base?) -> Figure? {
    let dimension = place(axis.role)
    for top in run.tops(of: .set(members), role: axis.role).reversed() {
      let address = frame.address.with(dimension, .code(top))
      if isShare {
        guard let base, let share = run.figures.share(address, base: base, derive: false) else { continue }
        return share
      }
      if let value = run.figures.value(address, derive: false) { return value }
    }
    return nil
  }
}

extension Run {
  /// What is to be said of the difference between a printed total and the sum of its rows.
  func residualRemark(_ total: Figure, _ sum: Figure, isWhole: Bool) -> Phrase {
    if sum.interval.meets(total.interval) { return "the residual is within rounding" }
    return isWhole
      ? "the residual is more than rounding explains"
      : "the rows are not all there is: the rest is not listed"
  }
}
