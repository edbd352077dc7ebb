import Claims
import Observations

/// What is asked again and again about the rows of a cube while one line is completed, found once.
package final class PrintedRows {
  private let columns: [[CodeID]]
  private let statements: StatementList
  private let codes: Codes
  private let source: Int?
  private let unstated: CodeID?
  let world: CodeID?
  /// What a row's number is a share of; nothing for an amount.
  let bases: [Base?]
  /// Whether a row has a number that can be counted with and is no share.
  let isAmount: [Bool]
  /// The rows with a number.
  let numbers: [Int]
  private let measures: [CodeID]
  private let coverages: [CodeID]
  /// The period of each row.
  let periods: [Period?]
  private var twins: [Int: [Int: [Int]]] = [:]
  private var ranks: [Int: [Int]] = [:]

  package init(_ run: Run) {
    let cube = run.figures.cube
    let structure = cube.structure
    func column(_ role: Role) -> [CodeID] { structure.place(of: role).map { cube.columns[$0] } ?? [] }
    columns = cube.columns
    statements = cube.statements
    codes = run.codes
    source = structure.place(of: .source)
    unstated = codes.find("_U", in: "sources")
    world = codes.find("W1", in: "areas")
    measures = column(.measure)
    coverages = column(.coverage)
    let known = run.catalogue.bases
    bases = column(.base).map { known[$0] }
    let found = bases
    numbers = cube.rows.filter { !cube.statements[$0].isBlank }
    isAmount = cube.rows.map { row in
      found.indices.contains(row) && found[row] == nil && PrintedRows.isUsable(cube.statements[row])
    }
    var read: [CodeID: Period?] = [:]
    let names = run.codes
    periods = column(.period).map { code in
      if let period = read[code] { return period }
      let period = Period(names[code].id)
      read[code] = period
      return period
    }
  }

  private static func isUsable(_ statement: Statement) -> Bool {
    !statement.isBlank && !statement.hasRemark("unit-missing")
  }

  /// Amounts before shares, stock before flow, all before direct, the latest, a table before prose, no hedge.
  func rank(_ row: Int) -> [Int] {
    if let rank = ranks[row] { return rank }
    func order(_ column: [CodeID]) -> Int { column.indices.contains(row) ? Int(column[row].index) : 0 }
    let statement = statements[row]
    let latest =
      switch periods.indices.contains(row) ? periods[row] : nil {
      case .year(let year)?, .month(let year, _)?: year
      case .span(_, let year)?: year - 1
      case .unstated?, nil: 0
      }
    let rank = [
      isAmount[row] ? 0 : 1, order(measures), order(coverages), -latest, statement.isTable ? 0 : 1,
      statement.hedge.isEmpty ? 0 : 1, row,
    ]
    ranks[row] = rank
    return rank
  }

  /// Whether an amount is printed on the same key but for one dimension. A source that is not stated goes with any.
  func hasTwin(of row: Int, with code: CodeID, in place: Int) -> Bool {
    let column = columns[place]
    return (index(place)[hash(row, without: place)] ?? []).contains { other in
      column[other] == code && isTwin(row, other, in: place)
    }
  }

  private func isTwin(_ row: Int, _ other: Int, in place: Int) -> Bool {
    for dimension in columns.indices where dimension != place {
      let (one, two) = (columns[dimension][row], columns[dimension][other])
      if one != two, dimension != source || one != unstated && two != unstated { return false }
    }
    return true
  }

  private func index(_ place: Int) -> [Int: [Int]] {
    if let index = twins[place] { return index }
    var index: [Int: [Int]] = [:]
    for row in numbers where isAmount[row] { index[hash(row, without: place), default: []].append(row) }
    twins[place] = index
    return index
  }

  /// One number for all dimensions but the source and one more.
  private func hash(_ row: Int, without place: Int) -> Int {
    var hash = 17
    for dimension in columns.indices where dimension != place && dimension != source {
      hash = hash &* 1_000_003 &+ Int(columns[dimension][row].index)
    }
    return hash
  }
}
