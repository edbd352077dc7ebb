import Answers
import Claims
import Evaluation
import Quantities
import Support
import Testing
import Texts

/// `NAME except NAME`, and what a share may be of.
@Suite struct ComplementTests {
  @Test(arguments: [
    ("total FEFD, CFD except moscow from japan 2012", "9,831.4 mln USD"),
    ("total CFD except moscow, FEFD from japan 2012", "9,831.4 mln USD"),
    ("total FEFD, CFD from japan 2012", "10,513.2 mln USD"),
    ("total (FEFD, NWFD), CFD except moscow from japan 2012", "10,012.9 mln USD"),
  ])
  func `every item of a list is added`(line: String, headline: String) throws {
    #expect(Asking.headline(line) == headline)
    let reading = try #require(Asking.answer(line)?.reading)
    #expect(Asking.headline(reading) == headline)
  }

  @Test func `bounds are of cells, and a list with except has none`() {
    #expect(ask("bounds of total FEFD, CFD except moscow from japan 2012").refusal?.code == .surplusArgument)
  }

  @Test(arguments: ["group ex = russia except FEFD", "group ex = CFD except moscow, FEFD"])
  func `a group holds names only, and says so`(line: String) {
    #expect(ask(line).refusal?.code == .syntax)
    #expect(ask(line, "ex").refusal != nil)
  }

  @Test(arguments: [
    "share FEFD in russia except FEFD from japan 2012", "share CFD in russia except moscow from japan 2012",
    "share saint-petersburg in NWFD except saint-petersburg from japan 2012",
    "share moscow in russia except (CFD, FEFD) from japan 2012", "share trade in CFD except trade 2012",
    "share FEFD in russia except sakhalin from japan 2012",
    "share japan in all investors except japan in FEFD 2012",
    "share CFD in CFD without CFD from all investors 2012",
    "share NWFD in NWFD without russia from japan 2012",
  ])
  func `what is taken away, or holds a part of it, is no part of the rest`(line: String) {
    #expect(ask(line).refusal != nil)
  }

  @Test(arguments: [
    ("share CFD except moscow in russia except moscow from japan 2012", "4.12 %"),
    ("share CFD in russia except FEFD from japan 2012", "80.5 %"),
    ("share (CFD, NWFD) in russia except FEFD from japan 2012", "93.82 %"),
  ])
  func `what lies beside it is`(line: String, headline: String) {
    #expect(Asking.headline(line) == headline)
  }

  @Test(arguments: [
    "share CFD in russia without FEFD from japan 2012",
    "share moscow in CFD without lipetsky from japan 2012",
    "share CFD in japan without FEFD 2012", "share trade in (trade, finance) from japan in moscow 2012",
    "share moscow in (trade, finance) from japan 2012",
  ])
  func `the reading keeps what is taken away, and the sentence what the whole is`(line: String) throws {
    let answer = try #require(Asking.answer(line))
    let again = try #require(Asking.answer(answer.reading ?? ""))
    #expect(again.headline == answer.headline && again.sentence == answer.sentence)
    if line.contains("(trade") { #expect(words(answer.sentence).contains("finance")) }
  }

  // MARK: What use fixed

  @Test(arguments: [
    ("use from japan", "share japan in FEFD 2012", "17.86 %"),
    ("use from japan", "share japan in CFD without moscow 2012", "0.82 %"),
    ("use from japan", "quotient japan in FEFD to CFD 2012", "32.5"),
    ("use from japan", "implied japan in FEFD 2012", "52721 mln USD"),
    ("use CFD", "share CFD in japan 2012", "10.18 %"),
    ("use CFD", "share moscow in CFD from japan 2012", "62.13 %"),
  ])
  func `a role that the part plays is not filled by use`(use: String, line: String, headline: String) {
    #expect(Asking.headline(use, line) == headline)
  }

  // MARK: Ends

  /// A share of something held is never below nothing or above all, however the prints round.
  @Test(arguments: [
    "share FEFD in fishery from japan 2012", "share FEFD in construction from japan 2012",
    "share extraction in FEFD without sakhalin 2012", "share construction in NWFD without manufacturing 2012",
    "share other industries in lipetsky without rubber 2012",
  ])
  func `a derived share keeps within its whole`(line: String) throws {
    let headline = try #require(Asking.answer(line)?.headline)
    #expect(Interval(low: .zero, high: .hundred).contains(headline.interval))
    if let point = headline.point { #expect(headline.interval.contains(point)) }
  }

  @Test(arguments: [
    "total fishery in russia except FEFD from japan 2012",
    "total finance in russia except CFD from japan 2012",
  ])
  func `a stock that is left over is not below nothing`(line: String) throws {
    let headline = try #require(Asking.answer(line)?.headline)
    #expect(!headline.interval.low.isNegative && headline.point?.isNegative == false)
  }

  // MARK: Members

  @Test func `a structure is of the year that is asked for`() {
    #expect(rows(ask("structure districts from japan direct 2012").last).first?[1] == "17 %")
    #expect(rows(ask("structure districts from japan direct 2006").last).first?[1] == "29 %")
  }

  @Test(arguments: [
    ("concentration 3 regions in CFD from japan 2012", "86 %"),
    ("concentration 1 regions in CFD from japan 2012", "62.13 %"),
  ])
  func `the largest are set against the whole, listed or not`(line: String, headline: String) {
    #expect(Asking.headline(line) == headline)
  }

  @Test(arguments: [
    "concentration regions in CFD from japan 2012", "structure regions in FEFD from japan 2012",
    "structure regions in CFD from japan 2012", "concentration sectors in moscow 2012",
    "inequality sectors in CFD 2012",
    "diversification regions in CFD from japan 2012",
  ])
  func `every index lies between its own ends`(line: String) throws {
    let answer = try #require(Asking.answer(line))
    var quantities = answer.evidence.map(\.quantity) + [answer.headline].compactMap { $0 }
    for row in answer.table?.rows ?? [] {
      for cell in row.cells { if case .number(let quantity, _, _) = cell { quantities.append(quantity) } }
    }
    #expect(!quantities.isEmpty)
    for quantity in quantities {
      if let point = quantity.point, quantity.hedge.isEmpty { #expect(quantity.interval.contains(point)) }
    }
  }

  @Test func `members that are worked out stand in a whole that is worked out as well`() {
    #expect(rows(ask("structure districts trade from japan 2012").last).first?[1] == "90 %")
    #expect(Asking.headline("share CFD in trade from japan 2012") == "90 %")
  }

  @Test func `the sentence says what the shares are of`() {
    let sentence = words(ask("concentration subsectors from japan in russia direct 2012").last?.sentence)
    #expect(sentence.contains("in manufacturing"))
  }
}
