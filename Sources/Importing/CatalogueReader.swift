package import Observations

/// Reads the folder form of publications: code lists, and for each document its card, tables, statements and claims.
package struct CatalogueReader {
  private static let codeLists = [
    "areas", "entities", "sectors", "measures", "coverages", "sources", "units",
  ]

  private var files: [String: DataFile] = [:]
  private var names: [String] = []
  private let isSound: Bool

  private init(isSound: Bool) { self.isSound = isSound }

  /// The catalogue of all files; the first fault found is thrown. Of files known to be sound, printed cells and numbers
  /// are read when they are first asked for.
  package static func catalogue(_ files: [DataFile], areSound: Bool = false) throws(DataFault) -> Catalogue {
    var reader = CatalogueReader(isSound: areSound)
    reader.files.reserveCapacity(files.count)
    for file in files {
      if reader.files.updateValue(file, forKey: file.name) != nil {
        throw DataFault(file: file.name, message: "the file is given twice")
      }
      reader.names.append(file.name)
    }
    return try reader.read()
  }

  private func read() throws(DataFault) -> Catalogue {
    var lists = Codes()
    for list in Self.codeLists {
      try CodeListReader.read(try file("codelists/\(list).csv"), list: list, into: &lists, isSound: isSound)
    }
    let ids = documents
    let cards = try ids.map { id throws(DataFault) in try card(id) }
    let structure = try structure(of: cards)
    var keys = KeyReader(consume lists, structure)
    var cube = Cube(structure)
    var tables: [[PrintedTable]] = []
    for (place, id) in ids.enumerated() {
      tables.append(try self.tables(of: id, publication: place, &keys, into: &cube))
      if let file = files["\(id)/statements.csv"] {
        try read(try CommaSeparated(file), table: nil, publication: place, &keys, into: &cube)
      }
    }
    cube.complete()
    let codes = keys.codes
    var publications: [Publication] = []
    for (place, id) in ids.enumerated() {
      let claims = try claims(of: id, publication: place, codes)
      publications.append(
        Publication(
          id: id, card: cards[place].rows, tables: tables[place], claims: claims,
          numerals: try numerals(of: id, publication: place, claims, cube),
          register: try register(of: id, codes), sections: try sections(of: id)))
    }
    return Catalogue(codes: codes, publications: publications, cube: cube, bases: keys.bases)
  }

  /// The folders but that of the code lists, in the order of their first files.
  private var documents: [String] {
    var found: [String] = []
    for name in names {
      guard let slash = name.utf8.lastIndex(of: UInt8(ascii: "/")) else { continue }
      let folder = String(name[..<slash])
      if folder != "codelists", !found.contains(folder) { found.append(folder) }
    }
    return found
  }

  private func file(_ name: String) throws(DataFault) -> DataFile {
    guard let file = files[name] else { throw DataFault(file: name, message: "the file is missing") }
    return file
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
      let words = card.value("structure").parts(at: UInt8(ascii: " "))
      for role in Role.allCases where !words.contains(role.rawValue) {
        throw card.fault("structure", "no dimension '\(role.rawValue)' in the structure")
      }
      for word in words where !dimensions.contains(where: { $0.id == word }) {
        dimensions.append(Dimension(id: word, role: Role(rawValue: word)))
      }
    }
    return Structure(dimensions)
  }

  // MARK: Tables and statements

  private func tables(
    of id: String, publication: Int, _ keys: inout KeyReader, into cube: inout Cube
  ) throws(DataFault) -> [PrintedTable] {
    let given = names.filter { $0.hasPrefix("\(id)/table-") }
    if given.isEmpty, files["\(id)/tables.csv"] == nil { return [] }
    let list = try TableList(try CommaSeparated(try file("\(id)/tables.csv")))
    let listed = list.ids.map { "\(id)/table-\($0).csv" }
    if let extra = given.first(where: { !listed.contains($0) }) {
      throw DataFault(file: extra, message: "the table is not listed in tables.csv")
    }
    var tables: [PrintedTable] = []
    for (row, table) in list.ids.enumerated() {
      let cells = try CommaSeparated(try file(listed[row]))
      tables.append(try list.table(row, cells, isSound: isSound))
      try read(cells, table: table, publication: publication, &keys, into: &cube)
    }
    return tables
  }

  /// A document's `claims.csv`, if it has one; that of sound data is read when it is first asked for.
  private func claims(
    of id: String, publication: Int, _ codes: Codes
  ) throws(DataFault) -> Deferred<[StatedRelation]> {
    guard let file = files["\(id)/claims.csv"] else { return Deferred { [] } }
    let claims =
      isSound
      ? nil : try ClaimListReader.read(file, publication: publication, codes: codes, isSound: false)
    return Deferred {
      claims
        ?? (try? ClaimListReader.read(file, publication: publication, codes: codes, isSound: true)) ?? []
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

  private func read(
    _ table: CommaSeparated, table id: String?, publication: Int, _ keys: inout KeyReader,
    into cube: inout Cube
  ) throws(DataFault) {
    let reader = try StatementReader(table, table: id, publication: publication, structure: cube.structure)
    let width = reader.keyColumns.count
    var found: [CodeID] = []
    var unread: [StatementReader.Row] = []
    found.reserveCapacity(width * table.count)
    unread.reserveCapacity(table.count)
    keys.begin()
    for row in 0..<table.count where reader.isObservation(row) {
      try keys.read(row, reader.keyColumns, of: table, into: &found)
      let key = found.suffix(width)
      let isWhole = keys.isWhole(key)
      if isSound {
        unread.append(StatementReader.Row(row: row, isWhole: isWhole))
      } else {
        cube.add(Array(key), try reader.statement(row, isWhole: isWhole))
      }
    }
    if isSound {
      cube.add(found, publication: publication, table: id) { [unread] place in reader.sound(unread[place]) }
    }
  }

  /// The register of a document, if it has one. That of sound data is read when it is first asked for.
  private func register(of id: String, _ codes: Codes) throws(DataFault) -> Deferred<[RegisterEntry]>? {
    guard let file = files["\(id)/register.csv"] else { return nil }
    let read = isSound ? nil : try RegisterReader.entries(of: file, codes)
    return Deferred { read ?? (try? RegisterReader.entries(of: file, codes)) ?? [] }
  }

  /// Where a document's sections begin, if that is listed. Those of sound data are read when they are first asked for.
  private func sections(of id: String) throws(DataFault) -> Deferred<[PrintedSection]>? {
    guard let file = files["\(id)/sections.csv"] else { return nil }
    let read = isSound ? nil : try SectionListReader.read(file)
    return Deferred { read ?? (try? SectionListReader.read(file)) ?? [] }
  }
}
