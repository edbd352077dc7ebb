internal import Observations

/// Turns the rows of a table or of `statements.csv` into statements.
struct StatementReader {
  private let table: CommaSeparated
  private let id: String?
  private let publication: Int
  /// The column of each dimension.
  let keyColumns: [Int]
  private let kind: Int?
  private let printed, number, multiplier, line, unit: Int
  private let row, column, high, hedge, phrase, paraphrase, status, note, name: Int

  init(_ table: CommaSeparated, table id: String?, publication: Int, structure: Structure) throws(DataFault) {
    self.table = table
    self.id = id
    self.publication = publication
    func required(_ name: String) throws(DataFault) -> Int {
      guard let place = table.column(name) else {
        throw DataFault(file: table.file, line: 1, message: "the column '\(name)' is missing")
      }
      return place
    }
    keyColumns = try structure.dimensions.map { dimension throws(DataFault) in try required(dimension.id) }
    kind = table.column("kind")
    printed = try required("printed")
    number = try required("number")
    multiplier = try required("multiplier")
    line = try required("line")
    unit = try required("unit")
    func optional(_ name: String) -> Int { table.column(name) ?? -1 }
    row = optional("row")
    column = optional("column")
    high = optional("high")
    hedge = optional("hedge")
    phrase = optional("phrase")
    paraphrase = optional("paraphrase")
    status = optional("status")
    note = optional("note")
    name = optional("id")
  }

  /// Whether the row holds a number or a blank, not a heading.
  func isObservation(_ row: Int) -> Bool {
    guard let kind else { return true }
    let text = table.text(row, kind)
    return text == "value" || text == "blank"
  }

  func statement(_ at: Int) throws(DataFault) -> Statement {
    let text = table.text(at, number)
    var power = 0
    if !table.isEmpty(at, multiplier) {
      guard let value = Int(table.text(at, multiplier)), (-12...15).contains(value) else {
        throw table.fault(at, multiplier, "'\(table.text(at, multiplier))' is not a power of ten")
      }
      power = value
    }
    var state = ObservationStatus.normal
    if !table.isEmpty(at, status) {
      guard let known = ObservationStatus(rawValue: table.text(at, status)) else {
        throw table.fault(at, status, "'\(table.text(at, status))' is not a status")
      }
      state = known
    }
    let gridRow = Int(table.text(at, row)) ?? 0
    let gridColumn = Int(table.text(at, column)) ?? 0
    let unitID = table.text(at, unit)
    let statement = Statement(
      id: id.map { "t\($0)-\(gridRow)-\(gridColumn)" } ?? table.text(at, name),
      place: Place(
        publication: publication, table: id, row: gridRow, column: gridColumn, line: Int(table.text(at, line)) ?? 0),
      printed: table.text(at, printed), number: text, high: table.text(at, high), multiplier: power,
      isExact: unitID == "RANK" || unitID == "COUNT" || table.text(at, note).contains("yardstick"), hedge: table.text(at, hedge), phrase: table.text(at, phrase),
      paraphrase: table.text(at, paraphrase), status: state, note: table.text(at, note))
    if !statement.isBlank, statement.value == nil {
      throw table.fault(at, number, "'\(text)' is not a decimal number")
    }
    if statement.isBlank, state != .missing {
      throw table.fault(at, number, "a value without a number")
    }
    return statement
  }
}
