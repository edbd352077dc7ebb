package import Answers
import Claims
package import Language
package import Observations
package import Quantities
package import Texts

/// A number somebody typed, with its unit.
package struct TypedNumber {
  package let number: PrintedNumber
  package let unit: Unit
  package let scale: Scale
  package let hedge: Hedge?
  /// Whether no unit was typed.
  package let isBare: Bool

  /// Reads `87 %`, `60 bln USD`, `700..800 mln USD`, `53.9 % a year`.
  package init(_ literal: Literal, hedge: Hedge? = nil, _ codes: Codes) throws(Diagnostic) {
    let (unit, scale) = try TypedNumber.unit(literal.unit, literal.span, codes)
    guard
      let number = PrintedNumber(
        text: literal.number, number: literal.number, multiplier: scale.exponent, high: literal.high)
    else { throw TypedNumber.unreadable(literal) }
    self.init(number: number, unit: unit, scale: scale, hedge: hedge, isBare: literal.unit.isEmpty)
  }

  private static func unreadable(_ literal: Literal) -> Diagnostic {
    guard let high = literal.high else {
      return Diagnostic(.syntax, "\(quoted: literal.number) is too long a number", at: literal.span)
    }
    return Diagnostic(
      .syntax, "\(quoted: "\(literal.number)..\(high)") is no range", at: literal.span,
      hint: "the smaller end comes first: \(command: "\(high)..\(literal.number)")")
  }

  private init(number: PrintedNumber, unit: Unit, scale: Scale, hedge: Hedge?, isBare: Bool) {
    self.number = number
    self.unit = unit
    self.scale = scale
    self.hedge = hedge
    self.isBare = isBare
  }

  /// The words after a number.
  static func unit(_ words: [String], _ span: Span, _ codes: Codes) throws(Diagnostic) -> (Unit, Scale) {
    let folded = words.map { Names.folded($0) }
    switch folded.text(with: " ") {
    case "": return (.ratio, .units)
    case "%", "percent", "per cent", "pct": return (.percent, .units)
    case "% a year", "percent a year", "per cent a year", "% per year": return (.percentAYear, .units)
    case "pp", "points", "percentage points": return (.points, .units)
    case "times", "fold", "x": return (.ratio, .units)
    default: break
    }
    var rest = folded[...]
    var scale = Scale.units
    if let first = rest.first, let named = Scale(first) {
      scale = named
      rest = rest.dropFirst()
    }
    let name = Array(rest).text(with: " ")
    if name.isEmpty { return (.ratio, scale) }
    if let code = codes.first(spelled: name, in: "units", level: "currency") {
      return (.currency(codes[code].id), scale)
    }
    throw Diagnostic(
      .unitMismatch, "no unit \(quoted: words.joined(separator: " "))", at: span,
      hint: "units are \(command: "%"), \(command: "mln USD"), \(command: "bln USD"), \(command: "pp")")
  }

  /// `half`, `a third`, with a hedge word before it or not.
  package static func fraction(_ words: [String]) -> TypedNumber? {
    let text = words.map { Names.folded($0) }.filter { $0 != "a" && $0 != "one" }.joined(separator: " ")
    guard let number = PrintedNumber(fractionWord: text, inPercent: true) else { return nil }
    return TypedNumber(number: number, unit: .percent, scale: .units, hedge: Hedge.named(text), isBare: false)
  }

  /// `doubled`, `more than doubled`; nothing of a hedge that is no multiple in words.
  static func multiple(_ hedge: Hedge) -> TypedNumber? {
    guard hedge.rule == .doubled || hedge.rule == .moreThanDoubled,
      let number = PrintedNumber(text: "2", number: "2")
    else { return nil }
    return TypedNumber(number: number, unit: .ratio, scale: .units, hedge: hedge, isBare: false)
  }

  package func with(_ hedge: Hedge?) -> TypedNumber {
    TypedNumber(number: number, unit: unit, scale: scale, hedge: hedge, isBare: isBare)
  }

  /// The same number read in another unit: a bare number takes the unit of what it is compared with.
  package func reading(as unit: Unit, scale: Scale) -> TypedNumber? {
    guard
      let number = PrintedNumber(
        text: self.number.text, number: self.number.text, multiplier: scale.exponent,
        exact: unit == .rank || unit == .count(nil), high: self.number.high.flatMap(\.exactDecimalText))
    else { return nil }
    return TypedNumber(number: number, unit: unit, scale: scale, hedge: hedge, isBare: isBare)
  }

  /// Whether it is a fraction in words.
  var isFraction: Bool { PrintedNumber(fractionWord: number.text, inPercent: true) != nil }

  /// Whether it is a multiple, in words or in times.
  var isMultiple: Bool { unit == .ratio && !isBare }

  /// A fraction in words as a plain number: a third of something is a ratio of one to three.
  var asRatio: TypedNumber? {
    PrintedNumber(fractionWord: number.text, inPercent: false).map {
      TypedNumber(number: $0, unit: .ratio, scale: .units, hedge: hedge, isBare: false)
    }
  }

  /// The number as it was typed, both ends of a range.
  var typed: String {
    guard let high = number.high, let factor = scale.factor.reciprocal else { return number.text }
    return (high * factor).exactDecimalText.map { "\(number.text)..\($0)" } ?? number.text
  }

  /// The same beside a number in per cent, of which a bare one below 1 is taken for the part of one whole: 0.87 is 87.
  func typed(besides found: Quantity) -> String {
    guard found.unit.isPercent, found.interval.low > .one, let point = number.point, point > .zero,
      point < .one, let text = (point * .hundred).exactDecimalText
    else { return typed }
    return text
  }

  /// As a number of an answer.
  package var quantity: Quantity {
    Quantity(
      unit: unit, point: number.point, interval: number.interval, scale: scale,
      decimals: unit == .ratio && isFraction ? 2 : number.decimals,
      kind: .printed, printed: number.text, hedge: hedge?.name ?? "")
  }
}
