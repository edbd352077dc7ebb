import Claims
import Observations
import Texts

/// Finds every way to read a question that has data, and chooses.
///
/// 1. Each assignment of the names to roles, each measure, coverage and source the data has, is tried.
/// 2. The first measure, then the first coverage, then tables before prose.
/// 3. Several investors, hosts or assignments in that first place are refused, never picked from.
struct Readings<Value> {
  private let question: Question
  private let run: Run
  private let evaluate: (Frame, Period) throws(Diagnostic) -> Hit<Value>?

  init(
    _ question: Question, _ run: Run, evaluate: @escaping (Frame, Period) throws(Diagnostic) -> Hit<Value>?
  ) {
    self.question = question
    self.run = run
    self.evaluate = evaluate
  }

  func solve() throws(Diagnostic) -> Solution<Value> {
    var candidates: [Candidate<Value>] = []
    for frame in try frames() {
      try run.checkpoint()
      if let candidate = try candidate(frame) { candidates.append(candidate) }
    }
    candidates = withoutDoubles(candidates)
    guard let first = candidates.map(\.rank).min(by: { $0 < $1 }) else { throw try noData() }
    var tied = candidates.filter { $0.rank == first }
    tied = released(tied)
    if tied.count > 1 { throw ambiguous(tied) }
    guard let chosen = tied.first else { throw try noData() }
    if question.periods == nil, question.series == .single {
      try checkPeriods(
        candidates.filter { $0.rank.measure == first.measure && $0.rank.coverage == first.coverage }, chosen)
    }
    let others = candidates.filter { $0.frame != chosen.frame }.sorted { $0.rank < $1.rank }
    return Solution(
      chosen: chosen, others: question.unnamed == .released ? comparable(others, chosen) : others)
  }

  // MARK: Frames

  /// Every assignment of names to roles, before the roles left out are filled in.
  private func assignments() throws(Diagnostic) -> [Frame] {
    var frames = [Frame(address: Address(run.structure), roles: [])]
    for (place, entry) in question.entries.enumerated() {
      let isContext = question.contextual.contains(place)
      let roles = entry.named.roles(in: run.structure)
      var next: [Frame] = []
      next.reserveCapacity(frames.count * roles.count)
      for frame in frames {
        for role in roles {
          if let extended = extend(frame, entry, role), !isContext || !frame.partRoles.contains(role) {
            next.append(extended)
          } else if isContext {
            var same = frame
            same.assign { $0.roles.append(nil) }
            next.append(same)
          }
        }
      }
      frames = next
      if frames.count > 4096 { break }
    }
    for level in question.levels {
      frames = frames.flatMap { frame in level.level.roles.compactMap { opened(level.level, $0, in: frame) } }
    }
    return frames
  }

  /// A frame with a role opened; a name that already plays the role holds the members.
  private func opened(_ level: Level, _ role: Role, in frame: Frame) -> Frame? {
    guard !frame.opened.contains(role) else { return nil }
    var opened = frame
    opened.assign { $0.opened.append(role) }
    if role == .period || isFree(role, frame) { return opened }
    guard let place = run.structure.place(of: role), case .code(let whole) = frame.address[place],
      frame.lists[role] == nil, !run.codes[whole].isTotal
    else { return nil }
    opened.assign { $0.within[role] = whole }
    opened.address[place] = .any
    return run.members(level, role, opened, residuals: true).isEmpty ? nil : opened
  }

  private func isFree(_ role: Role, _ frame: Frame) -> Bool {
    guard let place = run.structure.place(of: role) else { return false }
    return frame.address.isOpen(place)
  }

  private func extend(_ frame: Frame, _ entry: Question.Entry, _ role: Role) -> Frame? {
    guard let place = run.structure.place(of: role), let first = entry.named.choices.first else { return nil }
    let isTaken = !frame.address.isOpen(place) || frame.lists[role] != nil
    if isTaken {
      guard entry.side == .whole, frame.partRoles.contains(role), frame.wholeChoices[role] == nil,
        entry.named.choices.count == 1, !question.nests || run.isPart(frame.address[place], of: first)
      else { return nil }
    }
    var frame = frame
    frame.assign {
      $0.roles.append(role)
      if isTaken {
        $0.wholeChoices[role] = first
        return
      }
      if entry.side == .part { $0.partRoles.append(role) }
      if entry.named.choices.count > 1 { $0.lists[role] = entry.named.choices }
    }
    if !isTaken { frame.address[place] = first }
    return frame
  }

  /// Frames with the roles left out filled in from the data, best first.
  private func frames() throws(Diagnostic) -> [Frame] {
    let assignments = try assignments()
    if assignments.count == 1 { return OpenRoles(assignments[0], run).frames }
    var found: [Frame] = []
    var met = Met<Frame>()
    for assignment in assignments {
      for frame in OpenRoles(assignment, run).frames where met.isNew(frame) {
        found.append(frame)
      }
    }
    return found
  }

  // MARK: Candidates

  private func candidate(_ frame: Frame) throws(Diagnostic) -> Candidate<Value>? {
    var hits: [(period: Period, hit: Hit<Value>)] = []
    let tried: [Period]
    switch question.periods {
    case .listed(let periods)?: tried = periods
    case .latest?, nil: tried = OpenRoles(frame, run).periods.filter(isAsked)
    }
    for period in tried {
      if let hit = try evaluate(run.at(period, frame), period) { hits.append((period, hit)) }
    }
    let isProse: Bool
    switch question.periods {
    case .listed(let periods)?:
      if hits.count < periods.count { return nil }
      isProse = hits.contains { restsOnProse($0.hit) }
    case .latest?:
      isProse = hits.allSatisfy { restsOnProse($0.hit) }
      hits = hits.suffix(1)
    case nil:
      if question.series == .several, hits.count < 2 { return nil }
      isProse = hits.allSatisfy { restsOnProse($0.hit) }
    }
    guard !hits.isEmpty else { return nil }
    return Candidate(
      frame: frame,
      rank: (order(.measure, frame), order(.coverage, frame), isProse ? 1 : 0), hits: hits)
  }

  private func restsOnProse(_ hit: Hit<Value>) -> Bool {
    func isTable(_ row: Int) -> Bool { run.figures.statement(row).isTable }
    return hit.anyTable ? !hit.cells.contains(where: isTable) : !hit.cells.allSatisfy(isTable)
  }

  /// A series that names no periods, and `by year`, leave out spans and undated moments.
  private func isAsked(_ period: Period) -> Bool {
    let wantsYears = question.series == .several && question.levels.allSatisfy { $0.level.roles != [.period] }
    guard wantsYears || question.levels.contains(where: { $0.level.level == "year" }) else { return true }
    if case .year = period { return true }
    return false
  }

  /// Where the code of a role stands in its code list: stock before flow, all before direct.
  private func order(_ role: Role, _ frame: Frame) -> Int {
    run.structure.place(of: role).flatMap { frame.address.code($0) }.map { Int($0.index) } ?? 0
  }

  /// A candidate without a named source says nothing new beside one with a source.
  private func withoutDoubles(_ candidates: [Candidate<Value>]) -> [Candidate<Value>] {
    guard candidates.count > 1, let place = run.structure.place(of: .source),
      let unstated = run.library.landmarks.unstatedSource
    else { return candidates }
    let column = run.figures.cube.columns[place]
    return candidates.filter { candidate in
      guard candidate.frame.address.code(place) == unstated else {
        let rests = candidate.hits.flatMap(\.hit.cells).allSatisfy { column[$0] == unstated }
        return !rests
          || !candidates.contains { $0.frame.address == candidate.frame.address.with(place, .code(unstated)) }
      }
      return !candidates.contains { other in
        other.frame.address.code(place) != unstated
          && other.frame.address.with(place, .any) == candidate.frame.address.with(place, .any)
          && other.frame.wholeChoices == candidate.frame.wholeChoices
          && other.hits.map(\.period) == candidate.hits.map(\.period)
          && other.hits.flatMap(\.hit.cells).contains { column[$0] != unstated }
      }
    }
  }

  /// Of several investors or hosts that were left out, the total over the others.
  private func released(_ tied: [Candidate<Value>]) -> [Candidate<Value>] {
    guard question.unnamed == .released, tied.count > 1 else { return tied }
    var left = tied
    for role in [Role.investor, .host] {
      guard let place = run.structure.place(of: role) else { continue }
      let codes = Set(
        left.compactMap { candidate -> CodeID? in
          if case .code(let code) = candidate.frame.address[place] { code } else { nil }
        })
      guard codes.count > 1 else { continue }
      let top = codes.filter { code in codes.allSatisfy { $0 == code || run.codes.isAncestor(code, of: $0) } }
      guard let whole = top.first, top.count == 1, isUnnamed(role, left) else { continue }
      left = left.filter { $0.frame.address[place] == .code(whole) }
    }
    return left
  }

  private func isUnnamed(_ role: Role, _ candidates: [Candidate<Value>]) -> Bool {
    candidates.allSatisfy { !$0.frame.roles.contains(role) && !$0.frame.opened.contains(role) }
  }

  /// Other readings of a line whose investor or host was released: of each other measure and coverage, the widest.
  private func comparable(_ others: [Candidate<Value>], _ chosen: Candidate<Value>) -> [Candidate<Value>] {
    if others.isEmpty { return others }
    func group(_ candidate: Candidate<Value>) -> [Int] {
      [candidate.rank.measure, candidate.rank.coverage, order(.source, candidate.frame)]
    }
    var groups: [[Int]] = []
    for other in others where group(other) != group(chosen) && !groups.contains(group(other)) {
      groups.append(group(other))
    }
    return groups.compactMap { key in
      let members = released(others.filter { group($0) == key })
      return members.count == 1 ? members.first : nil
    }
  }

  // MARK: Refusals

  private func noData() throws(Diagnostic) -> Diagnostic {
    var answered: [Period] = []
    if question.periods != nil || question.series == .several {
      var open = question
      open.periods = nil
      open.series = .single
      let readings = Readings(open, run, evaluate: evaluate)
      for frame in try readings.frames() {
        for hit in try readings.candidate(frame)?.hits ?? [] where !answered.contains(hit.period) {
          answered.append(hit.period)
        }
      }
    }
    return NoData(question, run).refusal(try assignments(), answered: answered.sorted())
  }

  private func checkPeriods(_ candidates: [Candidate<Value>], _ chosen: Candidate<Value>) throws(Diagnostic) {
    var periods: [Period] = []
    for candidate in candidates where same(candidate.frame, chosen.frame) {
      for hit in candidate.hits where !periods.contains(hit.period) { periods.append(hit.period) }
    }
    guard periods.count > 1 else { return }
    periods.sort()
    throw Diagnostic(
      .ambiguousReading, "no period is named, and several have data", at: question.span,
      hint: "name one, or write \(command: "latest")",
      commands: periods.prefix(12).map { run.line.inserting($0.text, at: question.insertion) })
  }

  private func same(_ a: Frame, _ b: Frame) -> Bool {
    guard let place = run.structure.place(of: .source) else { return a == b }
    return a.address.with(place, .any) == b.address.with(place, .any)
  }

  private func ambiguous(_ tied: [Candidate<Value>]) -> Diagnostic {
    let differing = [Role.investor, .host, .source].filter { role in
      guard let place = run.structure.place(of: role) else { return false }
      return Set(tied.map { $0.frame.address[place] }).count > 1
    }
    let roles = Set(tied.map(\.frame.roles)).count > 1
    let what = roles ? "the names can be read in several ways" : Readings.openWords(differing)
    return Diagnostic(
      .ambiguousReading, "\(what), and several readings have data", at: question.span,
      hint: "say which",
      commands: tied.prefix(12).map {
        roles ? labelled($0.frame) : run.command($0.frame, differing, question)
      })
  }

  private static func openWords(_ roles: [Role]) -> String {
    switch roles {
    case [.investor]: "no investor is named"
    case [.host]: "no host is named"
    case [.source]: "no source is named"
    default: "\(roles.map(\.rawValue).joined(separator: " and ")) are not named"
    }
  }

  private func labelled(_ frame: Frame) -> String {
    var line = run.line
    for (place, entry) in question.entries.enumerated().reversed() where !question.contextual.contains(place)
    {
      guard let role = frame.roles[place], entry.named.role == nil else { continue }
      let text = Source("", run.line.text).text(
        in: Span(entry.named.span.start - run.line.base, entry.named.span.end - run.line.base))
      line = LineText(line.replacing(entry.named.span, with: "\(role.rawValue):\(text)"), base: line.base)
    }
    return line.text
  }
}

extension Run {
  /// A frame with its period; a period that the data does not know matches nothing.
  func at(_ period: Period?, _ frame: Frame) -> Frame {
    guard let place = structure.place(of: .period), let period else { return frame }
    var frame = frame
    frame.address[place] = code(of: period).map { .code($0) } ?? .set([])
    return frame
  }

  func code(of period: Period) -> CodeID? {
    let text =
      switch period {
      case .unstated(let number): number == 0 ? "_U" : "_U\(number)"
      default: period.text
      }
    return codes.find(text, in: "periods")
  }

  /// The line with words for what a frame adds in some roles.
  func command(_ frame: Frame, _ roles: [Role], _ question: Question) -> String {
    var words: [String] = []
    for role in roles {
      guard let place = structure.place(of: role), case .code(let code) = frame.address[place],
        codes[code].level != "none" || role == .source
      else { continue }
      switch role {
      case .investor: words.append("from " + (codes[code].isTotal ? "all investors" : typed(code)))
      case .host: words.append("in " + (codes[code].isTotal ? "all hosts" : typed(code)))
      case .source: words.append("source " + typed(code))
      default: words.append(typed(code))
      }
    }
    return line.inserting(words.text(with: " "), at: question.insertion)
  }
}
