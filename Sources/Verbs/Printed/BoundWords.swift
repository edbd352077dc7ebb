import Answers
import Claims
import Observations
import Quantities
import Texts

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
  func words(_ cell: CellName, besides other: CellName? = nil) -> String {
    let frame = Frame(address: address(cell.codes), roles: [])
    let periods = periods(cell.codes)
    var text = run.sentence(frame, periods: other.map { self.periods($0.codes) } == periods ? [] : periods)
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
  func chain(_ bounds: CellBounds) -> [Paragraph] {
    var paragraphs: [Paragraph] = []
    for (name, end) in [("Lower end", bounds.low), ("Upper end", bounds.high)] {
      guard let end else { continue }
      paragraphs.append(.heading(name))
      for (place, step) in end.steps.prefix(BoundWords.mostSteps).enumerated() {
        paragraphs.append(.entry("\(place + 1)", phrase(step, bounds.cell)))
      }
      if end.steps.isEmpty { paragraphs.append(.entry("1", "nothing of this kind is below zero")) }
      let hidden = end.steps.count - BoundWords.mostSteps
      if hidden > 0 { paragraphs.append(.entry("…", "\(Wording.count(hidden, "step")) more")) }
    }
    return paragraphs
  }

  /// `Japan's investment stock in Moscow: 681.75 mln USD or more, printed as 681,8 in ershova-2014, Table 1`
  private func phrase(_ step: BoundStep, _ asked: CellName) -> Phrase {
    let name = words(step.cell, besides: asked)
    let number = quantity(step.cell, step.value, isHigh: step.isHigh)
    return "\(name): \(number) \(step.isHigh ? "or less" : "or more"), \(because(step))"
  }

  private func because(_ step: BoundStep) -> String {
    switch step.reason {
    case .given: "by its meaning"
    case .printed(let rows, let place):
      (rows.first.map { "printed as \(run.figures.cube.statements[$0].printed)" } ?? "said of two numbers")
        + " in \(run.placeText(place))"
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
