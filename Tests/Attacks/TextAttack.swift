import Coverage
import Importing
import Observations

/// Looks through bad texts for numerals.
package struct TextAttack: Sendable {
  private let catalogue: Catalogue

  package init() throws {
    catalogue = try CatalogueReader.catalogue(
      TableAttack.files.map { DataFile(name: $0.name, bytes: Array($0.text.utf8)) })
  }

  /// Every numeral is where it is said to be, behind the one before; every row of the inventory is met once or missing.
  package func look(through text: [UInt8]) throws(Broken) {
    let ledger: Ledger
    do throws(UnreadableText) {
      ledger = try Ledger(of: text, in: catalogue)
    } catch {
      try hold(error.line >= 1 && error.byte >= 1, "an unreadable text has no place")
      return
    }
    var end = 0
    for numeral in ledger.entries.map(\.numeral) {
      try hold(numeral.offset >= end && !numeral.text.isEmpty, "a numeral is not behind the one before")
      try hold(
        text[numeral.offset...].starts(with: numeral.text.utf8), "a numeral is not where it is said to be")
      end = numeral.offset + numeral.text.utf8.count
    }
    let met = ledger.entries.compactMap(\.account)
    let rows = catalogue.publications.first { $0.id == ledger.publication }?.numerals ?? []
    try hold(Set(met).count == met.count, "two numerals are held by one row")
    try hold(met.count + ledger.missing.count == rows.count, "a row is neither met nor missing")
    try hold(met.count + ledger.leftOver == ledger.entries.count, "a numeral is neither held nor left over")
  }
}
