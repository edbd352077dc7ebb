package import Texts

/// One statement as typed: its shape, before any name is known.
package enum Statement: Hashable, Sendable {
  case bind(name: Word, Expression)
  case group(name: Word, [Atom])
  case use([Atom], Span)
  case check(Expression, Relation?)
  case suppose(Supposition, Span)
  case expression(Expression)
}

/// What `suppose` is followed by.
package enum Supposition: Hashable, Sendable {
  case nothing
  case value(Expression, Expression)
}

/// The right side of a `check`: a sign and what stands after it.
package struct Relation: Hashable, Sendable {
  package let sign: Sign
  package let right: Expression

  package enum Sign: String, Sendable {
    case equal = "="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }
}

/// A typed word and where it stands.
package struct Word: Hashable, Sendable {
  package let text: String
  package let span: Span

  package init(_ text: String, _ span: Span) {
    self.text = text
    self.span = span
  }
}

/// Something with a value.
package indirect enum Expression: Hashable, Sendable {
  case binary(Operator, Expression, Expression)
  case negative(Expression, Span)
  case literal(Literal)
  /// A word with what follows it: a call, or a bound name, as the vocabulary says.
  case call(Call)
  /// `@id`, `@id[3]`, `@id[3, 2]`: the answer of an earlier cell.
  case cell(id: Word, row: Int?, column: Int?)

  package enum Operator: String, Sendable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
  }

  package var span: Span {
    switch self {
    case .binary(_, let left, let right): left.span.joined(to: right.span)
    case .negative(_, let span): span
    case .literal(let literal): literal.span
    case .call(let call): call.span
    case .cell(let id, _, _): id.span
    }
  }
}

/// A typed number with its unit words: `87 %`, `700..800 mln USD`, `31.4`.
package struct Literal: Hashable, Sendable {
  /// Canonical decimal text, with a leading `-` if negative.
  package let number: String
  /// The upper end of a typed range.
  package let high: String?
  /// The words after the number, a per-cent sign as `%`.
  package let unit: [String]
  package let span: Span

  package init(number: String, high: String?, unit: [String], span: Span) {
    self.number = number
    self.high = high
    self.unit = unit
    self.span = span
  }
}

/// A word and the atoms that follow it.
package struct Call: Hashable, Sendable {
  package let word: Word
  package let atoms: [Atom]

  package init(_ word: Word, _ atoms: [Atom]) {
    self.word = word
    self.atoms = atoms
  }

  package var span: Span { atoms.last.map { word.span.joined(to: $0.span) } ?? word.span }

  /// The call inside: the first atom as its word.
  package var inner: Call? {
    var rest = atoms[...]
    if case .word(let text, _)? = rest.first, text == "of", rest.count > 1 { rest = rest.dropFirst() }
    guard case .word(let text, let span)? = rest.first else { return nil }
    return Call(Word(text, span), Array(rest.dropFirst()))
  }
}

/// The smallest parts of a call, kept in the order typed.
package indirect enum Atom: Hashable, Sendable {
  case word(String, Span)
  case quoted(String, Span)
  case number(String, Span)
  case period(String, Span)
  /// `,` `:` `..` `%` `<` `>` `=`
  case symbol(Symbol, Span)
  /// `( … )`
  case set([Atom], Span)

  package var span: Span {
    switch self {
    case .word(_, let span), .quoted(_, let span), .number(_, let span), .period(_, let span),
      .symbol(_, let span), .set(_, let span):
      span
    }
  }

  /// The text of a bare word.
  package var bareWord: String? {
    if case .word(let text, _) = self { text } else { nil }
  }

  package func isSymbol(_ symbol: Symbol) -> Bool {
    if case .symbol(symbol, _) = self { true } else { false }
  }
}
