/// Something in a notebook that its writer should know: an error, or a warning about what was read as prose.
package struct NotebookIssue: Error, Hashable, Sendable {
  package enum Severity: String, Hashable, Sendable { case error, warning }

  package let severity: Severity
  /// Stable: never rename one.
  package let code: String
  /// Counted from 1; the column counts Unicode scalars.
  package let line: Int
  package let column: Int
  /// One clause, lower-case, no full stop.
  package let message: String
  /// What would have worked.
  package let hint: String

  package init(
    _ severity: Severity, _ code: String, line: Int, column: Int = 1, _ message: String, hint: String
  ) {
    self.severity = severity
    self.code = code
    self.line = line
    self.column = column
    self.message = message
    self.hint = hint
  }
}

extension [UInt8] {
  /// The column, from 1, of an offset in the line that begins at `start`.
  func column(of offset: Int, lineStart start: Int) -> Int {
    var column = 1
    for index in start..<Swift.max(start, Swift.min(offset, count)) where self[index] & 0xC0 != 0x80 {
      column += 1
    }
    return column
  }
}
