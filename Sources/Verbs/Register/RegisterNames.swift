import Answers
import Language
package import Observations
import Texts

/// The names that a register's word may be narrowed down by, as the documents have them.
package struct RegisterNames {
  private let run: Run
  private let rows: [RegisterRow]

  package init(_ word: any RegisterWord, _ run: Run) {
    self.run = run
    rows = RegisterNames.rows(word.entries, run)
  }

  package init(_ rows: [RegisterRow], _ run: Run) {
    self.run = run
    self.rows = rows
  }

  /// All entries of a kind, document by document.
  static func rows(_ kind: RegisterEntry.Kind, _ run: Run) -> [RegisterRow] {
    run.catalogue.publications.enumerated().flatMap { place, publication in
      publication.register.filter { $0.kind == kind }.map { RegisterRow(publication: place, entry: $0) }
    }
  }

  static func documents(_ rows: [RegisterRow]) -> [Int] {
    var found: [Int] = []
    for row in rows where !found.contains(row.publication) { found.append(row.publication) }
    return found
  }

  /// Companies and their partners, each once, in the order of the documents.
  package var companies: [String] {
    unique(rows.flatMap { $0.entry.setting.companies + $0.entry.setting.partners })
  }

  /// What the first entry with a company is.
  package func wording(ofCompany name: String) -> String {
    let folded = Names.folded(name)
    return rows.first { row in
      (row.entry.setting.companies + row.entry.setting.partners).contains { Names.folded($0) == folded }
    }?.entry.wording ?? ""
  }

  package var groups: [String] { unique(rows.map(\.entry.setting.group)) }

  /// The codes of places, those that hold others included, in the order of the code lists.
  package var places: [CodeID] {
    let own = Set(rows.flatMap(\.entry.setting.hosts))
    return own.union(own.flatMap { run.codes.ancestors(of: $0) }).filter { !run.codes[$0].isTotal }.sorted()
  }

  package var sectors: [CodeID] {
    let own = Set(rows.compactMap(\.entry.setting.sector))
    return own.union(own.flatMap { run.codes.ancestors(of: $0) }).filter { !run.codes[$0].isTotal }.sorted()
  }

  package var periods: [Period] { Set(rows.map(\.entry.setting.period)).sorted() }

  package var publications: [Publication] {
    RegisterNames.documents(rows).map { run.catalogue.publications[$0] }
  }

  private func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { !$0.isEmpty && seen.insert(Names.folded($0)).inserted }
  }

  // MARK: What a text means

  /// What was meant by a text, and whether it is a whole name and not a part of one.
  struct Meaning {
    let kind: RegisterFilter.Kind
    let choices: [RegisterFilter.Choice]
    var isWhole = true
  }

  /// The meanings of a text among some kinds; whole names go before parts of names.
  func meanings(of text: String, _ span: Span, among kinds: [RegisterFilter.Kind]) throws(Diagnostic)
    -> [Meaning]
  {
    var found: [Meaning] = []
    for kind in kinds { if let one = try meaning(text, span, kind) { found.append(one) } }
    for wanted in [true, false] {
      let these = found.filter { $0.isWhole == wanted }
      // What has a code or an id is meant before what is only called so.
      let named = these.filter { $0.kind != .group && $0.kind != .search }
      if !named.isEmpty { return named }
      if !these.isEmpty { return these }
    }
    return []
  }

  private func meaning(_ text: String, _ span: Span, _ kind: RegisterFilter.Kind) throws(Diagnostic)
    -> Meaning?
  {
    switch kind {
    case .place: return try code(text, span, .host).map { Meaning(kind: kind, choices: [.code($0)]) }
    case .sector: return try code(text, span, .sector).map { Meaning(kind: kind, choices: [.code($0)]) }
    case .company: return try company(text, span)
    case .group:
      let found = NamePart.found(text, in: groups)
      return found.names.isEmpty
        ? nil : Meaning(kind: kind, choices: found.names.map { .name($0) }, isWhole: found.isWhole)
    case .document:
      return run.document(named: text).map { Meaning(kind: kind, choices: [.document($0)]) }
    case .search:
      let filter = RegisterFilter(kind: .search, choices: [.search(text)])
      let fits = !NamePart.words(of: text).isEmpty && rows.contains { filter.fits($0, run) }
      return fits ? Meaning(kind: kind, choices: filter.choices) : nil
    case .period: return nil
    }
  }

  /// The one code of a name: an area or a project, a sector.
  private func code(_ text: String, _ span: Span, _ role: Role) throws(Diagnostic) -> CodeID? {
    let found = run.codes(for: text, role: role).filter { id in
      run.codes[id].level != "none" && (run.codes[id].list != "entities" || run.codes[id].level == "project")
    }
    return found.count < 2 ? found.first : try run.code(text, span, role: role)
  }

  private func company(_ text: String, _ span: Span) throws(Diagnostic) -> Meaning? {
    if let code = run.company(text),
      companies.contains(where: { name in run.company(name).map { run.isInside($0, code) } ?? false })
    {
      return Meaning(kind: .company, choices: [.code(code)])
    }
    let found = NamePart.found(text, in: companies)
    if found.names.count > 1 {
      throw Diagnostic(
        .ambiguousName, "\(quoted: text) may be \(Wording.list(found.names, "or"))", at: span,
        hint: "name the one you mean",
        commands: found.names.map { run.line.replacing(span, with: "\"\($0)\"") })
    }
    return found.names.first.map {
      Meaning(kind: .company, choices: [.name($0)], isWhole: found.isWhole)
    }
  }

  /// Other companies with the words of a company's name in theirs.
  func namesakes(of filter: RegisterFilter) -> [String] {
    companies.filter { name in
      filter.choices.contains { choice in
        switch choice {
        case .code(let code):
          let isOwn = run.company(name).map { run.isInside($0, code) } ?? false
          return !isOwn && !NamePart.found(run.codes[code].name, in: [name]).names.isEmpty
        case .name(let own):
          return Names.folded(name) != Names.folded(own) && !NamePart.found(own, in: [name]).names.isEmpty
        default: return false
        }
      }
    }
  }

  // MARK: Unknown names

  /// The refusal of a text that means nothing among some kinds.
  func unknown(_ text: String, _ span: Span, among kinds: [RegisterFilter.Kind], _ word: String) -> Diagnostic
  {
    if kinds.contains(.search) {
      return Diagnostic(
        .noData, "\(quoted: text) is in no author, title or publisher", at: span,
        hint: "\(command: word) lists what there is")
    }
    var known: [String] = []
    if kinds.contains(.company) { known += companies }
    if kinds.contains(.group) { known += groups }
    if kinds.contains(.document) { known += run.catalogue.publications.map(\.id) }
    let folded = known.map { Names.folded($0) }
    let near = Nearness.words(near: text, in: folded + folded.flatMap { NamePart.words(of: $0) })
    if let one = near.first {
      return Diagnostic(
        .unknownName, "no name \(quoted: text)", at: span, hint: "did you mean \(command: one)?")
    }
    if kinds.contains(.place) || kinds.contains(.sector) { return run.unknownName(text, span) }
    return Diagnostic(
      .unknownName, "no name \(quoted: text)", at: span, hint: "\(command: word) lists what there is")
  }
}
