import Answers
import Claims
import Observations
import Quantities
import Texts

/// The full account of a verdict.
extension Run {
  /// What the others make of it; nothing where they make nothing of it.
  func evidence(_ assessment: Assessment, _ row: Int) -> [Evidence] {
    guard let recomputed = assessment.recomputed else { return [] }
    let label: String? =
      switch recomputed.origin {
      case .bound: "bounds"
      case .table, .prose: "printed too"
      case .cells, .order: assessment.verdict == .notCheckable ? "elsewhere" : nil
      }
    return [
      Evidence(
        .recomputed, label: label, quantity(recomputed, besides: row), detail: origin(recomputed),
        verdict: assessment.verdict == .notCheckable ? nil : assessment.verdict)
    ]
  }

  func recomputedCell(_ assessment: Assessment, _ row: Int) -> Table.Cell {
    if let obstacle = assessment.obstacle { return .text(obstacle.rawValue) }
    return assessment.recomputed.map { .number(quantity($0, besides: row), mark: "", showsUnit: true) }
      ?? .none
  }

  /// Phrase, query, both intervals, the gap, and the senses in which it would agree.
  func account(of assessment: Assessment, _ row: Int) -> [Paragraph] {
    var entries: [Paragraph] = []
    let statement = figures.cube.statements[row]
    if !statement.phrase.isEmpty { entries.append(.entry("phrase", "“\(statement.phrase)”")) }
    if let query = query(row) { entries.append(.entry("query", "\(command: query)")) }
    if let may = admitted(row) { entries.append(.entry("may mean", may)) }
    if let recomputed = assessment.recomputed {
      let quantity = quantity(recomputed, besides: row)
      var phrase: Phrase = "\(ends: quantity)"
      if quantity.point != nil, !quantity.interval.isPoint { phrase = phrase + ", point \(quantity)" }
      entries.append(.entry("the others", phrase))
    }
    if let gap = assessment.gap, !gap.isZero {
      let units = Quantity(
        unit: .ratio, point: gap, interval: Interval(gap), decimals: min(gap.exactDecimals ?? 2, 2))
      entries.append(.entry("gap", "\(units) of its last printed unit"))
    }
    entries.append(.entry("verdict", Phrase(verdictWords(assessment))))
    for sense in assessment.senses {
      let lead: Phrase = assessment.verdict.isFavourable ? "agrees " : "would agree "
      entries.append(.entry("", lead + words(sense)))
    }
    return entries
  }

  private func verdictWords(_ assessment: Assessment) -> String {
    if let obstacle = assessment.obstacle {
      return "\(assessment.verdict.rawValue), \(obstacle.rawValue): \(obstacle.meaning)"
    }
    let isOtherSense = assessment.verdict == .agreesOtherReading && !assessment.senses.isEmpty
    let meaning = isOtherSense ? "both can be right in another sense" : assessment.verdict.meaning
    return "\(assessment.verdict.rawValue): \(meaning)"
  }

  /// What a print may mean, its hedge included.
  private func admitted(_ row: Int) -> Phrase? {
    guard let number = figures.number(row) else { return nil }
    let scale = Scale(exponent: number.multiplier) ?? .units
    let unit = figures.unit(of: row)
    let range =
      figures.cube.statements[row].leadingHedge?.admits(number, unitIsPercent: unit.isPercent)
      ?? HedgeRange(core: Reach(number.interval))
    guard let core = HedgeRule.words(range.core, unit, scale) else { return nil }
    let border = range.borderline.flatMap { HedgeRule.words($0, unit, scale) }
    return border.map { core + ", and at the border " + $0 } ?? core
  }

  /// The line that asks for what a row prints.
  func query(_ row: Int) -> String? {
    let key = PrintedKey(row, figures)
    let frame = Frame(address: key.address, roles: [])
    let periods = structure.place(of: .period).flatMap { Period(codes[figures.cube.columns[$0][row]].id) }
    guard let base = key.base else {
      guard key.unit.isAdditive else { return nil }
      return (["total"] + items(frame, periods: periods.map { [$0] } ?? [])).text(with: " ")
    }
    guard key.unit == .percent, let role = structure.dimensions[base.dimension].role,
      let figure = figures.figure(.cell(row), unit: .percent)
    else { return nil }
    var whole = frame
    whole.partRoles = [role]
    whole.wholeChoices = [role: .code(base.whole)]
    let share = ShareValue(
      figure: figure, address: key.address, role: role, part: key.address[base.dimension],
      whole: .code(base.whole), base: base)
    return Share.reading(share, whole, periods.map { [$0] } ?? [], self)
  }
}
