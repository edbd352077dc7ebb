import CLibEdit

/// What our own keys do. The name is how `~/.editrc` binds it: `bind ^T complete-word`.
enum Command: String, CaseIterable {
  case enter = "enter-line"
  case insertNewline = "insert-newline"
  case interrupt = "interrupt-line"
  case complete = "complete-word"
  case paste = "insert-paste"
  case older = "history-prefix-older"
  case newer = "history-prefix-newer"
  case search = "history-search"
  case suspend = "suspend-program"
  case forward = "accept-hint-or-forward"
  case end = "accept-hint-or-end"
  case forwardWord = "accept-hint-word-or-forward"
  // Second steps: the editor pushes their keys itself, after the display has followed the first step.
  case continueSearch = "continue-history-search"
  case listCandidates = "list-candidates"
  case stop = "stop-program"
  case begin = "begin-given-line"

  var help: String {
    switch self {
    case .enter: "Give the line, or continue an unfinished one on a new row"
    case .insertNewline: "Continue on a new row"
    case .interrupt: "Drop the line"
    case .complete: "Complete what stands before the cursor, or list what may stand there"
    case .paste: "Insert what the terminal pastes, as it is"
    case .older: "Show the older line that begins with what stands before the cursor"
    case .newer: "Show the newer line that begins with what stands before the cursor"
    case .search: "Search the lines of before with every key"
    case .suspend: "Suspend the program"
    case .forward: "Take the hint at the end of the line; elsewhere, one character on"
    case .end: "Take the hint at the end of the line; elsewhere, go to the end"
    case .forwardWord: "Take the next word of the hint at the end of the line; elsewhere, one word on"
    case .continueSearch, .listCandidates, .stop, .begin: "(used by the editor itself)"
    }
  }

  /// A key that no keyboard sends (U+0080 to U+009F), for what the editor pushes.
  var privateKey: Unicode.Scalar? {
    switch self {
    case .continueSearch: "\u{82}"
    case .listCandidates: "\u{83}"
    case .stop: "\u{84}"
    case .begin: "\u{88}"
    default: nil
    }
  }

  /// The private keys of libedit's own commands that ours end in.
  static let giveLine: Unicode.Scalar = "\u{81}"
  static let nextCharacter: Unicode.Scalar = "\u{85}"
  static let lineEnd: Unicode.Scalar = "\u{86}"
  static let nextWord: Unicode.Scalar = "\u{87}"
  static let libeditKeys: [(key: Unicode.Scalar, command: String)] = [
    (giveLine, "ed-newline"), (nextCharacter, "ed-next-char"), (lineEnd, "ed-move-to-end"),
    (nextWord, "em-next-word"),
  ]

  /// What libedit calls.
  var function: edit_command {
    switch self {
    case .enter: { edit, _ in unsafe LineEditor.perform(.enter, for: edit) }
    case .insertNewline: { edit, _ in unsafe LineEditor.perform(.insertNewline, for: edit) }
    case .interrupt: { edit, _ in unsafe LineEditor.perform(.interrupt, for: edit) }
    case .complete: { edit, _ in unsafe LineEditor.perform(.complete, for: edit) }
    case .paste: { edit, _ in unsafe LineEditor.perform(.paste, for: edit) }
    case .older: { edit, _ in unsafe LineEditor.perform(.older, for: edit) }
    case .newer: { edit, _ in unsafe LineEditor.perform(.newer, for: edit) }
    case .search: { edit, _ in unsafe LineEditor.perform(.search, for: edit) }
    case .suspend: { edit, _ in unsafe LineEditor.perform(.suspend, for: edit) }
    case .continueSearch: { edit, _ in unsafe LineEditor.perform(.continueSearch, for: edit) }
    case .listCandidates: { edit, _ in unsafe LineEditor.perform(.listCandidates, for: edit) }
    case .stop: { edit, _ in unsafe LineEditor.perform(.stop, for: edit) }
    case .forward: { edit, _ in unsafe LineEditor.perform(.forward, for: edit) }
    case .end: { edit, _ in unsafe LineEditor.perform(.end, for: edit) }
    case .forwardWord: { edit, _ in unsafe LineEditor.perform(.forwardWord, for: edit) }
    case .begin: { edit, _ in unsafe LineEditor.perform(.begin, for: edit) }
    }
  }
}

/// What the display does after a command.
enum Effect {
  case nothing, refresh, beep, noLine

  var code: UInt8 {
    switch self {
    case .nothing: UInt8(CC_NORM)
    case .refresh: UInt8(CC_REFRESH)
    case .beep: UInt8(CC_REFRESH_BEEP)
    case .noLine: UInt8(CC_EOF)
    }
  }
}
