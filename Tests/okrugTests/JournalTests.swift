import Testing

@testable import okrug

@Suite struct JournalLineTests {
  @Test(arguments: [
    "share japan in FEFD 2012", "let x = (\n5)", ":note x", ":cell a\nb", "say \"a\\b\"", "total дфо",
    "\u{1F5FE}\u{0}\u{7F}\t\r\u{85}", "", "\u{301}share", "\u{600}", " \u{308}x", ":\u{301}x", "a\r\nb",
    "\u{200D}",
  ])
  func `what was entered comes back`(text: String) {
    for line in [JournalLine.cell(text, id: nil), .cell(text, id: "east"), .note(text)] {
      #expect(JournalLine(row: line.row.utf8) == line)
      #expect(!line.row.contains("\n"))
    }
    for line in [JournalLine.undo(3), .saved(path: "/a b/c.md", digest: "0f")] {
      #expect(JournalLine(row: line.row.utf8) == line)
    }
  }

  @Test(arguments: ["", "\"", "\"share", "share\"", "\"a\\\"", "\"a\\u12\"", "\"a\\x\"", "[\"a\"]"])
  func `half a row is none`(row: String) {
    #expect(JournalLine(row: row.utf8) == nil)
  }

  @Test func `what was taken back does not stand`() {
    let one = JournalLine.cell("1", id: nil)
    let two = JournalLine.note("2")
    #expect(JournalLine.standing([one, two, .undo(1)]) == [one])
    #expect(JournalLine.standing([one, two, .undo(2), two]) == [two])
    #expect(JournalLine.standing([one, .saved(path: "x", digest: "0"), two, .undo(1)]) == [one])
    #expect(JournalLine.standing([.undo(5), one, .undo(-1)]) == [one])
  }
}

@Suite struct TypedStatementsTests {
  @Test func `a statement has all of its rows, and comments are none`() {
    let statements = TypedStatements.of("# a\ntotal (FEFD,\n  CFD)\n\n5")
    #expect(statements.map(\.text) == ["# a", "total (FEFD,\n  CFD)", "", "5"])
    #expect(statements.map(\.isBlank) == [true, false, true, false])
    #expect(TypedStatements.of("let x =\n").map(\.text) == ["let x =\n"])
  }
}
