package import Observations

/// Reads the folder form of publications: code lists, and for each document its card, tables, statements and claims.
package struct CatalogueReader {
  private static let codeLists = [
    "areas", "entities", "sectors", "measures", "coverages", "sources", "units",
  ]

  private var files: [String: DataFile] = [:]
  private var names: [String] = []
  private var codes = Codes()
  private var bases = Bases()
  private var noBase = CodeID(0)
  private let isSound: Bool

  private init(isSound: Bool) { self.isSound = isSound }

  /// The catalogue of all files; the first fault found is thrown. Of files known to be sound, printed cells and numbers
  /// are read when they are first asked for.
  package static func catalogue(_ files: [DataFile], areSound: Bool = false) throws(DataFault) -> Catalogue {
    var reader = CatalogueReader(isSound: areSound)
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
      try CodeListReader.read(try file("codelists/\(list).csv"), list: list, into: &codes, isSound: isSound)
    }
    noBase = intern("-", in: "bases")
    let ids = documents
    let cards = try ids.map { id throws(DataFault) in try card(id) }
    let structure = try structure(of: cards)
    var cube = Cube(structure)
    var tables: [[PrintedTable]] = []
    for (place, id) in ids.enumerated() {
      tables.append(try self.tables(of: id, publication: place, into: &cube))
      let statements = "\(id)/statements.csv"
      if let file = files[statements] {
        try read(try CommaSeparated(file), table: nil, publication: place, into: &cube)
      }
    }
    cube.complete()
    var publications: [Publication] = []
    for (place, id) in ids.enumerated() {
      let claims = try claims(of: id, publication: place)
      publications.append(
        Publication(
          id: id, card: cards[place].rows, tables: tables[place], claims: claims,
          numerals: try numerals(of: id, publication: place, claims, cube), register: try register(of: id),
          sections: try sections(of: id)))
    }
    return Catalogue(codes: codes, publications: publications, cube: cube, bases: bases)
  }

  /// The folders but that of the code lists, in the order of their first files.
  private var documents: [String] {
    var found: [String] = []
    for name in names {
      guard let slash = name.lastIndex(of: "/") else { continue }
      let folder = String(name[..<slash])
      if folder != "codelists", !found.contains(folder) { found.append(folder) }
    }
    return found
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
    let table: CommaSeparated
    let rows: [(key: String, value: String)]

    func value(_ key: String) -> String { rows.first { $0.key == key }?.value ?? "" }

    /// A fault of a key's value; of the card if it has no such key.
    func fault(_ key: String, _ message: String) -> DataFault {
      table.fault(rows.firstIndex { $0.key == key } ?? -1, 1, message)
    }
  }

  private func card(_ id: String) throws(DataFault) -> Card {
    let table = try CommaSeparated(try file("\(id)/card.csv"))
    guard table.header == ["key", "value"] else {
      throw DataFault(file: table.file, line: 1, message: "the header is not 'key,value'")
    }
    var rows: [(key: String, value: String)] = []
    for row in 0..<table.count {
      let key = table.text(row, 0)
      if rows.contains(where: { $0.key == key }) {
        throw table.fault(row, 0, "the key '\(key)' stands twice")
      }
      rows.append((key: key, value: table.text(row, 1)))
    }
    let card = Card(table: table, rows: rows)
    if card.value("id") != id { throw card.fault("id", "the card's id is not '\(id)'") }
    return card
  }

  /// The dimensions of all cards, each at its first place; every card must have one for every role.
  private func structure(of cards: [Card]) throws(DataFault) -> Structure {
    var dimensions: [Dimension] = []
    for card in cards {
      let words = card.value("structure").split(separator: " ")
      for role in Role.allCases where !words.contains(where: { $0 == role.rawValue }) {
        throw card.fault("structure", "no dimension '\(role.rawValue)' in the structure")
      }
      for word in words where !dimensions.contains(where: { $0.id == word }) {
        dimensions.append(Dimension(id: String(word), role: Role(rawValue: String(word))))
      }
    }
    return Structure(dimensions)
  }

  // MARK: Tables and statements

  private mutating func tables(of id: String, publication: Int, into cube: inout Cube) throws(DataFault)
    -> [PrintedTable]
  {
    let given = names.filter { $0.hasPrefix("\(id)/table-") }
    if given.isEmpty, files["\(id)/tables.csv"] == nil { return [] }
    let list = try TableList(try CommaSeparated(try file("\(id)/tables.csv")))
    if let extra = given.first(where: { name in !list.ids.contains { name == "\(id)/table-\($0).csv" } }) {
      throw DataFault(file: extra, message: "the table is not listed in tables.csv")
    }
    var tables: [PrintedTable] = []
    for (row, table) in list.ids.enumerated() {
      let cells = try CommaSeparated(try file("\(id)/table-\(table).csv"))
      tables.append(try list.table(row, cells, isSound: isSound))
      try read(cells, table: table, publication: publication, into: &cube)
    }
    return tables
  }

  /// A document's `claims.csv`, if it has one; that of sound data is read when it is first asked for.
  private func claims(of id: String, publication: Int) throws(DataFault) -> Deferred<[StatedRelation]> {
    guard let file = files["\(id)/claims.csv"] else { return Deferred { [] } }
    let codes = codes
    let claims =
      isSound ? nil : try ClaimListReader.read(file, publication: publication, codes: codes)
    return Deferred {
      claims ?? (try? ClaimListReader.read(file, publication: publication, codes: codes)) ?? []
    }
  }

  /// A document's `numerals.csv`, if it has one; that of sound data is read when it is first asked for.
  private func numerals(
    of id: String, publication: Int, _ claims: Deferred<[StatedRelation]>, _ cube: Cube
  ) throws(DataFault) -> Deferred<[PrintedNumeral]> {
    guard let file = files["\(id)/numerals.csv"] else { return Deferred { [] } }
    if isSound { return Deferred { (try? NumeralListReader.read(file, held: nil)) ?? [] } }
    let printed = cube.statements.filter { $0.place.publication == publication }.map(\.id)
    let numerals = try NumeralListReader.read(file, held: Set(printed).union(claims.value.map(\.id)))
    return Deferred { numerals }
  }

  private mutating func read(
    _ table: CommaSeparated, table id: String?, publication: Int, into cube: inout Cube
  ) throws(DataFault) {
    let reader = try StatementReader(table, table: id, publication: publication, structure: cube.structure)
    var known = Array(repeating: ColumnCodes(), count: cube.structure.dimensions.count)
    var unread: [StatementReader.Row] = []
    var keys: [CodeID] = []
    var key: [CodeID] = []
    for row in 0..<table.count where reader.isObservation(row) {
      key.removeAll(keepingCapacity: true)
      for (place, dimension) in cube.structure.dimensions.enumerated() {
        let column = reader.keyColumns[place]
        key.append(
          try known[place].code(of: row, column, in: table) { () throws(DataFault) in
            try code(table, row, column, dimension, cube.structure)
          })
      }
      let isWhole = isWhole(key, cube.structure)
      if isSound {
        keys += key
        unread.append(StatementReader.Row(row: row, isWhole: isWhole))
      } else {
        cube.add(key, try reader.statement(row, isWhole: isWhole))
      }
    }
    if isSound {
      cube.add(keys, publication: publication, table: id) { [unread] place in reader.sound(unread[place]) }
    }
  }

  /// Whether a key is a whole in itself: its base is its own code.
  private func isWhole(_ key: [CodeID], _ structure: Structure) -> Bool {
    guard let place = structure.place(of: .base), let base = bases[key[place]] else { return false }
    return key[base.dimension] == base.whole
  }

  /// The register of a document, if it has one. That of sound data is read when it is first asked for.
  private func register(of id: String) throws(DataFault) -> Deferred<[RegisterEntry]>? {
    guard let file = files["\(id)/register.csv"] else { return nil }
    let read = isSound ? nil : try RegisterReader.entries(of: file, codes)
    return Deferred { [codes] in read ?? (try? RegisterReader.entries(of: file, codes)) ?? [] }
  }

  /// Where a document's sections begin, if that is listed. Those of sound data are read when they are first asked for.
  private func sections(of id: String) throws(DataFault) -> Deferred<[PrintedSection]>? {
    guard let file = files["\(id)/sections.csv"] else { return nil }
    let read = isSound ? nil : try SectionListReader.read(file)
    return Deferred { read ?? (try? SectionListReader.read(file)) ?? [] }
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
    case .side:
      guard ["", "_U", "host", "investor"].contains(text) else {
        throw table.fault(row, column, "'\(text)' is neither 'host' nor 'investor' nor '_U'")
      }
      return intern(text.isEmpty ? "_U" : text, in: "sides")
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
    throw table.fault(
      row, column, "no code '\(parts[1])' in \(structure.dimensions[place].lists.joined(separator: " or "))")
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
    guard halves.count == 2 else { return codes.addSet(text, of: members, in: list) }
    guard let whole = find(halves[0], dimension) else {
      throw table.fault(row, column, "no code '\(halves[0])' in \(dimension.lists.joined(separator: " or "))")
    }
    return codes.addSet(text, of: members, outOf: whole, in: list)
  }

  private func find(_ id: String, _ dimension: Dimension) -> CodeID? {
    for list in dimension.lists { if let code = codes.find(id, in: list) { return code } }
    return nil
  }
}

/// The codes of a column that were found so far: few texts stand in many rows.
private struct ColumnCodes {
  private static let limit = 64
  /// A row that has the text, and its code; the last one used is asked first.
  private var found: [(row: Int, code: CodeID)] = []
  private var last = 0

  mutating func code(
    of row: Int, _ column: Int, in table: CommaSeparated, _ find: () throws(DataFault) -> CodeID
  ) throws(DataFault) -> CodeID {
    if last < found.count, table.isSame(row, found[last].row, column) { return found[last].code }
    if let place = found.firstIndex(where: { table.isSame(row, $0.row, column) }) {
      last = place
      return found[place].code
    }
    let code = try find()
    if found.count < ColumnCodes.limit {
      last = found.count
      found.append((row: row, code: code))
    }
    return code
  }
}
