/// A numeral or a number word of a document's text, and what it is there.
package struct PrintedNumeral: Hashable, Sendable {
  /// What a numeral is in its text.
  package enum Kind: String, CaseIterable, Sendable {
    /// It belongs to a number in prose or to a claim.
    case statement
    /// It is a table's number.
    case cell
    /// A year, a day or a time that a sentence names.
    case date
    /// It is in a reference to another work or in an address of the web.
    case bibliography
    /// The mark of a footnote.
    case footnote
    /// The number of a heading, a list, a table or a figure.
    case furniture
    /// It is a part of a name.
    case name
    /// A year or a unit in a caption or in the head of a table.
    case caption
    /// It counts nothing that the data is about.
    case other
  }

  /// From 1.
  package let line: Int
  /// Its first byte in the file, from 0.
  package let offset: Int
  package let text: String
  package let kind: Kind
  /// The ids of the statements, claims or cells that hold it: `p62-2`, `c117-1`, `t1-3-2`.
  package let statements: [String]

  package init(line: Int, offset: Int, text: String, kind: Kind, statements: [String]) {
    self.line = line
    self.offset = offset
    self.text = text
    self.kind = kind
    self.statements = statements
  }
}
