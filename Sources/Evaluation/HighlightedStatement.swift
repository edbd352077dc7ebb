import Answers
import Language
import Observations
import Quantities
import Texts
import Verbs

/// The tokens of one statement, each with what it is.
struct HighlightedStatement {
  private let tokens: [Token]
  private let places: [TypedPlace.Kind]
  /// Whether the last token may still grow.
  private let isTyping: Bool
  private let memory: Memory
  private let isName: (String) -> Bool
  private let beginsName: (String) -> Bool
  private var found: [Highlighting.Part] = []
  /// After `as`, `where` and `table` stand words that are no names.
  private var isFree = false
  /// The word of the call that the tokens belong to.
  private var verb: (any Verb)?

  /// The most words that are tried as one name.
  private static let longestName = 10

  init(
    _ tokens: [Token], isTyping: Bool, memory: Memory, isName: @escaping (String) -> Bool,
    beginsName: @escaping (String) -> Bool
  ) {
    self.tokens = tokens
    self.isTyping = isTyping
    self.memory = memory
    self.isName = isName
    self.beginsName = beginsName
    places = TypedPlace.kinds(before: tokens)
  }

  static func withoutPossessive(_ text: String) -> String {
    text.hasSuffix("'s") || text.hasSuffix("\u{2019}s") ? String(text.dropLast(2)) : text
  }

  mutating func parts() -> [Highlighting.Part] {
    var place = 0
    while place < tokens.count {
      switch places[place] {
      case .word(let isFirst): place += beginning(place, isFirst: isFirst)
      case .call: place += inside(place)
      case .nothing: place += beside(place)
      }
    }
    return found
  }

  private mutating func add(_ kind: Highlighting.Kind, _ place: Int, count: Int = 1) {
    let last = tokens[min(place + count, tokens.count) - 1]
    found.append(Highlighting.Part(kind: kind, range: tokens[place].span.start..<last.span.end))
  }

  private func isLast(_ place: Int) -> Bool { place == tokens.count - 1 }

  // MARK: Places

  /// Where a query begins; how many tokens are dealt with.
  private mutating func beginning(_ place: Int, isFirst: Bool) -> Int {
    isFree = false
    guard let word = tokens[place].kind.foldedWord else { return beside(place) }
    if let verb = Vocabulary.verb(word), isFirst || verb.kind != .statement {
      self.verb = verb
      add(.word, place)
    } else if memory.binding(word) != nil {
      verb = nil
      add(.name, place)
    } else if word == "of" {
      add(.clause, place)
    } else if isFirst, !(isLast(place) && isTyping && begins(word)) {
      verb = nil
      add(.error, place)
    }
    return 1
  }

  private func begins(_ word: String) -> Bool {
    Vocabulary.all.contains { $0.name.hasPrefix(word) }
      || memory.bindings.contains { $0.name.hasPrefix(word) }
  }

  /// Numbers, signs, new names.
  private mutating func beside(_ place: Int) -> Int {
    switch tokens[place].kind {
    case .number, .symbol(.percent): add(.number, place)
    case .period: add(.period, place)
    case .word: if place > 0, tokens[place - 1].kind == .symbol(.at) { add(.name, place) }
    case .quoted: add(.name, place)
    case .symbol: break
    }
    return 1
  }

  /// Among the names and clauses of a call.
  private mutating func inside(_ place: Int) -> Int {
    switch tokens[place].kind {
    case .number(let text):
      add(text.count == 4 && Period(text) != nil ? .period : .number, place)
      return 1
    case .period, .symbol: return beside(place)
    case .quoted(let text):
      add(isStrict && !isName(Names.folded(text)) ? .error : .name, place)
      return 1
    case .word: return words(place)
    }
  }

  /// Whether a word that nothing has is wrong here.
  private var isStrict: Bool {
    guard let verb else { return true }
    return !isFree && (verb.kind == .selection || ["use", "group"].contains(verb.name))
  }

  // MARK: Words

  private mutating func words(_ place: Int) -> Int {
    guard let word = tokens[place].kind.foldedWord else { return 1 }
    if verb?.name == "help", Vocabulary.verb(word) != nil {
      add(.word, place)
      return 1
    }
    if verb is Without, let turned = Without.verb(word) {
      verb = turned
      add(.word, place)
      return 1
    }
    if SelectionWords.clauses.contains(word) || SelectionWords.prepositions.contains(word) {
      isFree = ["as", "where", "table"].contains(word) || isFree && word == "of"
      add(.clause, place)
      return 1
    }
    if isFree { return 1 }
    if isClaimed(word, place) || word == "nothing" && ["use", "suppose"].contains(verb?.name) {
      isFree = true
      add(.clause, place)
      return 1
    }
    let run = run(from: place)
    for count in stride(from: run.count, through: 1, by: -1)
    where isName(HighlightedStatement.withoutPossessive(run[..<count].joined(separator: " "))) {
      if count == 1, let kind = kind(of: word, place) { return single(kind, place) }
      add(.name, place, count: count)
      return count
    }
    if let kind = kind(of: word, place) { return single(kind, place) }
    return unknown(place, run)
  }

  /// Whether a word begins what a check claims: `about 87 %`, `more than 9 bln USD`.
  private func isClaimed(_ word: String, _ place: Int) -> Bool {
    place > 2 && tokens[0].kind.foldedWord == "check" && HighlightedStatement.hedgeWords.contains(word)
  }

  private static let hedgeWords = Set(
    Hedge.all.flatMap(\.words).compactMap { $0.split(separator: " ").first.map(String.init) })

  /// A word that is a level, a role before its colon, a clause's own word or a period.
  private func kind(of word: String, _ place: Int) -> Highlighting.Kind? {
    if place + 1 < tokens.count, tokens[place + 1].kind == .symbol(.colon),
      SelectionWords.roles.contains(where: { $0.rawValue == word })
    {
      return .clause
    }
    if SelectionWords.levels.joined().contains(word) { return .level }
    if SelectionWords.extras.contains(word), place > 0 { return .clause }
    if case .unstated? = Period(word) { return .period }
    return nil
  }

  private mutating func single(_ kind: Highlighting.Kind, _ place: Int) -> Int {
    add(kind, place)
    return 1
  }

  /// The folded words from a place on that could be one name.
  private func run(from place: Int) -> [String] {
    var words: [String] = []
    for token in tokens[place...].prefix(HighlightedStatement.longestName) {
      switch token.kind {
      case .word(let text): words.append(Names.folded(text))
      case .number(let text) where !words.isEmpty: words.append(text)
      default: return words
      }
    }
    return words
  }

  /// Wrong, unless it is the beginning of a name that is still typed.
  private mutating func unknown(_ place: Int, _ run: [String]) -> Int {
    guard isStrict else { return 1 }
    for count in stride(from: run.count, through: 1, by: -1)
    where beginsName(run[..<count].joined(separator: " ")) {
      if place + count == tokens.count { return count }
    }
    let word = run.first ?? ""
    let isGrowing = isLast(place) && isTyping && beginsGrammar(word)
    if !isGrowing, word != "all", memory.binding(word) == nil { add(.error, place) }
    return 1
  }

  private func beginsGrammar(_ word: String) -> Bool {
    let words =
      Array(SelectionWords.prepositions) + Array(SelectionWords.clauses)
      + SelectionWords.levels.flatMap { $0 }
      + SelectionWords.extras + SelectionWords.roles.map(\.rawValue) + memory.groups.map(\.name)
    return words.contains { $0.hasPrefix(word) }
  }
}
