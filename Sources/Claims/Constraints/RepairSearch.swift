/// Finds edits of prints that would reconcile conflict sets and make no new conflict.
final class RepairSearch {
  private let search: ConflictSearch
  private let groups: [ConflictGroup]
  private let slips: Slips
  private var bench: Propagation
  private let start: Int
  /// The sets that each print is in: group and place.
  private var setsOfPrint: [Int: [ConflictSet]] = [:]
  private var knownRooms: [Int: [[ConstraintPrint.Range]]] = [:]

  private struct Candidate {
    let kind: SlipKind
    let edits: [EditedPrint]
    let ranges: [ConstraintPrint.Range]
    let cleared: Int
  }

  init(_ search: ConflictSearch, _ groups: [ConflictGroup]) {
    self.search = search
    self.groups = groups
    slips = Slips(search.system)
    bench = search.bench
    start = search.benchStart
    for set in groups.flatMap(\.sets) {
      for print in set.prints where setsOfPrint[print]?.contains(set) != true {
        setsOfPrint[print, default: []].append(set)
      }
    }
  }

  /// All repairs, those that clear everything connected first, then by how many sets they clear.
  func repairs() -> [Repair] {
    var found = single()
    found += swaps()
    var seen: Set<[EditedPrint]> = []
    return found.filter { seen.insert($0.edits).inserted }.sorted(by: RepairSearch.precedes)
  }

  private static func precedes(_ left: Repair, _ right: Repair) -> Bool {
    if left.clearsAll != right.clearsAll { return left.clearsAll }
    if left.cleared != right.cleared { return left.cleared > right.cleared }
    if left.kind != right.kind { return left.kind < right.kind }
    let (one, other) = (left.edits.map(\.print), right.edits.map(\.print))
    return one == other
      ? left.edits[0].printed < right.edits[0].printed : one.lexicographicallyPrecedes(other)
  }

  // MARK: Sets cleared

  /// The candidates of a print that clear a set at least.
  private func candidates(_ print: Int) -> [Candidate] {
    let edits = slips.edits(of: print).compactMap { kind, edit in
      slips.ranges(edit).map { (kind: kind, edit: edit, ranges: $0) }
    }
    var cleared = Array(repeating: 0, count: edits.count)
    for (set, room) in zip(setsOfPrint[print] ?? [], rooms(print)) {
      let fitting = edits.indices.filter { RepairSearch.fit(edits[$0].ranges, in: room) }
      if fitting.isEmpty { continue }
      believe(set, without: [print])
      for place in fitting where bench.isPossible(edits[place].ranges) { cleared[place] += 1 }
    }
    return edits.indices.filter { cleared[$0] > 0 }.map { place in
      Candidate(
        kind: edits[place].kind, edits: [edits[place].edit], ranges: edits[place].ranges,
        cleared: cleared[place])
    }
  }

  /// What the rest of each set of a print leaves to the print's cells, by the set's own relations.
  private func rooms(_ print: Int) -> [[ConstraintPrint.Range]] {
    if let known = knownRooms[print] { return known }
    let rooms = (setsOfPrint[print] ?? []).map { set in
      believe(set, without: [print])
      return search.system.prints[print].ranges.map { range in
        ConstraintPrint.Range(
          cell: range.cell, low: bench.low[Int(range.cell)], high: bench.high[Int(range.cell)])
      }
    }
    knownRooms[print] = rooms
    return rooms
  }

  private static func fit(_ ranges: [ConstraintPrint.Range], in room: [ConstraintPrint.Range]) -> Bool {
    zip(ranges, room).allSatisfy { $0.low <= $1.high && $1.low <= $0.high }
  }

  private func believe(_ set: ConflictSet, without prints: [Int]) {
    bench.undo(to: start)
    bench.focus(on: set.relations)
    _ = bench.isBelieved(set.prints.filter { !prints.contains($0) })
  }

  private func isCleared(_ set: ConflictSet, _ prints: [Int], _ ranges: [ConstraintPrint.Range]) -> Bool {
    believe(set, without: prints)
    return bench.isBelieved(ranges)
  }

  // MARK: New conflicts

  /// Edits of one print.
  private func single() -> [Repair] {
    var found: [Repair] = []
    let members = setsOfPrint.keys.sorted()
    let rest = search.rest
    func check(_ pool: inout Propagation, _ print: Int) {
      let candidates = candidates(print)
      if candidates.isEmpty { return }
      let mark = pool.mark
      for other in rest where other != print { _ = pool.isBelieved([other]) }
      for candidate in candidates where pool.isPossible(candidate.ranges) { found.append(repair(candidate)) }
      pool.undo(to: mark)
    }
    let inCore = Set(search.core)
    search.settle(without: Set(members))
    search.pool.eachLeftOut(members.filter { inCore.contains($0) }[...], check)
    search.settle(without: [])
    for print in members where !inCore.contains(print) { check(&search.pool, print) }
    return found
  }

  /// Prints that change places; only where that clears every set that they are in.
  private func swaps() -> [Repair] {
    var found: [Repair] = []
    var seen: Set<[Int]> = []
    for print in setsOfPrint.keys.sorted() {
      for (kind, partner) in slips.partners(of: print) where seen.insert([print, partner].sorted()).inserted {
        guard let candidate = swap(kind, print, partner) else { continue }
        search.settle(without: [print, partner])
        for other in search.rest where other != print && other != partner {
          _ = search.pool.isBelieved([other])
        }
        if search.pool.isPossible(candidate.ranges) { found.append(repair(candidate)) }
      }
    }
    return found
  }

  private func swap(_ kind: SlipKind, _ print: Int, _ partner: Int) -> Candidate? {
    let (first, second) = (min(print, partner), max(print, partner))
    guard let edits = slips.swapped(first, second), let one = slips.ranges(edits[0]),
      let other = slips.ranges(edits[1])
    else { return nil }
    let ranges = one + other
    var sets = setsOfPrint[first] ?? []
    var cleared = 0
    for (set, room) in zip(sets, rooms(first)) {
      let isCleared =
        set.prints.contains(second)
        ? isCleared(set, [first, second], ranges) : RepairSearch.fit(one, in: room)
      if isCleared { cleared += 1 }
    }
    for (set, room) in zip(setsOfPrint[second] ?? [], rooms(second)) where !set.prints.contains(first) {
      sets.append(set)
      if RepairSearch.fit(other, in: room) { cleared += 1 }
    }
    if cleared < sets.count { return nil }
    return Candidate(kind: kind, edits: edits, ranges: ranges, cleared: cleared)
  }

  private func repair(_ candidate: Candidate) -> Repair {
    let prints = candidate.edits.map(\.print)
    let connected = groups.filter { group in group.prints.contains { prints.contains($0) } }
    var sets: [ConflictSet] = []
    for set in connected.flatMap(\.sets) where !sets.contains(set) { sets.append(set) }
    return Repair(
      kind: candidate.kind, edits: candidate.edits, cleared: candidate.cleared,
      clearsAll: candidate.cleared == sets.count)
  }
}

extension Propagation {
  /// Narrows cells to some ranges, and all that follows, if that leaves every cell a value.
  mutating func isBelieved(_ ranges: [ConstraintPrint.Range]) -> Bool {
    let mark = mark
    for range in ranges { suppose(range) }
    if case .emptied = run() {
      undo(to: mark)
      return false
    }
    return true
  }

  /// Whether that leaves every cell a value; nothing stays of it.
  mutating func isPossible(_ ranges: [ConstraintPrint.Range]) -> Bool {
    let mark = mark
    let isPossible = isBelieved(ranges)
    undo(to: mark)
    return isPossible
  }
}
