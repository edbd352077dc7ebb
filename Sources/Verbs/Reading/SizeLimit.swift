import Answers
import Claims
import Language
import Observations
import Quantities
import Texts

/// What `where > 100 mln USD` lets through; several of them stand together: `where > 1 bln USD where < 2 bln USD`.
struct SizeLimit {
  fileprivate struct End {
    let isAbove: Bool
    let value: Rational
  }

  fileprivate var ends: [End] = []
  fileprivate let unit: Quantities.Unit

  /// Whether a number as printed passes.
  func allows(_ quantity: Quantity) -> Bool {
    let size = quantity.point ?? quantity.interval.midpoint
    return quantity.unit == unit && ends.allSatisfy { $0.isAbove ? size > $0.value : size < $0.value }
  }

  /// What passes of two ends; a missing end is endless.
  func within(low: Rational?, high: Rational?) -> (low: Rational?, high: Rational?) {
    var (low, high) = (low, high)
    for end in ends {
      if end.isAbove {
        low = low.map { max($0, end.value) } ?? end.value
        high = high.map { max($0, end.value) }
      } else {
        low = low.map { min($0, end.value) }
        high = high.map { min($0, end.value) } ?? end.value
      }
    }
    return (low, high)
  }

  /// Whether rounding, or a hedge, hides whether a number passes.
  func isOpen(_ quantity: Quantity, _ run: Run) -> Bool {
    guard quantity.unit == unit else { return false }
    let own = run.range(of: quantity).whole
    var isOpen = false
    for end in ends {
      let sign: Language.Relation.Sign = end.isAbove ? .greater : .less
      let limit = Reach(Interval(end.value))
      if sign.fails(own, limit) { return false }
      if !sign.holds(own, limit) { isOpen = true }
    }
    return isOpen
  }
}

extension Run {
  /// What the `where` clauses let through, as a sentence says it: `, above 100 mln USD`; empty without one.
  func limitWords(_ question: Question) -> String {
    question.clauses.map { entry in
      guard case .whereAbove(let above, let number, let unit) = entry.clause else { return "" }
      return ", " + ([above ? "above" : "below", number] + unit).joined(separator: " ")
    }.joined()
  }

  /// What the `where` clauses let through; nothing without one.
  func limit(_ question: Question, on quantities: [Quantity]) throws(Diagnostic) -> SizeLimit? {
    var whole: SizeLimit?
    for entry in question.clauses {
      guard case .whereAbove(let above, let number, let unit) = entry.clause else { continue }
      let (kind, scale) = try TypedNumber.unit(unit, entry.span, codes)
      guard let value = PrintedNumber(text: number, number: number, multiplier: scale.exponent)?.value else {
        throw Diagnostic(.syntax, "\(quoted: number) is too long a number", at: entry.span)
      }
      let names = quantities.first.map { [Measured.unitName($0)] } ?? ["mln USD", "%"]
      let written = names.map { (above ? "where > " : "where < ") + "\(number) \($0)" }
      let hint: Message =
        written.count > 1
        ? "write \(command: written[0]) or \(command: written[1])" : "write \(command: written[0])"
      if unit.isEmpty {
        throw Diagnostic(.unitMismatch, "the limit has no unit", at: entry.span, hint: hint)
      }
      if let other = quantities.first, !quantities.contains(where: { $0.unit == kind }) {
        throw Diagnostic(
          .unitMismatch, "the figures are in \(Measured.unitName(other)), the limit is not", at: entry.span,
          hint: hint)
      }
      var limit = whole ?? SizeLimit(unit: kind)
      guard limit.unit == kind else {
        throw Diagnostic(.unitMismatch, "two limits of different kinds leave nothing", at: entry.span)
      }
      limit.ends.append(.init(isAbove: above, value: value))
      whole = limit
    }
    return whole
  }
}
