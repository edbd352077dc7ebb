import Answers
import Language
import Observations
import Texts
import Verbs

/// What may stand inside a call: after its word, among its names and clauses.
struct CallCompleter {
  typealias Offer = Completer.Offer

  private let completer: Completer
  /// The call's word; `group NAME =` has none.
  private let verb: (any Verb)?
  /// Where what follows the word begins.
  private let atoms: Int
  private let slot: Slot
  private let openings: Openings?
  private var fragment: Completer.Fragment { completer.fragment }
  private var run: Run { completer.run }

  /// So many figures are derived for one list of candidates; the rest must be printed.
  private static let derivationLimit = 6

  /// nil after a word that does not exist.
  init?(_ completer: Completer, word: Int?, atoms: Int) {
    let tokens = completer.place.tokens
    self.completer = completer
    self.atoms = atoms
    if let word {
      guard let verb = tokens[word].kind.foldedWord.flatMap({ Vocabulary.verb($0) }) else { return nil }
      self.verb = verb
    } else {
      verb = nil
    }
    let typed = Array(tokens[atoms..<completer.place.before])
    slot = Slot(typed, typing: completer.fragment)
    openings = CallCompleter.openings(slot.settled, of: verb, completer)
  }

  /// What the typed part says, with the rest of the row, or without it if that makes no sense.
  private static func openings(_ settled: [Token], of verb: (any Verb)?, _ completer: Completer) -> Openings?
  {
    let line = completer.line
    var head = ""
    if let first = settled.first, let last = settled.last {
      let bytes = line.before.utf8.dropFirst(first.span.start - line.start).prefix(
        last.span.end - first.span.start)
      head = String(decoding: bytes, as: UTF8.self)
    }
    for text in ["\(head) \(line.restOfCall)", head] {
      guard case .expression(.call(let call))? = try? Parser.statement("show \(text)") else { continue }
      let atoms = verb?.name == "use" ? call.atoms.filter { !$0.isSymbol(.comma) } : call.atoms
      if let openings = Openings(atoms, completer.run, completer.printed) { return openings }
    }
    return nil
  }

  // MARK: Candidates

  var completions: Completions {
    if let word = verb as? any RegisterWord {
      return RegisterCompleter(completer, word, atoms: atoms).completions
    }
    if let verb, verb.kind == .plain {
      return completer.completions(plain(verb).filter { fragment.begins($0.text) })
    }
    let names = answered(names)
    let words = answered(words)
    let here = slot.isAfterName ? words + names : names + words
    for count in stride(from: 5, through: 1, by: -1) {
      guard let wider = completer.reaching(back: count), let call = wider.call else { continue }
      if fragment.isEmpty, !run.library.names.codes(for: wider.fragment.text).isEmpty { continue }
      let found = call.answered(call.names)
      guard !found.isEmpty else { continue }
      // What goes on from the last word alone stands behind the words before it.
      let head = String(wider.fragment.text.dropLast(fragment.text.count))
      let behind = fragment.isEmpty ? [] : here.map { $0.behind(head) }
      return completer.completions(found + behind, from: wider.fragment.start)
    }
    return completer.completions(here)
  }

  /// A word whose usage says what it takes: `help [WORD]`, `define NAME`, `list investors|hosts`.
  private func plain(_ verb: any Verb) -> [Offer] {
    guard slot.settled.isEmpty else { return [] }
    let parts = verb.usage.split { " |[]()…,".contains($0) }.dropFirst().map(String.init)
    var offers = parts.filter { $0.allSatisfy { $0.isLowercase } && $0 != verb.name }.map { Offer($0) }
    if parts.contains("WORD") { offers += Vocabulary.all.map { Offer($0.name, $0.summary) } }
    if parts.contains("NAME") || parts.contains("NAMES") {
      offers += NameSpelling.offers(
        for: everyCode + named(.source), begin: fragment.text, quoted: fragment.isQuoted, run)
    }
    return offers
  }

  private var everyCode: [NameSpelling.Named] {
    let roles: [Role] =
      verb == nil ? [.investor, .host, .sector] : [.investor, .host, .sector, .coverage, .measure]
    return roles.flatMap(named)
  }

  private func named(_ role: Role) -> [NameSpelling.Named] {
    (openings?.codes(role) ?? []).map { NameSpelling.Named(code: $0, role: nil) }
  }

  /// What could stand beside the names typed: in a list, or on the other side of a ratio.
  private var siblings: [NameSpelling.Named] {
    let roles: [Role] = [.host, .investor, .sector, .coverage, .measure]
    let others = roles.flatMap { role in
      (openings?.others(role) ?? []).map { NameSpelling.Named(code: $0, role: nil, beside: role) }
    }
    return others.isEmpty ? everyCode : others
  }

  private var names: [Offer] {
    var codes: [NameSpelling.Named] = []
    switch slot.kind {
    case .open:
      if slot.isAfterName, fragment.isEmpty { return [] }
      codes = everyCode
    case .after(let preposition): codes = self.codes(after: preposition)
    case .role(let role):
      codes = (openings?.codes(role) ?? []).map { NameSpelling.Named(code: $0, role: role) }
    case .list: codes = verb == nil || verb?.name == "use" ? everyCode : siblings
    case .sources:
      codes = (openings?.codes(.source) ?? []).map { NameSpelling.Named(code: $0, role: .source) }
    case .periods, .levels, .extras, .shown, .comparison, .unit, .tables, .documents, .nothing: return []
    }
    return groups + NameSpelling.offers(for: codes, begin: fragment.text, quoted: fragment.isQuoted, run)
  }

  private func codes(after preposition: String) -> [NameSpelling.Named] {
    let isSearch = !fragment.isEmpty
    let isWhole = usage.contains("WHOLE") && preposition == "in"
    switch preposition {
    case "from": return named(.investor) + (isSearch ? named(.host) : [])
    case "to" where verb?.name == "ratio" || verb?.name == "quotient": return siblings
    case "among": return isSearch ? everyCode : []
    case "in", "to", "into":
      let wholes =
        isWhole ? (openings?.wholes(.host) ?? []).map { NameSpelling.Named(code: $0, role: nil) } : []
      let investors = isWhole || isSearch || named(.host).isEmpty ? named(.investor) : []
      return wholes + named(.host) + investors + (isSearch ? named(.sector) : [])
    default: return everyCode
    }
  }

  private var groups: [Offer] {
    guard !fragment.isQuoted, slot.takesGroups else { return [] }
    return run.memory.groups.filter { fragment.begins($0.name) }.map { group in
      Offer(
        group.name, group.members.map { run.codes[$0].name }.joined(separator: ", "),
        subject: .members(group.members))
    }
  }

  // MARK: Words

  private var words: [Offer] {
    if fragment.isQuoted { return [] }
    let offers: [Offer] =
      switch slot.kind {
      case .open: grammar
      case .after: slot.takesLevels ? levels(plural: true) : []
      case .levels: levels(plural: false)
      case .extras: SelectionWords.extras.map { Offer($0) }
      case .shown: shown
      case .comparison: [Offer(">", "above"), Offer("<", "below")]
      case .unit(let typed): unit(typed)
      case .periods: periods
      case .tables: tables
      case .documents: run.catalogue.publications.map { Offer($0.id, $0.value("title")) }
      case .role(.period): periods
      case .role, .list, .sources, .nothing: []
      }
    return offers.filter { fragment.begins($0.text) }
  }

  private var usage: Set<String> {
    Set((verb?.usage ?? "").split { " []|".contains($0) }.map(String.init))
  }

  /// Whatever is no name: what the word's usage has, and with a letter typed everything.
  private var grammar: [Offer] {
    guard verb?.kind == .selection || verb?.kind == .wrapper else { return periodsIfOpen }
    let isSearch = !fragment.isEmpty
    if verb is Without {
      return slot.isAfterName || isSearch ? Without.words.map { Offer($0.name, $0.summary) } : []
    }
    var offers: [Offer] = []
    if usage.contains("LEVEL"), !slot.isAfterName || isSearch, openings?.hasLevel != true {
      offers += levels(plural: true)
    }
    if slot.isAfterName || isSearch {
      let isIn = usage.contains("WHOLE") && !slot.hasPreposition("in")
      if isIn, !isSearch { return [Offer("in", "the whole")] }
      if isIn || openings?.isOpen(.host) == true {
        offers.append(Offer("in", isIn ? "the whole" : "the host"))
      }
      if openings?.isOpen(.investor) == true, !slot.hasPreposition("from") {
        offers.append(Offer("from", "the investor"))
      }
      if usage.contains("to"), !slot.hasPreposition("to") {
        offers.append(Offer("to", "what it is set against"))
      }
      if usage.contains("among") { offers.append(Offer("among", "the level it is ranked in")) }
      for clause in ["by", "with", "as", "where", "avg", "table"] where usage.contains(clause) {
        offers.append(Offer(clause))
      }
      if isSearch { offers += ["except", "source"].map { Offer($0) } + roles }
      offers += periodsIfOpen
      if usage.contains("without") { offers.append(Offer("without", "a part that is taken away")) }
      if !isSearch { offers += short([.coverage, .measure]) }
    }
    return offers
  }

  private var roles: [Offer] { SelectionWords.roles.map { Offer($0.rawValue + ":", isWhole: false) } }

  private func short(_ roles: [Role]) -> [Offer] {
    NameSpelling.offers(
      for: roles.flatMap { role in openings?.isOpen(role) == true ? named(role) : [] }, begin: "",
      quoted: false, run)
  }

  private var periodsIfOpen: [Offer] {
    guard openings?.hasPeriod != true else { return [] }
    return periods + (openings?.hasName == true ? [Offer("latest", "the last year with data")] : [])
  }

  private var periods: [Offer] {
    (openings?.possiblePeriods ?? []).filter { period in
      if case .unstated = period, fragment.isEmpty { return false }
      return slot.isAfterStart(period)
    }.map { period in
      Offer(period.text, subject: slot.isRange ? nil : openings?.code(of: period).map { .code($0, .period) })
    }
  }

  private func levels(plural: Bool) -> [Offer] {
    let all = openings.map { $0.levels(besideNames: slot.takesLevels) } ?? SelectionWords.levels
    return all.compactMap { words in
      (plural ? words.dropFirst().first : words.first).map { Offer($0) }
    }
  }

  private var shown: [Offer] {
    ["%", "mln USD", "bln USD"].map { Offer($0) }
      + (usage.contains("index") ? [Offer("index", "the year that is 100 follows")] : [])
  }

  /// The rest of the units that begin as typed; behind a whole unit, what may end it.
  private func unit(_ typed: [String]) -> [Offer] {
    let units = [["%"], ["mln", "USD"], ["bln", "USD"]]
    let rests = units.filter { unit in
      unit.count > typed.count && zip(unit, typed).allSatisfy { Names.folded($0) == $1 }
    }.map { $0.dropFirst(typed.count).joined(separator: " ") }
    let ends = SelectionWords.prepositions.union(SelectionWords.clauses)
    let isWhole = typed.isEmpty || units.contains { $0.map { Names.folded($0) } == typed }
    return rests.map { Offer($0) } + (isWhole ? grammar.filter { ends.contains($0.text) } : [])
  }

  private var tables: [Offer] {
    var offers: [Offer] = []
    for publication in run.catalogue.publications {
      offers += publication.tables.map { Offer("\($0.id) of \(publication.id)", $0.title) }
    }
    return offers
  }

  // MARK: What has data

  /// The offers that the data has what is needed for, each with what is printed there.
  private func answered(_ offers: [Offer]) -> [Offer] {
    guard let verb, verb.kind == .selection || verb.kind == .wrapper, let openings else { return offers }
    let need = verb.need(hasLevel: openings.hasLevel)
    var derivations = CallCompleter.derivationLimit
    return offers.compactMap { offer in
      switch offer.subject {
      case nil: return offer
      case .members(let members)?: return openings.hasRows(members) ? offer : nil
      case .code(let code, let role)?:
        let found = openings.worth(of: code, role: role, need: need, derivations: &derivations)
        guard found.isAnswered else { return nil }
        var offer = offer
        offer.worth = found.worth
        return offer
      }
    }
  }
}

extension TypedLine {
  /// What stands behind the cursor, up to a sign that ends the call.
  fileprivate var restOfCall: String {
    guard let tokens = try? Lexer.tokens(of: after) else { return "" }
    var depth = 0
    var end = after.utf8.count
    scan: for (place, token) in tokens.enumerated() {
      guard case .symbol(let symbol) = token.kind else { continue }
      switch symbol {
      case .open: depth += 1
      case .close where depth > 0: depth -= 1
      case .comma, .colon, .range, .percent: continue
      case .less, .greater:
        if place > 0, tokens[place - 1].kind.foldedWord == "where" { continue }
        fallthrough
      default:
        end = token.span.start
        break scan
      }
    }
    return String(decoding: after.utf8.prefix(end), as: UTF8.self)
  }
}
