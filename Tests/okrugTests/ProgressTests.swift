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

  @Test func `where nobody looks there is none`() throws {
    let room = try Room()
    try room.folder.write("1.md", notebook)
    #expect(try room.run("replay", "1.md").errors == "")
  }
}
