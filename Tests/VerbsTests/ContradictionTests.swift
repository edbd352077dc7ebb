import Answers
import Claims
import Evaluation
import Importing
import Observations
import Quantities
import Support
import Testing
import Texts
import Verbs

/// `bounds`, `conflicts` and `repairs`: what everything that is printed, taken together, allows.
@Suite struct ContradictionTests {
  /// What a line's answer says first.
  private func sentence(_ lines: [String]) -> String {
    var session = Session(in: Asking.world)
    return lines.map { words(session.answer(Source("test", $0)).last?.sentence) }.last ?? ""
  }

  // MARK: Bounds

  @Test(arguments: [
    ("bounds of total FEFD from all investors 2012", "52.7295 … 52.7321 bln USD"),
    ("bounds total FEFD from all investors 2012", "52.7295 … 52.7321 bln USD"),
    ("bounds of share japan in FEFD 2012", "17.8560 … 17.8571 %"),
    ("bounds of share moscow in japan direct 2012", "34.35 … 38.95 %"),
  ])
  func `bounds say how low and how high a number can be`(line: String, headline: String) {
    #expect(Asking.headline(line) == headline)
  }

  @Test func `both ends are led back to print, and each step names what it rests on`() throws {
    let answer = try #require(ask("bounds of total FEFD from all investors 2012").last)
    let lines = paragraphs(answer)
    let ends = lines.indices.filter { ["Lower end", "Upper end"].contains(lines[$0]) }
    #expect(ends.count == 2)
    #expect(lines.filter { $0.contains("the whole less its 7 other parts") }.count == 2)
    #expect(lines.filter { $0.contains("printed as 362,366 in ershova-2014, Table 1") }.count == 2)
    #expect(!answer.cells.isEmpty && answer.cells == answer.cells.sorted())
  }

  @Test func `what is supposed moves a bound`() throws {
    let line = "bounds of total FEFD from all investors 2012"
    let plain = try #require(ask(line).last?.headline)
    let supposed = try #require(
      ask("suppose total CFD from all investors 2012 = 201 bln USD", line).last?.headline)
    #expect(plain.interval != supposed.interval)
  }

  @Test(arguments: [
    ("bounds", RefusalCode.missingArgument), ("bounds of", .missingArgument),
    ("bounds of rank moscow among regions from japan 2012", .surplusArgument),
    ("bounds of share japan in", .missingArgument), ("bounds of total japn 2012", .unknownName),
    ("bounds of total agriculture in FEFD from japan 2012", .noData),
  ])
  func `bounds are of a share or a total that something bounds`(line: String, code: RefusalCode) {
    #expect(ask(line).refusal?.code == code)
  }

  // MARK: Conflicts

  @Test func `each set is a few prints with their places, and a name picks the sets with it`() throws {
    let all = try #require(ask("conflicts").last)
    #expect(words(all.sentence).hasPrefix("7 conflicts: "))
    let some = try #require(ask("conflicts primorsky").last)
    #expect(words(some.sentence).hasPrefix("2 conflicts on Primorsky Krai: "))
    #expect(
      rows(some).map { [$0[0], $0[1]] } == [["4", "3,21"], ["", "3.5%"], ["5", "3,54"], ["", "3.2%"]])
    #expect(rows(some).allSatisfy { !$0[4].isEmpty })
    #expect(Set(some.cells).isSubset(of: all.cells))
  }

  @Test func `a scope without contradictions is an answer, a name that is none a refusal`() {
    #expect(sentence(["conflicts sakhalin"]).contains("contradict one another"))
    #expect(ask("conflicts sakhalin").last?.table == nil)
    #expect(ask("conflicts japn").refusal?.code == .unknownName)
    #expect(sentence(["repairs sakhalin"]).contains("nothing to reconcile"))
  }

  @Test func `a number that is supposed to be another one can end a conflict`() {
    let supposed = sentence(["suppose share japan in russia 2012 = 2.9746 %", "conflicts ershova-2014"])
    #expect(supposed.hasPrefix("5 conflicts in ershova-2014"))
    let other = ask("suppose share japan in russia 2012 = 2.97 %", "conflicts ershova-2014").last
    #expect(rows(other).contains { $0[1] == "2.97 %" })
    #expect(!rows(other).contains { $0[1] == "2,98" })
  }

  // MARK: Repairs

  @Test func `the swap that clears two sets goes before edits that clear one`() throws {
    let answer = try #require(ask("repairs primorsky").last)
    let found = rows(answer)
    #expect(found[0].prefix(4) == ["3.5%", "3.2%", "two numbers swapped", "2, all"])
    #expect(found[1].prefix(4) == ["3.2%", "3.5%", "with it", ""])
    #expect(words(answer.sentence).contains("that does not make any of them true"))
  }

  /// A publication with slips planted in it, and the same one without them.
  @Test func `what is planted is found, and what is not is not accused`() throws {
    func answer(_ files: [DataFile], _ line: String) throws -> Answer? {
      let library = Library(try CatalogueReader.catalogue(files))
      var session = Session(in: World(library: { () throws(DataFault) in library }))
      return session.answer(Source("test", line)).last
    }
    let clean = words(try answer(PlantedDocument.clean, "conflicts")?.sentence)
    #expect(clean.hasPrefix("no printed numbers"))
    let planted = try #require(try answer(PlantedDocument.files, "conflicts"))
    #expect(rows(planted).contains { $0[1] == "2 785" })
    let edits = rows(try answer(PlantedDocument.files, "repairs"))
    #expect(edits.contains { $0[0] == "2 785" && $0[1] == "2 875" })
  }
}
