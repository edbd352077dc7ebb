package import Answers
import Claims
package import Language
import Observations
import Quantities
package import Texts

/// `find 86 %`: every place where a number is printed.
package struct Find: Verb {
  package let name = "find"
  package let summary = "every place where a number is printed"
  package let usage = "find NUMBER [UNIT] | find \"PRINTED TEXT\""
  package let example = "find 86 %"
  package let kind = VerbKind.plain

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    let wanted = try Wanted(call, run)
    let text = run.text(of: call.argumentSpan)
    var rows: [Int] = []
    for row in run.figures.cube.rows {
      if row.isMultiple(of: 1024) { try run.checkpoint() }
      if wanted.fits(row, run) { rows.append(row) }
    }
    let numbers = run.printedNumbers(rows)
    guard !numbers.isEmpty else { throw wanted.refusal(text, call, run) }
    let places = numbers.count == 1 ? "once" : numbers.count == 2 ? "twice" : "\(numbers.count) times"
    return Answer(
      sentence: "\(text) is printed \(places)",
      table: Table(
        columns: [
          .init("Printed", isNumeric: false), .init("What it is", isNumeric: false),
          .init("Period", isNumeric: false), .init("Place", isNumeric: false),
        ],
        rows: numbers.map { group in
          Table.Row([
            run.printedCell(group[0]), .text(run.described(group[0])), .text(run.periodText(group)),
            .text(run.placeText(run.figures.cube.statements[group[0]].place)),
          ])
        }),
      cells: run.inPrintOrder(rows))
  }
}

/// What is looked for: a value, in a unit or in any, or printed characters.
private enum Wanted {
  /// A number without a unit, as it is printed, whatever it is in: `17`, `9415.9`.
  case bare(low: Rational, high: Rational, hedge: Hedge?)
  case value(low: Rational, high: Rational, Wanted.UnitAsked, hedge: Hedge?)
  /// `half`, `a third`
  case fraction(Hedge)
  /// Characters as they are printed: `"10 778,9"`, `twelfth`.
  case text(String)

  enum UnitAsked: Equatable {
    case one(Unit)
    /// An amount in no matter which currency: `9.24 bln`.
    case anyCurrency
    case multiple
    case rank
  }

  init(_ call: Call, _ run: Run) throws(Diagnostic) {
    let words = call.atoms.prefix { $0.bareWord != nil }.compactMap(\.bareWord)
    if case .quoted(let text, _)? = call.atoms.first, call.atoms.count == 1 {
      self = .text(Names.folded(text))
      return
    }
    if words.count == call.atoms.count, !words.isEmpty {
      let text = words.joined(separator: " ")
      self = Hedge.named(text).flatMap { $0.standsAlone ? .fraction($0) : nil } ?? .text(Names.folded(text))
      return
    }
    let hedge = Hedge.leading(words)
    let literal = try Wanted.literal(Array(call.atoms.dropFirst(hedge?.count ?? 0)), call)
    if ["st", "nd", "rd", "th"].contains(literal.unit.joined()) {
      let plain = Literal(number: literal.number, high: nil, unit: [], span: literal.span)
      let typed = try TypedNumber(plain, run.codes)
      self = .value(low: typed.number.value, high: typed.number.value, .rank, hedge: hedge?.hedge)
      return
    }
    let typed = try TypedNumber(literal, run.codes)
    let (low, high) = (typed.number.value, typed.number.high ?? typed.number.value)
    if typed.isBare {
      self = .bare(low: low, high: high, hedge: hedge?.hedge)
    } else {
      self = .value(low: low, high: high, Wanted.unit(typed), hedge: hedge?.hedge)
    }
  }

  private static func unit(_ typed: TypedNumber) -> UnitAsked {
    guard typed.unit == .ratio else { return .one(typed.unit) }
    return typed.scale == .units ? .multiple : .anyCurrency
  }

  private static func literal(_ atoms: [Atom], _ call: Call) throws(Diagnostic) -> Literal {
    guard case .number(let number, let start)? = atoms.first else { throw missing(call) }
    var rest = atoms.dropFirst()
    var high: String?
    if rest.first?.isSymbol(.range) == true, case .number(let text, _)? = rest.dropFirst().first {
      high = text
      rest = rest.dropFirst(2)
    }
    var unit: [String] = []
    for atom in rest {
      switch atom {
      case .word(let word, _): unit.append(word)
      case .symbol(.percent, _): unit.append("%")
      default:
        throw Diagnostic(
          .surplusArgument, "\(quoted: "find") looks for one number", at: atom.span,
          hint: "write \(command: "find 86 %")")
      }
    }
    let end = atoms.last?.span ?? start
    return Literal(number: number, high: high, unit: unit, span: start.joined(to: end))
  }

  private static func missing(_ call: Call) -> Diagnostic {
    Diagnostic(
      .missingArgument, "\(quoted: "find") needs a number", at: call.span,
      hint: "write \(command: "find 86 %") or \(command: "find 17")")
  }

  // MARK: What fits

  func fits(_ row: Int, _ run: Run) -> Bool {
    let statement = run.figures.cube.statements[row]
    guard let number = statement.value else { return false }
    switch self {
    case .text(let text): return Names.folded(statement.printed) == text
    case .fraction(let hedge):
      return statement.hedges.contains {
        Wanted.fraction($0) != nil && Wanted.fraction($0) == Wanted.fraction(hedge)
      }
    case .bare(let low, let high, let hedge):
      return Wanted.isHedged(statement, hedge)
        && Wanted.fits(number, low, high, per: .powerOfTen(-number.multiplier))
    case .value(let low, let high, let unit, let hedge):
      return Wanted.isHedged(statement, hedge) && unit.allows(run.figures.unit(of: row))
        && Wanted.fits(number, low, high, per: .one)
    }
  }

  /// Whether the number, or a part of a printed range, is the one looked for; of a typed range, whether it lies inside.
  private static func fits(_ number: PrintedNumber, _ low: Rational, _ high: Rational, per factor: Rational)
    -> Bool
  {
    let (bottom, top) = (number.value * factor, (number.high ?? number.value) * factor)
    return low == high ? bottom <= low && low <= top : low <= bottom && top <= high
  }

  private static func isHedged(_ statement: Observations.Statement, _ hedge: Hedge?) -> Bool {
    hedge.map { statement.hedges.contains($0) } ?? true
  }

  private static func fraction(_ hedge: Hedge) -> Rational? {
    if case .fraction(let value, _) = hedge.rule { value } else { nil }
  }

  // MARK: Nothing found

  func refusal(_ text: String, _ call: Call, _ run: Run) -> Diagnostic {
    let span = call.argumentSpan
    let near = nearest(run)
    guard !near.isEmpty else {
      return Diagnostic(
        .noData, "\(quoted: text) is printed nowhere", at: span,
        hint: "\(command: "list tables") shows what is printed")
    }
    let noun = near.count == 1 ? "number printed is" : "numbers printed are"
    return Diagnostic(
      .noData, "\(quoted: text) is printed nowhere", at: span,
      hint: "the nearest \(noun) \(Wording.list(near))", commands: near.map { "find \($0)" })
  }

  /// The next printed numbers below and above, as they are typed.
  private func nearest(_ run: Run) -> [String] {
    var below: (value: Rational, text: String)?
    var above: (value: Rational, text: String)?
    for row in run.figures.cube.rows {
      guard let (value, text, wanted) = comparable(row, run) else { continue }
      if value < wanted, below.map({ $0.value < value }) ?? true { below = (value, text) }
      if wanted < value, above.map({ value < $0.value }) ?? true { above = (value, text) }
    }
    return [below, above].compactMap { $0?.text }
  }

  /// A row's number beside the one looked for, where both are of one unit.
  private func comparable(_ row: Int, _ run: Run) -> (value: Rational, text: String, wanted: Rational)? {
    let statement = run.figures.cube.statements[row]
    guard let number = statement.value, number.high == nil else { return nil }
    switch self {
    case .text, .fraction: return nil
    case .bare(let low, _, _): return (number.value * .powerOfTen(-number.multiplier), statement.number, low)
    case .value(let low, _, let unit, _):
      let own = run.figures.unit(of: row)
      guard unit.allows(own) else { return nil }
      let behind = Wording.unit(own, Scale(exponent: statement.multiplier) ?? .units)
      return (number.value, behind.isEmpty ? statement.number : "\(statement.number) \(behind)", low)
    }
  }
}

extension Wanted.UnitAsked {
  fileprivate func allows(_ unit: Unit) -> Bool {
    switch self {
    case .one(let own): own == unit
    case .anyCurrency: unit.isAmount
    case .rank: unit == .rank
    case .multiple:
      switch unit {
      case .ratio, .index: true
      default: false
      }
    }
  }
}
