package import Answers
package import Language
package import Observations
package import Texts

/// A word that lists what documents say in words: stages, projects, motives …
package protocol RegisterWord: Verb {
  var entries: RegisterEntry.Kind { get }
  /// What narrows its list down, in the order of a reading.
  var filters: [RegisterFilter.Kind] { get }
  var columns: [RegisterColumn] { get }
}

extension RegisterWord {
  package var kind: VerbKind { .plain }
  package var name: String { noun + "s" }
  /// `stage`
  var noun: String { entries.rawValue }

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    let (atoms, style) = try CitationStyle.cut(from: call.atoms)
    if let style, entries != .reference {
      throw Diagnostic(
        .surplusArgument, "\(quoted: name) has no form \(quoted: style.rawValue)",
        at: atoms.last?.span ?? call.word.span,
        hint: "\(command: "references as \(style.rawValue)") has")
    }
    return try register(Call(call.word, atoms), run).answer(style)
  }

  private func register(_ call: Call, _ run: Run) throws(Diagnostic) -> RegisterAnswer {
    let query = try RegisterQuery(call, self, run)
    return RegisterAnswer(try query.found(call), query, self, run)
  }

  /// The answer with the documents it is from in full, or these alone in a form of citation.
  func cited(_ call: Call, _ style: CitationStyle?, _ run: Run) throws(Diagnostic) -> Answer {
    let register = try register(call, run)
    var answer = register.answer(nil)
    if let style { answer = Answer(paragraphs: [.verbatim(style.text(register.documents))]) }
    if style == nil { answer.paragraphs = register.documents.map { .text(Phrase($0.sentence)) } }
    return answer
  }
}

/// An entry and the document it is from, as a place in the catalogue.
package struct RegisterRow: Sendable {
  package let publication: Int
  package let entry: RegisterEntry
}

/// The answer of a register's word: a table, or references in a form of citation.
struct RegisterAnswer {
  private let rows: [RegisterRow]
  private let query: RegisterQuery
  private let word: any RegisterWord
  private let run: Run

  init(_ rows: [RegisterRow], _ query: RegisterQuery, _ word: any RegisterWord, _ run: Run) {
    self.rows = rows
    self.query = query
    self.word = word
    self.run = run
  }

  func answer(_ style: CitationStyle?) -> Answer {
    var answer = Answer()
    answer.registers = query.documents
    if let style {
      answer.paragraphs = [.verbatim(style.text(rows.map { Reference($0.entry, of: id($0.publication)) }))]
      return answer
    }
    answer.sentence = Phrase(sentence)
    answer.reading = query.reading
    answer.table = table
    answer.notes = query.remarks
    return answer
  }

  /// The documents of the rows, each with the lines that were used.
  var documents: [Reference] {
    sources.map { place in
      let lines = Set(rows.filter { $0.publication == place }.flatMap { $0.entry.spots.map(\.line) })
      return Reference(
        run.catalogue.publications[place],
        note: "lines " + lines.sorted().map { String($0) }.text(with: ", "))
    }
  }

  private func id(_ publication: Int) -> String { run.catalogue.publications[publication].id }

  /// The documents the rows are from, each once.
  private var sources: [Int] {
    var sources: [Int] = []
    for row in rows where !sources.contains(row.publication) { sources.append(row.publication) }
    return sources
  }

  private var sentence: String {
    let narrowed = query.words
    return Wording.count(rows.count, word.noun) + (narrowed.isEmpty ? "" : " \(narrowed)") + ", named in "
      + Wording.list(sources.map(id))
  }

  private static let beforeLines = 4

  private var table: Table {
    let marks = RegisterRemark.marked(rows.flatMap(\.entry.notes))
    let columns = word.columns.filter { column in
      rows.contains { !column.text($0, run).isEmpty } || column.isAlways
    }
    // The lines stand before what a narrow line has no room for.
    let first = columns.prefix(RegisterAnswer.beforeLines)
    let lines: RegisterColumn = sources.count > 1 ? .documentLines : .lines
    let shown = first + [lines] + columns.dropFirst(first.count)
    return Table(
      columns: shown.map { Table.Column($0.title, isNumeric: false) },
      rows: rows.map { row in
        let own = marks.filter { row.entry.notes.contains($0.note) }.map(\.mark).text(with: "")
        return Table.Row(
          shown.enumerated().map { place, column in
            .text(column.text(row, run) + (place == 0 ? own : ""))
          })
      },
      footnotes: marks.map { "\($0.mark) \(RegisterRemark.words($0.note))" })
  }
}

/// What a note of an entry says to a reader.
enum RegisterRemark {
  private static let known = [
    (note: "region-from-context", words: "the place follows from the sentences around it"),
    (note: "region-unstated", words: "the region is not printed"),
    (note: "sector-from-context", words: "the sector follows from the sentences around it"),
    (note: "period-from-context", words: "the years follow from the sentences around it"),
    (note: "unnumbered", words: "named as a stage, without a number of its own"),
    (note: "source-differs", words: "the source it refers to says something else"),
    (note: "not-cited", words: "nothing in the text leads to it"),
    (note: "untitled", words: "only the name of the body is printed"),
    (note: "extracted-in-russian", words: "used in its Russian version"),
    (note: "address-differs-in-footnote", words: "the footnote prints another address"),
    (note: "spelling-differs-in-footnote", words: "the footnote spells it another way"),
  ]

  private static let marks = ["*", "†", "‡", "§", "¶"]

  static func words(_ note: String) -> String {
    known.first { $0.note == note }?.words ?? note.split(separator: "-").map(String.init).text(with: " ")
  }

  /// The notes, each once in their order, with the sign that leads to its footnote.
  static func marked(_ notes: [String]) -> [(note: String, mark: String)] {
    var marked: [(note: String, mark: String)] = []
    for note in notes where !marked.contains(where: { $0.note == note }) {
      let round = marked.count / marks.count + 1
      marked.append((note, String(repeating: marks[marked.count % marks.count], count: round)))
    }
    return marked
  }
}
