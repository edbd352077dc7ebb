import Observations

/// Finds minimal sets of prints that cannot all be right.
final class ConflictSearch {
  let system: ConstraintSystem
  /// Believes many prints at a time.
  var pool: Propagation
  /// Believes only those that are tried.
  var bench: Propagation
  let poolStart, benchStart: Int
  /// Prints that can be right all together.
  private(set) var core: [Int] = []
  /// Prints that contradict those.
  private(set) var rest: [Int] = []
  /// How many sets are looked for that a print of the rest is in, and how often; fewer where another group has its
  /// culprit in one of them.
  private static let mostSets = 6
  private static let mostTries = 20

  var looks: Int { pool.looks + bench.looks }
  var metLimit: Bool { pool.metLimit || bench.metLimit }

  /// `doubted` prints are believed last.
  init(_ system: ConstraintSystem, doubting doubted: Set<Int> = []) {
    self.system = system
    pool = Propagation(system)
    bench = pool
    poolStart = pool.mark
    benchStart = bench.mark
    let order = system.prints.indices.sorted { left, right in
      (system.prints[left].rank, left) < (system.prints[right].rank, right)
    }
    admit(order.filter { !doubted.contains($0) }[...])
    admit(order.filter { doubted.contains($0) }[...])
  }

  /// Believes all of a block that goes together with what is believed already.
  private func admit(_ block: ArraySlice<Int>) {
    if block.isEmpty { return }
    if pool.isBelieved(block) {
      core += block
    } else if block.count == 1 {
      rest += block
    } else {
      let middle = block.startIndex + block.count / 2
      admit(block[..<middle])
      admit(block[middle...])
    }
  }

  /// Whether some prints can all be right, nothing else being believed.
  func isConsistent(_ prints: some Sequence<Int>) -> Bool {
    bench.undo(to: benchStart)
    return bench.isBelieved(prints)
  }

  // MARK: Sets

  func groups() -> [ConflictGroup] {
    var groups: [ConflictGroup] = []
    for suspect in rest {
      var sets = SetsOfSuspect(suspect)
      var most = ConflictSearch.mostSets
      while let removed = sets.next(atMost: most, ConflictSearch.mostTries) {
        guard let set = minimal(without: removed, sets) else { continue }
        sets.add(set)
        if groups.contains(where: { !$0.culprits.isDisjoint(with: set.prints) }) { most = 2 }
        settle(without: sets.members)
      }
      if !sets.found.isEmpty { groups.append(ConflictGroup(sets.found, isCut: sets.isCut)) }
    }
    return ConflictGroup.merged(groups)
  }

  /// Believes the whole core but some prints.
  func settle(without prints: Set<Int>) {
    pool.undo(to: poolStart)
    _ = pool.isBelieved(core.filter { !prints.contains($0) })
  }

  /// A set of a suspect with prints of the core, without some of them; the core but the members is believed.
  private func minimal(without removed: Set<Int>, _ sets: SetsOfSuspect) -> ConflictSet? {
    if sets.found.isEmpty { settle(without: []) }
    let mark = pool.mark
    defer { pool.undo(to: mark) }
    for print in sets.members.subtracting(removed).sorted() { pool.believe(print) }
    pool.believe(sets.suspect)
    guard case .emptied(let cell) = pool.run() else { return nil }
    return minimal(pool.grounds(emptying: cell), near: sets.suspect)
  }

  /// A minimal set among some prints that cannot all be right: the farthest from one of them are left out first.
  private func minimal(_ grounds: Grounds, near center: Int) -> ConflictSet? {
    let sorted = grounds.prints.sorted { a, b in
      let (one, other) = (distance(a, center), distance(b, center))
      return one == other ? a < b : one > other
    }
    bench.focus(on: grounds.relations)
    let few = filtered(sorted, center)
    let isContradiction = !isConsistent(few)
    bench.focus(on: nil)
    if isContradiction, isMinimal(few, center) { return ConflictSet(few, grounds.relations) }
    let least = filtered(few, center)
    return isConsistent(least) ? nil : ConflictSet(least, grounds.relations)
  }

  /// Whether all but any one of some prints, which cannot all be right, can be: without the center they are of the
  /// core, and can.
  private func isMinimal(_ prints: [Int], _ center: Int) -> Bool {
    let others = prints.filter { $0 != center }
    var visited = 0
    if isConsistent([center]) { bench.eachLeftOut(others[...]) { _, _ in visited += 1 } }
    return visited == others.count
  }

  /// Those without which the rest could be right.
  private func filtered(_ prints: [Int], _ center: Int) -> [Int] {
    bench.filtered(prints, keeping: center, since: benchStart)
  }

  /// How far apart two prints stand: on one line, in one table, in one document, elsewhere; then in lines.
  private func distance(_ a: Int, _ b: Int) -> (Int, Int) {
    let (left, right) = (system.prints[a].place, system.prints[b].place)
    let lines = abs(left.line - right.line)
    if left.publication != right.publication { return (3, lines) }
    if left.line == right.line { return (0, 0) }
    return (left.table != nil && left.table == right.table ? 1 : 2, lines)
  }
}

/// The sets that a suspect is in, found by leaving out the members of those found before, in turn.
private struct SetsOfSuspect {
  let suspect: Int
  private(set) var found: [ConflictSet] = []
  /// The members of all sets but the suspect.
  private(set) var members: Set<Int> = []
  private var open: [Set<Int>] = [[]]
  private var seen: Set<Set<Int>> = [[]]
  private var at = 0
  private var tries = 0
  /// Whether there may be more sets.
  private(set) var isCut = false

  init(_ suspect: Int) { self.suspect = suspect }

  /// What to leave out next; nothing when all was tried, or enough.
  mutating func next(atMost sets: Int, _ most: Int) -> Set<Int>? {
    while at < open.count {
      if found.count >= sets || tries >= most {
        isCut = true
        return nil
      }
      let removed = open[at]
      at += 1
      if let known = found.first(where: { set in !set.prints.contains { removed.contains($0) } }) {
        branch(removed, known)
        continue
      }
      tries += 1
      current = removed
      return removed
    }
    return nil
  }

  private var current: Set<Int> = []

  mutating func add(_ set: ConflictSet) {
    found.append(set)
    members.formUnion(set.prints.filter { $0 != suspect })
    branch(current, set)
  }

  private mutating func branch(_ removed: Set<Int>, _ set: ConflictSet) {
    for print in set.prints where print != suspect {
      let next = removed.union([print])
      if seen.insert(next).inserted { open.append(next) }
    }
  }
}

extension ConstraintSystem {
  /// Whether some prints can all be right, whatever else is printed.
  package func isConsistent(_ prints: [Int]) -> Bool {
    var propagation = Propagation(self)
    return propagation.isBelieved(prints)
  }
}
