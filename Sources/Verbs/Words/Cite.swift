package import Answers
import Claims
package import Language
import Observations
package import Texts

/// `cite QUERY`: where an answer's numbers are printed, in full.
package struct Cite: Verb {
  package let name = "cite"
  package let summary = "where the numbers of an answer are printed, in full"
  package let usage = "cite QUERY | cite DOCUMENT | cite table N of DOCUMENT, each also as bibtex, as csl"
  package let example = "cite share japan in FEFD 2012"
  package let kind = VerbKind.wrapper

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    let (atoms, style) = try CitationStyle.cut(from: call.atoms)
    let inner = Call(call.word, atoms)
    if let publications = Cite.document(inner, run) { return answer(publications, style, run) }
    if let listed = inner.wrapped,
      let word = Vocabulary.verb(Names.folded(listed.word.text)) as? any RegisterWord
    {
      return try word.cited(listed, style, run)
    }
    var answer: Answer
    if let table = try table(inner, run) { answer = table } else { answer = try cited(inner, run) }
    let rows = run.inPrintOrder(answer.restingCells)
    guard !rows.isEmpty else {
      throw Diagnostic(
        .noData, "this rests on no printed number, so there is nothing to cite", at: inner.argumentSpan,
        hint: "write \(command: example)")
    }
    if let style {
      return Answer(paragraphs: [.verbatim(style.text(Sources(rows, run).references))], cells: rows)
    }
    answer.evidence = []
    answer.others = []
    answer.notes = []
    answer.check = nil
    answer.cells = rows
    answer.table = Sources(rows, run).table
    answer.paragraphs = Sources(rows, run).paragraphs
    return answer
  }

  /// The answer whose numbers are cited: of the call inside, or the last one.
  private func cited(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    if call.atoms.isEmpty {
      guard let last = run.memory.last else {
        throw Diagnostic(
          .missingArgument, "nothing has been answered yet that could be cited", at: call.word.span,
          hint: "write \(command: example)")
      }
      return last
    }
    guard let inner = call.wrapped else {
      throw Diagnostic(
        .missingArgument, "\(quoted: "cite") needs a line to cite", at: call.span,
        hint: "write \(command: example)")
    }
    return try run.evaluate(.call(inner))
  }

  // MARK: Documents and tables by name

  /// The document that is all that was typed.
  private static func document(_ call: Call, _ run: Run) -> [Publication]? {
    guard call.atoms.count == 1, let text = call.atoms.first?.plainText else { return nil }
    return run.document(named: text).map { [run.catalogue.publications[$0]] }
  }

  private func answer(_ publications: [Publication], _ style: CitationStyle?, _ run: Run) -> Answer {
    if let style { return Answer(paragraphs: [.verbatim(style.text(publications.map { Reference($0) }))]) }
    var paragraphs = publications.map { Paragraph.text(Phrase(Reference($0).sentence)) }
    for table in publications.flatMap(\.tables) {
      paragraphs.append(.entry(table.label, Phrase(table.title)))
    }
    return Answer(paragraphs: paragraphs)
  }

  /// `table 1 of ershova-2014`: all of its printed cells.
  private func table(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer? {
    guard call.atoms.first?.bareWord.map({ Names.folded($0) }) == "table" else { return nil }
    let items = try ItemReader.items(call.atoms, run)
    guard items.count == 1, case .clause(.table(let id, let document), let span)? = items.first else {
      return nil
    }
    let (place, _) = try run.table(id, of: document, at: span) { "cite table \(id) of \($0)" }
    let statements = run.figures.cube.statements
    let rows = statements.indices.filter { row in
      let at = statements[row].place
      return at.publication == place && at.table == id && !statements[row].isBlank
    }
    return Answer(cells: rows)
  }
}

extension Answer {
  /// The rows of the cube an answer rests on; those of its headline where it lists none.
  var restingCells: [Int] { cells.isEmpty ? headline?.formula?.cells ?? [] : cells }
}

extension Atom {
  /// The text of a bare word or of a quotation.
  var plainText: String? {
    if case .quoted(let text, _) = self { text } else { bareWord }
  }
}

/// How bibliography programs want a reference.
enum CitationStyle: String, CaseIterable {
  case bibtex, csl

  /// Cuts `as bibtex` from the end; any other `as` belongs to the call inside.
  static func cut(from atoms: [Atom]) throws(Diagnostic) -> (rest: [Atom], style: CitationStyle?) {
    guard atoms.count >= 2, let text = atoms[atoms.count - 1].bareWord,
      atoms[atoms.count - 2].bareWord.map({ Names.folded($0) }) == "as"
    else { return (atoms, nil) }
    let folded = Names.folded(text)
    if let style = CitationStyle(rawValue: folded == "csl-json" ? "csl" : folded) {
      return (Array(atoms.dropLast(2)), style)
    }
    if let near = Nearness.words(near: text, in: CitationStyle.allCases.map(\.rawValue)).first {
      throw Diagnostic(
        .unknownName, "no form of citation \(quoted: text)", at: atoms[atoms.count - 1].span,
        hint: "did you mean \(command: near)?")
    }
    return (atoms, nil)
  }

  func text(_ references: [Reference]) -> String {
    switch self {
    case .bibtex: references.map(\.bibtex).joined(separator: "\n\n")
    case .csl:
      String(decoding: JSONValue.array(references.map(\.csl)).bytes(indent: 2, depth: 2), as: UTF8.self)
    }
  }
}

/// Where some rows are printed: a table of places, and the documents and tables they are in.
private struct Sources {
  private let numbers: [[Int]]
  private let publications: [Int]
  private let run: Run

  init(_ rows: [Int], _ run: Run) {
    self.run = run
    numbers = run.printedNumbers(rows)
    publications = Set(rows.map { run.figures.cube.statements[$0].place.publication }).sorted()
      .filter { run.catalogue.publications.indices.contains($0) }
  }

  private func place(_ row: Int) -> Place { run.figures.cube.statements[row].place }

  var table: Table {
    let several = publications.count > 1
    var columns = [Table.Column("Printed", isNumeric: false), Table.Column("Place", isNumeric: false)]
    if several { columns.insert(Table.Column("Document", isNumeric: false), at: 0) }
    return Table(
      columns: columns,
      rows: numbers.map { rows in
        var cells = [run.printedCell(rows[0]), Table.Cell.text(run.fullPlace(rows[0]))]
        if several { cells.insert(.text(run.publication(place(rows[0]))?.id ?? ""), at: 0) }
        return Table.Row(cells)
      })
  }

  /// Each document, with the captions of the tables used.
  var paragraphs: [Paragraph] {
    publications.flatMap { index -> [Paragraph] in
      let publication = run.catalogue.publications[index]
      let used = Set(numbers.map { place($0[0]) }.filter { $0.publication == index }.compactMap(\.table))
      let captions = publication.tables.filter { used.contains($0.id) }.map { table in
        let footnote = table.note.isEmpty ? "" : " (\(table.note))"
        return Paragraph.entry(table.label, Phrase(table.title + footnote))
      }
      return [.text(Phrase(Reference(publication).sentence))] + captions
    }
  }

  var references: [Reference] {
    publications.map { index in
      var parts: [String] = []
      for rows in numbers where place(rows[0]).publication == index {
        let at = place(rows[0])
        let label = at.table.flatMap { run.catalogue.publications[index].table($0)?.label } ?? ""
        let part = label.isEmpty ? "line \(at.line)" : label
        if !parts.contains(part) { parts.append(part) }
      }
      return Reference(run.catalogue.publications[index], note: parts.joined(separator: "; "))
    }
  }
}
