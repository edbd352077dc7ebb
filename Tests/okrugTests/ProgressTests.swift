import Testing

/// How far a long run is.
@Suite struct ProgressTests {
  private let notebook = String(
    repeating: "```okrug\nshow from japan by district 2012 with shares, totals\n```\n\n", count: 25)

  @Test func `a long run says how far it is on a terminal, and takes it away`() throws {
    let room = try Room()
    for number in 1...40 { try room.folder.write("\(number).md", notebook) }
    let terminal = try Terminal("replay", "--format", "tap", ".", in: room)
    try terminal.see("replaying: ")
    _ = try terminal.end(within: 120)
    let raw = String(decoding: terminal.raw, as: UTF8.self)
    let last = raw.components("\r\u{1B}[K").last ?? ""
    #expect(last.hasPrefix("TAP version"))
    #expect(!last.contains("replaying"))
  }

  @Test(arguments: [
    (["run", "a.md"], "asking the cells of a.md"), (["check-text", "a.md"], "checking a.md"),
    (["convert", "a.md", "a.ipynb"], "converting a.md"), (["lines"], "answering the lines of lines"),
  ])
  func `whatever takes its time says so, and answers are not written into its row`(
    _ arguments: [String], said: String
  ) throws {
    let room = try Room()
    let line = "rank districts from japan 2012\n"
    let lines = String(repeating: line, count: 600)
    try room.folder.write("lines", lines)
    try room.folder.write("a.md", "```okrug\n\(lines)```\n\n```okrug\n1 + 1\n```\n")
    let command = "'\(Built.okrug)' \(arguments.joined(separator: " ")) >out"
    let terminal = try Terminal("-c", command, in: room, program: "/bin/sh")
    try terminal.see(said)
    _ = try terminal.end(within: 120)
    #expect(String(decoding: terminal.raw, as: UTF8.self).hasSuffix("\r\u{1B}[K"))
  }

  @Test func `where nobody looks there is none`() throws {
    let room = try Room()
    try room.folder.write("1.md", notebook)
    #expect(try room.run("replay", "1.md").errors == "")
  }
}
