internal import BigInt

/// Which neighbour on the decimal grid a value between two takes.
package enum RoundingRule: Hashable, Sendable, CaseIterable {
  /// The nearer one; from the middle, the one farther from zero: 0.5 → 1, −0.5 → −1.
  case halfAwayFromZero
  /// Toward −∞: −0.1 → −1.
  case down
  /// Toward +∞: 0.1 → 1.
  case up
  /// The digits cut off: −0.9 → 0.
  case towardZero
}

extension Rational {
  /// The multiple of 10^−decimals chosen by the rule. Example: 2/3 to 2 decimals, half away from zero, is 0.67.
  /// Negative decimals round to tens, hundreds, ….
  package func rounded(toDecimals decimals: Int, _ rule: RoundingRule) -> Rational {
    let step = smallGridStep(decimals: decimals, rule).map { Rational($0) }
    return (step ?? Rational(gridStep(decimals: decimals, rule))) * .powerOfTen(-decimals)
  }

  /// The rounded value as plain text: point, exactly `decimals` digits after it, no thousands marks, ASCII minus,
  /// never a negative zero. Example: −1/3 to 2 decimals is "-0.33".
  package func decimalText(decimals: Int, _ rule: RoundingRule) -> String {
    if decimals >= 0, let step = smallGridStep(decimals: decimals, rule) {
      return Rational.text(step: step, decimals: decimals)
    }
    let step = gridStep(decimals: decimals, rule)
    var digits = String(step.magnitude)
    if decimals < 0, digits != "0" {
      digits += String(repeating: "0", count: Int(clamping: decimals.magnitude))
    } else if decimals > 0 {
      digits = String(repeating: "0", count: max(0, decimals + 1 - digits.utf8.count)) + digits
      let point = digits.utf8.index(digits.utf8.endIndex, offsetBy: -decimals)
      digits.insert(".", at: point)
    }
    return step.sign == .minus ? "-" + digits : digits
  }

  /// So many steps of 10^−decimals: −33 with 2 decimals is "-0.33".
  private static func text(step: Int, decimals: Int) -> String {
    var backwards: [UInt8] = []
    backwards.reserveCapacity(decimals + 24)
    var rest = step.magnitude
    var written = 0
    repeat {
      if written == decimals, decimals > 0 { backwards.append(UInt8(ascii: ".")) }
      backwards.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
      written += 1
    } while rest > 0 || written <= decimals
    if step < 0 { backwards.append(UInt8(ascii: "-")) }
    backwards.reverse()
    return String(decoding: backwards, as: UTF8.self)
  }

  private static func exactDecimals(_ denominator: Int) -> Int? {
    let twos = denominator.trailingZeroBitCount
    var rest = denominator >> twos
    var fives = 0
    while rest > 1 {
      if !rest.isMultiple(of: 5) { return nil }
      rest /= 5
      fives += 1
    }
    return max(twos, fives)
  }

  /// How many decimals write it exactly; nil if none do. Example: 1/8 → 3, 5 → 0, 1/3 → nil.
  package var exactDecimals: Int? {
    if case .small(_, let denominator) = storage { return Rational.exactDecimals(denominator) }
    var rest = parts.denominator
    let twos = rest.trailingZeroBitCount
    rest >>= twos
    var fives = 0
    while rest > 1 {
      let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 5)
      if !remainder.isZero { return nil }
      rest = quotient
      fives += 1
    }
    return max(twos, fives)
  }

  /// The value written out in full, as short as it goes; nil if its decimals never end. Example: 1/8 → "0.125".
  package var exactDecimalText: String? {
    exactDecimals.map { decimalText(decimals: $0, .towardZero) }
  }

  /// The number a canonical ASCII decimal writes ("-12.50"); nil for anything else. See `CanonicalDecimal`.
  package init?(decimal text: String) {
    guard let decimal = CanonicalDecimal(text) else { return nil }
    self = decimal.value
  }

  /// The value as a whole number of steps of 10^−decimals.
  func gridStep(decimals: Int, _ rule: RoundingRule) -> BigInt {
    smallGridStep(decimals: decimals, rule).map { BigInt(word: $0) } ?? bigGridStep(decimals: decimals, rule)
  }

  /// The same where machine words hold it.
  func smallGridStep(decimals: Int, _ rule: RoundingRule) -> Int? {
    guard case .small(let numerator, let denominator) = storage,
      let power = Rational.smallPower(decimals)
    else { return nil }
    let (n, tooLarge) = numerator.multipliedReportingOverflow(by: decimals > 0 ? power : 1)
    let (d, tooFine) = denominator.multipliedReportingOverflow(by: decimals < 0 ? power : 1)
    if tooLarge || tooFine { return nil }
    let (cut, rest) = n.quotientAndRemainder(dividingBy: d)
    if rest == 0 { return cut }
    switch rule {
    case .towardZero: return cut
    case .down: return n < 0 ? cut - 1 : cut
    case .up: return n > 0 ? cut + 1 : cut
    case .halfAwayFromZero: return rest.magnitude >= d.magnitude - rest.magnitude ? cut + n.signum() : cut
    }
  }

  /// Whether two numbers are the same when they are cut off behind so many decimals.
  static func haveSameStep(_ left: Rational, _ right: Rational, decimals: Int) -> Bool {
    if let left = left.smallGridStep(decimals: decimals, .towardZero),
      let right = right.smallGridStep(decimals: decimals, .towardZero)
    {
      return left == right
    }
    return left.gridStep(decimals: decimals, .towardZero) == right.gridStep(decimals: decimals, .towardZero)
  }

  private func bigGridStep(decimals: Int, _ rule: RoundingRule) -> BigInt {
    var (n, d) = parts
    if decimals > 0 { n *= Rational.tenToThe(decimals) }
    if decimals < 0 { d *= Rational.tenToThe(decimals) }
    let (cut, rest) = n.quotientAndRemainder(dividingBy: d)
    if rest.isZero { return cut }
    let away: BigInt = n.sign == .minus ? -1 : 1
    switch rule {
    case .towardZero: return cut
    case .down: return away < 0 ? cut - 1 : cut
    case .up: return away > 0 ? cut + 1 : cut
    case .halfAwayFromZero: return rest.magnitude * 2 >= d.magnitude ? cut + away : cut
    }
  }

}

/// A number as the importer hands it over: an optional ASCII "-", one or more ASCII digits, and optionally a
/// point with one or more digits. No exponent, no plus sign, no thousands marks, at most 1,000 digits.
/// Example: "10778.9" has value 10778.9, 1 decimal and no trailing zeros.
struct CanonicalDecimal {
  /// More digits than anybody prints; a longer text is refused, so that no input costs more than this.
  static let mostDigits = 1_000

  let value: Rational
  /// Digits after the point.
  let decimals: Int
  /// Zeros that end an integer: "700" has 2; none where there are decimals or the value is zero.
  let trailingZeros: Int

  init?(_ text: String) {
    var digits: [UInt8] = []
    var point: Int?
    var isNegative = false
    for (position, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if digits.count == CanonicalDecimal.mostDigits { return nil }
        digits.append(byte)
      case UInt8(ascii: "-") where position == 0:
        isNegative = true
      case UInt8(ascii: ".") where point == nil && !digits.isEmpty:
        point = digits.count
      default:
        return nil
      }
    }
    if digits.isEmpty || point == digits.count { return nil }
    guard let magnitude = CanonicalDecimal.whole(digits) else { return nil }
    decimals = point.map { digits.count - $0 } ?? 0
    value = (isNegative ? -magnitude : magnitude) * .powerOfTen(-decimals)
    let zeros = digits.reversed().prefix { $0 == UInt8(ascii: "0") }.count
    trailingZeros = point == nil && !magnitude.isZero ? zeros : 0
  }

  private static func whole(_ digits: [UInt8]) -> Rational? {
    guard digits.count > 18 else {
      return Rational(digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) })
    }
    return BigInt(String(decoding: digits, as: UTF8.self), radix: 10).map { Rational($0) }
  }
}
