package import Answers
package import Language
package import Texts

/// `say "…"`: prints a text.
package struct Say: Verb {
  package let name = "say"
  package let summary = "print a text"
  package let usage = "say \"TEXT\""
  package let example = "say \"All stocks are of the end of 2012.\""
  package let kind = VerbKind.plain

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    guard let first = call.atoms.first else {
      throw Diagnostic(
        .missingArgument, "\(quoted: "say") needs a text", at: call.span, hint: "write \(command: example)")
    }
    var text = ""
    var end = first.span.start
    for atom in call.atoms {
      text += run.text(of: Span(end, atom.span.start))
      if case .quoted(let words, _) = atom { text += words } else { text += run.text(of: atom.span) }
      end = atom.span.end
    }
    return Answer(paragraphs: [.text(Phrase(text))])
  }
}
