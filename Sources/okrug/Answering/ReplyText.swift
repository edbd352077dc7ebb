import Answers
import Evaluation
import Rendering
import Texts
import Verbs

/// What came of a cell, in the characters of the output.
struct ReplyText {
  private let output: Output
  private let world: World

  init(_ output: Output, in world: World) {
    self.output = output
    self.world = world
  }

  /// The answers, one text each; one without characters is left out.
  func answers(_ reply: Session.Reply) -> [String] {
    guard !reply.answers.isEmpty, let catalogue = try? world.library().catalogue else { return [] }
    let options = output.options
    return reply.answers.map { output.format.text($0.answer, from: catalogue, options) }.filter {
      !$0.isEmpty
    }
  }

  /// The refusal that stopped the cell, drawn under the cell's text.
  func refusal(_ diagnostic: Diagnostic, in text: String) -> String {
    output.format.text(Refusal(diagnostic, in: text), output.options)
  }

  /// The refusal as plain text, whatever the format.
  func plainRefusal(_ diagnostic: Diagnostic, in text: String) -> String {
    Caret.text(Refusal(diagnostic, in: text), width: output.options.width)
  }
}

extension Session.Reply {
  var outcome: Outcome {
    switch refusal?.code {
    case .interrupted: .interrupted
    case .unreadableData: .unreadable
    case .some: .refused
    case nil: answers.contains { $0.answer.check?.holds == false } ? .refused : .answered
    }
  }
}
