internal import Observations

/// Reads a file of `codelists/`: `id,name,level,parent,exhaustive,aliases,russian,iso,from,to,definition`.
struct CodeListReader {
  private static let columns = [
    "id", "name", "level", "parent", "exhaustive", "aliases", "russian", "iso", "from", "to", "definition",
  ]

  static func read(_ file: DataFile, list: String, into codes: inout Codes) throws(DataFault) {
    let table = try CommaSeparated(file)
    var places: [Int] = []
    for name in columns { places.append(try table.required(name)) }
    for row in 0..<table.count {
      let id = table.text(row, places[0])
      if id.isEmpty { throw table.fault(row, places[0], "a code has no id") }
      if table.isEmpty(row, places[1]) { throw table.fault(row, places[1], "a code has no name") }
      var parent: CodeID?
      if !table.isEmpty(row, places[3]) {
        let text = table.text(row, places[3])
        guard let found = codes.find(text, in: list) ?? codes.find(text, in: "areas") else {
          throw table.fault(row, places[3], "the parent '\(text)' is not a code above this line")
        }
        parent = found
      }
      let code = Code(
        id: id, list: list, name: table.text(row, places[1]), level: table.text(row, places[2]),
        parent: parent,
        isExhausted: try flag(table, row, places[4]), aliases: parts(table, row, places[5]),
        russian: parts(table, row, places[6]), iso: parts(table, row, places[7]),
        from: try year(table, row, places[8]), to: try year(table, row, places[9]),
        definition: table.text(row, places[10]))
      if let from = code.from, let to = code.to, from > to {
        throw table.fault(row, places[9], "the last year, \(to), is before the first")
      }
      if codes.add(code) == nil { throw table.fault(row, places[0], "the code '\(id)' is listed twice") }
    }
  }

  private static func parts(_ table: CommaSeparated, _ row: Int, _ column: Int) -> [String] {
    if table.isEmpty(row, column) { return [] }
    return table.text(row, column).split(separator: "|").map(String.init)
  }

  private static func flag(_ table: CommaSeparated, _ row: Int, _ column: Int) throws(DataFault) -> Bool {
    if table.isEmpty(row, column) { return false }
    switch table.text(row, column) {
    case "yes": return true
    case "no": return false
    case let text: throw table.fault(row, column, "'\(text)' is neither 'yes' nor 'no'")
    }
  }

  private static func year(_ table: CommaSeparated, _ row: Int, _ column: Int) throws(DataFault) -> Int? {
    if table.isEmpty(row, column) { return nil }
    guard case .year(let year)? = Period(table.text(row, column)) else {
      throw table.fault(row, column, "'\(table.text(row, column))' is not a year")
    }
    return year
  }
}
