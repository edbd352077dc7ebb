import Claims
import Observations
import Texts

/// Says why a question has no data, and what near it has.
struct NoData {
  private let question: Question
  private let run: Run

  init(_ question: Question, _ run: Run) {
    self.question = question
    self.run = run
  }

  /// `answered` are the periods for which the line has an answer.
  func refusal(_ assignments: [Frame], answered: [Period]) -> Diagnostic {
    if let foreign = noPart() { return foreign }
    if assignments.isEmpty { return unassignable() }
    if let unknown = withoutAnyData() { return unknown }
    for frame in assignments {
      let rows = OpenRoles.rows(frame, run)
      if let blank = blank(rows) { return blank }
    }
    if let other = otherPeriod(answered, assignments) { return other }
    if question.series == .several, let only = answered.first, answered.count == 1 {
      return Diagnostic(
        .noData, "only \(only.phrase) has data, and a series needs two periods", at: question.span,
        hint: "\(command: "show") gives the one figure")
    }
    if assignments.allSatisfy({ OpenRoles.rows($0, run).isEmpty }), let other = otherRole(assignments) {
      return other
    }
    return Diagnostic(
      .noData, "what is printed does not give this", at: question.span,
      hint: "\(command: "show") and \(command: "statements") show what is printed on a name")
  }

  private var periodsAsked: [Period] {
    if case .listed(let periods)? = question.periods { periods } else { [] }
  }

  private func unassignable() -> Diagnostic {
    let taken = question.entries.first { $0.named.choices.contains(where: \.isComplement) }
    if !question.levels.isEmpty, let taken {
      let text = run.text(of: taken.named.span).replacingFirstWord("except", with: "without")
      return Diagnostic(
        .ambiguousReading, "what is opened here has no name before it to take this from",
        at: taken.named.span,
        hint: question.leavesOut
          ? "leave a member out: \(command: text)" : "name the members one by one, with commas")
    }
    let single = question.entries.filter { $0.named.roles(in: run.structure).count == 1 }
    for (place, entry) in single.enumerated() {
      guard let other = single[..<place].first(where: { $0.named.list == entry.named.list }) else { continue }
      let role = entry.named.roles(in: run.structure).first?.rawValue ?? ""
      return Diagnostic(
        .ambiguousReading,
        "\(quoted: run.text(of: other.named.span)) and \(quoted: run.text(of: entry.named.span)) are both a \(role), and a line has one",
        at: entry.named.span, hint: "ask for one of them, then for the other")
    }
    return Diagnostic(
      .ambiguousReading, "two names want the same role", at: question.span,
      hint: "name the roles: \(command: "investor:"), \(command: "host:"), or put several names in a set"
    )
  }

  /// A part that lies outside the whole, where both can play one role only.
  private func noPart() -> Diagnostic? {
    for part in question.entries where part.side == .part && question.nests {
      for (place, whole) in question.entries.enumerated()
      where whole.side == .whole && whole.named.list == part.named.list
        && !question.contextual.contains(place)
      {
        guard let one = part.named.choices.first, let other = whole.named.choices.first,
          !run.isPart(one, of: other),
          let role = onlyRole(part.named), role == onlyRole(whole.named)
        else { continue }
        return Diagnostic(
          .noData,
          "\(run.words(one, role: role)) \(part.named.codes.count > 1 ? "are" : "is") no part of \(run.words(other, role: role))",
          at: part.named.span,
          hint: "\(command: "ratio A to B") sets any two figures against one another")
      }
    }
    return nil
  }

  /// The one role in which the data knows a name.
  private func onlyRole(_ named: Named) -> Role? {
    let known = named.roles(in: run.structure).filter { role in
      guard let place = run.structure.place(of: role) else { return false }
      return run.figures.cube.columns[place].contains { named.codes.contains($0) }
    }
    return known.count == 1 ? known.first : nil
  }

  /// A name that no number is printed for, in any role.
  private func withoutAnyData() -> Diagnostic? {
    for entry in question.entries {
      for code in entry.named.codes {
        let places = entry.named.roles(in: run.structure).compactMap { run.structure.place(of: $0) }
        let known = places.contains { place in
          run.figures.cube.columns[place].contains { $0 == code || run.codes[$0].members.contains(code) }
        }
        if known { continue }
        let roles = entry.named.roles(in: run.structure).map(\.rawValue)
        let role = roles.count == 1 ? roles[0] : "investor"
        return Diagnostic(
          .noData, "no number is printed on \(run.codes[code].name)", at: entry.named.span,
          hint: "\(command: "list \(role)s") shows those with data")
      }
    }
    return nil
  }

  private func blank(_ rows: [Int]) -> Diagnostic? {
    let asked = Set(periodsAsked.compactMap { run.code(of: $0) })
    guard let place = run.structure.place(of: .period) else { return nil }
    let here = rows.filter { asked.contains(run.figures.cube.columns[place][$0]) }
    guard question.levels.isEmpty, let row = here.first,
      here.allSatisfy({ run.figures.cube.statements[$0].isBlank })
    else { return nil }
    return Diagnostic(
      .noData,
      "the cell is blank: \(run.placeText(run.figures.cube.statements[row].place)) prints nothing there",
      at: question.span)
  }

  private func otherPeriod(_ answered: [Period], _ assignments: [Frame]) -> Diagnostic? {
    let missing = periodsAsked.filter { !answered.contains($0) }
    guard !answered.isEmpty, question.series == .single || !missing.isEmpty, let span = question.periodSpan
    else { return nil }
    let what = question.levels.first.map { $0.level.plural(of: $0.level.roles.first ?? .host) } ?? "this"
    let when = (missing.isEmpty ? periodsAsked : missing).prefix(3).map(\.phrase).joined(separator: ", ")
    let others = answered.filter { $0 != question.otherPeriod }
    let known = (others.isEmpty ? answered : others).prefix(8).map(\.text).joined(separator: ", ")
    return Diagnostic(
      .noData, "no table reports \(what) for \(when)", at: span,
      hint: others.isEmpty
        ? "there is data for \(known) only, which the line has already"
        : "there is data for \(known)\(elsewhere())",
      commands: offered(others).map { run.line.replacing(span, with: $0) })
  }

  /// What may stand in place of the periods: enough for an answer, and none that the line has already.
  private func offered(_ others: [Period]) -> [String] {
    // Years in two places of the line cannot be replaced by one.
    let parts = question.entries.map(\.named.span)
    if let span = question.periodSpan, parts.contains(where: { span.start < $0.start && $0.end < span.end }) {
      return []
    }
    guard question.series == .single else { return [] }
    if question.fewestPeriods == 1 { return others.suffix(2).map(\.text) }
    let asked = others.filter { periodsAsked.contains($0) }
    let enough = asked.count < question.fewestPeriods ? others.suffix(question.fewestPeriods) : asked[...]
    return enough.count < question.fewestPeriods ? [] : [enough.map(\.text).text(with: ", ")]
  }

  /// For an opened level: which hosts have it.
  private func elsewhere() -> String {
    guard let level = question.levels.first?.level, level.roles == [.sector],
      let sector = run.structure.place(of: .sector), let host = run.structure.place(of: .host)
    else { return "" }
    let cube = run.figures.cube
    var hosts: [CodeID] = []
    for row in cube.rows where !cube.statements[row].isBlank && !run.codes[cube.columns[sector][row]].isTotal
    {
      let code = cube.columns[host][row]
      let entry = run.codes[code]
      if !hosts.contains(code), entry.list == "areas", entry.members.isEmpty, entry.excluded.isEmpty {
        hosts.append(code)
      }
    }
    hosts = Array(hosts.prefix(8))
    return "; sectors are printed for \(hosts.map { run.codes[$0].name }.joined(separator: ", "))"
  }

  /// One name at a time is let go: what else has data there.
  private func otherRole(_ assignments: [Frame]) -> Diagnostic? {
    let asked = Set(periodsAsked.compactMap { run.code(of: $0) })
    guard let periodPlace = run.structure.place(of: .period) else { return nil }
    for (place, entry) in question.entries.enumerated().reversed() {
      for frame in assignments {
        guard place < frame.roles.count, let role = frame.roles[place],
          let dimension = run.structure.place(of: role)
        else { continue }
        let rows = OpenRoles.rows(frame, run, without: role).filter { row in
          !run.figures.cube.statements[row].isBlank
            && (asked.isEmpty || asked.contains(run.figures.cube.columns[periodPlace][row]))
        }
        var codes: [CodeID] = []
        for row in rows {
          let code = run.figures.cube.columns[dimension][row]
          let isSame = entry.named.codes.contains(code)
          if !isSame, !codes.contains(code), run.codes[code].level != "none", run.codes[code].members.isEmpty,
            run.codes[code].excluded.isEmpty
          {
            codes.append(code)
          }
        }
        guard !codes.isEmpty else { continue }
        codes.sort()
        let named = entry.named.codes.first.map { run.codes[$0].name } ?? ""
        let list = codes.prefix(10).map { run.codes[$0].name }.joined(separator: ", ")
        return Diagnostic(
          .noData, "nothing is printed for \(named) there", at: entry.named.span,
          hint: "with the rest of the line there is data for \(list)")
      }
    }
    return nil
  }
}
