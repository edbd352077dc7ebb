import Testing

@testable import Texts

/// Texts that are measured without a look at what stands beside each scalar.
struct DisplayWidthTests {
  private static let plain = (UInt32(0)...0x2FFFF).filter(DisplayWidth.isPlain).compactMap(
    Unicode.Scalar.init)

  @Test func `a plain scalar takes one column, and is a character whatever stands beside it`() {
    for scalar in Self.plain {
      let own = Character(scalar)
      #expect(DisplayWidth.of(own) == 1, "\(scalar.value)")
      for other in [scalar, "a", " ", "“", "−"] {
        #expect(Array(String(own) + String(other)) == [own, Character(other)], "\(scalar.value)")
      }
    }
  }

  @Test func `a plain scalar is seen`() {
    for scalar in Self.plain {
      switch scalar.properties.generalCategory {
      case .control, .format, .privateUse, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator,
        .nonspacingMark, .enclosingMark:
        Issue.record("\(scalar.value)")
      default: continue
      }
    }
  }

  @Test(arguments: [
    ("", 0, true, true), ("share", 5, true, true), ("0.5 … 0.6 − 1", 13, false, true),
    ("Дальний", 7, false, true), ("日本", 4, false, false), ("e\u{301}", 1, false, false),
    ("a\u{1B}b", 2, false, false), ("a\tb", 2, false, false),
  ])
  func `a measure says what kind of text it is`(text: String, columns: Int, isASCII: Bool, isPlain: Bool) {
    let measure = DisplayWidth.measured(text)
    #expect(measure.columns == columns)
    #expect((measure.isASCII, measure.isPlain) == (isASCII, isPlain))
  }

  @Test func `a text is as wide as its characters`() {
    for text in ["", "a–b", "ДФО: 日本 e\u{301}", "👨‍👩‍👧 x", "−\u{301}", "\u{200B}…"] {
      #expect(DisplayWidth.of(text) == text.reduce(0) { $0 + DisplayWidth.of($1) })
    }
  }
}
