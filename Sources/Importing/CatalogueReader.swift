package import Observations

/// Reads the folder form of publications: code lists, and for each document its card, tables and statements.
package struct CatalogueReader {
  private static let codeLists = ["areas", "entities", "sectors", "measures", "coverages", "sources", "units"]

  private var files: [String: DataFile] = [:]
  private var names: [String] = []
  private var codes = Codes()
  private var bases: [CodeID: Base] = [:]
  private var noBase = CodeID(0)

  /// The catalogue of all files; the first fault found is thrown.
  package static func catalogue(_ files: [DataFile]) throws(DataFault) -> Catalogue {
    var reader = CatalogueReader()
    for file in files {
      if reader.files.updateValue(file, forKey: file.name) != nil {
        throw DataFault(file: file.name, message: "the file is given twice")
      }
      reader.names.append(file.name)
    }
    return try reader.read()
  }

  private mutating func read() throws(DataFault) -> Catalogue {
    for list in Self.codeLists {
      try CodeListReader.read(try file("codelists/\(list).csv"), list: list, into: &codes)
    }
    noBase = intern("-", in: "bases")
    let ids = names.filter { $0.hasSuffix("/card.csv") }.map { String($0.dropLast("/card.csv".count)) }
    let cards = try ids.map { id throws(DataFault) in try card(id) }
    let structure = try structure(of: cards.map { (file: $0.file, value: $0.value("structure")) })
    var cube = Cube(structure)
    var publications: [Publication] = []
    for (place, id) in ids.enumerated() {
      let tables = try tables(of: id, publication: place, into: &cube)
      let statements = "\(id)/statements.csv"
      if let file = files[statements] {
        try read(try CommaSeparated(file), table: nil, publication: place, into: &cube)
      }
      publications.append(Publication(id: id, card: cards[place].rows, tables: tables))
    }
    return Catalogue(codes: codes, publications: publications, cube: cube, bases: bases)
  }

  private func file(_ name: String) throws(DataFault) -> DataFile {
    guard let file = files[name] else { throw DataFault(file: name, message: "the file is missing") }
    return file
  }

  private mutating func intern(_ id: String, in list: String) -> CodeID {
    codes.find(id, in: list) ?? codes.add(Code(id: id, list: list, name: id)) ?? CodeID(0)
  }

  // MARK: Cards and structures

  private struct Card {
    let file: String
    let rows: [(key: String, value: String)]
    func value(_ key: String) -> String { rows.first { $0.key == key }?.value ?? "" }
  }

  private func card(_ id: String) throws(DataFault) -> Card {
    let table = try CommaSeparated(try file("\(id)/card.csv"))
    guard table.header == ["key", "value"] else {
      throw DataFault(file: table.file, line: 1, message: "the header is not 'key,value'")
    }
    let card = Card(file: table.file, rows: (0..<table.count).map { (table.text($0, 0), table.text($0, 1)) })
    if card.value("id") != id { throw DataFault(file: table.file, message: "the card's id is not '\(id)'") }
    return card
  }

  private func structure(of texts: [(file: String, value: String)]) throws(DataFault) -> Structure {
    var dimensions: [Dimension] = []
    for text in texts {
      for word in text.value.split(separator: " ") where !dimensions.contains(where: { $0.id == word }) {
        dimensions.append(Dimension(id: String(word), role: Role(rawValue: String(word))))
      }
    }
    for role in Role.allCases where !dimensions.contains(where: { $0.role == role }) {
      throw DataFault(file: texts.first?.file ?? "card.csv", message: "no dimension '\(role.rawValue)' in the structure")
    }
    return Structure(dimensions)
  }

  // MARK: Tables and statements

  private mutating func tables(of id: String, publication: Int, into cube: inout Cube) throws(DataFault) -> [PrintedTable] {
    let name = "\(id)/tables.csv"
    guard let listed = files[name] else { return [] }
    let list = try CommaSeparated(listed)
    func text(_ row: Int, _ column: String) -> String { list.column(column).map { list.text(row, $0) } ?? "" }
    var tables: [PrintedTable] = []
    for row in 0..<list.count {
      let table = text(row, "table")
      let cells = try CommaSeparated(try file("\(id)/table-\(table).csv"))
      try read(cells, table: table, publication: publication, into: &cube)
      tables.append(
        PrintedTable(
          id: table, label: text(row, "label"), title: text(row, "title"), note: text(row, "note"),
          line: Int(text(row, "line")) ?? 0, reporter: text(row, "reporter"), direction: text(row, "direction"),
          cells: try grid(cells)))
    }
    return tables
  }

  private func grid(_ table: CommaSeparated) throws(DataFault) -> [PrintedTable.GridCell] {
    let columns = ["row", "column", "line", "kind", "printed"].map { table.column($0) ?? -1 }
    var cells: [PrintedTable.GridCell] = []
    for row in 0..<table.count {
      guard let kind = PrintedTable.Kind(rawValue: table.text(row, columns[3])) else {
        throw table.fault(row, columns[3], "'\(table.text(row, columns[3]))' is not a kind of cell")
      }
      cells.append(
        PrintedTable.GridCell(
          row: try number(table, row, columns[0]), column: try number(table, row, columns[1]),
          line: try number(table, row, columns[2]), kind: kind, printed: table.text(row, columns[4])))
    }
    return cells
  }

  private func number(_ table: CommaSeparated, _ row: Int, _ column: Int) throws(DataFault) -> Int {
    guard let number = Int(table.text(row, column)), (0...1_000_000).contains(number) else {
      throw table.fault(row, column, "'\(table.text(row, column))' is not a whole number")
    }
    return number
  }

  private mutating func read(
    _ table: CommaSeparated, table id: String?, publication: Int, into cube: inout Cube
  ) throws(DataFault) {
    let reader = try StatementReader(table, table: id, publication: publication, structure: cube.structure)
    var last: [CodeID] = Array(repeating: noBase, count: cube.structure.dimensions.count)
    var isFirst = true
    for row in 0..<table.count where reader.isObservation(row) {
      for (place, dimension) in cube.structure.dimensions.enumerated() {
        let column = reader.keyColumns[place]
        if !isFirst, reader.isObservation(row - 1), table.repeatsAbove(row, column) { continue }
        last[place] = try code(table, row, column, dimension, cube.structure)
      }
      isFirst = false
      cube.add(last, try reader.statement(row))
    }
  }

  // MARK: Codes of a key

  private mutating func code(
    _ table: CommaSeparated, _ row: Int, _ column: Int, _ dimension: Dimension, _ structure: Structure
  ) throws(DataFault) -> CodeID {
    let text = table.text(row, column)
    switch dimension.role {
    case .period:
      guard Period(text) != nil else { throw table.fault(row, column, "'\(text)' is not a period") }
      return intern(text, in: "periods")
    case .side: return intern(text.isEmpty ? "_U" : text, in: "sides")
    case .base: return text.isEmpty ? noBase : try base(text, table, row, column, structure)
    default:
      for list in dimension.lists { if let code = codes.find(text, in: list) { return code } }
      if let set = try adHoc(text, table, row, column, dimension) { return set }
      throw table.fault(row, column, "no code '\(text)' in \(dimension.lists.joined(separator: " or "))")
    }
  }

  private mutating func base(
    _ text: String, _ table: CommaSeparated, _ row: Int, _ column: Int, _ structure: Structure
  ) throws(DataFault) -> CodeID {
    if let known = codes.find(text, in: "bases") { return known }
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2, let place = structure.dimensions.firstIndex(where: { $0.id == parts[0] }) else {
      throw table.fault(row, column, "the base '\(text)' is not 'dimension:code'")
    }
    for list in structure.dimensions[place].lists {
      guard let whole = codes.find(parts[1], in: list) else { continue }
      let code = intern(text, in: "bases")
      bases[code] = Base(dimension: place, whole: whole)
      return code
    }
    throw table.fault(row, column, "no code '\(parts[1])' in \(structure.dimensions[place].lists.joined(separator: " or "))")
  }

  /// `A+B` is a set, `WHOLE\A+B` the whole without some parts.
  private mutating func adHoc(
    _ text: String, _ table: CommaSeparated, _ row: Int, _ column: Int, _ dimension: Dimension
  ) throws(DataFault) -> CodeID? {
    guard text.contains("+") || text.contains("\\"), let list = dimension.lists.first else { return nil }
    if let known = codes.find(text, in: list) { return known }
    let halves = text.split(separator: "\\", maxSplits: 1).map(String.init)
    var members: [CodeID] = []
    for part in (halves.last ?? "").split(separator: "+") {
      guard let code = find(String(part), dimension) else {
        throw table.fault(row, column, "no code '\(part)' in \(dimension.lists.joined(separator: " or "))")
      }
      members.append(code)
    }
    let names = members.map { codes[$0].name }.joined(separator: ", ")
    if halves.count == 2 {
      guard let whole = find(halves[0], dimension) else {
        throw table.fault(row, column, "no code '\(halves[0])'")
      }
      return codes.add(
        Code(
          id: text, list: list, name: "\(codes[whole].name) except (\(names))", level: "set", parent: whole,
          excluded: members))
    }
    return codes.add(Code(id: text, list: list, name: "(\(names))", level: "set", members: members))
  }

  private func find(_ id: String, _ dimension: Dimension) -> CodeID? {
    for list in dimension.lists { if let code = codes.find(id, in: list) { return code } }
    return nil
  }
}
