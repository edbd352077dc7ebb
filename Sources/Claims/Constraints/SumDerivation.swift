import Observations

/// Cells that differ in one dimension only, by their code there.
struct SiblingGroup {
  let dimension: Int
  /// In the order of the code lists.
  var members: [(code: Int32, cell: Int32)] = []
  var byCode: [Int32: Int32] = [:]
}

// Parts and wholes: sets, residuals of tables, hierarchies.
extension CellDerivation {
  mutating func relateSums() {
    let residuals = residualLists()
    for footing in table.footings.indices where isAdditive(table.footings[footing]) {
      relateSets(footing)
      relateResiduals(residuals, footing)
      addCorners(footing)
      addExhaustiveParts(footing)
    }
    for footing in table.footings.indices where isAdditive(table.footings[footing]) {
      for dimension in nested {
        for group in groups(footing, dimension) { relate(group) }
      }
    }
  }

  // MARK: Sets

  private mutating func relateSets(_ footing: Int) {
    let name = table.footings[footing]
    for cell in table.members[footing] {
      let key = table.key(of: cell)
      for dimension in nested where facts[key.codes[dimension]].isSet {
        let code = facts.code(key.codes[dimension])
        let members = (code.members + code.excluded).map(\.index)
        if facts.overlap(members) { continue }
        let parts = members.map { table.number(moved(key, dimension, $0), name) }
        if code.excluded.isEmpty {
          relations.append(.sum(whole: cell, parts: parts, isExhaustive: true))
        } else if let parent = code.parent {
          let whole = table.number(moved(key, dimension, parent.index), name)
          relations.append(.sum(whole: whole, parts: [cell] + parts, isExhaustive: true))
        }
      }
    }
  }

  // MARK: Residuals

  /// What one table lists beside a residual.
  struct TableList: Hashable {
    let table: Int32
    let dimension: Int
    let footing: ConstraintCell.Footing
    let rest: ConstraintKey
  }

  /// The cells of tables, by what they have in common.
  fileprivate func residualLists() -> [(list: TableList, cells: [Int32])] {
    var order: [TableList] = []
    var cells: [TableList: [Int32]] = [:]
    var tables: Set<Int32> = []
    for cell in cellOfRow where cell >= 0 && table.key(of: cell).codes[tag] > 0 {
      tables.insert(table.key(of: cell).codes[tag])
    }
    if tables.isEmpty { return [] }
    for (row, cell) in cellOfRow.enumerated() where cell >= 0 {
      let number = tableOfRow[row]
      guard tables.contains(number) else { continue }
      let key = table.key(of: cell)
      for dimension in nested {
        let list = TableList(
          table: number, dimension: dimension, footing: table.cells[Int(cell)].footing,
          rest: moved(key, dimension, -1))
        if cells[list] == nil { order.append(list) }
        if cells[list]?.contains(cell) != true { cells[list, default: []].append(cell) }
      }
    }
    return order.map { (list: $0, cells: cells[$0] ?? []) }
  }

  /// A residual is what its table shows in no row of its own: with those rows it makes up its parent.
  private mutating func relateResiduals(_ lists: [(list: TableList, cells: [Int32])], _ footing: Int) {
    let name = table.footings[footing]
    for (list, cells) in lists where list.footing == name {
      let codes = cells.map { table.key(of: $0).codes[list.dimension] }
      for code in codes where facts[code].isResidual {
        guard let parent = facts[code].ancestors.first else { continue }
        let under = codes.indices.filter { facts[codes[$0]].ancestors.contains(parent) }
        let parts = under.filter { place in
          !under.contains { facts[codes[place]].ancestors.contains(codes[$0]) }
        }
        if parts.count < 2 { continue }
        let whole = table.number(moved(list.rest, list.dimension, parent), name)
        relations.append(.sum(whole: whole, parts: parts.map { cells[$0] }, isExhaustive: true))
      }
    }
  }

  // MARK: Corners

  /// Where a cell lies under another in two dimensions, and nothing stands between them, the cell between them.
  private mutating func addCorners(_ footing: Int) {
    let name = table.footings[footing]
    for cell in table.members[footing] where !isSigned(cell) && table.cells.count < limit {
      let key = table.key(of: cell)
      for down in nested {
        for up in nested where up != down {
          if let corner = corner(key, down, up, name) { _ = table.number(corner, name) }
        }
      }
    }
  }

  private func corner(
    _ key: ConstraintKey, _ first: Int, _ second: Int, _ footing: ConstraintCell.Footing
  ) -> ConstraintKey? {
    for above in facts[key.codes[second]].ancestors {
      let side = moved(key, second, above)
      if table.find(side, footing) != nil { return nil }
      for over in facts[key.codes[first]].ancestors
      where table.find(moved(side, first, over), footing) != nil {
        let corner = moved(key, first, over)
        return table.find(corner, footing) == nil ? corner : nil
      }
    }
    return nil
  }

  // MARK: Hierarchies

  /// The parts that an exhaustive whole lacks.
  private mutating func addExhaustiveParts(_ footing: Int) {
    let name = table.footings[footing]
    for dimension in nested {
      for cell in table.members[footing] {
        let key = table.key(of: cell)
        guard key.codes[tag] <= 0, let parts = facts.exhaustiveParts(key.codes[dimension], year: year(key)),
          table.cells.count < limit, hasPart(cell, dimension, parts)
        else { continue }
        for part in parts { _ = table.number(key.with(dimension, part), name) }
      }
    }
  }

  /// Whether anything is known of a part of a whole, or of a part of that.
  private func hasPart(_ cell: Int32, _ dimension: Int, _ parts: [Int32]) -> Bool {
    let footing = table.cells[Int(cell)].footing
    let key = table.key(of: cell)
    return parts.contains { part in
      if table.find(key.with(dimension, part), footing) != nil { return true }
      return facts.children(part).contains { table.find(key.with(dimension, $0), footing) != nil }
    }
  }

  /// Cells of one footing that differ in one dimension, in groups of two or more.
  func groups(_ footing: Int, _ dimension: Int) -> [SiblingGroup] {
    var numbers: [ConstraintKey: Int] = [:]
    var groups: [SiblingGroup] = []
    for cell in table.members[footing] {
      let key = table.key(of: cell)
      let code = key.codes[dimension]
      if facts[code].isSet { continue }
      let rest = moved(key, dimension, -1)
      let number = numbers[rest] ?? groups.count
      if number == groups.count {
        numbers[rest] = number
        groups.append(SiblingGroup(dimension: dimension))
      }
      groups[number].members.append((code: code, cell: cell))
      if !facts[code].isResidual { groups[number].byCode[code] = cell }
    }
    return groups.filter { $0.members.count > 1 }.map { group in
      var sorted = group
      sorted.members.sort { ($0.code, $0.cell) < ($1.code, $1.cell) }
      return sorted
    }
  }

  /// Each whole of a group with the parts next below it.
  private mutating func relate(_ group: SiblingGroup) {
    var regular: [Int32: [(code: Int32, cell: Int32)]] = [:]
    var order: [Int32] = []
    for member in group.members {
      guard let whole = facts[member.code].ancestors.first(where: { group.byCode[$0] != nil }) else {
        continue
      }
      if facts.isRegular(member.code, under: whole) {
        if regular[whole] == nil { order.append(whole) }
        regular[whole, default: []].append(member)
      } else if !isSigned(member.cell), let cell = group.byCode[whole] {
        relations.append(.sum(whole: cell, parts: [member.cell], isExhaustive: false))
      }
    }
    for whole in order {
      guard let cell = group.byCode[whole], let parts = regular[whole] else { continue }
      let all = facts.exhaustiveParts(whole, year: year(table.key(of: cell)))
      if let all, Set(all) == Set(parts.map(\.code)) {
        relations.append(.sum(whole: cell, parts: parts.map(\.cell), isExhaustive: true))
      } else if !isSigned(cell) {
        relations.append(.sum(whole: cell, parts: parts.map(\.cell), isExhaustive: false))
      }
    }
  }
}
