import BigInt
import Quantities
import Testing

@Suite struct RationalTests {
  static let seeds: [UInt64] = Array(1...10)

  @Test(arguments: seeds)
  func `addition and multiplication are those of a field`(seed: UInt64) throws {
    var random = Seeded(seed)
    for _ in 0..<20 {
      let (a, b, c) = (random.rational(), random.rational(), random.rational())
      #expect(a + b == b + a)
      #expect(a * b == b * a)
      #expect((a + b) + c == a + (b + c))
      #expect((a * b) * c == a * (b * c))
      #expect(a * (b + c) == a * b + a * c)
      #expect(a + .zero == a && a * .one == a)
      #expect(a - a == .zero && a + -a == .zero)
      #expect(a - b == -(b - a))
      if !b.isZero {
        let quotient = try #require(a.divided(by: b))
        #expect(quotient * b == a)
      }
    }
  }

  @Test(arguments: seeds)
  func `machine words and big integers give the same results`(seed: UInt64) {
    var random = Seeded(seed)
    for _ in 0..<20 {
      let (a, b) = (q(random.whole(), random.whole()), q(random.whole(), random.whole()))
      // Detours through numbers that no machine word holds.
      #expect((a * huge + b * huge).divided(by: huge) == a + b)
      #expect((a * huge * b).divided(by: huge) == a * b)
      #expect((a * huge < b * huge) == (a < b))
      #expect((a + huge) - huge == a)
      #expect(Rational(a.numerator, a.denominator) == a)
      #expect(Rational(a.numerator * huge.numerator, a.denominator * huge.numerator) == a)
    }
  }

  /// Numbers beside the ends of one machine word and of two, and around half of one, where products leave it.
  static let edges: [String] = {
    let powers = [
      "0", "3", "3037000499", "4294967296", "9223372036854775807", "9223372036854775808",
      "18446744073709551615",
      "18446744073709551616", "170141183460469231731687303715884105728",
      "340282366920938463463374607431768211455",
    ]
    return powers.flatMap { power in ["-1", "0", "1"].map { (d(power) + d($0)).numerator.description } }
  }()

  @Test(arguments: edges)
  func `numbers at the ends of machine words are what big integers make of them`(text: String) {
    let signed = [d(text), -d(text)]
    for a in signed {
      #expect(a.numerator.description == Rational(a.numerator).description.dropLast(2))
      #expect(a.int == Int(a.numerator.description))
      for other in Self.edges {
        let b = d(other)
        let (n, m) = (a.numerator, b.numerator)
        #expect((a * b).numerator == n * m && (a * b).denominator == 1)
        #expect((a + b).numerator == n + m)
        guard let fraction = a.divided(by: b) else { continue }
        let common = n.greatestCommonDivisor(with: m) * (m.sign == .minus ? -1 : 1)
        #expect(fraction.numerator == n / common && fraction.denominator == m / common)
        #expect(fraction * b == a && (fraction * fraction).divided(by: fraction) ?? .zero == fraction)
        #expect(fraction + -fraction == .zero && (fraction + .one) - .one == fraction)
      }
    }
  }

  @Test(arguments: seeds)
  func `equal values are equal in hash and in every printed form`(seed: UInt64) {
    var random = Seeded(seed)
    for _ in 0..<20 {
      let a = random.rational()
      let b = (a + huge) * huge - huge * huge
      let same = b.divided(by: huge) ?? .zero
      #expect(same == a)
      #expect(same.hashValue == a.hashValue)
      #expect(same.description == a.description)
    }
  }

  @Test(arguments: seeds)
  func `order agrees with the sign of the difference`(seed: UInt64) {
    var random = Seeded(seed)
    for _ in 0..<20 {
      let (a, b) = (random.rational(), random.rational())
      #expect((a < b) == (a - b).isNegative)
      #expect((a == b) == (a - b).isZero)
      #expect([a < b, a == b, b < a].filter { $0 }.count == 1)
      #expect(a.magnitude == (a.sign < 0 ? -a : a))
    }
  }

  @Test func `fractions are in lowest terms with a positive denominator`() {
    #expect(q(6, 4).description == "3/2")
    #expect(q(6, -4).description == "-3/2")
    #expect(q(0, -7).description == "0/1")
    #expect(Rational(.min).description == "-9223372036854775808/1")
    #expect(q(.min, .min) == .one)
    #expect(q(.min, -1).description == "9223372036854775808/1")
    #expect(q(1, .min).description == "-1/9223372036854775808")
  }

  @Test func `nothing is divided by zero`() {
    #expect(Rational(1, 0) == nil)
    #expect(Rational(huge.numerator, Rational.zero.numerator) == nil)
    #expect(Rational.one.divided(by: .zero) == nil)
    #expect(huge.divided(by: huge - huge) == nil)
    #expect(Rational.zero.reciprocal == nil)
    #expect(Rational.zero.power(-1) == nil)
  }

  @Test func `the smallest machine integer negates without a trap`() {
    let least = Rational(.min)
    #expect(-least == Rational(.max) + .one)
    #expect(-(-least) == least)
    #expect(least.magnitude + least == .zero)
    #expect(least.int == .min)
    #expect((-least).int == nil)
    #expect(Rational(.max).int == .max)
    #expect(q(1, 2).int == nil)
  }

  @Test(arguments: -40...40)
  func `powers of ten multiply to one with their opposites`(exponent: Int) {
    #expect(Rational.powerOfTen(exponent) * .powerOfTen(-exponent) == .one)
    #expect(Rational.powerOfTen(exponent + 1) == .powerOfTen(exponent) * q(10))
    #expect(Rational.powerOfTen(exponent) == q(10).power(exponent))
  }
}
