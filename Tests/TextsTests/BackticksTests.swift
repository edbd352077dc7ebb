import Testing
import Texts

@Suite struct BackticksTests {
  @Test(arguments: [
    ("", 3), ("plain", 3), ("``", 3), ("```", 4), ("a ```` b ``` c", 5), ("``\n``", 3),
    // Side by side as bytes, though the last is one character with an accent.
    ("```\u{300}", 4), ("``` ` `", 4),
  ])
  func `a fence is longer than any run of backticks inside`(text: String, count: Int) {
    #expect(Backticks.around(text.utf8) == String(repeating: "`", count: count))
  }

  @Test(arguments: [("", 1), ("a", 1), ("`", 2), ("a `` b", 3)])
  func `a code span needs no more than its text asks for`(text: String, count: Int) {
    #expect(Backticks.around(text.utf8, atLeast: 1).utf8.count == count)
  }
}
