package import Answers
import Claims
package import Language
import Observations
package import Texts

/// `statements NAME …`: everything that is printed about a thing, in tables and in prose.
package struct Statements: Verb {
  package let name = "statements"
  package let summary = "every number that is printed on a thing, in tables and in prose"
  package let usage = "statements NAME [NAME …] [PERIOD] [table N | DOCUMENT]"
  package let example = "statements FEFD 2012"
  package let kind = VerbKind.plain

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    let asked = try RowsAsked(call, run)
    let found = try asked.rows(run)
    guard !found.isEmpty else { throw try asked.refusal(run) }
    return answer(found, asked, run)
  }

  private func answer(_ found: [Int], _ asked: RowsAsked, _ run: Run) -> Answer {
    let numbers = run.printedNumbers(found)
    let inTables = numbers.filter { run.figures.cube.statements[$0[0]].isTable }.count
    var counts: [String] = []
    if inTables > 0 { counts.append("\(inTables) in tables") }
    if inTables < numbers.count { counts.append("\(numbers.count - inTables) in prose") }
    let count = Wording.count(numbers.count, "statement")
    return Answer(
      sentence: "\(count) on \(asked.words(found, run)): \(counts.joined(separator: ", "))",
      table: Table(
        columns: [
          .init("Printed", isNumeric: false), .init("Hedge", isNumeric: false),
          .init("What", isNumeric: false),
          .init("Period", isNumeric: false), .init("Place", isNumeric: false),
        ],
        rows: numbers.map { row($0, run) }),
      cells: found)
  }

  private func row(_ rows: [Int], _ run: Run) -> Table.Row {
    let statement = run.figures.cube.statements[rows[0]]
    let hedge = statement.hedge.split(whereSeparator: { $0 == "|" || $0 == "-" }).joined(separator: " ")
    return Table.Row([
      run.printedCell(rows[0]), .text(hedge), .text(run.described(rows[0])), .text(run.periodText(rows)),
      .text(run.placeText(statement.place)),
    ])
  }
}
