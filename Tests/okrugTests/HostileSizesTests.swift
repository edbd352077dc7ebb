import Glibc
import Testing

/// Input of sizes that nobody types.
@Suite(.serialized) struct HostileSizesTests {
  let room: Room

  init() throws { room = try Room() }

  /// Runs the program; it may take two gigabytes and two minutes.
  private func run(_ words: String) throws -> Finished {
    room.environment["okrug"] = Built.okrug
    let said = try room.run(
      "/bin/bash", ["-c", "ulimit -v 2000000; timeout 120 \"$okrug\" \(words) >out; echo $?"])
    return Finished(
      status: Int32(said.output.dropLast()) ?? -1, output: try room.folder.read("out"), errors: said.errors)
  }

  static let lines: [(String, String)] = [
    ("words", "show " + String(repeating: "japan ", count: 1_700_000)),
    ("letters", String(repeating: "a", count: 10_000_000)),
    ("digits", String(repeating: "9", count: 10_000_000)),
    ("quote", "say \"" + String(repeating: "x", count: 10_000_000)),
    ("comment", "5 # " + String(repeating: "x", count: 10_000_000)),
    ("marks", "share " + String(repeating: "\u{301}", count: 5_000_000)),
    ("signs", "1" + String(repeating: " + 1", count: 2_500_000)),
    ("commas", "use " + String(repeating: "japan, ", count: 1_400_000)),
    ("parentheses", String(repeating: "(", count: 100_000) + "1" + String(repeating: ")", count: 100_000)),
    ("sets", "total " + String(repeating: "(", count: 100_000)),
    ("minuses", String(repeating: "- ", count: 100_000) + "1"),
  ]

  @Test(arguments: lines.indices)
  func `ten megabytes of one line are refused in a few words`(_ index: Int) throws {
    let (name, line) = Self.lines[index]
    try room.folder.write("a.txt", line + "\n5\n")
    try room.folder.write("a.md", "```okrug\n\(line)\n```\n")
    for words in ["a.txt", "run a.md", "- <a.txt"] {
      let said = try run(words)
      #expect(said.status == 1, "\(name), \(words): \(said.status) \(said.errors.suffix(300))")
      #expect(said.output.utf8.count < 2_000, "\(name), \(words): \(said.output.utf8.count) bytes")
    }
  }

  @Test func `a million cells are read, and one that is too many is no crash`() throws {
    try room.folder.write("a.md", String(repeating: "```okrug\n5\n```\n", count: 1_000_000))
    let said = try run("replay a.md | tail -n 1; exit ${PIPESTATUS[0]}")
    #expect(
      said.status == 1 && said.output.hasPrefix("a.md: 1000000 cells"),
      "\(said.status) \(said.errors.suffix(300))")
  }

  @Test func `fences that are never closed are errors, and nothing is written`() throws {
    for text in [
      "```okrug\n5\n", "```okrug\n5\n```\n\n```output\n5\n", String(repeating: "```okrug\n", count: 100_000),
    ] {
      try room.folder.write("a.md", text)
      for word in ["run", "replay", "update"] { #expect(try run("\(word) a.md").status == 2) }
      #expect(try room.folder.read("a.md") == text)
    }
  }

  @Test func `a script of a hundred thousand lines is answered line by line`() throws {
    try room.folder.write("a.txt", String(repeating: "5 + 5\n", count: 100_000))
    #expect(try run("a.txt").status == 0)
    try room.folder.write("b.txt", String(repeating: "(\n", count: 10_000))
    #expect(try run("b.txt").status == 1)
    try room.folder.write("c.txt", String(repeating: "\n", count: 1_000_000))
    #expect(try run("c.txt").output == "")
  }

  @Test func `a folder a thousand deep is replayed`() throws {
    let made = try room.run(
      "/bin/bash",
      ["-c", "for i in {1..900}; do mkdir d && cd d || exit 1; done; printf '```okrug\\n5\\n```\\n' >a.md"])
    #expect(made.status == 0)
    let said = try run("replay . | tail -n 1; exit ${PIPESTATUS[0]}")
    #expect(
      said.status == 1 && said.output.hasSuffix("a.md: 1 cell: 1 differs\n"),
      "\(said.status) \(said.output.suffix(300)) \(said.errors.suffix(300))")
  }
}
