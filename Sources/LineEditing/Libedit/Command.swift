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
  // Second steps: the editor pushes their keys itself, after the display has followed the first step.
  case continueSearch = "continue-history-search"
  case listCandidates = "list-candidates"
  case stop = "stop-program"

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
    case .continueSearch, .listCandidates, .stop: "(used by the editor itself)"
    }
  }

  /// A key that no keyboard sends (U+0080 to U+009F), for what the editor pushes.
  var privateKey: Unicode.Scalar? {
    switch self {
    case .continueSearch: "\u{82}"
    case .listCandidates: "\u{83}"
    case .stop: "\u{84}"
    default: nil
    }
  }

  /// The private key of libedit's own `ed-newline`: gives the line.
  static let giveLine: Unicode.Scalar = "\u{81}"

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
