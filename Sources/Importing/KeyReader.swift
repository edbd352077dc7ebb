internal import Observations

/// Reads the keys of rows. Codes that no list has - periods, sides, bases, sets - are added when a key first has them.
struct KeyReader {
  private(set) var codes: Codes
  private(set) var bases = Bases()
  private let structure: Structure
  /// The place of the base in a key.
  private let basePlace: Int?
  private let noBase: CodeID
  private var columns: [Column]
  /// Of each column a row of the table that is being read, and its code; −1 where there is none yet.
  private var rows: [Int]
  private var found: [CodeID]

  /// What is known of a dimension's column.
  private struct Column {
    let dimension: Dimension
    let lists: [String]
    /// The places of `lists` among all.
    var places: [Int] = []
  }

  init(_ codes: consuming Codes, _ structure: Structure) {
    noBase = codes.interned("-", in: "bases")
    self.codes = consume codes
    self.structure = structure
    basePlace = structure.place(of: .base)
    columns = structure.dimensions.map { Column(dimension: $0, lists: $0.lists) }
    rows = Array(repeating: -1, count: columns.count)
    found = Array(repeating: noBase, count: columns.count)
  }

  /// A table with other rows is read next.
  mutating func begin() {
    for place in rows.indices { rows[place] = -1 }
  }

  /// Adds the codes of a row to `keys`; `table` is that of the last row, but after `begin`.
  mutating func read(
    _ row: Int, _ keyColumns: [Int], of table: CommaSeparated, into keys: inout [CodeID]
  ) throws(DataFault) {
    for place in keyColumns.indices {
      if rows[place] < 0 || !table.isSame(row, rows[place], keyColumns[place]) {
        found[place] = try code(row, keyColumns[place], of: table, place)
        rows[place] = row
      }
    }
    keys += found
  }

  /// Whether a key is a whole in itself: its base is its own code.
  func isWhole(_ key: ArraySlice<CodeID>) -> Bool {
    guard let basePlace, let base = bases[key[key.startIndex + basePlace]] else { return false }
    return key[key.startIndex + base.dimension] == base.whole
  }

  // MARK: Codes

  private mutating func code(
    _ row: Int, _ column: Int, of table: CommaSeparated, _ place: Int
  ) throws(DataFault) -> CodeID {
    if let known = known(row, column, of: table, place) { return known }
    let text = table.text(row, column)
    let dimension = columns[place].dimension
    switch dimension.role {
    case .period:
      guard Period(text) != nil else { throw table.fault(row, column, "'\(text)' is not a period") }
      return codes.interned(text, in: "periods")
    case .side:
      guard ["", "_U", "host", "investor"].contains(text) else {
        throw table.fault(row, column, "'\(text)' is neither 'host' nor 'investor' nor '_U'")
      }
      return codes.interned(text.isEmpty ? "_U" : text, in: "sides")
    case .base: return text.isEmpty ? noBase : try base(text, table, row, column)
    default:
      if let set = try adHoc(text, table, row, column, dimension) { return set }
      throw table.fault(row, column, "no code '\(text)' in \(dimension.lists.joined(separator: " or "))")
    }
  }

  /// The code that is there already.
  private mutating func known(_ row: Int, _ column: Int, of table: CommaSeparated, _ place: Int) -> CodeID? {
    if columns[place].places.count < columns[place].lists.count {
      columns[place].places = columns[place].lists.compactMap { codes.place(of: $0) }
    }
    let lists = columns[place].places
    return table.lend(row, column) { text in
      for list in lists { if let code = codes.find(text, in: list) { return code } }
      return nil
    }
  }

  private mutating func base(
    _ text: String, _ table: CommaSeparated, _ row: Int, _ column: Int
  ) throws(DataFault) -> CodeID {
    let parts = text.parts(at: UInt8(ascii: ":"), atMost: 2)
    guard parts.count == 2, let place = structure.dimensions.firstIndex(where: { $0.id == parts[0] }) else {
      throw table.fault(row, column, "the base '\(text)' is not 'dimension:code'")
    }
    let dimension = structure.dimensions[place]
    guard let whole = find(parts[1], dimension) else {
      throw table.fault(row, column, "no code '\(parts[1])' in \(dimension.lists.joined(separator: " or "))")
    }
    let code = codes.interned(text, in: "bases")
    bases[code] = Base(dimension: place, whole: whole)
    return code
  }

  /// `A+B` is a set, `WHOLE\A+B` the whole without some parts.
  private mutating func adHoc(
    _ text: String, _ table: CommaSeparated, _ row: Int, _ column: Int, _ dimension: Dimension
  ) throws(DataFault) -> CodeID? {
    let isSet = text.utf8.contains { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "\\") }
    guard isSet, let list = dimension.lists.first else { return nil }
    func code(_ bytes: Substring.UTF8View) throws(DataFault) -> CodeID {
      if bytes.isEmpty { throw table.fault(row, column, "a name is missing in '\(text)'") }
      let part = String(Substring(bytes))
      guard let code = find(part, dimension) else {
        throw table.fault(row, column, "no code '\(part)' in \(dimension.lists.joined(separator: " or "))")
      }
      return code
    }
    let halves = text.utf8.split(
      separator: UInt8(ascii: "\\"), maxSplits: 1, omittingEmptySubsequences: false)
    var members: [CodeID] = []
    for part in halves[halves.count - 1].split(separator: UInt8(ascii: "+"), omittingEmptySubsequences: false)
    {
      let member = try code(part)
      if members.contains(member) {
        throw table.fault(row, column, "'\(Substring(part))' is twice in '\(text)'")
      }
      members.append(member)
    }
    guard halves.count == 2 else { return codes.addSet(text, of: members, in: list) }
    return codes.addSet(text, of: members, outOf: try code(halves[0]), in: list)
  }

  private func find(_ id: String, _ dimension: Dimension) -> CodeID? {
    for list in dimension.lists { if let code = codes.find(id, in: list) { return code } }
    return nil
  }
}

extension Codes {
  /// The code with that id, which is added if it is not there.
  fileprivate mutating func interned(_ id: String, in list: String) -> CodeID {
    find(id, in: list) ?? add(Code(id: id, list: list, name: id)) ?? CodeID(0)
  }
}

extension String {
  /// The parts between marks, none of them empty; the last of as many as asked for may have marks in it.
  func parts(at mark: UInt8, atMost count: Int = .max) -> [String] {
    let bytes = utf8.span
    var parts: [String] = []
    var start = 0
    for place in bytes.indices where bytes[place] == mark && parts.count < count - 1 {
      if place > start { parts.append(String(inUTF8: bytes.extracting(start..<place))) }
      start = place + 1
    }
    if start < bytes.count { parts.append(String(inUTF8: bytes.extracting(start..<bytes.count))) }
    return parts
  }
}
