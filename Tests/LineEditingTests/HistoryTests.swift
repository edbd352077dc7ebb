import Glibc
import Testing
import Texts

@testable import LineEditing

@Suite struct HistoryTests {
  @Test func `a line given twice keeps its latest place, and the oldest lines go first`() {
    var history = History(["a", "b", "a", "c", "b"], limit: 3)
    #expect(history.lines == ["a", "c", "b"])
    #expect(history.add("d") && history.add("c") && history.lines == ["b", "d", "c"])
    #expect(!history.add("c") && !history.add("  \n") && history.lines == ["b", "d", "c"])
    #expect(History(limit: 0).lines.isEmpty)
  }

  @Test(arguments: ["", "share japan", "\"\\/", "a\nb\tc\rd", "\u{0}\u{1F}\u{7F}", "ДФО 日本 😀", "\u{2028}"])
  func `every text is one JSON string on one row`(_ text: String) {
    let json = JSONString.encoded(text)
    #expect(!json.utf8.contains { $0 < 0x20 })
    #expect(JSONString.decoded(Array(json.utf8)[...]) == text)
  }

  @Test(arguments: [
    (#""\u0416\ud83d\ude00\b\f\n\r\t\/\"\\""#, "Ж😀\u{8}\u{C}\n\r\t/\"\\"), (#""Жук""#, "Жук"), (#"""#, nil),
    ("", nil), ("x", nil),
    (#""a"b""#, nil), (#""\""#, nil), (#""\x""#, nil), (#""\u12""#, nil), (#""\u12G4""#, nil),
    (#""\ud83d""#, nil),
    (#""\ud83dx""#, nil), (#""\ud83d\u0041""#, nil), (#""\ude00""#, nil), (#""a" "#, nil),
    ("\"a\u{1}\"", nil), (#""\u+123""#, nil),
  ])
  func `what is no JSON string is none`(_ json: String, _ text: String?) {
    #expect(JSONString.decoded(Array(json.utf8)[...]) == text)
  }

  @Test func `invalid UTF-8 is no JSON string`() {
    #expect(JSONString.decoded([0x22, 0xFF, 0x22]) == nil)
  }

  @Test func `a file's broken rows are skipped`() throws {
    let file = try TemporaryFile(nil)
    try file.write(
      Array("\"one\"\nrubbish\n\n\"two\\u12\"\n\"".utf8) + [0xFF, 0x22, 0x0A, 0]
        + Array("\n\"three\"\n\"torn".utf8))
    #expect(HistoryFile(file.path).load(limit: 10).lines == ["one", "three"])
  }

  @Test func `a row torn by a crash does not spoil the next`() throws {
    let file = try TemporaryFile("\"one\"\n\"tor")
    #expect(HistoryFile(file.path).append("two"))
    #expect(HistoryFile(file.path).load(limit: 10).lines == ["one", "two"])
    #expect(try file.text == "\"one\"\n\"tor\n\"two\"\n")
  }

  @Test func `a file that is not there is an empty history, and is made with its folders for its owner only`()
    throws
  {
    let folder = try TemporaryFile(nil)
    let path = folder.folder + "/a/b/history"
    defer {
      for path in [path, folder.folder + "/a/b", folder.folder + "/a"] { _ = unsafe remove(path) }
    }
    let file = HistoryFile(path)
    #expect(file.load(limit: 10).lines.isEmpty)
    #expect(file.append("one") && file.load(limit: 10).lines == ["one"])
    var state = stat()
    #expect(unsafe stat(path, &state) == 0 && state.st_mode & 0o777 == 0o600)
    #expect(unsafe stat(folder.folder + "/a", &state) == 0 && state.st_mode & 0o777 == 0o700)
  }

  @Test func `a file that cannot be written says so`() {
    #expect(!HistoryFile("/proc/nowhere/history").append("one"))
    #expect(HistoryFile("/proc/nowhere/history").load(limit: 10).lines.isEmpty)
  }

  @Test func `lines that many write at once are all there and unmixed`() async throws {
    let file = try TemporaryFile(nil)
    let path = file.path
    let lines = (0..<8).map { writer in
      (0..<50).map { "\(writer).\($0) " + String(repeating: "ж\n", count: $0 * 20) }
    }
    await withTaskGroup(of: Void.self) { group in
      for lines in lines {
        group.addTask {
          for line in lines where !HistoryFile(path).append(line) { Issue.record("not appended") }
        }
      }
    }
    #expect(HistoryFile(path).load(limit: 1000).lines.sorted() == lines.flatMap { $0 }.sorted())
  }

  @Test func `a file grown to twice its limit is written anew`() throws {
    let file = try TemporaryFile((0..<20).map { "\"\($0 % 15)\"\n" }.joined())
    let kept = ["10", "11", "12", "13", "14", "0", "1", "2", "3", "4"]
    #expect(HistoryFile(file.path).load(limit: 10).lines == kept)
    let text = try file.text
    #expect(text == kept.map { "\"\($0)\"\n" }.joined())
    #expect(file.mode == 0o600 && file.names == ["file"])
  }

  @Test func `nobody's line is lost while a file is written anew`() async throws {
    for _ in 0..<5 {
      let file = try TemporaryFile((0..<1000).map { "\"old \($0)\"\n" }.joined())
      let path = file.path
      await withTaskGroup(of: Void.self) { group in
        for writer in 0..<4 {
          group.addTask {
            for number in 0..<100 {
              _ = HistoryFile(path).append("new \(writer).\(number)")
              if number % 10 == writer { _ = HistoryFile(path).load(limit: 500) }
            }
          }
        }
      }
      let lines = HistoryFile(path).load(limit: 500).lines
      #expect(lines.count == 500 && lines.count { $0.hasPrefix("new") } == 400)
    }
  }
}
