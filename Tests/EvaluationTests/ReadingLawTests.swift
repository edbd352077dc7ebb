import Answers
import Evaluation
import Rendering
import Support
import Testing
import Texts
import Verbs

/// The reading of an answer is a line that means the same and nothing else.
struct ReadingLawTests {
  static let lines = [
    "share japan in FEFD 2012", "share FEFD in japan 2012", "share moscow in japan 2012",
    "share (moscow, lipetsk) in CFD from japan 2012", "share russia except FEFD in japan 2012",
    "share transportation equipment in japan in russia direct 2012", "share CFD, FEFD in japan 2012",
    "share japan in FEFD, CFD 2012", "share US in japan 1989", "share SODECO in sakhalin-1",
    "share direct in japan in russia 2012", "total russia 2012", "total FEFD, CFD from japan 2012",
    "total except japan in CFD 2012", "total flow from japan in canada 1988..1989",
    "total direct flow from japan in russia 2008..2012 avg", "total FEFD 2012 as mln USD",
    "ratio direct stock 2012 to direct stock 2004 from japan in russia",
    "ratio manufacturing to trade in CFD 2012",
    "ratio russia to japan energy intensity", "growth direct flow from japan in russia 2004..2012",
    "trend flow from japan in FEFD", "trend direct stock from japan in russia 2008..2012 as index 2008",
    "trend japan in russia", "compare US, UK, canada from japan cumulative 1951..1989",
    "compare direct stock from japan in russia 2004, 2012", "show sectors in moscow 2012",
    "show by sector, district from japan 2012", "show from japan by region 2012 with shares",
    "show direct stock, flow from japan in russia 2008..2012",
    "show from japan in russia direct stock by year",
    "show from japan by district 2012 where > 100 mln USD", "show table 5 of ershova-2014",
    "rank districts from japan 2012", "top 3 hosts for japan cumulative 1951..1989",
    "show regions in FEFD from japan 2012 with shares", "rank regions in CFD from japan 2012",
    "rank lipetsk among regions from japan direct 2012", "min district from all investors 2012",
    "count sectors in CFD 2012", "check share japan in FEFD 2012 almost 18 %",
    "check growth direct stock from japan in russia 2004..2012 = 53.9 % a year",
    "check total direct flow from japan in russia 2012 > total direct stock from japan in russia 2008",
    "structure districts from japan 2012", "structure sectors in FEFD 2012 without extraction",
    "structure regions in FEFD from japan 2012", "structure hosts for japan cumulative 1951..1989",
    "concentration districts from japan 2012", "concentration 2 sectors in CFD 2012 without trade, finance",
    "concentration regions from japan direct 2012", "diversification sectors in FEFD 2012",
    "inequality hosts for japan cumulative 1951..1989",
    "inequality districts 2012 from all investors without FEFD",
    "quotient manufacturing in CFD to russia from japan 2012", "quotient japan in FEFD to russia 2012",
    "similarity CFD, FEFD by sector from japan 2012", "similarity japan, all investors by district 2012",
    "similarity moscow, moscow region by section 2012", "reconcile direct from japan in russia 2012",
    "reconcile direct from japan in russia 2005..2012", "contribution FEFD in japan 2012",
    "contribution FEFD in (FEFD, CFD) flow from japan 2010..2012",
    "share manufacturing in FEFD without extraction 2012", "share CFD, NWFD in japan without FEFD 2012",
    "share japan in russia without FEFD 2012", "without moscow share trade in CFD from japan 2012",
    "check quotient japan in FEFD to russia 2012 = 6",
    "stability sectors in FEFD 2012", "check concentration 3 districts from japan 2012 = 99.2 %",
    "share FEFD in japan 2012 - share CFD in japan 2012", "total FEFD 2012 - total FEFD from japan 2012",
    "stages", "stages 1985..1991 in far east", "stages of ershova-2014", "projects",
    "projects in FEFD by mitsui", "projects in tatarstan, kaliningrad", "projects by sollers 2012",
    "projects sector manufacturing for western part, far eastern part", "projects unstated by SODECO",
    "projects (moscow, moscow region)", "projects in sakhalin-1", "motives smaller firms",
    "motives for energy", "motives in the western part", "requirements of japan-canada-1990",
    "prospects sector transportation equipment 2014", "references about toyota plant",
    "references 2011, 2012 of ershova-2014",
  ]

  @Test(arguments: lines)
  func `a reading reads itself and answers the same`(line: String) throws {
    let answer = try #require(Asking.answer(line), "\(Asking.refusal(line)?.message.plain ?? "")")
    let reading = try #require(answer.reading)
    let again = try #require(Asking.answer(reading), "\(reading)")
    #expect(again.reading == reading)
    #expect(again.headline == answer.headline)
    #expect(again.table == answer.table)
    #expect(again.evidence == answer.evidence)
  }

  @Test(arguments: Vocabulary.all.map { $0.example })
  func `a word's own example is answered`(example: String) {
    let reply = Asking.reply(example)
    #expect(reply.refusal == nil, "\(reply.refusal?.message.plain ?? "")")
  }

  @Test(arguments: lines)
  func `every other reading is a command that gives what it says`(line: String) throws {
    for other in try #require(Asking.answer(line)).others {
      #expect(Asking.answer(other.command)?.headline?.point == other.quantity.point, "\(other.command)")
    }
  }

  @Test(arguments: [
    "share moscow in CFD 2012", "share japan in SFD 2012", "share trade in japan 2012",
    "total from japan in russia",
    "share japan in canada", "total sakhalin projects from japan", "rank hosts from japan 2012", "use japan",
    "show table 1", "top 2 districts 2012", "share japan in FEFD 2011",
    "show sectors in NWFD 2010", "share japan in СFD 2012",
  ])
  func `every command a refusal offers can be typed, and is not refused for the same reason`(line: String)
    throws
  {
    let refusal = try #require(Asking.refusal(line))
    #expect(!refusal.commands.isEmpty)
    for command in refusal.commands { #expect(Asking.refusal(command)?.code != refusal.code, "\(command)") }
  }
}
