import Answers
import Claims
import Language
import Observations
import Texts

/// Splits the atoms of a call into items: the longest name first, then levels, periods and clauses.
struct ItemReader {
  let atoms: [Atom]
  let run: Run
  var index = 0
  var items: [Item] = []
  private var preposition: String?
  private let pairs: Bool

  static let prepositions = FewWords(["in", "from", "to", "for", "of", "among", "into", "and", "on", "at"])
  static let clauseWords = FewWords([
    "by", "with", "without", "as", "except", "source", "table", "where", "avg", "latest",
  ])
  static let clauses: Set<String> = ["shares", "totals", "published"]

  /// `2004 to 2012` is a span of years, but for a word that `pairs` what stands around `to`.
  static func items(_ atoms: [Atom], pairs: Bool = false, _ run: Run) throws(Diagnostic) -> [Item] {
    var reader = ItemReader(atoms, pairs, run)
    while reader.index < reader.atoms.count { try reader.next() }
    return reader.items
  }

  private init(_ atoms: [Atom], _ pairs: Bool, _ run: Run) {
    self.atoms = atoms
    self.pairs = pairs
    self.run = run
    items.reserveCapacity(atoms.count)
  }

  // MARK: Atoms

  func word(_ ahead: Int = 0) -> String? {
    index + ahead < atoms.count ? atoms[index + ahead].bareWord : nil
  }

  func keyword(_ ahead: Int = 0) -> String? { word(ahead).map(Names.folded) }

  private func isKeyword(_ wanted: String) -> Bool { word().map { Names.isSame($0, wanted) } ?? false }

  func symbol(_ symbol: Symbol, _ ahead: Int = 0) -> Bool {
    index + ahead < atoms.count && atoms[index + ahead].isSymbol(symbol)
  }

  var span: Span { index < atoms.count ? atoms[index].span : (atoms.last?.span ?? Span(0, 0)) }

  private mutating func next() throws(Diagnostic) {
    switch atoms[index] {
    case .number: try number()
    case .period(let text, let span):
      index += 1
      guard let period = Period(text) else { throw Refusal.notAPeriod(text, span) }
      let (asked, all) = morePeriods([period], from: span)
      try addPeriods(asked, all)
    case .set, .quoted: try name(role: nil)
    case .symbol(let sign, let span): throw Refusal.strayMark(sign, span)
    case .word(let text, let span): try word(text, span)
    }
  }

  private mutating func word(_ text: String, _ span: Span) throws(Diagnostic) {
    let folded = Names.folded(text)
    if symbol(.colon, 1) { return try labelled(text, span) }
    if ItemReader.clauseWords.contains(folded) { return try clause(folded, span) }
    if ItemReader.prepositions.contains(folded) {
      index += 1
      preposition = folded
      items.append(.preposition(folded, span))
      return
    }
    if let period = Period(folded), case .unstated = period {
      index += 1
      let (asked, all) = morePeriods([period], from: span)
      try addPeriods(asked, all)
      return
    }
    try name(role: nil)
  }

  /// `investor:JP`, `period:2012`
  private mutating func labelled(_ text: String, _ span: Span) throws(Diagnostic) {
    guard let role = Role(rawValue: Names.folded(text)), role != .unit, role != .base, role != .side else {
      throw Refusal.noRole(text, span)
    }
    index += 2
    if role == .period {
      guard index < atoms.count else { throw Refusal.missingPeriod(span) }
      return try next()
    }
    try name(role: role)
  }

  // MARK: Periods and numbers

  private static func year(_ text: String) -> Int? {
    guard text.count == 4, let year = Int(text), (1000...2999).contains(year) else { return nil }
    return year
  }

  /// Whether here stands what joins the ends of a span.
  private var joinsYears: Bool {
    if symbol(.range) { return true }
    guard !pairs, isKeyword("to"), index + 1 < atoms.count, case .number(let text, _) = atoms[index + 1]
    else {
      return false
    }
    return ItemReader.year(text) != nil
  }

  private mutating func number() throws(Diagnostic) {
    guard case .number(let text, let start) = atoms[index] else { return }
    index += 1
    guard let first = ItemReader.year(text) else { return items.append(.number(text, start)) }
    var periods = [Period.year(first)]
    var end = start
    if joinsYears, index + 1 < atoms.count, case .number(let other, let span) = atoms[index + 1] {
      guard let last = ItemReader.year(other), first <= last else {
        throw Refusal.badRange(text, other, start.joined(to: span))
      }
      periods = (first...last).map { Period.year($0) }
      end = span
      index += 2
    }
    let (asked, span) = morePeriods(periods, from: start.joined(to: end))
    try addPeriods(asked, span)
  }

  /// Years that are listed, or the latest: not both on one side of a line.
  mutating func addPeriods(_ asked: PeriodsAsked, _ span: Span) throws(Diagnostic) {
    for item in items.reversed() {
      if case .preposition("to", _) = item { break }
      guard case .periods(let before, _) = item, before == .latest || asked == .latest else { continue }
      throw Refusal.latestAmongOthers(span)
    }
    items.append(.periods(asked, span))
  }

  /// After a period a comma continues periods.
  private mutating func morePeriods(_ first: [Period], from start: Span) -> (asked: PeriodsAsked, span: Span)
  {
    var periods = first
    var span = start
    while symbol(.comma), index + 1 < atoms.count, let period = period(at: index + 1) {
      if !periods.contains(period) { periods.append(period) }
      span = span.joined(to: atoms[index + 1].span)
      index += 2
    }
    return (.listed(periods), span)
  }

  private func period(at place: Int) -> Period? {
    switch atoms[place] {
    case .number(let text, _): ItemReader.year(text).map { .year($0) }
    case .period(let text, _): Period(text)
    case .word(let text, _): text.lowercased().hasPrefix("unstated") ? Period(text.lowercased()) : nil
    case .quoted, .symbol, .set: nil
    }
  }

  // MARK: Names

  mutating func name(role: Role?) throws(Diagnostic) {
    let start = span
    let match = longestMatch(list: role)
    if role == nil, match == nil, let open = openedLevel() { return items.append(open) }
    var named = try one(role: role, match)
    named.span = start.joined(to: named.span)
    if role != .source, isKeyword("except") { try except(&named) }
    while symbol(.comma) || joinsName(), index + 1 < atoms.count, !startsPeriod(1) {
      index += 1
      var more = try one(role: role)
      if isKeyword("except") { try except(&more) }
      guard
        more.list == named.list || Set(more.roles(in: run.structure)) == Set(named.roles(in: run.structure))
      else {
        throw Refusal.mixedList(more.span)
      }
      named.choices += more.choices
      named.span = named.span.joined(to: more.span)
    }
    items.append(.named(named))
  }

  /// `FEFD and CFD`: an `and` between two names is a comma.
  func joinsName() -> Bool {
    guard isKeyword("and"), let next = word(1) else { return false }
    return run.means(next, role: nil) || Level.named(next) == nil && !ItemReader.isReserved(next)
  }

  static func isReserved(_ word: String) -> Bool {
    let folded = Names.folded(word)
    return prepositions.contains(folded) || clauseWords.contains(folded)
  }

  func startsPeriod(_ ahead: Int) -> Bool {
    switch atoms[index + ahead] {
    case .number, .period: true
    default: false
    }
  }

  /// A level word where no longer name begins: `show sectors in NWFD`.
  private mutating func openedLevel() -> Item? {
    guard let text = word(), let level = Level.named(text) else { return nil }
    let item = Item.level(level, span)
    index += 1
    return item
  }

  /// `first` is the longest name that begins here, where it was looked for.
  mutating func one(role: Role?, _ first: Match? = nil) throws(Diagnostic) -> Named {
    var first = first
    if isKeyword("the"), word(1) != nil {
      index += 1
      first = nil
    }
    guard index < atoms.count else { throw Refusal.missingName(span) }
    let hint = preposition
    switch atoms[index] {
    case .set(let members, let span):
      index += 1
      return try set(members, span, role: role, preposition: hint)
    case .quoted(let text, let span):
      index += 1
      return try named(match(text, words: 1, role), span, role: role, preposition: hint)
    case .number(let text, let span), .period(let text, let span): throw Refusal.notAName(text, span)
    case .symbol(let sign, let span): throw Refusal.strayMark(sign, span)
    case .word(let text, let span):
      guard let match = first ?? longestMatch(list: role) else { throw run.unknownName(text, span) }
      index += match.words
      return try named(match, span.joined(to: atoms[index - 1].span), role: role, preposition: hint)
    }
  }

  /// Words that are a name.
  struct Match {
    let text: String
    let words: Int
    /// Of a group; nothing for any other name.
    let members: [CodeID]?
    /// Every code that has the name.
    let codes: [CodeID]
  }

  private func match(_ text: String, words: Int, _ role: Role?) -> Match {
    Match(text: text, words: words, members: run.group(text), codes: run.codes(for: text, role: role))
  }

  /// The longest run of words from here that is a name.
  private func longestMatch(list role: Role?) -> Match? {
    var name = GrowingName()
    var best: Match?
    let longest = run.library.names.longest
    for count in 1...max(1, longest) {
      guard let word = word(count - 1) else { break }
      name.add(word)
      guard !run.memory.groups.isEmpty || run.library.names.mayFit(name) else { continue }
      let match = match(text(ofWords: count), words: count, role)
      if match.members != nil || !match.codes.isEmpty { best = match }
    }
    return best
  }

  private func text(ofWords count: Int) -> String {
    var text = word() ?? ""
    for ahead in 1..<max(1, count) { text += " " + (word(ahead) ?? "") }
    return text
  }

  private func named(_ match: Match, _ span: Span, role: Role?, preposition: String?) throws(Diagnostic)
    -> Named
  {
    if let members = match.members, let first = members.first {
      return Named(
        choices: [.set(members)], list: run.codes[first].list, role: role, span: span,
        preposition: preposition)
    }
    let code = try run.code(match.text, match.codes, span)
    return Named(
      choices: [.code(code)], list: run.codes[code].list, role: role, span: span, preposition: preposition)
  }

  private func set(_ members: [Atom], _ span: Span, role: Role?, preposition: String?) throws(Diagnostic)
    -> Named
  {
    let inner = try ItemReader.items(members, run)
    var codes: [CodeID] = []
    var list = ""
    for item in inner {
      guard case .named(let named) = item else { throw Refusal.notInSet(item.span) }
      for choice in named.choices {
        switch choice {
        case .code(let code): codes.append(code)
        case .set(let more): codes += more
        case .any, .except: throw Refusal.notInSet(named.span)
        }
      }
      if !list.isEmpty, list != named.list { throw Refusal.mixedList(named.span) }
      list = named.list
    }
    guard let first = codes.first else { throw Refusal.emptySet(span) }
    try run.checkDisjoint(codes, span)
    return Named(
      choices: [codes.count == 1 ? .code(first) : .set(codes)], list: list, role: role, span: span,
      preposition: preposition)
  }

  /// `russia except FEFD`, and `except japan` for all investors but Japan.
  private mutating func except(_ named: inout Named) throws(Diagnostic) {
    let clause = span
    index += 1
    let taken = try one(role: named.role)
    let codes = taken.codes
    if case .code(let whole)? = named.choices.last, codes.allSatisfy({ run.codes.isAncestor(whole, of: $0) })
    {
      named.choices[named.choices.count - 1] = .except(whole, codes)
      named.span = named.span.joined(to: taken.span)
    } else {
      try take(taken, clause)
    }
  }

  /// Takes names away from the last name before them that holds them; else from their whole list.
  mutating func take(_ taken: Named, _ clause: Span) throws(Diagnostic) {
    for place in items.indices.reversed() {
      guard case .named(var named) = items[place], case .code(let whole)? = named.choices.last,
        taken.codes.allSatisfy({ run.codes.isAncestor(whole, of: $0) })
      else { continue }
      named.choices[named.choices.count - 1] = .except(whole, taken.codes)
      items[place] = .named(named)
      return
    }
    items.append(.named(try complement(taken, clause)))
  }

  /// Everything of a list but the names taken away.
  func complement(_ taken: Named, _ clause: Span) throws(Diagnostic) -> Named {
    guard let first = taken.codes.first, let top = run.codes.ancestors(of: first).last,
      taken.codes.allSatisfy({ run.codes.isAncestor(top, of: $0) })
    else { throw Refusal.nothingToTakeFrom(clause.joined(to: taken.span)) }
    return Named(
      choices: [.except(top, taken.codes)], list: run.codes[top].list, role: taken.role,
      span: clause.joined(to: taken.span), preposition: preposition)
  }
}
