internal import Observations
internal import Quantities

/// Reads a document's `claims.csv`: what it states of several numbers at once. Columns from `hedge` on may be left
/// out; then every relation is `=` and every reading `value`.
struct ClaimListReader {
  /// Units that a claim can have beside those of the code list.
  static let ownUnits = ["RATIO", "YEARS", "YEAR"]

  private let table: CommaSeparated
  /// Whether the list is known to be right, so that numbers are not held to their prints once more.
  private let isSound: Bool
  private let publication: Int
  private let codes: Codes
  private let id, line, phrase, hedge, printed, number, high, unit, multiplier: Int
  private let query, relation, right, reading, reason, note, paraphrase: Int

  private init(_ table: CommaSeparated, publication: Int, codes: Codes, isSound: Bool) throws(DataFault) {
    self.table = table
    self.isSound = isSound
    self.publication = publication
    self.codes = codes
    id = try table.required("id")
    line = try table.required("line")
    phrase = try table.required("phrase")
    hedge = table.optional("hedge")
    printed = try table.required("printed")
    number = table.optional("number")
    high = table.optional("high")
    unit = table.optional("unit")
    multiplier = table.optional("multiplier")
    query = table.optional("query")
    relation = table.optional("relation")
    right = table.optional("right")
    reading = table.optional("reading")
    reason = table.optional("reason")
    note = table.optional("note")
    paraphrase = table.optional("paraphrase")
  }

  /// The claims in the order of the file; the first fault found is thrown.
  static func read(
    _ file: DataFile, publication: Int, codes: Codes, isSound: Bool
  ) throws(DataFault) -> [StatedRelation] {
    try ClaimListReader(try CommaSeparated(file), publication: publication, codes: codes, isSound: isSound)
      .claims()
  }

  private func claims() throws(DataFault) -> [StatedRelation] {
    var claims: [StatedRelation] = []
    var ids: Set<String> = []
    for row in 0..<table.count {
      let claim = try claim(row)
      if !ids.insert(claim.id).inserted { throw table.fault(row, id, "the id '\(claim.id)' stands twice") }
      claims.append(claim)
    }
    return claims
  }

  private func claim(_ row: Int) throws(DataFault) -> StatedRelation {
    if table.isEmpty(row, id) { throw table.fault(row, id, "a statement has no id") }
    if table.isEmpty(row, printed) { throw table.fault(row, printed, "nothing is printed") }
    let value = try value(row)
    let test = try test(row, hasNumber: value != nil)
    let reason = try choice(row, reason, Obstacle.self, "a reason")
    if reason == .unitMismatch { throw table.fault(row, self.reason, "'unit-mismatch' is not a reason") }
    if test == nil, reason == nil {
      let place = [self.reason, query, id].first { $0 >= 0 } ?? id
      throw table.fault(row, place, "there is neither a query nor a reason")
    }
    return StatedRelation(
      id: table.text(row, id),
      place: Place(publication: publication, table: nil, line: try table.line(row, line)),
      printed: table.text(row, printed), phrase: table.text(row, phrase), hedge: try hedge(row),
      value: value, unit: table.text(row, unit), test: test, reason: reason, note: table.text(row, note),
      paraphrase: table.text(row, paraphrase))
  }

  private func hedge(_ row: Int) throws(DataFault) -> String {
    for word in table.parts(row, hedge) where Hedge.named(word) == nil {
      throw table.fault(row, hedge, "'\(word)' is not a hedge")
    }
    return table.text(row, hedge)
  }

  /// The printed number with its unit; nothing where the statement has neither.
  private func value(_ row: Int) throws(DataFault) -> PrintedNumber? {
    if table.isEmpty(row, number) {
      for column in [high, unit, multiplier] where !table.isEmpty(row, column) {
        throw table.fault(row, column, "a \(table.header[column]) without a number")
      }
      return nil
    }
    let unit = table.text(row, unit)
    guard ClaimListReader.ownUnits.contains(unit) || codes.find(unit, in: "units") != nil else {
      let place = self.unit < 0 ? number : self.unit
      throw table.fault(row, place, unit.isEmpty ? "a number without a unit" : "no code '\(unit)' in units")
    }
    let power = try table.power(row, multiplier)
    let isExact = ["RANK", "COUNT", "YEARS", "YEAR"].contains(unit)
    func printedNumber(high: String?) -> PrintedNumber? {
      PrintedNumber(
        text: table.text(row, printed), number: table.text(row, number), multiplier: power, exact: isExact,
        high: high)
    }
    guard printedNumber(high: nil) != nil else {
      throw table.fault(row, number, "'\(table.text(row, number))' is not a decimal number")
    }
    let top = table.isEmpty(row, high) ? nil : table.text(row, high)
    guard let value = printedNumber(high: top) else {
      throw table.fault(
        row, high, "'\(table.text(row, high))' is not a number from '\(table.text(row, number))' on")
    }
    if !isSound {
      try table.checkPrint(
        row,
        .init(
          printed: printed, number: number, high: high, multiplier: multiplier, unit: self.unit, note: note))
    }
    return fraction(row, beside: value, inPercent: unit == "PT") ?? value
  }

  /// The exact fraction that the hedge or the print names, where the number is cut from it: a third for 33.3.
  private func fraction(_ row: Int, beside number: PrintedNumber, inPercent: Bool) -> PrintedNumber? {
    guard inPercent || table.isText(row, unit, "RATIO") else { return nil }
    let words = [table.text(row, printed)] + table.parts(row, hedge)
    let fraction = words.lazy.compactMap { NumberInPrint.fraction($0, inPercent: inPercent) }.first
    return fraction.flatMap { NumberInPrint.isCut(number, from: $0.value) ? $0 : nil }
  }

  private func test(_ row: Int, hasNumber: Bool) throws(DataFault) -> StatedRelation.Test? {
    if table.isEmpty(row, query) {
      for column in [relation, right, reading] where !table.isEmpty(row, column) {
        throw table.fault(row, column, "a \(table.header[column]) without a query")
      }
      return nil
    }
    let isSimple = table.column("relation") == nil
    guard
      let relation = try choice(row, relation, StatedRelation.Relation.self, "a relation")
        ?? (isSimple ? .equal : nil)
    else { throw table.fault(row, self.relation, "a query without a relation") }
    let hasHeadlines = table.column("reading") == nil
    guard
      let reading = try choice(row, reading, StatedRelation.Reading.self, "a reading")
        ?? (hasHeadlines ? .value : nil)
    else { throw table.fault(row, self.reading, "a query without a reading") }
    if hasNumber, !table.isEmpty(row, right) {
      throw table.fault(row, right, "a printed number and another side")
    }
    if !hasNumber, table.isEmpty(row, right) {
      throw table.fault(row, max(right, query), "neither a printed number nor another side")
    }
    return StatedRelation.Test(
      query: table.text(row, query), relation: relation, right: table.text(row, right), reading: reading)
  }

  /// A word of a closed list; nothing for an empty field.
  private func choice<Word: RawRepresentable<String>>(
    _ row: Int, _ column: Int, _: Word.Type, _ what: String
  ) throws(DataFault) -> Word? {
    if table.isEmpty(row, column) { return nil }
    guard let word = Word(rawValue: table.text(row, column)) else {
      throw table.fault(row, column, "'\(table.text(row, column))' is not \(what)")
    }
    return word
  }
}
