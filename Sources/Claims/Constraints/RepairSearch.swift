/// Finds edits of prints that would reconcile conflict sets and make no new conflict.
final class RepairSearch {
  private let search: ConflictSearch
  private let groups: [ConflictGroup]
  private let slips: Slips
  private let bench: Propagation
  private let start: Int
  /// The sets that each print is in: group and place.
  private var setsOfPrint: [Int: [ConflictSet]] = [:]

  private struct Candidate {
    let kind: SlipKind
    let edits: [EditedPrint]
    let ranges: [ConstraintPrint.Range]
    let cleared: Int
    let touched: Int
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
    let sets = setsOfPrint[print] ?? []
    let rooms = sets.map { room(for: [print], in: $0) }
    return slips.edits(of: print).compactMap { kind, edit in
      guard let ranges = slips.ranges(edit) else { return nil }
      let cleared = rooms.count { room in
        ranges.allSatisfy { range in
          room[range.cell].map { $0.low <= range.high && range.low <= $0.high } ?? true
        }
      }
      if cleared == 0 { return nil }
      return Candidate(kind: kind, edits: [edit], ranges: ranges, cleared: cleared, touched: sets.count)
    }
  }

  /// What the rest of a set leaves to the cells of some of its prints, by the set's own relations.
  private func room(for prints: [Int], in set: ConflictSet) -> [Int32: (low: Int64, high: Int64)] {
    believe(set, without: prints)
    var room: [Int32: (low: Int64, high: Int64)] = [:]
    for print in prints {
      for range in search.system.prints[print].ranges {
        room[range.cell] = (bench.low[Int(range.cell)], bench.high[Int(range.cell)])
      }
    }
    return room
  }

  private func believe(_ set: ConflictSet, without prints: [Int]) {
    bench.undo(to: start)
    bench.focus = set.relations
    _ = bench.isBelieved(set.prints.filter { !prints.contains($0) })
    bench.focus = nil
  }

  private func isCleared(_ set: ConflictSet, _ prints: [Int], _ ranges: [ConstraintPrint.Range]) -> Bool {
    believe(set, without: prints)
    bench.focus = set.relations
    defer { bench.focus = nil }
    return bench.isBelieved(ranges)
  }

  // MARK: New conflicts

  /// Edits of one print.
  private func single() -> [Repair] {
    var found: [Repair] = []
    let members = setsOfPrint.keys.sorted()
    func check(_ print: Int) {
      let candidates = candidates(print)
      if candidates.isEmpty { return }
      let mark = search.pool.mark
      for other in search.rest where other != print { _ = search.pool.isBelieved([other]) }
      for candidate in candidates where search.pool.isPossible(candidate.ranges) {
        found.append(repair(candidate))
      }
      search.pool.undo(to: mark)
    }
    let inCore = Set(search.core)
    search.settle(without: Set(members))
    search.pool.eachLeftOut(members.filter { inCore.contains($0) }[...]) { check($0) }
    search.settle(without: [])
    for print in members where !inCore.contains(print) { check(print) }
    return found
  }

  /// Prints that change places.
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
    guard let edits = slips.swapped(min(print, partner), max(print, partner)) else { return nil }
    var ranges: [ConstraintPrint.Range] = []
    for edit in edits {
      guard let own = slips.ranges(edit) else { return nil }
      ranges += own
    }
    var sets = setsOfPrint[print] ?? []
    for set in setsOfPrint[partner] ?? [] where !sets.contains(set) { sets.append(set) }
    let cleared = sets.count { set in
      let members = [print, partner].filter { set.prints.contains($0) }
      let cells = members.flatMap { search.system.prints[$0].ranges.map(\.cell) }
      return isCleared(set, members, ranges.filter { cells.contains($0.cell) })
    }
    if cleared == 0 { return nil }
    return Candidate(kind: kind, edits: edits, ranges: ranges, cleared: cleared, touched: sets.count)
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
  func isBelieved(_ ranges: [ConstraintPrint.Range]) -> Bool {
    let mark = mark
    for range in ranges { suppose(range) }
    if case .emptied = run() {
      undo(to: mark)
      return false
    }
    return true
  }

  /// Whether that leaves every cell a value; nothing stays of it.
  func isPossible(_ ranges: [ConstraintPrint.Range]) -> Bool {
    let mark = mark
    defer { undo(to: mark) }
    return isBelieved(ranges)
  }
}
