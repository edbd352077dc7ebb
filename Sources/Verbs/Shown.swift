import Answers
import Claims
import Observations
import Quantities
import Texts

extension Run {
  /// A number in the unit that `as` asks for; the printed precision goes along.
  func shown(_ quantity: Quantity, _ question: Question) throws(Diagnostic) -> Quantity {
    guard let clause = question.shown else { return quantity }
    let (unit, scale) = try TypedNumber.unit(clause.words, clause.span, codes)
    if unit == .ratio, scale == .units || !quantity.unit.isAmount {
      throw notShown(clause.words, clause.span)
    }
    guard unit == quantity.unit || unit == .ratio else {
      throw Diagnostic(
        .unitMismatch, "\(Arithmetic.noun(quantity.unit)) cannot be shown as \(Arithmetic.noun(unit))",
        at: clause.span)
    }
    return quantity.shown(in: scale)
  }

  private func notShown(_ words: [String], _ span: Span) -> Diagnostic {
    Diagnostic(
      .unitMismatch, "the answer cannot be shown as \(quoted: words.joined(separator: " "))", at: span,
      hint: "write \(command: "as bln USD") or \(command: "as mln USD")")
  }
}

extension Quantity {
  /// The same number in another scale; the printed precision goes along, and the printed text but for a computed one.
  func shown(in scale: Scale, isComputed: Bool = false) -> Quantity {
    if scale == self.scale { return self }
    return Quantity(
      unit: unit, point: point, interval: interval, scale: scale,
      decimals: max(0, decimals + scale.exponent - self.scale.exponent), kind: kind,
      printed: isComputed ? nil : printed,
      formula: formula, base: base, hedge: hedge)
  }
}
