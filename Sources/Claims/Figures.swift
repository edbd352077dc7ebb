package import Observations
package import Quantities

/// Finds the value of a cell: printed, or derived from printed cells.
package struct Figures: Sendable {
  package let operands: Operands
  /// Rows that may not be used, as when a statement is under test.
  package var withheld: Set<Int> = []
  private static let depthLimit = 3
  private let kept: FiguresKept

  /// `kept` is of this catalogue.
  package init(
    _ catalogue: Catalogue, suppositions: [Int: PrintedNumber] = [:], kept: FiguresKept = FiguresKept()
  ) {
    self.init(Operands(catalogue, supposing: suppositions), kept: kept)
  }

  /// `kept` is of the same catalogue.
  package init(_ operands: Operands, kept: FiguresKept) {
    self.operands = operands
    self.kept = kept
  }

  package var catalogue: Catalogue { operands.catalogue }
  package var suppositions: [Int: PrintedNumber] { operands.suppositions }

  package var cube: Cube { _read { yield operands.cube } }
  package var codes: Codes { _read { yield operands.codes } }
  package var structure: Structure { _read { yield operands.cube.structure } }

  package func statement(_ row: Int) -> Statement { operands.statement(row) }
  package func number(_ row: Int) -> PrintedNumber? { operands.number(row) }
  package func unit(of row: Int) -> Unit { operands.unit(of: row) }
  package func interval(ofOperand row: Int) -> Interval? { operands.interval(row) }

  // MARK: Rows

  /// Rows on the address whose base is `base`; nothing as base means the cell itself, not a share of it.
  /// Blanks are included.
  package func rows(_ address: Address, base: Base?) -> [Int] {
    var found: [Int] = []
    for candidate in candidates(address) where isMeant(candidate, base) { found.append(candidate.row) }
    return found
  }

  /// Whether a row is on its address with that base, and may be used.
  private func isMeant(_ candidate: FiguresKept.Row, _ base: Base?) -> Bool {
    candidate.isShare(of: base) && !withheld.contains(candidate.row)
  }

  /// What the printed numbers on an address are shares of, each whole once, in the order of the data.
  package func bases(of address: Address) -> [Base] {
    let found = candidates(address)
    if found.allSatisfy({ $0.base == nil }) { return [] }
    return operands.bases.filter { base in found.contains { isMeant($0, base) } }
  }

  /// What the number of a row is a share of; nothing for an amount. An index has a base year, not a whole.
  private func base(of row: Int) -> Base? {
    guard let code = cube.code(.base, of: row), let base = catalogue.bases[code] else { return nil }
    return unit(of: row) == .index("") ? nil : base
  }

  /// Rows that agree with the address in every dimension, whatever they are shares of, withheld ones among them.
  private func candidates(_ address: Address) -> [FiguresKept.Row] {
    kept.rows(address) { found(address).map { FiguresKept.Row(row: $0, base: base(of: $0)) } }
  }

  private func found(_ address: Address) -> [Int] {
    let sources = structure.place(of: .source)
    var wanted: [(dimension: Int, code: CodeID)] = []
    wanted.reserveCapacity(address.dimensions.count)
    var source: (dimension: Int, code: CodeID)?
    for dimension in address.dimensions where !address.isOpen(dimension) {
      guard let code = address.code(dimension) ?? declared(address[dimension]) else { return [] }
      if dimension == sources { source = (dimension, code) } else { wanted.append((dimension, code)) }
    }
    var found = cube.rows(where: wanted)
    if let source, !found.isEmpty {
      let column = cube.columns[source.dimension]
      let unstated = codes.find("_U", in: "sources") ?? source.code
      found.removeAll {
        column[$0] != source.code && (column[$0] != unstated || operands.isOfAnyCompiler($0))
      }
    }
    return found
  }

  /// The code of the data that has exactly these members, if the data names such a set.
  package func declared(_ choice: Choice) -> CodeID? {
    switch choice {
    case .any: return nil
    case .code(let code): return code
    case .set(let members):
      let wanted = Set(members)
      return codes.sets.first { codes[$0].excluded.isEmpty && Set(codes[$0].members) == wanted }
    case .except(let whole, let parts):
      let wanted = Set(parts)
      return codes.sets.first { codes[$0].parent == whole && Set(codes[$0].excluded) == wanted }
    }
  }

  /// The statement an answer shows for a cell: a table before prose, unhedged before hedged, the finest print first.
  package func preferred(_ rows: [Int]) -> Int? {
    var best: Int?
    for row in rows { best = better(best, row) }
    return best
  }

  private func preferred(_ address: Address, base: Base?) -> Int? {
    var best: Int?
    for candidate in candidates(address) where isMeant(candidate, base) { best = better(best, candidate.row) }
    return best
  }

  private func better(_ best: Int?, _ row: Int) -> Int? {
    guard isUsable(row) else { return best }
    guard let best else { return row }
    return rank(row) < rank(best) ? row : best
  }

  /// Whether a statement prints a number that can be counted with: a print that leaves out its multiplier cannot.
  package func isUsable(_ row: Int) -> Bool {
    let statement = statement(row)
    return !statement.isBlank && !statement.hasRemark("unit-missing")
  }

  private func rank(_ row: Int) -> (Int, Int, Int, Int) {
    let statement = statement(row)
    let fineness = number(row).map { $0.multiplier - $0.decimals } ?? 99
    return (statement.isTable ? 0 : 1, statement.hedge.isEmpty ? 0 : 1, fineness, row)
  }

  package static func unit(_ id: String) -> Unit {
    switch id {
    case "PT": .percent
    case "RANK": .rank
    case "COUNT": .count(nil)
    case "INDEX": .index("")
    default: .currency(id)
    }
  }

  /// The number that an answer shows for an address.
  private func printed(_ address: Address, base: Base? = nil) -> Figure? {
    guard let row = preferred(address, base: base), let number = number(row) else { return nil }
    let unit = unit(of: row)
    return Figure(
      kind: .printed, formula: .cell(row), unit: unit, point: number.point,
      interval: number.interval, usesShares: unit == .percent)
  }

  /// The figure of a formula over this cube; nothing if a cell is blank or a divisor may be zero.
  package func figure(_ formula: Formula, unit: Unit) -> Figure? {
    let kind: Figure.Kind
    let interval: Interval?
    if case .cell(let row) = formula {
      kind = .printed
      interval = number(row)?.interval
    } else {
      kind = formula.isAdditive ? .sum : .derived
      interval = formula.interval(operands.interval)
    }
    guard let interval else { return nil }
    return Figure(
      kind: kind, formula: formula, unit: unit, point: formula.point(operands.point), interval: interval,
      usesShares: formula.usesCell(where: operands.isShare))
  }

  // MARK: Amounts

  /// The value of the cell itself: an amount, a count, an index.
  package func value(_ address: Address, derive: Bool = true) -> Figure? {
    if let printed = printed(address) { return printed }
    return derive ? derived(address) : nil
  }

  private func value(_ address: Address, depth: Int) -> Figure? {
    if let printed = printed(address) { return printed }
    return depth < Figures.depthLimit ? derived(address, depth: depth) : nil
  }

  /// The cheapest way to compute a cell without its own printed number.
  package func derived(_ address: Address) -> Figure? {
    kept(.derived, address) { derived(address, depth: 0) }
  }

  /// A figure that is looked for once, unless something is supposed or withheld.
  private func kept(
    _ way: FiguresKept.Asked.Way, _ address: Address, base: Base? = nil, _ find: () -> Figure?
  ) -> Figure? {
    guard suppositions.isEmpty, withheld.isEmpty else { return find() }
    return kept.figure(FiguresKept.Asked(way: way, address: address, base: base), find)
  }

  private func derived(_ address: Address, depth: Int) -> Figure? {
    var found = Cheapest()
    let sum = combined(address, address.dimensions) { value($0, depth: depth + 1) }
    if let sum, sum.unit.isAdditive { found.take(sum) }
    if let sum = exhaustiveSum(address), sum.unit.isAdditive { found.take(sum) }
    takeSharesOfWholes(address, depth: depth, &found)
    return isHeld(address) ? found.figure?.within(low: .zero, high: nil) : found.figure
  }

  /// Whether an address is of something that is held, of which nobody has less than nothing.
  private func isHeld(_ address: Address) -> Bool {
    guard let place = structure.place(of: .measure), let code = address.code(place) else { return false }
    return !cube.mayBeNegative(code, codes)
  }

  /// A share, of something held at least nothing and at most all of its whole.
  package func asPart(_ figure: Figure, of address: Address) -> Figure {
    isHeld(address) && figure.unit == .percent ? figure.within(low: .zero, high: .hundred) : figure
  }

  /// The first of the figures that cost least.
  private struct Cheapest {
    private(set) var figure: Figure?
    /// Nothing until there is another to compare with.
    private var cost: Int?

    mutating func take(_ other: Figure?) {
      guard let other else { return }
      guard let figure else {
        self.figure = other
        return
      }
      let own = cost ?? figure.cost
      cost = min(own, other.cost)
      if other.cost < own { self.figure = other }
    }
  }

  /// A set as the sum of its members, a complement as the whole less the parts taken away, in one of some dimensions.
  private func combined(_ address: Address, _ dimensions: Range<Int>, _ each: (Address) -> Figure?) -> Figure?
  {
    if address.isSimple { return nil }
    for dimension in dimensions {
      switch address[dimension] {
      case .any, .code: continue
      case .set(let members):
        return sum(members) { each(address.with(dimension, .code($0))) }.flatMap { figure($0, unit: $1) }
      case .except(let whole, let parts):
        guard let all = each(address.with(dimension, .code(whole))),
          let taken = sum(parts, { each(address.with(dimension, .code($0))) }), all.unit == taken.unit
        else { return nil }
        return figure(.difference(all.formula, taken.sum), unit: all.unit)
      }
    }
    return nil
  }

  /// The sum of what is found for each part; nothing where one has no figure, or one in another unit.
  private func sum(_ parts: [CodeID], _ each: (CodeID) -> Figure?) -> (sum: Formula, unit: Unit)? {
    var terms: [Formula] = []
    terms.reserveCapacity(parts.count)
    var unit: Unit?
    for part in parts {
      guard let figure = each(part) else { return nil }
      guard unit.map({ $0 == figure.unit }) ?? (figure.unit.isAdditive || figure.unit == .percent) else {
        return nil
      }
      unit = figure.unit
      terms.append(figure.formula)
    }
    guard let unit, let first = terms.first else { return nil }
    return (terms.count == 1 ? first : .sum(terms), unit)
  }

  /// The sum of the numbers that are printed for some parts of a dimension; nothing where one is not.
  private func printedSum(_ address: Address, _ dimension: Int, _ parts: [CodeID]) -> (
    sum: Formula, unit: Unit
  )? {
    sum(parts) { printed(address.with(dimension, .code($0))) }
  }

  /// Every printed share of the cell in some whole, times that whole.
  private func takeSharesOfWholes(_ address: Address, depth: Int, _ found: inout Cheapest) {
    let candidates = candidates(address)
    if candidates.allSatisfy({ $0.base == nil }) { return }
    for base in operands.bases where candidates.contains(where: { isMeant($0, base) }) {
      guard let own = address.code(base.dimension), own != base.whole,
        let share = printed(address, base: base), share.unit == .percent,
        let whole = value(address.with(base.dimension, .code(base.whole)), depth: depth + 1)
      else { continue }
      found.take(figure(.portion(share.formula, of: whole.formula), unit: whole.unit))
    }
  }

  /// A whole whose listed parts are all there are, as their sum.
  private func exhaustiveSum(_ address: Address) -> Figure? {
    for dimension in address.dimensions {
      guard let code = address.code(dimension), let parts = exhaustiveParts(of: code, at: address) else {
        continue
      }
      if let (sum, unit) = printedSum(address, dimension, parts), let found = figure(sum, unit: unit) {
        return found
      }
    }
    return nil
  }

  /// A part of an exhaustive whole, as the whole less the other parts.
  private func remainder(_ address: Address) -> Figure? {
    for dimension in address.dimensions {
      guard let code = address.code(dimension), let parent = codes.parent(of: code),
        let parts = exhaustiveParts(of: parent, at: address), parts.contains(code)
      else { continue }
      let others = parts.filter { $0 != code }
      guard let whole = printed(address.with(dimension, .code(parent))),
        let rest = printedSum(address, dimension, others), rest.unit == whole.unit
      else { continue }
      let left = figure(.difference(whole.formula, rest.sum), unit: whole.unit)
      if left != nil || figure(rest.sum, unit: rest.unit) != nil { return left }
    }
    return nil
  }

  /// The printed cell computed again from other cells, its own statements left out.
  package func recomputed(_ address: Address) -> Figure? {
    kept(.recomputed, address) {
      var others = self
      others.withheld.formUnion(rows(address, base: nil))
      var found = Cheapest()
      found.take(others.derived(address, depth: 1))
      found.take(others.remainder(address))
      return found.figure
    }
  }

  // MARK: Shares

  /// The share, in per cent, of the cell in the whole that `base` names.
  package func share(_ address: Address, base: Base, derive: Bool = true) -> Figure? {
    if let printed = printed(address, base: base) { return printed }
    guard derive else { return nil }
    return kept(.derivedShare, address, base: base) { derivedShare(address, base: base, depth: 0) }
  }

  /// The printed share computed again from other cells, its own statements left out.
  package func recomputedShare(_ address: Address, base: Base) -> Figure? {
    kept(.recomputedShare, address, base: base) {
      var others = self
      others.withheld.formUnion(rows(address, base: base))
      return others.derivedShare(address, base: base, depth: 0)
    }
  }

  private func derivedShare(_ address: Address, base: Base, depth: Int) -> Figure? {
    guard depth < Figures.depthLimit else { return nil }
    let own = address.code(base.dimension)
    if own == base.whole { return figure(.constant(.hundred), unit: .percent) }
    var found = Cheapest()
    found.take(quotient(address, base: base))
    // Shares of one whole add up; shares of different wholes do not.
    found.take(
      combined(address, base.dimension..<base.dimension + 1) {
        printed($0, base: base) ?? derivedShare($0, base: base, depth: depth + 1)
      })
    if let own {
      for middle in codes.ancestors(of: own) where middle != base.whole {
        guard codes.isAncestor(base.whole, of: middle),
          let inner = printed(address, base: Base(dimension: base.dimension, whole: middle)),
          let outer = printed(address.with(base.dimension, .code(middle)), base: base)
        else { continue }
        found.take(figure(.portion(inner.formula, of: outer.formula), unit: .percent))
      }
    }
    return found.figure.map { asPart($0, of: address) }
  }

  private func quotient(_ address: Address, base: Base) -> Figure? {
    guard let part = value(address, depth: 1),
      let whole = value(address.with(base.dimension, .code(base.whole)), depth: 1),
      part.unit == whole.unit, part.unit.isAdditive
    else { return nil }
    return figure(.percentage(part.formula, of: whole.formula), unit: .percent)
  }
}

extension Unit {
  /// Whether values of the unit may be added at all.
  package var isAdditive: Bool {
    switch self {
    case .currency, .count: true
    default: false
    }
  }
}
