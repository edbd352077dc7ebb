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

@Suite struct `claims holds every printed number against the rest` {
  @Test func `every number that is printed is a claim, and every statement about several`() throws {
    let catalogue = try Asking.catalogue()
    let printed = catalogue.cube.statements.filter { !$0.isBlank }
    let numbers = Set(printed.map { [String($0.place.publication), $0.id] })
    let relations = catalogue.publications.reduce(0) { $0 + $1.claims.count }
    let rows = rows(ask("claims").last).filter { !$0[0].isEmpty }
    #expect(rows.count == numbers.count + relations)
    #expect(rows.map { $0[0] } == (1...rows.count).map(String.init))
  }

  @Test func `the verdicts together are all claims`() {
    let all = rows(ask("claims").last).filter { !$0[0].isEmpty }.count
    let each = Verdict.allCases.map { verdict -> Int in
      let reply = ask("claims \(verdict.rawValue)")
      return reply.refusal == nil ? rows(reply.last).filter { !$0[0].isEmpty }.count : 0
    }
    #expect(each.reduce(0, +) == all)
  }

  @Test func `a number is never held against itself`() throws {
    let catalogue = try Asking.catalogue()
    let assessor = Assessor(Figures(catalogue))
    for row in catalogue.cube.rows {
      let own = Set(assessor.rows(ofPrint: row))
      let used = assessor.assess(row).recomputed?.cells ?? []
      #expect(own.isDisjoint(with: used), "\(catalogue.cube.statements[row].id)")
    }
  }

  @Test func `no verdict depends on the order of the rows in a file`() throws {
    let reversed = try Asking.files.map { file -> DataFile in
      guard file.name.hasSuffix("statements.csv") else { return file }
      let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n")
      let header = try #require(lines.first)
      let text = ([header] + lines.dropFirst().reversed()).joined(separator: "\n") + "\n"
      return DataFile(name: file.name, bytes: Array(text.utf8))
    }
    func verdicts(_ catalogue: Catalogue) -> [String: [String]] {
      let assessor = Assessor(Figures(catalogue))
      return Dictionary(
        grouping: catalogue.cube.rows.map { row in
          (catalogue.cube.statements[row].id, assessor.assess(row).verdict.rawValue)
        }, by: \.0
      ).mapValues { $0.map(\.1).sorted() }
    }
    let forward = verdicts(try Asking.catalogue())
    let backward = verdicts(try CatalogueReader.catalogue(reversed))
    for id in forward.keys.sorted() { #expect(forward[id] == backward[id], "\(id)") }
  }

  @Test func `every query of a statement about several numbers has an answer`() throws {
    for publication in try Asking.catalogue().publications {
      for claim in publication.claims {
        guard let test = claim.test else { continue }
        #expect(Asking.refusal(test.query) == nil, "\(claim.id): \(test.query)")
        if !test.right.isEmpty { #expect(Asking.refusal(test.right) == nil, "\(claim.id): \(test.right)") }
      }
    }
  }

  @Test func `the query of a verdict can be asked, and says the same number`() throws {
    let rows = rows(ask("claims prose").last).filter { !$0[0].isEmpty }
    for row in rows where row[5] == "confirmed" || row[5] == "agrees" || row[5] == "disagrees" {
      let answer = try #require(Asking.answer("claim \(row[0])"))
      for case .entry("query", let phrase) in answer.paragraphs {
        for case .command(let line) in phrase.segments {
          #expect(Asking.refusal(line) == nil, "claim \(row[0]): \(line)")
        }
      }
    }
  }

  @Test func `what a session fixed or named changes no verdict`() {
    let alone = rows(ask("claims prose").last)
    #expect(rows(ask("use FEFD, 2006\nlet x = 5\nclaims prose").last) == alone)
  }

  @Test(arguments: [
    ("p62-2", "confirmed"), ("p86-2", "hedge-holds"), ("p144-2", "agrees-truncated"),
    ("p152-6", "agrees-other-reading"), ("p125-6", "disagrees"), ("p125-2", "confirmed"),
    ("p217-2", "hedge-fails"), ("c54-7", "agrees"), ("c184-1", "disagrees"), ("c37-2", "hedge-holds"),
    ("p88-2", "possible"), ("p225-1", "refuted-by-bound"), ("p62-7", "hedge-holds"), ("p62-5", "confirmed"),
    ("p35-3", "agrees"),
  ])
  func `the verdicts that were worked out by hand`(id: String, verdict: String) throws {
    let answer = try #require(Asking.answer("claim \(id)"))
    let words = answer.paragraphs.compactMap { paragraph -> String? in
      if case .entry("verdict", let phrase) = paragraph { text(phrase) } else { nil }
    }
    #expect(words.first?.hasPrefix(verdict) == true, "\(words)")
  }

  @Test func `what rests on a figure alone is listed as such, limits or not`() {
    let listed = rows(ask("claims figure-not-reproduced").last).filter { !$0[0].isEmpty }
    #expect(listed.count > 20)
    #expect(
      Set(listed.map { $0[5].replacing("conflict, ", with: "") }).isSubset(of: [
        "not-checkable", "possible", "refuted-by-bound",
      ]))
    #expect(listed.contains { $0[3] == "$2.7bn" })
  }

  @Test func `a section has the claims of its lines, and of the sections inside it`() throws {
    let publications = try Asking.catalogue().publications
    func lines(_ line: String) -> [Int] {
      rows(ask(line).last).filter { !$0[0].isEmpty }.compactMap { Int($0[1]) }
    }
    let inner = lines("claims section 2.1")
    #expect(!inner.isEmpty && inner.allSatisfy { (60..<174).contains($0) })
    #expect(
      lines("claims section 2") == lines("claims ershova-2014 section 2.1") + lines("claims section 2.2"))
    #expect(lines("claims section \"Japanese Investment in Canada\"").allSatisfy { $0 >= 33 })
    #expect(Asking.refusal("claims section 9")?.code == .unknownName)
    #expect(Asking.refusal("claims section")?.code == .unknownName)
    for publication in publications {
      let starts = publication.sections.map(\.line)
      #expect(!starts.isEmpty && starts == starts.sorted())
    }
  }

  @Test func `a claim of a conflict is marked, and the conflicts name no other`() throws {
    let marked = rows(ask("claims conflict").last).filter { !$0[0].isEmpty }
    #expect(!marked.isEmpty && marked.allSatisfy { $0[5].hasPrefix("conflict, ") })
    let all = rows(ask("claims").last).filter { !$0[0].isEmpty }
    #expect(all.count { $0[5].hasPrefix("conflict, ") } == marked.count)
  }

  @Test func `a claim is found by number, by id and by document`() {
    let number = rows(ask("claims ershova-2014 prose").last).first { $0[2] == "accounting for 87%" }?[0] ?? ""
    #expect(Asking.answer("claim \(number)")?.reading == "claim p62-2 of ershova-2014")
    #expect(Asking.answer("claim P62-2")?.reading == "claim p62-2 of ershova-2014")
    #expect(Asking.refusal("claim p62-2 of japan-canada-1990")?.code == .unknownName)
    #expect(Asking.refusal("claim p62-2 of ershova-2014 now")?.code == .surplusArgument)
    #expect(Asking.refusal("claim 0")?.code == .unknownName)
    #expect(Asking.refusal("claim (")?.code != nil)
  }

  @Test func `a printed table is compared with the prose beside it, not the other way alone`() {
    let table = rows(ask("claims table 3 of ershova-2014 disagrees").last)
    #expect(table.map { $0[3] } == ["3,21", "3,54"])
  }

  /// Manufacturing holds 99.7 % there; a table that says 99.71 leaves less for the rest than the sentence does.
  @Test func `what a sentence leaves to the rest is measured by its own number`() throws {
    let answer = try #require(Asking.answer("claim c98-2 of ershova-2014"))
    let recomputed = try #require(answer.evidence.first { $0.kind == .recomputed })
    #expect(recomputed.verdict == .confirmed)
    let own = try #require(PrintedNumber(text: "99.7", number: "99.7"))
    #expect(answer.headline?.interval == Interval(.hundred) - own.interval)
  }

  private func text(_ phrase: Phrase) -> String {
    phrase.segments.reduce("") { text, segment in
      switch segment {
      case .words(let words), .command(let words): text + words
      case .quantity, .ends: text
      }
    }
  }
}
