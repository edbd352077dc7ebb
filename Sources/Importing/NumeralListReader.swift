internal import Observations

/// Reads a document's `numerals.csv`: `line,offset,text,class,statement`.
struct NumeralListReader {
  private let table: CommaSeparated
  private let line, offset, text, kind, statement: Int

  /// The ids there are; nothing if they are known to be right.
  private let held: Set<String>?

  private init(_ table: CommaSeparated, held: Set<String>?) throws(DataFault) {
    self.table = table
    self.held = held
    line = try table.required("line")
    offset = try table.required("offset")
    text = try table.required("text")
    kind = try table.required("class")
    statement = try table.required("statement")
  }

  /// The numerals in the order of the text; the first fault found is thrown.
  static func read(_ file: DataFile, held: Set<String>?) throws(DataFault) -> [PrintedNumeral] {
    let reader = try NumeralListReader(try CommaSeparated(file), held: held)
    var numerals: [PrintedNumeral] = []
    for row in 0..<reader.table.count { numerals.append(try reader.numeral(row, after: numerals.last)) }
    return numerals
  }

  private func numeral(_ row: Int, after last: PrintedNumeral?) throws(DataFault) -> PrintedNumeral {
    let (line, offset) = (try table.line(row, self.line), try table.whole(row, self.offset))
    if let last, offset <= last.offset || line < last.line {
      throw table.fault(
        row, offset <= last.offset ? self.offset : self.line, "the numeral is not behind the one above")
    }
    if table.isEmpty(row, text) { throw table.fault(row, text, "nothing is printed") }
    guard let kind = PrintedNumeral.Kind(rawValue: table.text(row, self.kind)) else {
      throw table.fault(row, self.kind, "'\(table.text(row, self.kind))' is not a class")
    }
    let isHeld = kind == .statement || kind == .cell
    if isHeld == table.isEmpty(row, statement) {
      throw table.fault(
        row, statement,
        isHeld ? "a \(kind.rawValue) without an id" : "an id beside the class '\(kind.rawValue)'")
    }
    let ids = table.parts(row, statement)
    if let held, let unknown = ids.first(where: { !held.contains($0) }) {
      throw table.fault(row, statement, "there is no statement '\(unknown)'")
    }
    return PrintedNumeral(
      line: line, offset: offset, text: table.text(row, text), kind: kind, statements: ids)
  }
}
