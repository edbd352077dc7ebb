import Language
import Observations
import Texts

/// Splits what follows a register's word into filters: a word such as `in` or `by` and the longest name behind it, names
/// alone, periods.
struct RegisterReading {
  private typealias Kind = RegisterFilter.Kind

  private let atoms: [Atom]
  private let word: any RegisterWord
  private let names: RegisterNames
  private let run: Run
  private var index = 0
  private var found: [(filter: RegisterFilter, span: Span)] = []

  init(_ call: Call, _ word: any RegisterWord, _ names: RegisterNames, _ run: Run) {
    atoms = call.atoms.flatMap(RegisterReading.opened)
    self.word = word
    self.names = names
    self.run = run
  }

  /// A set is a list of its members.
  private static func opened(_ atom: Atom) -> [Atom] {
    if case .set(let members, _) = atom { members.flatMap(opened) } else { [atom] }
  }

  mutating func filters() throws(Diagnostic) -> [(filter: RegisterFilter, span: Span)] {
    while index < atoms.count {
      try run.checkpoint()
      try next()
    }
    return found
  }

  private func kinds(behind text: String) -> [RegisterFilter.Kind] {
    RegisterFilter.Kind.allCases.filter { $0.words.contains(text) }
  }

  private mutating func next() throws(Diagnostic) {
    switch atoms[index] {
    case .number, .period: try periods()
    case .symbol(.comma, _): index += 1
    case .symbol(let sign, let span): throw Refusal.strayMark(sign, span)
    case .quoted, .set: try list(word.filters)
    case .word(let text, let span):
      let folded = Names.folded(text)
      let isLabel = index + 1 < atoms.count && atoms[index + 1].isSymbol(.colon)
      let meant = kinds(behind: folded)
      if isLabel, meant.isEmpty { throw Refusal.noRole(text, span) }
      if meant.isEmpty, Period(folded) != nil { return try periods() }
      if meant.isEmpty { return try list(word.filters) }
      try clause(meant.filter { word.filters.contains($0) }, folded, span, isLabel ? 2 : 1)
    }
  }

  private mutating func clause(_ kinds: [RegisterFilter.Kind], _ text: String, _ span: Span, _ count: Int)
    throws(Diagnostic)
  {
    guard !kinds.isEmpty else {
      throw Diagnostic(
        .surplusArgument, "\(quoted: word.name) has no use for \(quoted: text)", at: span,
        hint: "it is written \(command: word.usage)")
    }
    index += count
    guard index < atoms.count else {
      throw Diagnostic(
        .missingArgument, "a name is missing behind \(quoted: text)", at: span,
        hint: "write \(command: word.example)")
    }
    if kinds == [.period] { return try periods() }
    // `in` may stand before what a group is called, too.
    try list(kinds.contains(.place) && word.filters.contains(.group) ? kinds + [.group] : kinds)
  }

  // MARK: Periods

  private mutating func periods() throws(Diagnostic) {
    let start = atoms[index].span
    guard word.filters.contains(.period) else {
      throw Diagnostic(
        .surplusArgument, "\(quoted: word.name) has no use for a period", at: start,
        hint: "it is written \(command: word.usage)")
    }
    var choices: [RegisterFilter.Choice] = []
    var end = start
    repeat {
      if !choices.isEmpty { index += 1 }
      let first = try period()
      end = atoms[index - 1].span
      guard index + 1 < atoms.count, atoms[index].isSymbol(.range) else {
        choices.append(.period(first))
        continue
      }
      index += 1
      let last = try period()
      end = atoms[index - 1].span
      guard case .year(let low) = first, case .year(let high) = last, low <= high else {
        throw Refusal.badRange(first.text, last.text, start.joined(to: end))
      }
      choices += (low...high).map { .period(.year($0)) }
    } while index + 1 < atoms.count && atoms[index].isSymbol(.comma) && isPeriod(atoms[index + 1])
    found.append((RegisterFilter(kind: .period, choices: choices), start.joined(to: end)))
  }

  private mutating func period() throws(Diagnostic) -> Period {
    let atom = atoms[index]
    index += 1
    guard let period = RegisterReading.period(atom) else {
      throw Refusal.notAPeriod(run.text(of: atom.span), atom.span)
    }
    return period
  }

  private static func period(_ atom: Atom) -> Period? {
    switch atom {
    case .number(let text, _), .period(let text, _): Period(text)
    case .word(let text, _): Period(Names.folded(text))
    case .quoted, .symbol, .set: nil
    }
  }

  private func isPeriod(_ atom: Atom) -> Bool { RegisterReading.period(atom) != nil }

  // MARK: Names

  /// One name, or several with commas.
  private mutating func list(_ kinds: [RegisterFilter.Kind]) throws(Diagnostic) {
    let start = atoms[index].span
    var meant = try name(kinds)
    var choices = meant.choices
    while index + 1 < atoms.count, atoms[index].isSymbol(.comma), isName(atoms[index + 1]) {
      index += 1
      meant = try name([meant.kind])
      choices += meant.choices
    }
    let filter = RegisterFilter(kind: meant.kind, choices: choices)
    found.append((filter, start.joined(to: atoms[index - 1].span)))
  }

  private func isName(_ atom: Atom) -> Bool {
    switch atom {
    case .quoted: true
    case .word(let text, _):
      kinds(behind: Names.folded(text)).isEmpty && RegisterReading.period(atom) == nil
    case .number, .period, .symbol, .set: false
    }
  }

  /// The longest run of words from here that means something.
  private mutating func name(_ kinds: [RegisterFilter.Kind]) throws(Diagnostic) -> RegisterNames.Meaning {
    if index + 1 < atoms.count, atoms[index].bareWord.map({ Names.folded($0) }) == "the" { index += 1 }
    let first = atoms[index].span
    if case .quoted(let text, let span) = atoms[index] {
      index += 1
      return try one(try names.meanings(of: text, span, among: kinds), text, span, kinds)
    }
    let words = run(from: index)
    if words.isEmpty { throw Refusal.missingName(first) }
    for count in stride(from: words.count, through: 1, by: -1) {
      let text = Array(words[..<count]).text(with: " ")
      let span = first.joined(to: atoms[index + count - 1].span)
      let meanings = try names.meanings(of: text, span, among: kinds)
      if meanings.isEmpty { continue }
      index += count
      return try one(meanings, text, span, kinds)
    }
    let ends = words.firstIndex { !self.kinds(behind: Names.folded($0)).isEmpty } ?? words.count
    let count = max(1, ends)
    let span = first.joined(to: atoms[index + count - 1].span)
    throw names.unknown(Array(words[..<count]).text(with: " "), span, among: kinds, word.name)
  }

  /// Words, and numbers among them that are no years, up to any other sign; at most twelve.
  private func run(from start: Int) -> [String] {
    var words: [String] = []
    for (place, atom) in atoms[start...].prefix(12).enumerated() {
      switch atom {
      case .word(let text, _):
        if start + place + 1 < atoms.count, atoms[start + place + 1].isSymbol(.colon) { return words }
        words.append(text)
      case .number(let text, _) where !words.isEmpty && Period(text) == nil: words.append(text)
      default: return words
      }
    }
    return words
  }

  private func one(
    _ meanings: [RegisterNames.Meaning], _ text: String, _ span: Span, _ kinds: [RegisterFilter.Kind]
  ) throws(Diagnostic) -> RegisterNames.Meaning {
    guard let first = meanings.first else { throw names.unknown(text, span, among: kinds, word.name) }
    if meanings.count == 1 { return first }
    throw Diagnostic(
      .ambiguousName, "\(quoted: text) may be a \(Wording.list(meanings.map(\.kind.rawValue), "or a "))",
      at: span, hint: "say which",
      commands: meanings.map { meaning in
        run.line.replacing(span, with: "\(meaning.kind.words.first ?? "") \(text)")
      })
  }
}
