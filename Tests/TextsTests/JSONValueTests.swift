import Foundation
import Testing
import Texts

@Suite struct JSONValueTests {
  @Test(arguments: [
    "null", "true", "false", "0", "-0.5e-3", "12345678901234567890.000", "\"\"", "[]", "{}",
    "[1,[2,{\"a\":[]}]]",
    "{\"b\":1,\"a\":2,\"b\":3}", "\"\\\"\\\\\\n\\r\\t\\b\\f\"", "\"\u{1F30B}\u{E9}\"",
  ])
  func `what is written is what was read`(_ text: String) throws {
    #expect(String(decoding: try JSONValue(reading: text.utf8).bytes, as: UTF8.self) == text)
  }

  /// Strings are looked through in steps of eight bytes: each character, at each place of such a step and behind it.
  @Test(arguments: (0..<0x80).map { Unicode.Scalar($0) } + ["\u{E9}", "\u{1F30B}"])
  func `a character is written alike wherever it stands`(_ scalar: Unicode.Scalar) throws {
    for place in 0...17 {
      for rest in [0, 1, 7, 8, 9] {
        let text =
          String(repeating: "a", count: place) + String(scalar) + String(repeating: "\u{E9}", count: rest)
        let bytes = JSONValue.string(text).bytes
        #expect(!bytes.contains { $0 < 0x20 || $0 == 0x7F })
        #expect(try JSONValue(reading: bytes) == .string(text))
        #expect(try JSONDecoder().decode(String.self, from: Data(bytes)) == text)
      }
    }
  }

  @Test func `escapes are read, halves of pairs become U+FFFD`() throws {
    let read = try JSONValue(reading: #"["\u0041\/","\ud83c\udf0b","\ud83c","\udf0bx","\ud83c\n"]"#.utf8)
    #expect(read == ["A/", "\u{1F30B}", "\u{FFFD}", "\u{FFFD}x", "\u{FFFD}\n"])
  }

  @Test(arguments: [
    "", " ", "nul", "tru", "01", "1.", ".5", "-", "1e", "+1", "NaN", "\"", "\"\\x\"", "\"\\u12\"",
    "\"\u{1}\"", "[", "[1", "[1,]",
    "{", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "1 2", "[1]]", "'a'",
  ])
  func `what is no JSON is refused`(_ text: String) {
    #expect(throws: JSONFault.self) { try JSONValue(reading: text.utf8) }
  }

  @Test func `bytes that are not UTF-8, and parts too deep in one another, are refused`() {
    #expect(throws: JSONFault.self) { try JSONValue(reading: [0x22, 0xFF, 0x22]) }
    let deep = JSONValue.depthLimit
    #expect(throws: Never.self) {
      try JSONValue(reading: (String(repeating: "[", count: deep) + String(repeating: "]", count: deep)).utf8)
    }
    #expect(throws: JSONFault.self) { try JSONValue(reading: String(repeating: "[", count: 100_000).utf8) }
  }

  @Test func `rows are laid out as Python lays them out`() {
    let value: JSONValue = ["b": [1, [:], []], "a": ["c": "d"]]
    let text = "{\n \"a\": {\n  \"c\": \"d\"\n },\n \"b\": [\n  1,\n  {},\n  []\n ]\n}"
    #expect(String(decoding: value.sorted.bytes(indent: 1), as: UTF8.self) == text)
  }

  @Test func `a member is found by its name, the last of several`() throws {
    let value = try JSONValue(reading: "{\"a\":1,\"a\":2,\"b\":\"x\",\"c\":1.5}".utf8)
    #expect(
      value["a"]?.whole == 2 && value["b"]?.text == "x" && value["c"]?.whole == nil && value["d"] == nil)
  }
}
