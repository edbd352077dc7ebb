import Coverage
import Testing

@Suite struct NumeralScannerTests {
  private func texts(_ text: String) throws -> [String] {
    try NumeralScanner.numerals(in: Array(text.utf8)).map(\.text)
  }

  @Test(arguments: [
    ("grew 31-fold from 2004 to 2012", ["31-fold", "2004", "2012"]),
    ("$700-800m, $10,8bn and 2.05%", ["700-800m", "10,8bn", "2.05"]),
    ("10 778,9\t53\t0,", ["10 778,9", "53", "0"]),
    ("in 2012 345 firms", ["2012", "345"]),
    ("the 11th, F21, 1920-1940s", ["11th", "F21", "1920-1940s"]),
    ("$38.4 billion; 50 mln. Rubles; ($ billions)", ["38.4 billion", "50 mln", "billions"]),
    ("about two thirds, one half, a quarter", ["two thirds", "one half", "quarter"]),
    (
      "Twenty-five, twofold, twice, the couple of decades",
      ["Twenty-five", "twofold", "twice", "couple", "decades"]
    ),
    ("one-way; second-hand; seventeen", ["one", "second", "seventeen"]),
    ("VI Conference, MIX, I, XIIII, vi", ["VI", "MIX"]),
    ("share<sup>iv</sup> and<sup>2</sup> and<sup>th</sup>", ["iv", "2"]),
    ("12.10.2009 14:18 9/10 №3 (24)", ["12.10.2009", "14:18", "9/10", "3", "24"]),
    ("½ x² Ⅳ ٣", ["½", "x²", "Ⅳ", "٣"]),
    ("8.3, 2.1 in. 5.", ["8.3", "2.1", "5"]),
    ("someone, tension, seconded, often", []),
    ("", []),
  ])
  func `numerals and number words are found, joined as they are meant`(text: String, found: [String]) throws {
    #expect(try texts(text) == found)
  }

  @Test func `a numeral has its line and its byte, whatever stands before it`() throws {
    let found = try NumeralScanner.numerals(in: Array("дфо 7\r\n–\n\u{FEFF}five".utf8))
    #expect(found == [Numeral(line: 1, offset: 7, text: "7"), Numeral(line: 3, offset: 17, text: "five")])
  }

  @Test func `a joined numeral stands where its first word stands`() throws {
    let found = try NumeralScanner.numerals(in: Array("a 10\u{A0}778,9 b".utf8))
    #expect(found == [Numeral(line: 1, offset: 2, text: "10\u{A0}778,9")])
  }

  @Test(
    arguments: [
      ([0x31, 0x0A, 0x32, 0xFF], UnreadableText.Problem.notUTF8, 2, 2), ([0x31, 0x00], .nul, 1, 2),
      ([0xC3], .notUTF8, 1, 1), ([0xED, 0xA0, 0x80], .notUTF8, 1, 1),
    ] as [([UInt8], UnreadableText.Problem, Int, Int)])
  func `what is no text is refused where it is none`(
    bytes: [UInt8], problem: UnreadableText.Problem, line: Int, byte: Int
  ) {
    let error = #expect(throws: UnreadableText.self) { try NumeralScanner.numerals(in: bytes) }
    #expect(error?.problem == problem && error?.line == line && error?.byte == byte)
  }

  @Test func `a text of any bytes is looked through or refused`() {
    let alphabet = Array("1 2,.-/:٣½fold two third mln <sup>vi</sup>\n".utf8) + [0xFF, 0x00, 0xE2, 0x80]
    var state: UInt64 = 7
    for _ in 0..<2000 {
      let text = (0..<40).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return alphabet[Int(state >> 33) % alphabet.count]
      }
      guard let found = try? NumeralScanner.numerals(in: text) else { continue }
      for numeral in found {
        #expect(text[numeral.offset...].starts(with: numeral.text.utf8))
        #expect(text[..<numeral.offset].count { $0 == 0x0A } + 1 == numeral.line)
      }
      #expect(zip(found, found.dropFirst()).allSatisfy { $0.offset + $0.text.utf8.count <= $1.offset })
    }
  }

  @Test func `a text beyond the limit is refused as a whole`() {
    let long = [UInt8](repeating: 0x20, count: NumeralScanner.longest + 1)
    let error = #expect(throws: UnreadableText.self) { try NumeralScanner.numerals(in: long) }
    #expect(error?.problem == .tooLarge)
  }

  @Test func `a text with too many numerals is refused as a whole`() {
    let error = #expect(throws: UnreadableText.self) {
      try NumeralScanner.numerals(in: Array(String(repeating: "1\n", count: NumeralScanner.most + 2).utf8))
    }
    #expect(error?.problem == .tooMany)
  }
}
