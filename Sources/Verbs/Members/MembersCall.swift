import Answers
import Claims
import Language
import Observations
import Quantities
import Texts

/// `WORD LEVEL NAMES [PERIOD] [without PART]`: what the words on the members of a level have in common.
struct MembersCall {
  let call: Call
  let word: String
  let run: Run
  let question: Question
  let level: Level

  init(
    _ call: Call, word: String, example: String, numbers: Bool = false, _ run: Run
  ) throws(Diagnostic) {
    self.call = call
    self.word = word
    self.run = run
    var question = Question(try ItemReader.items(call.atoms, run), span: call.span, run)
    question.leavesOut = true
    guard let level = question.levels.first, question.levels.count == 1 else {
      throw Diagnostic(
        .missingArgument, "\(quoted: word) needs one level", at: question.levels.last?.span ?? call.span,
        hint: "write \(command: example), or hosts, investors, sectors, regions")
    }
    try run.allow(question, by: word, levels: true, numbers: numbers) { clause in
      if case .without = clause { true } else { false }
    }
    if level.level.roles == [.period] || level.level.roles == [.measure] || level.level.roles == [.coverage] {
      throw Diagnostic(
        .surplusArgument, "\(quoted: word) is about places, investors or sectors", at: level.span,
        hint: "write \(command: example)")
    }
    self.question = question
    self.level = level.level
  }

  /// The members, as parts of a whole, with the reading that was taken.
  func parts() throws(Diagnostic) -> (
    members: MemberParts, solution: Solution<Result<MemberParts, Diagnostic>>
  ) {
    let solution = try Readings<Result<MemberParts, Diagnostic>>(question, run) {
      frame, _ throws(Diagnostic) in
      Composition.attempt(frame, run) { () throws(Diagnostic) in
        try MemberParts.find(frame, level, question, run).map { ($0, $0.composition.cells) }
      }
    }.solve()
    guard let found = solution.values.first, solution.values.count == 1 else {
      throw Diagnostic(
        .surplusArgument, "\(quoted: word) is of one period", at: question.periodSpan ?? call.span,
        hint: "name one year")
    }
    return (try found.get(), solution)
  }

  /// Members to compare are at least two.
  func checkSeveral(_ members: MemberParts) throws(Diagnostic) {
    guard members.entries.count < 2 else { return }
    let only = members.entries.first.map { run.label($0.choice, role: members.composition.role) } ?? ""
    throw Diagnostic(
      .noData, "only \(only) is listed there, and \(quoted: word) needs two members", at: call.span,
      hint: "\(command: "show") gives the one figure")
  }

  /// `Japan's investment stock, 2012, without the Far Eastern Federal District`
  func subject<Value>(_ members: MemberParts, _ solution: Solution<Value>) -> String {
    let role = members.composition.role
    var frame = solution.frame
    var leaving: Set<Role> = [role]
    if role == .sector, let whole = members.composition.whole?.code, !run.codes[whole].isTotal,
      let place = run.structure.place(of: role)
    {
      frame.address[place] = .code(whole)
      leaving = []
    }
    let text = run.sentence(frame, periods: solution.periods, leaving: leaving)
    guard !members.taken.isEmpty else { return text }
    return text + ", without " + run.words(.set(members.taken), role: role)
  }

  func reading<Value>(_ solution: Solution<Value>, _ role: Role, number: Int? = nil) -> String {
    ([word] + [number.map { String($0) }].compactMap { $0 } + [level.plural(of: role)]
      + run.items(solution.frame, periods: solution.periods) + run.clauses(question)).text(with: " ")
  }

  /// The largest members with their figures.
  func operands(_ members: MemberParts) -> Evidence? {
    let order = members.entries.indices.sorted { left, right in
      let (a, b) = (members.parts.intervals[left].midpoint, members.parts.intervals[right].midpoint)
      return a == b ? left < right : a > b
    }
    var detail: Phrase = ""
    for (number, place) in order.prefix(3).enumerated() {
      let entry = members.entries[place]
      let name = run.label(entry.choice, role: members.composition.role)
      detail = detail + (number == 0 ? "" : ", ") + "\(name) \(entry.quantity)"
    }
    if order.count > 3 { detail = detail + ", \(order.count - 3) smaller" }
    let count = Rational(order.count)
    return Evidence(
      .derived, label: "parts",
      Quantity(unit: .count(nil), point: count, interval: Interval(count), decimals: 0), detail: detail)
  }

  /// Where members that are not listed may take an index; nothing where its ends allow for them. A flow of theirs may be
  /// below zero.
  func beyond(_ members: MemberParts, allowsForRest: Bool) -> Answer.Beyond? {
    let composition = members.composition
    if composition.isExhaustive { return nil }
    return allowsForRest && composition.whole != nil && !composition.isOfFlows(run) ? nil : .either
  }

  /// Which members are counted, and what is left out.
  func scope(_ members: MemberParts) -> [Phrase] {
    let composition = members.composition
    let count = members.entries.count
    var notes = members.notes
    if !composition.measured.missing.isEmpty {
      let names = composition.measured.missing.map { run.label($0, role: composition.role) }.text(with: ", ")
      notes.append("without a figure that could be placed: \(names)")
    }
    if composition.whole == nil {
      notes.append("of the \(count) listed alone: no whole is printed for them")
    } else if !composition.isExhaustive {
      notes.append("of \(count) listed, which need not be all there are")
    }
    return notes
  }
}

extension Quantity {
  /// An index: a plain number, or a share in per cent, of an interval that no formula of cells gives.
  convenience init(index interval: Interval, point: Rational?, unit: Unit = .ratio) {
    let factor: Rational = unit == .percent ? .hundred : .one
    let shown = interval.scaled(by: factor)
    self.init(
      unit: unit, point: point.map { $0 * factor }, interval: shown,
      decimals: Rounding.headlineDecimals(of: shown, atMost: 2))
  }
}
