import Language
import Observations
import Texts

// What stands behind the names: `by region`, `without extraction`, `table 3`, `as bln USD`.
extension ItemReader {
  mutating func clause(_ word: String, _ start: Span) throws(Diagnostic) {
    index += 1
    switch word {
    case "latest": try addPeriods(.latest, start)
    case "avg": items.append(.clause(.average, start))
    case "by": try by(start)
    case "with": try with(start)
    case "without": try without(start)
    case "as": try shown(start)
    case "source": try name(role: .source)
    case "table": try table(start)
    case "where": try whereClause(start)
    default: try take(try one(role: nil), start)
    }
  }

  private mutating func shown(_ start: Span) throws(Diagnostic) {
    let isSecond = items.contains { if case .clause(.shown, _) = $0 { true } else { false } }
    if isSecond {
      throw Diagnostic(
        .surplusArgument, "an answer is shown in one way, and this is a second \(quoted: "as")", at: start,
        hint: "leave one of them out")
    }
    items.append(.clause(.shown(shownWords()), start))
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
    items.append(.clause(.table(id, of: document), start.joined(to: atoms[index - 1].span)))
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
