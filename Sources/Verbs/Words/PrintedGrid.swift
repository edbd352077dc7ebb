import Answers
import Claims
import Observations
import Texts

/// `show table 1 of ershova-2014`: a printed table, cell for cell.
enum PrintedGrid {
  static func answer(_ id: String, _ document: String?, _ span: Span, _ run: Run) throws(Diagnostic) -> Answer
  {
    let (place, table) = try run.table(id, of: document, at: span) { "show table \(id) of \($0)" }
    let publication = run.catalogue.publications[place]
    let grid = table.grid
    let width = (table.cells.map(\.column).max() ?? -1) + 1
    var answer = Answer(sentence: Phrase("\(publication.id), \(table.label)"))
    answer.reading = "show table \(id) of \(publication.id)"
    answer.table = Table(
      caption: table.title,
      columns: (0..<width).map { place in
        let name = place == 0 ? "" : table.heading(ofColumn: place).joined(separator: " / ")
        return Table.Column("", name: name, isNumeric: place > 0)
      },
      rows: grid.map { row in
        Table.Row((0..<width).map { column in .printed(row.first { $0.column == column }?.printed ?? "") })
      }, footnotes: table.note.isEmpty ? [] : [table.note])
    let statements = run.figures.cube.statements
    answer.cells = statements.indices.filter {
      let at = statements[$0].place
      return at.publication == place && at.table == id
    }
    return answer
  }
}
