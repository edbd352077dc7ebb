import Crypto
import Foundation
import Importing
import Observations
import Support
import Testing

/// The texts the data was typed from, where a checkout has them beside it.
enum Seeds {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared/seeds")
  static let arePresent = FileManager.default.fileExists(atPath: folder.path)
  static let absence: Comment =
    "the texts of the documents are not beside this checkout, in ../shared/seeds: nothing to compare with"
}

/// A document's text as a reader of the page sees it.
struct SeedText {
  let sha256: String
  /// Line n is at n − 1.
  let lines: [String]

  init(_ bytes: Data) {
    sha256 = SHA256.hash(data: bytes).map { String(format: "%02x", $0) }.joined()
    lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      .map { Self.seen(String($0)) }
  }

  /// Without the marks of Markdown and HTML that the data leaves out.
  private static func seen(_ line: String) -> String {
    ["<b>", "</b>", "<sup>", "</sup>"].reduce(line) { $0.replacing($1, with: "") }
      .replacing("\\$", with: "$").replacing("\\*", with: "*")
  }

  /// From 1; empty beyond the last.
  func line(_ number: Int) -> String { lines.indices.contains(number - 1) ? lines[number - 1] : "" }

  /// The text between two tabs.
  func cell(line number: Int, column: Int) -> String? {
    let cells = line(number).split(separator: "\t", omittingEmptySubsequences: false)
    return cells.indices.contains(column) ? String(cells[column]) : nil
  }
}

@Suite(.enabled(if: Seeds.arePresent, Seeds.absence)) struct SeedTests {
  let catalogue: Catalogue
  let texts: [SeedText]

  init() throws {
    catalogue = try Asking.catalogue()
    texts = try catalogue.publications.map {
      SeedText(try Data(contentsOf: Seeds.folder.appending(path: $0.value("file"))))
    }
  }

  @Test func `the text is the one that the card names`() {
    for (publication, text) in zip(catalogue.publications, texts) {
      #expect(text.sha256 == publication.value("sha256"), "\(publication.id)")
    }
  }

  @Test func `every cell stands in its line and column, and every line of a table is typed to its end`() {
    for (publication, text) in zip(catalogue.publications, texts) {
      for table in publication.tables {
        for cell in table.cells {
          #expect(
            text.cell(line: cell.line, column: cell.column) == cell.printed,
            "\(publication.id), table \(table.id), row \(cell.row), column \(cell.column)")
        }
        for row in table.grid {
          let width = text.line(row.first?.line ?? 0).split(separator: "\t", omittingEmptySubsequences: false)
            .count
          #expect(width == row.count, "\(publication.id), table \(table.id), row \(row.first?.row ?? -1)")
        }
      }
    }
  }

  @Test func `a table ends where its lines with columns end`() {
    for (publication, text) in zip(catalogue.publications, texts) {
      let typed = Set(publication.tables.flatMap { $0.cells.map(\.line) })
      let columned = text.lines.indices.filter { text.lines[$0].contains("\t") }.map { $0 + 1 }
      #expect(typed == Set(columned), "\(publication.id)")
    }
  }

  @Test func `a caption stands in its line, a footnote below the table`() {
    for (publication, text) in zip(catalogue.publications, texts) {
      for table in publication.tables {
        let numbered = "\(table.label): \(table.title)"
        #expect(
          [table.title, numbered].contains(text.line(table.line)), "\(publication.id), table \(table.id)")
        let last = table.cells.map(\.line).max() ?? 0
        let below = (last + 1...last + 4).map { text.line($0) }
        #expect(table.note.isEmpty || below.contains(table.note), "\(publication.id), table \(table.id)")
      }
    }
  }

  @Test func `a table's source stands in its line`() throws {
    for (publication, text) in zip(catalogue.publications, texts) {
      let list = try #require(Asking.files.first { $0.name == "\(publication.id)/tables.csv" })
      let listed = try CommaSeparated(list)
      let column = try #require(listed.column("source_line"))
      for row in 0..<listed.count {
        let line = try #require(Int(listed.text(row, column)))
        #expect(text.line(line).hasPrefix("Source: "), "\(publication.id), line \(line)")
      }
    }
  }

  @Test func `every phrase stands in its line`() {
    for statement in catalogue.cube.statements where !statement.isTable {
      let line = texts[statement.place.publication].line(statement.place.line)
      #expect(line.contains(statement.phrase), "\(statement.id): \(statement.phrase)")
      #expect(line.contains(statement.printed), "\(statement.id): \(statement.printed)")
    }
  }

  @Test func `what a claim quotes stands in its line`() {
    for (publication, text) in zip(catalogue.publications, texts) {
      for claim in publication.claims {
        let line = text.line(claim.place.line)
        #expect(line.contains(claim.phrase), "\(publication.id), \(claim.id): \(claim.phrase)")
        #expect(line.contains(claim.printed), "\(publication.id), \(claim.id): \(claim.printed)")
      }
    }
  }

  @Test func `every percentage and every sum of money in a sentence is a statement or a claim`() {
    for (place, publication) in catalogue.publications.enumerated() {
      let statements = catalogue.cube.statements.filter { !$0.isTable && $0.place.publication == place }
      var left: [String] = []
      for (index, line) in texts[place].lines.enumerated() where !line.contains("\t") {
        let phrases =
          statements.filter { $0.place.line == index + 1 }.map(\.phrase)
          + publication.claims.filter { $0.place.line == index + 1 }.map(\.phrase)
        let rest = phrases.reduce(line) { $0.replacing($1, with: "") }
        let money =
          /\$ ?[0-9][0-9.,]*[a-z]*|[0-9][0-9.,]* (?:mln|bln|bn|million|billion)\.? ?[a-zA-Z]*\.?|[0-9][0-9.,]*(?: percent|%)/
        left += rest.matches(of: money).map { String($0.output) }
      }
      #expect(left == [], "\(publication.id)")
    }
  }
}
