package import Answers
import Claims
package import Language
import Observations
import Quantities
package import Texts

/// `define FEFD`: what a name means.
package struct Define: Verb {
  package let name = "define"
  package let summary = "what a name means: its code, other names, parts and tables"
  package let usage = "define NAME"
  package let example = "define FEFD"
  package let kind = VerbKind.plain

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    guard !call.atoms.isEmpty else {
      throw Diagnostic(
        .missingArgument, "\(quoted: "define") needs a name", at: call.span, hint: "write \(command: example)"
      )
    }
    let (text, role) = try asked(call, run)
    let meanings = Definitions(text, role, run).all
    guard let first = meanings.first else { throw unknown(text, call.argumentSpan, run) }
    var answer = Answer(
      sentence: Phrase(first.title), paragraphs: first.paragraphs, cells: meanings.flatMap(\.cells))
    if meanings.count > 1 {
      answer.sentence = "“\(text)” means \(meanings.count) things"
      answer.paragraphs = meanings.flatMap { [.heading($0.title)] + $0.paragraphs }
    }
    answer.registers = meanings.flatMap(\.registers)
    return answer
  }

  /// The name, and the role typed before it.
  private func asked(_ call: Call, _ run: Run) throws(Diagnostic) -> (text: String, role: Role?) {
    if case .quoted(let text, _)? = call.atoms.first, call.atoms.count == 1 { return (text, nil) }
    guard call.atoms.count > 2, call.atoms[1].isSymbol(.colon), let label = call.atoms[0].bareWord else {
      return (run.text(of: call.argumentSpan), nil)
    }
    guard let role = Role(rawValue: Names.folded(label)) else {
      throw Refusal.noRole(label, call.atoms[0].span)
    }
    if case .quoted(let text, _) = call.atoms[2], call.atoms.count == 3 { return (text, role) }
    return (run.text(of: Span(call.atoms[2].span.start, call.argumentSpan.end)), role)
  }

  private func unknown(_ text: String, _ span: Span, _ run: Run) -> Diagnostic {
    let others = Vocabulary.all.map(\.name) + Hedge.all.flatMap(\.words)
    let refusal = run.unknownName(text, span)
    guard Nearness.names(near: text, in: run.library.names, run.codes).isEmpty,
      Confusables.mended(text).map({ run.means($0, role: nil) }) != true,
      let near = Nearness.words(near: text, in: others).first
    else { return refusal }
    return Diagnostic(
      .unknownName, "no name \(quoted: text)", at: span, hint: "did you mean \(command: near)?")
  }
}

/// One meaning of a name.
struct Meaning {
  let title: String
  var paragraphs: [Paragraph]
  var cells: [Int] = []
  /// Documents whose registers were counted.
  var registers: [Int] = []
}

/// Every meaning of a text: names first, then what else the language knows by it.
struct Definitions {
  private let text: String
  private let folded: String
  private let role: Role?
  private let run: Run

  init(_ text: String, _ role: Role?, _ run: Run) {
    self.text = text
    folded = Names.folded(text)
    self.role = role
    self.run = run
  }

  var all: [Meaning] {
    let codes = codesNamed.map(code)
    if role != nil { return codes }
    return codes + [bound, group, document, level, aRole, period, hedge, word].compactMap { $0 }
  }

  // MARK: Codes

  /// Lists whose codes are no names.
  private static let unnamedLists: Set<String> = ["periods", "bases", "sides"]

  private var codesNamed: [CodeID] {
    let lists = role.flatMap { run.structure.place(of: $0) }.map { run.structure.dimensions[$0].lists }
    return run.library.names.codes(for: text).filter { id in
      let code = run.codes[id]
      return lists?.contains(code.list) ?? !Definitions.unnamedLists.contains(code.list)
    }
  }

  private func code(_ id: CodeID) -> Meaning {
    let code = run.codes[id]
    var lines: [Paragraph] = []
    func add(_ label: String, _ text: String) {
      if !text.isEmpty { lines.append(.entry(label, Phrase(text))) }
    }
    add("code", "\(code.id) in \(code.list)")
    add("names", ([code.name] + code.aliases).joined(separator: ", "))
    add("in Russian", code.russian.joined(separator: ", "))
    add(code.list == "sectors" ? "ISIC" : "ISO", code.iso.joined(separator: ", "))
    add("level", code.level)
    add("part of", code.parent.map { run.codes[$0].name } ?? "")
    add("parts", parts(id))
    add("valid", validity(code))
    add("meaning", code.definition)
    let rows = run.rows(on: id)
    add("printed", printed(rows, id))
    for line in places(rows) { add(line.document, line.text) }
    return Meaning(title: title(code), paragraphs: lines, cells: rows)
  }

  private func title(_ code: Code) -> String {
    let kinds = [
      "sectors": "a sector", "measures": "a measure", "coverages": "a coverage", "sources": "a source",
      "units": "a unit",
    ]
    let kind: String =
      switch code.level {
      case "none": "stands where there is none"
      case "total" where code.list != "coverages": "a total"
      case "": kinds[code.list] ?? "a name"
      default: kinds[code.list] ?? "\("aeiou".contains(code.level.prefix(1)) ? "an" : "a") \(code.level)"
      }
    return "\(code.name): \(kind)"
  }

  private func parts(_ id: CodeID) -> String {
    let children = run.codes.children(of: id).filter { run.codes[$0].excluded.isEmpty }
    guard !children.isEmpty else { return "" }
    let whole = run.codes[id].isExhausted ? "these are all there are" : "not all there are"
    let shown = children.count > 30 ? [] : children.map { run.codes[$0].name }
    return shown.isEmpty ? "\(children.count) listed, \(whole)" : "\(shown.joined(separator: ", ")); \(whole)"
  }

  private func validity(_ code: Code) -> String {
    switch (code.from, code.to) {
    case (nil, nil): ""
    case (let from?, let to?): from == to ? "\(from)" : "\(from) to \(to)"
    case (let from?, nil): "from \(from)"
    case (nil, let to?): "until \(to)"
    }
  }

  private func printed(_ rows: [Int], _ id: CodeID) -> String {
    guard !rows.isEmpty else { return "no number with it is printed" }
    var uses: [String] = []
    for (place, dimension) in run.structure.dimensions.enumerated() {
      let count = rows.filter { run.figures.cube.columns[place][$0] == id }.count
      if count > 0 { uses.append("as \(dimension.id) with \(Wording.count(count, "number"))") }
    }
    return Wording.list(uses)
  }

  /// How many numbers each table, and the prose, of each document has.
  private func places(_ rows: [Int]) -> [(document: String, text: String)] {
    run.catalogue.publications.enumerated().compactMap { place, publication in
      let own = rows.filter { run.figures.cube.statements[$0].place.publication == place }
      var parts = publication.tables.compactMap { table -> String? in
        let count = own.filter { run.figures.cube.statements[$0].place.table == table.id }.count
        return count == 0 ? nil : "\(table.label) (\(count))"
      }
      let prose = own.filter { !run.figures.cube.statements[$0].isTable }.count
      if prose > 0 { parts.append("prose (\(prose))") }
      return parts.isEmpty ? nil : (publication.id, parts.joined(separator: ", "))
    }
  }

  // MARK: What the session named

  private var bound: Meaning? {
    run.memory.binding(folded).map { kept in
      Meaning(
        title: "\(text): a number kept by let",
        paragraphs: [.entry("value", "\(kept.quantity)"), .entry("between", "\(ends: kept.quantity)")],
        cells: kept.cells)
    }
  }

  private var group: Meaning? {
    run.memory.group(folded).map { members in
      Meaning(
        title: "\(text): a group",
        paragraphs: [.entry("members", Phrase(members.map { run.codes[$0].name }.joined(separator: ", ")))])
    }
  }

  // MARK: Documents

  private var document: Meaning? {
    guard let place = run.document(named: text) else { return nil }
    let publication = run.catalogue.publications[place]
    var lines = publication.card.filter { $0.key != "id" }.map { entry in
      Paragraph.entry(Definitions.label(entry.key), Phrase(entry.value.isEmpty ? "not printed" : entry.value))
    }
    for table in publication.tables { lines.append(.entry(table.label, Phrase(table.title))) }
    let statements = run.figures.cube.statements
    let rows = statements.indices.filter {
      statements[$0].place.publication == place && !statements[$0].isBlank
    }
    lines.append(.entry("numbers", Phrase(Wording.count(run.printedNumbers(rows).count, "printed number"))))
    let register = RegisterEntry.Kind.allCases.compactMap { kind -> String? in
      let count = publication.register.count { $0.kind == kind }
      return count == 0 ? nil : Wording.count(count, kind.rawValue)
    }
    if !register.isEmpty { lines.append(.entry("in words", Phrase(Wording.list(register)))) }
    return Meaning(
      title: "\(publication.id): a document", paragraphs: lines,
      registers: publication.hasRegister ? [place] : [])
  }

  private static func label(_ key: String) -> String { key.split(separator: "-").joined(separator: " ") }

  // MARK: Levels, roles and periods

  private var level: Meaning? {
    guard let level = Level.named(folded), let wanted = level.level else { return nil }
    let rows = run.codes.all.indices.filter { run.codes.all[$0].level == wanted }.map { CodeID($0) }
    let used = rows.filter { !run.rows(on: $0).isEmpty }
    var lines: [Paragraph] = [
      .entry("opens", Phrase("by \(Names.folded(level.title)), in \(command: "show") and \(command: "rank")"))
    ]
    lines.append(.entry("with data", Phrase(used.map { run.codes[$0].name }.joined(separator: ", "))))
    return Meaning(title: "\(text): a level of names", paragraphs: lines)
  }

  private var aRole: Meaning? {
    let found = Role.allCases.first { $0.rawValue == folded || $0.rawValue + "s" == folded }
    guard let found else { return nil }
    var lines: [Paragraph] = [.entry("meaning", Phrase(found.meaning))]
    if ![.base, .side].contains(found) {
      lines.append(.entry("names", "\(command: "list \(found.rawValue)s") shows them"))
    }
    return Meaning(title: "\(text): a role that a name can play", paragraphs: lines)
  }

  private var period: Meaning? {
    guard let period = Period(folded), let place = run.structure.place(of: .period) else { return nil }
    let code = run.code(of: period)
    let cube = run.figures.cube
    let rows = cube.rows.filter {
      cube.columns[place][$0] == code && !cube.statements[$0].isBlank
    }
    let kind: String =
      switch period {
      case .year: "one year"
      case .span: "one figure for several years together"
      case .month: "the end of a month"
      case .unstated: "a moment that the text does not date"
      }
    var lines: [Paragraph] = [.entry("meaning", Phrase(kind))]
    let count = Wording.count(run.printedNumbers(rows).count, "number")
    lines.append(.entry("printed", Phrase(rows.isEmpty ? "no number is printed for it" : count)))
    for line in places(rows) { lines.append(.entry(line.document, Phrase(line.text))) }
    return Meaning(title: "\(period.text): a period", paragraphs: lines, cells: rows)
  }

  // MARK: Words

  private var hedge: Meaning? {
    Hedge.named(text).map { Meaning(title: "\(text): a hedge", paragraphs: HedgeRule($0, run).paragraphs) }
  }

  private var word: Meaning? {
    guard let verb = Vocabulary.verb(folded) else { return nil }
    return Meaning(
      title: "\(text): a word of the language",
      paragraphs: [.entry("does", Phrase(verb.summary)), .entry("page", "\(command: "help \(verb.name)")")])
  }
}

extension Role {
  /// What the role is to a reader.
  var meaning: String {
    switch self {
    case .investor: "where the money comes from: a country, a group or a company"
    case .host: "where the money goes: a country, a district, a region or a project"
    case .sector: "what activity the money is in"
    case .measure: "what is measured: what is held, what came in, a rank, a count"
    case .coverage: "which investment is counted: all of it, direct, portfolio and so on"
    case .period: "when the number holds"
    case .unit: "what the number is in"
    case .base: "what a share is a share of"
    case .source: "who compiled the number"
    case .side: "whose statistics compiled it: the host's or the investor's"
    }
  }
}

extension Run {
  /// Rows with a printed number and that very code in their key.
  func rows(on code: CodeID) -> [Int] {
    let cube = figures.cube
    return cube.rows.filter { row in
      !cube.statements[row].isBlank && cube.columns.contains { $0[row] == code }
    }
  }
}
