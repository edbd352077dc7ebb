/// A printed table: its grid, cell by cell.
package struct PrintedTable: Sendable {
  package enum Kind: String, Sendable {
    case header, stub, value, blank, empty
  }

  package struct GridCell: Sendable {
    package let row: Int
    package let column: Int
    package let line: Int
    package let kind: Kind
    package let printed: String

    package init(row: Int, column: Int, line: Int, kind: Kind, printed: String) {
      self.row = row
      self.column = column
      self.line = line
      self.kind = kind
      self.printed = printed
    }
  }

  package let id: String
  /// `Table 1`
  package let label: String
  /// The printed caption.
  package let title: String
  /// Footnotes, as printed.
  package let note: String
  package let line: Int
  package let reporter: String
  package let direction: String
  private let unread: Deferred<[GridCell]>

  /// `cells` are read when first asked for.
  package init(
    id: String, label: String, title: String, note: String, line: Int, reporter: String, direction: String,
    cells: Deferred<[GridCell]>
  ) {
    self.id = id
    self.label = label
    self.title = title
    self.note = note
    self.line = line
    self.reporter = reporter
    self.direction = direction
    unread = cells
  }

  /// Every place of the grid, in the order of the file.
  package var cells: [GridCell] { unread.value }

  /// The grid's rows, each from its first column to its last.
  package var grid: [[GridCell]] {
    let rows = (cells.map(\.row).max() ?? -1) + 1
    var grid: [[GridCell]] = Array(repeating: [], count: rows)
    for cell in cells { grid[cell.row].append(cell) }
    return grid.map { $0.sorted { $0.column < $1.column } }
  }

  /// The words that head a column, from the top down.
  package func heading(ofColumn column: Int) -> [String] {
    var heading: [String] = []
    let headers = grid.filter { row in row.contains { $0.kind == .header } }
    for (place, row) in headers.enumerated() {
      let spanned =
        place == headers.count - 1
        ? nil : row.last { $0.column <= column && !$0.printed.isEmpty && $0.kind == .header }
      let own = row.first { $0.column == column && !$0.printed.isEmpty }
      if let text = (own ?? spanned)?.printed, !heading.contains(text) { heading.append(text) }
    }
    return heading
  }

  /// The stub of a row; a row without one belongs to the row above.
  package func stub(ofRow row: Int) -> String {
    var at = row
    while at >= 0 {
      if let stub = cells.first(where: { $0.row == at && $0.kind == .stub && !$0.printed.isEmpty }) {
        return stub.printed
      }
      at -= 1
    }
    return ""
  }
}

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

/// Everything that can be asked: codes, documents and the cube over them. Nothing in it ever changes, so it is shared,
/// never copied.
package final class Catalogue: Sendable {
  package let codes: Codes
  package let publications: [Publication]
  package let cube: Cube
  package let bases: Bases

  package init(codes: Codes, publications: [Publication], cube: Cube, bases: Bases) {
    self.codes = codes
    self.publications = publications
    self.cube = cube
    self.bases = bases
  }

  /// The ids of all that a document states: cells, numbers in prose, claims.
  package func statementIDs(of publication: Int) -> Set<String> {
    let printed = cube.statements.filter { $0.place.publication == publication }.map(\.id)
    return Set(printed).union(publications[publication].claims.map(\.id))
  }
}

/// What a share is a share of: the dimension released, and the whole in it.
package struct Base: Hashable, Sendable {
  package let dimension: Int
  package let whole: CodeID

  package init(dimension: Int, whole: CodeID) {
    self.dimension = dimension
    self.whole = whole
  }
}

/// What each code of the `bases` list means.
package struct Bases: Sendable {
  /// Each once, in the order of the data.
  package private(set) var all: [Base] = []
  /// By the code's place: the place of its meaning in `all`; −1 for a code of another list.
  private var meanings: [Int32] = []

  package init() {}

  package subscript(_ code: CodeID) -> Base? {
    get {
      let place = Int(code.index)
      return meanings.indices.contains(place) && meanings[place] >= 0 ? all[Int(meanings[place])] : nil
    }
    set {
      let place = Int(code.index)
      guard place >= 0 else { return }
      if place >= meanings.count {
        meanings.append(contentsOf: repeatElement(-1, count: place + 1 - meanings.count))
      }
      meanings[place] = newValue.map { Int32(meaning($0)) } ?? -1
    }
  }

  private mutating func meaning(_ base: Base) -> Int {
    if let known = all.firstIndex(of: base) { return known }
    all.append(base)
    return all.count - 1
  }
}
