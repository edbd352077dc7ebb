import Testing

@Suite struct SwiftTokensTests {
  @Test(arguments: [
    ("let x = 1 // fatalError()", "let x = 1"),
    ("a /* b /* c */ d */ e", "a e"),
    ("say(\"x! \\\" y!\")", "say ( \"\" )"),
    ("say(#\"x \"! \\(y)\"#)", "say ( \"\" )"),
    ("say(\"\"\"\n  a \"b\"! c\n  \"\"\") + d", "say ( \"\" ) + d"),
    ("\"a \\(b(c)!) d!\"", "b ( c ) ! \"\""),
    ("#\"a \\#(b!) \\(c!)\"#", "b ! \"\""),
    ("\"\\(\"in \\(x)\" + y) z!\"", "x \"\" + y \"\""),
    ("let r = /a!b\\/c!/", "let r = //"),
    ("let r = #/a!/b!/#", "let r = //"),
    ("a / b! / c", "a / b ! / c"),
    ("let `in` = 0x1F.5", "let in = 0x1F.5"),
    ("a != b", "a != b"),
    ("x?.y!.z", "x ? . y ! . z"),
    ("0...n!", "0 ... n !"),
    ("let s: Set<Int>!", "let s : Set < Int > !"),
    ("let q: [[Int: [Set<Int>]]]", "let q : [ [ Int : [ Set < Int > ] ] ]"),
    ("#if !os(Linux)", "#if ! os ( Linux )"),
  ])
  func `comments and the insides of literals are no tokens`(code: String, expected: String) {
    #expect(swiftTokens(code).map(\.text).joined(separator: " ") == expected)
  }

  @Test func `lines are counted through comments and literals of several lines`() {
    let code = "/* 1\n2 */ a\n\"\"\"\n  \\(b)\n  \"\"\"\nc"
    #expect(swiftTokens(code).map { "\($0.text)@\($0.line)" } == ["a@2", "b@4", "\"\"@3", "c@6"])
  }

  @Test(arguments: [
    "\"never closed", "/* never closed", "`never closed", "#\"\"\" never", "\"\\(a", "/", "!", "#", ">",
  ])
  func `what does not compile is read to its end`(code: String) {
    _ = swiftTokens(code)
  }
}
