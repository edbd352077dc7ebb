package import Answers
package import Language
package import Texts

extension Language.Statement {
  /// What a statement says; `evaluate` answers the expressions in it.
  package func answer(
    _ run: Run, _ memory: inout Memory, evaluate: (Expression) throws(Diagnostic) -> Answer
  ) throws(Diagnostic) -> Answer {
    switch self {
    case .expression(let expression): try evaluate(expression)
    case .bind(let name, let expression): try Let.answer(name, try evaluate(expression), run, &memory)
    case .group(let name, let atoms): try Group.answer(name, atoms, run, &memory)
    case .use(let atoms, let span): try Use.answer(atoms, span, run, &memory)
    case .check(let expression, let relation): try Check.answer(expression, relation, run)
    case .suppose(let supposition, let span): try Suppose.answer(supposition, span, run, &memory)
    }
  }
}
