package import Answers
package import Language
package import Texts

/// `clear`: empties the screen, and nothing else.
package struct Clear: Verb {
  package let name = "clear"
  package let summary = "empty the screen; names and answers stay"
  package let usage = "clear"
  package let example = "clear"
  package let kind = VerbKind.plain

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    guard call.atoms.isEmpty else {
      throw Diagnostic(
        .surplusArgument, "\(quoted: "clear") stands alone", at: call.argumentSpan,
        hint: "write \(command: "clear")")
    }
    return Answer(effect: .clear)
  }
}
