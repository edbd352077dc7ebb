package import Answers
import Claims
package import Language
import Observations
import Quantities
package import Texts

/// `check QUERY = 87 %`: whether a number is what somebody says it is.
package struct Check: Verb {
  package let name = "check"
  package let summary = "whether a number is what somebody says it is"
  package let usage = "check QUERY = VALUE | check QUERY about VALUE | check QUERY > QUERY"
  package let example = "check share FEFD in japan 2012 = 87 %"
  package let kind = VerbKind.statement

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer { throw run.statementOnly(call) }

  package static func answer(
    _ expression: Expression, _ relation: Relation?, _ run: Run
  ) throws(Diagnostic) -> Answer {
    guard let relation else {
      let (left, claim) = try ClaimReader.hedged(expression, run)
      let typed = run.text(of: Span(left.span.end, expression.span.end))
      return try compare(left, claim, sign: .equal, typed: typed, run)
    }
    if let claim = try ClaimReader.claim(relation.right, run) {
      let typed = "\(relation.sign.rawValue) \(run.text(of: relation.right.span))"
      return try compare(expression, claim, sign: relation.sign, typed: typed, run)
    }
    return try compare(expression, with: relation.right, sign: relation.sign, run)
  }

  // MARK: Comparing

  private static func compare(
    _ expression: Expression, _ claim: TypedNumber, sign: Relation.Sign, typed: String, _ run: Run
  ) throws(Diagnostic) -> Answer {
    let found = try run.evaluate(expression)
    let (quantity, claim) = try matched(found, claim, expression, run)
    func standing(_ interval: Interval, _ point: Rational?) -> (holds: Bool, name: String) {
      if sign != .equal {
        return sign.standing(interval, claim.number.point.map { Interval($0) } ?? claim.number.interval)
      }
      let verdict =
        claim.hedge.map {
          Verdict(printed: claim.number, hedge: $0, recomputed: interval, unitIsPercent: claim.unit.isPercent)
        } ?? Verdict(printed: claim.number, recomputed: interval)
      let meets = pointsMeet(interval, point, claim.number.interval, claim.number.point)
      return (
        verdict == .confirmed || verdict == .hedgeHolds || (verdict == .agrees && meets), verdict.rawValue
      )
    }
    let admitted = claim.hedge.flatMap {
      HedgeRule.words(
        $0.admits(claim.number, unitIsPercent: claim.unit.isPercent).core, claim.unit, claim.scale)
    }
    var answer = answer(
      found, quantity, claim.quantity, admitted, standing(quantity.interval, quantity.point))
    if let recomputed = found.evidence.first(where: { $0.kind == .recomputed })?.quantity {
      let other = standing(recomputed.interval, recomputed.point)
      answer.notes.append("against the recomputed value, \(ends: recomputed): \(other.name)")
    }
    answer.reading = found.reading.map { "check \($0) \(Check.trimmed(typed))" }
    return answer
  }

  private static func trimmed(_ text: String) -> String {
    text.split(separator: " ").joined(separator: " ")
  }

  private static func compare(
    _ expression: Expression, with other: Expression, sign: Relation.Sign, _ run: Run
  ) throws(Diagnostic) -> Answer {
    let found = try run.evaluate(expression)
    let claimed = try run.evaluate(other)
    guard let a = found.headline, let b = claimed.headline else {
      throw notCheckable(expression.span.joined(to: other.span))
    }
    guard a.unit == b.unit else {
      throw Diagnostic(
        .unitMismatch, "\(Arithmetic.noun(a.unit)) cannot be compared with \(Arithmetic.noun(b.unit))",
        at: other.span)
    }
    var standing = sign.standing(a.interval, b.interval)
    if sign == .equal {
      let meets = a.interval.meets(b.interval)
      standing = (
        meets && pointsMeet(a.interval, a.point, b.interval, b.point), meets ? "agrees" : "disagrees"
      )
    }
    var answer = answer(found, a, b, nil, standing)
    answer.cells += claimed.cells
    if let left = found.reading, let right = claimed.reading {
      answer.reading = "check \(left) \(sign.rawValue) \(right)"
    }
    if let note = mixedMeasures(found.cells, claimed.cells, run) { answer.notes.append(note) }
    return answer
  }

  private static func pointsMeet(_ a: Interval, _ pointA: Rational?, _ b: Interval, _ pointB: Rational?)
    -> Bool
  {
    pointA.map { b.contains($0) } == true || pointB.map { a.contains($0) } == true
  }

  /// The number of the answer that has the claim's unit: a growth has a multiple, a change and a rate.
  private static func matched(
    _ found: Answer, _ claim: TypedNumber, _ expression: Expression, _ run: Run
  ) throws(Diagnostic) -> (Quantity, TypedNumber) {
    guard let headline = found.headline else { throw notCheckable(expression.span) }
    if headline.unit == claim.unit { return (headline, claim) }
    if let other = found.evidence.first(where: { $0.kind == .measure && $0.quantity.unit == claim.unit }) {
      return (other.quantity, claim)
    }
    if claim.isBare {
      switch headline.unit {
      case .rank, .count, .index:
        if let same = claim.reading(as: headline.unit, scale: .units) { return (headline, same) }
      case .currency, .percent, .points, .ratio, .percentAYear: break
      }
    }
    let unit: String =
      switch headline.unit {
      case .percent: "%"
      case .points: "pp"
      case .currency(let code): [headline.scale.name, code].filter { !$0.isEmpty }.joined(separator: " ")
      default: headline.unit.name
      }
    throw Diagnostic(
      .unitMismatch,
      "\(Arithmetic.noun(headline.unit)) cannot be compared with \(Arithmetic.noun(claim.unit))",
      at: expression.span, hint: "write the number with its unit: \(command: "\(claim.number.text) \(unit)")")
  }

  private static func answer(
    _ found: Answer, _ quantity: Quantity, _ claimed: Quantity, _ admitted: Phrase?,
    _ standing: (holds: Bool, name: String)
  ) -> Answer {
    Answer(
      headline: quantity, sentence: Phrase(standing.holds ? "holds" : "fails") + ": " + found.sentence,
      evidence: [
        Evidence(.measure, label: "found", quantity, detail: "\(ends: quantity)"),
        Evidence(
          .measure, label: "claimed", claimed,
          detail: (admitted ?? "\(ends: claimed)") + ": " + Phrase(standing.name)),
      ], notes: found.notes, cells: found.cells,
      check: CheckResult(holds: standing.holds, verdict: standing.name))
  }

  private static func mixedMeasures(_ left: [Int], _ right: [Int], _ run: Run) -> Phrase? {
    guard let place = run.structure.place(of: .measure) else { return nil }
    func measures(_ cells: [Int]) -> [String] {
      Set(cells.map { run.codes[run.figures.cube.columns[place][$0]].id }).sorted()
    }
    let (a, b) = (measures(left), measures(right))
    guard a != b, a.count == 1, b.count == 1 else { return nil }
    return "this compares a \(a[0]) with a \(b[0]): what came in over a period with what was held at its end"
  }

  private static func notCheckable(_ span: Span) -> Diagnostic {
    Diagnostic(
      .notCheckable, "this gives no single number to check", at: span,
      hint:
        "check a \(command: "share"), a \(command: "total"), a \(command: "ratio") or a \(command: "growth")")
  }
}
