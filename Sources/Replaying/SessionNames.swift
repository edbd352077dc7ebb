internal import Language
internal import Observations
internal import Verbs

// The names of a partial run.
extension SessionAnswerer {
  /// Names bound and used. Where the notebook says `use` or `suppose`, nothing but a text of mere `@ids` is known: such a
  /// line changes what every later line means. Nor is it known of a mere `why`, which asks about the last answer.
  package func names(in text: String) -> CellNames? {
    var parsed = Cell.lines(of: text)
    if parsed.fault != nil { parsed = Cell.lines(of: "check " + text) }
    guard parsed.fault == nil else { return nil }
    var names = CellNames()
    for line in parsed.lines {
      if line.statement.isContext || hasContext && line.statement.hasCall || line.statement.isAboutLast {
        return nil
      }
      line.statement.collect(&names)
    }
    return names
  }
}

extension Language.Statement {
  /// Whether it changes what later lines mean without naming anything.
  var isContext: Bool {
    switch self {
    case .use, .suppose: true
    case .bind, .group, .check, .expression: false
    }
  }

  /// Whether it is a word of the language and no more.
  fileprivate var isAboutLast: Bool {
    guard case .expression(.call(let call)) = self, call.atoms.isEmpty else { return false }
    return Vocabulary.verb(Names.folded(call.word.text)) != nil
  }

  /// Whether it asks the data, or uses a bound name.
  fileprivate var hasCall: Bool {
    var names = CellNames()
    collect(&names)
    return names.uses.contains { !$0.hasPrefix("@") } || !names.binds.isEmpty
  }

  /// A line that binds a name also uses it: if the line is refused, the name keeps what it had.
  fileprivate func collect(_ names: inout CellNames) {
    switch self {
    case .bind(let name, let expression):
      names.bind(name)
      expression.collect(&names)
    case .group(let name, let atoms):
      names.bind(name)
      names.use(atoms)
    case .check(let expression, let relation):
      expression.collect(&names)
      relation?.right.collect(&names)
    case .expression(let expression): expression.collect(&names)
    case .use(let atoms, _): names.use(atoms)
    case .suppose(.nothing, _): break
    case .suppose(.value(let left, let right), _):
      left.collect(&names)
      right.collect(&names)
    }
  }
}

extension Expression {
  fileprivate func collect(_ names: inout CellNames) {
    switch self {
    case .binary(_, let left, let right):
      left.collect(&names)
      right.collect(&names)
    case .negative(let inner, _): inner.collect(&names)
    case .literal: break
    case .cell(let id, _, _): names.uses.insert("@" + id.text)
    case .call(let call):
      names.uses.insert(Names.folded(call.word.text))
      names.use(call.atoms)
    }
  }
}

extension CellNames {
  fileprivate mutating func bind(_ word: Word) {
    binds.insert(Names.folded(word.text))
    uses.insert(Names.folded(word.text))
  }

  /// Any of the words may be a bound name.
  fileprivate mutating func use(_ atoms: [Atom]) {
    for atom in atoms {
      switch atom {
      case .word(let text, _), .quoted(let text, _): uses.insert(Names.folded(text))
      case .set(let members, _): use(members)
      case .number, .period, .symbol: break
      }
    }
  }
}
