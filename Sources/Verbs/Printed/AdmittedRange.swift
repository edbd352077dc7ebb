import Answers
import Claims
import Quantities

/// What a number of an answer may be: of a print with a hedge what the hedge admits, else what rounding hides.
extension Run {
  func range(of quantity: Quantity) -> HedgeRange {
    guard case .cell(let row)? = quantity.formula, figures.suppositions[row] == nil,
      let hedge = hedge(of: row), let number = figures.number(row)
    else { return HedgeRange(core: Reach(quantity.interval)) }
    return hedge.admits(number, unitIsPercent: quantity.unit.isPercent)
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
