import Quantities
import Testing

@Suite struct DecimalTests {
  @Test(arguments: [
    ("2.5", 0, "3", "2", "3", "2"),
    ("-2.5", 0, "-3", "-3", "-2", "-2"),
    ("0.05", 1, "0.1", "0.0", "0.1", "0.0"),
    ("-0.04", 1, "0.0", "-0.1", "0.0", "0.0"),
    ("10778.9", 0, "10779", "10778", "10779", "10778"),
    ("9.996", 2, "10.00", "9.99", "10.00", "9.99"),
    ("1249", -2, "1200", "1200", "1300", "1200"),
    ("-49", -2, "0", "-100", "0", "0"),
    ("7", 3, "7.000", "7.000", "7.000", "7.000"),
  ])
  func `each rule picks its neighbour and no zero is negative`(
    text: String, decimals: Int, half: String, down: String, up: String, cut: String
  ) {
    #expect(d(text).decimalText(decimals: decimals, .halfAwayFromZero) == half)
    #expect(d(text).decimalText(decimals: decimals, .down) == down)
    #expect(d(text).decimalText(decimals: decimals, .up) == up)
    #expect(d(text).decimalText(decimals: decimals, .towardZero) == cut)
  }

  @Test(arguments: Array(1...10) as [UInt64])
  func `rounding stays within its step and the text writes the rounded value`(seed: UInt64) {
    var random = Seeded(seed)
    for _ in 0..<20 {
      let x = random.rational()
      let decimals = Int.random(in: -4...12, using: &random)
      let step = Rational.powerOfTen(-decimals)
      let (down, up) = (x.rounded(toDecimals: decimals, .down), x.rounded(toDecimals: decimals, .up))
      #expect(down <= x && x <= up && up - down <= step)
      let near = x.rounded(toDecimals: decimals, .halfAwayFromZero)
      #expect((x - near).magnitude * q(2) <= step)
      #expect(x.rounded(toDecimals: decimals, .towardZero) == (x.isNegative ? up : down))
      for rule in RoundingRule.allCases {
        let rounded = x.rounded(toDecimals: decimals, rule)
        #expect(d(x.decimalText(decimals: decimals, rule)) == rounded)
        #expect(rounded.rounded(toDecimals: decimals, rule) == rounded)
      }
    }
  }

  @Test(arguments: [
    ("0.125", 3), ("5.000", 0), ("0", 0), ("-12.50", 1), ("0.0000001", 7), ("100", 0),
  ])
  func `finite decimals are written out in full and as short as they go`(text: String, decimals: Int) throws {
    #expect(d(text).exactDecimals == decimals)
    let written = try #require(d(text).exactDecimalText)
    #expect(d(written) == d(text))
    #expect(written.split(separator: ".").dropFirst().first?.count ?? 0 == decimals)
  }

  @Test(arguments: [(1, 3), (1, 7), (22, 15), (-1, 6)])
  func `endless decimals have no exact text`(n: Int, denominator: Int) {
    #expect(q(n, denominator).exactDecimalText == nil)
  }

  @Test(arguments: Array(1...10) as [UInt64])
  func `a decimal text is read and written unchanged`(seed: UInt64) throws {
    var random = Seeded(seed)
    for _ in 0..<20 {
      let text = random.decimal()
      let value = try #require(Rational(decimal: text))
      let decimals = text.split(separator: ".").dropFirst().first?.count ?? 0
      var canonical = text.drop { $0 == "-" }.drop { $0 == "0" }
      if canonical.isEmpty || canonical.first == "." { canonical = "0" + canonical }
      let sign = value.isNegative ? "-" : ""
      #expect(value.decimalText(decimals: decimals, .halfAwayFromZero) == sign + canonical)
      #expect(value.decimalText(decimals: decimals, .halfAwayFromZero).utf8.count <= text.utf8.count)
    }
  }

  @Test(arguments: hostileNumbers)
  func `what is no canonical decimal is refused`(text: String) {
    #expect(Rational(decimal: text) == nil)
  }
}

/// Texts that look like numbers to somebody.
let hostileNumbers = [
  "", "-", ".", "-.", "+5", "--5", "5-", "1e5", "1E5", "5.", ".5", "-.5", "1.2.3", "1,5", "1 000", " 1", "1 ",
  "1\n", "1\u{0}", "0x10", "inf", "nan", "١٢٣", "１２", "1\u{0301}", "−5", "½", "五", "1_000", "1'000", "🙂",
  String(repeating: "9", count: 1_001), String(repeating: "0", count: 10_000),
  "1." + String(repeating: "3", count: 10_000),
  String(repeating: "-", count: 10_000),
]
