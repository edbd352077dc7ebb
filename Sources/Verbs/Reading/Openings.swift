import Answers
import Claims
package import Language
package import Observations

/// What the data offers to a line that is still being typed: the codes that go with what the line says already.
///
/// Each way to give the typed names their roles that agrees with a printed number counts, and the roles it leaves open
/// are offered with the codes of the rows that agree. Whether an answer comes of it is for an answer to say.
package struct Openings {
  /// What one way to read the names asks of each dimension.
  private typealias Reading = [Int: Set<CodeID>]

  private let run: Run
  private var readings: [Reading] = [[:]]
  private var periods: Set<CodeID> = []
  private var opened: Set<Role> = []
  /// Whether a period is typed.
  package private(set) var hasPeriod = false
  /// Whether a name is typed.
  package private(set) var hasName = false

  /// `atoms` are those of the call without what is being typed; nothing if they cannot be read.
  package init?(_ atoms: [Atom], _ run: Run) {
    guard let items = try? ItemReader.items(atoms, run) else { return nil }
    self.run = run
    for item in items {
      switch item {
      case .named(let named):
        hasName = true
        add(named)
      case .periods(let asked, _):
        hasPeriod = true
        if case .listed(let listed) = asked { periods.formUnion(listed.compactMap { run.code(of: $0) }) }
      case .level(let level, _): opened.formUnion(level.roles)
      case .preposition, .number, .clause: continue
      }
    }
    readings = readings.filter { !rows($0, without: nil).isEmpty }
  }

  /// A name that fits no role any more, as the whole of a share does, changes nothing.
  private mutating func add(_ named: Named) {
    let codes = Set(
      named.choices.flatMap { choice -> [CodeID] in
        let declared = run.figures.declared(choice).map { [$0] } ?? []
        switch choice {
        case .any: return []
        case .code(let code): return [code]
        case .set(let members): return members + declared
        case .except(let whole, let parts): return [whole] + parts + declared
        }
      })
    let places = named.roles(in: run.structure).compactMap { run.structure.place(of: $0) }
    let next = readings.flatMap { reading in
      places.filter { reading[$0] == nil }.map { reading.merging([$0: codes]) { old, _ in old } }
    }
    if !next.isEmpty { readings = next }
  }

  /// Whether some reading has data and leaves the role open.
  package func isOpen(_ role: Role) -> Bool {
    guard let place = run.structure.place(of: role) else { return false }
    return readings.contains { $0[place] == nil }
  }

  /// The codes of a role that go with the rest of the line, in the order of the code lists.
  package func codes(_ role: Role) -> [CodeID] {
    guard let place = run.structure.place(of: role) else { return [] }
    var found: Set<CodeID> = []
    for reading in readings where reading[place] == nil {
      for row in rows(reading, without: role) { found.insert(run.figures.cube.columns[place][row]) }
    }
    return sorted(found)
  }

  /// The codes that could stand in a role instead of those typed in it; nothing where none is typed.
  package func others(_ role: Role) -> [CodeID] {
    guard let place = run.structure.place(of: role) else { return [] }
    var found: Set<CodeID> = []
    for reading in readings {
      guard let typed = reading[place] else { continue }
      var open = reading
      open[place] = nil
      for row in rows(open, without: role) { found.insert(run.figures.cube.columns[place][row]) }
      found.subtract(typed)
    }
    return sorted(found)
  }

  /// What the names typed in a role are parts of, the totals of everything left out.
  package func wholes(_ role: Role) -> [CodeID] {
    guard let place = run.structure.place(of: role) else { return [] }
    let named = Set(readings.flatMap { $0[place] ?? [] })
    return sorted(Set(named.flatMap { run.codes.ancestors(of: $0) }.filter { !run.codes[$0].isTotal }))
  }

  /// The periods that go with the rest of the line, earliest first.
  package var possiblePeriods: [Period] {
    codes(.period).compactMap { Period(run.codes[$0].id) }.sorted()
  }

  /// The words of each level that would list at least two codes, the singular first. `besideNames` lets go of the
  /// names typed in the level's role: `rank moscow among regions`.
  package func levels(besideNames: Bool = false) -> [[String]] {
    Level.words.filter { words in
      guard let level = words.first.flatMap({ Level.named($0) }) else { return false }
      return level.roles.contains { role in
        guard !opened.contains(role) else { return false }
        let codes = besideNames ? others(role) : codes(role)
        return codes.count { level.level == nil || run.codes[$0].level == level.level } > 1
      }
    }
  }

  /// Whether a level is opened.
  package var hasLevel: Bool { !opened.isEmpty }

  private func sorted(_ codes: Set<CodeID>) -> [CodeID] {
    codes.filter { id in
      let code = run.codes[id]
      return code.members.isEmpty && code.excluded.isEmpty && code.level != "none"
    }.sorted()
  }

  /// The rows with a number that a reading agrees with, one role left open.
  private func rows(_ reading: Reading, without role: Role?) -> [Int] {
    let cube = run.figures.cube
    var tests = reading.map { (column: cube.columns[$0.key], allowed: $0.value) }
    if role != .period, let place = run.structure.place(of: .period), let allowed = allowedPeriods {
      tests.append((cube.columns[place], allowed))
    }
    for entry in run.memory.context.choices {
      guard entry.role != role, let place = run.structure.place(of: entry.role), reading[place] == nil,
        case .code(let code) = entry.choice
      else { continue }
      tests.append((cube.columns[place], [code]))
    }
    let sectors = sectorColumn(reading, without: role)
    return cube.rows.filter { row in
      !cube.statements[row].isBlank && tests.allSatisfy { $0.allowed.contains($0.column[row]) }
        && sectors.map { run.codes[$0[row]].isTotal != opened.contains(.sector) } ?? true
    }
  }

  private var allowedPeriods: Set<CodeID>? {
    if hasPeriod { return periods.isEmpty ? nil : periods }
    let context = run.memory.context.periods
    return context.isEmpty ? nil : Set(context.compactMap { run.code(of: $0) })
  }

  /// Sectors are all sectors where none is named, and single ones where they are listed.
  private func sectorColumn(_ reading: Reading, without role: Role?) -> [CodeID]? {
    guard role != .sector, let place = run.structure.place(of: .sector), reading[place] == nil else {
      return nil
    }
    return run.figures.cube.columns[place]
  }
}

/// The words of a selection that are no names.
package enum SelectionWords {
  package static var prepositions: Set<String> { ItemReader.prepositions }
  package static var clauses: Set<String> { ItemReader.clauseWords }
  package static let extras = ["shares", "totals", "published"]
  /// The roles that can be typed before a colon.
  package static let roles: [Role] = [.investor, .host, .sector, .measure, .coverage, .period, .source]
  /// Every level's words, the singular first.
  package static var levels: [[String]] { Level.words }
}

extension Run {
  /// Whether a typed text is this code and no other, in a role or in any.
  package func means(_ text: String, _ code: CodeID, role: Role?) -> Bool {
    let found = codes(for: text, role: role)
    return found == [code] && memory.group(Names.folded(text)) == nil
  }
}
