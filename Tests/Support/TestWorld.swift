package import Answers
package import Evaluation
import Importing
package import Observations
import Publications
import Rendering
import Synchronization
import Texts
package import Verbs

/// The world of the tests: the built-in data, and nothing else from outside.
package enum TestWorld {
  private static let cache = Cache()

  package static let world = World(library: { () throws(DataFault) in try cache.library() })

  /// The built-in data.
  package static func catalogue() throws -> Catalogue { try cache.library().catalogue }

  private final class Cache: Sendable {
    private let kept = Mutex<Library?>(nil)

    func library() throws(DataFault) -> Library {
      if let library = kept.withLock({ $0 }) { return library }
      let files = (0..<okrug_publication_file_count()).map { index in
        let file = unsafe okrug_publication_file_at(index)
        let bytes = unsafe Array(UnsafeBufferPointer(start: file.bytes, count: Int(file.count)))
        return unsafe DataFile(name: String(cString: file.name), bytes: bytes)
      }
      let library = Library(try CatalogueReader.catalogue(files))
      kept.withLock { $0 = library }
      return library
    }
  }
}

/// What a fresh session replies to the lines, in order; it stops at the first refusal.
package func ask(_ lines: String...) -> Session.Reply {
  var session = Session(in: TestWorld.world)
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
