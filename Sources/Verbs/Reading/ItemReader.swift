import Answers
import Claims
import Language
import Observations
import Texts

/// Splits the atoms of a call into items: the longest name first, then levels, periods and clauses.
struct ItemReader {
  private let atoms: [Atom]
  private let run: Run
  private var index = 0
  private var items: [Item] = []
  private var preposition: String?

  static let prepositions: Set<String> = [
    "in", "from", "to", "for", "of", "among", "into", "and", "on", "at",
  ]
  static let clauseWords: Set<String> = [
    "by", "with", "without", "as", "except", "source", "table", "where", "avg", "latest",
  ]
  private static let clauses: Set<String> = ["shares", "totals", "published"]

  static func items(_ atoms: [Atom], _ run: Run) throws(Diagnostic) -> [Item] {
    var reader = ItemReader(atoms, run)
    while reader.index < reader.atoms.count { try reader.next() }
    return reader.items
  }

  private init(_ atoms: [Atom], _ run: Run) {
    self.atoms = atoms
    self.run = run
  }

  // MARK: Atoms

  private func word(_ ahead: Int = 0) -> String? {
    index + ahead < atoms.count ? atoms[index + ahead].bareWord : nil
  }

  private func keyword(_ ahead: Int = 0) -> String? { word(ahead).map(Names.folded) }

  private func symbol(_ symbol: Symbol, _ ahead: Int = 0) -> Bool {
    index + ahead < atoms.count && atoms[index + ahead].isSymbol(symbol)
  }

  private var span: Span { index < atoms.count ? atoms[index].span : (atoms.last?.span ?? Span(0, 0)) }

  private mutating func next() throws(Diagnostic) {
    switch atoms[index] {
    case .number: try number()
    case .period(let text, let span):
      index += 1
      guard let period = Period(text) else { throw Refusal.notAPeriod(text, span) }
      items.append(morePeriods([period], from: span))
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
      items.append(morePeriods([period], from: span))
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

  private mutating func number() throws(Diagnostic) {
    guard case .number(let text, let start) = atoms[index] else { return }
    index += 1
    guard let first = ItemReader.year(text) else { return items.append(.number(text, start)) }
    var periods = [Period.year(first)]
    var end = start
    if symbol(.range), index + 1 < atoms.count, case .number(let other, let span) = atoms[index + 1] {
      guard let last = ItemReader.year(other), first <= last else {
        throw Refusal.badRange(text, other, start.joined(to: span))
      }
      periods = (first...last).map { Period.year($0) }
      end = span
      index += 2
    }
    items.append(morePeriods(periods, from: start.joined(to: end)))
  }

  /// After a period a comma continues periods.
  private mutating func morePeriods(_ first: [Period], from start: Span) -> Item {
    var periods = first
    var span = start
    while symbol(.comma), index + 1 < atoms.count, let period = period(at: index + 1) {
      if !periods.contains(period) { periods.append(period) }
      span = span.joined(to: atoms[index + 1].span)
      index += 2
    }
    return .periods(.listed(periods), span)
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

  private mutating func name(role: Role?) throws(Diagnostic) {
    let start = span
    if role == nil, let open = openedLevel() { return items.append(open) }
    var named = try one(role: role)
    named.span = start.joined(to: named.span)
    if keyword() == "except" { try except(&named) }
    while symbol(.comma) || joinsName(), index + 1 < atoms.count, !startsPeriod(1) {
      index += 1
      var more = try one(role: role)
      if keyword() == "except" { try except(&more) }
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
  private func joinsName() -> Bool {
    guard keyword() == "and", let next = word(1) else { return false }
    return run.means(next, role: nil) || Level.named(next) == nil && !ItemReader.isReserved(next)
  }

  static func isReserved(_ word: String) -> Bool {
    let folded = Names.folded(word)
    return prepositions.contains(folded) || clauseWords.contains(folded)
  }

  private func startsPeriod(_ ahead: Int) -> Bool {
    switch atoms[index + ahead] {
    case .number, .period: true
    default: false
    }
  }

  /// A level word where no longer name begins: `show sectors in NWFD`.
  private mutating func openedLevel() -> Item? {
    guard let text = word(), let level = Level.named(text), longestMatch(list: nil) == nil else { return nil }
    let item = Item.level(level, span)
    index += 1
    return item
  }

  private mutating func one(role: Role?) throws(Diagnostic) -> Named {
    if keyword() == "the", word(1) != nil { index += 1 }
    guard index < atoms.count else { throw Refusal.missingName(span) }
    let hint = preposition
    switch atoms[index] {
    case .set(let members, let span):
      index += 1
      return try set(members, span, role: role, preposition: hint)
    case .quoted(let text, let span):
      index += 1
      return try named(text, span, role: role, preposition: hint)
    case .number(let text, let span), .period(let text, let span): throw Refusal.notAName(text, span)
    case .symbol(let sign, let span): throw Refusal.strayMark(sign, span)
    case .word(let text, let span):
      guard let match = longestMatch(list: role) else { throw run.unknownName(text, span) }
      index += match.words
      return try named(match.text, span.joined(to: atoms[index - 1].span), role: role, preposition: hint)
    }
  }

  /// The longest run of words from here that is a name.
  private func longestMatch(list role: Role?) -> (text: String, words: Int)? {
    var text = ""
    var best: (text: String, words: Int)?
    let longest = run.library.names.longest
    for count in 1...max(1, longest) {
      guard let word = word(count - 1) else { break }
      text += text.isEmpty ? word : " " + word
      if run.means(text, role: role) { best = (text, count) }
    }
    return best
  }

  private func named(_ text: String, _ span: Span, role: Role?, preposition: String?) throws(Diagnostic)
    -> Named
  {
    if let members = run.group(text), let first = members.first {
      return Named(
        choices: [.set(members)], list: run.codes[first].list, role: role, span: span,
        preposition: preposition)
    }
    let code = try run.code(text, span, role: role)
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
      items.append(.named(try complement(taken, clause)))
    }
  }

  /// Everything of a list but the names taken away.
  private func complement(_ taken: Named, _ clause: Span) throws(Diagnostic) -> Named {
    guard let first = taken.codes.first, let top = run.codes.ancestors(of: first).last,
      taken.codes.allSatisfy({ run.codes.isAncestor(top, of: $0) })
    else { throw Refusal.nothingToTakeFrom(clause.joined(to: taken.span)) }
    return Named(
      choices: [.except(top, taken.codes)], list: run.codes[top].list, role: taken.role,
      span: clause.joined(to: taken.span), preposition: preposition)
  }

  // MARK: Clauses

  private mutating func clause(_ word: String, _ start: Span) throws(Diagnostic) {
    index += 1
    switch word {
    case "latest": items.append(.periods(.latest, start))
    case "avg": items.append(.clause(.average, start))
    case "by": try by(start)
    case "with": try with(start)
    case "without": try without(start)
    case "as": items.append(.clause(.shown(shownWords()), start))
    case "source": try name(role: .source)
    case "table": try table(start)
    case "where": try whereClause(start)
    default: items.append(.named(try complement(try one(role: nil), start)))
    }
  }

  private mutating func by(_ start: Span) throws(Diagnostic) {
    repeat {
      if symbol(.comma) { index += 1 }
      guard let text = word() else { throw Refusal.missingLevel(start) }
      if let level = Level.named(text) {
        items.append(.level(level, span))
        index += 1
      } else {
        throw Refusal.noLevel(text, span, run)
      }
    } while symbol(.comma)
  }

  private mutating func with(_ start: Span) throws(Diagnostic) {
    var words: [String] = []
    repeat {
      if symbol(.comma) { index += 1 }
      guard let text = keyword(), ItemReader.clauses.contains(text) else {
        throw Refusal.noExtra(word() ?? "", span)
      }
      words.append(text)
      index += 1
    } while symbol(.comma) && keyword(1).map { ItemReader.clauses.contains($0) } == true
    items.append(.clause(.with(words), start))
  }

  private mutating func without(_ start: Span) throws(Diagnostic) {
    guard index < atoms.count else { throw Refusal.missingName(start) }
    var role: Role?
    if symbol(.colon, 1), let text = word() {
      role = Role(rawValue: Names.folded(text))
      index += 2
    }
    var named = try one(role: role)
    while symbol(.comma) || joinsName(), index + 1 < atoms.count, !startsPeriod(1) {
      index += 1
      let more = try one(role: role)
      guard more.list == named.list else { throw Refusal.mixedList(more.span) }
      named.choices += more.choices
      named.span = named.span.joined(to: more.span)
    }
    try run.checkDisjoint(named.codes, named.span)
    items.append(.clause(.without(named.codes, list: named.list), start.joined(to: named.span)))
  }

  private mutating func shownWords() -> [String] {
    var words: [String] = []
    while index < atoms.count {
      switch atoms[index] {
      case .word(let text, _):
        let folded = Names.folded(text)
        if ItemReader.prepositions.contains(folded) || ItemReader.clauseWords.contains(folded) {
          return words
        }
        words.append(text)
      case .number(let text, _): words.append(text)
      case .symbol(.percent, _): words.append("%")
      default: return words
      }
      index += 1
    }
    return words
  }

  private mutating func table(_ start: Span) throws(Diagnostic) {
    if keyword() == "of", let word = word(1), let only = run.onlyTable(of: word) {
      index += 2
      return items.append(.clause(only, start))
    }
    guard index < atoms.count, case .number(let id, _) = atoms[index] else {
      throw Refusal.missingTable(start)
    }
    index += 1
    var document: String?
    if keyword() == "of", let text = word(1) {
      document = text
      index += 2
    }
    items.append(.clause(.table(id, of: document), start))
  }

  private mutating func whereClause(_ start: Span) throws(Diagnostic) {
    let above = symbol(.greater)
    guard above || symbol(.less), index + 1 < atoms.count, case .number(let text, _) = atoms[index + 1] else {
      throw Refusal.badWhere(start)
    }
    index += 2
    items.append(.clause(.whereAbove(above, number: text, unit: shownWords()), start))
  }
}
