import Evaluation
import Importing
import Observations
import Replaying
import Support
import Testing
import Verbs

/// A notebook records which registers its answers were read from, and notices when one has changed.
@Suite struct RegisterReadTests {
  private static let source =
    "```okrug\nprojects by toshiba\n```\n\n```okrug\nmotives of japan-canada-1990\n```\n"

  /// The built-in data with a text of one register replaced.
  private static func parts(replacing old: String = "", with new: String = "") throws -> PublishedParts {
    let files = Asking.files.map { file in
      guard file.name == "ershova-2014/register.csv", let range = file.bytes.firstRange(of: Array(old.utf8)),
        !old.isEmpty
      else { return file }
      var bytes = file.bytes
      bytes.replaceSubrange(range, with: Array(new.utf8))
      return DataFile(name: file.name, bytes: bytes)
    }
    return PublishedParts(try CatalogueReader.catalogue(files, areSound: true))
  }

  private static func factory(_ parts: PublishedParts) -> CellAnswererFactory {
    let library = Library(parts.catalogue)
    let world = World(library: { () throws(DataFault) in library })
    return { SessionAnswerer(in: world, parts: parts) }
  }

  private static func recorded() throws -> [UInt8] {
    let result = Update.run(
      "a.md", Array(source.utf8), with: factory(try parts()),
      options: UpdateOptions(holdings: holdings(try parts())))
    return try #require(result.bytes)
  }

  private static func holdings(_ parts: PublishedParts) -> Holdings { { parts.holdings(of: $0) } }

  @Test func `an answer is recorded with the registers it was read from`() throws {
    let text = String(decoding: try Self.recorded(), as: UTF8.self)
    let outputs = text.split(separator: "\n").filter { $0.hasPrefix("```output") }
    #expect(outputs.count == 2)
    #expect(outputs[0].contains("data=\"ershova-2014/register:"))
    #expect(outputs[0].contains(" japan-canada-1990/register:"))
    #expect(!outputs[1].contains("ershova-2014/register"))
  }

  @Test func `a register that changed is the cause of a difference`() throws {
    let changed = try Self.parts(replacing: "2014,,planned", with: "2015,,planned")
    let report = Replay.run("a.md", try Self.recorded(), with: Self.factory(changed))
    #expect(
      report.items.compactMap { $0.verdict.failure?.causes.map(\.text) } == [
        ["the data it read changed: ershova-2014/register"]
      ])
  }

  @Test func `a notebook is known to need a replay when a register it read changed, and only then`() throws {
    let notebook = Notebook(try Self.recorded())
    let version = LanguageVersion.text
    #expect(Footprint.change(in: notebook, Self.holdings(try Self.parts()), version: version) == nil)
    let changed = try Self.parts(replacing: "2014,,planned", with: "2015,,planned")
    #expect(
      Footprint.change(in: notebook, Self.holdings(changed), version: version)
        == "'ershova-2014/register' changed")
  }

  @Test func `numbers have the digest they had, and a register may be asked for by its own name`() throws {
    let (before, after) = (try Self.parts(), try Self.parts(replacing: "car seats", with: "car chairs"))
    #expect(before.holdings(of: "ershova-2014") == after.holdings(of: "ershova-2014"))
    #expect(before.holdings(of: "ershova-2014/register") != after.holdings(of: "ershova-2014/register"))
    #expect(before.holdings(of: "ershova-2014/register")?.map(\.name) == ["ershova-2014/register"])
    #expect(before.holdings(of: "nothing/register") == nil)
  }
}
