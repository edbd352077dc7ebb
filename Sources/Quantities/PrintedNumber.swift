/// A number as a document prints it, and what that can mean.
///
/// Example: "10 778,9" in a table headed "mln" is `PrintedNumber(text: "10 778,9", number: "10778.9", multiplier: 6)`:
/// value 10,778,900,000, last unit 100,000. Nothing in it ever changes, so it is shared, never copied.
package final class PrintedNumber: Hashable, Sendable {
  /// The printed characters, verbatim.
  package let text: String
  /// The printed value in base units (number × 10^multiplier); the lower end of a printed range.
  package let value: Rational
  /// Digits printed after the decimal mark.
  package let decimals: Int
  /// The power of ten the number is printed in: 6 for millions.
  package let multiplier: Int
  /// The upper end of a printed range ("700–800"), in base units; such a number has no point.
  package let high: Rational?
  /// The unit of the last printed digit, in base units: 10^(multiplier − decimals). "10778.9" mln → 100,000.
  /// A fraction word ("a third") counts as printed to 5 percentage points.
  package let lastUnit: Rational
  /// The unit of the last significant digit (zeros that end an integer are not significant): "50" mln →
  /// 10 mln, "700" → 100, "53" → 1, "0" → 1. The finer of the two ends' units in a range. Only hedges use it.
  package let lastSignificantUnit: Rational
  /// What the number may mean, by itself: [v − u/2, v + u/2], closed, the tie rule being unknown; zero
  /// [0, u/2], or [−u/2, u/2] where it may be below zero; an exact number its point; a range [low − u/2,
  /// high + u/2], each end with its own last unit.
  package let interval: Interval

  let kind: Kind

  enum Kind: Hashable, Sendable { case rounded, exact, fractionWord }

  /// Multipliers that are taken; anything outside is no scale that anybody prints.
  package static let multipliers = -99...99

  /// `number` and `high` are canonical ASCII decimals ("10778.9", "-0.50"). Nil if one is not (an exponent, a
  /// plus sign, more than 1,000 digits, …), if the range runs backwards, or for a multiplier beyond ±99.
  /// `signed` says that what is printed may be below zero.
  package init?(
    text: String, number: String, multiplier: Int = 0, exact: Bool = false, high: String? = nil,
    signed: Bool = false
  ) {
    guard PrintedNumber.multipliers.contains(multiplier), let first = CanonicalDecimal(number) else {
      return nil
    }
    var last = first
    if let high {
      guard let upper = CanonicalDecimal(high), first.value <= upper.value else { return nil }
      last = upper
    }
    let base = Rational.powerOfTen(multiplier)
    let (low, top) = (first.value * base, last.value * base)
    self.text = text
    self.multiplier = multiplier
    self.high = high == nil ? nil : top
    value = low
    decimals = first.decimals
    kind = exact ? .exact : .rounded
    lastUnit = .powerOfTen(multiplier - first.decimals)
    lastSignificantUnit = .powerOfTen(
      multiplier + min(first.trailingZeros - first.decimals, last.trailingZeros - last.decimals))
    if exact {
      interval = Interval(low: low, high: top)
    } else {
      let half = PrintedNumber.half
      let topUnit = Rational.powerOfTen(multiplier - last.decimals)
      interval = Interval(
        low: low.isZero && !signed ? low : low - half * lastUnit, high: top + half * topUnit)
    }
  }

  /// A fraction in words, in per cent or as a ratio. Example: "half" in per cent is 50 with interval
  /// [47.5, 52.5]. Nil if the words are no bare fraction of the hedge table ("about half" is a hedge).
  package init?(fractionWord text: String, inPercent: Bool) {
    guard case .fraction(let fraction, about: false) = Hedge.named(text)?.rule else { return nil }
    let point: Rational = (inPercent ? .one : .powerOfTen(-2))
    self.text = text
    value = fraction * .hundred * point
    decimals = 0
    multiplier = 0
    high = nil
    kind = .fractionWord
    lastUnit = Rational(5) * point
    lastSignificantUnit = lastUnit
    let half = PrintedNumber.half * lastUnit
    interval = Interval(low: value - half, high: value + half)
  }

  /// Whether nothing was rounded: counts, ranks, years, a whole in itself.
  package var isExact: Bool { kind == .exact }
  /// Whether it is a printed range.
  package var isRange: Bool { high != nil }
  /// The printed value; nil for a range, which has none.
  package var point: Rational? { isRange ? nil : value }

  /// The number as it is meant beside one below zero: a zero may then be rounded from either side.
  package func beside(_ other: Rational?) -> PrintedNumber {
    guard value.isZero, !isExact, let other, other.isNegative else { return self }
    return PrintedNumber(self, low: -PrintedNumber.half * lastUnit)
  }

  private init(_ other: PrintedNumber, low: Rational) {
    text = other.text
    value = other.value
    decimals = other.decimals
    multiplier = other.multiplier
    high = other.high
    lastUnit = other.lastUnit
    lastSignificantUnit = other.lastSignificantUnit
    kind = other.kind
    interval = Interval(low: low, high: other.interval.high)
  }

  static let half = Rational(1, 2) ?? .zero

  package static func == (a: PrintedNumber, b: PrintedNumber) -> Bool {
    a === b
      || a.text == b.text && a.interval == b.interval && a.value == b.value && a.high == b.high
        && a.decimals == b.decimals && a.multiplier == b.multiplier && a.kind == b.kind
        && a.lastUnit == b.lastUnit && a.lastSignificantUnit == b.lastSignificantUnit
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(text)
    hasher.combine(value)
    hasher.combine(multiplier)
  }
}
