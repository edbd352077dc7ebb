import Answers
import Claims
package import Language
import Observations
package import Texts

/// What a name may be that a line makes.
extension Run {
  /// A statement's word where a value is wanted.
  func statementOnly(_ call: Call) -> Diagnostic {
    Diagnostic(
      .syntax, "\(quoted: call.word.text) is a statement and has no value here", at: call.word.span,
      hint: "give it a line of its own")
  }

  /// Whether a word is a preposition or opens a clause.
  package static func isReserved(_ word: String) -> Bool { ItemReader.isReserved(word) }

  /// A name that is not yet a word, a code or part of the grammar.
  package func freeName(_ word: Word) throws(Diagnostic) -> String {
    let name = Names.folded(word.text)
    let isWord =
      Vocabulary.verb(name) != nil || ItemReader.prepositions.contains(name)
      || ItemReader.clauseWords.contains(name) || Level.named(name) != nil
    if isWord {
      throw Diagnostic(
        .nameTaken, "\(quoted: word.text) is a word of the language", at: word.span,
        hint: "choose another name")
    }
    if let code = library.names.codes(for: name).first {
      throw Diagnostic(
        .nameTaken, "\(quoted: word.text) already names \(Wording.withArticle(codes[code].name))",
        at: word.span,
        hint: "choose another name")
    }
    return name
  }
}
