import Testing
import Texts

/// Places in texts, and messages that know their parts.
struct SourceTests {
  @Test func `a position counts lines and scalars from 1`() {
    let source = Source("x", "a\nдфо b")
    #expect(source.position(of: 0) == Position(line: 1, column: 1))
    #expect(source.position(of: 2) == Position(line: 2, column: 1))
    #expect(source.position(of: 9) == Position(line: 2, column: 5))
    #expect(source.position(of: 999) == Position(line: 2, column: 6))
  }

  @Test func `a span is text, clamped to its source`() {
    let source = Source("x", "share japan")
    #expect(source.text(in: Span(6, 11)) == "japan")
    #expect(source.text(in: Span(6, 99)) == "japan")
    #expect(source.text(in: Span(99, 120)).isEmpty)
    #expect(source.text(in: Span(-5, 5)) == "share")
  }

  @Test func `a span never ends before it begins`() {
    #expect(Span(7, 3) == Span(7, 7))
    #expect(Span(2, 4).joined(to: Span(8, 9)) == Span(2, 9))
  }

  @Test func `a message puts the user's words in quotes and nothing else`() {
    let message: Message = "no name \(quoted: "japn"), try \(command: "list hosts") or \(number: 3)"
    #expect(message.plain == "no name 'japn', try list hosts or 3")
    #expect(message.segments.contains(.quoted("japn")))
  }

  @Test func `the codes of refusals are kebab-case and all different`() {
    let codes = RefusalCode.allCases.map(\.rawValue)
    #expect(Set(codes).count == codes.count)
    #expect(codes.allSatisfy { $0.allSatisfy { $0 == "-" || ("a"..."z").contains($0) } })
  }
}
