import Glibc
import Testing

@testable import LineEditing

/// libedit is not made for threads: one sitting after the other.
@Suite(.serialized, .timeLimit(.minutes(5))) struct LineEditorTests {
  static let words = ["japan", "japanese", "канада", "share", "show"]

  /// Completes the word before the cursor.
  static func complete(_ buffer: String, _ cursor: Int) -> Completion {
    let before = String(decoding: buffer.utf8.prefix(cursor), as: UTF8.self)
    let word = before.split(separator: " ", omittingEmptySubsequences: false).last ?? ""
    return Completion(
      replacing: (cursor - word.utf8.count)..<cursor,
      candidates: words.filter { $0.hasPrefix(word) }.map { Candidate(text: $0) })
  }

  static func isUnfinished(_ buffer: String) -> Bool {
    buffer.count { $0 == "(" } > buffer.count { $0 == ")" }
  }

  /// What each line of a sitting gave; it must have gone as planned.
  private func lines(
    _ steps: [Step], _ location: SourceLocation = #_sourceLocation, change: (inout EditorSettings) -> Void = { _ in }
  ) -> [Line] {
    let sitting = Sitting(steps, change: change)
    #expect(sitting.problem == nil, sourceLocation: location)
    return sitting.lines
  }

  private func text(
    _ steps: Step..., location: SourceLocation = #_sourceLocation, change: (inout EditorSettings) -> Void = { _ in }
  ) -> String? {
    guard case .text(let text)? = lines(steps, location, change: change).last else { return nil }
    return text
  }

  // MARK: Typing

  @Test func `what is typed, completed and mended is the line`() {
    let line = text("share j\t в ДФО\u{1}X\r") { settings in
      settings.complete = { _, cursor in
        Completion(replacing: cursor - 1..<cursor, candidates: [Candidate(text: "japan")])
      }
    }
    #expect(line == "Xshare japan в ДФО")
  }

  @Test(arguments: ["жук", "é and ÿ", "日本 1990", "😀𐍈", "e\u{301}х", "\u{AD}\u{FEFF}"])
  func `every letter arrives as it was typed`(_ typed: String) {
    #expect(lines([.line(typed + "\r")]) == [.text(typed)])
  }

  @Test func `backspace takes a character beyond the first plane whole`() {
    #expect(text("a😀𐍈\u{7F}\u{7F}b\r") == "ab")
  }

  @Test(arguments: ["C", "POSIX", "ru_RU.KOI8-R", "en_US.UTF-8"])
  func `letters arrive whatever the locale, and numbers keep theirs`(_ name: String) {
    let before = unsafe getenv("LC_ALL").map { unsafe String(cString: $0) }
    unsafe setenv("LC_ALL", name, 1)
    defer { if let before { unsafe setenv("LC_ALL", before, 1) } else { unsafe unsetenv("LC_ALL") } }
    unsafe setlocale(LC_CTYPE, "C")
    #expect(text("доля в ДФО, 日本 😀\r") == "доля в ДФО, 日本 😀")
    #expect(unsafe setlocale(LC_NUMERIC, nil).map { unsafe String(cString: $0) } == "C")
  }

  @Test func `a prompt may have letters and colours, and the cursor stands after it`() {
    let sitting = Sitting(["abc\u{2}\u{2}X\r"]) { settings in
      let plain = settings.prompt
      settings.prompt = { "\u{1b}[32mокруг\u{1b}[0;1m \(plain())\u{1b}[0m" }
      settings.colour = true
    }
    #expect(sitting.lines == [.text("aXbc")])
    #expect(sitting.screen.first == "округ 1>  aXbc")
    #expect(sitting.output.contains("\u{1b}[32m"))
  }

  @Test func `a prompt has no colour where none is wanted`() {
    let sitting = Sitting(["abc\r"]) { settings in
      let plain = settings.prompt
      settings.prompt = { "\u{1b}[32m\(plain())\u{1b}[0m" }
    }
    #expect(sitting.screen.first == "1> abc")
    #expect(!sitting.output.contains("\u{1b}[32m"))
  }

  // MARK: Keys

  /// What the keys of each command do: keys before, keys after, and the line they give.
  static let meaning: [String: (before: String, after: String, line: Line)] = [
    "ed-move-to-beg": ("one two", "X\r", .text("Xone two")),
    "ed-move-to-end": ("one two\u{1}", "X\r", .text("one twoX")),
    "ed-delete-next-char": ("one two\u{1}", "X\r", .text("Xne two")),
    "ed-prev-char": ("one two", "X\r", .text("one twXo")),
    "ed-next-char": ("one two\u{1}", "X\r", .text("oXne two")),
    "ed-prev-word": ("one два", "X\r", .text("one Xдва")),
    "em-next-word": ("раз two\u{1}", "X\r", .text("разX two")),
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
    for (command, keys) in Dictionary(grouping: KeyTable.emacs, by: \.command).sorted(by: { $0.key < $1.key }) {
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
    let editrc = try TemporaryFile("bind ^A ed-move-to-end\ntest:bind ^T complete-word\nother:bind ^T ed-ignore\n")
    #expect(withEditrc(editrc) { text("one\u{2}\u{1}X sha\u{14}\r") { $0.complete = Self.complete } } == "oneX share")
  }

  @Test(arguments: ["bind -e\n", "# mine\ntest:bind -e\n"])
  func `a user's file that clears the keys leaves ours`(_ text: String) throws {
    let editrc = try TemporaryFile(text)
    #expect(withEditrc(editrc) { self.text("sha\t\u{1b}[1;5DX\r") { $0.complete = Self.complete } } == "Xshare")
  }

  @Test func `vi's keys work for whom wants them`() throws {
    let editrc = try TemporaryFile("bind -v\n")
    let steps: [Step] = ["sha\tX\u{1b}0iY\u{1b}\r", "one\u{3}", "(a\r)\r", "old\r", "\u{1b}k\r", "\u{12}shar\r"]
    let given = withEditrc(editrc) {
      lines(steps) { settings in
        settings.complete = Self.complete
        settings.isUnfinished = Self.isUnfinished
      }
    }
    #expect(given == [.text("YshareX"), .interrupted, .text("(a\n)"), .text("old"), .text("old"), .text("YshareX")])
  }

  private func withEditrc<Result>(_ file: TemporaryFile, _ body: () throws -> Result) rethrows -> Result {
    unsafe setenv("EDITRC", file.path, 1)
    defer { unsafe setenv("EDITRC", "", 1) }
    return try body()
  }

  // MARK: Many rows

  @Test func `enter continues an unfinished line and gives a finished one`() {
    let given = lines(["share (\rjapan\r)\r", "x\r"]) { $0.isUnfinished = Self.isUnfinished }
    #expect(given == [.text("share (\njapan\n)"), .text("x")])
  }

  @Test func `alt and enter continue any line where the cursor stands`() {
    #expect(text("onetwo\u{2}\u{2}\u{2}\u{1b}\r\u{5}\u{1b}\nthree\r") == "one\ntwo\nthree")
  }

  @Test func `a line of many rows is given below its last row`() {
    let sitting = Sitting(["one\u{1b}\rtwo\u{1b}\rthree\u{1}\r", "next\r"])
    #expect(sitting.screen == ["1> one", "two", "three", "2> next", "3> ^D"])
  }

  // MARK: Pastes

  @Test func `a paste of 45 kB with tabs and newlines arrives whole and at once`() {
    let row = "\tdoля\t1990\t日本 (12.5)\n"
    let paste = String(repeating: row, count: 45_000 / row.utf8.count + 1)
    let given = lines([.line("a\u{1b}[200~\(paste)\u{1b}[201~b\r")]) { settings in
      settings.complete = { _, cursor in
        Issue.record("a tab in a paste completed")
        return Completion(replacing: cursor..<cursor, candidates: [])
      }
    }
    #expect(given == [.text("a\(paste)b")])
  }

  @Test func `a pasted newline gives no line, however it is written`() {
    #expect(text("\u{1b}[200~one\ntwo\rthree\r\nfour\u{1b}[201~\r") == "one\ntwo\nthree\nfour")
  }

  @Test func `a paste goes where the cursor stands`() {
    #expect(text("ad\u{2}\u{1b}[200~bc\u{1b}[201~X\r") == "abcXd")
  }

  @Test func `a paste without an end is left with ctrl-c`() {
    #expect(lines(["\u{1b}[200~one\u{3}", "two\r"]) == [.interrupted, .text("two")])
  }

  @Test func `the terminal marks pastes only while a line is edited`() throws {
    let output = Sitting(["one\r", "two\u{3}"]).output
    let marks = output.matches(of: /\e\[\?2004([hl])/).map { String($0.output.1) }
    #expect(marks == ["h", "l", "h", "l", "h", "l"])
    let first = try #require(output.firstRange(of: "one\r\n"))
    #expect(output[first.upperBound...].hasPrefix("\u{1b}[?2004l"))
  }

  // MARK: Ends

  @Test func `ctrl-c drops the line and the next is a new one`() {
    let sitting = Sitting(["one\u{3}", "two\r"])
    #expect(sitting.lines == [.interrupted, .text("two")])
    #expect(sitting.screen == ["1> one^C", "2> two", "3> ^D"])
  }

  @Test func `ctrl-c in a line of many rows goes below it`() {
    let sitting = Sitting(["one\u{1b}\rtwo\u{1}\u{3}", "next\r"])
    #expect(sitting.lines == [.interrupted, .text("next")])
    #expect(sitting.screen == ["1> one", "two^C", "2> next", "3> ^D"])
  }

  @Test func `a line given after ctrl-c is in the history, a dropped one is not`() {
    #expect(lines(["kept\r", "dropped\u{3}", "\u{1b}[A\r"]) == [.text("kept"), .interrupted, .text("kept")])
  }

  @Test func `ctrl-d ends on an empty line only`() {
    #expect(lines(["ab\u{4}\u{1}\u{4}\r"]) == [.text("b")])
    #expect(lines([]) == [])
  }

  @Test(arguments: [[Step.hangUp], ["one", .seen("one"), .hangUp], ["\u{1b}[200~one", .hangUp], ["\u{12}one", .hangUp]])
  func `a terminal that hangs up is the end`(_ steps: [Step]) {
    #expect(Sitting(steps).lines == [])
  }

  @Test func `the terminal is as it was after every line and at the end`() {
    let modes = Sitting(["one\r", "two\u{3}"]).modes
    #expect(modes.count == 5)
    for mode in modes {
      #expect(mode.c_lflag & tcflag_t(ICANON | ECHO | ISIG) == tcflag_t(ICANON | ECHO | ISIG))
      #expect(mode.c_iflag & tcflag_t(ICRNL | IXON) == tcflag_t(ICRNL | IXON))
    }
    #expect(modes.first?.c_lflag == modes.last?.c_lflag)
    #expect(modes.first?.c_iflag == modes.last?.c_iflag)
  }

  @Test func `ctrl-z stops the program with the terminal as it was, and the line comes back`() {
    var stops = 0
    let sitting = Sitting(["one\u{2}\u{1A}X\r"]) { _ in } prepare: { editor in
      editor.stop = { stops += 1 }
    }
    #expect(stops == 1)
    #expect(sitting.lines == [.text("onXe")])
    #expect(sitting.screen == ["1> one", "1> onXe", "2> ^D"])
  }

  @Test func `a window that changes its size does no harm`() {
    let long = String(repeating: "ж", count: 100)
    let given = lines([.line(long), .seen("жж"), .resize(columns: 30, rows: 5), .keys("\u{1}X\u{5}Y\r"), "next\r"])
    #expect(given == [.text("X\(long)Y"), .text("next")])
  }

  @Test func `there is no editor where there is no terminal`() throws {
    var ends: [Int32] = [0, 0]
    try #require(unsafe pipe(&ends) == 0)
    defer { ends.forEach { _ = close($0) } }
    #expect(LineEditor(EditorSettings(name: "test", prompt: { "" }), input: ends[0], output: ends[1]) == nil)
  }

  // MARK: Completion

  @Test(arguments: [
    ("kan\r", "kan"), ("кан\t\r", "канада"), ("ja\t\r", "japan"), ("x\t\r", "x"), ("sh ja\u{1}\u{6}\u{6}\ta\r", "sha ja"),
  ])
  func `tab completes the only candidate or what all have in common`(_ keys: String, _ expected: String) {
    #expect(text(.line(keys)) { $0.complete = Self.complete } == expected)
  }

  @Test func `tab lists the candidates below the line and the line comes back`() {
    let sitting = Sitting(["канада sh\tX\u{2}\t!\r"]) { $0.complete = Self.complete }
    #expect(sitting.lines == [.text("канада sh!X")])
    #expect(
      sitting.screen == ["1> канада sh", "share  show", "1> канада shX", "share  show", "1> канада sh!X", "2> ^D"])
  }

  @Test func `candidates with descriptions stand one a row, aligned`() {
    let sitting = Sitting(["\tX\r"]) { settings in
      settings.complete = { _, _ in
        let candidates = [("日本", "Japan"), ("канада", "Canada"), ("x", "")].map {
          Candidate(text: $0.0, description: $0.1)
        }
        return Completion(replacing: 0..<0, candidates: candidates)
      }
    }
    #expect(sitting.screen == ["1>", "日本    Japan", "канада  Canada", "x", "1> X", "2> ^D"])
  }

  @Test func `a list goes below a line of many rows`() {
    let sitting = Sitting(["one\u{1b}\rtwo sh\u{1b}\rthree!\u{1b}[1;3A\tX\r"]) { $0.complete = Self.complete }
    #expect(sitting.lines == [.text("one\ntwo shX\nthree!")])
    #expect(
      sitting.screen == ["1> one", "two sh", "three!", "share  show", "1> one", "two shX", "three!", "2> ^D"])
  }

  @Test func `a candidate for no place in the line does no harm`() {
    let line = text("жaб\t\r") { settings in
      settings.complete = { _, _ in Completion(replacing: -5..<500, candidates: [Candidate(text: "x")]) }
    }
    #expect(line == "x")
  }

  // MARK: History

  private static let past = "\"show 1990\"\n\"share japan\"\n\"compare share\"\n\"share канада\"\n"

  @Test(arguments: ["\u{1b}[A", "\u{1b}OA", "\u{10}"])
  func `up shows older lines that begin with what was typed`(_ up: String) throws {
    let file = try TemporaryFile(Self.past)
    let given = lines([
      .line("sh\(up)\r"), .line("share\(up)\(up)\r"), .line("sh\(up)\(up)\(up)\(up)\(up)\r"), .line("\(up)\(up)\r"),
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
    #expect(lines(["x\r", .line("x\u{1b}[200~\(long.dropFirst())\u{1b}[201~\u{1}\u{6}\u{1b}[A\u{1b}[B\r")]) == [.text("x"), .text(long)])
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
    ("\u{12}1990\r", "show 1990"), ("typed\u{12}japan\u{7}!\r", "typed!"), ("\u{12}japanX\u{7F}\r", "share japan"),
    ("\u{12}nothing at all\r", "share japan"), ("\u{12}канада\u{1}X\r", "Xshare канада"), ("\u{12}канада\u{1b}[DX\r", "shareX канада"),
    ("\u{12}share j\u{1b}[A\r", "show 1990"), ("typed\u{12}\r", "typed"), ("\u{12}japan\u{1b}[200~X\u{1b}[201~\r", "share Xjapan"),
  ])
  func `ctrl-r searches with every key`(_ keys: String, _ expected: String) throws {
    let file = try TemporaryFile(Self.past)
    #expect(text(.line(keys)) { $0.historyFile = file.path } == expected)
  }

  @Test func `ctrl-r finds every capital of the alphabet`() {
    let capitals = (0x410...0x42F).compactMap(Unicode.Scalar.init).map(Character.init)
    let given = lines(
      capitals.map { .line("слово \($0)\r") } + capitals.map { .line("\u{12}\($0)\u{1}\r") } )
    #expect(given.suffix(capitals.count) == capitals.map { .text("слово \($0)") }[...])
  }

  @Test func `ctrl-r shows what it searches, and an empty search is the last one`() {
    let sitting = Sitting(["alpha\r", "beta\r", "\u{12}alp", .seen("alp"), .keys("\r"), "\u{12}\u{12}\r", "\u{12}zz", .seen("nothing"), .keys("\u{3}")])
    #expect(sitting.problem == nil)
    #expect(sitting.lines.suffix(3) == [.text("alpha"), .text("alpha"), .interrupted])
    #expect(sitting.output.contains("(search) '"))
  }

  @Test func `accepted lines are kept in the file, each once, blank ones not at all`() throws {
    let file = try TemporaryFile(nil)
    let first = lines(["one\r", "two\u{1b}\r\"2\"\r", "  \r", "one\r", "one\r", "x\u{3}"]) { $0.historyFile = file.path }
    #expect(first.count == 6)
    let text = try file.text
    #expect(text == "\"one\"\n\"two\\n\\\"2\\\"\"\n\"one\"\n")
    #expect(lines(["\u{1b}[A\u{1b}[A\r", "\u{1b}[A\u{1b}[A\u{1b}[A\r"]) { $0.historyFile = file.path } == [.text("two\n\"2\""), .text("one")])
  }

  @Test func `a history that cannot be kept stops nobody`() {
    #expect(lines(["one\r", "\u{1b}[A\r"]) { $0.historyFile = "/proc/nowhere/history" } == [.text("one"), .text("one")])
  }
}
