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
  /// Whether a number is contradicted, or has a query without an answer.
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
    let judged = session.judged(notebook)
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
    var answer = Answer(sentence: Phrase(TextReport.sentence(file, judged, unmarked.count)))
    if !ordered.isEmpty {
      answer.table = Table(
        columns: [
          .init("Line"), .init("Printed", isNumeric: false), .init("Recomputed"),
          .init("Verdict", isNumeric: false),
        ], rows: ordered.map(\.1))
    }
    answer.notes = judged.compactMap { number in
      number.refusal.map { "line \(number.line): \(command: number.expression) is refused: \($0.words)" }
    }
    answer.cells = judged.flatMap { $0.answer?.cells ?? [] }
    self.init(answer: answer, isContradicted: judged.contains { !$0.isFavourable })
  }

  private static func row(_ number: JudgedNumber) -> Table.Row {
    Table.Row([
      .text(String(number.line)), .printed(number.literal),
      number.answer?.headline.map { .number($0, mark: "", showsUnit: true) } ?? .none,
      .text(number.verdict),
    ])
  }

  private static func sentence(_ file: String, _ judged: [JudgedNumber], _ unmarked: Int) -> String {
    let verdicts = judged.reduce(into: [String]()) { if !$0.contains($1.verdict) { $0.append($1.verdict) } }
    let counts = verdicts.map { verdict in "\(judged.count { $0.verdict == verdict }) \(verdict)" }
    let marked = [counted(judged.count, "marked number")] + counts
    return "\(file): \(marked.joined(separator: ", ")); \(unmarked) not marked"
  }
}

extension JudgedNumber {
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
