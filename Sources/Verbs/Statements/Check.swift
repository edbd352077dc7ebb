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
      let (left, claim) = try hedged(expression, run)
      let typed = run.text(of: Span(left.span.end, expression.span.end))
      return try compare(left, claim, sign: .equal, typed: typed, run)
    }
    if let claim = try claim(relation.right, run) {
      let typed = "\(relation.sign.rawValue) \(run.text(of: relation.right.span))"
      return try compare(expression, claim, sign: relation.sign, typed: typed, run)
    }
    return try compare(expression, with: relation.right, sign: relation.sign, run)
  }

  // MARK: What is claimed

  /// A literal, a hedged literal or a fraction word; nothing if it is a query.
  private static func claim(_ expression: Expression, _ run: Run) throws(Diagnostic) -> TypedNumber? {
    switch expression {
    case .literal(let literal): return try TypedNumber(literal, run.codes)
    case .call(let call):
      return try claim([.word(call.word.text, call.word.span)] + call.atoms, run)
    case .negative, .binary, .cell: return nil
    }
  }

  private static func claim(_ atoms: [Atom], _ run: Run) throws(Diagnostic) -> TypedNumber? {
    let words = Array(atoms.prefix { $0.bareWord != nil }.compactMap(\.bareWord))
    if words.count == atoms.count, let fraction = fraction(words) { return fraction }
    let hedge = Hedge.leading(words.map { Names.folded($0) })
    let used = hedge.map { $0.hedge.standsAlone ? 0 : $0.count } ?? 0
    let rest = atoms[used...]
    guard used > 0 || words.isEmpty, let literal = literal(Array(rest)) else { return nil }
    return try TypedNumber(literal, hedge: used > 0 ? hedge?.hedge : nil, run.codes)
  }

  /// `half`, `about two thirds`, `more than a quarter`
  private static func fraction(_ words: [String]) -> TypedNumber? {
    for count in stride(from: min(3, words.count - 1), through: 0, by: -1) {
      guard let fraction = TypedNumber.fraction(Array(words[count...])) else { continue }
      if count == 0 { return fraction }
      let hedge = Hedge.named(words[..<count].joined(separator: " "))
      if let hedge, !hedge.standsAlone { return fraction.with(hedge) }
    }
    return nil
  }

  /// Atoms that are one number with its unit.
  private static func literal(_ atoms: [Atom]) -> Literal? {
    guard case .number(let number, let start)? = atoms.first else { return nil }
    var rest = atoms.dropFirst()
    var high: String?
    if rest.first?.isSymbol(.range) == true, case .number(let text, _)? = rest.dropFirst().first {
      high = text
      rest = rest.dropFirst(2)
    }
    var unit: [String] = []
    for atom in rest {
      if let word = atom.bareWord {
        unit.append(word)
      } else if atom.isSymbol(.percent) {
        unit.append("%")
      } else {
        return nil
      }
    }
    return Literal(number: number, high: high, unit: unit, span: atoms.last.map { start.joined(to: $0.span) } ?? start)
  }

  /// `check QUERY about 18 %`: the hedge cuts the query from the number.
  private static func hedged(_ expression: Expression, _ run: Run) throws(Diagnostic) -> (Expression, TypedNumber) {
    if case .call(let call) = expression {
      for cut in call.atoms.indices.reversed() {
        guard let word = call.atoms[cut].bareWord, Hedge.leading(words(call.atoms[cut...])) != nil || word == "half",
          let claim = try claim(Array(call.atoms[cut...]), run)
        else { continue }
        var from = cut
        var whole = claim
        while from > 0, Hedge.leading(words(call.atoms[(from - 1)...])) != nil,
          let wider = try self.claim(Array(call.atoms[(from - 1)...]), run)
        {
          from -= 1
          whole = wider
        }
        return (.call(Call(call.word, Array(call.atoms[..<from]))), whole)
      }
    }
    throw Diagnostic(
      .missingArgument, "\(quoted: "check") needs something to compare with", at: expression.span,
      hint: "write \(command: "check QUERY = 87 %") or \(command: "check QUERY about 87 %")")
  }

  private static func words(_ atoms: ArraySlice<Atom>) -> [String] {
    atoms.prefix { $0.bareWord != nil }.compactMap { $0.bareWord.map { Names.folded($0) } }
  }

  // MARK: Comparing

  private static func compare(
    _ expression: Expression, _ claim: TypedNumber, sign: Relation.Sign, typed: String, _ run: Run
  ) throws(Diagnostic) -> Answer {
    let found = try run.evaluate(expression)
    let (quantity, claim) = try matched(found, claim, expression, run)
    let verdict: Verdict
    let holds: Bool
    var name: String
    if sign == .equal {
      verdict = claim.hedge.map {
        Verdict(printed: claim.number, hedge: $0, recomputed: quantity.interval, unitIsPercent: claim.unit.isPercent)
      } ?? Verdict(printed: claim.number, recomputed: quantity.interval)
      holds = verdict == .confirmed || verdict == .hedgeHolds
        || (verdict == .agrees && pointsMeet(quantity.interval, quantity.point, claim.number.interval, claim.number.point))
      name = verdict.rawValue
    } else {
      let bound = claim.number.point.map { Interval($0) } ?? claim.number.interval
      holds = Check.holds(sign, quantity.interval, bound)
      name = holds ? "true throughout" : (Check.holds(sign, opposite: quantity.interval, bound) ? "false throughout" : "true of a part only")
    }
    var answer = answer(found, quantity, sign.rawValue, claim.quantity, holds, name, run)
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
        .unitMismatch, "\(Arithmetic.noun(a.unit)) cannot be compared with \(Arithmetic.noun(b.unit))", at: other.span)
    }
    let holds: Bool
    let name: String
    if sign == .equal {
      let meets = a.interval.meets(b.interval)
      holds = meets && pointsMeet(a.interval, a.point, b.interval, b.point)
      name = meets ? "agrees" : "disagrees"
    } else {
      holds = Check.holds(sign, a.interval, b.interval)
      name = holds ? "true throughout" : (Check.holds(sign, opposite: a.interval, b.interval) ? "false throughout" : "true of a part only")
    }
    var answer = answer(found, a, sign.rawValue, b, holds, name, run)
    answer.cells += claimed.cells
    if let left = found.reading, let right = claimed.reading { answer.reading = "check \(left) \(sign.rawValue) \(right)" }
    if let note = mixedMeasures(found.cells, claimed.cells, run) { answer.notes.append(note) }
    return answer
  }

  private static func pointsMeet(_ a: Interval, _ pointA: Rational?, _ b: Interval, _ pointB: Rational?) -> Bool {
    pointA.map { b.contains($0) } == true || pointB.map { a.contains($0) } == true
  }

  private static func holds(_ sign: Relation.Sign, _ a: Interval, _ b: Interval) -> Bool {
    switch sign {
    case .equal: a.meets(b)
    case .less: a.high < b.low
    case .lessOrEqual: a.high <= b.low
    case .greater: a.low > b.high
    case .greaterOrEqual: a.low >= b.high
    }
  }

  /// Whether the relation is false of every pair.
  private static func holds(_ sign: Relation.Sign, opposite a: Interval, _ b: Interval) -> Bool {
    switch sign {
    case .equal: !a.meets(b)
    case .less: a.low >= b.high
    case .lessOrEqual: a.low > b.high
    case .greater: a.high <= b.low
    case .greaterOrEqual: a.high < b.low
    }
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
      .unitMismatch, "\(Arithmetic.noun(headline.unit)) cannot be compared with \(Arithmetic.noun(claim.unit))",
      at: expression.span, hint: "write the number with its unit: \(command: "\(claim.number.text) \(unit)")")
  }

  private static func answer(
    _ found: Answer, _ quantity: Quantity, _ sign: String, _ claimed: Quantity, _ holds: Bool, _ name: String,
    _ run: Run
  ) -> Answer {
    var answer = Answer(headline: quantity)
    answer.sentence = Phrase(holds ? "holds" : "fails") + ": " + found.sentence
    answer.check = CheckResult(holds: holds, verdict: name)
    answer.evidence = [
      Evidence(.measure, label: "found", quantity, detail: "\(ends: quantity)"),
      Evidence(.measure, label: "claimed", claimed, detail: "\(ends: claimed): \(name)"),
    ]
    answer.cells = found.cells
    answer.notes = found.notes
    if let recomputed = found.evidence.first(where: { $0.kind == .recomputed }), sign == "=" {
      let other = recomputed.quantity.interval.meets(claimed.interval)
      answer.notes.append(
        "the recomputed value, \(ends: recomputed.quantity), \(other ? "agrees with the claim too" : "does not meet the claim")")
    }
    return answer
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
      hint: "check a \(command: "share"), a \(command: "total"), a \(command: "ratio") or a \(command: "growth")")
  }
}
