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
    func standing(_ own: HedgeRange, _ point: Rational?) -> Standing {
      sign == .equal ? claim.standing(beside: own, point) : sign.standing(own.whole, claim.limit)
    }
    let own = run.range(of: quantity)
    var settled = standing(own, quantity.point)
    if let beyond = found.beyond {
      let all = standing(HedgeRange(core: own.whole.open(beyond)), nil)
      settled = try Check.settled(settled, counting: all, at: expression.span)
    }
    var claimed: Phrase =
      claim.hedge.flatMap { _ in HedgeRule.words(claim.range.core, claim.unit, claim.scale) }
      ?? (sign == .equal ? "\(ends: claim.quantity)" : "taken exactly")
    // A hedge before a fraction in words is not one before its number.
    if let hedge = claim.hedge, claim.isFraction, !hedge.standsAlone {
      claimed = "\(claim.typed): " + claimed
    }
    var answer = answer(found, quantity, claim.quantity, claimed, settled, run)
    if let recomputed = found.evidence.first(where: { $0.kind == .recomputed })?.quantity {
      let beside = standing(run.range(of: recomputed), recomputed.point)
      answer.notes.append("against the recomputed value, \(ends: recomputed): \(beside.name)")
    }
    answer.reading = found.reading.map { "check \($0) \(Check.trimmed(typed))" }
    return answer
  }

  private typealias Standing = (holds: Bool, name: String)

  /// What is said of a number that members which are not listed may move: as much as holds of `all` it may be then.
  private static func settled(
    _ listed: Standing, counting all: Standing, at span: Span
  ) throws(Diagnostic) -> Standing {
    if listed.holds { return all.name == "true throughout" ? listed : (true, Verdict.agrees.rawValue) }
    let isRefuted: Bool =
      switch Verdict(rawValue: all.name) {
      case .disagrees?, .refutedByBound?, .hedgeFails?: true
      case nil: all.name == "false throughout"
      default: false
      }
    if isRefuted { return listed }
    throw Diagnostic(
      .notCheckable, "members that are not listed may make it true", at: span,
      hint: "\(command: "show") lists those with a figure")
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
    let (own, others) = (run.range(of: a), run.range(of: b))
    let rows = (a.formula?.cells ?? []) + (b.formula?.cells ?? [])
    var standing = sign.standing(own.whole, others.whole)
    if sign == .equal {
      let meets = own.whole.meets(others.whole)
      standing = (meets && own.pointsMeet(a.point, others, b.point), meets ? "agrees" : "disagrees")
      if !standing.holds { try checkCompilers(found, claimed, rows, expression.span, other.span, run) }
    }
    if found.beyond != nil || claimed.beyond != nil {
      let one = found.beyond.map(own.whole.open) ?? own.whole
      let other = claimed.beyond.map(others.whole.open) ?? others.whole
      let agrees = one.meets(other)
      let all =
        sign == .equal
        ? (agrees, (agrees ? Verdict.agrees : .disagrees).rawValue) : sign.standing(one, other)
      standing = try settled(standing, counting: all, at: expression.span)
    }
    var answer = answer(found, a, b, run.admittedWords(b) ?? "\(ends: b)", standing, run)
    answer.cells += claimed.cells
    if let left = found.reading, let right = claimed.reading {
      answer.reading = "check \(left) \(sign.rawValue) \(right)"
    }
    if let note = mixedMeasures(found.cells, claimed.cells, run) { answer.notes.append(note) }
    if let note = run.compilersNote(rows, doing: "compares") { answer.notes.append(note) }
    return answer
  }

  /// Two compilers' figures of one thing do not refute one another.
  private static func checkCompilers(
    _ found: Answer, _ claimed: Answer, _ rows: [Int], _ left: Span, _ right: Span, _ run: Run
  ) throws(Diagnostic) {
    func thing(_ answer: Answer) -> [Substring]? {
      answer.reading.map { $0.split(separator: " ").filter { !$0.hasPrefix("source:") } }
    }
    let compilers = run.compilers(of: rows)
    guard compilers.count > 1, let one = thing(found), one == thing(claimed) else { return }
    throw Diagnostic(
      .notCheckable,
      "\(run.compilerNames(compilers)) count this each in their own way, and neither refutes the other",
      at: left.joined(to: right), hint: "their difference is a computation, not a check",
      commands: ["\(run.text(of: left)) - \(run.text(of: right))"])
  }

  /// The number of the answer that has the claim's unit: a growth has a multiple, a change and a rate.
  private static func matched(
    _ found: Answer, _ claim: TypedNumber, _ expression: Expression, _ run: Run
  ) throws(Diagnostic) -> (Quantity, TypedNumber) {
    guard let headline = found.headline else { throw notCheckable(expression.span) }
    if headline.unit == claim.unit { return (headline, claim) }
    let others = found.evidence.filter { $0.kind == .measure || $0.kind == .published }
    if let other = others.first(where: { $0.quantity.unit == claim.unit }) {
      return (other.quantity, claim)
    }
    if claim.isBare {
      switch headline.unit {
      case .rank, .count, .index:
        if let same = claim.reading(as: headline.unit, scale: .units) { return (headline, same) }
      case .currency, .percent, .points, .ratio, .percentAYear: break
      }
    }
    if headline.unit == .ratio, let same = claim.asRatio { return (headline, same) }
    let unit: String =
      switch headline.unit {
      case .percent: "%"
      case .points: "pp"
      case .currency(let code): [headline.scale.name, code].filter { !$0.isEmpty }.joined(separator: " ")
      default: headline.unit.name
      }
    let hint: Message? =
      if claim.isFraction {
        "a fraction is of a \(command: "share") or a \(command: "ratio"); write a number in \(unit)"
      } else if claim.isMultiple {
        "a multiple is of a \(command: "ratio") or a \(command: "growth"); write a number in \(unit)"
      } else if claim.isBare {
        "write the number with its unit: \(command: "\(claim.typed(besides: headline)) \(unit)")"
      } else {
        unit.isEmpty ? "write a number without a unit" : "write a number in \(unit)"
      }
    throw Diagnostic(
      .unitMismatch,
      "\(Arithmetic.noun(headline.unit)) cannot be compared with \(Arithmetic.noun(claim.unit))",
      at: expression.span, hint: hint)
  }

  private static func answer(
    _ found: Answer, _ quantity: Quantity, _ claimed: Quantity, _ claim: Phrase,
    _ standing: (holds: Bool, name: String), _ run: Run
  ) -> Answer {
    Answer(
      headline: quantity,
      sentence: Phrase(standing.holds ? "holds" : "fails")
        + (found.sentence.segments.isEmpty ? "" : ": " + found.sentence),
      evidence: [
        Evidence(
          .measure, label: "found", quantity, detail: run.admittedWords(quantity) ?? "\(ends: quantity)"),
        Evidence(.measure, label: "claimed", claimed, detail: claim + ": " + Phrase(standing.name)),
      ],
      notes: found.notes
        + (run.rounding(of: quantity) == quantity.interval ? [] : ["no part is more than its whole"]),
      cells: found.cells,
      check: CheckResult(holds: standing.holds, verdict: standing.name))
  }

  private static func mixedMeasures(_ left: [Int], _ right: [Int], _ run: Run) -> Phrase? {
    guard let place = run.structure.place(of: .measure) else { return nil }
    func measures(_ cells: [Int]) -> [String] {
      Set(cells.map { run.codes[run.figures.cube.columns[place][$0]].id }).sorted()
    }
    let (a, b) = (measures(left), measures(right))
    guard a != b, a.count == 1, b.count == 1 else { return nil }
    let pair: Phrase = "this compares a \(a[0]) with a \(b[0])"
    guard let left = meaning(a[0]), let right = meaning(b[0]) else { return pair }
    return pair + ": \(left) with \(right)"
  }

  /// What a measure of amounts counts, in a few words.
  private static func meaning(_ measure: String) -> String? {
    switch measure {
    case "flow": "what came in over a period"
    case "stock": "what was held at a moment"
    case "cumulative": "what came in over several years together"
    default: nil
    }
  }

  private static func notCheckable(_ span: Span) -> Diagnostic {
    Diagnostic(
      .notCheckable, "this gives no single number to check", at: span,
      hint:
        "check a \(command: "share"), a \(command: "total"), a \(command: "ratio") or a \(command: "growth")")
  }
}

extension Reach {
  /// With members that are not listed.
  fileprivate func open(_ beyond: Answer.Beyond) -> Reach {
    switch beyond {
    case .above: Reach(low: low, high: nil)
    case .below: Reach(low: nil, high: high)
    case .either: Reach(low: nil, high: nil)
    }
  }
}
