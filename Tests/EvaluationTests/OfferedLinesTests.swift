import Answers
import Evaluation
import Support
import Testing
import Texts

/// What an answer or a refusal offers to type says what it promises.
@Suite struct `an offered line keeps its promise` {
  @Test(arguments: [
    "total from japan 2009", "total from japan 2010", "total from japan 2012", "total japan in russia 2012",
    "total japan in russia latest", "total from japan latest", "total FEFD 2012",
    "share russia in russia from japan 2012", "share japan in russia 2012",
    "ratio FEFD to CFD from japan 2012",
    "total russia from japan 2012 as bln USD", "total CFD from japan 2012 as bln USD",
  ])
  func `every other reading is the answer of its line`(line: String) throws {
    let answer = try #require(Asking.answer(line))
    #expect(!answer.others.isEmpty)
    for other in answer.others {
      let found = try #require(Asking.answer(other.command)?.headline, "\(other.command)")
      #expect(found.interval == other.quantity.interval, "\(other.command)")
      #expect(found.unit == other.quantity.unit && found.scale == other.quantity.scale, "\(other.command)")
    }
  }

  @Test(arguments: [
    ("total from japan latest", "approximately 10 bln USD"),
    ("total japan latest", "approximately 10 bln USD"),
    ("bounds of total from japan 2012", nil),
  ])
  func `a host that is left out is the widest`(line: String, headline: String?) throws {
    let answer = try #require(Asking.answer(line))
    #expect(answer.reading?.contains("host:RU ") == true)
    if let headline { #expect(Asking.headline(line) == headline) }
  }

  @Test(arguments: [
    ("total russia from japan 2012 except FEFD", "total russia except FEFD from japan 2012"),
    ("show russia 2012 from japan except (FEFD, CFD)", "show russia except (FEFD, CFD) from japan 2012"),
    ("total russia source rosstat 2012 from japan except FEFD", "total russia except FEFD from japan 2012"),
  ])
  func `what stands at the end takes away from the name that holds it`(end: String, near: String) {
    let (one, other) = (Asking.reply(end), Asking.reply(near))
    #expect(one.last?.headline == other.last?.headline)
    #expect(one.refusal?.code == other.refusal?.code)
  }

  @Test(arguments: [
    "concentration hosts from japan 2012", "inequality hosts from japan 2012", "rank hosts from japan",
    "stability hosts from japan 2012", "max sector in 2012", "top 3 sectors 2012",

    "concentration districts 1999 from japan 2012", "show SFD 2012",
  ])
  func `a refusal offers lines that lead on, if there is one that does`(line: String) throws {
    let refusal = try #require(Asking.refusal(line), "\(line) is answered")
    for command in refusal.commands {
      let next = Asking.refusal(command)
      #expect(next == nil || next?.commands.isEmpty == false, "\(line): \(command)")
    }
  }

  @Test(arguments: [
    ("min projects from japan 2005", "there is data for unstated, 2012, 2013-12"),
    (
      "max investors stock latest",
      "none of them gives an answer: only Japan is listed there, and an order needs two"
    ),
    ("total 2012 japan in canada 2005", "there is data for 1988, 1989, 1951/1989"),
  ])
  func `where no line leads on, none is offered`(line: String, hint: String) throws {
    let refusal = try #require(Asking.refusal(line))
    #expect(refusal.commands.isEmpty && refusal.hint?.plain == hint)
  }

  @Test(arguments: [
    ("structure districts from japan 2012 except FEFD", "leave a member out: without FEFD"),
    ("show from japan by district 2012 except CFD", "name the members one by one, with commas"),
    ("show from japan by district 2012 where > 100", "write where > 100 mln USD"),
    ("count districts from japan 2012 where < 100", "write where < 100 mln USD"),
    ("show sectors in CFD 2012 where > 10", "write where > 10 %"),
    ("growth share japan in canada", "help share says how it is used"),
    (
      "let xx = total direct stock from japan in russia 2004..2012",
      "see the years one by one: trend direct stock from japan in russia 2004..2012"
    ),
    ("check share FEFD in japan 2012 = 0.8735", "write the number with its unit: 87.35 %"),
    ("check total FEFD from japan 2012 = 9415", "write the number with its unit: 9415 mln USD"),
    ("check total FEFD from japan 2012 = 31 %", "write a number in mln USD"),
  ])
  func `a hint is one that helps`(line: String, hint: String) {
    #expect(Asking.refusal(line)?.hint?.plain == hint)
  }

  @Test func `a name in the line comes before the one in use, and the reason is the true one`() {
    let refusal = Asking.refusal("use from japan, direct", "total FEFD from all investors 2012")
    #expect(refusal?.message.plain == "nothing is printed for direct there")
  }

  @Test func `what is printed of shares does not stand in for amounts that are supposed`() {
    let zero = "suppose total FEFD from japan 2012 = 0 mln USD"
    #expect(Asking.refusal(zero, "ratio CFD to FEFD from japan 2012")?.code == .notMeaningful)
    let ten = "suppose total FEFD from japan 2012 = 10 mln USD"
    #expect(Asking.headline(ten, "ratio CFD to FEFD from japan 2012") == "109.73")
  }

  @Test func `a fraction in words is claimed in words`() throws {
    let answer = try #require(Asking.answer("check share moscow in CFD from japan 2012 about two thirds"))
    let claimed = try #require(answer.evidence.first { $0.label == "claimed" })
    #expect(words(claimed.detail).hasPrefix("two thirds: from "))
    #expect(Asking.answer("check 3 = 3").map { words($0.sentence) } == "holds")
  }
}
