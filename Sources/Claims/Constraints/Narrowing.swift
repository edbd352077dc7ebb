import Quantities

extension Propagation {
  /// Narrows the cells of a relation by one another.
  mutating func narrow(by number: Int) {
    let shape = system.shapes[number]
    switch shape.kind {
    case .part: narrowSum(shape, isExhaustive: false)
    case .exhaustive: narrowSum(shape, isExhaustive: true)
    case .portion:
      let start = Int(shape.start)
      narrowPortion(system.members[start], system.members[start + 1], system.members[start + 2])
    case .other:
      switch system.relations[number] {
      case .ratio(let left, let right, let low, let high, let isMultiple):
        if isMultiple { narrowMultiple(left, right, low, high) } else { narrowRatio(left, right, low, high) }
      case .rank(let rank, let member, let others, let isExhaustive):
        narrowRank(rank, member, others, isExhaustive)
      case .sum, .portion: break
      }
    }
  }

  // MARK: Sums

  /// The ends of all parts added up, but for those that have none.
  private struct Total {
    var least = Int128(0)
    var most = Int128(0)
    var endless = 0
    var bottomless = 0
  }

  private func total(_ shape: RelationShape) -> Total {
    var total = Total()
    for at in Int(shape.start) + 1..<Int(shape.end) {
      let part = Int(system.members[at])
      let (low, high) = (low[part], high[part])
      if low == Grid.below { total.bottomless += 1 } else { total.least += Int128(low) }
      if high == Grid.above { total.endless += 1 } else { total.most += Int128(high) }
    }
    return total
  }

  private mutating func narrowSum(_ shape: RelationShape, isExhaustive: Bool) {
    let total = total(shape)
    let whole = system.members[Int(shape.start)]
    if total.bottomless == 0 { raise(whole, Grid.low(total.least)) }
    if isExhaustive, total.endless == 0 { lower(whole, Grid.high(total.most)) }
    let (wholeLow, wholeHigh) = (low[Int(whole)], high[Int(whole)])
    let isCapped = wholeHigh != Grid.above && total.bottomless < 2
    let isFilled = isExhaustive && wholeLow != Grid.below && total.endless < 2
    if !isCapped, !isFilled { return }
    // What is left of the whole beside all that its parts are at least, and at most.
    let (room, need) = (Int128(wholeHigh) - total.least, Int128(wholeLow) - total.most)
    for at in Int(shape.start) + 1..<Int(shape.end) {
      let part = system.members[at]
      let (low, high) = (low[Int(part)], high[Int(part)])
      if isCapped, total.bottomless == 0 || low == Grid.below {
        let most = low == Grid.below ? room : room + Int128(low)
        if most < Int128(high) { lower(part, Grid.high(most)) }
      }
      if isFilled, total.endless == 0 || high == Grid.above {
        let least = high == Grid.above ? need : need + Int128(high)
        if least > Int128(low) { raise(part, Grid.low(least)) }
      }
    }
  }

  // MARK: Portions

  /// Only where no value is below zero: else a share says nothing that is sure.
  private mutating func narrowPortion(_ part: Int32, _ share: Int32, _ whole: Int32) {
    let (p, s, w) = (Int(part), Int(share), Int(whole))
    if low[s] >= 0, low[w] >= 0 {
      raise(part, low[s], low[w], Grid.hundred)
      if high[s] != Grid.above, high[w] != Grid.above { lower(part, high[s], high[w], Grid.hundred) }
    }
    if low[p] >= 0, low[w] >= 0 { divide(part, by: whole, into: share) }
    if low[p] >= 0, low[s] >= 0 { divide(part, by: share, into: whole) }
  }

  private mutating func divide(_ part: Int32, by factor: Int32, into result: Int32) {
    let (p, f) = (Int(part), Int(factor))
    if high[f] != Grid.above, high[f] > 0, low[p] > 0 {
      raise(result, low[p], Grid.hundred, high[f])
    }
    if low[f] > 0, high[p] != Grid.above { lower(result, high[p], Grid.hundred, low[f]) }
  }

  /// Moves a lower end up to `a × b ÷ c`, if that is up.
  private mutating func raise(_ cell: Int32, _ a: Int64, _ b: Int64, _ c: Int64) {
    if Grid.isQuotient(a, b, c, above: low[Int(cell)]) { raise(cell, Grid.down(a, b, c)) }
  }

  /// Moves an upper end down to `a × b ÷ c`, if that is down.
  private mutating func lower(_ cell: Int32, _ a: Int64, _ b: Int64, _ c: Int64) {
    if Grid.isQuotient(a, b, c, below: high[Int(cell)]) { lower(cell, Grid.up(a, b, c)) }
  }

  // MARK: Ratios

  /// Only where the right one is not below zero, as it is not where a multiple above zero of it is not: else what is
  /// more times as much is less.
  private mutating func narrowMultiple(
    _ left: Int32, _ right: Int32, _ least: Rational?, _ most: Rational?
  ) {
    if low[Int(left)] >= 0, let least, least.sign > 0 { raise(right, 0) }
    if low[Int(right)] >= 0 { narrowRatio(left, right, least, most) }
  }

  private mutating func narrowRatio(_ left: Int32, _ right: Int32, _ least: Rational?, _ most: Rational?) {
    func scaled(_ value: Int64, by factor: Rational, _ rule: RoundingRule) -> Int64? {
      if value == Grid.below || value == Grid.above { return nil }
      return (Rational(Int(value)) * factor).rounded(toDecimals: 0, rule).int.map { Int64($0) }
    }
    if let least, least.sign > 0, let inverse = least.reciprocal {
      if let end = scaled(low[Int(right)], by: least, .down) { raise(left, Grid.low(Int128(end))) }
      if let end = scaled(high[Int(left)], by: inverse, .up) { lower(right, Grid.high(Int128(end))) }
    }
    if let most, most.sign > 0, let inverse = most.reciprocal {
      if let end = scaled(high[Int(right)], by: most, .up) { lower(left, Grid.high(Int128(end))) }
      if let end = scaled(low[Int(left)], by: inverse, .down) { raise(right, Grid.low(Int128(end))) }
    }
  }

  // MARK: Ranks

  private mutating func narrowRank(_ rank: Int32, _ member: Int32, _ others: [Int32], _ isExhaustive: Bool) {
    let one = system.grids[Int(rank)].one
    guard one > 0 else { return }
    let above = others.filter { low[Int($0)] > high[Int(member)] }
    raise(rank, Grid.low(Int128(above.count + 1) * Int128(one)))
    if high[Int(rank)] != Grid.above {
      let larger = Int((high[Int(rank)] - one) / one)
      let lows = others.map { low[Int($0)] }.sorted(by: >)
      if larger >= 0, larger < lows.count { raise(member, lows[larger]) }
      if larger == above.count {
        for other in others where !above.contains(other) { lower(other, high[Int(member)]) }
      }
    }
    guard isExhaustive else { return }
    let possible = others.filter { high[Int($0)] >= low[Int(member)] }.count
    lower(rank, Grid.high(Int128(possible + 1) * Int128(one)))
    let smaller = Int((low[Int(rank)] + one - 1) / one) - 2
    let highs = others.map { high[Int($0)] }.sorted(by: >)
    if smaller >= 0, smaller < highs.count { lower(member, highs[smaller]) }
  }
}

extension Relation {
  /// The ends that an end follows from.
  func inputs(of end: CellEnd) -> [CellEnd] {
    func low(_ cell: Int32) -> CellEnd { CellEnd(cell: cell, isHigh: false) }
    func high(_ cell: Int32) -> CellEnd { CellEnd(cell: cell, isHigh: true) }
    func same(_ cell: Int32) -> CellEnd { CellEnd(cell: cell, isHigh: end.isHigh) }
    func opposite(_ cell: Int32) -> CellEnd { CellEnd(cell: cell, isHigh: !end.isHigh) }
    switch self {
    case .sum(let whole, let parts, _):
      if end.cell == whole { return parts.map(same) }
      return [same(whole)] + parts.filter { $0 != end.cell }.map(opposite)
    case .portion(let part, let share, let whole):
      if end.cell == part { return [same(share), same(whole)] }
      return [same(part), opposite(end.cell == share ? whole : share)]
    case .ratio(let left, let right, _, _, _): return [same(end.cell == left ? right : left)]
    case .rank(let rank, let member, let others, _):
      if end.cell == rank { return [opposite(member)] + others.map(same) }
      if end.cell == member { return [opposite(rank)] + others.map(same) }
      return [same(rank), same(member)] + others.filter { $0 != end.cell }.map(opposite)
    }
  }
}

extension Grid {
  /// How many steps make one; 0 where the grid is coarser.
  var one: Int64 {
    guard (-18...0).contains(exponent) else { return 0 }
    var one: Int64 = 1
    for _ in 0..<(-exponent) { one *= 10 }
    return one
  }
}
