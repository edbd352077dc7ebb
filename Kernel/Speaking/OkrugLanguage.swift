import Answers
import Evaluation
import Importing
import Language
import Observations
import Rendering
import Replaying
package import Serving
import Texts
import Verbs
package import Wire
import Worlds

/// Okrug as a kernel's language.
package struct OkrugLanguage: KernelLanguage {
  private let library: Result<Library, DataFault>
  private let interruption: Interruption
  private let name: String
  private var session: OutputSession?

  /// `name` keeps the outputs of two kernels apart.
  package init(interruptedBy interruption: Interruption, name: String) {
    let library = Result { () throws(DataFault) in try BuiltIn.library() }
    self.library = library
    self.interruption = interruption
    self.name = name
    session = OkrugLanguage.session(library, interruption, name)
  }

  private static func session(
    _ library: Result<Library, DataFault>, _ interruption: Interruption, _ name: String
  ) -> OutputSession? {
    guard case .success(let found) = library else { return nil }
    let world = World(
      library: { () throws(DataFault) in found },
      checkpoint: { () throws(Diagnostic) in
        if interruption.isRequested { throw Diagnostic(.interrupted, "interrupted") }
      })
    return OutputSession(in: world, parts: PublishedParts(found.catalogue), name: name)
  }

  package let card = LanguageCard(
    name: "okrug", version: LanguageVersion.text, implementation: "okrug-kernel", mimeType: "text/x-okrug",
    fileExtension: ".okrug", pygmentsLexer: "okrug", codeMirrorMode: "okrug",
    banner: """
      Okrug \(LanguageVersion.text): published foreign-investment statistics, asked in plain words
      help lists the words; list says what can be asked
      """)

  // MARK: Cells

  package mutating func answer(_ cell: CellText, showing front: any CellFront) -> CellEnd {
    guard session != nil else { return CellEnd(failure: dataFault) }
    if let asked = HelpMark.asked(cell.code), let page = page(on: asked) {
      return CellEnd(payloads: [.page(page)])
    }
    var code = cell.code
    var rest = code
    var texts: [String] = []
    let label = CellOptions.value("label", in: code) ?? cell.id
    if CellOptions.value("fresh", in: code) == "true" {
      session = OkrugLanguage.session(library, interruption, name)
    }
    while true {
      guard let found = session?.outputs(of: rest, cell: label, number: cell.count) else {
        return CellEnd(failure: dataFault)
      }
      for output in found.outputs { show(output, front) }
      if !found.text.isEmpty { texts.append(found.text) }
      guard let failure = found.failure else { break }
      guard !cell.mayFail, let choice = choice(failure, front), let statement = failure.statement else {
        return CellEnd(failure: Failure(failure), text: texts.text(with: "\n\n"))
      }
      let after = rest.utf8.dropFirst(statement.end)
      rest = choice + String(decoding: after, as: UTF8.self)
      let done = code.utf8.count - after.count - (statement.end - statement.start)
      code = String(decoding: code.utf8.prefix(done), as: UTF8.self) + rest
    }
    return CellEnd(
      payloads: code == cell.code ? [] : [.replacement(code)], text: texts.text(with: "\n\n"))
  }

  /// What whoever asked means of several lines that can be asked; nothing if nobody says it.
  private func choice(_ failure: CellFailure, _ front: any CellFront) -> String? {
    guard !failure.commands.isEmpty, failure.statement != nil else { return nil }
    let rows = failure.commands.enumerated().map { "  \($0 + 1)  \($1)" }.text(with: "\n")
    let typed = front.ask("\(failure.message):\n\(rows)\nWhich? ")
    let number = typed.flatMap { Int($0.filter { $0 != " " }) }
    return failure.commands.enumerated().first { $0.offset + 1 == number }?.element
  }

  private func show(_ output: CellOutput, _ front: any CellFront) {
    switch output {
    case .printed(let text): front.print(text, on: .stdout)
    case .warned(let text): front.print(text, on: .stderr)
    case .shown(let bundle, let id): front.show(Bundle(bundle), id: id)
    case .updated(let bundle, let id): front.update(Bundle(bundle), id: id)
    case .result(let bundle): front.result(Bundle(bundle))
    case .cleared: front.clear(waits: false)
    }
  }

  package func value(of expression: String) -> Result<Bundle, Failure> {
    guard let session else { return .failure(dataFault) }
    let (bundle, failure) = session.value(of: expression)
    if let failure { return .failure(Failure(failure)) }
    return .success(bundle.map { Bundle($0) } ?? Bundle(plain: ""))
  }

  private var dataFault: Failure {
    guard case .failure(let fault) = library else {
      return Failure(name: RefusalCode.unreadableData.rawValue, value: "the data cannot be read")
    }
    return Failure(name: RefusalCode.unreadableData.rawValue, value: fault.description)
  }

  // MARK: Help

  package func candidates(in code: String, at cursor: Int) -> Candidates {
    guard let session else { return Candidates(replacing: cursor..<cursor, []) }
    let found = Completions.candidates(for: code, at: cursor, in: session.session)
    return Candidates(
      replacing: found.replacing,
      found.candidates.map { candidate in
        let worth = candidate.worth.map { worth in
          NumberText.headline(worth.quantity) + (worth.period.map { ", \($0.text)" } ?? "")
        }
        // Front ends put in what they are given, and a blank is typed soon enough.
        let text = candidate.text.hasSuffix(" ") ? String(candidate.text.dropLast()) : candidate.text
        return CompleteReply.Match(
          text, kind: OkrugLanguage.kind(text),
          signature: [worth ?? "", candidate.description].filter { !$0.isEmpty }.text(with: "  "))
      })
  }

  private static func kind(_ text: String) -> String {
    if Vocabulary.verb(text) != nil { return "keyword" }
    return text.first?.isNumber == true ? "value" : "name"
  }

  package func inspected(in code: String, at cursor: Int, detail: Int) -> Bundle? {
    guard let session else { return nil }
    let paragraphs = Inspection.paragraphs(for: code, at: cursor, in: session.session)
    return paragraphs.isEmpty ? nil : session.page(paragraphs).map { Bundle($0) }
  }

  private func page(on text: String) -> Bundle? { inspected(in: text, at: text.utf8.count, detail: 0) }

  package func completeness(of code: String) -> IsCompleteReply {
    switch Completeness(of: code) {
    case .finished: .complete
    case .unfinished: .incomplete(indent: "  ")
    case .wrong: .invalid
    }
  }
}

/// A question mark before or behind a word or a name, as in other kernels: `share?`. It is for a person at a front end,
/// and no line of the language.
enum HelpMark {
  /// What is asked about.
  static func asked(_ code: String) -> String? {
    guard code.utf8.contains(UInt8(ascii: "?")) else { return nil }
    let trimmed = code.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()
    let text = String(trimmed)
    guard !text.contains("\n"), text.count > 1 else { return nil }
    if text.hasSuffix("?") { return bare(text.dropLast()) }
    return text.hasPrefix("?") ? bare(text.dropFirst()) : nil
  }

  private static func bare(_ text: Substring) -> String? {
    let inside = text.drop { $0 == "?" || $0 == " " }.reversed().drop { $0 == "?" || $0 == " " }.reversed()
    return inside.isEmpty ? nil : String(inside)
  }
}

extension Bundle {
  fileprivate init(_ bundle: FormatBundle) { self.init(bundle.map { Entry($0.name, $0.value) }) }
}

extension Failure {
  fileprivate init(_ failure: CellFailure) {
    self.init(name: failure.code, value: failure.message, traceback: failure.rows)
  }
}
