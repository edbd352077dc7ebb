/// A located refusal of something the user wrote: one cause, one hint, a stable code.
package struct Diagnostic: Error, Hashable, Sendable {
  package let code: RefusalCode
  /// One clause, lower-case, no full stop.
  package let message: Message
  /// What the caret underlines, in the source that was being answered.
  package var span: Span?
  /// What would have worked.
  package var hint: Message?
  /// Commands that can be run instead, each a whole line.
  package var commands: [String]

  package init(
    _ code: RefusalCode, _ message: Message, at span: Span? = nil, hint: Message? = nil,
    commands: [String] = []
  ) {
    self.code = code
    self.message = message
    self.span = span
    self.hint = hint
    self.commands = commands
  }
}
