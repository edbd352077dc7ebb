import Testing

@testable import LineEditing

@Suite struct CompletionTests {
  private func step(_ texts: [String], _ range: Range<Int>, in buffer: String) -> Completion.Step {
    Completion(replacing: range, candidates: texts.map { Candidate(text: $0) }).step(in: buffer)
  }

  @Test func `the only candidate replaces what it is for`() {
    #expect(step(["japan "], 6..<7, in: "share j") == .replace(6..<7, with: "japan "))
    #expect(step(["japan", "japan"], 6..<7, in: "share j") == .replace(6..<7, with: "japan"))
    #expect(step([], 6..<7, in: "share j") == .nothing)
  }

  @Test func `several candidates give what they have in common, then a list`() {
    #expect(step(["japan", "japanese"], 0..<2, in: "ja") == .replace(0..<2, with: "japan"))
    #expect(
      step(["japan", "japanese"], 0..<5, in: "japan")
        == .list([Candidate(text: "japan"), Candidate(text: "japanese")]))
    #expect(step(["канада", "катар"], 0..<2, in: "к") == .replace(0..<2, with: "ка"))
    #expect(step(["a", "b"], 0..<0, in: "") == .list([Candidate(text: "a"), Candidate(text: "b")]))
  }

  @Test func `nothing that was typed is lost to candidates that begin otherwise`() {
    #expect(
      step(["Japan", "JAPAN"], 0..<2, in: "ja")
        == .list([Candidate(text: "Japan"), Candidate(text: "JAPAN")]))
    #expect(step(["Japan", "Japanese"], 0..<2, in: "ja") == .replace(0..<2, with: "Japan"))
  }

  @Test(arguments: [
    (0..<0, 0..<0), (0..<1, 0..<1), (1..<3, 1..<2), (1..<2, 1..<2), (2..<3, 1..<2), (3..<3, 2..<2),
    (3..<7, 2..<3),
    (0..<8, 0..<4), (8..<8, 4..<4), (8..<99, 4..<4), (5..<6, 2..<3),
  ])
  func `offsets in bytes become places of characters`(_ bytes: Range<Int>, _ scalars: Range<Int>) {
    #expect(EditedLine("aж😀b").scalarRange(utf8: bytes) == scalars)
  }
}
