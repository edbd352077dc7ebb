import Glibc
import Testing

@testable import LineEditing

@Suite(.timeLimit(.minutes(1))) struct ScriptTests {
  @Test(arguments: [
    ("", []), ("\n", [""]), ("a", ["a"]), ("a\n", ["a"]), ("a\nб\n\nc", ["a", "б", "", "c"]),
    ("a\r\nb\r\n", ["a", "b"]),
    ("\u{FEFF}a\n\u{FEFF}b", ["a", "\u{FEFF}b"]), ("\u{FEFF}", [""]), ("a\rb\u{2028}c", ["a\rb\u{2028}c"]),
    ("a\r", ["a\r"]),
  ])
  func `a script is its lines`(_ text: String, _ lines: [String]) throws {
    #expect(try LineDecoder.lines(of: text.utf8) == lines)
  }

  @Test(
    arguments: [
      ([0x61, 0x0A, 0x62, 0xFF], UnreadableLine(line: 2, byte: 2, problem: .notUTF8)),
      ([0xD0, 0x0A, 0x96], UnreadableLine(line: 1, byte: 1, problem: .notUTF8)),
      ([0xD0, 0x96, 0xED, 0xA0, 0x80], UnreadableLine(line: 1, byte: 3, problem: .notUTF8)),
      ([0x0A, 0x61, 0x00, 0xFF], UnreadableLine(line: 2, byte: 2, problem: .nul)),
      ([0xFF, 0xFE, 0x61, 0x00], UnreadableLine(line: 1, byte: 4, problem: .nul)),
    ] as [([UInt8], UnreadableLine)])
  func `what is no text is refused with its place`(_ bytes: [UInt8], _ refusal: UnreadableLine) {
    #expect(throws: refusal) { try LineDecoder.lines(of: bytes) }
  }

  @Test func `a refusal says what is wrong and where`() {
    #expect("\(UnreadableLine(line: 3, byte: 5, problem: .notUTF8))" == "line 3, byte 5: not UTF-8")
    #expect("\(UnreadableLine(line: 3, byte: 5, problem: .nul))" == "line 3, byte 5: a NUL character")
    #expect("\(UnreadableLine(line: 3, byte: 1, problem: .failed(EISDIR)))" == "line 3: is a directory")
  }

  @Test func `bytes may come in any pieces`() throws {
    let text = "\u{FEFF}раз\r\n\n日本 😀\nend"
    for size in 1...12 {
      var decoder = LineDecoder()
      var lines: [String] = []
      var rest = Array(text.utf8)[...]
      while !rest.isEmpty {
        decoder.append(rest.prefix(size))
        rest = rest.dropFirst(size)
        while let line = try decoder.next() { lines.append(line) }
      }
      decoder.finish()
      while let line = try decoder.next() { lines.append(line) }
      #expect(lines == ["раз", "", "日本 😀", "end"] && decoder.lineNumber == 4)
    }
  }

  @Test func `nothing is read after a refusal`() throws {
    var decoder = LineDecoder()
    decoder.append([0xFF, 0x0A, 0x61, 0x0A])
    #expect(throws: UnreadableLine.self) { try decoder.next() }
    decoder.append([0x62, 0x0A])
    #expect(try decoder.next() == nil && decoder.isComplete)
  }

  /// What a reader gives of these bytes, with the line each text began at.
  private func read(_ bytes: [UInt8]) throws -> (lines: [Line], begun: [Int]) {
    let file = try TemporaryFile(nil)
    try file.write(bytes)
    let descriptor = unsafe open(file.path, O_RDONLY)
    defer { close(descriptor) }
    var reader = ScriptedReader(descriptor: descriptor, isUnfinished: LineEditorTests.isUnfinished)
    var lines: [Line] = []
    var begun: [Int] = []
    repeat {
      lines.append(reader.nextLine())
      begun.append(reader.firstLine)
    } while lines.last != .end
    #expect(reader.nextLine() == .end)
    return (lines, begun)
  }

  @Test func `an unfinished line is joined with the next ones, and the end takes what there is`() throws {
    let (lines, begun) = try read(Array("one\nshare (\r\n  japan\n)\ntwo (\nthree".utf8))
    #expect(lines == [.text("one"), .text("share (\n  japan\n)"), .text("two (\nthree"), .end])
    #expect(begun.dropLast() == [1, 2, 5])
  }

  @Test func `a reader gives the lines before a refusal, the refusal, and the end`() throws {
    let (lines, _) = try read(Array("one\ntwo (\n".utf8) + [0xFF])
    #expect(lines == [.text("one"), .unreadable(UnreadableLine(line: 3, byte: 1, problem: .notUTF8)), .end])
  }

  @Test func `a long script is read whole`() throws {
    let lines = (0..<20_000).map { "show \($0) в ДФО" }
    let read = try read(Array(lines.joined(separator: "\n").utf8)).lines
    #expect(read == lines.map { .text($0) } + [.end])
  }

  @Test func `what cannot be read is refused`() {
    var reader = ScriptedReader(descriptor: -1)
    #expect(reader.nextLine() == .unreadable(UnreadableLine(line: 1, byte: 1, problem: .failed(EBADF))))
    #expect(reader.nextLine() == .end)
  }

  @Test func `a pipe gives its lines as they come`() throws {
    var ends: [Int32] = [0, 0]
    try #require(unsafe pipe(&ends) == 0)
    defer { close(ends[0]) }
    var reader = ScriptedReader(descriptor: ends[0])
    for text in ["one", "two"] {
      let bytes = Array((text + "\n").utf8)
      #expect(unsafe write(ends[1], bytes, bytes.count) == bytes.count)
      #expect(reader.nextLine() == .text(text))
    }
    close(ends[1])
    #expect(reader.nextLine() == .end)
  }
}
