import Glibc
import Testing

@testable import LineEditing

// Keys.
extension LineEditorTests {
  /// What the keys of each command do: keys before, keys after, and the line they give.
  static let meaning: [String: (before: String, after: String, line: Line)] = [
    "ed-move-to-beg": ("one two", "X\r", .text("Xone two")),
    "accept-hint-or-end": ("one two\u{1}", "X\r", .text("one twoX")),
    "ed-delete-next-char": ("one two\u{1}", "X\r", .text("Xne two")),
    "ed-prev-char": ("one two", "X\r", .text("one twXo")),
    "accept-hint-or-forward": ("one two\u{1}", "X\r", .text("oXne two")),
    "ed-prev-word": ("one два", "X\r", .text("one Xдва")),
    "accept-hint-word-or-forward": ("раз two\u{1}", "X\r", .text("разX two")),
    "em-delete-next-word": ("раз two\u{1}", "X\r", .text("X two")),
    "ed-delete-prev-word": ("one два", "X\r", .text("one X")),
    "ed-prev-line": ("one\u{1b}\rtwo", "X\r", .text("oneX\ntwo")),
    "ed-next-line": ("one\u{1b}\rtwo\u{1}", "X\r", .text("one\nXtwo")),
    "ed-ignore": ("one two", "X\r", .text("one twoX")),
    "insert-newline": ("one", "two\r", .text("one\ntwo")),
    "insert-paste": ("one", " two\u{1b}[201~X\r", .text("one twoX")),
    "enter-line": ("one", "", .text("one")),
    "interrupt-line": ("one", "", .interrupted),
    "complete-word": ("sha", "X\r", .text("shareX")),
    "history-prefix-older": ("show", "\u{1}X\r", .text("Xshow 1990")),
    "history-prefix-newer": ("show\u{1b}[A", "X\r", .text("showX")),
    "history-search": ("", "1990\r", .text("show 1990")),
    "suspend-program": ("one", "X\r", .text("oneX")),
  ]

  @Test func `every key of the table does what it says and types no rubbish`() throws {
    for (command, keys) in Dictionary(grouping: KeyTable.emacs, by: \.command).sorted(by: { $0.key < $1.key })
    {
      let meaning = try #require(Self.meaning[command], "\(command) has no meaning here")
      let history = try TemporaryFile("\"show 1990\"\n")
      for part in stride(from: 0, to: keys.count, by: 40).map({ keys[$0..<min($0 + 40, keys.count)] }) {
        let sitting = Sitting(part.map { .line(meaning.before + $0.key + meaning.after) }) { settings in
          settings.complete = Self.complete
          settings.historyFile = history.path
        } prepare: {
          $0.stop = {}
        }
        #expect(sitting.problem == nil)
        for (binding, line) in zip(part, sitting.lines) where line != meaning.line {
          Issue.record("\(binding.key.debugDescription) (\(command)) gave \(line)")
        }
        #expect(sitting.lines.count == part.count, "\(command)")
      }
    }
  }

  @Test func `no key of the table begins another`() {
    for binding in KeyTable.emacs {
      let clashes = KeyTable.emacs.filter { $0.key.utf8.starts(with: binding.key.utf8) }
      #expect(clashes == [binding])
    }
  }

  @Test(arguments: [
    ("one two\u{1}X\r", "Xone two"), ("one\u{1}\u{5}X\r", "oneX"), ("one\u{2}X\r", "onXe"),
    ("one\u{1}\u{6}X\r", "oXne"), ("one two\u{2}\u{2}\u{B}\r", "one t"), ("one\u{15}two\r", "two"),
    ("one two\u{17}X\r", "one X"), ("one two\u{17}\u{19}\u{19}\r", "one twotwo"), ("on\u{8}\u{7F}X\r", "X"),
    ("one\u{1}\u{4}\r", "ne"), ("ab\u{14}\r", "ba"), ("one\u{C}X\r", "oneX"), ("\u{16}\u{9}\r", "\u{9}"),
    ("one\n", "one"),
  ])
  func `the keys of emacs work`(_ keys: String, _ expected: String) {
    #expect(lines([.line(keys)]) == [.text(expected)])
  }

  @Test func `the user's own bindings win`() throws {
    let editrc = try TemporaryFile(
      "bind ^A ed-move-to-end\ntest:bind ^T complete-word\nother:bind ^T ed-ignore\n")
    #expect(
      withEditrc(editrc) { text("one\u{2}\u{1}X sha\u{14}\r") { $0.complete = Self.complete } }
        == "oneX share")
  }

  @Test(arguments: ["bind -e\n", "# mine\ntest:bind -e\n"])
  func `a user's file that clears the keys leaves ours`(_ text: String) throws {
    let editrc = try TemporaryFile(text)
    #expect(
      withEditrc(editrc) { self.text("sha\t\u{1b}[1;5DX\r") { $0.complete = Self.complete } } == "Xshare")
  }

  @Test func `vi's keys work for whom wants them`() throws {
    let editrc = try TemporaryFile("bind -v\n")
    let steps: [Step] = [
      "sha\tX\u{1b}0iY\u{1b}\r", "one\u{3}", "(a\r)\r", "old\r", "\u{1b}k\r", "\u{12}shar\r",
    ]
    let given = withEditrc(editrc) {
      lines(steps) { settings in
        settings.complete = Self.complete
        settings.isUnfinished = Self.isUnfinished
      }
    }
    #expect(
      given == [.text("YshareX"), .interrupted, .text("(a\n)"), .text("old"), .text("old"), .text("YshareX")])
  }

  func withEditrc<Result>(_ file: TemporaryFile, _ body: () throws -> Result) rethrows -> Result {
    unsafe setenv("EDITRC", file.path, 1)
    defer { unsafe setenv("EDITRC", "", 1) }
    return try body()
  }
}
