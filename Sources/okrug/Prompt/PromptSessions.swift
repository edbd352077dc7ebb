import Answers
import Evaluation

/// Sessions that ended without being saved. The latest is number 1.
extension Prompt {
  func sessions() {
    if lost.isEmpty { return say("no session is left unsaved that no other open prompt holds") }
    let rows = lost.reversed().enumerated().map { number, session in
      Table.Row([
        .text(String(number + 1)), .text(session.moment), .text(counted(session.lines.count, "line")),
        .text(session.wasLeft ? "left" : "broken off"),
        .text(Prompt.firstRow(session.lines.first?.typed ?? "")),
      ])
    }
    say(
      Answer(
        sentence: "\(counted(lost.count, "session")) not saved; \(command: ":recover") brings back the first",
        table: Table(
          columns: ["", "Begun (UTC)", "Length", "End", "First line"].map { .init($0, isNumeric: false) },
          rows: rows)))
  }

  /// The session of a typed number; says what is wrong with it otherwise.
  private func lostSession(_ word: String, _ argument: String) -> LostSession? {
    if lost.isEmpty {
      say("no session was lost")
      return nil
    }
    guard let number = argument.isEmpty ? 1 : Int(argument), (1...lost.count).contains(number) else {
      say("no session '\(argument)'\nhint: :sessions numbers them from 1 to \(lost.count)")
      return nil
    }
    return lost.remove(at: lost.count - number)
  }

  func recover(_ argument: String) {
    guard let session = lostSession("recover", argument) else { return }
    var refused = 0
    // Written at once: a session that dies meanwhile leaves all of the lines once more, or none.
    var recovered: [JournalLine] = []
    for line in session.lines {
      switch line {
      case .note(let text):
        recovered.append(line)
        conversation.step { $0.note(text) }
      case .cell(let text, let id):
        recovered.append(line)
        let before = conversation.revision
        var goesOn = true
        conversation.step { goesOn = ask(text, id: id, in: &$0, isShown: false, isWritten: true) }
        if conversation.revision == before { refused += 1 }
        echo(text)
        if !goesOn {
          write(recovered)
          return
        }
      case .undo, .saved: continue
      }
    }
    // The old journal goes when the new one has all of it.
    if write(recovered), synchronizeJournal() { session.remove() }
    goOn(in: session.saved)
    say(
      "recovered \(counted(session.lines.count, "line"))\(refused > 0 ? "; \(refused) of them refused, as before" : "")"
    )
    offerLost()
  }

  func forget(_ argument: String) {
    guard let session = lostSession("forget", argument) else { return }
    session.remove()
    say("dropped a session of \(counted(session.lines.count, "line"))")
    offerLost()
  }
}

extension LostSession {
  /// When it began, as its file's name says: `2026-11-22 02:40`.
  var moment: String {
    let digits = (path.split(separator: "/").last ?? "").prefix(15).filter(\.isNumber).map(String.init)
    guard digits.count == 14 else { return "" }
    func part(_ range: Range<Int>) -> String { digits[range].joined() }
    return "\(part(0..<4))-\(part(4..<6))-\(part(6..<8)) \(part(8..<10)):\(part(10..<12))"
  }
}

extension JournalLine {
  /// As it was typed.
  var typed: String {
    switch self {
    case .cell(let text, _): text
    case .note(let text): ":note \(text)"
    case .undo, .saved: ""
    }
  }
}
