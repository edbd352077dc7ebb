import Observations
import Quantities

/// The place of a member among those listed, as the sizes of all of them give it: an interval, since rounding may
/// exchange neighbours.
///
/// Example: of 9,415.9, 1,097.3 and 181.5 the last is third: [3, 3].
struct RankOrder: Sendable {
  private let key: PrintedKey
  private let figures: Figures
  private let row: Int

  init(_ key: PrintedKey, _ figures: Figures, _ row: Int) {
    self.key = key
    self.figures = figures
    self.row = row
  }

  /// Nothing where fewer than two members have a size, or the ranked one has none.
  var recomputed: Recomputed? {
    guard let base = key.base, let measure = figures.structure.place(of: .measure),
      let kind = rankedBy, case .code(let own) = key.address[base.dimension]
    else { return nil }
    let address = key.address.with(measure, .code(kind))
    let members = members(own, base, address)
    guard members.contains(own), members.count > 1, let ownSize = size(own, base, address) else { return nil }
    let others = members.filter { $0 != own }.compactMap { member in
      size(member, base, address).flatMap { $0.unit == ownSize.unit ? $0 : nil }
    }
    let sizes = [ownSize] + others
    guard sizes.count > 1, let ranks = OpenOrder(sizes.map { Reach($0.interval) }).ranks(at: 0) else {
      return nil
    }
    let unplaced = members.count - sizes.count
    let interval = Interval(low: Rational(ranks.lowerBound), high: Rational(ranks.upperBound + unplaced))
    return Recomputed(
      origin: .order(count: sizes.count, isWhole: isWhole(members, base)), unit: .rank,
      point: interval.isPoint ? interval.low : nil, interval: interval, formula: nil,
      cells: sizes.flatMap(\.formula.cells))
  }

  /// The measure that the print ranks by, as its remark says.
  private var rankedBy: CodeID? {
    figures.cube.statements[row].rankedBy.flatMap { figures.codes.find(String($0), in: "measures") }
  }

  private func size(_ member: CodeID, _ base: Base, _ address: Address) -> Figure? {
    let at = address.with(base.dimension, .code(member))
    let amount = figures.value(at)
    if let amount, amount.unit.isAdditive { return amount }
    return figures.share(at, base: base)
  }

  /// Members of the whole on the level of the ranked one that have numbers; of a whole that its parts exhaust, all.
  private func members(_ own: CodeID, _ base: Base, _ address: Address) -> [CodeID] {
    let codes = figures.codes
    let level = codes[own].level
    if codes[base.whole].isExhausted, codes[own].parent == base.whole {
      return codes.children(of: base.whole).filter { codes[$0].level == level }
    }
    let open =
      figures.rows(address.with(base.dimension, .any), base: nil)
      + figures.rows(address.with(base.dimension, .any), base: base)
    var found: Set<CodeID> = []
    for row in open where !figures.cube.statements[row].isBlank {
      let code = figures.cube.columns[base.dimension][row]
      let entry = codes[code]
      guard entry.level == level, !entry.isTotal, !entry.isResidual, entry.members.isEmpty,
        entry.excluded.isEmpty, code != base.whole,
        codes[base.whole].isTotal || codes.isAncestor(base.whole, of: code)
      else { continue }
      found.insert(code)
    }
    return found.sorted()
  }

  private func isWhole(_ members: [CodeID], _ base: Base) -> Bool {
    figures.codes[base.whole].isExhausted
      && Set(figures.codes.children(of: base.whole)) == Set(members)
  }
}
