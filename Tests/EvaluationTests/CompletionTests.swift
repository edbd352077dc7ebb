import Evaluation
import Support
import Testing
import Texts

/// What is offered at a cursor: `|` in a line, else its end.
private func offered(_ line: String, after lines: String...) -> Completions {
  var session = Session(in: Asking.world)
  for line in lines { #expect(session.answer(Source("test", line)).refusal == nil) }
  let parts = line.split(separator: "|", omittingEmptySubsequences: false)
  let text = parts.joined()
  return Completions.candidates(for: text, at: parts[0].utf8.count, in: session)
}

private func shown(_ line: String) -> [String] { offered(line).candidates.map(\.display) }

/// The line with the only candidate in it, as Tab leaves it.
private func completed(_ line: String) -> String? {
  let found = offered(line)
  guard found.candidates.count == 1, let only = found.candidates.first else { return nil }
  let bytes = Array(line.utf8)
  return String(decoding: bytes[..<found.replacing.lowerBound], as: UTF8.self) + only.text
    + String(decoding: bytes[found.replacing.upperBound...], as: UTF8.self)
}

@Suite struct CompletionTests {
  // MARK: Words

  @Test(arguments: [
    "sha", "check sha", "let x = sha", "let x = 1 + sha", "why sha", "suppose sha", "(sha",
    "total FEFD 2012 - sha",
  ])
  func `a query begins with a word`(line: String) {
    #expect(completed(line) == line.dropLast(3) + "share ")
  }

  @Test func `a word comes with its summary, and a statement only at the beginning`() {
    let found = offered("sup").candidates
    #expect(
      found == [
        .init(text: "suppose ", display: "suppose", description: "answer as if a printed number were another")
      ])
    #expect(shown("let x = sup").isEmpty)
  }

  @Test(arguments: [
    "let ", "let x", "5 ", "share japan in FEFD 2012 # sh", "nosuchword ", "total FEFD 2012 = ",
  ])
  func `nothing is offered where nothing known can stand`(line: String) {
    #expect(shown(line).isEmpty)
  }

  @Test func `what let and group named is offered`() {
    let bound = offered("check ea", after: "let east = total FEFD from japan 2012")
    #expect(bound.candidates.map(\.text) == ["east "])
    let group = offered("total wes", after: "group west = CFD, NWFD")
    #expect(group.candidates.map(\.display) == ["west"])
  }

  @Test func `behind what is taken away stands a word that takes it, and then what that word needs`() {
    #expect(
      shown("without FEFD ") == ["share", "structure", "concentration", "diversification", "inequality"])
    #expect(completed("without FEFD sha") == "without FEFD share ")
    #expect(shown("without FEFD share CFD in jap") == shown("share CFD in jap"))
    #expect(shown("without FE").contains("FEFD"))
  }

  @Test(arguments: [
    ("rank districts from japan 2012 wh", ["where"]), ("rank districts from japan 2012 where ", [">", "<"]),
    ("rank districts from japan 2012 where > 10", []),
    ("max districts from japan 2012 where > 5 m", ["mln USD"]),
    ("show from japan by district where > 5 mln ", ["USD"]), ("total FEFD 2012 as bln ", ["USD"]),
    ("count districts from japan where > 5 mln USD jap", []), ("total FEFD as mln USD fr", ["from"]),
    ("total FEFD as mln USD from jap", ["japan"]),
  ])
  func `a limit and a form go on with a unit, and no name stands behind them`(line: String, words: [String]) {
    #expect(shown(line) == words)
  }

  // MARK: Names

  @Test(arguments: [
    ("share jap", ["japan"]), ("share japan in f", ["FEFD"]),
    ("total far ea", ["far eastern federal district"]),
    ("share japan in дал", ["дальневосточный федеральный округ"]), ("share japan in ДФ", ["ДФО"]),
    ("total Uni", ["United Kingdom", "United States"]),
    ("total united ", ["united kingdom", "united states"]), ("total SF", ["YuFD", "SibFD"]),
    ("total RU_F", ["RU_FEFD"]),
    ("total investor:ja", ["japan"]), ("total source:", ["rosstat", "JETRO"]),
  ])
  func `a name goes on from what is typed`(line: String, names: [String]) {
    #expect(shown(line).starts(with: names))
  }

  @Test func `a name is in quotes where it was begun so, or needs to be`() {
    #expect(completed("total \"far e") == "total \"far eastern federal district\" ")
    #expect(completed("total republic of sakha (") == nil)
    #expect(completed("total yaku") == "total yakutia ")
  }

  @Test func `a description is the name of a code, or what it means`() throws {
    let candidate = try #require(offered("share japan in f").candidates.first)
    #expect(candidate.description == "Far Eastern Federal District")
  }

  @Test func `a role goes before a colon`() {
    #expect(completed("total inve") == nil)
    #expect(shown("total investo").contains("investor:"))
    #expect(shown("total coverage:") == ["all", "direct"].filter { shown("total coverage:").contains($0) })
  }

  // MARK: Only what has data there

  /// Lines whose candidates make them whole.
  private static let open = [
    "share japan in ", "share FEFD in ", "share moscow in ", "share manufacturing in ",
    "share japan in FEFD ", "total FEFD from ",
    "total manufacturing from japan in ", "ratio FEFD to ", "show from japan by ", "show sectors in ",
    "growth direct stock from japan in ",
    "trend flow from japan in ", "share japan in FEFD 20", "total investor:",
  ]

  @Test(arguments: open)
  func `what is offered is not refused for want of data`(line: String) {
    let found = offered(line)
    #expect(!found.candidates.isEmpty)
    for candidate in found.candidates where !["from ", "in ", "to "].contains(candidate.text) {
      let head = String(decoding: Array(line.utf8)[..<found.replacing.lowerBound], as: UTF8.self)
      let reply = Asking.reply(head + candidate.text)
      #expect(
        ![.noData, .unknownName, .ambiguousName].contains(reply.refusal?.code), "\(head + candidate.text)")
    }
  }

  @Test func `after a part, only hosts that have figures for it`() {
    let hosts = shown("share japan in ")
    for host in ["russia", "CFD", "NWFD", "FEFD", "VFD", "UFD", "moscow", "saint-petersburg"] {
      #expect(hosts.contains(host))
    }
    for other in ["japan", "germany", "panama", "manufacturing", "primorsky krai", "stock"] {
      #expect(!hosts.contains(other))
    }
  }

  @Test func `years are those with data for the rest of the line`() {
    #expect(shown("share japan in FEFD 20") == ["2012"])
    #expect(shown("growth direct stock from japan in russia 2004..") == (2005...2012).map(String.init))
    #expect(shown("share japan in FEFD ").first == "2012")
  }

  @Test func `what stands behind the cursor counts too`() {
    #expect(shown("share | in FEFD 2012").contains("japan"))
    #expect(!shown("share | in FEFD 2012").contains("canada"))
    #expect(offered("share jap| in FEFD 2012").candidates.map(\.text) == ["japan"])
    #expect(offered("share jap| in FEFD 2012").replacing == 6..<9)
  }

  @Test func `what use fixed counts too`() {
    let years = offered("total FEFD ", after: "use from japan").candidates.map(\.display)
    #expect(years.contains("2010"))
    #expect(!offered("total FEFD ").candidates.isEmpty)
  }

  // MARK: Clauses

  @Test(arguments: [
    ("show from japan by dis", ["district"]), ("show from japan by district, sec", ["sector", "section"]),
    ("show from japan by district with ", ["shares", "totals", "published"]),
    ("show table 5", ["5 of ershova-2014"]),
    ("share japan ", ["in"]), ("ratio FEFD to", ["to"]), ("top 3 dist", ["districts"]),
    ("rank moscow among reg", ["regions"]),
    ("total FEFD source ", ["rosstat"]), ("help sha", ["share"]),
  ])
  func `clauses have words of their own`(line: String, words: [String]) {
    #expect(shown(line) == words)
  }

  @Test func `in a list the names go together`() {
    let others = shown("compare FEFD, ")
    #expect(others.contains("CFD"))
    #expect(!others.contains("FEFD"))
    #expect(shown("group east = fe") == ["FEFD"])
    #expect(shown("total (FEFD, vf") == ["VFD"])
  }

  // MARK: Text

  @Test func `offsets are those of the cell, whatever stands before`() {
    let found = offered("let доля = 5\nshare jap| in FEFD 2012")
    #expect(found.replacing == 23..<26)
    #expect(found.candidates.map(\.text) == ["japan"])
    #expect(offered("total (FEFD,\nvf").replacing == 13..<15)
  }

  @Test(arguments: [
    "", "share", "share japan in FEFD 2012", "é", "\u{1F1F7}", "total \"", "((((", "@", "5 %",
    "share japan in f\u{301}",
  ])
  func `every cursor in every text has an answer`(text: String) {
    let session = Session(in: Asking.world)
    for cursor in -1...text.utf8.count + 1 {
      let found = Completions.candidates(for: text, at: cursor, in: session)
      #expect(found.candidates.isEmpty || found.replacing.upperBound <= text.utf8.count)
    }
  }

  // MARK: What is said in words

  @Test func `behind by stand the companies, in the order of the documents`() {
    let companies = shown("projects by ")
    #expect(companies.prefix(4) == ["SODECO", "Mitsui", "Mitsui Sakhalin Holdings", "Mitsubishi"])
    #expect(companies.count == 44)
    #expect(companies.contains("Sollers") && companies.contains("Takeda-Nycomed"))
    #expect(companies.allSatisfy { Asking.refusal("projects by \"\($0)\"") == nil })
  }

  @Test(arguments: [
    ("projects by yoko", ["Yokohama Rubber"]), ("projects by toyota bo", ["Toyota Boshoku"]),
    ("projects in FEFD by toy", ["Toyota"]), ("projects in YuFD by ", ["Marubeni"]),
    ("projects takeda", ["Takeda-Nycomed"]), ("projects host:khab", []),
    ("projects in prim", ["primorsky krai"]),
    ("projects sector gla", ["glass production"]), ("motives for sma", ["smaller firms"]),
    ("stages of ", ["ershova-2014"]), ("projects by mazda 20", ["2012"]), ("requirements 20", []),
    ("references ", ["about", "of", "1991", "2001", "2008", "2009", "2011", "2012"]),
  ])
  func `only what narrows the list down to something is offered`(line: String, offers: [String]) {
    #expect(shown(line) == offers)
  }

  @Test func `a company is put in so that the line is answered`() {
    for line in [
      "projects by mitsui&", "projects by sol", "projects by ishi", "projects by tokyo-mitsubishi u",
    ] {
      #expect(completed(line).map { Asking.refusal($0) == nil } == true, "\(line)")
    }
  }
}
