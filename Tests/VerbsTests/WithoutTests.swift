import Answers
import Claims
import Evaluation
import Support
import Testing
import Texts
import Verbs

@Suite struct `without takes a part out of the whole` {
  @Test(arguments: [
    ("without FEFD share CFD in japan 2012", "share CFD in japan 2012 without FEFD"),
    (
      "without extraction share manufacturing in FEFD 2012",
      "share manufacturing in FEFD 2012 without extraction"
    ),
    (
      "without moscow, lipetsky share trade in CFD from japan 2012",
      "share trade in CFD from japan 2012 without moscow, lipetsky"
    ),
    ("without FEFD structure districts from japan 2012", "structure districts from japan 2012 without FEFD"),
    (
      "without FEFD concentration districts from japan 2012",
      "concentration districts from japan 2012 without FEFD"
    ),
  ])
  func `in front or at the end it is one question`(front: String, end: String) throws {
    let one = ask(front)
    let other = ask(end)
    #expect(one.refusal?.code == other.refusal?.code)
    #expect(one.last?.reading == other.last?.reading)
    #expect(one.last?.headline == other.last?.headline)
    #expect(rows(one.last) == rows(other.last))
  }

  @Test(arguments: [
    ("without FEFD share CFD in japan 2012", "80.5 %"),
    ("without moscow share trade in CFD from japan 2012", "5.7 %"),
    ("without FEFD share japan in russia 2012", "0.44 %"),
    ("without extraction share CFD in japan 2012", "70.8 %"),
  ])
  func `the part leaves the whole, or the place that both are in`(line: String, headline: String) {
    #expect(Asking.headline(line) == headline)
  }

  /// 47.52 % of all in the district and 73.02 % of all in the city are of two wholes: their difference is no share.
  @Test func `shares of two wholes are never subtracted or added`() {
    #expect(Asking.headline("total trade in CFD except moscow from japan 2012") == "23.6 mln USD")
    #expect(Asking.headline("total CFD except moscow from japan 2012") == "415.5 mln USD")
    #expect(Asking.headline("share trade in CFD except moscow from japan 2012") == "5.7 %")
    #expect(
      Asking.refusal("share trade in (moscow, \"yaroslavsky region\") from japan 2012")?.code == .noData)
  }

  @Test func `a computation may follow it`() {
    #expect(
      Asking.headline("without FEFD share CFD in japan 2012 - share CFD in japan 2012") == "70.33 pp")
  }

  @Test(arguments: [
    ("without", RefusalCode.missingArgument), ("without FEFD", .missingArgument),
    ("without share CFD in japan 2012", .missingArgument),
    ("without FEFD total japan 2012", .missingArgument),
    ("without CFD share CFD in japan 2012", .notMeaningful),
    ("without japn share CFD in japan 2012", .unknownName),
    ("without FEFD share CFD", .missingArgument), ("without moscow share CFD in japan 2012", .notMeaningful),
  ])
  func `a line that has no part or no share is refused`(line: String, code: RefusalCode) {
    #expect(ask(line).refusal?.code == code)
  }

  @Test(arguments: [
    ("share USA in all investors without japan 2012", "no table reports this for 2012"),
    ("share netherlands in all investors without japan in FEFD 2012", "the Netherlands is no part"),
    ("share USA in all investors without japan 1989", "does not give the share without that"),
  ])
  func `the line is offered without it only where that has an answer`(line: String, says: String) throws {
    let refusal = try #require(ask(line).refusal)
    #expect(refusal.message.plain.contains(says))
    let offer = refusal.hint?.plain.hasPrefix("with it: ") == true ? refusal.hint?.plain.dropFirst(9) : nil
    #expect((offer != nil) == says.contains("without that"))
    if let offer { #expect(ask(String(offer)).refusal == nil) }
    #expect(refusal.commands.isEmpty)
  }

  @Test func `the caret stands under what was typed, wherever it was put`() {
    #expect(
      Asking.text("without japn share CFD in japan 2012") == """
        without japn share CFD in japan 2012
                ^^^^ no name 'japn'
        hint: did you mean japan?
        refused: unknown-name
        """)
  }

  @Test func `every word whose usage ends in it can follow it`() {
    #expect(
      Without.words.map(\.name) == ["share", "structure", "concentration", "diversification", "inequality"])
  }
}
