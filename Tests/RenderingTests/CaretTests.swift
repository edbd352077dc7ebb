import Rendering
import Testing
import Texts

private func drawn(_ text: String, _ span: Span?, base: Int = 0, width: Int = 80) -> [String] {
  let refusal = Refusal(Diagnostic(.syntax, "cause", at: span), in: text, base: base)
  return Caret.text(refusal, width: width).split(separator: "\n", omittingEmptySubsequences: false).map(
    String.init)
}

@Suite struct CaretTests {
  let refusal = Refusal(
    Diagnostic(
      .unknownName, "no name \(quoted: "japn")", at: Span(16, 20), hint: "did you mean \(command: "japan")?",
      commands: ["share japan in \"Southern Federal District\" 2012"]),
    in: "show stock from japn in FEFD 2012")

  @Test func `the caret is under the user's own text`() {
    #expect(
      Caret.text(refusal) == """
        show stock from japn in FEFD 2012
                        ^^^^ no name 'japn'
        hint: did you mean japan?
          try: share japan in "Southern Federal District" 2012
        refused: unknown-name
        """)
  }

  @Test func `a cause that has no room beside the caret stands below it`() {
    #expect(
      Caret.text(refusal, width: 34) == """
        show stock from japn in FEFD 2012
                        ^^^^
        no name 'japn'
        hint: did you mean japan?
          try:
            share japan in \\
            "Southern Federal District" \\
            2012
        refused: unknown-name
        """)
  }

  @Test func `without a place there is the sentence alone`() {
    #expect(drawn("show", nil) == ["cause", "refused: syntax"])
  }

  @Test(arguments: [
    // Wide, combining and control characters before and in the span; a tab is one blank.
    ("日本 x", Span(7, 8), "日本 x", "     ^ cause"),
    ("日本 x", Span(3, 6), "日本 x", "  ^^ cause"),
    ("e\u{301}e\u{301} x", Span(7, 8), "e\u{301}e\u{301} x", "   ^ cause"),
    ("a\tb", Span(2, 3), "a b", "  ^ cause"),
    ("\u{1B}x", Span(1, 2), "\\u{1b}x", "      ^ cause"),
    ("\u{1B}x", Span(0, 1), "\\u{1b}x", "^^^^^^ cause"),
    // Empty, at the end, beyond the end, backwards, inside a letter.
    ("ab", Span(1, 1), "ab", " ^ cause"),
    ("ab", Span(2, 2), "ab", "  ^ cause"),
    ("ab", Span(90, 99), "ab", "  ^ cause"),
    ("ab", Span(-9, 1), "ab", "^ cause"),
    ("é", Span(1, 2), "é", "^ cause"),
    ("", Span(0, 0), "", "^ cause"),
    // One line of several, and a span that goes on behind its end.
    ("one\ntwo\nthree", Span(4, 7), "two", "^^^ cause"),
    ("one\r\ntwo\r\n", Span(5, 10), "two", "^^^ cause"),
    ("one\ntwo", Span(1, 6), "one", " ^^ cause"),
    ("one\n", Span(4, 4), "", "^ cause"),
  ])
  func `carets count columns`(text: String, span: Span, line: String, carets: String) {
    #expect(drawn(text, span).prefix(2) == [line, carets])
  }

  @Test func `a span counts from where its text begins`() {
    #expect(
      drawn("total usa", Span(106, 109), base: 100) == ["total usa", "      ^^^ cause", "refused: syntax"])
  }

  @Test(arguments: [
    (0, 4, "wwww wwww wwww wwww…", "^^^^ cause"), (5, 9, "wwww wwww wwww wwww…", "     ^^^^ cause"),
    (40, 44, "…w wwww wwww wwww ww…", "        ^^^^ cause"),
    (95, 99, "…wwww wwww wwww wwww", "                ^^^^"),
    (10, 99, "…wwww wwww wwww wwww…", " ^^^^^^^^^^^^^^^^^^^"),
    (99, 99, "…wwww wwww wwww wwww", "                    ^"),
  ])
  func `a long line is cut around the span`(start: Int, end: Int, line: String, carets: String) {
    let text = Array(repeating: "wwww", count: 20).joined(separator: " ")
    let lines = drawn(text, Span(start, end), width: 21)
    #expect(lines.prefix(2) == [line, carets])
  }

  @Test(arguments: 0...120) func `every place of a long line can be pointed at`(offset: Int) {
    let text = String(repeating: "日e\u{301} \u{1B}", count: 15)
    let lines = drawn(text, Span(offset, offset + 3), width: 30)
    #expect(DisplayWidth.of(lines[0]) <= 30)
    #expect(DisplayWidth.of(String(lines[1].prefix { $0 == " " || $0 == "^" })) <= 30)
    #expect(lines[1].contains("^"))
  }
}
