import Coverage
import Foundation
import Importing
import Observations
import Support
import Testing

/// The example beside the sources: a page of our own, and its data.
private enum Amber {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Examples/amber-coast")

  static func page() throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: "bulletin.txt")))
  }

  /// Its data, with a text of its inventory replaced.
  static func catalogue(replacing old: String = "", with new: String = "") throws -> Catalogue {
    var files: [DataFile] = []
    for part in ["codelists", "amber-2021"] {
      let path = folder.appending(path: part)
      for name in try FileManager.default.contentsOfDirectory(atPath: path.path).sorted() {
        var text = try String(contentsOf: path.appending(path: name), encoding: .utf8)
        if name == "numerals.csv", !old.isEmpty {
          try #require(text.contains(old))
          text = text.replacing(old, with: new)
        }
        files.append(DataFile(name: "\(part)/\(name)", bytes: Array(text.utf8)))
      }
    }
    let own = Set(files.map(\.name))
    files += Asking.files.filter { $0.name.hasPrefix("codelists/") && !own.contains($0.name) }
    // Read late, as built-in data is: the ledger itself finds an id that there is not.
    return try CatalogueReader.catalogue(files, areSound: true)
  }
}

@Suite struct LedgerTests {
  private func ledger(_ page: String, _ catalogue: Catalogue) throws -> Ledger {
    try Ledger(of: Array(page.utf8), in: catalogue)
  }

  private func page() throws -> String { String(decoding: try Amber.page(), as: UTF8.self) }

  @Test func `every numeral of the example's page is held, in order`() throws {
    let ledger = try ledger(try page(), try Amber.catalogue())
    #expect(ledger.publication == "amber-2021" && ledger.isTheText && ledger.isComplete)
    #expect(ledger.entries.count == 26)
    #expect(ledger.entries.map(\.account?.offset) == ledger.entries.map(\.numeral.offset))
    #expect(ledger.entries.first { $0.numeral.text == "30" }?.account?.statements == ["p13-3"])
  }

  @Test func `a numeral without a row is left over`() throws {
    let ledger = try ledger(
      try page(), try Amber.catalogue(replacing: "13,487,half,statement,p13-2\n", with: ""))
    #expect(!ledger.isComplete && ledger.isTheText && ledger.missing.isEmpty)
    #expect(ledger.entries.filter { $0.account == nil }.map(\.numeral.text) == ["half"])
  }

  @Test(arguments: [
    ("7,269,148.2", "7,269,148.3"), ("7,269,148.2", "7,270,148.2"), ("7,269,148.2", "6,269,148.2"),
  ])
  func `a row that meets no numeral is missing, and the numeral left over`(old: String, new: String) throws {
    let ledger = try ledger(try page(), try Amber.catalogue(replacing: old, with: new))
    #expect(ledger.missing.map(\.statements) == [["t1-3-1"]])
    #expect(ledger.entries.filter { $0.account == nil }.map(\.numeral.text) == ["148.2"])
  }

  @Test func `a row that names a statement that is not there is missing`() throws {
    let ledger = try ledger(try page(), try Amber.catalogue(replacing: "p13-3", with: "p13-4"))
    #expect(ledger.missing.map(\.text) == ["30"] && ledger.leftOver == 0 && !ledger.isComplete)
  }

  @Test func `a changed copy is compared as far as it can be`() throws {
    let changed = "A line with 7 in it.\n" + (try page()).replacing("28.95", with: "29.95")
    let ledger = try ledger(changed, try Amber.catalogue())
    #expect(ledger.publication == "amber-2021" && !ledger.isTheText && !ledger.isComplete)
    #expect(ledger.entries.filter { $0.account == nil }.map(\.numeral.text) == ["7", "29.95"])
    #expect(ledger.missing.map(\.text) == ["28.95"])
    #expect(ledger.entries.first { $0.numeral.text == "30" }?.account?.statements == ["p13-3"])
    #expect(ledger.entries.allSatisfy { $0.account?.text ?? $0.numeral.text == $0.numeral.text })
  }

  @Test func `a copy with the same numerals and other words is no more than a copy`() throws {
    let ledger = try ledger((try page()).replacing("Norvia", with: "Sorvia"), try Amber.catalogue())
    #expect(ledger.leftOver == 0 && ledger.missing.isEmpty && !ledger.isTheText && !ledger.isComplete)
  }

  @Test(arguments: [
    "", "Nothing here.", "Growth was 5 % in 2012, or a third of 7.", "412.5 100.00 1,994 20.96",
  ])
  func `a text that no document has is left over whole`(text: String) throws {
    let ledger = try ledger(text, try Amber.catalogue())
    #expect(ledger.publication == nil && ledger.missing.isEmpty && !ledger.isComplete)
    #expect(ledger.leftOver == ledger.entries.count)
  }

  @Test func `a text with very many numerals is still told from a copy`() throws {
    let ledger = try ledger(String(repeating: "1 half ", count: 45_000), try Asking.catalogue())
    #expect(ledger.publication == nil && ledger.leftOver == 90_000)
  }
}
