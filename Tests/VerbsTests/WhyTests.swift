import Answers
import Claims
import Evaluation
import Observations
import Quantities
import Support
import Testing
import Texts

@Suite struct `why shows how an answer is made` {
  static let lines = [
    "share japan in FEFD 2012", "share moscow in japan 2012",
    "share (moscow, saint-petersburg) in japan 2012",
    "share manufacturing in CFD 2012", "share moscow in japan direct 2012", "total russia 2012",
    "total russia except FEFD from japan 2012", "growth FDI russia 2004..2012", "statements FEFD 2012",
    "find 17",
  ]

  @Test(arguments: lines)
  func `the answer itself stays as it is`(line: String) throws {
    let plain = try #require(ask(line).last)
    let why = try #require(ask("why \(line)").last)
    #expect(why.headline == plain.headline && why.sentence == plain.sentence && why.reading == plain.reading)
    #expect(why.evidence == plain.evidence && why.notes == plain.notes)
  }

  @Test(arguments: lines)
  func `each cell it rests on has its print, its ends and its place`(line: String) throws {
    let statements = try Asking.catalogue().cube.statements
    let answer = try #require(ask("why \(line)").last)
    #expect(answer.table?.columns.map(\.title) == ["Cell", "Printed", "From", "To", "Place"])
    let table = try #require(answer.table)
    #expect(table.rows.count >= answer.cells.count)
    for (row, cell) in zip(table.rows, answer.cells) {
      guard let number = statements[cell].value else { continue }
      #expect(row.cells[1] == .printed(statements[cell].printed))
      guard case .number(let from, _, _) = row.cells[2], case .number(let to, _, _) = row.cells[3] else {
        Issue.record("no ends")
        continue
      }
      #expect(from.point == number.interval.low && to.point == number.interval.high)
    }
  }

  @Test func `a derived number is written out step by step`() {
    #expect(
      paragraphs(ask("why share (moscow, saint-petersburg) in japan 2012").last).prefix(3) == [
        "How it is made", "(a): [1] + [2] = 863.3 mln USD, within 863.2 … 863.4 mln USD",
        "answer: 100 × (a) ÷ [3] = 8.01 %, within 8.008 … 8.011 %",
      ])
  }

  @Test func `a printed number stands beside its recomputation, with the verdict in words`() {
    #expect(
      paragraphs(ask("why share japan in FEFD 2012").last).prefix(5) == [
        "How it is made", "answer: [1], as printed",
        "recomputed: 100 × [2] ÷ [3] = 17.8 %, within 17.59 … 17.94 %",
        "Whether it agrees",
        "agrees: the print and the other cells can both be right: the print may mean 17.855 … 17.865 %, "
          + "the rest makes it 17.59 … 17.94 %",
      ])
  }

  @Test func `a number that nothing else gives says so`() {
    #expect(
      paragraphs(ask("why share manufacturing in CFD 2012").last)
        .contains("No other printed numbers give it, so it stands alone."))
  }

  @Test func `what the line left out is named with the reason`() {
    let lines = paragraphs(ask("why share manufacturing in CFD").last)
    #expect(lines.contains("investor: Japan: none is named, and only this one has data"))
    #expect(lines.contains("measure: stock: none is named, and this one is tried first"))
    #expect(lines.contains("period: 2012: not named; the only one with data"))
    #expect(lines.contains("the whole: all sectors, in the role of sector"))
  }

  @Test func `what use fixed is named as fixed by use`() {
    #expect(
      paragraphs(ask("use from japan, 2012", "why share manufacturing in CFD").last)
        .contains("investor: Japan: fixed by use"))
  }

  @Test func `other readings are counted and stay below`() {
    let answer = ask("why share FEFD in japan 2012").last
    #expect(answer?.others.map(\.command) == ["why share FEFD in japan direct 2012"])
    #expect(paragraphs(answer).last == "One other reading has data; it stands below.")
  }

  @Test func `why alone explains the last answer, and why of why the same`() {
    let made = paragraphs(ask("why share moscow in japan 2012").last).prefix(2)
    let alone = ask("share moscow in japan 2012", "why").last
    #expect(paragraphs(alone).prefix(2) == made)
    #expect(paragraphs(ask("share moscow in japan 2012", "why", "why").last).prefix(2) == made)
    #expect(rows(alone) == rows(ask("why share moscow in japan 2012").last))
  }

  @Test func `parentheses around the line make no difference`() {
    #expect(
      rows(ask("why (share FEFD in japan 2012)").last) == rows(ask("why share FEFD in japan 2012").last))
  }

  @Test func `what let keeps is explained by its name`() {
    let answer = ask("let m = share moscow in japan 2012", "why m").last
    #expect(
      paragraphs(answer).prefix(2) == [
        "How it is made", "answer: 100 × [1] ÷ [2] = 6.33 %, within 6.324 … 6.326 %",
      ])
  }

  @Test func `a supposed number is the one that is used, and says so`() {
    let answer = ask("suppose total FEFD 2012 = 60 bln USD", "why share japan in FEFD 2012").last
    #expect(
      paragraphs(answer).contains { $0.hasPrefix("recomputed: 100 × [2] ÷ [3] = 15.69 %") },
      "\(paragraphs(answer))")
    #expect(answer?.notes.isEmpty == false)
    let itself = ask("suppose total FEFD 2012 = 60 bln USD", "why total FEFD from all investors 2012").last
    #expect(paragraphs(itself).contains("answer: [1], as supposed"))
  }

  @Test(arguments: [
    ("why", RefusalCode.missingArgument, "nothing has been answered yet that could be explained"),
    ("why 2012", .missingArgument, "'why' needs a line to explain"),
    ("why say hello", .noData, "this rests on no printed number, so there is nothing to explain"),
    ("why share japam in FEFD", .unknownName, "no name 'japam'"),
  ])
  func `what cannot be explained is refused`(line: String, code: RefusalCode, message: String) {
    let refusal = ask(line).refusal
    #expect(refusal?.code == code)
    #expect(refusal?.message.plain == message)
  }
}
