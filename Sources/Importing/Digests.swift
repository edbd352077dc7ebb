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
    var rows: [[String?: [Int]]] = Array(repeating: [:], count: catalogue.publications.count)
    for row in catalogue.cube.rows {
      let place = catalogue.cube.statements[row].place
      if rows.indices.contains(place.publication) {
        rows[place.publication][place.table, default: []].append(row)
      }
    }
    return catalogue.publications.enumerated().flatMap { index, publication in
      let tables: [String?] = publication.tables.map(\.id) + (rows[index][nil] == nil ? [] : [nil])
      return tables.map { part($0, of: publication.id, rows[index][$0] ?? [], in: catalogue) }
    }
  }

  private static func part(_ table: String?, of publication: String, _ rows: [Int], in catalogue: Catalogue)
    -> Part
  {
    let blanks = rows.count { catalogue.cube.statements[$0].isBlank }
    return Part(
      publication: publication, table: table, numbers: rows.count - blanks, blanks: blanks,
      digest: hexadecimal(canonical(rows, in: catalogue)))
  }

  /// The text that is hashed.
  static func canonical(_ rows: [Int], in catalogue: Catalogue) -> String {
    var text = ""
    for row in rows {
      let statement = catalogue.cube.statements[row]
      let fields =
        catalogue.cube.key(of: row).map { catalogue.codes[$0].id } + [
          statement.number, statement.high, String(statement.multiplier), statement.hedge,
          statement.status.rawValue,
        ]
      text += fields.joined(separator: "\t") + "\n"
    }
    return text
  }

  private static func hexadecimal(_ text: String) -> String {
    SHA256.hash(data: Array(text.utf8)).map { byte in
      let digits = String(byte, radix: 16)
      return byte < 16 ? "0" + digits : digits
    }.joined()
  }
}
