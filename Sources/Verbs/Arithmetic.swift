package import Answers
import Claims
package import Language
import Observations
import Quantities
package import Texts

/// Sums, differences, products and quotients of answers, with their units and bases checked.
package struct Arithmetic {
  private let run: Run

  package init(_ run: Run) { self.run = run }

  package func negated(_ quantity: Quantity, _ span: Span) throws(Diagnostic) -> Quantity {
    guard quantity.unit != .rank else { throw mismatch("a rank has no negative", span) }
    return try made(
      of: quantity.formula.map { .difference(.constant(.zero), $0) }, unit: quantity.unit,
      base: quantity.base,
      from: [quantity], span
    ) { -$0[0] }
  }

  package func combined(
    _ sign: Expression.Operator, _ a: Quantity, _ b: Quantity, _ span: Span
  ) throws(Diagnostic) -> Quantity {
    switch sign {
    case .add, .subtract: return try sum(sign, a, b, span)
    case .multiply:
      guard let derived = Unit.product(a.unit, b.unit) else { throw mismatch(words(a, "times", b), span) }
      return try made(
        of: both(a, b) { scaled(.product($0, $1), derived.factor) }, unit: derived.unit,
        base: derived.unit == .percent ? base(ofProduct: a, b) : nil, from: [a, b], span
      ) { ($0[0] * $0[1]).scaled(by: derived.factor) }
    case .divide:
      guard let derived = Unit.quotient(a.unit, by: b.unit) else { throw mismatch(words(a, "over", b), span) }
      return try made(
        of: both(a, b) { scaled(.quotient($0, $1), derived.factor) }, unit: derived.unit,
        base: derived.unit == .percent ? a.base : nil, from: [a, b], span
      ) { $0[0].divided(by: $0[1])?.scaled(by: derived.factor) }
    }
  }

  /// A share of a share is of the outer whole: of the one whose part is the other's whole. Of two shares that are not
  /// so linked nothing is known.
  private func base(ofProduct a: Quantity, _ b: Quantity) -> ShareBase? {
    guard let one = a.base, let other = b.base else { return a.base ?? b.base }
    if isPart(of: b, one.whole) { return other }
    return isPart(of: a, other.whole) ? one : nil
  }

  /// Whether what a share is of, seen from below, is an address: `share moscow in CFD` and Moscow.
  private func isPart(of share: Quantity, _ address: Address) -> Bool {
    guard let cells = share.formula?.summands, cells.count == 1, let cell = cells.first else { return false }
    return [Role.investor, .host, .sector, .measure, .coverage, .period].allSatisfy { role in
      guard let place = run.structure.place(of: role) else { return true }
      return address[place] == .any || address[place] == .code(run.figures.cube.columns[place][cell])
    }
  }

  private func sum(
    _ sign: Expression.Operator, _ a: Quantity, _ b: Quantity, _ span: Span
  ) throws(Diagnostic) -> Quantity {
    let unit = sign == .add ? Unit.sum(a.unit, b.unit) : Unit.difference(a.unit, b.unit)
    guard let unit else {
      let isRest = sign == .subtract && a.unit == .points && b.unit == .percent
      throw mismatch(
        words(a, sign == .add ? "plus" : "minus", b), span,
        hint: isRest ? "add what is taken away first: \(command: "100 % - (… + …)")" : nil)
    }
    if sign == .add, a.unit == .percent, b.unit == .percent, let one = a.base, let other = b.base,
      one != other
    {
      throw Diagnostic(
        .differentBases, "the two shares are of different wholes and have no sum", at: span,
        hint: "add the amounts instead: \(command: "total A, B")")
    }
    try checkDouble(a, b, sign, span)
    if sign == .add, a.unit.isAmount || a.unit == .percent { try checkOverlap(a, b, span) }
    return try made(
      of: both(a, b) { sign == .add ? .sum([$0, $1]) : .difference($0, $1) }, unit: unit,
      base: unit == .percent ? (a.base ?? b.base) : nil, from: [a, b], span
    ) { sign == .add ? $0[0] + $0[1] : $0[0] - $0[1] }
  }

  /// Stocks of different years are not added.
  private func checkDouble(_ a: Quantity, _ b: Quantity, _ sign: Expression.Operator, _ span: Span)
    throws(Diagnostic)
  {
    guard sign == .add, a.unit.isAmount, let period = run.structure.place(of: .period),
      let measure = run.structure.place(of: .measure), let stock = run.codes.find("stock", in: "measures")
    else { return }
    let cube = run.figures.cube
    func stockPeriods(_ quantity: Quantity) -> Set<CodeID> {
      let cells = (quantity.formula?.cells ?? []).filter {
        cube.columns[measure][$0] == stock && run.figures.unit(of: $0).isAmount
      }
      return Set(cells.map { cube.columns[period][$0] })
    }
    let (one, other) = (stockPeriods(a), stockPeriods(b))
    if one.count == 1, other.count == 1, one != other {
      throw Diagnostic(
        .notAdditive, "stocks of different years are not added: each already holds the earlier one", at: span,
        hint: "take their difference, or \(command: "trend")")
    }
  }

  /// A thing and a part of it are not added, nor are amounts of different measures or coverages.
  private func checkOverlap(_ a: Quantity, _ b: Quantity, _ span: Span) throws(Diagnostic) {
    guard let left = a.formula?.summands, let right = b.formula?.summands else { return }
    let noun = a.unit.isAmount ? "amounts" : "shares"
    for one in left {
      for other in right {
        for role in [Role.measure, .coverage] {
          guard let (mine, yours) = differing(one, other, role) else { continue }
          throw Diagnostic(
            .notAdditive, "\(mine) and \(yours) have no sum", at: span,
            hint: "compare them with \(command: "ratio")")
        }
        if overlaps(one, other) {
          throw Diagnostic(
            .notAdditive, "one of the two \(noun) is a part of the other: it would be counted twice",
            at: span,
            hint: "take their difference instead")
        }
      }
    }
  }

  /// What two cells differ by in a role: `a stock` and `a flow`, `direct investment` and `all investment`.
  private func differing(_ one: Int, _ other: Int, _ role: Role) -> (String, String)? {
    guard let place = run.structure.place(of: role) else { return nil }
    let (a, b) = (run.figures.cube.columns[place][one], run.figures.cube.columns[place][other])
    guard a != b else { return nil }
    func words(_ code: CodeID) -> String {
      role == .measure ? "a \(run.codes[code].id)" : "\(run.codes[code].name) investment"
    }
    return (words(a), words(b))
  }

  /// Whether two cells of one period have something in common: in each role the same code, or a code and its part.
  private func overlaps(_ one: Int, _ other: Int) -> Bool {
    if let period = run.structure.place(of: .period) {
      let column = run.figures.cube.columns[period]
      if column[one] != column[other] { return false }
    }
    return [Role.investor, .host, .sector, .coverage].allSatisfy { role in
      guard let place = run.structure.place(of: role) else { return true }
      let column = run.figures.cube.columns[place]
      return run.codes.members(of: column[one]).contains { a in
        run.codes.members(of: column[other]).contains { run.codes.meet(a, $0) }
      }
    }
  }

  private func both(_ a: Quantity, _ b: Quantity, _ make: (Formula, Formula) -> Formula) -> Formula? {
    guard let x = a.formula, let y = b.formula else { return nil }
    return make(x, y)
  }

  private func scaled(_ formula: Formula, _ factor: Rational) -> Formula {
    factor == .one ? formula : .product(.constant(factor), formula)
  }

  private func made(
    of formula: Formula?, unit: Unit, base: ShareBase?, from operands: [Quantity], _ span: Span,
    _ intervals: ([Interval]) -> Interval?
  ) throws(Diagnostic) -> Quantity {
    if let formula {
      try checkSize(of: formula, span)
      guard let figure = run.figures.figure(formula, unit: unit) else {
        throw run.openEnded(formula, span) ?? zero(span)
      }
      try checkLength(of: figure.interval, span)
      return shown(run.quantity(figure, base: base), like: operands)
    }
    guard let interval = intervals(operands.map(\.interval)) else { throw zero(span) }
    try checkLength(of: interval, span)
    let point =
      operands.allSatisfy { $0.point != nil }
      ? intervals(operands.compactMap { $0.point.map { Interval($0) } })?.low : nil
    let scale = operands.first { $0.unit.isAmount }?.scale ?? .units
    return Quantity(
      unit: unit, point: point, interval: interval, scale: unit.isAmount ? scale : .units,
      decimals: Rounding.headlineDecimals(of: interval, in: scale.factor, atMost: 2), base: base)
  }

  /// The most bits of a number that is computed with: some 1,200 digits.
  private static let lengthLimit = 4_096
  /// The most cells, constants and operations behind a computed number.
  private static let sizeLimit = 500

  private func checkLength(of interval: Interval, _ span: Span) throws(Diagnostic) {
    guard max(interval.low.bitWidth, interval.high.bitWidth) > Arithmetic.lengthLimit else { return }
    throw Diagnostic(
      .notMeaningful, "the number would have more than a thousand digits", at: span,
      hint: "compute with shorter numbers")
  }

  private func checkSize(of formula: Formula, _ span: Span) throws(Diagnostic) {
    guard formula.size > Arithmetic.sizeLimit else { return }
    throw Diagnostic(
      .tooDeep, "the number would be made in more than \(number: Arithmetic.sizeLimit) steps", at: span,
      hint: "compute its parts one by one")
  }

  /// A product of an amount keeps the amount's scale.
  private func shown(_ quantity: Quantity, like operands: [Quantity]) -> Quantity {
    guard quantity.unit.isAmount, quantity.formula?.cells.isEmpty == true,
      let scale = operands.first(where: { $0.unit.isAmount })?.scale
    else { return quantity }
    return Quantity(
      unit: quantity.unit, point: quantity.point, interval: quantity.interval, scale: scale,
      decimals: Rounding.headlineDecimals(of: quantity.interval, in: scale.factor, atMost: 2),
      formula: quantity.formula, base: quantity.base)
  }

  private func words(_ a: Quantity, _ sign: String, _ b: Quantity) -> String {
    "\(Arithmetic.noun(a.unit)) \(sign) \(Arithmetic.noun(b.unit)) has no meaning"
  }

  private func mismatch(_ words: String, _ span: Span, hint: Message? = nil) -> Diagnostic {
    Diagnostic(.unitMismatch, "\(words)", at: span, hint: hint)
  }

  private func zero(_ span: Span) -> Diagnostic {
    Diagnostic(.notMeaningful, "the divisor may be zero", at: span)
  }

  static func noun(_ unit: Unit) -> String {
    switch unit {
    case .currency("DOLLAR"): "an amount in dollars"
    case .currency(let code): "an amount in \(code)"
    case .percent: "a share"
    case .points: "percentage points"
    case .ratio: "a plain number"
    case .rank: "a rank"
    case .count: "a count"
    case .index: "an index"
    case .percentAYear: "a rate a year"
    }
  }
}

extension TypedNumber {
  /// The number as an exact constant, for arithmetic.
  package var exact: Quantity {
    Quantity(
      unit: unit, point: number.point, interval: number.point.map { Interval($0) } ?? number.interval,
      scale: scale,
      decimals: number.decimals, kind: .printed, printed: number.text,
      formula: number.point.map { .constant($0) })
  }
}

extension Run {
  /// The refusal to compute with a print that is open at one end ("more than 60 %"); nothing where none of a formula is.
  func openEnded(_ formula: Formula, _ span: Span) -> Diagnostic? {
    let open = formula.cells.first { figures.number($0) != nil && figures.operands.interval($0) == nil }
    guard let open else { return nil }
    let statement = cube.statements[open]
    let printed = statement.phrase.isEmpty ? statement.printed : statement.phrase
    return Diagnostic(
      .notMeaningful,
      "\(quoted: printed) is printed without an end on one side, so nothing is computed with it",
      at: span)
  }
}
