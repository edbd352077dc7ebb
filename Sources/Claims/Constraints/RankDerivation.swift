import Observations

// Ranks order the amounts, or the shares, of the members they are among.
extension CellDerivation {
  /// `values` are the printed rows of ranks.
  mutating func relateRanks() {
    guard let measure = catalogue.cube.structure.place(of: .measure) else { return }
    let rows = cellOfRow.indices.filter { cellOfRow[$0] >= 0 && isRank(cellOfRow[$0]) }
    if rows.isEmpty { return }
    var groups = RankGroups()
    for row in rows {
      let cell = cellOfRow[row]
      guard let ranked = ranked(catalogue.cube.statements[row]),
        let baseColumn = catalogue.cube.structure.place(of: .base),
        let base = catalogue.bases[catalogue.cube.columns[baseColumn][row]]
      else { continue }
      let member = table.key(of: cell).with(measure, ranked)
      for footing in table.footings.indices where isAdditive(table.footings[footing]) {
        guard let own = table.find(member, table.footings[footing]) else { continue }
        let group = groups.group(of: own, footing, base.dimension, self)
        relate(rank: cell, own, group, base)
      }
    }
  }

  /// The measure that the order of a row is of.
  private func ranked(_ statement: Statement) -> Int32? {
    statement.rankedBy.flatMap { catalogue.codes.find(String($0), in: "measures")?.index }
  }

  private mutating func relate(rank: Int32, _ member: Int32, _ group: SiblingGroup, _ base: Base) {
    let code = table.key(of: member).codes[base.dimension]
    let whole = base.whole.index
    let others = group.members.filter { other in
      other.cell != member && facts[other.code].level == facts[code].level && !facts[other.code].isResidual
        && facts[other.code].ancestors.contains(whole)
    }
    if others.isEmpty || !facts[code].ancestors.contains(whole) { return }
    let all = facts.exhaustiveParts(whole, year: year(table.key(of: member)))
    relations.append(
      .rank(
        rank: rank, member: member, others: others.map(\.cell),
        isExhaustive: all.map { Set($0) == Set(others.map(\.code) + [code]) } ?? false))
  }
}

/// Groups of cells, made once a footing and dimension.
private struct RankGroups {
  private struct Name: Hashable {
    let footing: Int
    let dimension: Int
  }

  private var made: [Name: [Int32: SiblingGroup]] = [:]

  mutating func group(_ name: (footing: Int, dimension: Int), _ derivation: CellDerivation) -> [Int32:
    SiblingGroup]
  {
    let key = Name(footing: name.footing, dimension: name.dimension)
    if let known = made[key] { return known }
    var groups: [Int32: SiblingGroup] = [:]
    for group in derivation.groups(name.footing, name.dimension) {
      for member in group.members { groups[member.cell] = group }
    }
    made[key] = groups
    return groups
  }

  mutating func group(
    of cell: Int32, _ footing: Int, _ dimension: Int, _ derivation: CellDerivation
  ) -> SiblingGroup {
    group((footing, dimension), derivation)[cell] ?? SiblingGroup(dimension: dimension)
  }
}
