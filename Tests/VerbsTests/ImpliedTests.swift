import Answers
import Claims
import Evaluation
import Observations
import Support
import Testing
import Texts

@Suite struct `implied reckons a whole from a part and its share` {
  @Test(arguments: [
    ("implied japan in FEFD 2012", "52721 mln USD"),
    ("implied FEFD in japan 2012", "10780 mln USD"),
    ("implied moscow in CFD from japan 2012", "1,097.4 mln USD"),
    ("implied canada in japan cumulative 1951/1989", "217 bln dollars"),
  ])
  func `the whole has the decimals that part and share allow`(line: String, headline: String) {
    #expect(Asking.headline(line) == headline)
  }

  @Test(arguments: [
    ("implied japan in FEFD 2012", Verdict.confirmed), ("implied FEFD in japan 2012", .agrees),
    ("implied japan in russia 2012", .disagrees),
  ])
  func `the whole's own print stands beside it with the verdict`(line: String, verdict: Verdict) throws {
    let answer = try #require(ask(line).last)
    let print = try #require(answer.evidence.last)
    #expect(print.kind == .published)
    #expect(print.verdict == verdict)
    #expect(print.place != nil)
  }

  @Test func `the whole's own print has no say in it`() throws {
    let plain = try #require(ask("implied japan in FEFD 2012").last)
    let supposed = try #require(
      ask("suppose total FEFD 2012 = 60 bln USD", "implied japan in FEFD 2012").last)
    #expect(plain.headline?.interval == supposed.headline?.interval)
    #expect(supposed.evidence.last?.verdict == .disagrees)
  }

  @Test(arguments: [
    ("implied moscow in japan 2012", RefusalCode.notPrinted),
    ("implied japan in NCFD 2012", .notMeaningful),
    ("implied moscow in CFD 2012", .ambiguousReading), ("implied extraction in FEFD 2012", .noData),
    ("implied japan 2012", .missingArgument), ("implied japan in", .missingArgument),
    ("implied japan, all investors in FEFD 2012", .surplusArgument),
  ])
  func `without a part and a printed share that is not zero there is no answer`(
    line: String, code: RefusalCode
  ) {
    #expect(ask(line).refusal?.code == code)
  }

  @Test func `its refusals name a line that works`() {
    #expect(
      Asking.text("implied japan in NCFD 2012") == """
        implied japan in NCFD 2012
        ^^^^^^^^^^^^^^^^^^^^^^^^^^ a share that may be zero implies no whole
        hint: see what is printed: share japan in NCFD 2012
        refused: not-meaningful
        """)
    #expect(
      Asking.text("implied moscow in japan 2012") == """
        implied moscow in japan 2012
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        the share is computed from its whole, and says nothing more of it
        hint: why share moscow in japan 2012 shows how
        refused: not-printed
        """)
    #expect(Asking.headline("share japan in NCFD 2012") != nil)
    #expect(ask("why share moscow in japan 2012").refusal == nil)
  }
}
