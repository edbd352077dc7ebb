import Answers
import Evaluation
import Observations
import Support
import Testing
import Texts

@Suite struct `a check holds a claim against what was found` {
  @Test(arguments: [
    "share japan in russia direct less than 1 %",
    "share manufacturing in russia direct 2013 more than 60 %",
    "share yakutia in FEFD 2012 at most 0.3 %",
    "share manufacturing in moscow region direct 2012 almost 98 %",
  ])
  func `a print in its own words holds`(line: String) {
    #expect(ask("check \(line)").last?.check == CheckResult(holds: true, verdict: "hedge-holds"))
  }

  @Test(arguments: [
    ("about -38 %", "hedge-holds"), ("about \u{2212}38 %", "hedge-holds"), ("almost -39 %", "hedge-holds"),
    ("less than -30 %", "hedge-holds"), ("more than -30 %", "hedge-fails"), ("about 38 %", "hedge-fails"),
    ("= about -38 %", "hedge-holds"), ("about -80 %", "hedge-fails"),
  ])
  func `a fall can have a hedge`(claim: String, verdict: String) {
    let reply = ask("check growth direct flow from japan in russia 2006..2007 \(claim)")
    #expect(reply.last?.check == CheckResult(holds: verdict == "hedge-holds", verdict: verdict))
  }

  @Test(arguments: [
    ("doubled", "205", true), ("doubled", "300", false), ("= doubled", "200", true), ("twice", "195", true),
    ("more than doubled", "230", true), ("more than doubled", "180", false), ("almost doubled", "195", true),
    ("almost doubled", "150", false), ("= more than twice", "230", true),
    ("more-than-doubled", "230", true), ("2 times less", "50", true), ("3 times less", "50", false),
    ("= 4 times less", "25", true),
  ])
  func `a multiple in words is a claim`(claim: String, now: String, holds: Bool) throws {
    let rows = [("2001", "100"), ("2002", now)].compactMap { year, number in
      Int(year).map { SmallWorld.Row(host: "AL", measure: "stock", year: $0, number: number) }
    }
    let ratio = try SmallWorld.reply(rows, "check ratio 2002 to 2001 stock alpha \(claim)")
    #expect(ratio.last?.check?.holds == holds, "\(ratio.refusal?.message.plain ?? "")")
    let growth = try SmallWorld.reply(rows, "check growth stock alpha 2001..2002 \(claim)")
    #expect(growth.last?.check?.holds == holds, "\(growth.refusal?.message.plain ?? "")")
  }

  @Test func `a multiple in words is of a ratio or a growth, and the refusal says so`() {
    let refusal = ask("check share japan in FEFD 2012 doubled").refusal
    #expect(refusal?.code == .unitMismatch)
    #expect(refusal?.hint?.plain == "a multiple is of a ratio or a growth; write a number in %")
  }

  @Test func `every hedged amount and share holds in its own words`() throws {
    for hedge in ["about", "almost", "more than", "less than", "at most", "at least"] {
      let row = SmallWorld.Row(
        host: "AL", measure: "stock", year: 2001, number: "70", hedge: hedge.replacing(" ", with: "-"))
      let reply = try SmallWorld.reply([row], "check total alpha 2001 \(hedge) 70 mln USD")
      #expect(reply.last?.check == CheckResult(holds: true, verdict: "hedge-holds"), "\(hedge)")
    }
  }

  @Test(arguments: [
    ("= 75 %", true, "agrees"), ("= 55 %", false, "disagrees"), ("= 60 %", false, "agrees"),
    ("> 60 %", true, "true throughout"), ("> 61 %", false, "true of a part only"),
    ("< 60 %", false, "false throughout"), ("<= 60 %", false, "false throughout"),
    ("more than 55 %", true, "hedge-holds"), ("more than 70 %", false, "agrees"),
    ("less than 50 %", false, "hedge-fails"),
  ])
  func `a print of more than 60 per cent is anything above 60`(claim: String, holds: Bool, verdict: String) {
    let answer = ask("check share manufacturing in russia direct 2013 \(claim)").last
    #expect(answer?.check == CheckResult(holds: holds, verdict: verdict))
    #expect(answer?.evidence.first.map { words($0.detail) } == "above 60 %")
  }

  @Test(arguments: [
    ("check total japan in russia 2013-12 = 10.8 bln USD", true),
    ("check total japan in russia 2013-12 = 11.8 bln USD", false),
    ("check share transportation equipment in manufacturing direct 2012 = 36 %", true),
    ("check share transportation equipment in manufacturing direct 2012 = 46 %", false),
  ])
  func `a hedged print agrees with all that its hedge admits, and no more`(line: String, holds: Bool) {
    let name = holds ? "agrees" : "disagrees"
    #expect(ask(line).last?.check == CheckResult(holds: holds, verdict: name))
  }

  @Test func `two hedged prints are compared with what both admit`() throws {
    let rows = [("AL", "70", "more-than"), ("BE", "70", "less-than"), ("GA", "80", "about")].map {
      SmallWorld.Row(host: $0, measure: "stock", year: 2001, number: $1, hedge: $2)
    }
    for (line, check) in [
      ("total alpha 2001 > total beta 2001", CheckResult(holds: true, verdict: "true throughout")),
      ("total alpha 2001 = total beta 2001", CheckResult(holds: false, verdict: "disagrees")),
      ("total alpha 2001 = total gamma 2001", CheckResult(holds: true, verdict: "agrees")),
      ("total gamma 2001 > total beta 2001", CheckResult(holds: true, verdict: "true throughout")),
      ("total gamma 2001 > total alpha 2001", CheckResult(holds: false, verdict: "true of a part only")),
    ] {
      #expect(try SmallWorld.reply(rows, "check \(line)").last?.check == check, "\(line)")
    }
  }

  @Test(arguments: [(">= 97.5 %", true), ("> 97.5 %", false), ("<= 98.5 %", true), ("> about 90 %", false)])
  func `a typed limit is exact, and shown so, unless a hedge widens it`(claim: String, holds: Bool) {
    let answer = ask("check share extraction in FEFD 2012 \(claim)").last
    #expect(answer?.check?.holds == holds)
    let shown = words(answer?.evidence.last?.detail)
    #expect(shown.hasPrefix(claim.contains("about") ? "from 81 % to 99 %: " : "taken exactly: "))
  }

  // MARK: Compilers

  @Test func `two compilers' figures of one thing are never held against one another`() {
    let line = "total direct from japan in russia 2012 source"
    let refusal = ask("check \(line) rosstat = \(line) jetro").refusal
    #expect(refusal?.code == .notCheckable)
    #expect(refusal?.message.plain.hasPrefix("Rosstat and JETRO ") == true)
    for command in refusal?.commands ?? [] { #expect(ask(command).last?.headline != nil, "\(command)") }
    #expect(refusal?.commands.count == 1)
  }

  @Test(arguments: [
    ("total from japan in russia 2012 - total direct from japan in russia 2012", true),
    ("total FEFD from japan 2012 - total CFD from japan 2012", false),
    (
      "check total direct from japan in russia 2012 source rosstat < total direct from japan in russia 2012 source jetro",
      true
    ),
    ("check total FEFD from japan 2012 > total CFD from japan 2012", false),
  ])
  func `where figures of two compilers meet, it is said`(line: String, isSaid: Bool) {
    let notes = (ask(line).last?.notes ?? []).map { words($0) }
    #expect(notes.contains { $0.contains("figures of Rosstat and JETRO") } == isSaid)
    #expect(notes.contains { $0.contains("need not count the same") } == isSaid)
  }

  // MARK: Fractions

  @Test(arguments: [("about two thirds", true), ("two thirds", false), ("half", false), ("= 0.62", true)])
  func `a fraction is a claim about a ratio too`(claim: String, holds: Bool) throws {
    let answer = try #require(ask("check ratio moscow to CFD from japan 2012 \(claim)").last)
    #expect(answer.check?.holds == holds)
    #expect(ask(answer.reading ?? "").last?.check == answer.check)
  }

  @Test func `a fraction in words is no unit, and a range keeps both its ends`() {
    let hint = ask("check total FEFD from japan 2012 a third").refusal?.hint?.plain
    #expect(hint == "a fraction is of a share or a ratio; write a number in mln USD")
    let range = ask("check share extraction in FEFD 2012 = 10..20").refusal?.hint?.plain
    #expect(range == "write the number with its unit: 10..20 %")
  }
}
