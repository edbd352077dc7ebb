import Quantities
import Testing

@Suite struct RoundingTests {
  @Test(arguments: [
    ("6.3248", "6.3258", 2, 2), ("31.24", "31.62", 2, 1), ("8.58053", "8.58141", 2, 2),
    ("397.698", "397.844", 1, 1),
    ("97.53", "97.54", 2, 2), ("6.3248", "6.3258", 9, 3), ("17.59", "18.01", 2, 0), ("0.1", "0.9", 2, 1),
    ("-0.4", "0.4", 2, 1), ("-0.001", "0.001", 5, 3), ("-6.3258", "-6.3248", 2, 2), ("5", "6", 0, 0),
    ("5", "6", -1, 0),
    ("5", "5", 2, 0), ("0.25", "0.25", 2, 2), ("0.125", "0.125", 2, 2), ("0.5", "0.5", 2, 1),
  ])
  func `a headline stops at the first digit in which its ends differ`(
    low: String, high: String, atMost: Int, decimals: Int
  ) {
    #expect(Rounding.headlineDecimals(of: i(low, high), atMost: atMost) == decimals)
  }

  @Test func `a headline is rounded in the scale it is shown in`() {
    let amount = i("397698000", "397844000")
    #expect(Rounding.headlineDecimals(of: amount, in: Scale.million.factor, atMost: 1) == 1)
    #expect(Rounding.headlineDecimals(of: amount, in: Scale.billion.factor, atMost: 9) == 4)
    #expect(Rounding.headlineDecimals(of: amount, in: .zero, atMost: 2) == 0)
    #expect(Rounding.headlineDecimals(of: Interval(q(1, 3)), atMost: 2) == 2)
    #expect(d("6.3253").decimalText(decimals: 2, .halfAwayFromZero) == "6.33")
  }

  @Test(arguments: Array(1...10) as [UInt64])
  func `outward rounding holds the interval and adds less than two steps`(seed: UInt64) {
    var random = Seeded(seed)
    for _ in 0..<20 {
      let interval = random.interval()
      let decimals = Int.random(in: -3...8, using: &random)
      let outward = Rounding.outward(interval, decimals: decimals)
      #expect(outward.contains(interval))
      #expect(outward.width < interval.width + .powerOfTen(-decimals) * q(2))
      #expect(Rounding.outward(outward, decimals: decimals) == outward)
    }
  }
}

@Suite struct RootTests {
  @Test(arguments: [
    ("2", 2, 3, "1.414", "1.415"), ("4", 2, 3, "2", "2"), ("0", 5, 2, "0", "0"), ("1", 1_000, 4, "1", "1"),
    ("0.25", 2, 1, "0.5", "0.5"), ("27", 3, 0, "3", "3"), ("28", 3, 0, "3", "4"),
    ("0.0001", 3, 1, "0", "0.1"),
    ("31.4", 8, 4, "1.5385", "1.5386"),
  ])
  func `a root is known to the last decimal`(value: String, n: Int, decimals: Int, low: String, high: String)
  {
    #expect(d(value).root(n, decimals: decimals) == i(low, high))
  }

  @Test(arguments: Array(1...10) as [UInt64])
  func `the n-th power of a root holds the number`(seed: UInt64) throws {
    var random = Seeded(seed)
    for _ in 0..<10 {
      let value = random.rational().magnitude
      let n = Int.random(in: 1...12, using: &random)
      let decimals = Int.random(in: 0...12, using: &random)
      let root = try #require(value.root(n, decimals: decimals))
      let (low, high) = (try #require(root.low.power(n)), try #require(root.high.power(n)))
      #expect(low <= value && value <= high)
      #expect(
        root.isPoint ? low == value : root.width == .powerOfTen(-decimals) && low < value && value < high)
      let wider = Interval(value).hull(Interval(value + random.rational().magnitude))
      let roots = try #require(wider.root(n, decimals: decimals))
      #expect(roots.contains(root))
    }
  }

  @Test func `no root is taken of a negative number or out of reason`() {
    #expect(q(-1).root(3, decimals: 2) == nil)
    #expect(q(2).root(0, decimals: 2) == nil)
    #expect(q(2).root(-1, decimals: 2) == nil)
    #expect(q(2).root(.max, decimals: 2) == nil)
    #expect(q(2).root(2, decimals: -1) == nil)
    #expect(q(2).root(2, decimals: .max) == nil)
    #expect(i("-1", "4").root(2, decimals: 2) == nil)
  }
}
