internal import Crypto
package import Observations

/// What the parts of a document say, each as one SHA-256: a change of a number, a blank or a key changes it, a change
/// of a caption does not.
///
/// The canonical text has a line a statement, in order: the codes of its key, then number, upper end, multiplier, hedge
/// and status, with tabs between them and LF behind each line.
package enum Digests {
  package struct Part: Hashable, Sendable {
    /// The document's id.
    package let publication: String
    /// The table's id; nothing for the statements of the text.
    package let table: String?
    /// How many numbers are printed, and how many places for one are left blank.
    package let numbers: Int
    package let blanks: Int
    /// 64 hexadecimal digits.
    package let digest: String

    /// The 12 digits that people see.
    package var short: String { String(digest.prefix(12)) }
  }

  /// The tables of each document in order, then its text if it has statements.
  package static func parts(of catalogue: Catalogue) -> [Part] {
    catalogue.publications.indices.flatMap { place in
      tables(of: place, in: catalogue).map { part($0, of: place, in: catalogue) }
    }
  }

  /// The ids of a document's tables in order; then nothing, for its text, if it has statements.
  package static func tables(of publication: Int, in catalogue: Catalogue) -> [String?] {
    let prose = catalogue.cube.rows(publication: publication, table: nil)
    return catalogue.publications[publication].tables.map(\.id) + (prose.isEmpty ? [] : [nil])
  }

  /// A table of a document, or its text; `publication` is the document's place.
  package static func part(_ table: String?, of publication: Int, in catalogue: Catalogue) -> Part {
    let rows = catalogue.cube.rows(publication: publication, table: table)
    let blanks = rows.count { catalogue.cube.statements[$0].isBlank }
    return Part(
      publication: catalogue.publications[publication].id, table: table, numbers: rows.count - blanks,
      blanks: blanks, digest: sha256(canonical(rows, in: catalogue)))
  }

  /// What a document's register says, as one SHA-256: any change of a field changes it. Nothing if it has none.
  package static func register(of publication: Int, in catalogue: Catalogue) -> String? {
    let publication = catalogue.publications[publication]
    guard publication.hasRegister else { return nil }
    var text: [UInt8] = []
    for entry in publication.register {
      for field in fields(of: entry, catalogue.codes) { add(field, 0x09, to: &text) }
      add("", 0x0A, to: &text)
    }
    return sha256(text)
  }

  /// Every field of an entry, in one order.
  private static func fields(of entry: RegisterEntry, _ codes: Codes) -> [String] {
    func list(_ parts: [String]) -> String { parts.joined(separator: "|") }
    let (setting, traits, work) = (entry.setting, entry.traits, entry.work)
    let first = [
      entry.id, entry.kind.rawValue, list(entry.spots.map { "\($0.section):\($0.line)" }), entry.wording,
      setting.group, list(setting.companies), list(setting.partners),
      list(setting.hosts.map { codes[$0].id }),
      setting.place, setting.sector.map { codes[$0].id } ?? "", setting.period.text, setting.printed,
      setting.status?.rawValue ?? "",
    ]
    let second = [
      list(traits.forms), list(traits.fields), traits.basis, traits.terms, work.author, work.title,
      work.publisher, work.language, list(work.addresses), list(work.cited.map { String($0) }),
      list(entry.notes),
    ]
    return first + second
  }

  /// The text that is hashed.
  static func canonical(_ rows: [Int], in catalogue: Catalogue) -> [UInt8] {
    var text: [UInt8] = []
    for row in rows {
      let statement = catalogue.cube.statements[row]
      for column in catalogue.cube.columns { add(catalogue.codes[column[row]].id, 0x09, to: &text) }
      add(statement.number, 0x09, to: &text)
      add(statement.high, 0x09, to: &text)
      add(String(statement.multiplier), 0x09, to: &text)
      add(statement.hedge, 0x09, to: &text)
      add(statement.status.rawValue, 0x0A, to: &text)
    }
    return text
  }

  private static func add(_ field: String, _ end: UInt8, to text: inout [UInt8]) {
    for byte in field.utf8 { text.append(byte) }
    text.append(end)
  }

  /// The SHA-256 of a text, in 64 hexadecimal digits.
  package static func sha256(_ text: [UInt8]) -> String {
    SHA256.hash(data: text).map { byte in
      let digits = String(byte, radix: 16)
      return byte < 16 ? "0" + digits : digits
    }.joined()
  }
}
