import Answers
import Claims
import Evaluation
import Quantities
import Support
import Testing
import Texts

/// What people type who have read no manual: it is read as they mean it, or refused with what to type instead.
@Suite struct PlainEnglishTests {
  @Test(arguments: [
    ("total japan in russia flow from 2004 to 2012", "total japan in russia flow 2004..2012"),
    ("total japan in russia flow 2004 to 2012", "total japan in russia flow 2004..2012"),
    ("growth japan in russia direct 2004 to 2012", "growth japan in russia direct 2004..2012"),
  ]) func `years with 'to' between them are a span`(line: String, span: String) throws {
    let asked = try #require(Asking.answer(line))
    #expect(asked.headline == Asking.answer(span)?.headline)
    #expect(asked.reading == Asking.answer(span)?.reading)
  }

  @Test func `a trend from one year to another has every year between`() throws {
    #expect(Asking.answer("trend japan in russia direct from 2004 to 2006")?.table?.rows.count == 3)
    #expect(Asking.refusal("total japan in russia flow 2012 to 2004")?.code == .syntax)
  }

  @Test func `where two figures stand side by side, 'to' stands between them`() throws {
    #expect(Asking.answer("compare japan in russia direct stock 2004 to 2012")?.table?.rows.count == 2)
    #expect(
      Asking.answer("ratio japan in russia direct 2012 to 2004")?.headline
        == Asking.answer("growth japan in russia direct 2004..2012")?.headline)
  }

  @Test(arguments: ["show from japan by year 2004 - 2008", "total FEFD from japan 2004 - 2008"])
  func `one year is not taken from another`(line: String) throws {
    let refusal = try #require(Asking.refusal(line))
    #expect(refusal.code == .syntax)
    #expect(refusal.hint?.plain.contains("2004..2008") == true)
  }

  @Test func `an amount less an amount is no span`() {
    #expect(Asking.headline("total FEFD from japan 2012 - 9415.9 mln USD") == "0.0 mln USD")
  }

  @Test(arguments: [
    ("total FEFD.", "leave it out"), ("total FEFD from japan ?", "leave it out"),
    ("check total FEFD > $53", "the unit stands behind the number: 53 bln USD"),
    ("total FE;FD", "put a name with such a sign in quotes"),
    ("find 10 778,9", "write 10778.9 for a number, or 778, 9 for a list"),
    ("find 17,86", "write 17.86 for a number, or 17, 86 for a list"),
    ("rank FEFD in districts from japan", "write among districts"),
    ("total FEFD + CFD from japan", "ask for it: total FEFD + total CFD from japan"),
  ]) func `a sign or a word in the wrong place has a hint that fits`(line: String, hint: String) throws {
    #expect(try #require(Asking.refusal(line)).hint?.plain == hint)
  }

  @Test func `the second of two names of one role is the one that is pointed at`() throws {
    let line = "share japan in FEFD all direct 2012"
    let refusal = try #require(Asking.refusal(line))
    #expect(refusal.code == .ambiguousReading)
    #expect(refusal.span.map { Source("", line).text(in: $0) } == "direct")
    #expect(refusal.message.plain == "'all' and 'direct' are both a coverage, and a line has one")
  }

  @Test func `sides that differ in more than one thing are named`() throws {
    let mixed = try #require(Asking.answer("total FEFD + total CFD from japan"))
    #expect(mixed.notes.map { words($0) }.contains("the two sides differ in investor and in host"))
    let alike = try #require(Asking.answer("total FEFD from japan + total CFD from japan"))
    #expect(!alike.notes.map { words($0) }.contains { $0.contains("differ") })
  }

  @Test func `a comment is no part of a line that is offered`() throws {
    let answer = try #require(Asking.answer("total moscow from japan 2012   # my note"))
    #expect(!answer.others.isEmpty)
    #expect(answer.others == Asking.answer("total moscow from japan 2012")?.others)
    let refusal = try #require(Asking.refusal("total FEFD + CFD from japan # both"))
    #expect(refusal.hint?.plain == "ask for it: total FEFD + total CFD from japan")
  }

  @Test func `no more are called the largest than there are`() throws {
    let answer = try #require(Asking.answer("top 100 districts from japan"))
    #expect(words(answer.sentence).hasSuffix("the 8 largest by district"))
    #expect(answer.table?.rows.count == 8)
  }

  @Test(arguments: [
    "100 % - share japan in SU count 1991", "1 % + share manufacturing in russia direct 2013",
  ])
  func `a print without an end on one side is computed with by nobody`(line: String) throws {
    let refusal = try #require(Asking.refusal(line))
    #expect(refusal.code == .notMeaningful)
    #expect(
      refusal.message.plain.hasSuffix("is printed without an end on one side, so nothing is computed with it")
    )
  }
}
