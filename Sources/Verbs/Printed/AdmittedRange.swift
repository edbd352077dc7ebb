import Answers
import Claims
import Observations
import Quantities

/// What a number of an answer may be: of a print with a hedge what the hedge admits, else what rounding hides.
extension Run {
  func range(of quantity: Quantity) -> HedgeRange {
    guard case .cell(let row)? = quantity.formula, figures.suppositions[row] == nil,
      let hedge = hedge(of: row), let number = figures.number(row)
    else { return HedgeRange(core: Reach(rounding(of: quantity))) }
    return hedge.admits(number, unitIsPercent: quantity.unit.isPercent)
  }

  /// What rounding hides of a number; of a printed share of something held no more than all of it, and no less than nothing.
  func rounding(of quantity: Quantity) -> Interval {
    guard quantity.unit == .percent, quantity.base != nil, case .cell(let row)? = quantity.formula,
      let place = structure.place(of: .measure), !cube.mayBeNegative(cube.columns[place][row], codes)
    else { return quantity.interval }
    let (low, high) = (max(quantity.interval.low, .zero), min(quantity.interval.high, .hundred))
    return low <= high ? Interval(low: low, high: high) : quantity.interval
  }

  /// The same in words, of a print with a hedge: `above 60 %`; nothing of any other number.
  func admittedWords(_ quantity: Quantity?) -> Phrase? {
    guard let quantity, case .cell(let row)? = quantity.formula, figures.suppositions[row] == nil,
      hedge(of: row) != nil
    else { return nil }
    return HedgeRule.words(range(of: quantity), quantity.unit, quantity.scale)
  }
}

extension HedgeRule {
  /// `from 17 % to 18 %, and at the border above 18 % to 18.5 %`
  static func words(_ range: HedgeRange, _ unit: Unit, _ scale: Scale) -> Phrase? {
    guard let core = words(range.core, unit, scale) else { return nil }
    let border = range.borderline.flatMap { words($0, unit, scale) }
    return border.map { core + ", and at the border " + $0 } ?? core
  }
}
