package import Answers
import Language
import Observations
import Texts
import Verbs

/// What stands under a cursor: the help of a word, the definition of a name.
package enum Inspection {
  /// `cursor` is a UTF-8 offset; nothing where nothing known stands. Asks a copy of the session.
  package static func paragraphs(for text: String, at cursor: Int, in session: Session) -> [Paragraph] {
    let line = TypedLine(text, at: cursor)
    guard let library = try? session.world.library(),
      let tokens = try? Lexer.tokens(of: line.before + line.after, base: line.start),
      let place = tokens.firstIndex(where: {
        $0.span.start <= cursor && cursor <= $0.span.end && $0.kind.name != nil
      })
    else { return [] }
    if case .word = TypedPlace(tokens, before: place).kind, let word = tokens[place].kind.foldedWord,
      Vocabulary.verb(word) != nil
    {
      return asked("help \(word)", session)
    }
    if let word = tokens[place].kind.foldedWord,
      SelectionWords.prepositions.union(SelectionWords.clauses).contains(word)
    {
      return asked("help \(word)", session)
    }
    return name(around: place, in: tokens, library.names).map { asked("define \"\($0)\"", session) } ?? []
  }

  /// The longest run of words with the one at `place` among them that is a name.
  private static func name(around place: Int, in tokens: [Token], _ names: Names) -> String? {
    if case .quoted(let text) = tokens[place].kind { return names.codes(for: text).isEmpty ? nil : text }
    for length in stride(from: min(names.longest, tokens.count), through: 1, by: -1) {
      for first in max(0, place - length + 1)...place where first + length <= tokens.count {
        let words = tokens[first..<first + length].compactMap(\.kind.foldedWord)
        let text = words.joined(separator: " ")
        if words.count == length, !names.codes(for: text).isEmpty { return text }
      }
    }
    return nil
  }

  private static func asked(_ line: String, _ session: Session) -> [Paragraph] {
    var copy = session
    let reply = copy.answer(Source("", line))
    guard reply.refusal == nil, let answer = reply.last else { return [] }
    return (answer.sentence.segments.isEmpty ? [] : [.text(answer.sentence)]) + answer.paragraphs
  }
}

extension Token.Kind {
  /// The text of what may be a word or a name.
  fileprivate var name: String? {
    switch self {
    case .word(let text), .quoted(let text): text
    case .number, .period, .symbol: nil
    }
  }
}
