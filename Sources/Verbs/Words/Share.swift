package import Answers
import Claims
package import Language
import Observations
import Quantities
package import Texts

/// `share PART in WHOLE`: the part's value over the value of the whole with the part's role released.
package struct Share: Verb {
  package let name = "share"
  package let summary = "what part of a whole something is, in per cent"
  package let usage = "share PART in WHOLE [PERIOD] [without PART]"
  package let example = "share japan in FEFD 2012"

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    let question = try PartInWhole.question(call, word: name, example: example, run)
    try Share.checkClauses(question)
    let lists = question.entries.filter { $0.named.choices.count > 1 }
    if let second = lists.dropFirst().first {
      throw Diagnostic(
        .surplusArgument, "\(quoted: "share") takes one list", at: second.named.span,
        hint: "\(command: "show … with shares") makes a table of two")
    }
    let solution = try self.solution(question, run)
    if solution.values.count == 1, let only = solution.values.first, only.count == 1, let share = only.first {
      return answer(share, solution, question, run)
    }
    return table(solution, question, run)
  }

  private func solution(_ question: Question, _ run: Run) throws(Diagnostic) -> Solution<[ShareValue]> {
    do throws(Diagnostic) {
      return try Readings(question, run) { frame, _ throws(Diagnostic) in
        try frame.taking(away: question, run).flatMap { frame throws(Diagnostic) in
          try ShareValue.find(frame, run)
        }.map { Hit(value: $0, cells: $0.flatMap(\.figure.formula.cells)) }
      }.solve().taking(away: question, run)
    } catch {
      guard error.code == .noData, let span = question.withoutSpan else { throw error }
      throw Diagnostic(
        .noData, "what is printed does not give the share without that", at: span,
        hint: "with it: \(command: run.line.replacing(span, with: ""))")
    }
  }

  private static func checkClauses(_ question: Question) throws(Diagnostic) {
    if let number = question.numbers.first {
      throw Diagnostic(
        .syntax, "\(quoted: number.text) is neither a year nor a name", at: number.span,
        hint: "years have four digits")
    }
    for entry in question.clauses {
      switch entry.clause {
      case .shown, .without: break
      default:
        throw Diagnostic(.surplusArgument, "\(quoted: "share") has no use for this clause", at: entry.span)
      }
      if case .shown(let words) = entry.clause, words != ["%"], words.map({ Names.folded($0) }) != ["percent"]
      {
        throw Diagnostic(.unitMismatch, "a share is in per cent", at: entry.span)
      }
    }
    if let level = question.levels.first {
      throw Diagnostic(
        .surplusArgument, "\(quoted: "share") answers for names, not for a level", at: level.span,
        hint: "\(command: "show … by \(Names.folded(level.level.title)) with shares") lists them")
    }
  }

  private func answer(
    _ share: ShareValue, _ solution: Solution<[ShareValue]>, _ question: Question, _ run: Run
  ) -> Answer {
    let frame = solution.frame
    let quantity = share.quantity(run)
    var answer = Answer(headline: quantity)
    let periods = solution.periods
    answer.sentence = Phrase(Share.sentence(share, frame, periods, run))
    answer.reading = Share.reading(share, frame, periods, run)
    answer.cells = share.figure.formula.cells
    if case .cell(let row) = share.figure.formula, share.figure.kind == .printed {
      let recomputed = share.recomputed(run)
      answer.evidence = run.evidence(printed: row, rows: share.rows(run), recomputed: recomputed)
      answer.cells += recomputed?.formula.cells ?? []
    } else {
      answer.evidence = [run.derivation(share.figure, quantity)]
    }
    answer.others = run.others(solution, question) { shares in
      shares.first.map { ($0.quantity(run), $0.figure) }
    }
    answer.notes = run.notes(on: answer.cells)
    return answer
  }

  /// Several periods or several parts: a table.
  private func table(_ solution: Solution<[ShareValue]>, _ question: Question, _ run: Run) -> Answer {
    var rows: [Table.Row] = []
    var cells: [Int] = []
    for hit in solution.chosen.hits {
      for share in hit.hit.value {
        cells += share.figure.formula.cells
        rows.append(
          Table.Row([
            .text(share.label(solution.frame, run)), .text(hit.period.text),
            .number(share.quantity(run), mark: "", showsUnit: false),
          ]))
      }
    }
    let first = solution.values.first?.first
    let sentence = first.map { Share.sentence($0, solution.frame, solution.periods, run) } ?? ""
    var answer = Answer(
      sentence: Phrase(sentence),
      table: Table(
        columns: [
          .init("Part", isNumeric: false), .init("Period", isNumeric: false), .init("Share", unit: "%"),
        ],
        rows: rows))
    answer.reading = first.map { Share.reading($0, solution.frame, solution.periods, run) }
    answer.cells = cells
    answer.notes = run.notes(on: cells)
    return answer
  }

  // MARK: Words

  static func sentence(_ share: ShareValue, _ frame: Frame, _ periods: [Period], _ run: Run) -> String {
    func place(_ role: Role) -> Choice { run.structure.place(of: role).map { frame.address[$0] } ?? .any }
    func code(_ role: Role) -> CodeID? { if case .code(let code) = place(role) { code } else { nil } }
    let listed = frame.lists[share.role].map { list in
      list.map { run.words($0, role: share.role) }.joined(separator: ", ")
    }
    let part = Wording.possessive(Wording.capitalised(listed ?? run.words(share.part, role: share.role)))
    let coverage = share.role == .coverage ? nil : code(.coverage)
    let subject = run.subject(measure: code(.measure), coverage: coverage)
    var whole = ""
    let investor = share.role == .investor ? share.whole : place(.investor)
    if case .code(let owner) = investor, share.role == .investor, run.codes[owner].isTotal {
      whole = "the \(subject)"
    } else {
      whole = "\(Wording.possessive(run.words(investor, role: .investor))) \(subject)"
    }
    let sector = share.role == .sector ? share.whole : place(.sector)
    if case .code(let kind) = sector, !run.codes[kind].isTotal {
      whole += " in \(run.words(sector, role: .sector))"
    }
    if case .set = sector { whole += " in \(run.words(sector, role: .sector))" }
    if case .except(_, let taken) = sector {
      whole += " without \(run.words(.set(taken), role: .sector))"
    }
    let host = share.role == .host ? share.whole : place(.host)
    if let hosts = frame.lists[.host], share.role != .host {
      whole += " in " + hosts.map { run.words($0, role: .host) }.joined(separator: ", ")
    } else if host != .any {
      if case .code(let at) = host, run.codes[at].isTotal {
        whole += " abroad"
      } else {
        whole += " in \(run.words(host, role: .host))"
      }
    }
    let when = periods.count > 2 ? Run.typed(periods) ?? "" : periods.map(\.phrase).text(with: ", ")
    return "\(part) share of \(whole), \(when)"
  }

  static func reading(
    _ share: ShareValue, _ frame: Frame, _ periods: [Period], _ run: Run, word: String = "share"
  ) -> String {
    var part: [String] = []
    for role in frame.partRoles {
      guard let place = run.structure.place(of: role) else { continue }
      part.append(
        frame.lists[role].map { list in
          var other = Frame(address: Address(run.structure), roles: [])
          other.assign { $0.lists = [role: list] }
          return run.items(other, periods: []).joined(separator: " ")
        } ?? run.typed(frame.address[place], role: role))
    }
    var replacing = frame.wholeChoices
    if frame.partRoles.count == 1 { replacing[share.role] = share.whole }
    for role in frame.partRoles where replacing[role] == nil {
      replacing[role] = role == share.role ? share.whole : run.released(frame, role)
    }
    let whole = run.items(frame, periods: periods, replacing: replacing)
    return "\(word) \(part.text(with: " ")) in \(whole.text(with: " "))"
  }
}

/// A share with the part and the whole it is of.
struct ShareValue {
  let figure: Figure
  let address: Address
  let role: Role
  let part: Choice
  let whole: Choice
  let base: Base?

  /// The shares of a frame, one a listed part.
  static func find(_ frame: Frame, _ run: Run) throws(Diagnostic) -> [ShareValue]? {
    guard let role = frame.partRoles.first, let place = run.structure.place(of: role) else { return nil }
    guard frame.partRoles.count == 1 else { return quotient(frame, role, run).map { [$0] } }
    var values: [ShareValue] = []
    for address in run.addresses(frame) {
      guard let value = try one(frame, address, role, place, run) else { return nil }
      values.append(value)
    }
    return values
  }

  private static func one(
    _ frame: Frame, _ address: Address, _ role: Role, _ place: Int, _ run: Run
  ) throws(Diagnostic) -> ShareValue? {
    let part = address[place]
    for whole in try wholes(frame, part, role, run) {
      if whole == part, case .code = whole, let value = run.figures.value(address) {
        let figure = run.figures.figure(.percentage(value.formula, of: value.formula), unit: .percent)
        return figure.map {
          ShareValue(figure: $0, address: address, role: role, part: part, whole: whole, base: nil)
        }
      }
      if let code = run.figures.declared(whole) {
        let base = Base(dimension: place, whole: code)
        if let figure = run.figures.share(address, base: base), figure.unit == .percent {
          return ShareValue(
            figure: figure, address: address, role: role, part: part, whole: whole, base: base)
        }
      } else if let figure = [
        ofAmounts(address, place, whole, run), ofShares(address, place, whole, run),
      ].compactMap({ $0 }).min(by: { $0.cost < $1.cost }).map({ run.figures.asPart($0, of: address) }) {
        return ShareValue(figure: figure, address: address, role: role, part: part, whole: whole, base: nil)
      }
    }
    return nil
  }

  private static func ofAmounts(_ address: Address, _ place: Int, _ whole: Choice, _ run: Run) -> Figure? {
    guard let own = run.figures.value(address), let all = run.figures.value(address.with(place, whole)),
      own.unit == all.unit
    else { return nil }
    return run.figures.figure(.percentage(own.formula, of: all.formula), unit: .percent)
  }

  /// A share in what printed shares leave of their whole.
  private static func ofShares(_ address: Address, _ place: Int, _ whole: Choice, _ run: Run) -> Figure? {
    guard case .except(let code, let parts) = whole else { return nil }
    let base = Base(dimension: place, whole: code)
    func share(_ choice: Choice) -> Figure? {
      run.figures.share(address.with(place, choice), base: base, derive: false)
    }
    let taken = parts.compactMap { share(.code($0)) }
    guard let own = share(address[place]), own.unit == .percent, taken.count == parts.count else {
      return nil
    }
    let rest = Formula.difference(
      .constant(.hundred), taken.count == 1 ? taken[0].formula : .sum(taken.map(\.formula)))
    return run.figures.figure(.percentage(own.formula, of: rest), unit: .percent)
  }

  /// The whole that is named, or the ancestors of the part from the top down.
  private static func wholes(_ frame: Frame, _ part: Choice, _ role: Role, _ run: Run) throws(Diagnostic)
    -> [Choice]
  {
    var wholes = run.tops(of: part, role: role).map { Choice.code($0) }
    if let named = frame.wholeChoices[role] {
      guard run.isPart(part, of: named) else { return [] }
      wholes = [named]
    }
    guard let taken = frame.taken[role] else { return wholes }
    return wholes.compactMap { run.taking(taken, from: $0) }
  }

  /// A part in several roles at once: only amounts can say it.
  private static func quotient(_ frame: Frame, _ role: Role, _ run: Run) -> ShareValue? {
    var whole = frame.address
    for role in frame.partRoles {
      guard let place = run.structure.place(of: role) else { return nil }
      whole[place] = frame.wholeChoices[role] ?? run.released(frame, role)
    }
    guard let place = run.structure.place(of: role), let part = run.figures.value(frame.address),
      let all = run.figures.value(whole), part.unit == all.unit, part.unit.isAdditive,
      let figure = run.figures.figure(.percentage(part.formula, of: all.formula), unit: .percent)
    else { return nil }
    return ShareValue(
      figure: figure, address: frame.address, role: role, part: frame.address[place], whole: whole[place],
      base: nil)
  }

  func quantity(_ run: Run) -> Quantity {
    guard let place = run.structure.place(of: role) else { return run.quantity(figure) }
    return run.quantity(figure, base: ShareBase(dimension: place, whole: address.with(place, whole)))
  }

  /// What tells this share from the others of a list.
  func label(_ frame: Frame, _ run: Run) -> String {
    for listed in frame.lists.keys {
      if let place = run.structure.place(of: listed) { return run.label(address[place], role: listed) }
    }
    return run.label(part, role: role)
  }

  func rows(_ run: Run) -> [Int] { base.map { run.figures.rows(address, base: $0) } ?? [] }

  func recomputed(_ run: Run) -> Figure? { base.flatMap { run.figures.recomputedShare(address, base: $0) } }
}

extension Run {
  /// The addresses of a frame, one for each name of its list.
  func addresses(_ frame: Frame) -> [Address] {
    for (role, list) in frame.lists {
      guard let place = structure.place(of: role) else { continue }
      return list.map { frame.address.with(place, $0) }
    }
    return [frame.address]
  }

  /// The wholes a part may be released to, the widest first; a total is its own whole.
  func tops(of part: Choice, role: Role) -> [CodeID] {
    var members: [CodeID]
    switch part {
    case .any: return []
    case .code(let code): members = codes.members(of: code)
    case .set(let codes): members = codes
    case .except(let whole, _): return Array(codes.ancestors(of: whole).reversed()) + [whole]
    }
    guard let first = members.first else { return [] }
    if members.count == 1, codes[first].isTotal { return [first] }
    members.removeFirst()
    var found = codes.ancestors(of: first).filter { whole in
      members.allSatisfy { codes.isAncestor(whole, of: $0) }
    }
    if role == .investor || role == .host, let world = library.landmarks.world, !found.contains(world) {
      found.append(world)
    }
    return found.reversed()
  }

  func isPart(_ part: Choice, of whole: Choice) -> Bool {
    func codesOf(_ choice: Choice) -> [CodeID] {
      switch choice {
      case .any: []
      case .code(let code): codes.members(of: code)
      case .set(let members): members
      case .except(let whole, _): [whole]
      }
    }
    if case .except(_, let taken) = whole, !taken.allSatisfy({ isApart($0, from: part) }) { return false }
    let wholes = codesOf(whole)
    return codesOf(part).allSatisfy { piece in
      wholes.contains {
        $0 == piece || codes.isAncestor($0, of: piece) || codes[piece].parent == nil && !codes[piece].isTotal
      }
    }
  }

  /// Whether a code and a choice have nothing in common.
  private func isApart(_ code: CodeID, from choice: Choice) -> Bool {
    switch choice {
    case .any: return true
    case .code(let own): return !codes.members(of: own).contains { codes.meet($0, code) }
    case .set(let members):
      return !members.flatMap { codes.members(of: $0) }.contains { codes.meet($0, code) }
    case .except(let own, let taken):
      return !codes.meet(own, code) || taken.contains { $0 == code || codes.isAncestor($0, of: code) }
    }
  }

  /// The widest whole of a frame's part in a role.
  func released(_ frame: Frame, _ role: Role) -> Choice {
    guard let place = structure.place(of: role) else { return .any }
    for top in tops(of: frame.address[place], role: role) {
      if figures.value(frame.address.with(place, .code(top)), derive: false) != nil { return .code(top) }
    }
    return tops(of: frame.address[place], role: role).first.map { .code($0) } ?? .any
  }

  /// The roles in which two frames of one line differ, in the order commands name them.
  func differences(_ frame: Frame, _ other: Frame) -> [Role] {
    [Role.investor, .host, .coverage, .measure, .source].filter { role in
      guard let place = structure.place(of: role) else { return false }
      if role == .source, differs(frame, other, .measure) || differs(frame, other, .coverage) { return false }
      return frame.address[place] != other.address[place]
    }
  }

  private func differs(_ frame: Frame, _ other: Frame, _ role: Role) -> Bool {
    structure.place(of: role).map { frame.address[$0] != other.address[$0] } ?? false
  }

  /// Where a figure is printed, or that it is derived.
  func sourceText(_ figure: Figure) -> String {
    if figure.kind == .printed, case .cell(let row) = figure.formula {
      return placeText(figures.statement(row).place)
    }
    return "derived"
  }
}
