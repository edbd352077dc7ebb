package import BigInt

/// An exact fraction, always in lowest terms with a positive denominator.
///
/// Two machine words hold it while both parts fit; only larger values allocate.
/// Example: `Rational(6, 4)` is 3/2, and `Rational(1, 0)` is nil.
package struct Rational: Hashable, Sendable {
  /// Canonical: `small` whenever both parts fit (the numerator never being `Int.min`), so that equal values
  /// have equal storage.
  enum Storage: Hashable, Sendable {
    case small(Int, Int)
    indirect case big(BigInt, BigInt)
  }

  let storage: Storage

  package static let zero = Rational(0)
  package static let one = Rational(1)
  package static let hundred = Rational(100)

  /// A whole number.
  package init(_ whole: Int) {
    storage = whole == .min ? .big(BigInt(word: whole), 1) : .small(whole, 1)
  }

  /// A whole number of any size.
  package init(_ whole: BigInt) {
    self.init(reduced: whole, 1)
  }

  /// `numerator / denominator`; nil if the denominator is zero.
  package init?(_ numerator: BigInt, _ denominator: BigInt) {
    if denominator.isZero { return nil }
    self.init(reducing: numerator, denominator)
  }

  /// `numerator / denominator`; nil if the denominator is zero. Example: `Rational(1, 3)`.
  package init?(_ numerator: Int, _ denominator: Int) {
    if denominator > 0, let small = Rational(smallReducing: numerator, denominator) {
      self = small
    } else {
      self.init(BigInt(word: numerator), BigInt(word: denominator))
    }
  }

  /// The denominator is not zero.
  init(reducing numerator: BigInt, _ denominator: BigInt) {
    let common = Rational.commonDivisor(numerator, denominator)
    let divisor = denominator.sign == .minus ? -common : common
    self.init(reduced: numerator / divisor, denominator / divisor)
  }

  /// The parts are in lowest terms and the denominator is positive.
  init(reduced numerator: BigInt, _ denominator: BigInt) {
    if let n = numerator.word, let d = denominator.word {
      storage = .small(n, d)
    } else {
      storage = .big(numerator, denominator)
    }
  }

  /// The denominator is positive; nil for `Int.min`, which `small` does not hold.
  init?(smallReducing numerator: Int, _ denominator: Int) {
    if numerator == .min { return nil }
    let common = Rational.commonDivisor(numerator, denominator)
    self.init(smallReduced: numerator / common, denominator / common)
  }

  /// In lowest terms, the denominator positive; nil for `Int.min`.
  init?(smallReduced numerator: Int, _ denominator: Int) {
    if numerator == .min { return nil }
    storage = .small(numerator, denominator)
  }

  /// 10^exponent. Example: `powerOfTen(-1)` is 1/10. Its size is proportional to the exponent, which callers bound.
  package static func powerOfTen(_ exponent: Int) -> Rational {
    if let power = smallPower(exponent),
      let small = Rational(smallReduced: exponent < 0 ? 1 : power, exponent < 0 ? power : 1)
    {
      return small
    }
    let power = tenToThe(exponent)
    return exponent < 0 ? Rational(reduced: 1, power) : Rational(reduced: power, 1)
  }

  /// 10^|exponent|.
  static func tenToThe(_ exponent: Int) -> BigInt {
    smallPower(exponent).map { BigInt(word: $0) } ?? BigInt(10).power(Int(clamping: exponent.magnitude))
  }

  /// 10^|exponent|; nil where a machine word does not hold it.
  static func smallPower(_ exponent: Int) -> Int? {
    guard exponent.magnitude <= 18 else { return nil }
    var power = 1
    for _ in 0..<exponent.magnitude { power *= 10 }
    return power
  }

  package var numerator: BigInt { parts.numerator }
  /// Always positive.
  package var denominator: BigInt { parts.denominator }

  var parts: (numerator: BigInt, denominator: BigInt) {
    switch storage {
    case .small(let n, let d): (BigInt(word: n), BigInt(word: d))
    case .big(let n, let d): (n, d)
    }
  }

  /// How many bits its longer part takes.
  package var bitWidth: Int {
    switch storage {
    case .small(let n, let d): Int.bitWidth - min(n.magnitude.leadingZeroBitCount, d.leadingZeroBitCount)
    case .big(let n, let d): max(n.bitWidth, d.bitWidth)
    }
  }

  /// −1, 0 or 1.
  package var sign: Int {
    switch storage {
    case .small(let n, _): n.signum()
    case .big(let n, _): n.sign == .minus ? -1 : 1
    }
  }

  package var isZero: Bool { sign == 0 }
  package var isNegative: Bool { sign < 0 }
  package var magnitude: Rational { isNegative ? -self : self }

  /// Whether it is a whole number.
  package var isWhole: Bool {
    switch storage {
    case .small(_, let d): d == 1
    case .big(_, let d): d == 1
    }
  }

  /// The value as a machine integer; nil if it is not whole or does not fit.
  package var int: Int? {
    switch storage {
    case .small(let n, let d): d == 1 ? n : nil
    case .big(let n, let d): d == 1 ? Int(exactly: n) : nil
    }
  }
}

extension Rational: CustomStringConvertible {
  /// "n/d", always with both parts. Example: "3/2", "-5/1".
  package var description: String {
    let (n, d) = parts
    return "\(n)/\(d)"
  }
}

// The library's own conversions, which are for any kind of number, take a thousand instructions.
extension BigInt {
  init(word: Int) { self.init(integerLiteral: Int64(word)) }

  /// The number itself if a machine word holds it and its negative.
  var word: Int? {
    guard magnitude.bitWidth < Int.bitWidth else { return nil }
    let size = Int(magnitude.word(0))
    return sign == .minus ? -size : size
  }
}

extension BigUInt {
  /// From the lowest on; beyond the highest they are zero.
  fileprivate func word(_ place: Int) -> UInt { place < words.count ? words[place] : 0 }
}

extension UInt128 {
  /// The lowest 128 bits.
  init(low number: BigUInt) { self = UInt128(number.word(0)) | UInt128(number.word(1)) << 64 }

  var big: BigUInt { BigUInt(words: [UInt(truncatingIfNeeded: self), UInt(truncatingIfNeeded: self >> 64)]) }
}
