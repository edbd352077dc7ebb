package import Answers
import Claims
package import Language
import Observations
import Quantities
package import Texts

/// `bounds of QUERY`: what all other numbers in print let a cell be, printed or blank.
package struct Bounds: Verb {
  package let name = "bounds"
  package let summary = "how low and how high a number can be, by everything that is printed, and why"
  package let usage = "bounds of share PART in WHOLE | bounds of total NAMES [PERIOD]"
  package let example = "bounds of total FEFD from all investors 2012"
  package let kind = VerbKind.wrapper

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    let asked = try BoundsAsked(call, run)
    let constraints = run.constraints
    let solution = try Readings(asked.question, run) { frame, _ throws(Diagnostic) in
      asked.cell(frame, constraints, run).map { found in
        Hit(
          value: found,
          cells: run.figures.rows(found.address, base: found.base).filter { run.figures.isUsable($0) },
          anyTable: true)
      }
    }.solve()
    guard let found = solution.values.first, solution.values.count == 1,
      let bounds = constraints.bounds(of: found.cell)
    else {
      throw Diagnostic(
        .surplusArgument, "\(quoted: name) is of one period", at: asked.question.periodSpan ?? call.span)
    }
    return answer(bounds, found, solution, run)
  }

  private func answer(
    _ bounds: CellBounds, _ found: BoundedCell, _ solution: Solution<BoundedCell>, _ run: Run
  ) -> Answer {
    let words = BoundWords(run)
    var answer = Answer(headline: bounds.interval.map { words.quantity(bounds.cell, $0) })
    answer.sentence = words.sentence(bounds, found, solution)
    answer.reading = found.reading(solution, run)
    answer.paragraphs = words.chain(bounds)
    answer.cells = Set((bounds.low?.rows ?? []) + (bounds.high?.rows ?? [])).sorted()
    answer.surveyed = Array(run.cube.rows)
    answer.notes = run.notes(on: answer.cells)
    let disputed = run.constraints.disputedRows.count
    if disputed > 0 {
      answer.notes.append(
        "\(disputed) printed numbers in dispute are left out of it: \(command: "conflicts") lists them")
    }
    if bounds.isCut {
      answer.notes.append("the step limit was met: the ends may be wider than they could be")
    }
    return answer
  }
}

/// What `bounds` is asked of: a share, or the value of a cell.
private struct BoundsAsked {
  let question: Question
  private let isShare: Bool

  init(_ call: Call, _ run: Run) throws(Diagnostic) {
    guard let inner = call.wrapped else {
      throw Diagnostic(
        .missingArgument, "\(quoted: "bounds") needs a line to bound", at: call.span,
        hint: "write \(command: Bounds().example)")
    }
    isShare = Names.folded(inner.word.text) == "share"
    if isShare {
      question = try PartInWhole.question(inner, word: "share", example: Share().example, run)
    } else if Names.folded(inner.word.text) == "total" {
      question = try Self.selection(inner.atoms, inner.span, run)
    } else if let verb = Vocabulary.verb(Names.folded(inner.word.text)) {
      throw Diagnostic(
        .surplusArgument, "\(quoted: "bounds") takes a share or a total, not \(quoted: verb.name)",
        at: inner.word.span, hint: "write \(command: Bounds().example)")
    } else {
      question = try Self.selection(call.atoms.filter { $0.bareWord != "of" }, call.span, run)
    }
    try run.allow(question, by: "bounds") { _ in false }
  }

  private static func selection(_ atoms: [Atom], _ span: Span, _ run: Run) throws(Diagnostic) -> Question {
    var question = Question(try ItemReader.items(atoms, run), span: span, run)
    question.unnamed = .released
    if question.entries.isEmpty {
      throw Diagnostic(
        .missingArgument, "\(quoted: "bounds") needs a name", at: span,
        hint: "write \(command: Bounds().example)")
    }
    return question
  }

  /// The cell that a frame means, if anything in print bounds it.
  func cell(_ frame: Frame, _ constraints: Constraints, _ run: Run) -> BoundedCell? {
    guard isShare else {
      if frame.lists.values.joined().contains(where: \.isComplement) { return nil }
      let address = Total.summed(frame, run)
      return found(address, nil, constraints).map {
        BoundedCell(cell: $0, address: address, base: nil, role: nil)
      }
    }
    guard frame.partRoles.count == 1, let role = frame.partRoles.first,
      let place = run.structure.place(of: role)
    else { return nil }
    let named = frame.wholeChoices[role].map { [$0] }
    for whole in named ?? run.tops(of: frame.address[place], role: role).map({ Choice.code($0) }) {
      guard let code = run.figures.declared(whole) else { continue }
      let base = Base(dimension: place, whole: code)
      if let cell = found(frame.address, base, constraints) {
        return BoundedCell(cell: cell, address: frame.address, base: base, role: role)
      }
    }
    return nil
  }

  private func found(_ address: Address, _ base: Base?, _ constraints: Constraints) -> Int? {
    guard let cell = constraints.cell(address, base: base), constraints.isBounded(cell) else { return nil }
    return cell
  }
}

/// A cell of the constraint system with the address that names it.
struct BoundedCell {
  let cell: Int
  let address: Address
  /// What it is a share of; nothing for an amount.
  let base: Base?
  let role: Role?

  func reading(_ solution: Solution<BoundedCell>, _ run: Run) -> String {
    let frame = solution.frame
    guard let base, let role else {
      return (["bounds of total"] + run.items(frame, periods: solution.periods)).text(with: " ")
    }
    let part = run.typed(address[base.dimension], role: role)
    let whole = run.items(frame, periods: solution.periods, replacing: [role: .code(base.whole)])
    return "bounds of share \(part) in \(whole.text(with: " "))"
  }
}
