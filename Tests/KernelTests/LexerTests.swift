import Foundation
import Testing
import Verbs

/// The words that are coloured in pages and in JupyterLab are the language's.
@Suite struct LexerTests {
  private static let kernel = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Kernel")
  private static let words = Vocabulary.all.map(\.name).sorted()
  private static let clauses = SelectionWords.prepositions.union(SelectionWords.clauses).sorted()

  /// What stands in quotes between `NAME = (` and its `)`.
  private func list(_ name: String) throws -> [String] {
    let text = try String(
      contentsOf: Self.kernel.appending(path: "python/okrug_jupyter/lexer.py"), encoding: .utf8)
    let inside = try #require(text.split(separator: "\n\(name) = (").last?.split(separator: "\n)").first)
    return inside.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }

  /// What stands in quotes between `NAME = new Set((` and its `)`.
  private func set(_ name: String) throws -> [String] {
    let text = try String(
      contentsOf: Self.kernel.appending(path: "labextension/static/okrug.js"), encoding: .utf8)
    let inside = try #require(
      text.split(separator: "const \(name) = new Set((").last?.split(separator: ")").first)
    let quoted = inside.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map(\.element)
    return quoted.joined().split(separator: " ").map { String($0) }
  }

  @Test func `the lexer's words are the vocabulary, in order`() throws {
    #expect(try list("WORDS") == Self.words)
    #expect(try list("CLAUSES") == Self.clauses)
  }

  @Test func `JupyterLab's words are the vocabulary, in order`() throws {
    #expect(try set("WORDS") == Self.words)
    #expect(try set("CLAUSES") == Self.clauses)
  }
}
