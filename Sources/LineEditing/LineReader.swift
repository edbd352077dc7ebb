/// What came of asking for a line.
package enum Line: Equatable {
  /// A line without its final newline. It holds several rows when the reader joined them: `"share (\n  japan)"`.
  case text(String)
  /// The reader was interrupted (Ctrl-C); what was typed is gone, and there may be more lines.
  case interrupted
  /// No line can be read here, and none after it.
  case unreadable(UnreadableLine)
  /// There are no more lines (Ctrl-D on an empty line, the end of a file, a terminal that hung up).
  case end
}

/// Where lines come from: a person at a terminal (`LineEditor`) or a file or pipe (`ScriptedReader`).
package protocol LineReader {
  mutating func nextLine() -> Line
}
