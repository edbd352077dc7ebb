internal import Texts

/// The only place where a diagnostic is drawn.
///
///     show stock from japn in FEFD 2012
///                     ^^^^ no name 'japn'
///     hint: did you mean japan?
///       try: share japan in FEFD 2012
///     refused: unknown-name
package enum Caret {
  /// The refusal without colour.
  package static func text(_ refusal: Refusal, width: Int = 80) -> String {
    lines(refusal, width: width).text(colour: false)
  }

  static func lines(_ refusal: Refusal, width: Int) -> [StyledText] {
    let diagnostic = refusal.diagnostic
    let message = PhraseText.styled(diagnostic.message)
    var lines: [StyledText]
    if let span = diagnostic.span {
      lines = pointed(
        QuotedLine(refusal.text, Span(span.start - refusal.base, span.end - refusal.base)), message, width)
    } else {
      lines = message.wrapped(to: width)
    }
    if let hint = diagnostic.hint {
      lines += PhraseText.styled(hint).hanging(
        from: StyledText("hint: ", .label, breaks: false), width: width)
    }
    for command in diagnostic.commands {
      lines += StyledText(command, .command, breaks: false).hanging(
        from: StyledText("  try: ", .label, breaks: false), width: width)
    }
    lines.append(StyledText("refused: ", .label, breaks: false) + StyledText(diagnostic.code.rawValue, .bad))
    return lines
  }

  /// The line, the carets under the span, and the cause beside them, or below them where it has no room there.
  private static func pointed(_ line: QuotedLine, _ message: StyledText, _ width: Int) -> [StyledText] {
    let cut = line.cut(to: max(8, width))
    let carets =
      StyledText.spaces(cut.indent)
      + StyledText(String(repeating: "^", count: cut.carets), .bad, breaks: false)
    let quoted = StyledText(cut.text, breaks: false)
    if carets.width + 1 + message.width <= width { return [quoted, carets + .spaces(1) + message] }
    return [quoted, carets] + message.wrapped(to: width)
  }
}

/// The line of a text that a span begins in, letter by letter, with the columns each letter takes.
struct QuotedLine {
  private struct Letter {
    let shown: String
    let width: Int
  }

  /// What is drawn: the text, the columns before the carets, and how many carets.
  struct Cut {
    let text: String
    let indent: Int
    let carets: Int
  }

  private var letters: [Letter] = []
  /// The letters the span covers; empty at the end of the line or for an empty span.
  private let marked: Range<Int>

  /// The span's offsets count from the text's first byte; one outside the text is moved to its nearer end.
  init(_ text: String, _ span: Span) {
    let bytes = Array(text.utf8)
    let newline = UInt8(ascii: "\n")
    let start = min(max(0, span.start), bytes.count)
    let end = min(max(start, span.end), bytes.count)
    let lineStart = bytes[..<start].lastIndex(of: newline).map { $0 + 1 } ?? 0
    var lineEnd = bytes[start...].firstIndex(of: newline) ?? bytes.count
    if lineEnd > lineStart, bytes[lineEnd - 1] == UInt8(ascii: "\r") { lineEnd -= 1 }
    var offset = lineStart
    var first: Int?
    var last = 0
    for letter in String(decoding: bytes[lineStart..<lineEnd], as: UTF8.self) {
      let next = offset + letter.utf8.count
      if next > start, first == nil { first = letters.count }
      if offset < end { last = letters.count + 1 }
      // A tab is drawn as one blank, so that the line can be copied.
      let shown = letter == "\t" ? " " : ShownText.shown(String(letter))
      letters.append(Letter(shown: shown, width: DisplayWidth.of(shown)))
      offset = next
    }
    let from = first ?? letters.count
    marked = from..<max(from, start == end ? from : last)
  }

  /// The line in at most `width` columns, cut around the span, `…` for what is left out.
  func cut(to width: Int) -> Cut {
    if columns(letters.indices) <= width { return drawn(letters.indices) }
    let room = width - 2
    var low = min(marked.lowerBound, letters.count)
    var high = low
    while high < marked.upperBound, columns(low..<high + 1) <= room { high += 1 }
    let leftMost = columns(low..<high) + (room - columns(low..<high)) / 2
    while low > 0, columns(low - 1..<high) <= leftMost { low -= 1 }
    while high < letters.count, columns(low..<high + 1) <= room { high += 1 }
    while low > 0, columns(low - 1..<high) <= room { low -= 1 }
    return drawn(low..<high)
  }

  private func columns(_ range: Range<Int>) -> Int { letters[range].reduce(0) { $0 + $1.width } }

  private func drawn(_ range: Range<Int>) -> Cut {
    let left = range.lowerBound > 0 ? "…" : ""
    let right = range.upperBound < letters.count ? "…" : ""
    let shown = marked.clamped(to: range)
    return Cut(
      text: left + letters[range].map(\.shown).joined() + right,
      indent: left.count + columns(range.lowerBound..<max(range.lowerBound, shown.lowerBound)),
      carets: max(1, columns(shown)))
  }
}
