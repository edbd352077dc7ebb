import Importing
import Observations
import Support
import Testing

@Suite struct DigestTests {
  private func digests(_ files: [DataFile]) throws -> [String] {
    Digests.parts(of: try CatalogueReader.catalogue(files)).map(\.digest)
  }

  /// Which part a change touches: 0 to 4 the tables of the first document, 5 its text.
  @Test(arguments: [
    ("ershova-2014/table-3.csv", "\"3,21\",3.21", "\"3,22\",3.22", 2),
    ("ershova-2014/table-3.csv", "RU_PRI,CHEM", "RU_KHA,CHEM", 2),
    ("ershova-2014/table-3.csv", "RU_PRI,CHEM,stock,all,2012,PT,0", "RU_PRI,CHEM,stock,all,2012,PT,3", 2),
    ("ershova-2014/table-3.csv", "blank,,,JP,RU_SAK,CHEM", "blank,,,JP,RU_KHA,CHEM", 2),
    (
      "ershova-2014/statements.csv", "p54-1,54,around 10% in 2012,around,", "p54-1,54,around 10% in 2012,,", 5
    ),
    ("ershova-2014/statements.csv", "_T,flow,all,2009,USD,9", "_T,flow,all,2008,USD,9", 5),
  ])
  func `a change of a number, a blank, a key or a hedge changes the digest of its part alone`(
    file: String, old: String, new: String, part: Int
  ) throws {
    let before = try digests(Asking.files)
    let after = try digests(try #require(Edited.files(file, old, new)))
    #expect(zip(before, after).enumerated().filter { $0.element.0 != $0.element.1 }.map(\.offset) == [part])
  }

  @Test(arguments: [
    ("ershova-2014/tables.csv", "%)\",101", "per cent)\",101"),
    ("ershova-2014/table-3.csv", "Agriculture", "Farming"),
    ("ershova-2014/statements.csv", ",Trade in automobile parts holds", ",Car parts have"),
    ("codelists/sectors.csv", "chemicals|chemical industry", "chemicals"),
  ])
  func `a change of a caption, a paraphrase or an alias changes no digest`(
    file: String, old: String, new: String
  ) throws {
    #expect(try digests(try #require(Edited.files(file, old, new))) == digests(Asking.files))
  }

  @Test func `a digest is shown by its head`() throws {
    for part in Digests.parts(of: try Asking.catalogue()) {
      #expect(part.digest.count == 64 && part.digest.allSatisfy(\.isHexDigit))
      #expect(part.short == String(part.digest.prefix(12)))
    }
  }
}
