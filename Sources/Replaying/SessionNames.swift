internal import Language
internal import Observations
internal import Verbs

// The names of a partial run.
extension SessionAnswerer {
  /// Names bound and used. Where the notebook says `use` or `suppose`, nothing but a text of mere `@ids` is known: such a
  /// line changes what every later line means. Nor is it known of `why` with nothing behind it, which asks about the last
  /// answer, or of `list`, which may ask for all names.
  package func names(in text: String) -> CellNames? {
    var parsed = Cell.lines(of: text)
    if parsed.fault != nil { parsed = Cell.lines(of: "check " + text) }
    guard parsed.fault == nil else { return nil }
    var names = CellNames()
    for line in parsed.lines {
      if line.statement.isContext || hasContext && line.statement.hasCall || line.statement.looksBack {
        return nil
      }
      line.statement.collect(&names)
    }
    return names
  }
}

// What a cell may be laid to.
extension SessionAnswerer {
  package func mentions(in text: String) -> CellNames {
    var names = CellNames()
    for line in Cell.lines(of: text).lines {
      line.statement.collect(&names)
      switch line.statement {
      case .use: names.contexts.insert(.used)
      case .suppose(.value, _): names.contexts.insert(.supposed)
      case .suppose(.nothing, _):
        names.contexts.remove(.supposed)
        names.endsSuppositions = true
      case .bind, .group, .check, .expression: break
      }
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

  /// Whether it may ask for what was said before without naming it.
  fileprivate var looksBack: Bool {
    switch self {
    case .expression(let expression), .bind(_, let expression): expression.looksBack
    case .check(let expression, let relation): expression.looksBack || relation?.right.looksBack == true
    case .suppose(.value(let left, let right), _): left.looksBack || right.looksBack
    case .group, .use, .suppose(.nothing, _): false
    }
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
  fileprivate var looksBack: Bool {
    switch self {
    case .binary(_, let left, let right): left.looksBack || right.looksBack
    case .negative(let inner, _): inner.looksBack
    case .literal, .cell: false
    case .call(let call): call.looksBack
    }
  }

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

extension Call {
  /// Whether it is a word of the language and no more, or around one word only; or `list`.
  fileprivate var looksBack: Bool {
    guard let verb = Vocabulary.verb(Names.folded(word.text)) else { return false }
    return atoms.isEmpty || verb.kind == .wrapper && atoms.count == 1 || verb.name == "list"
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
