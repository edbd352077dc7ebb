import Answers
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
