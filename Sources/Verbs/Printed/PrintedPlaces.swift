import Answers
import Claims
import Language
import Observations
import Texts

/// Where printed numbers stand, and tables that list them.
extension Run {
  /// Rows in the order of print: by document, by line, along the line.
  func inPrintOrder(_ rows: some Sequence<Int>) -> [Int] {
    let statements = figures.cube.statements
    return Set(rows).filter { statements.indices.contains($0) }.sorted { left, right in
      let (a, b) = (statements[left].place, statements[right].place)
      return (a.publication, a.line, a.row, a.column, left) < (b.publication, b.line, b.row, b.column, right)
    }
  }

  /// The rows of each printed number, in the order of print: a number in prose may stand on several keys.
  func printedNumbers(_ rows: some Sequence<Int>) -> [[Int]] {
    let statements = figures.cube.statements
    var groups: [[Int]] = []
    for row in inPrintOrder(rows) {
      if let last = groups.last?.last, statements[last].id == statements[row].id,
        statements[last].place.publication == statements[row].place.publication
      {
        groups[groups.count - 1].append(row)
      } else {
        groups.append([row])
      }
    }
    return groups
  }

  /// The periods of some rows, as they are typed.
  func periodText(_ rows: [Int]) -> String {
    guard let place = structure.place(of: .period) else { return "" }
    var periods: [Period] = []
    for row in rows {
      if let period = Period(codes[figures.cube.columns[place][row]].id), !periods.contains(period) {
        periods.append(period)
      }
    }
    return Run.typed(periods.sorted()) ?? ""
  }

  /// The printed characters of a statement, or that its cell is blank.
  func printedCell(_ row: Int) -> Table.Cell {
    let statement = figures.cube.statements[row]
    return statement.isBlank ? .blank : .printed(statement.printed)
  }

  /// The same, or the number that is supposed in its place.
  func countedCell(_ row: Int) -> Table.Cell {
    guard figures.suppositions[row] != nil,
      let figure = figures.figure(.cell(row), unit: figures.unit(of: row))
    else { return printedCell(row) }
    return .number(quantity(figure), mark: "", showsUnit: true)
  }

  func publication(_ place: Place) -> Publication? {
    catalogue.publications.indices.contains(place.publication)
      ? catalogue.publications[place.publication] : nil
  }

  /// `ershova-2014, Table 1` or `ershova-2014, line 217`
  func placeText(_ place: Place) -> String { PlaceText.short(place, in: catalogue) }

  /// A place as a reader finds it, without the document:
  /// `Table 1, row Moscow, column Japan / Investment stock (2012, mln USD), line 70`.
  func fullPlace(_ row: Int) -> String {
    let statement = figures.cube.statements[row]
    let place = statement.place
    guard let id = place.table, publication(place)?.table(id) != nil else {
      return statement.phrase.isEmpty ? "line \(place.line)" : "line \(place.line): “\(statement.phrase)”"
    }
    return "\(PlaceText.full(place, in: catalogue)), line \(place.line)"
  }
}

extension Call {
  /// What stands behind the word; the word itself if nothing does.
  var argumentSpan: Span {
    guard let first = atoms.first, let last = atoms.last else { return word.span }
    return first.span.joined(to: last.span)
  }

  /// The call inside, in parentheses or not: `why (share japan in FEFD 2012)`.
  var wrapped: Call? {
    guard atoms.count == 1, case .set(let members, _)? = atoms.first else { return inner }
    return Call(word, members).inner
  }
}
