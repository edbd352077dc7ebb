import Answers
import Claims
import Language
import Observations
import Quantities
import Texts

/// What documents say of two printed cells at once, as laws that the cells obey: `exceeded`, `31-fold`.
struct CellRelations {
  private let run: Run

  init(_ catalogue: Catalogue) {
    run = Run(
      library: Library(catalogue), memory: Memory(), line: LineText(""), checkpoint: {},
      evaluate: { _ throws(Diagnostic) in throw CellRelations.unanswered },
      answerAlone: { _ throws(Diagnostic) in throw CellRelations.unanswered })
  }

  private static var unanswered: Diagnostic { Diagnostic(.syntax, "nothing is answered here") }

  /// Those whose query, and other side, come down to two cells.
  var all: [CellRelation] {
    run.catalogue.publications.flatMap { $0.claims }.compactMap { claim in
      guard claim.reason == nil, let test = claim.test, test.reading != .span, test.reading != .years,
        let formula = formula(test.query, test.reading)
      else { return nil }
      return test.right.isEmpty
        ? multiple(claim, test, formula) : comparison(claim, test, formula, self.formula(test.right, .value))
    }
  }

  /// The formula of the figure that is meant; nothing where a line needs more than one word of the language.
  private func formula(_ line: String, _ reading: StatedRelation.Reading) -> Formula? {
    guard case .expression(.call(let call))? = try? Parser.statement(line),
      let verb = Vocabulary.verb(Names.folded(call.word.text)), verb.kind == .selection,
      let answer = try? verb.run(call, run)
    else { return nil }
    if reading == .multiple {
      let measured = answer.evidence.first { $0.kind == .measure && $0.quantity.unit == .ratio }?.quantity
      return (answer.headline?.unit == .ratio ? answer.headline : measured)?.formula
    }
    return reading == .value ? answer.headline?.formula : nil
  }

  /// `A exceeded B`
  private func comparison(
    _ claim: StatedRelation, _ test: StatedRelation.Test, _ left: Formula, _ right: Formula?
  ) -> CellRelation? {
    guard case .cell(let one) = left, case .cell(let other)? = right, test.relation != .equal,
      run.figures.unit(of: one) == run.figures.unit(of: other)
    else { return nil }
    let isAbove = test.relation == .above || test.relation == .atLeast
    return relation(
      claim, one, other, low: isAbove ? .one : nil, high: isAbove ? nil : .one, isMultiple: false)
  }

  /// `n times as much`
  private func multiple(_ claim: StatedRelation, _ test: StatedRelation.Test, _ formula: Formula)
    -> CellRelation?
  {
    guard case .quotient(.cell(let one), .cell(let other)) = formula, test.relation == .equal,
      claim.unit == "RATIO", let number = claim.value
    else { return nil }
    guard let hedge = Hedge.leading(markedBy: claim.hedge) else {
      return relation(claim, one, other, low: number.interval.low, high: number.interval.high)
    }
    let range = hedge.admits(number, unitIsPercent: false).whole
    return relation(claim, one, other, low: range.low?.value, high: range.high?.value)
  }

  private func relation(
    _ claim: StatedRelation, _ left: Int, _ right: Int, low: Rational?, high: Rational?,
    isMultiple: Bool = true
  ) -> CellRelation {
    let cube = run.catalogue.cube
    return CellRelation(
      left: cube.key(of: left), right: cube.key(of: right), low: low, high: high,
      isMultiple: isMultiple, place: claim.place, phrase: claim.phrase, id: claim.id)
  }
}
