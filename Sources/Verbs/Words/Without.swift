package import Answers
package import Language
import Observations
package import Texts

/// `without PART share …`: a line with something taken away, the other way round.
package struct Without: Verb {
  package let name = "without"
  package let summary = "a share, or an analysis of a whole, with a part taken away"
  package let usage = "without PART share PART in WHOLE [PERIOD] | share PART in WHOLE [PERIOD] without PART"
  package let example = "without FEFD share CFD in japan 2012"

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    let place = call.atoms.firstIndex { $0.bareWord.flatMap { Without.verb($0) } != nil }
    guard let place, case .word(let text, let span) = call.atoms[place], let verb = Without.verb(text) else {
      throw Diagnostic(
        .missingArgument, "\(quoted: name) needs a line to take the part away from", at: call.span,
        hint: "write \(command: example); \(Wording.list(Without.words.map(\.name), "or")) can stand there")
    }
    guard place > 0 else {
      throw Diagnostic(
        .missingArgument, "what is taken away is missing after \(quoted: name)", at: call.word.span,
        hint: "write \(command: example)")
    }
    let rest = Array(call.atoms[(place + 1)...])
    let taken = [Atom.word(name, call.word.span)] + call.atoms[..<place]
    return try verb.run(Call(Word(text, span), rest + taken), run)
  }

  /// The words that can take a part away.
  package static let words = Vocabulary.all.filter { $0.usage.hasSuffix("[without PART]") }

  /// One of them as typed.
  package static func verb(_ text: String) -> (any Verb)? {
    words.first { $0.name == Names.folded(text) }
  }
}
