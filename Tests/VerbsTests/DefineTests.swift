import Answers
import Evaluation
import Quantities
import Support
import Testing
import Texts

@Suite struct `define says what a name means` {
  @Test func `a place has its code, names, parent, parts, validity and tables`() {
    let answer = ask("define FEFD").last
    #expect(words(answer?.sentence) == "Far Eastern Federal District: a district")
    #expect(
      paragraphs(answer) == [
        "code: RU_FEFD in areas",
        "names: Far Eastern Federal District, FEFD, Far East, Russian Far East, Far Eastern, Far Eastern District, "
          + "Far-Eastern Federal District, Far-Eastern District, DFO",
        "in Russian: Дальневосточный федеральный округ, ДФО, Дальний Восток", "level: district",
        "part of: Russia",
        "parts: Primorsky Krai, Sakhalin region, Khabarovsk Krai, Republic of Sakha (Yakutia), Chukotsky region; "
          + "not all there are",
        "valid: from 2000", "meaning: Federal district of the Pacific side of Russia.",
        "printed: as host with 26 numbers",
        "ershova-2014: Table 1 (5), Table 2 (10), prose (11)",
      ])
  }

  @Test(arguments: [
    "define дфо", "define far east", "define RU_FEFD", "define \"Far Eastern\"", "define host:FEFD",
  ])
  func `every spelling means the same`(line: String) { #expect(ask(line).last == ask("define FEFD").last) }

  @Test func `a whole whose parts are all listed says so`() throws {
    let parts = try #require(paragraphs(ask("define russia").last).first { $0.hasPrefix("parts") })
    #expect(parts.hasSuffix("; these are all there are"))
  }

  @Test func `an ambiguous name has every meaning under a heading`() {
    let answer = ask("define SFD").last
    #expect(words(answer?.sentence) == "“SFD” means 2 things")
    let headings = (answer?.paragraphs ?? []).compactMap {
      if case .heading(let text) = $0 { text } else { nil }
    }
    #expect(headings == ["Southern Federal District: a district", "Siberian Federal District: a district"])
  }

  @Test(arguments: Hedge.all.flatMap(\.words))
  func `every spelling of a hedge shows its rule`(spelling: String) {
    #expect(paragraphs(ask("define \(spelling)").last).contains { $0.hasPrefix("admits: ") })
  }

  @Test func `a hedge shows what it makes of a number`() {
    #expect(
      paragraphs(ask("define almost").last).contains(
        "so: almost 18 % is from 17 % to 18 %; borderline above 18 % to 18.5 %"))
    #expect(paragraphs(ask("define more than").last).contains("so: more than 18 % is above 18 %"))
    #expect(paragraphs(ask("define half").last).contains("so: as a share, from 47.5 % to 52.5 %"))
  }

  @Test func `a word of the language points to its page`() {
    #expect(
      paragraphs(ask("define share").last) == [
        "does: what part of a whole something is, in per cent", "page: help share",
      ])
  }

  @Test func `a document shows its card`() {
    let card = paragraphs(ask("define japan-canada-1990").last)
    #expect(card.first == "title: Japanese Investment in Canada")
    #expect(card.contains("author: not printed"))
    #expect(
      card.suffix(2) == [
        "numbers: 28 printed numbers", "in words: 7 motives, 4 requirements and 1 reference",
      ])
  }

  @Test(arguments: [
    ("define stock", "stock: a measure"), ("define direct", "direct: a coverage"),
    ("define USD", "US dollars: a unit"),
    ("define %", "per cent: a unit"), ("define jetro", "JETRO: a source"),
    ("define district", "district: a level of names"),
    ("define sector", "sector: a role that a name can play"), ("define 2012", "2012: a period"),
    ("define 1951/1989", "1951/1989: a period"), ("define all countries", "all countries: a total"),
    ("define germany", "Germany: a country"),
  ])
  func `everything that can be typed has a meaning`(line: String, title: String) {
    #expect(words(ask(line).last?.sentence) == title)
  }

  @Test func `a code without data says so`() {
    #expect(paragraphs(ask("define germany").last).contains("printed: no number with it is printed"))
  }

  @Test func `names of the session are defined too`() {
    #expect(
      words(ask("let east = share FEFD in japan 2012", "define east").last?.sentence)
        == "east: a number kept by let")
    #expect(
      paragraphs(ask("group west = CFD, NWFD", "define west").last) == [
        "members: Central Federal District, North-Western Federal District"
      ])
  }

  @Test(arguments: [
    ("define", RefusalCode.missingArgument, "'define' needs a name", "write define FEFD"),
    ("define japam", .unknownName, "no name 'japam'", "did you mean japan?"),
    ("define stat", .unknownName, "no name 'stat'", ""),
    ("define mroe than", .unknownName, "no name 'mroe than'", "did you mean more than?"),
    (
      "define bogus:FEFD", .unknownName, "no role 'bogus'",
      "roles are investor, host, sector, measure, coverage, period and source"
    ),
  ])
  func `what means nothing is refused`(line: String, code: RefusalCode, message: String, hint: String) {
    let refusal = ask(line).refusal
    #expect(refusal?.code == code)
    #expect(refusal?.message.plain == message)
    if !hint.isEmpty { #expect(refusal?.hint?.plain == hint) }
  }
}
