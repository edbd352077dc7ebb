import Answers
import Evaluation
import Observations
import Support
import Testing
import Texts

/// A document's id among the names of a line.
@Suite struct DocumentsNamedTests {
  @Test func `statements of a document are those printed in it`() throws {
    let catalogue = try Asking.catalogue()
    for (place, publication) in catalogue.publications.enumerated() {
      let own = catalogue.cube.rows.filter { catalogue.cube.statements[$0].place.publication == place }
      for line in ["statements \(publication.id)", "statements of \(publication.id)"] {
        #expect(Set(ask(line).last?.cells ?? []) == Set(own), "\(line)")
      }
    }
  }

  @Test func `a document narrows what names and periods ask for`() throws {
    let both = try #require(ask("statements japan 1989").last?.cells)
    let one = try #require(ask("statements japan 1989 japan-canada-1990").last)
    #expect(!one.cells.isEmpty && Set(one.cells).isSubset(of: both))
    #expect(words(one.sentence).contains("in japan-canada-1990, 1989"))
    #expect(ask("statements FEFD japan-canada-1990").refusal?.code == .noData)
  }

  @Test func `behind a table its document is a part of the table's name`() {
    let answer = ask("claims table 1 of ershova-2014").last
    let sentence = words(answer?.sentence)
    #expect(sentence.contains("on table 1 of ershova-2014"))
    #expect(ask("claims table 1 of japan-canada-1990").last?.cells != answer?.cells)
  }

  @Test func `a document with one table needs no number`() {
    #expect(ask("show table of japan-canada-1990").last == ask("show table 1 of japan-canada-1990").last)
    #expect(ask("cite table of japan-canada-1990").last != nil)
    #expect(ask("show table of ershova-2014").refusal?.code == .missingArgument)
    #expect(ask("show table of nosuch").refusal?.code == .missingArgument)
  }

  @Test func `a document where a name should stand is said to be one, and what it may follow works`() throws {
    let refusal = try #require(ask("share ershova-2014 in FEFD").refusal)
    #expect(refusal.code == .unknownName && refusal.message.plain.contains("is a document"))
    for line in ["statements ershova-2014", "claims ershova-2014", "cite ershova-2014"] {
      #expect(refusal.hint?.plain.contains(line) == true && ask(line).refusal == nil)
    }
  }

  @Test func `why says of a claim that rests on no number what the claim's own account says`() {
    for line in ["claim c184-1 of ershova-2014", "claim c86-2 of ershova-2014"] {
      #expect(ask("why \(line)").refusal == nil)
      #expect(paragraphs(ask("why \(line)").last) == paragraphs(ask(line).last))
    }
  }

  @Test func `what is taken from percentage points gets a hint`() throws {
    let refusal = try #require(ask("100 % - share FEFD in japan 2012 - share CFD in japan 2012").refusal)
    #expect(refusal.code == .unitMismatch && refusal.hint != nil)
    #expect(Asking.headline("100 % - (share FEFD in japan 2012 + share CFD in japan 2012)") == "2.47 pp")
  }
}
