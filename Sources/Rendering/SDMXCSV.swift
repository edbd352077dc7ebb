package import Observations
internal import Quantities

/// Every statement of a catalogue as SDMX-CSV 2.0, one row each, blanks included.
///
///     STRUCTURE,STRUCTURE_ID,ACTION,INVESTOR,…,TIME_PERIOD,…,OBS_VALUE,UNIT_MULT,DECIMALS,OBS_STATUS,…
///     dataflow,OKRUG:ershova-2014(1.0.0),I,JP,…,2012,…,9415.9,6,1,A,…
///
/// - A dataflow is a document. A dimension's column is its id in capitals; the period's is TIME_PERIOD, where a span of
///   years is SDMX's start and duration (`1951-01-01/P39Y`) and `_U` is a period that the text does not state.
/// - OBS_VALUE is the decimal as printed, in 10^UNIT_MULT; a printed range has none, a blank has none and status M.
/// - LOWER and UPPER are what the printed number can mean, in 10^UNIT_MULT, both included.
/// - LOCATOR is `statement, line` of the document; PRINTED is letter for letter.
package enum SDMXCSV {
  /// Writes the rows one by one, each with its line end, the header first.
  package static func write(_ catalogue: Catalogue, to sink: (String) throws -> Void) rethrows {
    try sink(record(header(catalogue.cube.structure)))
    let flows = catalogue.publications.map { "OKRUG:\(identifier($0.id))(1.0.0)" }
    for row in catalogue.cube.rows {
      let statement = catalogue.cube.statements[row]
      let place = statement.place.publication
      let flow = flows.indices.contains(place) ? flows[place] : "OKRUG:_U(1.0.0)"
      try sink(record(["dataflow", flow, "I"] + key(row, catalogue) + attributes(statement)))
    }
  }

  /// The whole as one text.
  package static func text(_ catalogue: Catalogue) -> String {
    var text = ""
    write(catalogue) { text += $0 }
    return text
  }

  private static func record(_ fields: [String]) -> String {
    fields.map(CSV.quoted).joined(separator: ",") + "\n"
  }

  private static func header(_ structure: Structure) -> [String] {
    ["STRUCTURE", "STRUCTURE_ID", "ACTION"]
      + structure.dimensions.map { $0.role == .period ? "TIME_PERIOD" : identifier($0.id).uppercased() }
      + [
        "OBS_VALUE", "UNIT_MULT", "DECIMALS", "OBS_STATUS", "PRINTED", "LOWER", "UPPER", "HEDGE", "LOCATOR",
        "COMMENT",
      ]
  }

  private static func key(_ row: Int, _ catalogue: Catalogue) -> [String] {
    let cube = catalogue.cube
    return cube.structure.dimensions.indices.map { place in
      let id = catalogue.codes[cube.columns[place][row]].id
      switch cube.structure.dimensions[place].role {
      case .period: return period(id)
      case .base where id == "-": return "_Z"
      default: return id
      }
    }
  }

  private static func period(_ id: String) -> String {
    guard case .span(let first, let last) = Period(id) else { return id }
    return "\(first)-01-01/P\(last - first + 1)Y"
  }

  private static func attributes(_ statement: Statement) -> [String] {
    let locator = "\(statement.id), line \(statement.place.line)"
    let comment = [statement.note.split(separator: "|").joined(separator: "; "), statement.paraphrase]
      .filter { !$0.isEmpty }.joined(separator: "; ")
    guard let value = statement.value else {
      return [
        "", String(statement.multiplier), "", statement.status.rawValue, statement.printed, "", "",
        statement.hedge, locator, comment,
      ]
    }
    let scale = Rational.powerOfTen(-statement.multiplier)
    return [
      value.isRange ? "" : statement.number, String(statement.multiplier), String(value.decimals),
      statement.status.rawValue, statement.printed, NumberText.exact(value.interval.low * scale),
      NumberText.exact(value.interval.high * scale), statement.hedge, locator, comment,
    ]
  }

  /// Letters, digits, `-` and `_`, which is all that SDMX has in an id.
  private static func identifier(_ text: String) -> String {
    String(text.map { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "-" ? $0 : "_" })
  }
}
