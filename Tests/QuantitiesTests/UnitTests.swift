import Quantities
import Testing

@Suite struct UnitTests {
  static let units: [Unit] = [
    .currency("USD"), .currency("JPY"), .percent, .points, .ratio, .rank, .count("regions"),
    .count("projects"),
    .count(nil), .index("2004"), .index("2005"), .percentAYear,
  ]

  @Test(arguments: units, units)
  func `sums and products do not mind the order`(a: Unit, b: Unit) {
    #expect(Unit.sum(a, b) == Unit.sum(b, a))
    #expect(Unit.product(a, b) == Unit.product(b, a))
  }

  @Test(arguments: units, units)
  func `a difference added back gives the unit it came from`(a: Unit, b: Unit) {
    guard let difference = Unit.difference(a, b), let back = Unit.sum(difference, b) else { return }
    #expect(back == a || back == .count(nil) || a == .count(nil))
  }

  @Test(arguments: units, units)
  func `a quotient multiplied back gives the unit and undoes its factor`(a: Unit, b: Unit) {
    guard let quotient = Unit.quotient(a, by: b), let back = Unit.product(quotient.unit, b) else { return }
    if back.unit == a { #expect(quotient.factor * back.factor == .one) }
  }

  @Test func `amounts go together only in one currency`() {
    let (usd, jpy) = (Unit.currency("USD"), Unit.currency("JPY"))
    #expect(Unit.sum(usd, usd) == usd)
    #expect(Unit.sum(usd, jpy) == nil && Unit.difference(usd, jpy) == nil)
    #expect(Unit.quotient(usd, by: usd) == DerivedUnit(.ratio))
    #expect(Unit.quotient(usd, by: jpy) == nil && Unit.product(usd, usd) == nil)
    #expect(Unit.product(.percent, usd) == DerivedUnit(usd, factor: .powerOfTen(-2)))
    #expect(Unit.quotient(usd, by: .percent) == DerivedUnit(usd, factor: .hundred))
    #expect(Unit.quotient(usd, by: .count("projects")) == DerivedUnit(usd))
    #expect(Unit.product(.count("projects"), usd) == DerivedUnit(usd))
    #expect(Unit.product(.ratio, usd) == DerivedUnit(usd))
    #expect(Unit.sum(usd, .percent) == nil)
  }

  @Test func `percentages differ by points`() {
    #expect(Unit.difference(.percent, .percent) == .points)
    #expect(Unit.difference(.percentAYear, .percentAYear) == .points)
    #expect(Unit.difference(.index("2004"), .index("2004")) == .points)
    #expect(Unit.sum(.percent, .points) == .percent && Unit.difference(.percent, .points) == .percent)
    #expect(Unit.difference(.points, .percent) == nil)
    #expect(Unit.sum(.percentAYear, .percentAYear) == nil)
    #expect(Unit.quotient(.percent, by: .percent) == DerivedUnit(.ratio))
    #expect(Unit.product(.percent, .percent) == DerivedUnit(.percent, factor: .powerOfTen(-2)))
    #expect(Unit.product(.ratio, .percent) == DerivedUnit(.percent))
    #expect(Unit.quotient(.ratio, by: .percent) == DerivedUnit(.ratio, factor: .hundred))
  }

  @Test(arguments: units)
  func `ranks only differ`(other: Unit) {
    #expect(Unit.sum(.rank, other) == nil)
    #expect(Unit.product(.rank, other) == nil && Unit.quotient(.rank, by: other) == nil)
    #expect(Unit.difference(.rank, other) == (other == .rank ? .count(nil) : nil))
  }

  @Test func `counts of one noun go together`() {
    #expect(Unit.sum(.count("regions"), .count("regions")) == .count("regions"))
    #expect(Unit.sum(.count("regions"), .count(nil)) == .count("regions"))
    #expect(Unit.sum(.count("regions"), .count("projects")) == nil)
    #expect(Unit.quotient(.count("regions"), by: .count("projects")) == nil)
  }
}

@Suite struct ScaleTests {
  @Test(arguments: [
    ("mln", 6), ("million", 6), ("millions", 6), ("m", 6), ("mn", 6), ("MLN", 6), ("bln", 9), ("billion", 9),
    ("bn", 9),
    ("thousand", 3), ("thsd", 3), ("k", 3), ("trln", 12), ("trillion", 12), ("units", 0),
  ])
  func `a spelling names its power of ten`(spelling: String, exponent: Int) throws {
    let scale = try #require(Scale(spelling))
    #expect(scale.exponent == exponent)
    #expect(scale.factor == .powerOfTen(exponent))
    #expect(Scale(exponent: exponent) == scale)
    #expect(scale == .units || Scale(scale.name) == scale)
  }

  @Test(arguments: ["", " ", "mlrd", "мln", "million ", "b", "-"])
  func `other words are no scale`(spelling: String) {
    #expect(Scale(spelling) == nil)
  }

  @Test(arguments: [
    ("0", ""), ("0.5", ""), ("999", ""), ("1000", "thousand"), ("-2500000", "mln"),
    ("7000000000000000", "trln"),
  ])
  func `the fitting scale leaves at least one before the point`(amount: String, name: String) {
    #expect(Scale.fitting(d(amount)).name == name)
  }
}
