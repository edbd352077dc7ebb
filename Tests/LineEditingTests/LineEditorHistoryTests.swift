import Glibc
import Testing

@testable import LineEditing

// The lines of before.
extension LineEditorTests {
  private static let past = "\"show 1990\"\n\"share japan\"\n\"compare share\"\n\"share канада\"\n"

  @Test(arguments: ["\u{1b}[A", "\u{1b}OA", "\u{10}"])
  func `up shows older lines that begin with what was typed`(_ up: String) throws {
    let file = try TemporaryFile(Self.past)
    let given = lines([
      .line("sh\(up)\r"), .line("share\(up)\(up)\r"), .line("sh\(up)\(up)\(up)\(up)\(up)\r"),
      .line("\(up)\(up)\r"),
    ]) { $0.historyFile = file.path }
    #expect(given == [.text("share канада"), .text("share japan"), .text("show 1990"), .text("share japan")])
  }

  @Test(arguments: ["\u{1b}[B", "\u{1b}OB", "\u{E}"])
  func `down shows newer lines and at last what was typed`(_ down: String) throws {
    let file = try TemporaryFile(Self.past)
    let given = lines([
      .line("share\u{1b}[A\u{1b}[A\(down)\r"), .line("shXX\u{2}\u{2}\u{1b}[A\(down)\(down)Y\r"),
    ]) { $0.historyFile = file.path }
    #expect(given == [.text("share канада"), .text("shYXX")])
  }

  @Test func `a long line is not lost on the way up and down`() {
    let long = "x" + String(repeating: "длинная ", count: 1000)
    #expect(
      lines(["x\r", .line("x\u{1b}[200~\(long.dropFirst())\u{1b}[201~\u{1}\u{6}\u{1b}[A\u{1b}[B\r")]) == [
        .text("x"), .text(long),
      ])
  }

  @Test func `a line of many rows comes back as it was`() {
    #expect(lines(["one\u{1b}\r two \r", "\u{1b}[A\r"]) == [.text("one\n two "), .text("one\n two ")])
  }

  @Test func `a pattern is no expression`() {
    #expect(lines(["axb\r", "a.b\r", "axb\r", "a.\u{1b}[A\r"]).last == .text("a.b"))
  }

  @Test(arguments: [
    ("\u{12}share\r", "share канада"), ("\u{12}share\u{12}\r", "compare share"),
    ("\u{12}share\u{12}\u{12}\r", "share japan"), ("\u{12}share\u{12}\u{12}\u{13}\r", "compare share"),
    ("\u{12}1990\r", "show 1990"), ("typed\u{12}japan\u{7}!\r", "typed!"),
    ("\u{12}japanX\u{7F}\r", "share japan"),
    ("\u{12}nothing at all\r", "share japan"), ("\u{12}канада\u{1}X\r", "Xshare канада"),
    ("\u{12}канада\u{1b}[DX\r", "shareX канада"),
    ("\u{12}share j\u{1b}[A\r", "show 1990"), ("typed\u{12}\r", "typed"),
    ("\u{12}japan\u{1b}[200~X\u{1b}[201~\r", "share Xjapan"),
  ])
  func `ctrl-r searches with every key`(_ keys: String, _ expected: String) throws {
    let file = try TemporaryFile(Self.past)
    #expect(text(.line(keys)) { $0.historyFile = file.path } == expected)
  }

  @Test func `ctrl-r finds every capital of the alphabet`() {
    let capitals = (0x410...0x42F).compactMap(Unicode.Scalar.init).map(Character.init)
    let given = lines(
      capitals.map { .line("слово \($0)\r") } + capitals.map { .line("\u{12}\($0)\u{1}\r") })
    #expect(given.suffix(capitals.count) == capitals.map { .text("слово \($0)") }[...])
  }

  @Test func `ctrl-r shows what it searches, and an empty search is the last one`() {
    let sitting = Sitting([
      "alpha\r", "beta\r", "\u{12}alp", .seen("alp"), .keys("\r"), "\u{12}\u{12}\r", "\u{12}zz",
      .seen("nothing"), .keys("\u{3}"),
    ])
    #expect(sitting.problem == nil)
    #expect(sitting.lines.suffix(3) == [.text("alpha"), .text("alpha"), .interrupted])
    #expect(sitting.output.contains("(search) '"))
  }

  @Test func `accepted lines are kept in the file, each once, blank ones not at all`() throws {
    let file = try TemporaryFile(nil)
    let first = lines(["one\r", "two\u{1b}\r\"2\"\r", "  \r", "one\r", "one\r", "x\u{3}"]) {
      $0.historyFile = file.path
    }
    #expect(first.count == 6)
    let text = try file.text
    #expect(text == "\"one\"\n\"two\\n\\\"2\\\"\"\n\"one\"\n")
    #expect(
      lines(["\u{1b}[A\u{1b}[A\r", "\u{1b}[A\u{1b}[A\u{1b}[A\r"]) { $0.historyFile = file.path } == [
        .text("two\n\"2\""), .text("one"),
      ])
  }

  @Test func `libedit's own commands, where a user binds them, find the lines too`() throws {
    let file = try TemporaryFile(Self.past)
    let editrc = try TemporaryFile("bind ^T ed-prev-history\n")
    let given = withEditrc(editrc) {
      lines(["\u{14}\u{14}\r", "\u{14}\u{14}\r"]) { $0.historyFile = file.path }
    }
    #expect(given == [.text("compare share"), .text("share канада")])
  }

  @Test func `a history that cannot be kept stops nobody`() {
    #expect(
      lines(["one\r", "\u{1b}[A\r"]) { $0.historyFile = "/proc/nowhere/history" } == [
        .text("one"), .text("one"),
      ])
  }
}
