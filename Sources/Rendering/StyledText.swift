internal import Texts

/// What a piece of a line is to its reader. Colour only says it again: without colour the text is the same.
enum Ink {
  case plain, headline, heading, label, command, good, doubtful, bad

  /// The ANSI code; nothing for plain text.
  var code: String? {
    switch self {
    case .plain: nil
    case .headline, .heading: "1"
    case .label: "2"
    case .command: "36"
    case .good: "32"
    case .doubtful: "33"
    case .bad: "1;31"
    }
  }
}

/// A line in pieces, before it is wrapped and coloured. Everything in it is shown text.
struct StyledText {
  struct Run {
    var text: String
    let ink: Ink
    /// Whether a line may end at its spaces.
    let breaks: Bool
  }

  private(set) var runs: [Run] = []

  init() {}

  init(_ text: String, _ ink: Ink = .plain, breaks: Bool = true) {
    let shown = ShownText.shown(text)
    if !shown.isEmpty { runs = [Run(text: shown, ink: ink, breaks: breaks)] }
  }

  init(_ runs: [Run]) { self.runs = runs }

  static func + (left: StyledText, right: StyledText) -> StyledText { StyledText(left.runs + right.runs) }
  static func += (left: inout StyledText, right: StyledText) { left.runs += right.runs }

  static func spaces(_ count: Int) -> StyledText {
    StyledText(String(repeating: " ", count: max(0, count)))
  }

  var isEmpty: Bool { runs.isEmpty }
  var width: Int { runs.reduce(0) { $0 + DisplayWidth.of($1.text) } }

  /// Padded with spaces on the right.
  func padded(to width: Int) -> StyledText { self + .spaces(width - self.width) }

  /// The characters, without blanks at the end.
  func text(colour: Bool) -> String {
    var kept = runs
    while let last = kept.last {
      let trimmed = last.text.droppingTrailingSpaces
      if trimmed.isEmpty {
        kept.removeLast()
      } else {
        kept[kept.count - 1].text = trimmed
        break
      }
    }
    return colour ? StyledText.coloured(kept) : kept.map(\.text).text(with: "")
  }

  /// Neighbouring runs of one ink, and the blanks between them, are coloured together.
  private static func coloured(_ runs: [Run]) -> String {
    var text = ""
    var open: String?
    var blanks = ""
    func close() {
      if open != nil { text += "\u{1B}[0m" }
      open = nil
      text += blanks
      blanks = ""
    }
    for run in runs {
      if run.text.allSatisfy({ $0 == " " }) {
        blanks += run.text
        continue
      }
      if run.ink.code != open {
        close()
        if let code = run.ink.code { text += "\u{1B}[\(code)m" }
        open = run.ink.code
      }
      text += blanks + run.text
      blanks = ""
    }
    close()
    return text
  }
}

extension String {
  fileprivate var droppingTrailingSpaces: String {
    var bytes = Substring(self)
    while bytes.last == " " { bytes.removeLast() }
    return String(bytes)
  }
}
