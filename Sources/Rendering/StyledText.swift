import Texts

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

  private init(_ runs: [Run]) { self.runs = runs }

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
    return colour ? StyledText.coloured(kept) : kept.map(\.text).joined()
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

// Wrapping.
extension StyledText {
  /// Pieces that stay together, and the spaces before them.
  private struct Atom {
    var gap = 0
    var text = StyledText()
  }

  private var atoms: [Atom] {
    var atoms: [Atom] = []
    var current = Atom()
    func flush() {
      if !current.text.isEmpty {
        atoms.append(current)
        current = Atom()
      }
    }
    for run in runs {
      if !run.breaks {
        current.text += StyledText([run])
        continue
      }
      var word = ""
      func add() {
        if !word.isEmpty { current.text += StyledText([Run(text: word, ink: run.ink, breaks: true)]) }
        word = ""
      }
      for character in run.text {
        if character == " " {
          add()
          flush()
          current.gap += 1
        } else {
          word.append(character)
        }
      }
      add()
    }
    flush()
    return atoms
  }

  /// The longest piece that cannot be broken.
  var widestAtom: Int { atoms.map(\.text.width).max() ?? 0 }

  /// The text in lines of at most `width` columns; a word or command that is longer has a line of its own.
  func wrapped(to width: Int) -> [StyledText] {
    var lines: [StyledText] = []
    var line = StyledText()
    var used = 0
    for atom in atoms {
      let needed = atom.text.width
      if used > 0, used + atom.gap + needed > width {
        lines.append(line)
        line = StyledText()
        used = 0
      }
      let gap = used == 0 ? 0 : atom.gap
      line += .spaces(gap) + atom.text
      used += gap + needed
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// The text behind `prefix`, its further lines under its first.
  func hanging(from prefix: StyledText, width: Int) -> [StyledText] {
    let indent = prefix.width
    return wrapped(to: max(1, width - indent)).enumerated().map { place, line in
      place == 0 ? prefix + line : .spaces(indent) + line
    }
  }
}
