import Answers
import Claims
import Observations
import Texts

/// `show table 1 of ershova-2014`: a printed table, cell for cell.
enum PrintedGrid {
  static func answer(_ id: String, _ document: String?, _ span: Span, _ run: Run) throws(Diagnostic) -> Answer
  {
    let all = run.catalogue.publications
    var found: [(publication: Publication, table: PrintedTable)] = []
    if let document, !all.contains(where: { Names.folded($0.id) == Names.folded(document) }) {
      throw Diagnostic(
        .unknownName, "no document \(quoted: document)", at: span,
        hint: "documents are \(all.map(\.id).joined(separator: ", "))")
    }
    for publication in all where document.map({ Names.folded($0) == Names.folded(publication.id) }) ?? true {
      if let table = publication.table(id) { found.append((publication, table)) }
    }
    guard let (publication, table) = found.first else {
      throw Diagnostic(
        .noData, "no table \(number: id)\(document.map { " in \($0)" } ?? "")", at: span,
        hint: "\(command: "list tables") shows them")
    }
    if found.count > 1 {
      throw Diagnostic(
        .ambiguousName, "several documents have a table \(number: id)", at: span, hint: "say which",
        commands: found.map { "show table \(id) of \($0.publication.id)" })
    }
    let grid = table.grid
    let width = (table.cells.map(\.column).max() ?? -1) + 1
    let place = all.firstIndex { $0.id == publication.id } ?? 0
    var answer = Answer(sentence: Phrase("\(publication.id), \(table.label)"))
    answer.reading = "show table \(id) of \(publication.id)"
    answer.table = Table(
      caption: table.title,
      columns: (0..<width).map { Table.Column("", isNumeric: $0 > 0) },
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
