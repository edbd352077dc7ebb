package import Answers
import Claims
package import Language
import Observations
package import Texts

/// `let NAME = EXPRESSION`: keeps a number under a name.
package struct Let: Verb {
  package let name = "let"
  package let summary = "keep a number under a name"
  package let usage = "let NAME = QUERY"
  package let example = "let east = total FEFD from japan 2012"
  package let kind = VerbKind.statement

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer { throw run.statementOnly(call) }

  package static func answer(
    _ word: Word, _ value: Answer, _ run: Run, _ memory: inout Memory
  ) throws(Diagnostic) -> Answer {
    let name = try run.freeName(word)
    guard let quantity = value.headline else {
      throw Diagnostic(
        .unitMismatch, "only a single number can be kept, and this is none", at: word.span,
        hint: "use \(command: "total"), \(command: "share") or \(command: "ratio")")
    }
    memory.bind(name, to: quantity, restingOn: value.cells, beyond: value.beyond)
    return Answer(
      headline: quantity, sentence: sentence(word, value),
      reading: value.reading.map { "let \(name) = \($0)" }, notes: value.notes,
      cells: value.cells)
  }
}

extension Let {
  /// The number kept under the word of a call, alone or `as` another unit; nothing where the word keeps none.
  package static func value(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer? {
    guard !run.memory.bindings.isEmpty, Vocabulary.verb(Names.folded(call.word.text)) == nil,
      let number = run.memory.binding(Names.folded(call.word.text))
    else { return nil }
    var kept = try run.now(number, called: call.word)
    if let first = call.atoms.first {
      guard first.bareWord.map({ Names.folded($0) }) == "as" else {
        throw Diagnostic(
          .surplusArgument,
          "\(quoted: call.word.text) is a number that was kept, and only a unit can follow it",
          at: call.argumentSpan, hint: "write \(command: "\(call.word.text) as bln USD")")
      }
      let question = Question(try ItemReader.items(call.atoms, run), span: call.span, run)
      try run.allow(question, by: call.word.text) { if case .shown = $0 { true } else { false } }
      kept = try run.shown(kept, question)
    }
    var answer = Answer(
      headline: kept, sentence: "\(call.word.text)", cells: kept.formula?.cells ?? number.cells)
    answer.beyond = number.beyond
    return answer
  }

  /// A typed number has no sentence of its own.
  private static func sentence(_ word: Word, _ value: Answer) -> Phrase {
    value.sentence.segments.isEmpty ? "\(word.text): as typed" : "\(word.text): " + value.sentence
  }
}

extension Run {
  /// A kept number as it is with what is supposed now: worked out again where it rests on a cell that is, or was,
  /// supposed.
  package func now(_ kept: KeptNumber, called name: Word) throws(Diagnostic) -> Quantity {
    let (then, now) = (kept.suppositions, memory.suppositions)
    if then.isEmpty && now.isEmpty || then.map(\.text) == now.map(\.text) { return kept.quantity }
    let supposed = Set((then + now).flatMap(\.rows))
    guard !supposed.isDisjoint(with: kept.cells) else { return kept.quantity }
    guard let formula = kept.quantity.formula, let figure = figures.figure(formula, unit: kept.quantity.unit)
    else {
      throw Diagnostic(
        .notMeaningful, "\(quoted: name.text) was kept when something else was supposed", at: name.span,
        hint: "ask for it again")
    }
    return quantity(figure, base: kept.quantity.base).shown(in: kept.quantity.scale)
  }
}
