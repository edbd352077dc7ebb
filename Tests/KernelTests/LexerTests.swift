import Foundation
import Testing
import Verbs

/// The wheel's colours are the language's words.
@Suite struct LexerTests {
  private static let source = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Kernel/python/okrug_jupyter/lexer.py")

  /// What stands in quotes between `NAME = (` and its `)`.
  private func list(_ name: String) throws -> [String] {
    let text = try String(contentsOf: Self.source, encoding: .utf8)
    let inside = try #require(text.split(separator: "\n\(name) = (").last?.split(separator: "\n)").first)
    return inside.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }

  @Test func `the lexer's words are the vocabulary, in order`() throws {
    #expect(try list("WORDS") == Vocabulary.all.map(\.name).sorted())
  }

  @Test func `the lexer's clauses are those of a selection, in order`() throws {
    #expect(try list("CLAUSES") == SelectionWords.prepositions.union(SelectionWords.clauses).sorted())
  }
}
