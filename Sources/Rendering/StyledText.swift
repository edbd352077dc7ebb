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
  /// A stretch of a text, from one UTF-8 offset to another.
  struct Run {
    let text: String
    let start: Int
    let end: Int
    let ink: Ink
    /// Whether a line may end at its spaces.
    let breaks: Bool
    /// How many columns it takes.
    let width: Int
    /// Whether each of its characters is one scalar that takes one column.
    let isPlain: Bool

    /// Its characters alone.
    var shown: String {
      start == 0 && end == text.utf8.count ? text : String(text[index(start)..<index(end)])
    }

    func index(_ offset: Int) -> String.Index { text.utf8.index(text.startIndex, offsetBy: offset) }
  }

  /// So many runs has a line, or a little more.
  private static let usual = 8

  private(set) var runs: [Run] = []
  private(set) var width = 0

  init() {}

  /// For so many runs.
  init(room count: Int) { runs.reserveCapacity(count) }

  init(_ text: String, _ ink: Ink = .plain, breaks: Bool = true) { add(text, ink, breaks: breaks) }

  mutating func add(_ text: String, _ ink: Ink = .plain, breaks: Bool = true) {
    if text.isEmpty { return }
    var shown = text
    var measure = DisplayWidth.measured(text)
    if !measure.isPlain {
      shown = ShownText.shown(text)
      measure = DisplayWidth.measured(shown)
    }
    append(
      Run(
        text: shown, start: 0, end: shown.utf8.count, ink: ink, breaks: breaks, width: measure.columns,
        isPlain: measure.isPlain))
  }

  mutating func append(_ run: Run) {
    runs.append(run)
    width += run.width
  }

  static func + (left: consuming StyledText, right: StyledText) -> StyledText {
    left += right
    return left
  }

  static func += (left: inout StyledText, right: StyledText) {
    for run in right.runs { left.runs.append(run) }
    left.width += right.width
  }

  static func spaces(_ count: Int) -> StyledText {
    var text = StyledText(room: StyledText.usual)
    text.appendSpaces(count)
    return text
  }

  mutating func appendSpaces(_ count: Int) {
    guard count > 0 else { return }
    append(
      Run(
        text: Blanks.text(count), start: 0, end: count, ink: .plain, breaks: true, width: count, isPlain: true
      ))
  }

  var isEmpty: Bool { runs.isEmpty }

  /// Padded with spaces on the right.
  consuming func padded(to width: Int) -> StyledText {
    appendSpaces(width - self.width)
    return self
  }

  /// The characters, without blanks at the end.
  func text(colour: Bool) -> String { [self].text(colour: colour) }

  /// Adds the characters, without blanks at the end, to a text.
  fileprivate func write(to text: inout [UInt8], colour: Bool) {
    let runs = runs.span
    var last = runs.count - 1
    while last >= 0, runs[last].isBlank { last -= 1 }
    guard last >= 0 else { return }
    if colour {
      let shown = (0...last).map { ($0 == last ? runs[$0].withoutEnd : runs[$0].shown, runs[$0].ink) }
      return StyledText.colour(shown, &text)
    }
    for place in 0..<last {
      text.append(runs[place].text.utf8.span.extracting(runs[place].start..<runs[place].end))
    }
    text.append(runs[last].text.utf8.span.extracting(runs[last].start..<runs[last].endOfText))
  }

  /// Neighbouring runs of one ink, and the blanks between them, are coloured together.
  private static func colour(_ runs: [(text: String, ink: Ink)], _ text: inout [UInt8]) {
    var open: String?
    var blanks = ""
    func close() {
      if open != nil { text.append("\u{1B}[0m") }
      open = nil
      text.append(blanks)
      blanks = ""
    }
    for run in runs {
      if Blanks.isAll(run.text) {
        blanks += run.text
        continue
      }
      if run.ink.code != open {
        close()
        if let code = run.ink.code { text.append("\u{1B}[\(code)m") }
        open = run.ink.code
      }
      text.append(blanks + run.text)
      blanks = ""
    }
    close()
  }
}

extension [StyledText] {
  /// The lines one under the other.
  func text(colour: Bool) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(reduce(0) { $0 + $1.width + 16 })
    for (place, line) in enumerated() {
      if place > 0 { text.append(0x0A) }
      line.write(to: &text, colour: colour)
    }
    return String(decoding: text, as: UTF8.self)
  }
}

/// Spaces, and texts that have them.
private enum Blanks {
  /// As many as most lines have in one place, from none on.
  private static let usual = (0..<80).reduce(into: [""]) { texts, place in texts.append(texts[place] + " ") }

  static func text(_ count: Int) -> String {
    count < usual.count ? usual[count] : String(repeating: " ", count: count)
  }

  static func isAll(_ text: String) -> Bool { text.utf8.allSatisfy { $0 == 0x20 } }
}

extension StyledText.Run {
  /// A stretch of its text.
  func part(_ start: Int, _ end: Int, width: Int) -> StyledText.Run {
    StyledText.Run(
      text: text, start: start, end: end, ink: ink, breaks: breaks, width: width, isPlain: isPlain)
  }

  /// Whether it is spaces alone.
  fileprivate var isBlank: Bool { endOfText == start }

  /// Its characters without the spaces at its end.
  fileprivate var withoutEnd: String { part(start, endOfText, width: 0).shown }

  /// Where the spaces at its end begin.
  fileprivate var endOfText: Int {
    let bytes = text.utf8.span
    var end = end
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    return end
  }

  /// Whether it begins, and whether it ends, with a space.
  var blankEnds: (first: Bool, last: Bool) {
    let bytes = text.utf8.span
    return start < end ? (bytes[start] == 0x20, bytes[end - 1] == 0x20) : (false, false)
  }
}
