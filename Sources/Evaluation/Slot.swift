import Language
import Observations
import Texts
import Verbs

/// The place among the names and clauses of a call where something is being typed.
struct Slot {
  enum Kind: Hashable {
    /// Any name, or a word of the grammar.
    case open
    case after(preposition: String)
    /// After `host:`.
    case role(Role)
    /// Another name of a list or a set.
    case list
    case periods
    case levels
    case extras
    case shown
    /// After `where`.
    case comparison
    /// In the unit of a limit or of `as`, or right behind it; `typed` are its words.
    case unit(typed: [String])
    case sources
    case tables
    case documents
    case nothing
  }

  let kind: Kind
  /// The tokens whose meaning is settled: without a preposition, a comma or a clause word that waits for more.
  let settled: [Token]
  /// Whether a name, a year or a clause ends right before.
  let isAfterName: Bool
  private let prepositions: Set<String>
  private let rangeStart: Int?

  init(_ tokens: [Token], typing fragment: Completer.Fragment) {
    var settled = tokens
    var kind = Kind.open
    var rangeStart: Int?
    if let open = Slot.openSet(tokens) {
      settled = Array(tokens[..<open])
      kind = .list
    } else {
      (kind, settled, rangeStart) = Slot.ending(tokens)
    }
    if kind == .open || kind == .list, fragment.text.first?.isNumber == true { kind = .periods }
    self.kind = kind
    self.settled = settled
    self.rangeStart = rangeStart
    prepositions = Set(
      tokens.compactMap(\.kind.foldedWord).filter { SelectionWords.prepositions.contains($0) })
    isAfterName = Slot.isOpen(kind) && (tokens.last.map { Slot.endsName($0.kind) } ?? false)
  }

  private static func isOpen(_ kind: Kind) -> Bool {
    if case .unit = kind { true } else { kind == .open }
  }

  private static func endsName(_ kind: Token.Kind) -> Bool {
    switch kind {
    case .word, .quoted, .period: true
    case .number(let text): text.count == 4
    case .symbol(let symbol): symbol == .close || symbol == .percent
    }
  }

  /// The last parenthesis that is open.
  private static func openSet(_ tokens: [Token]) -> Int? {
    var open: [Int] = []
    for (place, token) in tokens.enumerated() {
      if token.kind == .symbol(.open) { open.append(place) }
      if token.kind == .symbol(.close) { _ = open.popLast() }
    }
    return open.first
  }

  /// What the last tokens wait for, the tokens before them, and the year a range begins with.
  private static func ending(_ tokens: [Token]) -> (Kind, [Token], Int?) {
    guard let last = tokens.last else { return (.open, tokens, nil) }
    if let kind = unit(tokens) { return (kind, tokens, nil) }
    let before = Array(tokens.dropLast())
    switch last.kind {
    case .symbol(.colon):
      guard let role = before.last?.kind.foldedWord.flatMap({ Role(rawValue: $0) }) else {
        return (.nothing, before, nil)
      }
      return (.role(role), Array(before.dropLast()), nil)
    case .symbol(.range):
      guard case .number(let text)? = before.last?.kind, let year = Int(text) else {
        return (.nothing, before, nil)
      }
      return (.periods, Array(before.dropLast()), year)
    case .symbol(.comma): return (continued(before), before, nil)
    case .word(let text):
      let word = Names.folded(text)
      if let kind = clause(word, before) { return (kind, before, nil) }
      return SelectionWords.prepositions.contains(word)
        ? (.after(preposition: word), before, nil) : (.open, tokens, nil)
    default: return (.open, tokens, nil)
    }
  }

  /// A limit's or a form's unit, which goes on to the next preposition or clause.
  private static func unit(_ tokens: [Token]) -> Kind? {
    let ends = SelectionWords.prepositions.union(SelectionWords.clauses)
    guard let start = tokens.lastIndex(where: { $0.kind.foldedWord.map(ends.contains) ?? false }) else {
      return nil
    }
    var typed = tokens[(start + 1)...].map(\.kind)
    switch tokens[start].kind.foldedWord {
    case "where":
      guard typed.count >= 2, typed[0] == .symbol(.greater) || typed[0] == .symbol(.less) else { return nil }
      typed.removeFirst(2)
    case "as":
      if typed.isEmpty || typed[0].foldedWord == "index" { return nil }
    default: return nil
    }
    return .unit(
      typed: typed.map { $0 == .symbol(.percent) ? "%" : $0.foldedWord ?? "" })
  }

  private static func clause(_ word: String, _ before: [Token]) -> Kind? {
    switch word {
    case "by": return .levels
    case "with": return .extras
    case "as": return .shown
    case "source": return .sources
    case "table": return .tables
    case "where": return .comparison
    case "except": return .list
    case "of":
      guard case .number? = before.last?.kind, before.dropLast().last?.kind.foldedWord == "table" else {
        return nil
      }
      return .documents
    default: return nil
    }
  }

  /// What a comma goes on with.
  private static func continued(_ before: [Token]) -> Kind {
    switch before.last?.kind {
    case .number, .period: return .periods
    default: break
    }
    for token in before.reversed() {
      guard let word = token.kind.foldedWord else { continue }
      if word == "by" { return .levels }
      if word == "with" { return .extras }
      if SelectionWords.prepositions.contains(word) || SelectionWords.clauses.contains(word) { return .list }
    }
    return .list
  }

  func hasPreposition(_ word: String) -> Bool { prepositions.contains(word) }

  var isRange: Bool { rangeStart != nil }

  /// A range ends after it begins.
  func isAfterStart(_ period: Period) -> Bool {
    guard let rangeStart else { return true }
    if case .year(let year) = period { return year > rangeStart }
    return false
  }

  var takesGroups: Bool {
    switch kind {
    case .open, .after, .list: true
    default: false
    }
  }

  var takesLevels: Bool { kind == .after(preposition: "among") }
}
