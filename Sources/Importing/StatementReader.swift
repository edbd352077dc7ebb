internal import Observations

/// Turns the rows of a table or of `statements.csv` into statements.
final class StatementReader: Sendable {
  private let table: CommaSeparated
  private let id: String?
  private let publication: Int
  /// The column of each dimension.
  let keyColumns: [Int]
  /// The column of the measure; −1 in a structure without one.
  private let measure: Int
  private let printed, number, multiplier, line, unit, note: Int
  /// Columns that only a table has; −1 in `statements.csv`.
  private let kind, row, column, status: Int
  /// Columns that only `statements.csv` has; −1 in a table.
  private let name, high, hedge, phrase, paraphrase: Int

  init(_ table: CommaSeparated, table id: String?, publication: Int, structure: Structure) throws(DataFault) {
    self.table = table
    self.id = id
    self.publication = publication
    func inTable(_ name: String) throws(DataFault) -> Int { id == nil ? -1 : try table.required(name) }
    func inProse(_ name: String) throws(DataFault) -> Int { id == nil ? try table.required(name) : -1 }
    keyColumns = try structure.dimensions.map { dimension throws(DataFault) in
      try table.required(dimension.id)
    }
    measure = structure.place(of: .measure).map { [keyColumns] in keyColumns[$0] } ?? -1
    printed = try table.required("printed")
    number = try table.required("number")
    multiplier = try table.required("multiplier")
    line = try table.required("line")
    unit = try table.required("unit")
    note = try table.required("note")
    kind = try inTable("kind")
    row = try inTable("row")
    column = try inTable("column")
    status = try inTable("status")
    name = try inProse("id")
    high = try inProse("high")
    hedge = try inProse("hedge")
    phrase = try inProse("phrase")
    paraphrase = try inProse("paraphrase")
  }

  /// Whether the row holds a number or a blank, not a heading.
  func isObservation(_ row: Int) -> Bool {
    guard kind >= 0 else { return true }
    return table.isText(row, kind, "value") || table.isText(row, kind, "blank")
  }

  /// A row of sound data that is not read yet.
  struct Row {
    let row: Int
    let isWhole: Bool
  }

  /// The statement of a row of sound data.
  func sound(_ row: Row) -> Statement {
    (try? unchecked(row.row, isWhole: row.isWhole))
      ?? Statement(
        id: "", place: Place(publication: publication, table: id, line: 0), printed: "", number: "",
        multiplier: 0,
        status: .missing)
  }

  /// `isWhole` says that the cell is its own base: 100 % of it is no measurement.
  func statement(_ at: Int, isWhole: Bool) throws(DataFault) -> Statement {
    let statement = try unchecked(at, isWhole: isWhole)
    try check(statement, at)
    return statement
  }

  private func unchecked(_ at: Int, isWhole: Bool) throws(DataFault) -> Statement {
    let (gridRow, gridColumn) = id == nil ? (0, 0) : (try table.whole(at, row), try table.whole(at, column))
    let unitID = table.text(at, unit)
    return Statement(
      id: id.map { "t\($0)-\(gridRow)-\(gridColumn)" } ?? table.text(at, name),
      place: Place(
        publication: publication, table: id, row: gridRow, column: gridColumn, line: try table.line(at, line)
      ),
      printed: table.text(at, printed), number: table.text(at, number), high: table.text(at, high),
      multiplier: try table.power(at, multiplier),
      isExact: isWhole || unitID == "RANK" || unitID == "COUNT"
        || table.text(at, note) == "yardstick",
      isSigned: measure >= 0 && Cube.mayBeNegative(table.text(at, measure)),
      hedge: table.text(at, hedge), phrase: table.text(at, phrase), paraphrase: table.text(at, paraphrase),
      status: try state(at), note: table.text(at, note))
  }

  private func state(_ at: Int) throws(DataFault) -> ObservationStatus {
    if table.isEmpty(at, status) { return .normal }
    guard let known = ObservationStatus(rawValue: table.text(at, status)) else {
      throw table.fault(at, status, "'\(table.text(at, status))' is not a status")
    }
    return known
  }

  private func check(_ statement: Statement, _ at: Int) throws(DataFault) {
    if id == nil, statement.id.isEmpty { throw table.fault(at, name, "a statement has no id") }
    if let word = statement.unknownHedge { throw table.fault(at, hedge, "'\(word)' is not a hedge") }
    if kind >= 0, (table.text(at, kind) == "blank") != statement.isBlank {
      throw table.fault(at, number, statement.isBlank ? "a value without a number" : "a blank with a number")
    }
    if statement.isBlank {
      if statement.status != .missing { throw table.fault(at, number, "a value without a number") }
    } else if statement.status == .missing {
      throw table.fault(at, status, "a number that is said to be missing")
    } else if statement.value == nil {
      let isHigh =
        Statement(id: "", place: statement.place, printed: "", number: statement.number, multiplier: 0).value
        != nil
      throw isHigh
        ? table.fault(at, high, "'\(statement.high)' is not a number from '\(statement.number)' on")
        : table.fault(at, number, "'\(statement.number)' is not a decimal number")
    }
    if !statement.isBlank {
      try table.checkPrint(
        at,
        .init(
          printed: printed, number: number, high: high, multiplier: multiplier, unit: unit, note: note))
    }
  }
}
