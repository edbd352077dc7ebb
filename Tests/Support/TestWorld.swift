package import Answers
package import Evaluation
import Rendering
import Texts

/// What a fresh session replies to the lines, in order; it stops at the first refusal.
package func ask(_ lines: String...) -> Session.Reply {
  var session = Session(in: Asking.world)
  return session.answer(Source("test", lines.joined(separator: "\n")))
}

/// A phrase as a reader sees it.
package func words(_ phrase: Phrase?) -> String { phrase.map(PhraseText.plain) ?? "" }

/// A cell of a table as a reader sees it: a number with its unit, `·` for a blank.
package func words(_ cell: Table.Cell) -> String {
  switch cell {
  case .text(let text), .printed(let text): text
  case .number(let quantity, let mark, _): NumberText.headline(quantity) + mark
  case .blank: "·"
  case .none: "–"
  }
}

/// The rows of an answer's table, each as the texts of its cells.
package func rows(_ answer: Answer?) -> [[String]] { (answer?.table?.rows ?? []).map { $0.cells.map(words) } }

/// The paragraphs of an answer, one text each: `label: text` for an entry.
package func paragraphs(_ answer: Answer?) -> [String] {
  (answer?.paragraphs ?? []).map { paragraph in
    switch paragraph {
    case .heading(let text), .verbatim(let text): text
    case .text(let phrase): words(phrase)
    case .entry(let label, let phrase): "\(label): \(words(phrase))"
    }
  }
}
