package import Texts

/// The grammar:
///
///     line      = [ statement ] [ "#" comment ]
///     statement = "let" NAME "=" expr | "group" NAME "=" atoms | "use" atoms
///               | "check" expr [ sign expr ] | "suppose" ( "nothing" | expr "=" expr ) | expr
///     expr      = term *( ("+" | "-") term )
///     term      = factor *( ("*" | "/") factor )
///     factor    = "-" factor | literal | "@" id [ "[" row [ "," column ] "]" ] | "(" expr ")" | call
///     literal   = number [ ".." number ] [ "%" [ "a" "year" ] | words ]
///     call      = WORD *atom
///     atom      = word | quoted | number | period | "," | ":" | ".." | "%" | "where" ("<" | ">") | "(" *atom ")"
///
/// Which words exist, and what their atoms mean, is not the grammar's business.
package struct Parser {
  /// The deepest nesting of parentheses.
  package static let depthLimit = 200
  /// The most signs of arithmetic in one statement.
  package static let signLimit = 200
  /// The words that are statements of their own.
  package static let statementWords = ["let", "group", "use", "check", "suppose"]

  private let tokens: [Token]
  private let end: Span
  private var index = 0
  private var depth = 0
  private var signs = 0

  /// The statement of a line; nothing if it is blank or only a comment.
  package static func statement(_ text: String, base: Int = 0) throws(Diagnostic) -> Statement? {
    var parser = Parser(try Lexer.tokens(of: text, base: base), end: base + text.utf8.count)
    return try parser.line()
  }

  private init(_ tokens: [Token], end: Int) {
    self.tokens = tokens
    self.end = Span(tokens.last?.span.end ?? end, end)
  }

  // MARK: Tokens

  private var next: Token? { index < tokens.count ? tokens[index] : nil }

  private func symbol(_ ahead: Int = 0) -> Symbol? {
    guard index + ahead < tokens.count, case .symbol(let symbol) = tokens[index + ahead].kind else {
      return nil
    }
    return symbol
  }

  private func word() -> Word? {
    guard let next, case .word(let text) = next.kind else { return nil }
    return Word(text, next.span)
  }

  private mutating func accept(_ wanted: Symbol) -> Bool {
    guard symbol() == wanted else { return false }
    index += 1
    return true
  }

  private func unfinished(_ what: Message) -> Diagnostic {
    Diagnostic(.unfinished, what, at: Span(end.start, end.start))
  }

  private mutating func deeper(at span: Span) throws(Diagnostic) {
    depth += 1
    if depth > Parser.depthLimit {
      throw Diagnostic(
        .tooDeep, "more than \(number: Parser.depthLimit) parentheses inside one another", at: span,
        hint: "bind a part with \(command: "let")")
    }
  }

  /// Goes past a sign of arithmetic.
  private mutating func sign() throws(Diagnostic) {
    signs += 1
    if signs > Parser.signLimit {
      throw Diagnostic(
        .tooDeep, "more than \(number: Parser.signLimit) signs in one computation", at: next?.span ?? end,
        hint: "bind a part with \(command: "let")")
    }
    index += 1
  }

  // MARK: Statements

  private mutating func line() throws(Diagnostic) -> Statement? {
    guard next != nil else { return nil }
    let statement = try self.statement()
    if let next {
      throw Diagnostic(
        .syntax, "\(quoted: Parser.text(of: next)) does not belong here", at: next.span,
        hint: "one statement a line")
    }
    return statement
  }

  private mutating func statement() throws(Diagnostic) -> Statement {
    guard let first = word(), Parser.statementWords.contains(first.text.lowercased()) else {
      return .expression(try expression())
    }
    index += 1
    switch first.text.lowercased() {
    case "let":
      let name = try self.name(after: "let")
      return .bind(name: name, try expression())
    case "group":
      let name = try self.name(after: "group")
      return .group(name: name, try atoms())
    case "use":
      return .use(try atoms(), first.span)
    case "suppose":
      return try supposition(first.span)
    default:
      let left = try expression()
      return .check(left, try relation())
    }
  }

  private mutating func name(after keyword: String) throws(Diagnostic) -> Word {
    guard let name = word() else {
      guard let next else { throw unfinished("\(quoted: keyword) needs a name") }
      throw Diagnostic(.syntax, "\(quoted: keyword) needs a name of one word", at: next.span)
    }
    index += 1
    guard accept(.equal) else {
      guard let next else { throw unfinished("\(quoted: "=") is missing after \(quoted: name.text)") }
      throw Diagnostic(
        .syntax, "\(quoted: "=") is missing after \(quoted: name.text)", at: next.span,
        hint: "write \(command: "\(keyword) \(name.text) = …")")
    }
    return name
  }

  private mutating func supposition(_ span: Span) throws(Diagnostic) -> Statement {
    if let only = word(), only.text.lowercased() == "nothing", index + 1 == tokens.count {
      index += 1
      return .suppose(.nothing, span.joined(to: only.span))
    }
    let left = try expression()
    guard accept(.equal) else {
      guard let next else {
        throw Diagnostic(
          .unfinished, "\(quoted: "suppose") needs a value", at: Span(end.start, end.start),
          hint: "write \(command: "suppose QUERY = VALUE"), or \(command: "suppose nothing")")
      }
      throw Diagnostic(.syntax, "\(quoted: "=") is missing", at: next.span)
    }
    let right = try expression()
    return .suppose(.value(left, right), span.joined(to: right.span))
  }

  private mutating func relation() throws(Diagnostic) -> Relation? {
    guard let symbol = symbol(), let sign = Relation.Sign(rawValue: symbol.rawValue) else { return nil }
    index += 1
    return Relation(sign: sign, right: try expression())
  }

  // MARK: Expressions

  private mutating func expression() throws(Diagnostic) -> Expression {
    var left = try term()
    while let symbol = symbol(), symbol == .plus || symbol == .minus {
      try sign()
      left = .binary(symbol == .plus ? .add : .subtract, left, try term())
    }
    return left
  }

  private mutating func term() throws(Diagnostic) -> Expression {
    var left = try factor()
    while let symbol = symbol(), symbol == .times || symbol == .divided {
      try sign()
      left = .binary(symbol == .times ? .multiply : .divide, left, try factor())
    }
    return left
  }

  private mutating func factor() throws(Diagnostic) -> Expression {
    guard let next else { throw unfinished("the line ends too early") }
    switch next.kind {
    case .symbol(.minus):
      index += 1
      try deeper(at: next.span)
      defer { depth -= 1 }
      let inner = try factor()
      if case .literal(let literal) = inner, !literal.number.hasPrefix("-"), literal.high == nil {
        return .literal(
          Literal(
            number: "-" + literal.number, high: nil, unit: literal.unit,
            span: next.span.joined(to: literal.span)))
      }
      return .negative(inner, next.span.joined(to: inner.span))
    case .symbol(.open):
      index += 1
      try deeper(at: next.span)
      defer { depth -= 1 }
      let inner = try expression()
      try close(.close, opened: next.span)
      return inner
    case .symbol(.at):
      index += 1
      return try cell(at: next.span)
    case .number:
      return .literal(try literal())
    case .word(let text):
      index += 1
      return .call(Call(Word(text, next.span), try atoms()))
    case .quoted, .period, .symbol:
      throw Diagnostic(
        .syntax, "a line begins with a word, not with \(quoted: Parser.text(of: next))", at: next.span,
        hint: "\(command: "help") lists the words")
    }
  }

  private mutating func close(_ symbol: Symbol, opened: Span) throws(Diagnostic) {
    if accept(symbol) { return }
    guard let next else {
      throw Diagnostic(.unfinished, "the parenthesis is not closed", at: opened)
    }
    throw Diagnostic(
      .syntax, "\(quoted: symbol.rawValue) is missing before \(quoted: Parser.text(of: next))", at: next.span)
  }

  private mutating func cell(at sign: Span) throws(Diagnostic) -> Expression {
    guard let id = word() else {
      guard let next else { throw unfinished("\(quoted: "@") needs the name of a cell") }
      throw Diagnostic(.syntax, "\(quoted: "@") needs the name of a cell", at: next.span)
    }
    index += 1
    var span = sign.joined(to: id.span)
    guard accept(.openBracket) else { return .cell(id: Word(id.text, span), row: nil, column: nil) }
    let row = try place()
    let column = accept(.comma) ? try place() : nil
    span = span.joined(to: next?.span ?? end)
    try close(.closeBracket, opened: sign)
    return .cell(id: Word(id.text, span), row: row, column: column)
  }

  private mutating func place() throws(Diagnostic) -> Int {
    guard let next else { throw unfinished("a row or column number is missing") }
    guard case .number(let text) = next.kind, let number = Int(text), number > 0 else {
      throw Diagnostic(.syntax, "rows and columns are counted from 1", at: next.span)
    }
    index += 1
    return number
  }

  private mutating func literal() throws(Diagnostic) -> Literal {
    guard let first = next, case .number(let number) = first.kind else {
      throw unfinished("a number is missing")
    }
    index += 1
    var span = first.span
    var high: String?
    if symbol() == .range {
      index += 1
      guard let second = next, case .number(let text) = second.kind else {
        throw unfinished("the range has no upper end")
      }
      index += 1
      high = text
      span = span.joined(to: second.span)
    }
    var unit: [String] = []
    while let token = next {
      if case .word(let text) = token.kind {
        unit.append(text)
      } else if token.kind == .symbol(.percent), unit.isEmpty {
        unit.append("%")
      } else {
        break
      }
      index += 1
      span = span.joined(to: token.span)
    }
    return Literal(number: number, high: high, unit: unit, span: span)
  }

  // MARK: Atoms

  private mutating func atoms() throws(Diagnostic) -> [Atom] {
    var atoms: [Atom] = []
    atoms.reserveCapacity(tokens.count - index)
    while let token = next {
      switch token.kind {
      case .word(let text): atoms.append(.word(text, token.span))
      case .quoted(let text): atoms.append(.quoted(text, token.span))
      case .number(let text): atoms.append(.number(text, token.span))
      case .period(let text): atoms.append(.period(text, token.span))
      case .symbol(let symbol):
        switch symbol {
        case .comma, .colon, .range, .percent: atoms.append(.symbol(symbol, token.span))
        case .less, .greater:
          guard atoms.last?.bareWord?.lowercased() == "where" else { return atoms }
          atoms.append(.symbol(symbol, token.span))
        case .open:
          atoms.append(try set(token.span))
          continue
        default: return atoms
        }
      }
      index += 1
    }
    if let last = atoms.last, last.isSymbol(.comma) || last.isSymbol(.colon) || last.isSymbol(.range) {
      throw unfinished(
        "something is missing after \(quoted: last.isSymbol(.range) ? ".." : last.isSymbol(.comma) ? "," : ":")"
      )
    }
    return atoms
  }

  private mutating func set(_ opened: Span) throws(Diagnostic) -> Atom {
    index += 1
    try deeper(at: opened)
    defer { depth -= 1 }
    var members: [Atom] = []
    while let token = next, token.kind != .symbol(.close) {
      let before = index
      members += try atoms()
      if index == before {
        throw Diagnostic(
          .syntax, "\(quoted: Parser.text(of: token)) cannot stand in a set of names", at: token.span,
          hint: "write names with commas: \(command: "(FEFD, CFD)")")
      }
    }
    let span = opened.joined(to: next?.span ?? opened)
    try close(.close, opened: opened)
    return .set(members, span)
  }

  private static func text(of token: Token) -> String {
    switch token.kind {
    case .word(let text), .quoted(let text), .number(let text), .period(let text): text
    case .symbol(let symbol): symbol.rawValue
    }
  }
}
