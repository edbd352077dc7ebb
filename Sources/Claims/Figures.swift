package import Observations
package import Quantities

/// A value with the way it was found.
package struct Figure: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// Printed on that very key.
    case printed
    /// A sum or difference of printed cells.
    case sum
    /// Anything else computed.
    case derived
  }

  package let kind: Kind
  package let formula: Formula
  package let unit: Unit
  /// Nothing where a printed range takes part.
  package let point: Rational?
  package let interval: Interval
  /// Whether a printed share takes part.
  package let usesShares: Bool

  /// The figure with its ends no lower and no higher than it can be; as it is where it lies wholly outside.
  func within(low: Rational, high: Rational?) -> Figure {
    guard kind != .printed, interval.low < low || high.map({ interval.high > $0 }) == true else {
      return self
    }
    let (least, most) = (max(interval.low, low), high.map { min(interval.high, $0) } ?? interval.high)
    guard least <= most else { return self }
    return Figure(
      kind: kind, formula: formula, unit: unit, point: point.map { max(least, min($0, most)) },
      interval: Interval(low: least, high: most), usesShares: usesShares)
  }

  /// How preferable the figure is: amounts before shares, then the fewest operands.
  package var cost: Int { (usesShares ? 1000 : 0) + formula.cells.count }
}

/// Finds the value of a cell: printed, or derived from printed cells.
package struct Figures: Sendable {
  package let catalogue: Catalogue
  /// Numbers that stand in for printed ones, by row.
  package let suppositions: [Int: PrintedNumber]
  /// Rows that may not be used, as when a statement is under test.
  package var withheld: Set<Int> = []
  private static let depthLimit = 3

  package init(_ catalogue: Catalogue, suppositions: [Int: PrintedNumber] = [:]) {
    self.catalogue = catalogue
    self.suppositions = suppositions
  }

  package var cube: Cube { _read { yield catalogue.cube } }
  package var codes: Codes { _read { yield catalogue.codes } }
  package var structure: Structure { _read { yield catalogue.cube.structure } }

  package func number(_ row: Int) -> PrintedNumber? { suppositions[row] ?? cube.statements[row].value }

  /// What a row may be where others are computed with it: the hedge of its print counts. Nothing where the hedge leaves
  /// an end open ("more than 85 %").
  package func interval(ofOperand row: Int) -> Interval? {
    if let supposed = suppositions[row] { return supposed.interval }
    let statement = cube.statements[row]
    guard let hedge = statement.leadingHedge else { return statement.value?.interval }
    return statement.value.flatMap {
      hedge.admits($0, unitIsPercent: unit(of: row).isPercent).interval
    }
  }

  private func point(_ row: Int) -> Rational? {
    suppositions[row].map { $0.point } ?? cube.statements[row].value?.point
  }

  // MARK: Rows

  /// Rows on the address whose base is `base`; nothing as base means the cell itself, not a share of it.
  /// Blanks are included.
  package func rows(_ address: Address, base: Base?) -> [Int] {
    candidates(address).filter { self.base(of: $0) == base }
  }

  /// What the number of a row is a share of; nothing for an amount. An index has a base year, not a whole.
  private func base(of row: Int) -> Base? {
    guard let code = cube.code(.base, of: row), let base = catalogue.bases[code] else { return nil }
    return unit(of: row) == .index("") ? nil : base
  }

  /// Rows that agree with the address in every dimension, whatever they are shares of; no withheld ones.
  private func candidates(_ address: Address) -> [Int] {
    var wanted: [(dimension: Int, code: CodeID)] = []
    var source: (dimension: Int, code: CodeID)?
    for (dimension, choice) in address.choices.enumerated() where choice != .any {
      guard let code = declared(choice) else { return [] }
      if structure.dimensions[dimension].role == .source {
        source = (dimension, code)
      } else {
        wanted.append((dimension, code))
      }
    }
    var found = cube.rows(where: wanted)
    if let source {
      let column = cube.columns[source.dimension]
      let unstated = codes.find("_U", in: "sources") ?? source.code
      found = found.filter { column[$0] == source.code || column[$0] == unstated }
    }
    return withheld.isEmpty ? found : found.filter { !withheld.contains($0) }
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
    rows.filter { isUsable($0) }.min { left, right in rank(left) < rank(right) }
  }

  /// Whether a statement prints a number that can be counted with: a print that leaves out its multiplier cannot.
  package func isUsable(_ row: Int) -> Bool {
    let statement = cube.statements[row]
    return !statement.isBlank && !statement.hasRemark("unit-missing")
  }

  private func rank(_ row: Int) -> (Int, Int, Int, Int) {
    let statement = cube.statements[row]
    let fineness = number(row).map { $0.multiplier - $0.decimals } ?? 99
    return (statement.isTable ? 0 : 1, statement.hedge.isEmpty ? 0 : 1, fineness, row)
  }

  package func unit(of row: Int) -> Unit {
    guard let code = cube.code(.unit, of: row) else { return .ratio }
    return Figures.unit(codes[code].id)
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

  private func printed(_ rows: [Int]) -> Figure? {
    guard let row = preferred(rows), let number = number(row) else { return nil }
    let unit = unit(of: row)
    return Figure(
      kind: .printed, formula: .cell(row), unit: unit, point: number.high == nil ? number.value : nil,
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
      interval = formula.interval(interval(ofOperand:))
    }
    guard let interval else { return nil }
    return Figure(
      kind: kind, formula: formula, unit: unit, point: formula.point(point), interval: interval,
      usesShares: formula.cells.contains { self.unit(of: $0) == .percent })
  }

  // MARK: Amounts

  /// The value of the cell itself: an amount, a count, an index.
  package func value(_ address: Address, derive: Bool = true) -> Figure? {
    if let printed = printed(rows(address, base: nil)) { return printed }
    return derive ? derived(address, depth: 0) : nil
  }

  private func value(_ address: Address, depth: Int) -> Figure? {
    if let printed = printed(rows(address, base: nil)) { return printed }
    return depth < Figures.depthLimit ? derived(address, depth: depth) : nil
  }

  /// The cheapest way to compute a cell without its own printed number.
  package func derived(_ address: Address) -> Figure? { derived(address, depth: 0) }

  private func derived(_ address: Address, depth: Int) -> Figure? {
    let sums = [
      combined(address, address.choices.indices) { value($0, depth: depth + 1) }, exhaustiveSum(address),
    ]
    let found = cheapest(sums.filter { $0?.unit.isAdditive == true } + sharesOfWholes(address, depth: depth))
    return isHeld(address) ? found?.within(low: .zero, high: nil) : found
  }

  /// Whether an address is of something that is held, of which nobody has less than nothing. A flow may be negative.
  private func isHeld(_ address: Address) -> Bool {
    guard let place = structure.place(of: .measure), case .code(let code) = address[place] else {
      return false
    }
    return ["stock", "cumulative", "count"].contains(codes[code].id)
  }

  /// A share, of something held at least nothing and at most all of its whole.
  package func asPart(_ figure: Figure, of address: Address) -> Figure {
    isHeld(address) && figure.unit == .percent ? figure.within(low: .zero, high: .hundred) : figure
  }

  private func cheapest(_ figures: [Figure?]) -> Figure? {
    figures.compactMap { $0 }.min { $0.cost < $1.cost }
  }

  /// A set as the sum of its members, a complement as the whole less the parts taken away, in one of some dimensions.
  private func combined(_ address: Address, _ dimensions: Range<Int>, _ each: (Address) -> Figure?) -> Figure?
  {
    for dimension in dimensions {
      switch address[dimension] {
      case .any, .code: continue
      case .set(let members): return sum(members.map { each(address.with(dimension, .code($0))) })
      case .except(let whole, let parts):
        guard let all = each(address.with(dimension, .code(whole))),
          let taken = sum(parts.map { each(address.with(dimension, .code($0))) }), all.unit == taken.unit
        else { return nil }
        return figure(.difference(all.formula, taken.formula), unit: all.unit)
      }
    }
    return nil
  }

  private func sum(_ figures: [Figure?]) -> Figure? {
    guard let first = figures.first, let unit = first?.unit, unit.isAdditive || unit == .percent else {
      return nil
    }
    var terms: [Formula] = []
    for figure in figures {
      guard let figure, figure.unit == unit else { return nil }
      terms.append(figure.formula)
    }
    return figure(terms.count == 1 ? terms[0] : .sum(terms), unit: unit)
  }

  /// Every printed share of the cell in some whole, times that whole.
  private func sharesOfWholes(_ address: Address, depth: Int) -> [Figure?] {
    let rows = candidates(address)
    if rows.isEmpty { return [] }
    var found: [Figure?] = []
    for base in catalogue.bases.all {
      guard case .code(let own) = address[base.dimension], own != base.whole,
        let share = printed(rows.filter { self.base(of: $0) == base }), share.unit == .percent,
        let whole = value(address.with(base.dimension, .code(base.whole)), depth: depth + 1)
      else { continue }
      found.append(figure(.portion(share.formula, of: whole.formula), unit: whole.unit))
    }
    return found
  }

  /// A whole whose listed parts are all there are, as their sum.
  private func exhaustiveSum(_ address: Address) -> Figure? {
    for (dimension, choice) in address.choices.enumerated() {
      guard case .code(let code) = choice, codes[code].isExhausted else { continue }
      let parts = codes.children(of: code)
      guard parts.count > 1 else { continue }
      if let sum = sum(parts.map { printed(rows(address.with(dimension, .code($0)), base: nil)) }) {
        return sum
      }
    }
    return nil
  }

  /// A part of an exhaustive whole, as the whole less the other parts.
  private func remainder(_ address: Address) -> Figure? {
    for (dimension, choice) in address.choices.enumerated() {
      guard case .code(let code) = choice, let parent = codes[code].parent, codes[parent].isExhausted else {
        continue
      }
      let others = codes.children(of: parent).filter { $0 != code }
      guard let whole = printed(rows(address.with(dimension, .code(parent)), base: nil)),
        let rest = sum(others.map { printed(rows(address.with(dimension, .code($0)), base: nil)) }),
        rest.unit == whole.unit
      else { continue }
      return figure(.difference(whole.formula, rest.formula), unit: whole.unit)
    }
    return nil
  }

  /// The printed cell computed again from other cells, its own statements left out.
  package func recomputed(_ address: Address) -> Figure? {
    var others = self
    others.withheld.formUnion(rows(address, base: nil))
    return others.cheapest([others.derived(address, depth: 1), others.remainder(address)])
  }

  // MARK: Shares

  /// The share, in per cent, of the cell in the whole that `base` names.
  package func share(_ address: Address, base: Base, derive: Bool = true) -> Figure? {
    if let printed = printed(rows(address, base: base)) { return printed }
    return derive ? derivedShare(address, base: base, depth: 0) : nil
  }

  /// The printed share computed again from other cells, its own statements left out.
  package func recomputedShare(_ address: Address, base: Base) -> Figure? {
    var others = self
    others.withheld.formUnion(rows(address, base: base))
    return others.derivedShare(address, base: base, depth: 0)
  }

  private func derivedShare(_ address: Address, base: Base, depth: Int) -> Figure? {
    guard depth < Figures.depthLimit else { return nil }
    if address[base.dimension] == .code(base.whole) { return figure(.constant(.hundred), unit: .percent) }
    var found: [Figure?] = [quotient(address, base: base)]
    // Shares of one whole add up; shares of different wholes do not.
    found.append(
      combined(address, base.dimension..<base.dimension + 1) {
        printed(rows($0, base: base)) ?? derivedShare($0, base: base, depth: depth + 1)
      })
    if case .code(let part) = address[base.dimension] {
      for middle in codes.ancestors(of: part) where middle != base.whole {
        guard codes.isAncestor(base.whole, of: middle),
          let inner = printed(rows(address, base: Base(dimension: base.dimension, whole: middle))),
          let outer = printed(rows(address.with(base.dimension, .code(middle)), base: base))
        else { continue }
        found.append(figure(.portion(inner.formula, of: outer.formula), unit: .percent))
      }
    }
    return cheapest(found).map { asPart($0, of: address) }
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
