import Quantities
import Testing

@Suite struct PrintedNumberTests {
  @Test(arguments: Array(1...10) as [UInt64])
  func `a printed number contains its own point`(seed: UInt64) throws {
    var random = Seeded(seed)
    for _ in 0..<20 {
      let text = random.decimal()
      let multiplier = Int.random(in: -3...12, using: &random)
      let printed = try #require(
        PrintedNumber(text: text, number: text, multiplier: multiplier, exact: Bool.random(using: &random)))
      let point = try #require(printed.point)
      #expect(printed.interval.contains(point))
      #expect(printed.interval.isPoint == printed.isExact)
      #expect(printed.interval.width <= printed.lastUnit)
      #expect(printed.lastSignificantUnit >= printed.lastUnit)
      #expect(point.divided(by: printed.lastUnit)?.isWhole == true)
      #expect(point.divided(by: printed.lastSignificantUnit)?.isWhole == true)
      #expect(printed.text == text)
    }
  }

  @Test(arguments: [
    // number, multiplier, value, last unit, last significant unit, low, high
    ("10778.9", 6, "10778900000", "100000", "100000", "10778850000", "10778950000"),
    ("53", 9, "53000000000", "1000000000", "1000000000", "52500000000", "53500000000"),
    ("50", 6, "50000000", "1000000", "10000000", "49500000", "50500000"),
    ("700", 0, "700", "1", "100", "699.5", "700.5"),
    ("87.350", 0, "87.350", "0.001", "0.001", "87.3495", "87.3505"),
    ("50.0", 0, "50", "0.1", "0.1", "49.95", "50.05"),
    ("-0.5", 0, "-0.5", "0.1", "0.1", "-0.55", "-0.45"),
    ("-20", 0, "-20", "1", "10", "-20.5", "-19.5"),
    ("0", 0, "0", "1", "1", "0", "0.5"),
    ("0.0", 6, "0", "100000", "100000", "0", "50000"),
    ("-0", 0, "0", "1", "1", "0", "0.5"),
    ("100.2", -2, "1.002", "0.001", "0.001", "1.0015", "1.0025"),
    ("007", 0, "7", "1", "1", "6.5", "7.5"),
  ])
  func `the printed digits decide the interval`(
    number: String, multiplier: Int, value: String, unit: String, significant: String, low: String,
    high: String
  ) throws {
    let printed = try #require(PrintedNumber(text: number, number: number, multiplier: multiplier))
    #expect(printed.value == d(value))
    #expect(printed.lastUnit == d(unit))
    #expect(printed.lastSignificantUnit == d(significant))
    #expect(printed.interval == i(low, high))
  }

  @Test(arguments: ["0", "7", "-3", "100"])
  func `a count is its point`(number: String) throws {
    let count = try #require(PrintedNumber(text: number, number: number, exact: true))
    #expect(count.isExact)
    #expect(count.interval == Interval(d(number)))
  }

  @Test func `a printed range has ends and no point`() throws {
    let range = try #require(PrintedNumber(text: "$700–800m", number: "700", multiplier: 6, high: "800"))
    #expect(range.isRange && range.point == nil)
    #expect(range.high == d("800000000"))
    #expect(range.interval == i("699500000", "800500000"))
    #expect(range.lastSignificantUnit == d("100000000"))
    let mixed = try #require(PrintedNumber(text: "1.5–2", number: "1.5", high: "2"))
    #expect(mixed.interval == i("1.45", "2.5"))
    let uneven = try #require(PrintedNumber(text: "5–10", number: "5", high: "10"))
    #expect(uneven.lastSignificantUnit == .one)
    let fromZero = try #require(PrintedNumber(text: "0–5", number: "0", high: "5"))
    #expect(fromZero.interval == i("0", "5.5"))
    let counts = try #require(PrintedNumber(text: "5–6", number: "5", exact: true, high: "6"))
    #expect(counts.interval == i("5", "6"))
    #expect(PrintedNumber(text: "8–7", number: "8", high: "7") == nil)
    #expect(PrintedNumber(text: "7–x", number: "7", high: "x") == nil)
  }

  @Test(arguments: hostileNumbers)
  func `a text that is no number is no printed number`(text: String) {
    #expect(PrintedNumber(text: text, number: text) == nil)
    #expect(PrintedNumber(text: text, number: "0", high: text) == nil)
  }

  @Test(arguments: [-100, 100, .min, .max])
  func `a multiplier that nobody prints is refused`(multiplier: Int) {
    #expect(PrintedNumber(text: "1", number: "1", multiplier: multiplier) == nil)
  }

  @Test func `a thousand digits are still exact`() throws {
    let nines = String(repeating: "9", count: 1_000)
    let printed = try #require(PrintedNumber(text: nines, number: nines))
    #expect(printed.value == .powerOfTen(1_000) - .one)
    #expect(printed.value.exactDecimalText == nines)
  }

  @Test(arguments: [
    ("half", "47.5", "52.5"), ("a quarter", "22.5", "27.5"), ("Half", "47.5", "52.5"),
  ])
  func `a fraction word is printed to five points`(word: String, low: String, high: String) throws {
    let percent = try #require(PrintedNumber(fractionWord: word, inPercent: true))
    #expect(percent.interval == i(low, high))
    #expect(percent.text == word)
    let ratio = try #require(PrintedNumber(fractionWord: word, inPercent: false))
    #expect(ratio.interval.scaled(by: .hundred) == percent.interval)
  }

  @Test(arguments: ["", "halves", "about half", "doubled", "more than", "0.5"])
  func `other words are no fraction`(word: String) {
    #expect(PrintedNumber(fractionWord: word, inPercent: true) == nil)
  }
}
