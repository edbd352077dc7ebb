import Answers
import Claims
import Observations
import Quantities
import Texts

/// The full account of a verdict.
extension Run {
  /// What the others make of it; nothing where they make nothing of it.
  func evidence(_ assessed: AssessedClaim) -> [Evidence] {
    let assessment = assessed.assessment
    guard let recomputed = assessment.recomputed, let found = recomputedQuantity(assessed) else { return [] }
    let label: String? =
      switch recomputed.origin {
      case .bound: "bounds"
      case .table, .prose: "printed too"
      case .cells, .order, .query: assessment.verdict == .notCheckable ? "elsewhere" : nil
      }
    var lines = [
      Evidence(
        .recomputed, label: label, found, detail: origin(recomputed),
        verdict: assessment.verdict == .notCheckable ? nil : assessment.verdict)
    ]
    if let right = assessed.sides?.right {
      let detail = right.formula.map { phrase($0) } ?? ""
      lines.append(Evidence(.measure, label: "beside", right, detail: detail))
    }
    return lines
  }

  /// What the others make of a claim, as it is shown.
  func recomputedQuantity(_ assessed: AssessedClaim) -> Quantity? {
    if let sides = assessed.sides { return sides.found }
    guard let recomputed = assessed.assessment.recomputed, let row = assessed.row else { return nil }
    return quantity(recomputed, besides: row)
  }

  func recomputedCell(_ assessed: AssessedClaim) -> Table.Cell {
    if let obstacle = assessed.assessment.obstacle { return .text(obstacle.rawValue) }
    if let years = assessed.sides?.spanText { return .text(years) }
    let mark = mark(assessed.assessment.recomputed)
    return recomputedQuantity(assessed).map { .number($0, mark: mark, showsUnit: true) } ?? .none
  }

  func recomputedCell(_ assessment: Assessment, _ row: Int) -> Table.Cell {
    if let obstacle = assessment.obstacle { return .text(obstacle.rawValue) }
    return assessment.recomputed.map {
      .number(quantity($0, besides: row), mark: mark($0), showsUnit: true)
    } ?? .none
  }

  /// Phrase, query, both intervals, the gap, and the senses in which it would agree.
  func account(of assessed: AssessedClaim) -> [Paragraph] {
    var entries: [Paragraph] = []
    let assessment = assessed.assessment
    let phrase =
      assessed.claim.relation?.phrase ?? assessed.row.map { figures.cube.statements[$0].phrase } ?? ""
    if !phrase.isEmpty { entries.append(.entry("phrase", "“\(phrase)”")) }
    entries += queries(assessed)
    if let may = admitted(assessed) { entries.append(.entry("may mean", may)) }
    if assessment.recomputed != nil, let quantity = recomputedQuantity(assessed) {
      var phrase: Phrase = "\(ends: quantity)\(mark(assessment.recomputed))"
      if quantity.point != nil, !quantity.interval.isPoint { phrase = phrase + ", point \(quantity)" }
      entries.append(.entry("the others", phrase))
    }
    if let years = assessed.sides?.spanText { entries.append(.entry("the others", Phrase(years))) }
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

  /// The lines that ask for the same.
  private func queries(_ assessed: AssessedClaim) -> [Paragraph] {
    if let sides = assessed.sides {
      let sign = sides.relation.test?.relation.rawValue ?? "="
      return sides.readings.enumerated().map { place, line in
        .entry(place == 0 ? "query" : sign, "\(command: line)")
      }
    }
    guard let row = assessed.row, let query = query(row) else { return [] }
    return [.entry("query", "\(command: query)")]
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
  private func admitted(_ assessed: AssessedClaim) -> Phrase? {
    let number: PrintedNumber?
    let hedge: Hedge?
    let unit: Quantities.Unit
    if let relation = assessed.claim.relation {
      guard !["YEAR", "YEARS"].contains(relation.unit) else { return nil }
      number = relation.value
      hedge = Hedge.leading(markedBy: relation.hedge)
      unit = relation.unit == "RATIO" ? .ratio : Figures.unit(relation.unit)
    } else {
      guard let row = assessed.row else { return nil }
      number = figures.number(row)
      hedge = figures.cube.statements[row].leadingHedge
      unit = figures.unit(of: row)
    }
    guard let number else { return nil }
    if number.interval.isPoint, hedge == nil { return nil }
    let scale = Scale(exponent: number.multiplier) ?? .units
    let range =
      hedge?.admits(number, unitIsPercent: unit.isPercent) ?? HedgeRange(core: Reach(number.interval))
    return HedgeRule.words(range, unit, scale)
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
    whole.assign {
      $0.partRoles = [role]
      $0.wholeChoices = [role: .code(base.whole)]
    }
    let share = ShareValue(
      figure: figure, address: key.address, role: role, part: key.address[base.dimension],
      whole: .code(base.whole), base: base)
    return Share.reading(share, whole, periods.map { [$0] } ?? [], self)
  }
}
