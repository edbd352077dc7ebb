import Replaying
import Testing

/// The pieces of random documents: whatever opens, closes, nests or breaks something.
let fragments: [[UInt8]] =
  [
    "```", "````", "~~~", "```okrug", "```okrug {#a}\n", "```output\n", "```\n", "`", "<!--", "<!--= @a -->",
    "<!--/=-->", "<!--? @a = 1 -->",
    "-->", "<div>", "</div>", "<script>", "<?", "?>", "<![CDATA[", "]]>", "<a href=\"", "\">", "---\n",
    "...\n", "okrug:\n", "  data: x\n", "# ",
    "- ", "1. ", "> ", "    ", "\t", " ", "\n", "\n\n", "\r\n", "\r", "a | b\n--|--\n", "text ", "ж",
    "\u{1F1EF}\u{1F1F5}", "\u{0}", "{#a .b c=\"d\"}", "\\",
  ].map { Array($0.utf8) } + [[0xFF], [0xEF, 0xBB, 0xBF], [0xE2, 0x80], [0xC0, 0x80], [0xED, 0xA0, 0x80]]

func randomDocument(_ seed: UInt64, _ length: ClosedRange<Int> = 0...60) -> [UInt8] {
  var random = Seeded(seed)
  return (0..<Int.random(in: length, using: &random)).flatMap { _ in
    fragments.randomElement(using: &random) ?? []
  }
}

struct RoundTripTests {
  static let hostile: [[UInt8]] = [
    [], [0], [0xEF, 0xBB, 0xBF], [0xEF, 0xBB], [0xFF, 0xFE, 0x00], [0x0D], [0x0A], [0x0D, 0x0A],
    [0x0D, 0x0A, 0x0D],
    bytes("```okrug"), bytes("```okrug\n"), bytes("```okrug\n```"),
    bytes("```okrug\r\na\r\n```\r\n\r\n```output\r\nb\r\n```\r\n"),
    [0xEF, 0xBB, 0xBF] + bytes("---\nokrug:\n  format: 1\n---\n```okrug\na\n```"),
    bytes("---"), bytes("---\n---"), bytes("---\n---\n"), bytes("---\r---\r```okrug\r```\r"),
    bytes(String(repeating: "`", count: 5_000)), bytes(String(repeating: "> ", count: 5_000)),
    bytes((3...60).map { String(repeating: "`", count: $0) + "\n" }.joined()),
    Array(repeating: 0, count: 1_000_000), bytes(String(repeating: "```okrug\na\n```\n", count: 70_000)),
  ]

  @Test(arguments: hostile.indices)
  func `printing a notebook gives the bytes that were read`(_ index: Int) {
    let input = Self.hostile[index]
    #expect(Notebook(input).printed == input)
  }

  @Test func `printing gives back the bytes of random documents, and pieces tile them`() {
    for seed in 0..<3_000 {
      let input = randomDocument(UInt64(seed))
      let notebook = Notebook(input)
      #expect(notebook.printed == input, "seed \(seed)")
      var at = 0
      for piece in notebook.pieces {
        #expect(piece.range.lowerBound == at && !piece.range.isEmpty, "seed \(seed)")
        at = piece.range.upperBound
      }
      #expect(at == input.count, "seed \(seed)")
    }
  }

  @Test func `printing gives back random bytes`() {
    var random = Seeded(7)
    for _ in 0..<200 {
      let input = (0..<Int.random(in: 0...2_000, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      #expect(Notebook(input).printed == input)
    }
  }

  @Test func `every issue of random documents has a place in them, a code and a hint`() {
    for seed in 0..<1_000 {
      let input = randomDocument(UInt64(seed))
      let notebook = Notebook(input)
      let lines = input.split(omittingEmptySubsequences: false) { $0 == 0x0A || $0 == 0x0D }.count
      for issue in notebook.issues {
        #expect(
          (1...lines).contains(issue.line) && issue.column >= 1 && !issue.code.isEmpty && !issue.hint.isEmpty)
      }
      #expect(notebook.issues.map(\.line) == notebook.issues.map(\.line).sorted())
    }
  }
}

struct LinearTimeTests {
  private static let size = 400_000

  static let shapes: [(name: String, text: [UInt8])] = [
    ("cells", "```okrug\na\n```\n\n```output\nb\n```\n\n"), ("quotes", "> "), ("list items", "- "),
    ("numbered items", "1. "), ("stars", "* "), ("tabs", "\t"),
    ("comments", "x <!--= "), ("checks", "<!--= a --><!--? b -->"), ("tags", "<a b=\""),
    ("mixed quotes", "<a b='\" c=\""), ("nested tags", "<a b=\"<a c=' "),
    ("instructions", "<? "), ("sections", "<![CDATA["), ("declarations", "<!A "), ("autolinks", "<aa:"),
    ("less than", "<"), ("backslashes", "\\<!--= "),
    ("unclosed fences", "```okrug\n"), ("attributes", ".a "), ("rows", "|<!--? x -->"),
    ("tables", "a|b\n-|-\n"), ("paragraph", "a\n"), ("scripts", "<script>\n"),
    ("closing scripts", "</scr"), ("blocks", "<div>\n\n"), ("repeated ids", "```okrug {#a}\n```\n"),
    ("front matter", " data: x\n"), ("returns", "\r"),
  ].map { ($0, Array($1.utf8)) }

  /// A quadratic reader would need minutes for these.
  @Test(arguments: shapes.indices, [0, 1, 2, 3])
  func `reading takes time linear in the text`(_ shape: Int, _ head: Int) {
    let unit = Self.shapes[shape].text
    let heads = ["", "x <!--? q --> ", "---\nokrug:\n", String(repeating: "- ", count: 200) + "x\n"]
    let input = bytes(heads[head]) + Array(repeatElement(unit, count: Self.size / unit.count).joined())
    let time = ContinuousClock().measure { #expect(Notebook(input).bytes.count == input.count) }
    #expect(time < .seconds(20), "\(Self.shapes[shape].name) after '\(heads[head].prefix(8))' took \(time)")
  }

  @Test func `runs of backticks of all lengths are read in linear time`() {
    let input = bytes(
      "x <!--? q --> "
        + (0..<2_000).map { String(repeating: "`", count: $0 % 200 + 1) }.joined(separator: " "))
    let time = ContinuousClock().measure { #expect(Notebook(input).checks.count == 1) }
    #expect(time < .seconds(20))
  }

  @Test func `a hundred lists deep, the rest is text`() {
    let input = bytes(String(repeating: "- ", count: 5_000) + "x\n" + String(repeating: "\n", count: 20_000))
    let time = ContinuousClock().measure { #expect(Notebook(input).cells.isEmpty) }
    #expect(time < .seconds(20))
  }
}
