import Answers
import Evaluation
import Glibc
import Texts
import Verbs

/// The cells of the session, and what may be asked next.
extension Prompt {
  // MARK: Cells

  /// What was asked, oldest first; the first is number 1.
  var asked: [AskedCell] {
    conversation.entries.compactMap { if case .cell(let cell) = $0 { cell } else { nil } }
  }

  func cells() {
    if asked.isEmpty { return say("nothing was asked yet") }
    let rows = asked.enumerated().map { place, cell in
      Table.Row([
        .text(String(place + 1)), .text(cell.status), .text(cell.id.map { "@\($0)" } ?? ""),
        .text(Prompt.firstRow(cell.text)),
      ])
    }
    let hasIDs = asked.contains { $0.id != nil }
    let columns = ["Cell", "Status", "Id", "Line"].map { Table.Column($0, isNumeric: false) }
    func kept<T>(_ parts: [T]) -> [T] {
      hasIDs ? parts : parts.enumerated().filter { $0.offset != 2 }.map(\.element)
    }
    say(
      Answer(
        sentence: "\(counted(rows.count, "cell")); \(command: ":edit N") types one again",
        table: Table(columns: kept(columns), rows: rows.map { Table.Row(kept($0.cells)) })))
  }

  /// Puts the text of a cell on the next line; in the user's editor, asks what comes back.
  func edit(_ argument: String, inEditor: Bool) {
    let isBang = argument.hasPrefix("!") || argument.hasSuffix("!")
    let inEditor = inEditor || isBang
    let number = argument.filter { $0 != "!" && $0 != " " }
    if asked.isEmpty, !inEditor || !number.isEmpty { return say("nothing was asked yet") }
    guard let place = number.isEmpty ? asked.count : Int(number),
      asked.isEmpty || (1...asked.count).contains(place)
    else {
      return say("no cell '\(number)'\nhint: :cells numbers them from 1 to \(asked.count)")
    }
    let text = asked.isEmpty ? "" : asked[place - 1].text
    guard inEditor else {
      given = text
      return
    }
    do throws(FileFault) {
      let edited = try EditedText.edit(text)
      guard edited.contains(where: { !$0.isWhitespace }) else { return say("nothing to ask") }
      echo(edited)
      take(edited)
    } catch {
      say(error.message)
    }
  }

  // MARK: What may be asked

  /// Lines that would be answered: what the last refusal or the last answer offers, else examples.
  private var hints: (sentence: Phrase, lines: [(line: String, about: Phrase)]) {
    if let last = asked.last {
      if let refusal = last.reply.refusal {
        let lines = mended(last, refusal)
        if !lines.isEmpty { return ("instead of what was refused", lines.map { ($0, "") }) }
      } else if let others = last.reply.last?.others, !others.isEmpty {
        return ("other readings with data", others.map { ($0.command, "\($0.quantity)") })
      }
    }
    let examples = ["share", "show", "rank", "growth"].compactMap { Vocabulary.verb($0) }
    return ("for example", examples.map { ($0.example, Phrase($0.summary)) })
  }

  /// The lines a refusal names, or the line with the word that its hint names; only what is not refused again.
  private func mended(_ cell: AskedCell, _ refusal: Diagnostic) -> [String] {
    var lines = refusal.commands
    if lines.isEmpty, let statement = TypedStatements.of(cell.refused).first(where: { !$0.isBlank })?.text {
      for case .command(let command) in refusal.hint?.segments ?? [] {
        if let span = refusal.span {
          lines.append(LineText(statement, base: cell.base).replacing(span, with: command))
        }
        lines.append(command)
      }
    }
    live.beginLine()
    return lines.filter { line in
      var copy = conversation.session
      let reply = copy.answer(Source("", line))
      return reply.refusal == nil && !reply.answers.isEmpty && !line.contains("…")
    }
  }

  func showHints() {
    let (sentence, lines) = hints
    let entries = lines.enumerated().map { place, hint in
      Paragraph.entry(
        ":try \(place + 1)",
        hint.about.segments.isEmpty ? "\(command: hint.line)" : "\(command: hint.line)   " + hint.about)
    }
    say([.text(sentence)] + entries)
  }

  func tryHint(_ argument: String) {
    let lines = hints.lines.map(\.line)
    guard let number = argument.isEmpty && lines.count == 1 ? 1 : Int(argument),
      (1...lines.count).contains(number)
    else {
      if argument.isEmpty { return showHints() }
      return say("no line '\(argument)' to try\nhint: :hint numbers them from 1 to \(lines.count)")
    }
    echo(lines[number - 1])
    take(lines[number - 1])
  }

  /// For Tab: each number with its line.
  func numbered(_ word: ColonWord) -> [(number: String, line: String)] {
    let lines: [String] =
      switch word {
      case .edit: asked.map { Prompt.firstRow($0.text) }
      case .try: hints.lines.map(\.line)
      case .recover, .forget: lost.reversed().map { Prompt.firstRow($0.lines.first?.typed ?? "") }
      default: []
      }
    return lines.enumerated().map { (String($0.offset + 1), $0.element) }
  }
}

extension AskedCell {
  /// As it was typed.
  var text: String { answered.isEmpty ? refused : refused.isEmpty ? answered : answered + "\n" + refused }

  fileprivate var status: String {
    if let refusal = reply.refusal { return "refused: \(refusal.code.rawValue)" }
    if reply.code == .checkFailed { return "check failed" }
    return reply.answers.isEmpty ? "comment" : "answered"
  }
}

/// A text in the user's own editor.
private enum EditedText {
  /// What the person left in it.
  static func edit(_ text: String) throws(FileFault) -> String {
    let wished = [Environment["VISUAL"], Environment["EDITOR"]].compactMap { $0 }.first {
      $0.contains { $0 != " " }
    }
    guard let editor = wished ?? ["sensible-editor", "nano", "vi"].first(where: { Files.isCommand($0) })
    else {
      throw FileFault("there is no editor: set VISUAL or EDITOR")
    }
    let path = try write(text)
    defer { Files.remove(path) }
    let status = TerminalCommand.run("\(editor) \"$1\"", arguments: [path])
    guard status == 0 else { throw FileFault("the editor '\(editor)' failed: nothing is asked") }
    var bytes = try Files.bytes(of: path)
    while bytes.last == 0x0A { bytes.removeLast() }
    guard let edited = String(validating: bytes, as: UTF8.self) else {
      throw FileFault("what the editor left is not UTF-8: nothing is asked")
    }
    return edited
  }

  private static func write(_ text: String) throws(FileFault) -> String {
    let wished = Environment["TMPDIR"] ?? ""
    let folder = wished.hasPrefix("/") ? wished : "/tmp"
    var name = Array("\(folder)/okrug-XXXXXX".utf8CString)
    let file = unsafe mkstemp(&name)
    let path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard file >= 0 else { throw FileFault("write", path, errno) }
    defer { close(file) }
    _ = fcntl(file, F_SETFD, FD_CLOEXEC)
    guard Files.write(Array((text + "\n").utf8), to: file) else { throw FileFault("write", path, errno) }
    return path
  }
}
