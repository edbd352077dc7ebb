internal import BigInt

extension Rational {
  /// Two decimals between which the natural logarithm lies, at most two steps of the last decimal apart; a point for 1.
  ///
  /// Example: ln 2 to 3 decimals is [0.693, 0.694]. Nil unless the number is positive and 0 ≤ decimals ≤ 100.
  package func logarithm(decimals: Int) -> Interval? {
    guard sign > 0, (0...100).contains(decimals) else { return nil }
    if self == .one { return Interval(.zero) }
    var (n, d) = parts
    var exponent = n.bitWidth - d.bitWidth
    if exponent >= 0 { d <<= exponent } else { n <<= -exponent }
    // Now n/d is between 1/2 and 2; between 2/3 and 4/3 the series is short.
    if n * 3 > d * 4 { (d, exponent) = (d << 1, exponent + 1) }
    if n * 3 < d * 2 { (n, exponent) = (n << 1, exponent - 1) }
    let bits = decimals * 10 / 3 + 36 + abs(exponent).bitWidth - abs(exponent).leadingZeroBitCount
    let mantissa = FixedPoint.twiceArtanh(n - d, n + d, bits)
    let two = FixedPoint.logarithmOfTwo(bits)
    let low = mantissa.low + BigInt(exponent) * (exponent < 0 ? two.high : two.low)
    let high = mantissa.high + BigInt(exponent) * (exponent < 0 ? two.low : two.high)
    let ten = Rational.tenToThe(decimals)
    let grid = Rational.powerOfTen(-decimals)
    return Interval(
      low: Rational(FixedPoint.floor(low * ten, bits)) * grid,
      high: Rational(-FixedPoint.floor(-high * ten, bits)) * grid)
  }
}

/// Whole numbers of 2^−bits, one from below and one from above.
private struct FixedPoint {
  var low: BigInt
  var high: BigInt

  /// 2 artanh(n/d) = ln((d + n)/(d − n)) by its power series, for |n/d| ≤ 1/3 and d > 0. Every step loses at most one unit
  /// on each side; what is left out of the series is less than twice its first term.
  static func twiceArtanh(_ n: BigInt, _ d: BigInt, _ bits: Int) -> FixedPoint {
    if n.sign == .minus {
      let mirrored = twiceArtanh(-n, d, bits)
      return FixedPoint(low: -mirrored.high, high: -mirrored.low)
    }
    let start = quotient(n << bits, d)
    if bits <= ShortFixedPoint.most { return ShortFixedPoint(start).series(bits) }
    let square = FixedPoint(
      low: (start.low * start.low) >> bits, high: ((start.high * start.high) >> bits) + 1)
    var power = start
    var sum = FixedPoint(low: 0, high: 0)
    var odd: BigInt = 1
    while power.high > 1 {
      sum.low += power.low / odd
      sum.high += power.high / odd + 1
      power.low = (power.low * square.low) >> bits
      power.high = ((power.high * square.high) >> bits) + 1
      odd += 2
    }
    return FixedPoint(low: sum.low << 1, high: (sum.high + 2 * power.high) << 1)
  }

  /// ln 2.
  static func logarithmOfTwo(_ bits: Int) -> FixedPoint {
    guard bits <= ShortFixedPoint.most else { return twiceArtanh(1, 3, bits) }
    let cut = ShortFixedPoint.most - bits
    return FixedPoint(low: exactTwo.low >> cut, high: ((exactTwo.high - 1) >> cut) + 1)
  }

  private static let exactTwo = twiceArtanh(1, 3, ShortFixedPoint.most)

  /// The whole number below n/2^bits.
  static func floor(_ n: BigInt, _ bits: Int) -> BigInt {
    n.sign == .minus ? -((-n + ((BigInt(1) << bits) - 1)) >> bits) : n >> bits
  }

  /// n/d rounded both ways, neither being negative.
  private static func quotient(_ n: BigInt, _ d: BigInt) -> FixedPoint {
    let (whole, rest) = n.quotientAndRemainder(dividingBy: d)
    return FixedPoint(low: whole, high: rest.isZero ? whole : whole + 1)
  }
}

/// The same in machine words.
private struct ShortFixedPoint {
  /// So many bits leave room for what is less than 4.
  static let most = 120

  private let low: UInt128
  private let high: UInt128

  /// At most 1/3, and not negative.
  init(_ number: FixedPoint) {
    low = UInt128(clamping: number.low)
    high = UInt128(clamping: number.high)
  }

  /// The power series of 2 artanh.
  func series(_ bits: Int) -> FixedPoint {
    let square = (low: Self.product(low, low, bits), high: Self.product(high, high, bits) + 1)
    var power = (low: low, high: high)
    var sum: (low: UInt128, high: UInt128) = (0, 0)
    var odd: UInt128 = 1
    while power.high > 1 {
      sum.low += power.low / odd
      sum.high += power.high / odd + 1
      power.low = Self.product(power.low, square.low, bits)
      power.high = Self.product(power.high, square.high, bits) + 1
      odd += 2
    }
    return FixedPoint(low: BigInt(sum.low << 1), high: BigInt((sum.high + 2 * power.high) << 1))
  }

  private static func product(_ a: UInt128, _ b: UInt128, _ bits: Int) -> UInt128 {
    let full = a.multipliedFullWidth(by: b)
    return full.high << (UInt128.bitWidth - bits) | full.low >> bits
  }
}
