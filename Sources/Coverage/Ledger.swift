internal import Importing
package import Observations

/// Every numeral of a text, each with what the data holds of it, and what the data holds that is not in the text.
package struct Ledger: Sendable {
  package struct Entry: Hashable, Sendable {
    package let numeral: Numeral
    /// Nothing if the numeral is left over.
    package let account: PrintedNumeral?
  }

  /// Whose text it is; nothing if the data knows no such text.
  package let publication: String?
  /// Whether it is the very text that the card names.
  package let isTheText: Bool
  package let entries: [Entry]
  /// Rows of the inventory that meet no numeral, or name a statement that there is not.
  package let missing: [PrintedNumeral]

  package var leftOver: Int { entries.count { $0.account == nil } }

  /// Whether everything in the text is accounted for, and it is the text of the card.
  package var isComplete: Bool { isTheText && leftOver == 0 && missing.isEmpty }

  /// The accounts of a text. Another text than those of the cards is taken for a changed copy of the document that at
  /// least half of the inventory is found for.
  package init(of text: [UInt8], in catalogue: Catalogue) throws(UnreadableText) {
    let numerals = try NumeralScanner.numerals(in: text)
    let digest = Digests.sha256(text)
    if let place = catalogue.publications.firstIndex(where: { $0.value("sha256") == digest }) {
      let publication = catalogue.publications[place]
      var rows: [Int: PrintedNumeral] = [:]
      for row in publication.numerals { rows[row.offset] = row }
      let accounts = numerals.map { numeral in
        rows[numeral.offset].flatMap { $0.text == numeral.text && $0.line == numeral.line ? $0 : nil }
      }
      self.init(numerals, accounts, of: place, isTheText: true, in: catalogue)
      return
    }
    var best: (place: Int, accounts: [PrintedNumeral?], count: Int)?
    for (place, publication) in catalogue.publications.enumerated() {
      let accounts = Alignment.accounts(of: numerals, in: publication.numerals)
      let count = accounts.count { $0 != nil }
      if count * 2 >= max(1, publication.numerals.count), count > best?.count ?? 0 {
        best = (place, accounts, count)
      }
    }
    self.init(
      numerals, best?.accounts ?? numerals.map { _ in nil }, of: best?.place, isTheText: false, in: catalogue)
  }

  private init(
    _ numerals: [Numeral], _ accounts: [PrintedNumeral?], of place: Int?, isTheText: Bool,
    in catalogue: Catalogue
  ) {
    self.isTheText = isTheText
    guard let place else {
      publication = nil
      entries = numerals.map { Entry(numeral: $0, account: nil) }
      missing = []
      return
    }
    let publication = catalogue.publications[place]
    let known = catalogue.statementIDs(of: place)
    self.publication = publication.id
    entries = zip(numerals, accounts).map { Entry(numeral: $0, account: $1) }
    let met = Set(accounts.compactMap { $0?.offset })
    missing = publication.numerals.filter { row in
      !met.contains(row.offset) || !row.statements.allSatisfy(known.contains)
    }
  }
}
