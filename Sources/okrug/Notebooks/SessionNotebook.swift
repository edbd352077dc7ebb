import Answers
import Evaluation
import Importing
import Observations
import Rendering
import Replaying
import Texts

/// A conversation as a notebook: each line that was answered a cell with its output, notes as prose.
struct SessionNotebook {
  private let catalogue: Catalogue
  private let format: Format
  private let digests: [Digests.Part]
  private var blocks: [String] = []
  private var outcomes: [CellOutcome] = []
  private var ids: Set<String> = []

  /// How many cells it has.
  var cellCount: Int { outcomes.count }

  /// `keepsRefused` keeps refused lines as cells that must be refused.
  init(_ conversation: Conversation, from catalogue: Catalogue, in format: Format, keepsRefused: Bool) {
    self.catalogue = catalogue
    self.format = format
    digests = Digests.parts(of: catalogue)
    for entry in conversation.entries {
      switch entry {
      case .note(let text): blocks.append(SessionNotebook.prose(text))
      case .cell(let cell): add(cell, keepsRefused: keepsRefused)
      }
    }
  }

  private mutating func add(_ cell: AskedCell, keepsRefused: Bool) {
    if !cell.answered.isEmpty, cell.replies.contains(where: { SessionNotebook.isKept($0) }) {
      let failed = cell.replies.contains { $0.answer.check?.holds == false }
      add(cell.answered, id: cell.id, outcome(cell.replies, refused: failed ? "check-failed" : nil))
    }
    guard keepsRefused, let refusal = cell.refusal, refusal.code != .interrupted, refusal.code != .unfinished else { return }
    let text = format.text(Refusal(refusal, in: cell.refused, base: cell.base))
    add(cell.refused, id: nil, CellOutcome(.refused(code: refusal.code.rawValue), text))
  }

  private mutating func add(_ text: String, id: String?, _ outcome: CellOutcome) {
    let name = id.flatMap { ids.insert($0).inserted ? $0 : nil }
    let marks = [name.map { "#\($0)" }, outcome.code.map { ".error code=\"\($0)\"" }].compactMap { $0 }
    let braces = marks.isEmpty ? "" : " {\(marks.joined(separator: " "))}"
    let fence = String(repeating: "`", count: max(3, SessionNotebook.longestRun(of: "`", in: text) + 1))
    blocks.append("\(fence)okrug\(braces)\n\(text)\n\(fence)")
    outcomes.append(outcome)
  }

  /// Help and `clear` are for the person at the prompt.
  private static func isKept(_ line: Session.Reply.Line) -> Bool {
    let word = line.text.split(separator: " ").first.map { $0.lowercased() } ?? ""
    return line.answer.effect == nil && word != "help"
  }

  private func outcome(_ replies: [Session.Reply.Line], refused code: String?) -> CellOutcome {
    let texts = replies.map { format.text($0.answer, from: catalogue) }.filter { !$0.isEmpty }
    let reads = Set(replies.flatMap(\.answer.cells).compactMap(part)).map { ReadDigest("\($0.publication)/\($0.table ?? "text")", $0.digest) }
    return CellOutcome(code.map { .refused(code: $0) } ?? .answered, texts.joined(separator: "\n\n"), reads: reads)
  }

  private func part(of row: Int) -> Digests.Part? {
    guard catalogue.cube.rows.contains(row) else { return nil }
    let place = catalogue.cube.statements[row].place
    guard catalogue.publications.indices.contains(place.publication) else { return nil }
    let id = catalogue.publications[place.publication].id
    return digests.first { $0.publication == id && $0.table == place.table }
  }

  // MARK: Text

  /// The notebook's bytes, outputs and digest recorded; nothing if it would not be read as these cells.
  func bytes(title: String) -> [UInt8]? {
    let documents = catalogue.publications.map(\.id)
    let front = "---\ntitle: \(SessionNotebook.quoted(title))\nokrug:\n  format: 1\n  data: \(documents.joined(separator: " "))\n---"
    var bytes = Array((([front] + blocks).joined(separator: "\n\n") + "\n").utf8)
    for (index, outcome) in outcomes.enumerated() {
      bytes = Notebook(bytes).recording(outcome, ofCell: index, version: Program.version)
    }
    if let digest = DataDigest.of(documents, holdings) { bytes = Notebook(bytes).writing(digest: digest) }
    let notebook = Notebook(bytes)
    return notebook.errors.isEmpty && notebook.cells.count == outcomes.count ? bytes : nil
  }

  private func holdings(_ name: String) -> [ReadDigest]? {
    let parts = digests.filter { $0.publication == name }
    return parts.isEmpty ? nil : parts.map { ReadDigest($0.table ?? "text", $0.digest) }
  }

  /// A note as a paragraph that opens no fence, no HTML and no front matter.
  private static func prose(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { row in
      let start = row.drop { $0 == " " }
      return start.hasPrefix("```") || start.hasPrefix("~~~") ? "\\" + start : String(row)
    }.joined(separator: "\n")
  }

  private static func longestRun(of character: Character, in text: String) -> Int {
    var longest = 0
    var run = 0
    for next in text {
      run = next == character ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  /// A YAML scalar: bare where it is letters, digits and blanks, else in quotes.
  private static func quoted(_ text: String) -> String {
    let isPlain = text.first?.isLetter == true && text.allSatisfy { $0.isLetter || $0.isNumber || " -_,.".contains($0) }
    if isPlain { return text }
    return "\"" + text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "\""
  }
}
