import Testing

@Suite struct CoverageCommandTests {
  let room: Room
  private static let root = #filePath.components("/Tests/").dropLast().joined(separator: "/Tests/")
  private static let example = "\(root)/Examples/amber-coast"

  init() throws { room = try Room() }

  @Test func `a text that is held whole is a success, with a count of each class`() throws {
    let run = try room.run("coverage", "\(Self.example)/bulletin.txt", "--data", Self.example)
    #expect(run.status == 0 && run.errors.isEmpty)
    let words = run.output.components("\n").joined(separator: " ")
    #expect(words.contains("bulletin.txt: the text of amber-2021, 26 numerals, none is left over "))
    let counts = [
      "statement      3", "cell           16", "date           1", "bibliography   3", "furniture      1",
      "caption        2",
    ]
    #expect(run.output.hasSuffix("\n\n" + counts.map { "  \($0)\n" }.joined()))
  }

  @Test func `a program gets a row a numeral`() throws {
    let run = try room.run(
      "coverage", "\(Self.example)/bulletin.txt", "--data", Self.example, "--format", "csv")
    let lines = run.output.components("\n")
    #expect(lines.first == "Line,Byte,Numeral,Class,Held by")
    #expect(lines.contains("6,237,\"1,994\",cell,t1-2-3") && lines.contains("13,487,half,statement,p13-2"))
    #expect(run.status == 0 && run.output.components("\n").count == 28)
  }

  @Test func `another text is left over, and fails`() throws {
    try room.folder.write("mine.txt", "Growth was 31-fold in 2012.\n")
    let run = try room.run("coverage", "mine.txt", "--format", "csv")
    #expect(run.status == 1)
    #expect(
      run.output == "Line,Byte,Numeral,Class,Held by\n1,11,31-fold,left over,\n1,22,2012,left over,\n")
    let text = try room.run("coverage", "mine.txt")
    #expect(text.output.hasPrefix("mine.txt: 2 numerals; the data has no document with this text"))
  }

  @Test func `what cannot be read is refused, with its place`() throws {
    try room.folder.write("bad.txt", [0x31, 0x0A, 0x32, 0xFF])
    try room.folder.write("nul.txt", [0x31, 0x00])
    let expected = [
      ("bad.txt", "cannot read 'bad.txt': line 2 is not UTF-8 (byte 2)"),
      ("nul.txt", "cannot read 'nul.txt': line 1 holds a NUL (byte 2)"),
      ("nosuch", "cannot read 'nosuch': no such file or directory"), (".", "cannot read '.': it is a folder"),
      ("/dev/zero", "'/dev/zero' is not a file"),
    ]
    for (file, message) in expected {
      let run = try room.run("coverage", file)
      #expect((run.status, run.output, run.errors) == (2, "", "okrug: \(message)\n"))
    }
    let none = try room.run("coverage", "bad.txt", "--data", "nosuch")
    #expect(none.status == 2)
  }

  @Test func `what a text would do to a terminal is shown by number`() throws {
    try room.folder.write("odd.txt", "x 1\u{1B}[31m2 \u{661}\u{202E}\n")
    let run = try room.run("coverage", "odd.txt")
    #expect(run.status == 1 && !run.output.contains("\u{1B}") && !run.output.contains("\u{202E}"))
  }
}
