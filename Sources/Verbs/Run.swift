package import Answers
package import Claims
package import Language
package import Observations
package import Texts

/// What a word has at hand while it runs. Nothing in it ever changes, so it is shared, never copied.
package final class Run {
  package let library: Library
  package let memory: Memory
  package let figures: Figures
  package let codes: Codes
  let cube: Cube
  package let structure: Structure
  package let line: LineText
  package let checkpoint: Checkpoint
  /// Answers an expression inside the line.
  package let evaluate: (Expression) throws(Diagnostic) -> Answer
  /// Answers a line as a session would that has named and fixed nothing; what is supposed stays supposed.
  package let answerAlone: (String) throws(Diagnostic) -> Answer
  /// Those of the numbers as supposed; nothing where none is.
  private let supposedConstraints: Deferred<Constraints>?

  package init(
    library: Library, memory: Memory, line: LineText,
    checkpoint: @escaping Checkpoint,
    evaluate: @escaping (Expression) throws(Diagnostic) -> Answer,
    answerAlone: @escaping (String) throws(Diagnostic) -> Answer
  ) {
    self.library = library
    self.memory = memory
    self.line = line
    self.checkpoint = checkpoint
    self.evaluate = evaluate
    self.answerAlone = answerAlone
    figures = Figures(
      memory.suppositions.isEmpty
        ? library.operands : Operands(library.catalogue, supposing: memory.supposedNumbers),
      kept: library.figures)
    codes = library.catalogue.codes
    cube = library.catalogue.cube
    structure = cube.structure
    supposedConstraints =
      memory.suppositions.isEmpty
      ? nil
      : Deferred { [catalogue = library.catalogue, supposed = memory.supposedNumbers] in
        Constraints(catalogue, suppositions: supposed, statements: CellRelations(catalogue).all)
      }
  }

  package var catalogue: Catalogue { library.catalogue }

  /// The typed text of a span.
  package func text(of span: Span) -> String {
    Source("", line.text).text(in: Span(span.start - line.base, span.end - line.base))
  }

  /// What printed numbers let one another be, with what is supposed in place of what is printed.
  var constraints: Constraints { supposedConstraints?.value ?? library.constraints.value }
}

/// Throws when the step budget is spent or the line was interrupted.
package typealias Checkpoint = @Sendable () throws(Diagnostic) -> Void
