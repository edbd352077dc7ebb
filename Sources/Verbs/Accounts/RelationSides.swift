import Answers
import Claims
import Language
import Observations
import Quantities
import Texts

/// A statement about several numbers, with what its query and its other side come to.
struct RelationSides: Sendable {
  let relation: StatedRelation
  /// What the query gives; nothing where there is none, or it has no answer.
  let found: Quantity?
  /// The other side; nothing where the printed number is it.
  let right: Quantity?
  /// The query and the other side in full.
  let readings: [String]
  /// The years that the query's numbers are of, where these are what is compared.
  let span: (first: Int, last: Int)?
  let assessment: Assessment

  init(_ relation: StatedRelation, _ run: Run) {
    self.relation = relation
    guard let test = relation.test, let answer = try? run.answerAlone(test.query) else {
      (found, right, readings, span) = (nil, nil, [], nil)
      assessment = Assessment(.notCheckable, obstacle: relation.reason ?? .noData)
      return
    }
    let other = test.right.isEmpty ? nil : try? run.answerAlone(test.right)
    let years = RelationSides.years(of: answer, run)
    span = test.reading == .span ? years : nil
    found = RelationSides.figure(test.reading, answer, years, relation)
    right = other?.headline
    readings = [answer.reading ?? test.query] + (test.right.isEmpty ? [] : [other?.reading ?? test.right])
    let cells = answer.cells + (other?.cells ?? [])
    let recomputed = found.map {
      Recomputed(
        origin: .query(answer.reading ?? test.query), unit: $0.unit, point: $0.point, interval: $0.interval,
        formula: $0.formula, cells: cells)
    }
    assessment = RelationSides.assess(relation, test, found, right, years, recomputed, run)
  }

  /// `2004–2012`; nothing where years are not what is compared.
  var spanText: String? {
    span.map { $0.first == $0.last ? String($0.first) : "\($0.first)–\($0.last)" }
  }

  // MARK: Figures

  /// The figure of the answer that is meant.
  private static func figure(
    _ reading: StatedRelation.Reading, _ answer: Answer, _ years: (Int, Int)?, _ relation: StatedRelation
  ) -> Quantity? {
    func measure(where isMeant: (Quantities.Unit) -> Bool) -> Quantity? {
      if let headline = answer.headline, isMeant(headline.unit) { return headline }
      return answer.evidence.first { $0.kind == .measure && isMeant($0.quantity.unit) }?.quantity
    }
    func measure(_ unit: Quantities.Unit) -> Quantity? { measure { $0 == unit } }
    switch reading {
    case .value:
      if relation.value == nil { return answer.headline }
      return measure(where: relation.isIn) ?? answer.headline
    case .multiple: return measure(.ratio)
    case .change: return measure(.percent)
    case .annual: return measure(.percentAYear)
    case .years:
      return years.map { Quantity(exactly: Rational($0.1 - $0.0), unit: .count(nil)) }
    case .span: return nil
    }
  }

  private static func years(of answer: Answer, _ run: Run) -> (first: Int, last: Int)? {
    guard let place = run.structure.place(of: .period) else { return nil }
    var years: [Int] = []
    let column = run.figures.cube.columns[place]
    for row in answer.cells where column.indices.contains(row) {
      switch Period(run.codes[column[row]].id) {
      case .year(let year)?: years.append(year)
      case .span(let first, let last)?: years += [first, last]
      case .month(let year, _)?: years.append(year)
      case .unstated?, nil: continue
      }
    }
    guard let first = years.min(), let last = years.max() else { return nil }
    return (first, last)
  }

  // MARK: Verdicts

  private static func assess(
    _ relation: StatedRelation, _ test: StatedRelation.Test, _ found: Quantity?, _ right: Quantity?,
    _ years: (first: Int, last: Int)?, _ recomputed: Recomputed?, _ run: Run
  ) -> Assessment {
    if let reason = relation.reason {
      return Assessment(.notCheckable, obstacle: reason, recomputed: recomputed)
    }
    if test.reading == .span { return span(relation, years) }
    guard let found else { return Assessment(.notCheckable, obstacle: .noData) }
    if let number = relation.value, test.right.isEmpty {
      if relation.isIn(found.unit) { return compare(number, relation, found, recomputed, run) }
      if relation.unit == "PT", found.unit == .ratio,
        let fraction = PrintedNumber(fractionWord: number.text, inPercent: false)
      {
        return compare(fraction, relation, found, recomputed, run)
      }
      return Assessment(.notCheckable, obstacle: .unitMismatch, recomputed: recomputed)
    }
    guard let right, right.unit == found.unit || isPlace(test.right, of: found.unit) else {
      return Assessment(.notCheckable, obstacle: .noData)
    }
    return Assessment(
      verdict(test.relation, run.range(of: found).whole, run.range(of: right).whole), recomputed: recomputed)
  }

  /// Whether the other side is a mere number, as a rank or a number of things is written.
  private static func isPlace(_ right: String, of unit: Quantities.Unit) -> Bool {
    switch unit {
    case .rank, .count: Rational(decimal: right) != nil
    case .currency, .percent, .points, .ratio, .percentAYear, .index: false
    }
  }

  private static func span(_ relation: StatedRelation, _ years: (first: Int, last: Int)?) -> Assessment {
    guard let years, let number = relation.value else {
      return Assessment(.notCheckable, obstacle: .noData)
    }
    let stated = (Rational(years.first), Rational(years.last)) == (number.value, number.high ?? number.value)
    return Assessment(stated ? .confirmed : .disagrees)
  }

  private static func compare(
    _ number: PrintedNumber, _ relation: StatedRelation, _ found: Quantity, _ recomputed: Recomputed?,
    _ run: Run
  ) -> Assessment {
    guard let hedge = Hedge.leading(markedBy: relation.hedge) else {
      return unhedged(number, relation, found, recomputed)
    }
    let verdict = Verdict(
      printed: number, hedge: relation.saysFall ? hedge.ofFall : hedge, recomputed: run.rounding(of: found),
      unitIsPercent: found.unit.isPercent)
    return Assessment(verdict, recomputed: recomputed)
  }

  private static func unhedged(
    _ number: PrintedNumber, _ relation: StatedRelation, _ found: Quantity, _ recomputed: Recomputed?
  ) -> Assessment {
    let verdict = Verdict(printed: number.beside(found.point), recomputed: found.interval)
    if relation.unit == "RATIO", !verdict.isFavourable,
      number.interval.meets(found.interval - Interval(.one))
    {
      return Assessment(.agreesOtherReading, recomputed: recomputed, gap: .zero, senses: [.increase])
    }
    return Assessment(
      verdict, recomputed: recomputed, gap: Assessor.gap(number, found.interval),
      senses: verdict == .agreesOtherReading ? [.roundedToTens] : [])
  }

  /// How two figures stand to one another.
  private static func verdict(_ relation: StatedRelation.Relation, _ a: Reach, _ b: Reach) -> Verdict {
    let sign = relation.sign
    guard sign != .equal else {
      if !a.meets(b) { return .disagrees }
      let isExact = b.low.map { $0.value == b.high?.value } ?? false
      return b.contains(a) || a.contains(b) && !isExact ? .confirmed : .agrees
    }
    if sign.holds(a, b) { return .hedgeHolds }
    return sign.fails(a, b) ? .hedgeFails : .hedgeBorderline
  }
}

extension StatedRelation {
  /// Whether the number is below zero and the print is not: "fell by more than 60 %".
  fileprivate var saysFall: Bool {
    value?.value.isNegative == true && !printed.contains("-") && !printed.contains("\u{2212}")
  }

  /// Whether its number is in that unit. Hundredths have one name, whatever they are of; so have things that are counted.
  fileprivate func isIn(_ unit: Quantities.Unit) -> Bool {
    switch unit {
    case .percent, .points: self.unit == "PT"
    case .percentAYear: self.unit == "PT" && test?.reading == .annual
    case .ratio: self.unit == "RATIO"
    case .rank: self.unit == "RANK"
    case .count: ["COUNT", "YEARS"].contains(self.unit)
    case .index: self.unit == "INDEX"
    case .currency(let code): self.unit == code
    }
  }
}

extension StatedRelation.Relation {
  /// As the language has it.
  fileprivate var sign: Language.Relation.Sign {
    switch self {
    case .equal: .equal
    case .above: .greater
    case .below: .less
    case .atLeast: .greaterOrEqual
    case .atMost: .lessOrEqual
    }
  }
}
