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
  struct Reading {
    var choices: [Int: [CodeID]] = [:]
    /// The dimensions in which several names are listed, and the names.
    var lists: [Int: [CodeID]] = [:]
    /// The dimension of the first name: in a share, what the part and its whole differ in.
    var part: Int?
    /// The whole in that dimension, where the line names it.
    var whole: CodeID?
  }

  let run: Run
  private(set) var readings: [Reading] = [Reading()]
  private var periods: [CodeID] = []
  private(set) var opened: Set<Role> = []
  let printed: PrintedRows
  private let cache = Cache()
  /// Whether a period is typed.
  package private(set) var hasPeriod = false
  /// Whether a name is typed.
  package private(set) var hasName = false

  /// Rows that were found once.
  private final class Cache {
    var rows: [Role?: [Int: [Int]]] = [:]
    var groups: [Role: [Int: [CodeID: [Int]]]] = [:]
  }

  /// `atoms` are those of the call without what is being typed; nothing if they cannot be read. `printed` is
  /// that of the same run.
  package init?(_ atoms: [Atom], _ run: Run, _ printed: PrintedRows) {
    guard let items = try? ItemReader.items(atoms, run) else { return nil }
    self.run = run
    self.printed = printed
    var isWhole = false
    for item in items {
      switch item {
      case .named(let named):
        hasName = true
        add(named, isWhole: isWhole)
      case .periods(let asked, _):
        hasPeriod = true
        if case .listed(let listed) = asked { periods += listed.compactMap { run.code(of: $0) } }
      case .level(let level, _): opened.formUnion(level.roles)
      case .preposition(let word, _): isWhole = isWhole || word == "in"
      case .number, .clause: continue
      }
    }
    readings = readings.filter { !found($0, without: nil).isEmpty }
  }

  /// A name that fits no role any more changes nothing, unless it is the whole of a share.
  private mutating func add(_ named: Named, isWhole: Bool) {
    let codes = named.choices.flatMap { choice -> [CodeID] in
      let declared = run.figures.declared(choice).map { [$0] } ?? []
      switch choice {
      case .any: return []
      case .code(let code): return [code]
      case .set(let members): return members + declared
      case .except(let whole, let parts): return [whole] + parts + declared
      }
    }
    let listed = named.choices.compactMap { if case .code(let code) = $0 { code } else { nil } }
    let places = named.roles(in: run.structure).compactMap { run.structure.place(of: $0) }
    let isPart = !["measures", "coverages", "sources"].contains(named.list)
    let next = readings.flatMap { reading in
      places.compactMap { place -> Reading? in
        var next = reading
        if reading.choices[place] != nil {
          guard isWhole, place == reading.part, reading.whole == nil, codes.count == 1,
            let whole = codes.first,
            reading.choices[place]?.allSatisfy({ run.codes.isAncestor(whole, of: $0) }) == true
          else { return nil }
          next.whole = whole
          return next
        }
        next.choices[place] = codes
        if listed.count > 1 { next.lists[place] = listed }
        if next.part == nil, isPart { next.part = place }
        return next
      }
    }
    if !next.isEmpty { readings = next }
  }

  /// Whether some reading has data and leaves the role open.
  package func isOpen(_ role: Role) -> Bool {
    guard let place = run.structure.place(of: role) else { return false }
    return readings.contains { $0.choices[place] == nil }
  }

  /// The codes of a role that go with the rest of the line, in the order of the code lists.
  package func codes(_ role: Role) -> [CodeID] {
    guard let place = run.structure.place(of: role) else { return [] }
    var found: Set<CodeID> = []
    for (number, reading) in readings.enumerated() where reading.choices[place] == nil {
      found.formUnion(groups(number, role, place).keys)
    }
    return sorted(found)
  }

  /// The codes that could stand in a role instead of those typed in it; nothing where none is typed.
  package func others(_ role: Role) -> [CodeID] {
    guard let place = run.structure.place(of: role) else { return [] }
    var found: Set<CodeID> = []
    for (number, reading) in readings.enumerated() {
      guard let typed = reading.choices[place] else { continue }
      found.formUnion(groups(number, role, place).keys)
      found.subtract(typed)
    }
    return sorted(found)
  }

  /// What the names typed in a role are parts of, the totals of everything left out.
  package func wholes(_ role: Role) -> [CodeID] {
    guard let place = run.structure.place(of: role) else { return [] }
    let named = Set(readings.flatMap { $0.choices[place] ?? [] })
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
  func rows(_ reading: Int, without role: Role?) -> [Int] {
    guard readings.indices.contains(reading) else { return [] }
    if let rows = cache.rows[role]?[reading] { return rows }
    let rows = found(readings[reading], without: role)
    cache.rows[role, default: [:]][reading] = rows
    return rows
  }

  /// The same rows by the code they have in that role.
  func groups(_ reading: Int, _ role: Role, _ place: Int) -> [CodeID: [Int]] {
    if let groups = cache.groups[role]?[reading] { return groups }
    let column = run.figures.cube.columns[place]
    let groups = Dictionary(grouping: rows(reading, without: role)) { column[$0] }
    cache.groups[role, default: [:]][reading] = groups
    return groups
  }

  /// A column at a time, so that each has fewer rows to look at.
  private func found(_ reading: Reading, without role: Role?) -> [Int] {
    let cube = run.figures.cube
    let open = role.flatMap { run.structure.place(of: $0) }
    var rows = printed.numbers
    func keep(_ allowed: [CodeID], in place: Int) {
      let column = cube.columns[place]
      rows = rows.filter { allowed.contains(column[$0]) }
    }
    for place in cube.columns.indices where place != open {
      if let allowed = reading.choices[place] { keep(allowed, in: place) }
    }
    if role != .period, let place = run.structure.place(of: .period), let allowed = allowedPeriods {
      keep(allowed, in: place)
    }
    for entry in run.memory.context.choices {
      guard entry.role != role, let place = run.structure.place(of: entry.role),
        reading.choices[place] == nil,
        case .code(let code) = entry.choice
      else { continue }
      keep([code], in: place)
    }
    guard let sectors = sectorColumn(reading, without: role) else { return rows }
    return rows.filter { run.codes[sectors[$0]].isTotal != opened.contains(.sector) }
  }

  private var allowedPeriods: [CodeID]? {
    if hasPeriod { return periods.isEmpty ? nil : periods }
    let context = run.memory.context.periods
    return context.isEmpty ? nil : context.compactMap { run.code(of: $0) }
  }

  /// Sectors are all sectors where none is named, and single ones where they are listed.
  private func sectorColumn(_ reading: Reading, without role: Role?) -> [CodeID]? {
    guard role != .sector, let place = run.structure.place(of: .sector), reading.choices[place] == nil else {
      return nil
    }
    return run.figures.cube.columns[place]
  }
}

/// The words of a selection that are no names.
package enum SelectionWords {
  package static let prepositions = Set(ItemReader.prepositions.all)
  package static let clauses = Set(ItemReader.clauseWords.all)
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
