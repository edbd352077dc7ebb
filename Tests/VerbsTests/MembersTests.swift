import Answers
import Evaluation
import Quantities
import Rendering
import Support
import Testing
import Texts

/// The words on the members of a level: structure, concentration, diversification, inequality, stability.
@Suite struct `a whole and its members` {
  @Test(arguments: [
    ("concentration districts from japan 2012", "0.77"),
    ("concentration 3 districts from japan 2012", "99.22 %"),
    ("concentration sectors in CFD 2012", "0.37"),
    ("concentration districts from japan 2012 without FEFD", "0.67"),
    ("concentration sectors in moscow 2012", "0.554 … 0.556"),
    ("inequality districts from japan 2012", "0.83"),
    ("diversification sectors in CFD 2012", "1.22"),
    ("stability districts from japan 2012", "1"),
    ("stability hosts for japan cumulative 1951..1989", "0"),
  ])
  func `an index has the digits that its ends share`(line: String, headline: String) {
    #expect(Asking.headline(line) == headline)
  }

  @Test(arguments: [
    ("concentration districts from japan 2012", "effective number", "1.29"),
    ("concentration districts from japan 2012", "normalised", "0.74"),
    ("concentration districts from japan 2012", "CR1", "87.35 %"),
    ("inequality districts from japan 2012", "Theil", "1.61"),
    ("inequality districts from japan 2012", "Hoover", "0.75"),
    ("diversification sectors in CFD 2012", "evenness", "0.56"),
  ])
  func `its other measures stand below it`(line: String, label: String, text: String) throws {
    let answer = try #require(Asking.answer(line))
    let found = try #require(answer.evidence.first { $0.label == label })
    #expect(NumberText.headline(found.quantity) == text)
  }

  /// The largest share is printed; the index over exact amounts must come out the same as by hand.
  @Test func `the amounts and the printed shares give the same index`() throws {
    let amounts = try #require(Asking.answer("concentration districts from all investors 2012")?.headline)
    let shares = [55.34, 10.64, 4.17, 0.42, 4.36, 7.21, 3.31, 14.55].map {
      Rational(Int(($0 * 100).rounded()))
    }
    let byHand = try #require(Parts.herfindahl(shares))
    #expect((byHand - (try #require(amounts.point))).magnitude < .powerOfTen(-3))
  }

  @Test func `a printed share that is supposed to be larger moves the index`() throws {
    let plain = try #require(Asking.answer("concentration sectors in CFD 2012")?.headline)
    let supposed = try #require(
      Asking.answer("suppose share trade in CFD 2012 = 60 %", "concentration sectors in CFD 2012")?.headline)
    #expect(supposed.interval != plain.interval)
  }

  @Test func `parts that cannot make their printed whole are taken alone, with a note`() throws {
    let answer = try #require(
      Asking.answer("suppose share trade in CFD 2012 = 90 %", "concentration sectors in CFD 2012"))
    #expect(answer.notes.contains { PhraseText.plain($0).contains("do not fit their printed whole") })
  }

  @Test func `what is not listed leaves two ends and no normalised index`() throws {
    let answer = try #require(Asking.answer("concentration regions from japan direct 2012"))
    #expect(answer.headline?.point == nil)
    #expect(!answer.evidence.contains { $0.label == "normalised" })
    #expect(answer.notes.contains { PhraseText.plain($0).contains("many small ones") })
  }

  /// True numbers are drawn, rounded as a print rounds them, and asked for: the true index is never outside.
  @Test func `whatever was rounded, the true index lies between the ends`() throws {
    var state: UInt64 = 7
    func draw(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<6 {
      let exact = (0..<3).map { _ in 30 + draw(5_000) }
      let names = ["AL", "BE", "GA"]
      let whole = SmallWorld.Row(
        host: "RU", measure: "stock", year: 2001, number: SmallWorld.rounded(exact.reduce(0, +)))
      let rows =
        [whole]
        + zip(names, exact).map {
          SmallWorld.Row(host: $0, measure: "stock", year: 2001, number: SmallWorld.rounded($1))
        }
      let numbers = exact.map { Rational($0) }
      let expected: [(word: String, index: Rational?)] = [
        ("concentration", Parts.herfindahl(numbers)), ("inequality", Parts.gini(numbers)),
        ("diversification", Parts.entropy(numbers)?.midpoint),
        ("concentration 2", Parts.concentrationRatio(numbers, 2).map { $0 * .hundred }),
      ]
      for (word, index) in expected {
        let found = try #require(try SmallWorld.reply(rows, "\(word) districts 2001").last?.headline)
        #expect(found.interval.contains(try #require(index)), "\(word) \(exact)")
      }
    }
  }

  @Test func `a printed range counts with both its ends, and has no point`() throws {
    let rows: [SmallWorld.Row] = [
      .init(host: "AL", measure: "stock", year: 2001, number: "10", high: "20"),
      .init(host: "BE", measure: "stock", year: 2001, number: "30"),
    ]
    let index = try #require(try SmallWorld.reply(rows, "concentration 1 districts 2001").last?.headline)
    #expect(index.point == nil)
    let share = Interval(low: Rational(295, 500) ?? .zero, high: Rational(305, 400) ?? .zero)
    #expect(index.interval == share.scaled(by: .hundred))
  }

  @Test func `a number with a hedge counts with what the hedge admits`() throws {
    let rows: [SmallWorld.Row] = [
      .init(host: "AL", measure: "stock", year: 2001, number: "10"),
      .init(host: "BE", measure: "stock", year: 2001, number: "30", hedge: "at-most"),
    ]
    let answer = try #require(try SmallWorld.reply(rows, "concentration 1 districts 2001").last)
    #expect(answer.headline?.interval == Interval(low: Rational(50), high: .hundred))
    #expect(answer.notes.contains { PhraseText.plain($0).contains("hedge") })
    let open = rows.map {
      SmallWorld.Row(
        host: $0.host, measure: $0.measure, year: $0.year, number: $0.number,
        hedge: $0.hedge.isEmpty ? "" : "more-than")
    }
    #expect(try SmallWorld.reply(open, "concentration districts 2001").refusal?.code == .notMeaningful)
  }

  @Test func `a whole with a hedge is as wide as the hedge admits`() throws {
    let rows: [SmallWorld.Row] = [
      .init(host: "RU", measure: "stock", year: 2001, number: "100", hedge: "about"),
      .init(host: "AL", measure: "stock", year: 2001, number: "40"),
      .init(host: "BE", measure: "stock", year: 2001, number: "30"),
    ]
    let index = try #require(try SmallWorld.reply(rows, "concentration districts 2001").last?.headline)
    let squares = Rational(395 * 395 + 295 * 295)
    #expect(index.interval.low == squares.divided(by: Rational(1_100 * 1_100)))
  }

  @Test func `a printed structure and its residual come to the whole`() throws {
    let table = try #require(Asking.answer("structure districts from japan 2012")?.table)
    let summary = table.rows.filter { $0.kind == .summary }.map { row in
      row.cells.compactMap { cell -> Rational? in
        if case .number(let quantity, _, _) = cell { quantity.point } else { nil }
      }
    }
    #expect(summary.count == 2)
    #expect(summary[0][0] + summary[1][0] == .hundred)
    #expect(summary[0][1] + summary[1][1] == Rational(10_778_900_000))
  }

  @Test func `shares without a printed one add up to the whole`() throws {
    let table = try #require(Asking.answer("structure hosts for japan cumulative 1951..1989")?.table)
    let shares = table.rows.filter { $0.kind == .body }.compactMap { row -> Quantity? in
      if case .number(let quantity, _, _) = row.cells[1] { quantity } else { nil }
    }
    #expect(shares.count == 12)
    #expect(shares.compactMap(\.point).reduce(.zero, +) == .hundred)
    let ends = shares.map(\.interval).reduce(Interval(.zero), +)
    #expect(ends.contains(.hundred))
  }

  @Test(arguments: ["structure investors in FEFD 2012", "structure districts from japan 2012"])
  func `the numbers of a column share its unit, or each shows its own`(line: String) throws {
    let table = try #require(Asking.answer(line)?.table)
    let column = try #require(table.columns.last)
    for row in table.rows {
      guard case .number(let quantity, _, let showsUnit)? = row.cells.last else { continue }
      #expect(showsUnit == column.unit.isEmpty)
      #expect(showsUnit || "\(quantity.scale.name) USD" == column.unit)
    }
    #expect(column.unit.isEmpty == line.contains("investors"))
  }

  @Test func `a taken member is in none of the numbers`() throws {
    let answer = try #require(Asking.answer("structure sectors in FEFD 2012 without extraction"))
    let rows = try #require(answer.table).rows.filter { $0.kind == .body }
    #expect(rows.count == 8)
    #expect(!rows.contains { $0.cells.first == .text("Extraction and mining") })
  }

  @Test func `places in an order run from the best to the worst`() throws {
    let table = try #require(Asking.answer("stability sectors in FEFD 2012")?.table)
    for row in table.rows {
      let ranks = row.cells.prefix(3).compactMap { cell -> Rational? in
        if case .number(let quantity, _, _) = cell { quantity.point } else { nil }
      }
      #expect(ranks.count == 3)
      #expect(ranks[1] <= ranks[2])
    }
  }

  @Test(arguments: [
    ("structure hosts from japan 2012", RefusalCode.ambiguousReading),
    ("concentration from japan 2012", .missingArgument),
    ("concentration FEFD, CFD from japan 2012", .missingArgument),
    ("concentration districts 2012", .ambiguousReading),
    ("concentration districts from japan 2012 without japan", .noData),
    ("concentration districts from japan 2012 without moscow", .noData),
    ("concentration countries from japan direct 2012", .noData),
    ("concentration x districts from japan 2012", .unknownName),
    ("concentration 0 districts from japan 2012", .syntax),
    ("concentration 2.5 districts from japan 2012", .syntax),
    ("concentration years from japan 2012", .surplusArgument),
    ("inequality districts from japan 2012 with shares", .surplusArgument),
    ("inequality countries energy intensity", .notAdditive),
    ("stability districts from japan 2012 without FEFD", .surplusArgument),
    ("structure districts from japan 2012 without", .missingArgument),
    ("structure districts from japan 2012 without FEFD, finance", .syntax),
    ("diversification districts by sector from japan 2012", .missingArgument),
    ("rank districts from japan 2012 without FEFD", .surplusArgument),
  ])
  func `what makes no whole is refused`(line: String, code: RefusalCode) {
    #expect(Asking.refusal(line)?.code == code, "\(Asking.text(line))")
  }
}
