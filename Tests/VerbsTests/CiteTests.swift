import Answers
import Evaluation
import Foundation
import Observations
import Support
import Testing
import Texts

@testable import Verbs

@Suite struct `cite says where numbers are printed` {
  @Test func `a number of a table has row, column and line; its document and caption stand below`() {
    let answer = ask("cite share FEFD in japan 2012").last
    #expect(
      rows(answer) == [
        [
          "10 778,9",
          "Table 1, row Russian Federation, column Japan / Investment stock (2012, mln USD), line 68",
        ],
        [
          "9 415,9",
          "Table 1, row Far Eastern Federal District, column Japan / Investment stock (2012, mln USD), line 79",
        ],
        [
          "87,35",
          "Table 1, row Far Eastern Federal District, "
            + "column Japan / Share of Federal Districts in total volume (2012, %), line 79",
        ],
      ])
    #expect(
      paragraphs(answer) == [
        "Nina Ershova (2014): Japanese Investment in Russia: Far Eastern and Western Russian Regions Compared. "
          + "National Research University Higher School of Economics, "
          + "Basic Research Program Working Papers, International Relations, WP BRP 07/IR/2014.",
        "Table 1: Japanese Investment Stock Distribution by Federal Districts, 2012 "
          + "(*Moscow - percentage of CFD volume, St.Petersburg - from NWFD volume)",
      ])
  }

  @Test(arguments: [
    "share japan in FEFD 2012", "share moscow in japan 2012", "statements japan 1989", "find 17",
    "define jetro",
  ])
  func `every number an answer rests on is cited, once`(line: String) throws {
    let statements = try Asking.catalogue().cube.statements
    let plain = try #require(ask(line).last)
    let cited = try #require(ask("cite \(line)").last)
    #expect(
      cited.headline == plain.headline && cited.sentence == plain.sentence && cited.reading == plain.reading)
    #expect(Set(cited.cells) == Set(plain.cells))
    let printed = Set(plain.cells.map { "\(statements[$0].place.publication) \(statements[$0].id)" })
    #expect(rows(cited).count == printed.count)
  }

  @Test func `cite alone cites the last answer`() {
    #expect(ask("share FEFD in japan 2012", "cite").last == ask("cite share FEFD in japan 2012").last)
  }

  @Test func `parentheses around the line make no difference`() {
    #expect(
      rows(ask("cite (share FEFD in japan 2012)").last) == rows(ask("cite share FEFD in japan 2012").last))
  }

  @Test func `what let keeps is cited by its name`() {
    #expect(rows(ask("let east = share FEFD in japan 2012", "cite east").last).count == 1)
  }

  @Test func `numbers of several documents say which`() {
    let answer = ask("cite statements japan").last
    #expect(answer?.table?.columns.first?.title == "Document")
    #expect(Set(rows(answer).map { $0[0] }) == ["ershova-2014", "japan-canada-1990"])
  }

  @Test func `BibTeX has the card's fields`() {
    #expect(
      paragraphs(ask("cite share japan in FEFD 2012 as bibtex").last) == [
        """
        @techreport{ershova-2014,
          author = {Nina Ershova},
          title = {{Japanese Investment in Russia: Far Eastern and Western Russian Regions Compared}},
          year = {2014},
          institution = {National Research University Higher School of Economics},
          type = {Basic Research Program Working Papers, International Relations, WP BRP 07/IR/2014},
          language = {en},
          note = {Table 1},
        }
        """
      ])
    #expect(
      paragraphs(ask("cite japan-canada-1990 as bibtex").last) == [
        "@misc{japan-canada-1990,\n  title = {{Japanese Investment in Canada}},\n  language = {en},\n}"
      ])
  }

  @Test(arguments: ["share japan in FEFD 2012", "statements japan", "ershova-2014", "table 5"])
  func `CSL is JSON that a program can read`(line: String) throws {
    let text = try #require(paragraphs(ask("cite \(line) as csl").last).first)
    let items = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
    #expect(items[0]["id"] as? String == "ershova-2014")
    #expect(items[0]["type"] as? String == "report")
    #expect(items[0]["author"] as? [[String: String]] == [["family": "Ershova", "given": "Nina"]])
    #expect((items[0]["issued"] as? [String: [[Int]]])?["date-parts"] == [[2014]])
    #expect(items[0]["language"] as? String == "en")
  }

  @Test func `signs with a meaning are escaped`() throws {
    let card = [
      (key: "title", value: "R&D at 5 % for $1_0 {a} \\ ~ ^ #1"),
      (key: "author", value: "Ann van Ek and \"Bo\""),
      (key: "year", value: "n.d."), (key: "publisher", value: "A\u{1}B"),
    ]
    let reference = Reference(Publication(id: "odd id,1", card: card, tables: []))
    #expect(
      reference.bibtex.contains(
        "title = {{R\\&D at 5 \\% for \\$1\\_0 \\{a\\} \\textbackslash{} \\textasciitilde{} \\textasciicircum{} \\#1}}"
      ))
    #expect(reference.bibtex.hasPrefix("@techreport{odd-id-1,\n"))
    let item = try #require(
      try JSONSerialization.jsonObject(with: Data(reference.csl.bytes(indent: 2))) as? [String: Any])
    #expect(item["title"] as? String == card[0].value)
    #expect(
      item["author"] as? [[String: String]] == [["family": "Ek", "given": "Ann van"], ["literal": "\"Bo\""]])
    #expect(item["issued"] == nil)
    #expect(item["publisher"] as? String == "A\u{1}B")
  }

  @Test func `another as belongs to the line that is cited`() {
    #expect(
      ask("cite total FEFD 2012 as mln USD").last?.headline
        == ask("total FEFD 2012 as mln USD").last?.headline)
  }

  @Test(arguments: [
    ("cite", RefusalCode.missingArgument, "nothing has been answered yet that could be cited"),
    ("cite 2012", .missingArgument, "'cite' needs a line to cite"),
    ("cite say hello", .noData, "this rests on no printed number, so there is nothing to cite"),
    ("cite share japan in FEFD as bibtx", .unknownName, "no form of citation 'bibtx'"),
    ("cite table 1", .ambiguousName, "several documents have a table 1"),
    ("cite table 9", .noData, "no table 9"),
    ("cite share japam in FEFD", .unknownName, "no name 'japam'"),
  ])
  func `what cannot be cited is refused`(line: String, code: RefusalCode, message: String) {
    let refusal = ask(line).refusal
    #expect(refusal?.code == code)
    #expect(refusal?.message.plain == message)
    for command in refusal?.commands ?? [] { #expect(ask(command).refusal == nil, "\(command)") }
  }
}
