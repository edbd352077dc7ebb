import Answers
import Claims
import Language
import Observations
import Quantities
import Rendering
import Testing

private let usd = Unit.currency("USD")

@Suite struct NumberTextTests {
  @Test(arguments: [
    (printed("17.86"), "17.86 %"),
    (printed("100.00"), "100.00 %"),
    (printed("9415.9", usd, .million), "9,415.9 mln USD"),
    (printed("53", usd, .billion), "53 bln USD"),
    (printed("362366", usd, .million), "362366 mln USD"),
    (printed("1234567.25", usd), "1,234,567.25 USD"),
    (printed("163.7", .currency("DOLLAR"), .billion), "163.7 bln dollars"),
    (printed("50", .currency("RUB"), .million, hedge: "around"), "around 50 mln RUB"),
    (printed("0.00"), "0.00 %"),
    (printed("-0.1", usd, .million), "−0.1 mln USD"),
    (printed("-1234.5", usd, .million), "−1,234.5 mln USD"),
    (printed("3", .rank), "3"),
    (printed("49", .count("joint ventures")), "49 joint ventures"),
    (printed("31", .ratio), "31"),
    (printed("4.2", .points), "4.2 pp"),
    (printed("53.9", .percentAYear), "53.9 % a year"),
    (printed("314.3", .index("2004")), "314.3"),
  ])
  func `a printed number has its printed decimals, and thousands marks only beside decimals`(
    quantity: Quantity, text: String
  ) {
    #expect(NumberText.headline(quantity) == text)
  }

  @Test(arguments: [
    (printed("2", hedge: "less-than"), "less than 2 %"),
    (printed("98", hedge: "about"), "about 98 %"),
    (printed("1", hedge: "not-attain"), "did not attain 1 %"),
    (printed("0.3", hedge: "not-exceed"), "does not exceed 0.3 %"),
    (printed("50", hedge: "half"), "half"),
    (printed("50", hedge: "about|half"), "about half"),
    (printed("33", hedge: "around|third"), "around a third"),
    (printed("50", hedge: "more-than"), "more than 50 %"),
    (printed("200", .ratio, hedge: "doubled"), "doubled"),
    (printed("5", .ratio, hedge: "times-less"), "5 times less"),
    (printed("5", hedge: "well|nearly"), "well nearly 5 %"),
  ])
  func `a hedge stands before its number, or instead of it`(quantity: Quantity, text: String) {
    #expect(NumberText.headline(quantity) == text)
  }

  @Test(arguments: [
    (printed("700", usd, .million, high: "800"), "700–800 mln USD"),
    (printed("6", high: "8"), "6–8 %"),
    (printed("6.5", high: "8"), "6.5–8 %"),
    (printed("6", high: "8.50"), "6–8.50 %"),
    (printed("0", high: "5"), "0–5 %"),
    (printed("10", .count("projects"), high: "12"), "10–12 projects"),
    (printed("700", usd, .million, high: "800", hedge: "around"), "around 700–800 mln USD"),
  ])
  func `a printed range shows the two printed numbers`(quantity: Quantity, text: String) {
    #expect(NumberText.headline(quantity) == text)
  }

  @Test func `a range that nobody printed shows its ends`() {
    #expect(NumberText.headline(derived("17.5924", "17.9311", decimals: 1)) == "17.59 … 17.94 %")
  }

  @Test(arguments: [
    (derived("17.5924", "17.9311", decimals: 1), "17.59 … 17.94 %"),
    (derived("87.35402", "87.35575", decimals: 2), "87.354 … 87.356 %"),
    (derived("0.314159", "0.314161", .ratio, decimals: 5), "0.3141 … 0.3142"),
    (derived("9415.85", "9415.95", usd, .million, decimals: 1), "9,415.85 … 9,415.95 mln USD"),
    (derived("52.5", "53.5", usd, .billion, decimals: 0), "52.5 … 53.5 bln USD"),
    (derived("9", "11", usd, .million, decimals: 1), "9 … 11 mln USD"),
    (derived("-0.35", "0.25", usd, .million, decimals: 0), "−0.4 … 0.3 mln USD"),
    (derived("49", "49", .count("firms"), decimals: 0), "49 firms"),
  ])
  func `ends are rounded outward and have no digits that neither needs`(quantity: Quantity, text: String) {
    #expect(NumberText.ends(quantity) == text)
  }

  @Test(arguments: 0...4)
  func `two different ends never look the same, and what is shown holds the interval`(decimals: Int) throws {
    for low in stride(from: -7, through: 7, by: 3) {
      for width in [1, 2, 1_000_001] {
        let ends = Interval(
          low: try #require(Rational(low, 7)),
          high: try #require(Rational(low * 999_983 + width, 7 * 999_983)))
        let quantity = Quantity(unit: .ratio, point: nil, interval: ends, decimals: decimals)
        let shown = NumberText.ends(quantity).split(separator: " … ")
          .map { d(String($0).replacing("−", with: "-").replacing(",", with: "")) }
        #expect(shown.count == 2)
        guard shown.count == 2 else { continue }
        #expect(shown[0] < shown[1])
        #expect(shown[0] <= ends.low && ends.high <= shown[1])
      }
    }
  }

  @Test func `a point that no decimals write is shown between its neighbours`() throws {
    let third = Quantity(
      unit: .ratio, point: Rational(1, 3), interval: Interval(try #require(Rational(1, 3))), decimals: 2)
    #expect(NumberText.headline(third) == "0.33")
    #expect(NumberText.ends(third) == "0.333 … 0.334")
    #expect(NumberText.exact(try #require(Rational(1, 3))) == "1/3")
    #expect(NumberText.exact(try #require(Rational(-1, 8))) == "-0.125")
  }

  @Test(arguments: [
    (printed("9415.9", usd, .million), "9415.9"), (printed("-0.10", usd, .million), "-0.10"),
    (printed("700", usd, .million, high: "800"), "700..800"),
    (derived("1.25", "1.75", decimals: 1), "1.2..1.8"),
  ])
  func `machines read plain digits`(quantity: Quantity, text: String) {
    #expect(NumberText.machine(quantity) == text)
  }

  /// Every number of the built-in documents, and what is derived from it.
  @Test func `what is printed can be typed back`() throws {
    let catalogue = try builtInCatalogue()
    let figures = Figures(catalogue)
    var seen = 0
    for row in catalogue.cube.rows {
      let statement = catalogue.cube.statements[row]
      guard let value = statement.value, let scale = Scale(exponent: value.multiplier),
        !statement.note.contains("fraction-word")
      else { continue }
      let quantity = Quantity(
        unit: figures.unit(of: row), point: value.point, interval: value.interval, scale: scale,
        decimals: value.decimals, kind: .printed, printed: statement.printed, hedge: "")
      for decimals in [0, 1, 2] where value.point != nil {
        try typedBack(
          Quantity(
            unit: quantity.unit, point: value.point, interval: value.interval, scale: scale,
            decimals: decimals),
          value.point.map {
            [($0 * .powerOfTen(-scale.exponent)).rounded(toDecimals: decimals, .halfAwayFromZero)]
          } ?? [])
      }
      let numbers = [value.value, value.high].compactMap { $0.map { $0 * .powerOfTen(-scale.exponent) } }
      try typedBack(quantity, numbers)
      seen += 1
    }
    #expect(seen > 200)
  }

  private func typedBack(_ quantity: Quantity, _ numbers: [Rational]) throws {
    let text = NumberText.headline(quantity)
    let tokens = try Lexer.tokens(of: text)
    let typed = tokens.compactMap { token -> Rational? in
      if case .number(let text) = token.kind { d(text) } else { nil }
    }
    #expect(typed == numbers, "\(text)")
    let ends = try Lexer.tokens(of: NumberText.ends(quantity))
    #expect(ends.contains { if case .number = $0.kind { true } else { false } })
  }
}

@Suite struct SparklineTests {
  @Test func `the lowest value is the lowest block, the highest the highest`() throws {
    #expect(Sparkline.text((0...7).map { Rational($0) }) == "▁▂▃▄▅▆▇█")
    #expect(Sparkline.text([d("-5"), nil, d("5")]) == "▁·█")
    #expect(Sparkline.text([d("2"), d("2")]) == "▄▄")
    #expect(Sparkline.text([nil, nil]) == "··")
    #expect(Sparkline.text([]) == "")
    #expect(Sparkline.text([d("87"), d("410"), d("1211"), d("2734")]) == "▁▁▄█")
  }
}
