import Answers
import Claims
import Language
import Observations
import Quantities
import Texts

/// What `where > 100 mln USD` lets through.
struct SizeLimit {
  fileprivate let isAbove: Bool
  fileprivate let value: Rational
  fileprivate let unit: Quantities.Unit

  /// Whether a number as printed passes.
  func allows(_ quantity: Quantity) -> Bool {
    let size = quantity.point ?? quantity.interval.midpoint
    return quantity.unit == unit && (isAbove ? size > value : size < value)
  }

  /// Whether rounding, or a hedge, hides on which side a number is.
  func isOpen(_ quantity: Quantity, _ run: Run) -> Bool {
    guard quantity.unit == unit else { return false }
    let sign: Language.Relation.Sign = isAbove ? .greater : .less
    let (own, limit) = (run.range(of: quantity).whole, Reach(Interval(value)))
    return !sign.holds(own, limit) && !sign.fails(own, limit)
  }
}

extension Run {
  /// What a `where` clause lets through, as a sentence says it: `, above 100 mln USD`; empty without one.
  func limitWords(_ question: Question) -> String {
    for entry in question.clauses {
      if case .whereAbove(let above, let number, let unit) = entry.clause {
        return ", " + ([above ? "above" : "below", number] + unit).joined(separator: " ")
      }
    }
    return ""
  }

  /// What a `where` clause lets through; nothing without one.
  func limit(_ question: Question, on quantities: [Quantity]) throws(Diagnostic) -> SizeLimit? {
    for entry in question.clauses {
      guard case .whereAbove(let above, let number, let unit) = entry.clause else { continue }
      let (kind, scale) = try TypedNumber.unit(unit, entry.span, codes)
      guard let limit = PrintedNumber(text: number, number: number, multiplier: scale.exponent)?.value else {
        throw Diagnostic(.syntax, "\(quoted: number) is too long a number", at: entry.span)
      }
      if unit.isEmpty {
        throw Diagnostic(
          .unitMismatch, "the limit has no unit", at: entry.span,
          hint: "write \(command: "where > \(number) mln USD") or \(command: "where > \(number) %")")
      }
      if let other = quantities.first, !quantities.contains(where: { $0.unit == kind }) {
        throw Diagnostic(
          .unitMismatch, "the figures are in \(Measured.unitName(other)), the limit is not", at: entry.span,
          hint: "write \(command: "where > \(number) \(Measured.unitName(other))")")
      }
      return SizeLimit(isAbove: above, value: limit, unit: kind)
    }
    return nil
  }
}
