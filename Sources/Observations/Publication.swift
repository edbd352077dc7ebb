/// A document: its card, its tables, what it states beside single numbers, and what it says in words.
package struct Publication: Sendable {
  package let id: String
  /// Author, title, year and so on, in the card's order.
  package let card: [(key: String, value: String)]
  package let tables: [PrintedTable]
  private let unreadClaims: Deferred<[StatedRelation]>?
  private let unreadNumerals: Deferred<[PrintedNumeral]>?
  private let unreadRegister: Deferred<[RegisterEntry]>?
  private let unreadSections: Deferred<[PrintedSection]>?

  /// `claims`, `numerals`, the `register` and the `sections` are read when first asked for; nothing where the document has
  /// none.
  package init(
    id: String, card: [(key: String, value: String)], tables: [PrintedTable],
    claims: Deferred<[StatedRelation]>? = nil, numerals: Deferred<[PrintedNumeral]>? = nil,
    register: Deferred<[RegisterEntry]>? = nil, sections: Deferred<[PrintedSection]>? = nil
  ) {
    self.id = id
    self.card = card
    self.tables = tables
    unreadClaims = claims
    unreadNumerals = numerals
    unreadRegister = register
    unreadSections = sections
  }

  /// What is stated of several numbers at once, in the order of the text.
  package var claims: [StatedRelation] { unreadClaims?.value ?? [] }

  /// Every numeral and number word of the text, in its order.
  package var numerals: [PrintedNumeral] { unreadNumerals?.value ?? [] }

  package var hasRegister: Bool { unreadRegister != nil }

  /// What the document says in words, in the order of the file.
  package var register: [RegisterEntry] { unreadRegister?.value ?? [] }

  /// In the order of the text.
  package var sections: [PrintedSection] { unreadSections?.value ?? [] }

  package func value(_ key: String) -> String { card.first { $0.key == key }?.value ?? "" }

  package func table(_ id: String) -> PrintedTable? { tables.first { $0.id == id } }
}
