package import Answers
package import Claims
import Observations
import Quantities
import Texts

/// From figures to the numbers and lines of an answer.
extension Run {
  /// A figure with the decimals and the scale it is shown in.
  func quantity(_ figure: Figure, base: ShareBase? = nil) -> Quantity {
    switch figure.kind {
    case .printed:
      if case .cell(let row) = figure.formula, let number = figures.number(row) {
        let isSupposed = figures.suppositions[row] != nil
        return Quantity(
          unit: figure.unit, point: figure.point, interval: figure.interval,
          scale: Scale(exponent: number.multiplier) ?? .units, decimals: number.decimals, kind: .printed,
          printed: number.text, formula: figure.formula, base: base,
          hedge: isSupposed ? "" : figures.statement(row).hedge)
      }
      return derived(figure, base: base)
    case .sum: return summed(figure, base: base)
    case .derived: return derived(figure, base: base)
    }
  }

  private func numbers(_ figure: Figure, amountsOnly: Bool) -> [PrintedNumber] {
    figure.formula.cells.filter { !amountsOnly || figures.unit(of: $0).isAmount }.compactMap {
      figures.number($0)
    }
  }

  /// A sum or difference: exact, at its finest operand's decimals.
  private func summed(_ figure: Figure, base: ShareBase?) -> Quantity {
    let operands = numbers(figure, amountsOnly: false)
    let exponent = operands.map(\.multiplier).min() ?? 0
    let finest = operands.map { $0.multiplier - $0.decimals }.min() ?? exponent
    return Quantity(
      unit: figure.unit, point: figure.point, interval: figure.interval,
      scale: Scale(exponent: exponent) ?? .units,
      decimals: max(0, exponent - finest), kind: .sum, formula: figure.formula, base: base)
  }

  /// Anything else: rounded where the ends of its interval part, at most two decimals, for an amount at most its
  /// amount operand's.
  private func derived(_ figure: Figure, base: ShareBase?) -> Quantity {
    var scale = Scale.units
    var limit = 2
    if figure.unit.isAmount {
      let amounts = numbers(figure, amountsOnly: true)
      let exponent = amounts.map(\.multiplier).min() ?? 0
      scale = Scale(exponent: exponent) ?? .units
      limit = min(2, amounts.map { max(0, $0.decimals - ($0.multiplier - exponent)) }.max() ?? 2)
    }
    return Quantity(
      unit: figure.unit, point: figure.point, interval: figure.interval, scale: scale,
      decimals: Rounding.headlineDecimals(of: figure.interval, in: scale.factor, atMost: limit),
      kind: .derived,
      formula: figure.formula, base: base)
  }

  // MARK: Operands

  /// How a formula is made, in printed numbers: `9,415.9 mln USD of 53 bln USD`.
  package func phrase(_ formula: Formula) -> Phrase {
    switch formula {
    case .cell(let row): return cellPhrase(row)
    case .constant(let value): return Phrase(value.exactDecimalText ?? value.description)
    case .sum(let terms):
      if terms.count > 4 { return "the sum of \(terms.count) printed cells" }
      return joined(terms, " + ")
    case .difference(let left, let right):
      if case .sum(let terms) = right, terms.count > 4 {
        return "\(phrase(left)) less \(terms.count) other printed cells"
      }
      return joined([left, right], " − ")
    case .quotient(.product(.constant(.hundred), let part), .cell(let share))
    where figures.unit(of: share) == .percent && part.cells.allSatisfy { figures.unit(of: $0).isAmount }:
      return "\(inner(part)) ÷ \(cellPhrase(share))"
    case .quotient(.product(.constant(.hundred), let part), let whole):
      return "\(inner(part)) of \(inner(whole))"
    case .quotient(.product(let share, let whole), .constant(.hundred)):
      return "\(inner(share)) of \(inner(whole))"
    case .product(let left, let right): return "\(inner(left)) × \(inner(right))"
    case .quotient(let left, let right): return "\(inner(left)) ÷ \(inner(right))"
    }
  }

  private func cellPhrase(_ row: Int) -> Phrase {
    guard let figure = figures.figure(.cell(row), unit: figures.unit(of: row)) else { return "?" }
    return "\(quantity(figure))"
  }

  /// A term of a sum: a product needs no parentheses there, and a typed number has the unit of the others.
  private func term(_ formula: Formula, beside others: [Formula]) -> Phrase {
    switch formula {
    case .constant(let value): typed(value, beside: others)
    case .product, .quotient: phrase(formula)
    case .cell, .sum, .difference: inner(formula)
    }
  }

  private func typed(_ value: Rational, beside others: [Formula]) -> Phrase {
    guard let row = others.flatMap(\.cells).first, figures.unit(of: row).isAmount,
      let scale = figures.number(row).flatMap({ Scale(exponent: $0.multiplier) })
    else { return phrase(.constant(value)) }
    let interval = Interval(value)
    let amount = Quantity(
      unit: figures.unit(of: row), point: value, interval: interval, scale: scale,
      decimals: Rounding.headlineDecimals(of: interval, in: scale.factor, atMost: 6))
    return "\(amount)"
  }

  private func inner(_ formula: Formula) -> Phrase {
    switch formula {
    case .sum(let terms) where terms.count > 4: phrase(formula)
    case .sum, .difference, .product, .quotient: "(" + phrase(formula) + ")"
    case .cell, .constant: phrase(formula)
    }
  }

  private func joined(_ terms: [Formula], _ sign: String) -> Phrase {
    var result: Phrase = ""
    for (place, term) in terms.enumerated() {
      result = result + (place == 0 ? "" : Phrase(sign)) + self.term(term, beside: terms)
    }
    return result
  }

  // MARK: Evidence

  /// The printed number, the prints that contradict it, and the same number from other cells.
  func evidence(printed row: Int, rows: [Int], recomputed: Figure?) -> [Evidence] {
    guard let figure = figures.figure(.cell(row), unit: figures.unit(of: row)) else { return [] }
    let own = quantity(figure)
    if figures.suppositions[row] != nil { return supposed(own, row, recomputed) }
    var lines = [
      Evidence(
        .published, own, place: figures.statement(row).place)
    ]
    for other in rows where other != row {
      guard let figure = figures.figure(.cell(other), unit: figures.unit(of: other)) else { continue }
      let isSameUnit = figure.unit == own.unit
      if isSameUnit, range(of: quantity(figure)).whole.meets(range(of: own).whole) { continue }
      lines.append(
        Evidence(
          .published, label: "printed too", quantity(figure),
          detail: isSameUnit ? "does not meet it" : "in another unit", place: figures.statement(other).place))
    }
    if let recomputed, recomputed.unit == own.unit {
      let verdict = verdict(of: row, against: recomputed.interval)
      lines.append(
        Evidence(
          .recomputed, quantity(recomputed).scaled(as: own), detail: phrase(recomputed.formula),
          verdict: verdict))
    }
    return lines
  }

  /// The supposed number beside the printed one that it stands in for.
  private func supposed(_ own: Quantity, _ row: Int, _ recomputed: Figure?) -> [Evidence] {
    var lines = [Evidence(.measure, label: "supposed", own, detail: "in place of what is printed")]
    let place = figures.statement(row).place
    if let number = figures.statement(row).value {
      let printed = Quantity(
        unit: own.unit, point: number.point, interval: number.interval,
        scale: Scale(exponent: number.multiplier) ?? .units,
        decimals: number.decimals, kind: .printed, printed: number.text, formula: own.formula, base: own.base,
        hedge: figures.statement(row).hedge)
      lines.append(Evidence(.published, printed, place: place))
    }
    if let recomputed {
      lines.append(
        Evidence(.recomputed, quantity(recomputed).scaled(as: own), detail: phrase(recomputed.formula)))
    }
    return lines
  }

  func hedge(of row: Int) -> Hedge? {
    figures.statement(row).leadingHedge
  }

  func verdict(of row: Int, against interval: Interval) -> Verdict {
    guard let number = figures.number(row) else { return .notCheckable }
    guard let hedge = hedge(of: row) else { return Verdict(printed: number, recomputed: interval) }
    return Verdict(
      printed: number, hedge: hedge, recomputed: interval, unitIsPercent: figures.unit(of: row).isPercent)
  }

  /// How a derived number was made.
  func derivation(_ figure: Figure, _ quantity: Quantity) -> Evidence {
    Evidence(.derived, quantity, detail: phrase(figure.formula))
  }

  /// Notes on prints with something odd about them.
  package func notes(on cells: [Int]) -> [Phrase] {
    var notes: [Phrase] = []
    for row in cells {
      let statement = figures.statement(row)
      for mark in statement.remarks {
        guard let text = Run.remark(String(mark)) else { continue }
        let note: Phrase = "\(placeText(statement.place)): \(text)"
        if !notes.contains(note) { notes.append(note) }
      }
    }
    return notes
  }

  private static func remark(_ mark: String) -> String? {
    switch mark {
    case "digits-lost": "digits after the comma are lost in print"
    case "unit-missing": "the print leaves out the multiplier"
    case "stock-or-flow-unstated":
      "the text does not say whether stock or flow is meant; it is read as printed here"
    case "period-from-context": "the year is taken from the context"
    case "coverage-from-context": "the kind of investment is taken from the context"
    case "region-from-caption": "the region is named by a figure's caption"
    case "value-of-previous-line": "the number is printed a line below its row"
    default: nil
    }
  }
}

extension Quantity {
  /// An amount in the scale of another of its unit, so that two lines can be compared at a glance; else as it is.
  fileprivate func scaled(as other: Quantity) -> Quantity {
    guard unit == other.unit, unit.isAmount, scale != other.scale else { return self }
    return shown(in: other.scale, isComputed: true)
  }
}
