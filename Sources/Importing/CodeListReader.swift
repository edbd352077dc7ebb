internal import Observations

/// Reads a file of `codelists/`: `id,name,level,parent,exhaustive,aliases,russian,iso,from,to,definition`.
struct CodeListReader: Sendable {
  private let table: CommaSeparated
  private let list: String
  private let id, name, level, parent, exhaustive, aliases, russian, iso, from, to, definition: Int
  /// The parent of each row.
  private var parents: [CodeID?] = []

  private init(_ table: CommaSeparated, list: String) throws(DataFault) {
    self.table = table
    self.list = list
    id = try table.required("id")
    name = try table.required("name")
    level = try table.required("level")
    parent = try table.required("parent")
    exhaustive = try table.required("exhaustive")
    aliases = try table.required("aliases")
    russian = try table.required("russian")
    iso = try table.required("iso")
    from = try table.required("from")
    to = try table.required("to")
    definition = try table.required("definition")
  }

  /// The codes of sound data are read when they are first asked for.
  static func read(_ file: DataFile, list: String, into codes: inout Codes, isSound: Bool) throws(DataFault) {
    var reader = try CodeListReader(try CommaSeparated(file), list: list)
    reader.parents.reserveCapacity(reader.table.count)
    for row in 0..<reader.table.count {
      reader.parents.append(try reader.parent(of: row, codes))
      if isSound {
        try reader.announce(row, in: &codes)
      } else if codes.add(try reader.code(row)) == nil {
        throw reader.twice(row)
      }
    }
    if isSound {
      codes.read { [reader] row in (try? reader.code(row)) ?? Code(id: "?", list: reader.list, name: "?") }
    }
  }

  private func announce(_ row: Int, in codes: inout Codes) throws(DataFault) {
    guard let code = codes.announce(table.text(row, id), in: list, parent: parents[row]) else {
      throw twice(row)
    }
    for column in [id, name, aliases, russian, iso] {
      table.eachPart(row, column) { codes.spell(code, $0) }
    }
  }

  private func twice(_ row: Int) -> DataFault {
    table.fault(row, id, "the code '\(table.text(row, id))' is listed twice")
  }

  private func parent(of row: Int, _ codes: Codes) throws(DataFault) -> CodeID? {
    if table.isEmpty(row, parent) { return nil }
    if row > 0, table.isSame(row, row - 1, parent) { return parents[row - 1] }
    let text = table.text(row, parent)
    guard let found = codes.find(text, in: list) ?? codes.find(text, in: "areas") else {
      throw table.fault(row, parent, "the parent '\(text)' is not a code above this line")
    }
    return found
  }

  private func code(_ row: Int) throws(DataFault) -> Code {
    let text = table.text(row, id)
    if text.isEmpty { throw table.fault(row, id, "a code has no id") }
    if table.isEmpty(row, name) { throw table.fault(row, name, "a code has no name") }
    let code = Code(
      id: text, list: list, name: table.text(row, name), level: table.text(row, level), parent: parents[row],
      isExhausted: try flag(row), aliases: table.parts(row, aliases), russian: table.parts(row, russian),
      iso: table.parts(row, iso), from: try year(row, from), to: try year(row, to),
      definition: table.text(row, definition))
    if let from = code.from, let last = code.to, from > last {
      throw table.fault(row, to, "the last year, \(last), is before the first")
    }
    return code
  }

  private func flag(_ row: Int) throws(DataFault) -> Bool {
    switch table.text(row, exhaustive) {
    case "yes": return true
    case "no", "": return false
    case let text: throw table.fault(row, exhaustive, "'\(text)' is neither 'yes' nor 'no'")
    }
  }

  private func year(_ row: Int, _ column: Int) throws(DataFault) -> Int? {
    if table.isEmpty(row, column) { return nil }
    guard case .year(let year)? = Period(table.text(row, column)) else {
      throw table.fault(row, column, "'\(table.text(row, column))' is not a year")
    }
    return year
  }
}
