/// A numeral or a number word where it stands in a text.
package struct Numeral: Hashable, Sendable {
  /// From 1.
  package let line: Int
  /// Its first byte, from 0.
  package let offset: Int
  /// As it stands there.
  package let text: String

  package init(line: Int, offset: Int, text: String) {
    self.line = line
    self.offset = offset
    self.text = text
  }
}

/// Why a text cannot be looked through.
package struct UnreadableText: Error, Hashable, Sendable {
  package enum Problem: Hashable, Sendable {
    case notUTF8, nul, tooLarge, tooMany
  }

  package let problem: Problem
  /// From 1; 0 if it is the text as a whole.
  package let line: Int
  /// In the line, from 1; 0 if it is the text as a whole.
  package let byte: Int
}
