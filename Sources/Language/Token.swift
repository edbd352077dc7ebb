package import Texts

/// One piece of a typed line.
package struct Token: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// A bare word: letters, digits, marks, `_`, inner `-`, `'` and `.`.
    case word(String)
    /// A quoted text, without its quotes.
    case quoted(String)
    /// A number as canonical text (`9415.9` for a typed `9,415.9`).
    case number(String)
    /// A period that is neither a year nor a range: `1951/1989`, `2013-12`.
    case period(String)
    case symbol(Symbol)
  }

  package let kind: Kind
  package let span: Span

  package init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }
}

/// The signs of the language.
package enum Symbol: String, CaseIterable, Sendable {
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divided = "/"
  case open = "("
  case close = ")"
  case openBracket = "["
  case closeBracket = "]"
  case comma = ","
  case colon = ":"
  case range = ".."
  case percent = "%"
  case at = "@"
  case equal = "="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}
