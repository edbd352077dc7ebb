package import Answers
package import Language
package import Texts

/// A word of the language.
package protocol Verb: Sendable {
  var name: String { get }
  /// One line for lists of words.
  var summary: String { get }
  /// How it is written: `share PART in WHOLE [PERIOD]`.
  var usage: String { get }
  /// A line that works on the built-in data.
  var example: String { get }
  var kind: VerbKind { get }
  /// What must be printed where a name stands behind it, for Tab to offer the name; `hasLevel` says that the line opens one.
  func need(hasLevel: Bool) -> Need
  func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer
}

/// What may follow a word; completion and the grammar of nested calls follow from it.
package enum VerbKind: Sendable {
  /// Names, periods and clauses.
  case selection
  /// Another call: `why share japan in FEFD 2012`.
  case wrapper
  /// Words of its own: `help share`.
  case plain
  /// A statement with its own grammar: `let`, `check`.
  case statement
}

extension Verb {
  package var kind: VerbKind { .selection }
  package func need(hasLevel: Bool) -> Need { hasLevel ? .anything : .figure }
}
