import Coverage
import Foundation
import Importing
import Observations
import Support
import Testing

/// The inventories of the built-in documents beside their statements, and beside the texts where a checkout has them.
@Suite struct InventoryTests {
  private static let seeds = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared/seeds")
  private static let arePresent = FileManager.default.fileExists(atPath: seeds.path)
  private static let absence: Comment =
    "the texts of the documents are not beside this checkout, in ../shared/seeds: nothing to look through"

  let catalogue: Catalogue

  init() throws { catalogue = try Asking.catalogue() }

  /// What is printed under an id: the number or word, and the words around it.
  private func prints(of place: Int) -> [String: [String]] {
    var prints: [String: [String]] = [:]
    for statement in catalogue.cube.statements
    where statement.place.publication == place && !statement.isBlank {
      prints[statement.id, default: []] += [statement.printed, statement.phrase]
    }
    for claim in catalogue.publications[place].claims { prints[claim.id] = [claim.printed, claim.phrase] }
    return prints
  }

  @Test func `what a row names is there, on its line, and has the numeral in it`() throws {
    for (place, publication) in catalogue.publications.enumerated() {
      let prints = prints(of: place)
      #expect(publication.numerals.count > 30)
      for numeral in publication.numerals {
        for id in numeral.statements {
          let texts = try #require(prints[id], "\(publication.id), line \(numeral.line): \(id)")
          #expect(
            texts.contains { $0.contains(numeral.text) },
            "\(publication.id), line \(numeral.line): \(numeral.text) in \(id)")
        }
      }
      let lines = Dictionary(
        catalogue.cube.statements.filter { $0.place.publication == place }.map { ($0.id, $0.place.line) }
          + publication.claims.map { ($0.id, $0.place.line) }, uniquingKeysWith: { first, _ in first })
      for numeral in publication.numerals {
        #expect(numeral.statements.allSatisfy { lines[$0] == numeral.line }, "\(numeral)")
      }
    }
  }

  @Test func `every number in a table and in prose is held by a numeral`() {
    for (place, publication) in catalogue.publications.enumerated() {
      let held = Set(publication.numerals.flatMap(\.statements))
      for statement in catalogue.cube.statements
      where statement.place.publication == place && !statement.isBlank {
        #expect(held.contains(statement.id), "\(publication.id): \(statement.id)")
      }
    }
  }

  @Test func `every claim whose number is printed as one is held by a numeral`() throws {
    for publication in catalogue.publications {
      let held = Set(publication.numerals.flatMap(\.statements))
      for claim in publication.claims where claim.value != nil {
        let isNumeral = try !NumeralScanner.numerals(in: Array(claim.printed.utf8)).isEmpty
        #expect(held.contains(claim.id) == isNumeral, "\(publication.id): \(claim.id), \(claim.printed)")
      }
    }
  }

  @Test func `a cell is held as a cell, and nothing else is`() {
    for publication in catalogue.publications {
      for numeral in publication.numerals where !numeral.statements.isEmpty {
        let areCells = numeral.statements.allSatisfy { $0.hasPrefix("t") }
        #expect(areCells == (numeral.kind == .cell), "\(numeral)")
      }
    }
  }

  @Test(.enabled(if: arePresent, absence))
  func `nothing in the texts is left over`() throws {
    for publication in catalogue.publications {
      let text = try Data(contentsOf: Self.seeds.appending(path: publication.value("file")))
      let ledger = try Ledger(of: Array(text), in: catalogue)
      #expect(ledger.publication == publication.id && ledger.isComplete)
      #expect(ledger.entries.filter { $0.account == nil }.map(\.numeral) == [])
      #expect(ledger.entries.count == publication.numerals.count)
    }
  }
}
