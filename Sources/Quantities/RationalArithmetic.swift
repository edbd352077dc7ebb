internal import BigInt

// Each operation tries machine words first and falls back to BigInt where they overflow.
extension Rational {
  package static func + (a: Rational, b: Rational) -> Rational {
    if case .small(let n, let d) = a.storage, case .small(let m, let e) = b.storage,
      let sum = smallSum(n, d, m, e)
    {
      return sum
    }
    let (n, d) = a.parts
    let (m, e) = b.parts
    return Rational(reducing: n * e + m * d, d * e)
  }

  package static func - (a: Rational, b: Rational) -> Rational { a + -b }

  package static prefix func - (a: Rational) -> Rational {
    switch a.storage {
    case .small(let n, let d): Rational(smallReduced: -n, d) ?? .zero
    case .big(let n, let d): Rational(reduced: -n, d)
    }
  }

  package static func * (a: Rational, b: Rational) -> Rational {
    if case .small(let n, let d) = a.storage, case .small(let m, let e) = b.storage {
      return smallProduct(n, d, m, e)
    }
    let (n, d) = a.parts
    let (m, e) = b.parts
    return Rational(reducing: n * m, d * e)
  }

  package static func += (a: inout Rational, b: Rational) { a = a + b }
  package static func -= (a: inout Rational, b: Rational) { a = a - b }
  package static func *= (a: inout Rational, b: Rational) { a = a * b }

  /// The quotient; nil if the divisor is zero.
  package func divided(by divisor: Rational) -> Rational? {
    divisor.reciprocal.map { self * $0 }
  }

  /// 1 / self; nil for zero.
  package var reciprocal: Rational? {
    switch storage {
    case .small(0, _): nil
    case .small(let n, let d): n > 0 ? Rational(smallReduced: d, n) : Rational(smallReduced: -d, -n)
    case .big(let n, let d): n.sign == .minus ? Rational(reduced: -d, -n) : Rational(reduced: d, n)
    }
  }

  /// self^exponent; nil for zero to a negative power. Example: (2/3)^−2 = 9/4.
  package func power(_ exponent: Int) -> Rational? {
    guard exponent >= 0 else { return reciprocal.flatMap { $0.power(Int(clamping: exponent.magnitude)) } }
    let (n, d) = parts
    return Rational(reduced: n.power(exponent), d.power(exponent))
  }

  /// n/d + m/e in machine words; nil where they overflow.
  private static func smallSum(_ n: Int, _ d: Int, _ m: Int, _ e: Int) -> Rational? {
    if d == e {
      let (sum, overflow) = n.addingReportingOverflow(m)
      if overflow { return nil }
      return d == 1 ? Rational(smallReduced: sum, 1) : Rational(smallReducing: sum, d)
    }
    let common = commonDivisor(d, e)
    let (left, overflow1) = n.multipliedReportingOverflow(by: e / common)
    let (right, overflow2) = m.multipliedReportingOverflow(by: d / common)
    let (denominator, overflow3) = d.multipliedReportingOverflow(by: e / common)
    let (sum, overflow4) = left.addingReportingOverflow(right)
    if overflow1 || overflow2 || overflow3 || overflow4 { return nil }
    return Rational(smallReducing: sum, denominator)
  }

  /// n/d × m/e. What both sides share is divided out before, so that the product is in lowest terms.
  private static func smallProduct(_ n: Int, _ d: Int, _ m: Int, _ e: Int) -> Rational {
    let left = commonDivisor(n, e)
    let right = commonDivisor(m, d)
    let (numerator, overflow1) = (n / left).multipliedReportingOverflow(by: m / right)
    let (denominator, overflow2) = (d / right).multipliedReportingOverflow(by: e / left)
    if !overflow1, !overflow2, let small = Rational(smallReduced: numerator, denominator) { return small }
    return Rational(
      reduced: BigInt(word: n / left) * BigInt(word: m / right),
      BigInt(word: d / right) * BigInt(word: e / left))
  }

  /// The greatest common divisor; of numbers that two machine words hold it takes no larger ones.
  static func commonDivisor(_ a: BigInt, _ b: BigInt) -> BigInt {
    var (large, small) = (a.magnitude, b.magnitude)
    if large < small { (large, small) = (small, large) }
    guard small.bitWidth <= UInt128.bitWidth, !small.isZero else {
      return a.greatestCommonDivisor(with: b)
    }
    if large.bitWidth > UInt128.bitWidth { (large, small) = (small, large % small) }
    return BigInt(commonDivisor(UInt128(low: large), UInt128(low: small)).big)
  }

  /// Of any two numbers; of a number and zero the number.
  private static func commonDivisor(_ a: UInt128, _ b: UInt128) -> UInt128 {
    if a == 0 || b == 0 { return a | b }
    let twos = (a | b).trailingZeroBitCount
    var (x, y) = (a >> a.trailingZeroBitCount, b >> b.trailingZeroBitCount)
    while x != y {
      if x < y { (x, y) = (y, x) }
      x -= y
      x >>= x.trailingZeroBitCount
    }
    return x << twos
  }

  /// The greatest common divisor of |a| and b, where b > 0; so it is positive and fits.
  static func commonDivisor(_ a: Int, _ b: Int) -> Int {
    if b == 1 { return 1 }
    var x = a.magnitude
    var y = b.magnitude
    while y != 0 { (x, y) = (y, x % y) }
    return Int(x)
  }
}

extension Rational: Comparable {
  package static func < (a: Rational, b: Rational) -> Bool {
    if case .small(let n, let d) = a.storage, case .small(let m, let e) = b.storage {
      if d == e { return n < m }
      let left = n.multipliedFullWidth(by: e)
      let right = m.multipliedFullWidth(by: d)
      return (left.high, left.low) < (right.high, right.low)
    }
    let (n, d) = a.parts
    let (m, e) = b.parts
    return n * e < m * d
  }
}
