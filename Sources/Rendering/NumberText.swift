package import Answers
internal import Claims
package import Quantities

/// The only place where a number becomes text. What it writes for people can be typed back.
///
///     17.86 %    9,415.9 mln USD    362366    −0.1    700–800 mln USD    less than 2 %    half
package enum NumberText {
  /// The number as a headline shows it: its hedge, its digits, its unit.
  package static func headline(_ quantity: Quantity) -> String {
    joined(bare(quantity), standsAlone(quantity) ? "" : unit(quantity.unit, quantity.scale))
  }

  /// The headline without its unit, for a column that says the unit.
  package static func bare(_ quantity: Quantity) -> String {
    let number = digits(quantity)
    guard let hedge = HedgeWords(quantity.hedge) else { return number }
    if hedge.standsAlone { return hedge.words }
    return hedge.follows ? joined(number, hedge.words) : joined(hedge.words, number)
  }

  /// The ends of the interval with the unit, rounded outward; a single number where they are one.
  /// Decimals: as given, else one more than the headline has, at most 4, and none that no end needs. Two
  /// different ends never look alike, since they are rounded apart.
  package static func ends(_ quantity: Quantity, decimals: Int? = nil) -> String {
    joined(bareEnds(quantity, decimals: decimals), unit(quantity.unit, quantity.scale))
  }

  /// The ends without the unit.
  package static func bareEnds(_ quantity: Quantity, decimals: Int? = nil) -> String {
    let interval = scaled(quantity)
    let most = decimals ?? mostEndDecimals(quantity, interval)
    let (low, high) = (text(interval.low, most, .down), text(interval.high, most, .up))
    return low == high ? low : "\(low) … \(high)"
  }

  /// The upper end of the interval without the unit, all its digits, or rounded up to 4 decimals.
  static func bareHighEnd(_ quantity: Quantity) -> String {
    let high = scaled(quantity).high
    return text(high, min(high.exactDecimals ?? 4, 4), .up)
  }

  /// The words of a unit as they stand behind a number: `mln USD`, `%`, `pp`; empty for plain numbers.
  package static func unit(_ unit: Unit, _ scale: Scale) -> String { joined(scale.name, name(unit)) }

  private static func name(_ unit: Unit) -> String {
    switch unit {
    case .currency("DOLLAR"): "dollars"
    case .currency(let code): code
    case .percent: "%"
    case .points: "pp"
    case .ratio, .rank, .index: ""
    case .count(let noun): noun ?? ""
    case .percentAYear: "% a year"
    }
  }

  /// For machines: in the quantity's scale, a point, an ASCII minus and no thousands marks. A range has two numbers
  /// and `..` between them. Example: `9415.9`.
  package static func machine(_ quantity: Quantity) -> String {
    let decimals = max(0, quantity.decimals)
    if let point = quantity.point {
      return (point * perScale(quantity)).decimalText(decimals: decimals, .halfAwayFromZero)
    }
    if let range = printedRange(quantity) {
      return [range.low, range.high].map { $0.value.decimalText(decimals: $0.decimals, .halfAwayFromZero) }
        .joined(separator: "..")
    }
    let interval = scaled(quantity)
    return interval.low.decimalText(decimals: decimals, .down) + ".."
      + interval.high.decimalText(decimals: decimals, .up)
  }

  /// The interval's ends for machines, in the quantity's scale: exact where their decimals end, else rounded outward
  /// to 12 decimals.
  package static func machineEnds(_ quantity: Quantity) -> (low: String, high: String) {
    let interval = scaled(quantity)
    return (
      interval.low.exactDecimalText ?? interval.low.decimalText(decimals: 12, .down),
      interval.high.exactDecimalText ?? interval.high.decimalText(decimals: 12, .up)
    )
  }

  /// The number without any loss: its decimals if they end, else a fraction in lowest terms. Example: `0.125`, `1/3`.
  package static func exact(_ number: Rational) -> String { number.exactDecimalText ?? number.description }
}

// Digits.
extension NumberText {
  private static func digits(_ quantity: Quantity) -> String {
    let decimals = max(0, quantity.decimals)
    if let point = quantity.point { return text(point * perScale(quantity), decimals, .halfAwayFromZero) }
    if let range = printedRange(quantity) {
      return [range.low, range.high].map { text($0.value, $0.decimals, .halfAwayFromZero) }
        .joined(separator: "–")
    }
    return bareEnds(quantity)
  }

  /// A minus sign, and thousands marks where there are decimals to tell them from.
  private static func text(_ number: Rational, _ decimals: Int, _ rule: RoundingRule) -> String {
    let plain = number.decimalText(decimals: decimals, rule)
    let digits = plain.utf8.span
    let start = plain.utf8.first == UInt8(ascii: "-") ? 1 : 0
    let point = digits.indices.first { digits[$0] == UInt8(ascii: ".") } ?? -1
    if start == 0, point <= 3 { return plain }
    var text: [UInt8] = start == 0 ? [] : Array("−".utf8)
    for place in start..<digits.count {
      if place > start, place < point, (point - place).isMultiple(of: 3) { text.append(UInt8(ascii: ",")) }
      text.append(digits[place])
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func mostEndDecimals(_ quantity: Quantity, _ interval: Interval) -> Int {
    let most = min(max(0, quantity.decimals) + 1, 4)
    guard let low = interval.low.exactDecimals, let high = interval.high.exactDecimals else { return most }
    return min(most, max(low, high))
  }

  private static func perScale(_ quantity: Quantity) -> Rational { quantity.scale.factor.reciprocal ?? .one }

  private static func scaled(_ quantity: Quantity) -> Interval {
    quantity.interval.scaled(by: perScale(quantity))
  }

  private static func joined(_ left: String, _ right: String) -> String {
    left.isEmpty || right.isEmpty ? left + right : "\(left) \(right)"
  }

  private static func standsAlone(_ quantity: Quantity) -> Bool {
    HedgeWords(quantity.hedge)?.standsAlone == true
  }
}

// Printed ranges. Their interval reaches half a last unit beyond each printed end, so that the ends can be read off it.
extension NumberText {
  private struct PrintedEnd {
    let value: Rational
    let decimals: Int
  }

  private static func printedRange(_ quantity: Quantity) -> (low: PrintedEnd, high: PrintedEnd)? {
    guard quantity.point == nil, quantity.kind == .printed, quantity.printed != nil else { return nil }
    let interval = scaled(quantity)
    guard let low = printedEnd(interval.low, outward: -1, quantity),
      let high = printedEnd(interval.high, outward: 1, quantity)
    else { return nil }
    return (low, high)
  }

  private static func printedEnd(_ end: Rational, outward: Int, _ quantity: Quantity) -> PrintedEnd? {
    guard let written = end.exactDecimals else { return nil }
    let isExact =
      switch quantity.unit {
      case .rank, .count: true
      default: end.isZero
      }
    if isExact || written == 0 { return PrintedEnd(value: end, decimals: written) }
    let half = (Rational(outward, 2) ?? .zero) * .powerOfTen(1 - written)
    let value = end - half
    guard let decimals = value.exactDecimals, decimals < written else { return nil }
    return PrintedEnd(value: value, decimals: written - 1)
  }
}

/// A statement's hedge as words that can be typed. Example: `about|half` → "about half", which needs no number.
struct HedgeWords {
  let words: String
  let standsAlone: Bool
  /// Whether the words stand behind the number: `5 times less`.
  let follows: Bool

  /// Nothing for an empty hedge.
  init?(_ hedge: String) {
    if hedge.isEmpty { return nil }
    let spaced = String(hedge.map { $0 == "-" || $0 == "|" || $0 == "_" ? " " : $0 })
    if spaced.allSatisfy({ $0 == " " }) { return nil }
    let known = Hedge.named(spaced) ?? Hedge.all.first { $0.words.contains { $0.hasSuffix(" " + spaced) } }
    guard let known else {
      words = spaced
      standsAlone = false
      follows = false
      return
    }
    let spelling = known.words.first { $0 == spaced || $0.hasSuffix(" " + spaced) } ?? spaced
    words = HedgeWords.withArticle(spelling, known)
    standsAlone = known.standsAlone
    follows = known.rule == .timesLess
  }

  /// "around a third" for "around third".
  private static func withArticle(_ words: String, _ hedge: Hedge) -> String {
    guard case .fraction(let value, _) = hedge.rule, value != Rational(1, 2) else { return words }
    let noun = words.split(separator: " ").last ?? ""
    let article = words.dropLast(noun.count) + "a " + noun
    return hedge.words.contains(String(article)) ? String(article) : words
  }
}
