package import Answers
import Claims
package import Language
import Observations
import Quantities
package import Texts

/// `suppose QUERY = VALUE`: answers as if a printed figure were another, until `suppose nothing`.
package struct Suppose: Verb {
  package let name = "suppose"
  package let summary = "answer as if a printed number were another"
  package let usage = "suppose QUERY = VALUE | suppose nothing"
  package let example = "suppose total FEFD from all investors 2012 = 60 bln USD"
  package let kind = VerbKind.statement

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer { throw run.statementOnly(call) }

  package static func answer(
    _ supposition: Supposition, _ span: Span, _ run: Run, _ memory: inout Memory
  ) throws(Diagnostic) -> Answer {
    guard case .value(let left, let right) = supposition else {
      memory.supposeNothing()
      return Answer(sentence: "every number is as printed again")
    }
    guard case .literal(let literal) = right else {
      throw Diagnostic(
        .syntax, "a supposed value is a number with its unit", at: right.span,
        hint: "write \(command: "60 bln USD")")
    }
    let typed = try TypedNumber(literal, run.codes)
    let found = try run.evaluate(left)
    guard let quantity = found.headline, case .cell(let row)? = quantity.formula else {
      throw Diagnostic(
        .notPrinted, "only a printed number can be supposed otherwise, and this one is computed",
        at: left.span,
        hint: "suppose one of the numbers it is made of: \(command: "why \(run.text(of: left.span))")")
    }
    guard typed.unit == quantity.unit else {
      throw Diagnostic(
        .unitMismatch, "\(Arithmetic.noun(quantity.unit)) cannot be \(Arithmetic.noun(typed.unit))",
        at: right.span)
    }
    guard
      let number = PrintedNumber(
        text: literal.number, number: literal.number, multiplier: typed.scale.exponent, exact: true,
        high: literal.high)
    else { throw Diagnostic(.syntax, "\(quoted: literal.number) is too long a number", at: right.span) }
    if quantity.base != nil, number.interval.low < .zero || number.interval.high > .hundred {
      throw Diagnostic(.notMeaningful, "a share lies between 0 % and 100 %", at: right.span)
    }
    let cube = run.figures.cube
    let key = cube.key(of: row)
    let rows = cube.rows.filter { cube.key(of: $0) == key }
    let text = "\(run.text(of: left.span)) = \(run.text(of: right.span))"
    memory.suppose(Memory.Supposition(text: text, rows: rows, number: number))
    return Answer(
      sentence: "supposing \(command: text), until \(command: "suppose nothing")",
      reading: found.reading.map { "suppose \($0) = \(run.text(of: right.span))" },
      cells: [row])
  }
}
