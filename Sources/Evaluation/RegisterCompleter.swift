import Language
import Observations
import Texts
import Verbs

/// What may stand behind a word that lists what documents say in words: `projects by toy` may go on with Toyota.
struct RegisterCompleter {
  private typealias Offer = Completer.Offer

  /// The most words of a name that stand before the one being typed.
  private static let reach = 5

  private let completer: Completer
  private let word: any RegisterWord
  private let atoms: Int
  private var run: Run { completer.run }

  init(_ completer: Completer, _ word: any RegisterWord, atoms: Int) {
    self.completer = completer
    self.word = word
    self.atoms = atoms
  }

  var completions: Completions {
    for count in stride(from: RegisterCompleter.reach, through: 1, by: -1) {
      guard let wider = completer.reaching(back: count), wider.place.before >= atoms else { continue }
      let found = offers(wider, goesOn: true)
      if !found.isEmpty { return completer.completions(found, from: wider.fragment.start) }
    }
    return completer.completions(offers(completer, goesOn: false))
  }

  /// `goesOn` says that the fragment is more than the last word, so that only names fit.
  private func offers(_ place: Completer, goesOn: Bool) -> [Offer] {
    let typed = Array(place.place.tokens[atoms..<place.place.before])
    let fragment = place.fragment
    let names = RegisterNames(rows(settled(typed)), run)
    if let kinds = kinds(typed) { return kinds.flatMap { self.names($0, names, fragment) } }
    if fragment.isEmpty { return words + years(names, fragment) }
    if goesOn { return word.filters.flatMap { self.names($0, names, fragment) } }
    return words.filter { fragment.begins($0.text) }
      + word.filters.flatMap { self.names($0, names, fragment) }
  }

  // MARK: What is typed

  private func isFilter(_ token: Token) -> [RegisterFilter.Kind] {
    token.kind.foldedWord.map { text in word.filters.filter { $0.words.contains(text) } } ?? []
  }

  /// What the last tokens wait for; nothing if they wait for nothing.
  private func kinds(_ typed: [Token]) -> [RegisterFilter.Kind]? {
    guard let last = typed.last else { return nil }
    switch last.kind {
    case .word:
      let found = isFilter(last)
      return found.isEmpty ? nil : found
    case .symbol(.comma), .symbol(.colon):
      return typed.last { !isFilter($0).isEmpty }.map(isFilter) ?? []
    case .symbol(.range): return [.period]
    default: return nil
    }
  }

  /// The tokens before the filter that is being typed.
  private func settled(_ typed: [Token]) -> [Token] {
    guard let open = kinds(typed).flatMap({ _ in typed.lastIndex { !isFilter($0).isEmpty } }) else {
      return typed
    }
    return Array(typed[..<open])
  }

  /// The entries that fit what is typed already; all of them if it cannot be read.
  private func rows(_ settled: [Token]) -> [RegisterRow] {
    let line = completer.line
    var text = word.name
    if let first = settled.first, let last = settled.last {
      let bytes = line.before.utf8.dropFirst(first.span.start - line.start)
      text += " " + String(decoding: bytes.prefix(last.span.end - first.span.start), as: UTF8.self)
    }
    for line in [text, word.name] {
      guard case .expression(.call(let call))? = try? Parser.statement(line),
        let query = try? RegisterQuery(call, word, run)
      else { continue }
      return query.rows
    }
    return []
  }

  // MARK: Candidates

  private var words: [Offer] {
    var seen: Set<String> = []
    return word.filters.filter { $0 != .period }.compactMap { kind in
      guard let first = kind.words.first, seen.insert(first).inserted else { return nil }
      return Offer(first, kind.summary)
    }
  }

  private func names(
    _ kind: RegisterFilter.Kind, _ names: RegisterNames, _ fragment: Completer.Fragment
  ) -> [Offer] {
    switch kind {
    case .place: codes(names.places, .host, fragment)
    case .sector: codes(names.sectors, .sector, fragment)
    case .company: plain(names.companies, fragment) { names.wording(ofCompany: $0) }
    case .group: plain(names.groups, fragment) { _ in "" }
    case .document:
      names.publications.filter { fragment.begins($0.id) }.map { Offer($0.id, $0.value("title")) }
    case .period: years(names, fragment)
    case .search: []
    }
  }

  private func codes(_ codes: [CodeID], _ role: Role, _ fragment: Completer.Fragment) -> [Offer] {
    NameSpelling.offers(
      for: codes.map { NameSpelling.Named(code: $0, role: nil, beside: role) }, begin: fragment.text,
      quoted: fragment.isQuoted, run)
  }

  private func plain(
    _ names: [String], _ fragment: Completer.Fragment, _ about: (String) -> String
  ) -> [Offer] {
    names.filter(fragment.begins).map { name in
      let isPlain = name.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0 == " " || $0 == "-"
      }
      return Offer(isPlain && !fragment.isQuoted ? name : "\"\(name)\"", display: name, about(name))
    }
  }

  private func years(_ names: RegisterNames, _ fragment: Completer.Fragment) -> [Offer] {
    guard word.filters.contains(.period), !fragment.isQuoted else { return [] }
    return names.periods.filter { period in
      if case .unstated = period { return false }
      return fragment.begins(period.text)
    }.map { Offer($0.text) }
  }
}
