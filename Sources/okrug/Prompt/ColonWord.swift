import Verbs

/// The words that only the prompt has. A new one is a case here and what it does in `PromptCommands`.
enum ColonWord: String, CaseIterable {
  case save, load, undo, note, cells, edit
  case hint
  case `try`
  case sessions, recover, forget
  case set, help, quit

  var usage: String {
    switch self {
    case .save: ":save [--all] [FILE]"
    case .load: ":load FILE"
    case .note: ":note TEXT"
    case .edit: ":edit[!] [N]"
    case .try: ":try [N]"
    case .recover, .forget: ":\(rawValue) [N]"
    case .set: ":set [NAME [VALUE]]"
    case .undo, .cells, .hint, .sessions, .help, .quit: ":\(rawValue)"
    }
  }

  /// Whether something may stand behind it.
  var takesArgument: Bool { usage.contains(" ") }

  var summary: String {
    switch self {
    case .save: "keep what was answered as a notebook; --all keeps refused lines too"
    case .load: "answer the lines of a script, or the cells of a notebook, here"
    case .undo: "take back the last line that was answered"
    case .note: "write a sentence between the cells of the notebook"
    case .cells: "what was asked so far, numbered"
    case .edit: "type cell N again, the last if none is named; with ! in your own editor"
    case .hint: "what may be asked instead, or next, numbered"
    case .try: "ask line N of :hint"
    case .sessions: "sessions that were not saved, numbered"
    case .recover: "bring back a session that was not saved, the latest if none is named"
    case .forget: "drop a session that was not saved"
    case .set: "see or change how the prompt behaves"
    case .help: "this list"
    case .quit: "leave, as Ctrl-D does"
    }
  }

  static let keys: [(key: String, does: String)] = [
    ("Tab", "complete, or list what may stand there and what is printed for it"),
    ("Right, End", "at the end of a line, take the faint rest of it; Alt-F takes a word"),
    ("Up, Down", "lines of before that begin with what is typed"),
    ("Ctrl-R", "search the lines of before"),
    ("Alt-Enter", "another row of the same cell"),
    ("Ctrl-C", "drop the line; while it is answered, stop the answer"),
    ("Ctrl-D", "leave"),
  ]

  /// The word as typed, with its colon, if the text is one of this kind: `:save`. The language has no word like it.
  static func typed(_ text: String) -> String? {
    let line = text.drop { $0 == " " || $0 == "\t" }
    guard line.first == ":", line.dropFirst().first?.isLetter ?? true else { return nil }
    return String(line.prefix { $0 != " " && $0 != "\t" && $0 != "\n" })
  }

  init?(typed: String) {
    switch typed {
    case ":q", ":exit": self = .quit
    case ":edit!": self = .edit
    default: self.init(rawValue: String(typed.dropFirst()))
    }
  }

  /// The word that somebody typed without its colon: `save far-east.md`.
  static func bare(_ text: String) -> ColonWord? {
    guard let first = text.split(whereSeparator: \.isWhitespace).first,
      Vocabulary.verb(first.lowercased()) == nil
    else { return nil }
    return ColonWord(rawValue: first.lowercased())
  }

  /// What to say of a word that is none of these.
  static func unknown(_ typed: String) -> String {
    let near = Nearness.words(near: String(typed.dropFirst()), in: allCases.map(\.rawValue))
    let hint = near.count == 1 ? "did you mean :\(near[0])?" : ":help lists the words with a colon"
    return "no word '\(typed)'\nhint: \(hint)"
  }
}
