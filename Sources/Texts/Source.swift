/// A text as somebody wrote it, with the name a refusal shows for it.
///
///     Source("line 7", "share japan in FEFD 2012")
package struct Source: Hashable, Sendable {
  /// What to call the text in a message: `line 7`, `chapter.md`.
  package let name: String
  package let text: String

  package init(_ name: String, _ text: String) {
    self.name = name
    self.text = text
  }
}

/// A half-open range of UTF-8 offsets in a source.
package struct Span: Hashable, Sendable {
  package let start: Int
  package let end: Int

  package init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = max(start, end)
  }

  /// The smallest span that holds both.
  package func joined(to other: Span) -> Span { Span(min(start, other.start), max(end, other.end)) }
}

/// A line and a column, both counted from 1; the column counts Unicode scalars.
package struct Position: Hashable, Sendable {
  package let line: Int
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

extension Source {
  /// The position of a UTF-8 offset; an offset past the end is the end.
  package func position(of offset: Int) -> Position {
    var line = 1
    var column = 1
    var seen = 0
    for scalar in text.unicodeScalars {
      if seen >= offset { break }
      seen += UTF8.width(scalar)
      if scalar == "\n" {
        line += 1
        column = 1
      } else {
        column += 1
      }
    }
    return Position(line: line, column: column)
  }

  /// The text a span covers, clamped to the source.
  package func text(in span: Span) -> String {
    let bytes = text.utf8
    let start = bytes.index(bytes.startIndex, offsetBy: min(max(0, span.start), bytes.count))
    let end = bytes.index(bytes.startIndex, offsetBy: min(max(span.start, span.end), bytes.count))
    return String(text[start..<max(start, end)])
  }
}
