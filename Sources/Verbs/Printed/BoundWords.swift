import Answers
import Claims
import Observations
import Quantities
import Texts

extension Run {
  /// What printed numbers let one another be, with what is supposed in place of what is printed.
  var constraints: Constraints {
    memory.suppositions.isEmpty
      ? library.constraints.value
      : Constraints(
        catalogue, suppositions: memory.supposedNumbers, statements: CellRelations(catalogue).all)
  }
}

/// Bounds in words and tables.
struct BoundWords {
  private let run: Run
  /// The most steps that are shown for one end.
  private static let mostSteps = 24

  init(_ run: Run) { self.run = run }

  // MARK: Numbers

  /// An interval in the unit of its cell, its ends rounded outward to four decimals.
  func quantity(_ cell: CellName, _ interval: Interval) -> Quantity {
    let unit = cell.unit.map { Figures.unit(run.codes[$0].id) } ?? .percent
    let scale = unit.isAmount ? Scale.fitting(interval.high) : .units
    return Quantity(unit: unit, point: nil, interval: interval, scale: scale, decimals: 3)
  }

  /// One end alone, rounded outward.
  private func quantity(_ cell: CellName, _ end: Rational, isHigh: Bool) -> Quantity {
    let whole = quantity(cell, Interval(end))
    let inScale = end * (whole.scale.factor.reciprocal ?? .one)
    let shown = inScale.rounded(toDecimals: 4, isHigh ? .up : .down)
    let decimals = shown.exactDecimals.map { min($0, 4) } ?? 4
    let point = shown * whole.scale.factor
    return Quantity(
      unit: whole.unit, point: point, interval: Interval(point), scale: whole.scale, decimals: decimals)
  }

  // MARK: Sentences

  func sentence(_ bounds: CellBounds, _ found: BoundedCell, _ solution: Solution<BoundedCell>) -> Phrase {
    let name = words(bounds.cell)
    if bounds.interval != nil { return Phrase("\(name): as far as print bounds it") }
    if let low = bounds.low {
      return
        "\(name): at least \(quantity(bounds.cell, low.value, isHigh: false)), and nothing bounds it above"
    }
    if let high = bounds.high {
      return
        "\(name): at most \(quantity(bounds.cell, high.value, isHigh: true)), and nothing bounds it below"
    }
    return Phrase("\(name): nothing bounds it")
  }

  /// `Japan's investment stock in Moscow, 2012, % of the Central Federal District`
  func words(_ cell: CellName) -> String {
    let frame = Frame(address: address(cell.codes), roles: [])
    var text = run.sentence(frame, periods: periods(cell.codes))
    if let whole = cell.whole { text += ", % of \(difference(cell.codes, whole))" }
    return text
  }

  /// The codes of a whole that are not those of the part: `the Central Federal District`.
  private func difference(_ part: [CodeID?], _ whole: [CodeID?]) -> String {
    let words = whole.indices.compactMap { place -> String? in
      guard let code = whole[place], part[place] != code else { return nil }
      return run.wholeWords(code, dimension: place)
    }
    return words.isEmpty ? "itself" : words.text(with: ", ")
  }

  private func address(_ codes: [CodeID?]) -> Address {
    var address = Address(run.structure)
    for (place, code) in codes.enumerated() {
      switch run.structure.dimensions[place].role {
      case .unit, .base, .source, .side: continue
      default: if let code { address[place] = .code(code) }
      }
    }
    return address
  }

  private func periods(_ codes: [CodeID?]) -> [Period] {
    guard let place = run.structure.place(of: .period), let code = codes[place] else { return [] }
    return Period(run.codes[code].id).map { [$0] } ?? []
  }

  // MARK: Chains

  /// Both ends, each with the steps that lead to it, the last one first.
  func chain(_ bounds: CellBounds) -> Table {
    var rows: [Table.Row] = []
    var footnotes: [String] = []
    for (name, end) in [("lower", bounds.low), ("upper", bounds.high)] {
      guard let end else { continue }
      for (place, step) in end.steps.prefix(BoundWords.mostSteps).enumerated() {
        rows.append(row(place == 0 ? name : "", step))
      }
      if end.steps.isEmpty {
        rows.append(
          Table.Row([
            .text(name), number(bounds.cell, end.value, isHigh: name == "upper"), .text(words(bounds.cell)),
            .text("nothing is below zero"), .text(""),
          ]))
      }
      let hidden = end.steps.count - BoundWords.mostSteps
      if hidden > 0 { footnotes.append("The \(name) end rests on \(Wording.count(hidden, "step")) more.") }
    }
    return Table(
      columns: [
        .init("End", isNumeric: false), .init("Bound"), .init("Of", isNumeric: false),
        .init("Because", isNumeric: false), .init("Place", isNumeric: false),
      ], rows: rows, footnotes: footnotes)
  }

  private func row(_ name: String, _ step: BoundStep) -> Table.Row {
    Table.Row([
      .text(name), number(step.cell, step.value, isHigh: step.isHigh), .text(words(step.cell)),
      .text(because(step)), .text(place(step)),
    ])
  }

  private func number(_ cell: CellName, _ value: Rational, isHigh: Bool) -> Table.Cell {
    .number(quantity(cell, value, isHigh: isHigh), mark: isHigh ? " or less" : " or more", showsUnit: true)
  }

  private func place(_ step: BoundStep) -> String {
    if case .printed(_, let place) = step.reason { return run.placeText(place) }
    return ""
  }

  private func because(_ step: BoundStep) -> String {
    switch step.reason {
    case .given: "by its meaning"
    case .printed(let rows, _):
      rows.first.map { "printed as \(run.figures.cube.statements[$0].printed)" } ?? "said of two numbers"
    case .parts(let count, true): "the sum of its \(Wording.count(count, "part"))"
    case .parts(let count, false): "it holds \(Wording.count(count, "listed part"))"
    case .rest(0, _): "no part is more than its whole"
    case .rest(let count, _): "the whole less its \(Wording.count(count, "other part"))"
    case .portion: "its share of the whole, times the whole"
    case .share: "the part by the whole"
    case .implied: "the part by its share"
    case .ratio: "said of two numbers"
    case .rank: "its rank"
    }
  }
}
