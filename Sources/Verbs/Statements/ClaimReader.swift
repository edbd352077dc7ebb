import Language
import Observations
import Quantities
import Texts

/// Reads what a `check` claims: a number with its unit, a hedge before it, a fraction or a multiple in words.
enum ClaimReader {
  /// A literal, a hedged literal or a fraction word; nothing if it is a query.
  static func claim(_ expression: Expression, _ run: Run) throws(Diagnostic) -> TypedNumber? {
    switch expression {
    case .literal(let literal):
      if let multiple = try timesLess(literal, run) { return multiple }
      return try TypedNumber(literal, run.codes)
    case .call(let call):
      return try claim([.word(call.word.text, call.word.span)] + call.atoms, run)
    case .binary(.subtract, .call(let call), .literal(let literal)):
      guard let (hedge, before) = hedge(behind: [.word(call.word.text, call.word.span)] + call.atoms),
        before.isEmpty
      else { return nil }
      return try fall(literal, hedge, run)
    case .negative, .binary, .cell: return nil
    }
  }

  /// `-38 %`, whose sign the grammar takes for that of a difference.
  private static func fall(_ literal: Literal, _ hedge: Hedge, _ run: Run) throws(Diagnostic) -> TypedNumber?
  {
    guard literal.high == nil, !literal.number.hasPrefix("-") else { return nil }
    let below = Literal(number: "-" + literal.number, high: nil, unit: literal.unit, span: literal.span)
    return try TypedNumber(below, hedge: hedge, run.codes)
  }

  /// The longest hedge that needs a number and ends the atoms, and what stands before it.
  private static func hedge(behind atoms: [Atom]) -> (hedge: Hedge, before: [Atom])? {
    for start in max(0, atoms.count - 4)..<atoms.count {
      let words = atoms[start...].compactMap(\.bareWord)
      guard words.count == atoms.count - start, let hedge = Hedge.named(words.joined(separator: " ")),
        !hedge.standsAlone, hedge.rule != .timesLess
      else { continue }
      return (hedge, Array(atoms[..<start]))
    }
    return nil
  }

  /// `3 times less`
  private static func timesLess(_ literal: Literal, _ run: Run) throws(Diagnostic) -> TypedNumber? {
    guard let hedge = Hedge.named(literal.unit.joined(separator: " ")), hedge.rule == .timesLess else {
      return nil
    }
    let number = Literal(number: literal.number, high: literal.high, unit: ["times"], span: literal.span)
    return try TypedNumber(number, hedge: hedge, run.codes)
  }

  private static func claim(_ atoms: [Atom], _ run: Run) throws(Diagnostic) -> TypedNumber? {
    let words = Array(atoms.prefix { $0.bareWord != nil }.compactMap(\.bareWord))
    if words.count == atoms.count, let named = fraction(words) ?? multiple(words) { return named }
    let hedge = Hedge.leading(words.map { Names.folded($0) })
    let used = hedge.map { $0.hedge.standsAlone ? 0 : $0.count } ?? 0
    let rest = atoms[used...]
    guard used > 0 || words.isEmpty, let literal = literal(Array(rest)) else { return nil }
    if used == 0, let multiple = try timesLess(literal, run) { return multiple }
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

  /// `doubled`, `almost doubled`, `more than double`
  private static func multiple(_ words: [String]) -> TypedNumber? {
    let text = words.joined(separator: " ")
    if let hedge = Hedge.named(text) { return TypedNumber.multiple(hedge) }
    for count in words.indices.dropFirst() {
      let hedge = Hedge.named(words[..<count].joined(separator: " "))
      if let hedge, !hedge.standsAlone, hedge.rule != .timesLess,
        let twice = Hedge.named(words[count...].joined(separator: " ")), twice.rule == .doubled
      {
        return TypedNumber.multiple(twice)?.with(hedge)
      }
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
    return Literal(
      number: number, high: high, unit: unit, span: atoms.last.map { start.joined(to: $0.span) } ?? start)
  }

  /// `check QUERY about 18 %`: the hedge cuts the query from the number.
  static func hedged(_ expression: Expression, _ run: Run) throws(Diagnostic) -> (Expression, TypedNumber) {
    if case .binary(.subtract, .call(let call), .literal(let literal)) = expression,
      let (hedge, query) = hedge(behind: call.atoms), !query.isEmpty,
      let claimed = try fall(literal, hedge, run)
    {
      return (.call(Call(call.word, query)), claimed)
    }
    if case .call(let call) = expression {
      if let cut = timesLess(call.atoms), let claimed = try claim(Array(call.atoms[cut...]), run) {
        return (.call(Call(call.word, Array(call.atoms[..<cut]))), claimed)
      }
      for cut in call.atoms.indices.reversed() {
        guard let word = call.atoms[cut].bareWord,
          Hedge.leading(words(call.atoms[cut...])) != nil || word == "half",
          let claimed = try claim(Array(call.atoms[cut...]), run)
        else { continue }
        var from = cut
        var whole = claimed
        for start in max(0, cut - 4)..<cut where Hedge.leading(words(call.atoms[start...])) != nil {
          guard let wider = try claim(Array(call.atoms[start...]), run) else { continue }
          from = start
          whole = wider
          break
        }
        return (.call(Call(call.word, Array(call.atoms[..<from]))), whole)
      }
    }
    throw Diagnostic(
      .missingArgument, "\(quoted: "check") needs something to compare with", at: expression.span,
      hint: "write \(command: "check QUERY = 87 %") or \(command: "check QUERY about 87 %")")
  }

  /// Where the number of `3 times less` stands at the end of a call.
  private static func timesLess(_ atoms: [Atom]) -> Int? {
    let words = atoms.suffix(2).compactMap(\.bareWord)
    let number = atoms.count - 3
    guard words.count == 2, number > 0, Hedge.named(words.joined(separator: " "))?.rule == .timesLess,
      case .number = atoms[number]
    else { return nil }
    return number
  }

  private static func words(_ atoms: ArraySlice<Atom>) -> [String] {
    atoms.prefix { $0.bareWord != nil }.compactMap { $0.bareWord.map { Names.folded($0) } }
  }
}
