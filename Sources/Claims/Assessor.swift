package import Observations
package import Quantities

/// Holds printed numbers against all the others. A number is never held against itself: all rows of its own print are
/// left out of what it is compared with.
package struct Assessor: Sendable {
  private let figures: Figures
  private let unstated: CodeID?
  private let sources: [CodeID]

  package init(_ figures: Figures) {
    self.figures = figures
    unstated = figures.codes.find("_U", in: "sources")
    sources = figures.codes.members(of: "sources")
  }

  /// The rows of the same print: one number may stand on several keys.
  package func rows(ofPrint row: Int) -> [Int] {
    let statements = figures.cube.statements
    let own = statements[row]
    func isSame(_ other: Int) -> Bool {
      figures.cube.rows.contains(other) && statements[other].id == own.id
        && statements[other].place.publication == own.place.publication
    }
    var first = row
    while isSame(first - 1) { first -= 1 }
    var last = row
    while isSame(last + 1) { last += 1 }
    return Array(first...last)
  }

  /// The verdict on one row.
  package func assess(_ row: Int) -> Assessment {
    guard figures.cube.rows.contains(row), let number = figures.number(row) else {
      return Assessment(.notCheckable, obstacle: .noData)
    }
    var others = figures
    others.withheld.formUnion(rows(ofPrint: row))
    let key = PrintedKey(row, figures)
    if key.unit == .rank {
      if let ranked = RankOrder(key, others, row).recomputed { return assess(rank: number, ranked) }
    } else if let assessment = assess(number, row, key, others) {
      return assessment
    }
    return unsettled(key, row, others)
  }

  // MARK: What the others make of it

  /// Held against the first compiler that has the number; a print that may be any one's against the first that it
  /// agrees with, if there is one.
  private func assess(_ number: PrintedNumber, _ row: Int, _ key: PrintedKey, _ others: Figures)
    -> Assessment?
  {
    var best: Assessment?
    for address in sourced(key) {
      guard let recomputed = recomputed(address, key, row, others) else { continue }
      let assessment = assess(number, row, recomputed, others)
      if assessment.verdict.isFavourable || !figures.operands.isOfAnyCompiler(row) { return assessment }
      if best.map({ $0.verdict.isContrary && !assessment.verdict.isContrary }) ?? true { best = assessment }
    }
    return best
  }

  /// A table's cell on the same key, else the key computed again, else another sentence on it.
  private func recomputed(_ address: Address, _ key: PrintedKey, _ row: Int, _ others: Figures) -> Recomputed?
  {
    let isProse = !figures.cube.statements[row].isTable
    let same = others.rows(address, base: key.base).filter { others.unit(of: $0) == key.unit }
    let inTables = same.filter { others.cube.statements[$0].isTable }
    if isProse, let found = printed(inTables, key, others) { return Recomputed(.table, found) }
    if let found = computed(address, key, others), found.unit == key.unit { return Recomputed(.cells, found) }
    return printed(same, key, others).map { Recomputed(isProse ? .prose : .table, $0) }
  }

  private func printed(_ rows: [Int], _ key: PrintedKey, _ others: Figures) -> Figure? {
    guard let row = others.preferred(rows), let admitted = others.interval(ofOperand: row) else { return nil }
    return others.figure(.cell(row), unit: key.unit).map {
      Figure(
        kind: .printed, formula: $0.formula, unit: $0.unit, point: $0.point, interval: admitted,
        usesShares: $0.usesShares)
    }
  }

  private func computed(_ address: Address, _ key: PrintedKey, _ others: Figures) -> Figure? {
    key.base.map { others.recomputedShare(address, base: $0) } ?? others.recomputed(address)
  }

  /// The key with its own source; with every source in turn where the print names none.
  private func sourced(_ key: PrintedKey) -> [Address] {
    guard let place = figures.structure.place(of: .source), case .code(let own) = key.address[place],
      own == unstated
    else { return [key.address] }
    return [key.address] + sources.filter { $0 != own }.map { key.address.with(place, .code($0)) }
  }

  // MARK: Verdicts

  private func assess(_ number: PrintedNumber, _ row: Int, _ recomputed: Recomputed, _ others: Figures)
    -> Assessment
  {
    let statement = figures.cube.statements[row]
    if statement.hasRemark("unit-missing") { return unscaled(number, recomputed) }
    let verdict: Verdict
    if let hedge = statement.leadingHedge {
      verdict = Verdict(
        printed: number, hedge: hedge, recomputed: recomputed.interval,
        unitIsPercent: recomputed.unit.isPercent)
    } else {
      verdict = Verdict(printed: number, recomputed: recomputed.interval)
    }
    var senses: [OtherSense] = []
    switch verdict {
    case .agreesOtherReading: senses = [.roundedToTens]
    case .disagrees, .hedgeFails: senses = self.senses(number, row, recomputed, others)
    default: break
    }
    let gap: Rational? =
      switch verdict {
      case .hedgeHolds, .hedgeBorderline, .agrees: .zero
      default: Assessor.gap(number, recomputed.interval)
      }
    return Assessment(verdict, recomputed: recomputed, gap: gap, senses: senses)
  }

  /// How far apart they are, in last units.
  package static func gap(_ number: PrintedNumber, _ recomputed: Interval) -> Rational? {
    number.interval.gap(to: recomputed).divided(by: number.lastUnit)
  }

  /// A print that leaves out its multiplier.
  private func unscaled(_ number: PrintedNumber, _ recomputed: Recomputed) -> Assessment {
    for power in [0, 3, 6, 9] where number.interval.scaled(by: .powerOfTen(power)).meets(recomputed.interval)
    {
      return Assessment(
        .agreesOtherReading, recomputed: recomputed, gap: .zero, senses: [.multiplier(power)])
    }
    return Assessment(.disagrees, recomputed: recomputed, gap: Assessor.gap(number, recomputed.interval))
  }

  private func assess(rank number: PrintedNumber, _ recomputed: Recomputed) -> Assessment {
    guard case .order(_, let isWhole) = recomputed.origin else {
      return Assessment(.notCheckable, obstacle: .noData)
    }
    let (verdict, gap) = Assessor.verdict(rank: number, recomputed.interval, isWhole: isWhole)
    return Assessment(verdict, recomputed: recomputed, gap: gap)
  }

  /// A printed rank beside the one that the listed members have; where they are not all there are, others may stand
  /// before them, so that the rank can only be higher in number.
  package static func verdict(rank number: PrintedNumber, _ recomputed: Interval, isWhole: Bool) -> (
    Verdict, gap: Rational
  ) {
    let own = number.interval
    let gap = own.high < recomputed.low || isWhole ? own.gap(to: recomputed) : .zero
    if isWhole, own.contains(recomputed) { return (.confirmed, gap) }
    return (gap.isZero ? .agrees : .disagrees, gap)
  }

  /// The verdict on a row that has no recomputed number, but limits; nothing where no print limits it. The limits rest on
  /// no row of the same print.
  package func assess(_ row: Int, within bounds: CellBounds) -> Assessment? {
    let unit = figures.unit(of: row)
    let low = bounds.low.flatMap { $0.value > (unit == .rank ? .one : .zero) ? $0 : nil }
    let high = bounds.high.flatMap { unit == .percent && $0.value >= .hundred ? nil : $0 }
    let cells = Set((low?.rows ?? []) + (high?.rows ?? [])).sorted()
    guard !cells.isEmpty, let number = figures.number(row) else { return nil }
    let reach = Reach(
      low: low.map { Bound($0.value, inclusive: true) }, high: high.map { Bound($0.value, inclusive: true) })
    let claimed =
      figures.cube.statements[row].leadingHedge?.admits(number, unitIsPercent: unit.isPercent)
      ?? HedgeRange(core: Reach(number.interval))
    let verdict: Verdict
    if claimed.core.contains(reach) {
      verdict = .confirmed
    } else {
      verdict = claimed.whole.meets(reach) ? .possible : .refutedByBound
    }
    let ends = [low?.value, high?.value].compactMap { $0 }
    guard let first = ends.first, let last = ends.last else { return nil }
    return Assessment(
      verdict,
      recomputed: Recomputed(
        origin: .bound(reach), unit: unit, point: nil, interval: Interval(low: first, high: last),
        formula: nil, cells: cells))
  }

  // MARK: No verdict

  private func unsettled(_ key: PrintedKey, _ row: Int, _ others: Figures) -> Assessment {
    let statement = figures.cube.statements[row]
    if let stated = Obstacle.allCases.first(where: { statement.hasRemark($0.rawValue) }) {
      return Assessment(.notCheckable, obstacle: stated)
    }
    if let foreign = elsewhere(key, others) {
      return Assessment(.notCheckable, obstacle: .otherSource, recomputed: foreign)
    }
    return Assessment(.notCheckable, obstacle: statement.isInFigure ? .figureNotReproduced : .noData)
  }

  /// The same key as another compiler has it.
  private func elsewhere(_ key: PrintedKey, _ others: Figures) -> Recomputed? {
    guard key.unit != .rank, let place = figures.structure.place(of: .source),
      case .code(let own) = key.address[place], own != unstated
    else { return nil }
    for source in sources where source != own && source != unstated {
      let address = key.address.with(place, .code(source))
      let same = others.rows(address, base: key.base).filter { others.unit(of: $0) == key.unit }
      let found =
        printed(same, key, others) ?? computed(address, key, others) ?? quotient(address, key, others)
      if let found, found.unit == key.unit { return Recomputed(.cells, found) }
    }
    return nil
  }

  /// The part as another compiler has it, of the whole as the print's own compiler has it.
  private func quotient(_ address: Address, _ key: PrintedKey, _ others: Figures) -> Figure? {
    guard let base = key.base, key.unit == .percent, let part = others.value(address),
      let whole = others.value(key.address.with(base.dimension, .code(base.whole))),
      part.unit == whole.unit, part.unit.isAdditive
    else { return nil }
    return others.figure(.percentage(part.formula, of: whole.formula), unit: .percent)
  }

  // MARK: Would agree if

  private func senses(_ number: PrintedNumber, _ row: Int, _ recomputed: Recomputed, _ others: Figures)
    -> [OtherSense]
  {
    var found: [OtherSense] = []
    if recomputed.unit.isAmount {
      for power in [-6, -3, 3, 6]
      where number.interval.scaled(by: .powerOfTen(power)).meets(recomputed.interval) {
        found.append(.multiplier(number.multiplier + power))
      }
    }
    let key = PrintedKey(row, figures)
    guard key.unit == .percent, let own = key.base else { return found }
    for base in figures.catalogue.bases.all where base != own {
      guard case .code(let part) = key.address[base.dimension], part != base.whole,
        figures.codes.isAncestor(base.whole, of: part) || figures.codes[base.whole].isTotal,
        let share = others.share(key.address, base: base), share.unit == .percent,
        share.interval.meets(number.interval)
      else { continue }
      found.append(.base(base))
    }
    return found
  }
}

/// The cell that a row prints.
package struct PrintedKey: Sendable {
  package let address: Address
  package let base: Base?
  package let unit: Unit

  package init(_ row: Int, _ figures: Figures) {
    var address = Address(figures.structure)
    for (place, dimension) in figures.structure.dimensions.enumerated() {
      if [.unit, .base, .side].contains(dimension.role) { continue }
      address[place] = Choice(of: figures.cube.columns[place][row], in: figures.codes)
    }
    self.address = address
    unit = figures.unit(of: row)
    base = figures.cube.code(.base, of: row).flatMap { figures.catalogue.bases[$0] }
  }
}

extension Verdict {
  /// Whether two numbers are plainly not the same.
  fileprivate var isContrary: Bool { self == .disagrees || self == .hedgeFails }
}

extension Choice {
  /// What a code of a key stands for: a set or a complement as such.
  package init(of code: CodeID, in codes: Codes) {
    let entry = codes[code]
    if !entry.members.isEmpty {
      self = .set(entry.members)
    } else if let whole = entry.parent, !entry.excluded.isEmpty {
      self = .except(whole, entry.excluded)
    } else {
      self = .code(code)
    }
  }
}
