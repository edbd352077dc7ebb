import Answers
import Claims
import Coverage
import Observations
import Replaying
import Texts
import Verbs

/// What became of the numbers of a text.
struct TextReport {
  let answer: Answer
  /// Whether a number is contradicted, has a query without an answer, or a mark that cannot be read.
  let isContradicted: Bool

  init(answer: Answer, isContradicted: Bool) {
    self.answer = answer
    self.isContradicted = isContradicted
  }

  /// The report on a text with marked numbers.
  init(_ text: [UInt8], _ file: String, _ catalogue: Catalogue) throws(FileFault) {
    let notebook = Notebook(text)
    if let fault = notebook.errors.first {
      throw FileFault("cannot check '\(file)': line \(fault.line): \(fault.message)")
    }
    let numerals: [Numeral]
    do throws(UnreadableText) {
      numerals = try NumeralScanner.numerals(in: text)
    } catch {
      throw FileFault("cannot read '\(file)': \(error.words)")
    }
    let library = Library(catalogue)
    let world = World(
      library: { () throws(DataFault) in library },
      checkpoint: { () throws(Diagnostic) in
        if Interrupts.isRequested { throw Diagnostic(.interrupted, "interrupted") }
      })
    let session = SessionAnswerer(in: world, parts: PublishedParts(catalogue))
    let text = session.judged(notebook)
    let judged = text.marks
    let open = notebook.openProse
    let unmarked = numerals.filter { numeral in open.contains { $0.contains(numeral.offset) } }
    var rows = judged.map { ($0.offset, TextReport.row($0)) }
    rows += unmarked.map { numeral in
      (
        numeral.offset,
        Table.Row([.text(String(numeral.line)), .printed(numeral.text), .none, .text("unmarked")])
      )
    }
    let ordered = rows.sorted { $0.0 < $1.0 }
    var answer = Answer(sentence: Phrase(TextReport.sentence(file, text, unmarked.count)))
    if !ordered.isEmpty {
      answer.table = Table(
        columns: [
          .init("Line"), .init("Printed", isNumeric: false), .init("Recomputed"),
          .init("Verdict", isNumeric: false),
        ], rows: ordered.map(\.1))
    }
    let unread = notebook.issues.filter { TextReport.unreadMarks.contains($0.code) }
    answer.notes =
      unread.map { "line \($0.line): \($0.message): \($0.hint)" as Phrase } + TextReport.notes(text)
    answer.cells = judged.flatMap { $0.answer?.cells ?? [] }
    self.init(
      answer: answer,
      isContradicted: !text.failures.isEmpty || !unread.isEmpty || judged.contains { !$0.isFavourable })
  }

  /// The codes of what was meant for a mark and is none.
  private static let unreadMarks = [
    "number-not-closed", "number-not-opened", "unread-number", "empty-number",
  ]

  private static func row(_ mark: JudgedMark) -> Table.Row {
    Table.Row([
      .text(String(mark.line)), mark.literal.map { .printed($0) } ?? .text(mark.expression),
      mark.answer?.headline.map { .number($0, mark: "", showsUnit: true) } ?? .none,
      .text(mark.verdict),
    ])
  }

  /// Cells that failed, marks without an answer, and marks that are judged by what the text supposes.
  private static func notes(_ text: JudgedText) -> [Phrase] {
    let cells = text.failures.map { cell -> Phrase in
      cell.refusal.map { "line \(cell.line): the cell is refused: \($0.words)" }
        ?? "line \(cell.line): a check of the cell fails"
    }
    let refused = text.marks.compactMap { mark -> Phrase? in
      mark.refusal.map { "line \(mark.line): \(command: mark.expression) is refused: \($0.words)" }
    }
    let supposed = text.marks.flatMap { mark in
      mark.suppositions.map { "line \(mark.line) is judged supposing \(command: $0)" as Phrase }
    }.reduce(into: [Phrase]()) { if !$0.contains($1) { $0.append($1) } }
    return cells + refused + supposed
  }

  private static func sentence(_ file: String, _ text: JudgedText, _ unmarked: Int) -> String {
    let numbers = text.marks.filter { $0.literal != nil }
    let assertions = text.marks.filter { $0.literal == nil }
    var parts = [marked(numbers, "marked number")]
    if !assertions.isEmpty { parts.append(marked(assertions, "assertion")) }
    if !text.failures.isEmpty { parts.append("\(counted(text.failures.count, "cell")) failed") }
    return "\(file): \(parts.joined(separator: "; ")); \(unmarked) not marked"
  }

  private static func marked(_ marks: [JudgedMark], _ noun: String) -> String {
    let verdicts = marks.reduce(into: [String]()) { if !$0.contains($1.verdict) { $0.append($1.verdict) } }
    let counts = verdicts.map { verdict in "\(marks.count { $0.verdict == verdict }) \(verdict)" }
    return ([counted(marks.count, noun)] + counts).joined(separator: ", ")
  }
}

extension JudgedMark {
  /// The verdict's name, or the code of the refusal.
  fileprivate var verdict: String {
    refusal?.code.rawValue ?? answer?.check?.verdict ?? RefusalCode.notCheckable.rawValue
  }

  fileprivate var isFavourable: Bool {
    if let answer, refusal == nil {
      return answer.check?.holds == true || Verdict(rawValue: verdict)?.isFavourable == true
    }
    return false
  }
}

extension Diagnostic {
  /// The cause, without place and hint.
  fileprivate var words: String { message.plain }
}
