import Answers
import Claims
import Observations
import Quantities

/// A hedge as readers see it: its words, its rule, what it admits of a number.
struct HedgeRule {
  private let hedge: Hedge
  private let run: Run

  init(_ hedge: Hedge, _ run: Run) {
    self.hedge = hedge
    self.run = run
  }

  var paragraphs: [Paragraph] {
    var lines: [Paragraph] = [
      .entry("words", Phrase(hedge.words.joined(separator: ", "))), .entry("admits", Phrase(hedge.summary)),
    ]
    if let example { lines.append(.entry("so", example)) }
    let statements = run.figures.cube.statements
    let rows = statements.indices.filter { statements[$0].hedges.contains(hedge) }
    let count = run.printedNumbers(rows).count
    lines.append(.entry("printed", Phrase("with \(Wording.count(count, "number"))")))
    return lines
  }

  /// What it makes of 18 %, of a multiple, or of nothing where it names its own number.
  private var example: Phrase? {
    if hedge.standsAlone {
      guard case .fraction = hedge.rule else { return nil }
      return HedgeRule.words(hedge.ownReach(unitIsPercent: true), .percent).map { "as a share, \($0)" }
    }
    if case .timesLess = hedge.rule { return nil }
    guard let number = PrintedNumber(text: "18", number: "18") else { return nil }
    let range = hedge.admits(number, unitIsPercent: true)
    guard let core = HedgeRule.words(range.core, .percent) else { return nil }
    var phrase: Phrase = "\(hedge.name) 18 % is \(core)"
    if let borderline = range.borderline, let words = HedgeRule.words(borderline, .percent) {
      phrase = phrase + "; borderline \(words)"
    }
    return phrase
  }

  /// `from 17 to 18 %`, `above 18 %`
  static func words(_ reach: Reach, _ unit: Unit, _ scale: Scale = .units) -> Phrase? {
    func quantity(_ value: Rational) -> Quantity { Quantity(exactly: value, unit: unit, scale: scale) }
    switch (reach.low, reach.high) {
    case (nil, nil): return nil
    case (let low?, nil):
      return low.inclusive ? "\(quantity(low.value)) or more" : "above \(quantity(low.value))"
    case (nil, let high?):
      return high.inclusive ? "\(quantity(high.value)) or less" : "below \(quantity(high.value))"
    case (let low?, let high?):
      return "\(low.inclusive ? "from" : "above") \(quantity(low.value)) to \(quantity(high.value))"
    }
  }
}

extension Quantity {
  /// A single number with all of its decimals, at most 6 where they do not end.
  convenience init(exactly value: Rational, unit: Unit, scale: Scale = .units) {
    let shown = value * (scale.factor.reciprocal ?? .one)
    self.init(
      unit: unit, point: value, interval: Interval(value), scale: scale,
      decimals: min(shown.exactDecimals ?? 6, 6))
  }
}
