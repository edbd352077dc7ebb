/// Prints that cannot all be right, while any of them left out the others can.
package struct ConflictSet: Hashable, Sendable {
  /// Numbers of prints, in the order of print.
  package let prints: [Int]
  /// The relations by which they contradict one another.
  let relations: Set<Int32>

  init(_ prints: [Int], _ relations: Set<Int32>) {
    self.prints = prints.sorted()
    self.relations = relations
  }

  package static func == (left: ConflictSet, right: ConflictSet) -> Bool { left.prints == right.prints }

  package func hash(into hasher: inout Hasher) { hasher.combine(prints) }
}

/// Conflict sets that one wrong print may be behind.
package struct ConflictGroup: Hashable, Sendable {
  /// The smallest first.
  package let sets: [ConflictSet]
  /// Whether there may be more sets than were looked for.
  package let isCut: Bool

  /// The prints of all sets, in the order of print.
  package var prints: [Int] { Set(sets.flatMap(\.prints)).sorted() }

  /// Prints that leave out their unit, if one is in all sets; else the prints that stand in most sets, then in most of
  /// the sets that are left, and so on.
  func suspects(unclear: Set<Int>) -> [Int] {
    let alone = culprits.intersection(unclear)
    if !alone.isEmpty { return alone.sorted() }
    var left = sets
    var found: [Int] = []
    while !left.isEmpty {
      var counts: [Int: Int] = [:]
      for set in left { for print in set.prints { counts[print, default: 0] += 1 } }
      let most = counts.values.max() ?? 0
      let named = counts.filter { $0.value == most }.map(\.key)
      found += named
      left.removeAll { set in set.prints.contains { named.contains($0) } }
    }
    return found.sorted()
  }
}

extension ConflictGroup {
  /// Groups put together where one print is in all of their sets.
  static func merged(_ groups: [ConflictGroup]) -> [ConflictGroup] {
    var left = groups
    while let shared = culprit(left) {
      let together = left.filter { $0.isHit(by: shared) }
      left.removeAll { $0.isHit(by: shared) }
      var sets: [ConflictSet] = []
      for set in together.flatMap(\.sets) where !sets.contains(set) { sets.append(set) }
      left.append(ConflictGroup(sets, isCut: together.contains { $0.isCut }))
    }
    return left.sorted { ($0.prints.first ?? 0, $0.sets.count) < ($1.prints.first ?? 0, $1.sets.count) }
  }

  init(_ sets: [ConflictSet], isCut: Bool) {
    self.sets = sets.sorted { left, right in
      left.prints.count == right.prints.count
        ? left.prints.lexicographicallyPrecedes(right.prints) : left.prints.count < right.prints.count
    }
    self.isCut = isCut
  }

  /// The prints that are in all of its sets.
  var culprits: Set<Int> {
    sets.dropFirst().reduce(Set(sets.first?.prints ?? [])) { $0.intersection($1.prints) }
  }

  private func isHit(by print: Int) -> Bool { sets.allSatisfy { $0.prints.contains(print) } }

  /// The print that is in all sets of the most groups, if there is one for two groups or more.
  private static func culprit(_ groups: [ConflictGroup]) -> Int? {
    var counts: [Int: Int] = [:]
    for group in groups {
      for print in group.prints where group.isHit(by: print) { counts[print, default: 0] += 1 }
    }
    return counts.filter { $0.value > 1 }.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }
}
