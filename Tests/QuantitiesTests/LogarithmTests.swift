import Quantities
import Testing

@Suite struct `logarithms between two decimals` {
  @Test(arguments: [
    (2, 1, "0.693147180559945309417232121458"), (10, 1, "2.302585092994045684017991454684"),
    (1, 3, "-1.098612288668109691395245236923"), (1_000_001, 1_000_000, "0.000000999999500000333333083334"),
  ])
  func `known ones lie between the ends`(n: Int, d denominator: Int, digits: String) throws {
    for decimals in [0, 3, 12, 29] {
      let found = try #require(q(n, denominator).logarithm(decimals: decimals))
      #expect(found.low <= d(digits) + .powerOfTen(-30) && d(digits) - .powerOfTen(-30) <= found.high)
      #expect(found.width <= Rational(2) * .powerOfTen(-decimals))
    }
  }

  /// From 26 decimals on machine words do not hold it.
  @Test func `fewer decimals say the same of a logarithm as more`() throws {
    var seeded = Seeded(23)
    for _ in 0..<60 {
      let x = seeded.rational().magnitude + .powerOfTen(-9)
      let fine = try #require(x.logarithm(decimals: 60))
      for decimals in 0..<40 {
        let coarse = try #require(x.logarithm(decimals: decimals))
        #expect(coarse.contains(fine), "\(x) to \(decimals)")
        #expect(coarse.low.exactDecimals.map { $0 <= decimals } == true)
      }
    }
  }

  @Test func `the logarithm of 1 is zero, of anything below zero there is none`() {
    #expect(Rational.one.logarithm(decimals: 10) == Interval(.zero))
    #expect(Rational.zero.logarithm(decimals: 10) == nil)
    #expect(q(-2).logarithm(decimals: 10) == nil)
    #expect(q(2).logarithm(decimals: -1) == nil && q(2).logarithm(decimals: 101) == nil)
  }

  /// 1 − 1/x ≤ ln x ≤ x − 1, and better the nearer x is to 1: roots of x, which are known exactly, come near it.
  @Test func `the sum of two logarithms is that of the product`() throws {
    var seeded = Seeded(21)
    for _ in 0..<200 {
      let a = seeded.rational().magnitude + .powerOfTen(-9)
      let b = seeded.rational().magnitude + .powerOfTen(-9)
      let sum = try #require(a.logarithm(decimals: 15)) + (try #require(b.logarithm(decimals: 15)))
      let whole = try #require((a * b).logarithm(decimals: 15))
      #expect(sum.meets(whole))
      #expect(whole.width <= Rational(2) * .powerOfTen(-15))
    }
  }

  @Test func `between the tangents of every number near 1`() throws {
    for n in 1...60 {
      let x = q(n, 30)
      let found = try #require(x.logarithm(decimals: 20))
      #expect(found.low <= x - .one)
      #expect(.one - (try #require(x.reciprocal)) <= found.high)
    }
  }

  @Test func `a greater number has no smaller logarithm`() throws {
    var seeded = Seeded(22)
    for _ in 0..<100 {
      let pair = [seeded.rational().magnitude, seeded.rational().magnitude].sorted()
      guard let low = pair[0].logarithm(decimals: 12), let high = pair[1].logarithm(decimals: 12) else {
        continue
      }
      #expect(low.low <= high.high)
    }
  }
}
