package import Answers
import Claims
import Observations
import Quantities
import Texts

extension Run {
  /// A number in the unit that `as` asks for; the printed precision goes along.
  func shown(_ quantity: Quantity, _ question: Question) throws(Diagnostic) -> Quantity {
    guard let clause = question.shown else { return quantity }
    let (unit, scale) = try TypedNumber.unit(clause.words, clause.span, codes)
    if unit == .ratio, scale == .units || !quantity.unit.isAmount {
      throw notShown(clause.words, clause.span)
    }
    guard unit == quantity.unit || unit == .ratio else {
      throw Diagnostic(
        .unitMismatch, "\(Arithmetic.noun(quantity.unit)) cannot be shown as \(Arithmetic.noun(unit))",
        at: clause.span)
    }
    return quantity.shown(in: scale)
  }

  private func notShown(_ words: [String], _ span: Span) -> Diagnostic {
    Diagnostic(
      .unitMismatch, "the answer cannot be shown as \(quoted: words.joined(separator: " "))", at: span,
      hint: "write \(command: "as bln USD") or \(command: "as mln USD")")
  }

  /// Clauses a word has no use for are refused, not passed over.
  func allow(
    _ question: Question, by word: String, levels: Bool = false, numbers: Bool = false, lists: Bool = false,
    _ allowed: (Clause) -> Bool
  )
    throws(Diagnostic)
  {
    for entry in question.clauses where !allowed(entry.clause) {
      throw Refusal.surplusClause(of: word, entry.span)
    }
    if !levels, let level = question.levels.first {
      throw Diagnostic(
        .surplusArgument, "\(quoted: word) gives one number and opens no level", at: level.span,
        hint: "\(command: "show") lists them")
    }
    if !lists, let list = question.entries.first(where: { $0.named.choices.count > 1 }) {
      throw Diagnostic(
        .surplusArgument, "\(quoted: word) takes one name here, not a list", at: list.named.span,
        hint:
          "parentheses make one of several: \(command: "(FEFD, CFD)"); \(command: "compare") and \(command: "show") take lists"
      )
    }
    if !numbers, let number = question.numbers.first {
      throw Diagnostic(
        .syntax, "\(quoted: number.text) is neither a year nor a name", at: number.span,
        hint: "years have four digits")
    }
  }
}

extension Quantity {
  /// The same number in another scale; the printed precision goes along, and the printed text but for a computed one.
  func shown(in scale: Scale, isComputed: Bool = false) -> Quantity {
    if scale == self.scale { return self }
    return Quantity(
      unit: unit, point: point, interval: interval, scale: scale,
      decimals: max(0, decimals + scale.exponent - self.scale.exponent), kind: kind,
      printed: isComputed ? nil : printed,
      formula: formula, base: base, hedge: hedge)
  }
}

/// How the value of an address is spoken of.
extension Run {
  /// `Japan's direct investment stock in manufacturing in Russia, 2012`
  func sentence(_ frame: Frame, periods: [Period], leaving: Set<Role> = []) -> String {
    func choice(_ role: Role) -> Choice { structure.place(of: role).map { frame.address[$0] } ?? .any }
    func code(_ role: Role) -> CodeID? { if case .code(let code) = choice(role) { code } else { nil } }
    func words(_ role: Role) -> String? {
      if leaving.contains(role) { return nil }
      if let list = frame.lists[role] {
        return list.map { self.words($0, role: role) }.text(with: ", ")
      }
      return choice(role) == .any ? nil : self.words(choice(role), role: role)
    }
    let measure = leaving.contains(.measure) ? nil : code(.measure)
    let subject = subject(measure: measure, coverage: leaving.contains(.coverage) ? nil : code(.coverage))
    var text: String
    if code(.investor).map({ codes[$0].id != "_Z" }) ?? true, let investor = words(.investor) {
      text = Wording.possessive(Wording.capitalised(investor)) + " " + subject
    } else {
      text = Wording.capitalised(subject)
    }
    if code(.sector).map({ !codes[$0].isTotal }) ?? true, let sector = words(.sector) {
      text += " in " + sector
    }
    for role in [Role.host, .sector] {
      if let whole = frame.within[role] { text += " in " + self.words(.code(whole), role: role) }
    }
    if let host = words(.host) {
      text += code(.host).map { codes[$0].isTotal } == true ? " abroad" : " in " + host
    }
    if let when = when(periods) { text += ", " + when }
    return text
  }

  /// The whole of a share in words.
  package func sentence(of base: ShareBase) -> String {
    let frame = Frame(address: base.whole, roles: [])
    var periods: [Period] = []
    if let place = structure.place(of: .period), case .code(let code) = base.whole[place],
      let period = Period(codes[code].id)
    {
      periods = [period]
    }
    return sentence(frame, periods: periods)
  }

  func when(_ periods: [Period]) -> String? {
    if periods.isEmpty { return nil }
    return periods.count > 2 ? Run.typed(periods) : periods.map(\.phrase).text(with: " and ")
  }

  /// Other readings of a line with their values, as commands.
  func others<Value>(
    _ solution: Solution<Value>, _ question: Question, _ quantity: (Value) -> (Quantity, Figure)?
  ) -> [OtherReading] {
    if solution.others.isEmpty { return [] }
    let lines = solution.others.map { command($0.frame, telling($0.frame, from: solution.frame), question) }
    var readings: [OtherReading] = []
    for (place, other) in solution.others.enumerated() where readings.count < 4 {
      guard let hit = other.hits.first, other.hits.count == 1, let (value, figure) = quantity(hit.hit.value)
      else {
        continue
      }
      var line = lines[place]
      // Of two that only their source tells apart, the line means the better one; of two as good, neither.
      let isTaken = lines.indices.contains {
        $0 != place && lines[$0] == line && !(other.rank < solution.others[$0].rank)
      }
      if isTaken {
        line = command(other.frame, telling(other.frame, from: solution.frame) + [.source], question)
      }
      readings.append(OtherReading(command: line, quantity: value, source: sourceText(figure)))
    }
    return readings
  }

  /// The roles that a line must name to mean one frame and not another of the same names. With another measure or
  /// coverage an investor or a host that was left out may be another, too.
  func telling(_ frame: Frame, from other: Frame) -> [Role] {
    let differing = differences(frame, other)
    guard differing.contains(.measure) || differing.contains(.coverage) else { return differing }
    return [Role.investor, .host, .coverage, .measure, .source].filter { role in
      let mayBeLeftOut = role == .investor || role == .host
      return differing.contains(role)
        || mayBeLeftOut && !frame.roles.contains(role) && !frame.opened.contains(role)
    }
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
