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
  func lines(
    _ steps: [Step], _ location: SourceLocation = #_sourceLocation,
    change: (inout EditorSettings) -> Void = { _ in }
  ) -> [Line] {
    let sitting = Sitting(steps, change: change)
    #expect(sitting.problem == nil, sourceLocation: location)
    return sitting.lines
  }

  func text(
    _ steps: Step..., location: SourceLocation = #_sourceLocation,
    change: (inout EditorSettings) -> Void = { _ in }
  ) -> String? {
    guard case .text(let text)? = lines(steps, location, change: change).last else { return nil }
    return text
  }
}

// Typing.
extension LineEditorTests {
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
}

// Many rows.
extension LineEditorTests {
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
}

// Completion.
extension LineEditorTests {
  @Test(arguments: [
    ("kan\r", "kan"), ("кан\t\r", "канада"), ("ja\t\r", "japan"), ("x\t\r", "x"),
    ("sh ja\u{1}\u{6}\u{6}\ta\r", "sha ja"),
  ])
  func `tab completes the only candidate or what all have in common`(_ keys: String, _ expected: String) {
    #expect(text(.line(keys)) { $0.complete = Self.complete } == expected)
  }

  @Test func `tab lists the candidates below the line and the line comes back`() {
    let sitting = Sitting(["канада sh\tX\u{2}\t!\r"]) { $0.complete = Self.complete }
    #expect(sitting.lines == [.text("канада sh!X")])
    #expect(
      sitting.screen == [
        "1> канада sh", "share  show", "1> канада shX", "share  show", "1> канада sh!X", "2> ^D",
      ])
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

  @Test(arguments: [14, 15, 16, 17, 18, 19, 35, 36, 37, 38], ["x", "ж"])
  func `a list overwrites nothing, wherever the line wraps`(_ length: Int, _ letter: Character) {
    let typed = String(repeating: letter, count: length - 3) + " sh"
    let sitting = Sitting([.line(typed + "\t\t\u{3}")], columns: 20) { $0.complete = Self.complete }
    #expect(sitting.problem == nil)
    func shown(_ text: String) -> [String] {
      var screen = Screen(columns: 20, rows: 24)
      screen.show(text)
      return screen.lines
    }
    let list = ["share  show"]
    let lines = [shown("1> \(typed)"), list, shown("1> \(typed)"), list, shown("1> \(typed)^C"), ["2> ^D"]]
    #expect(sitting.screen.filter { !$0.isEmpty } == lines.flatMap(\.self))
  }

  @Test func `a candidate for no place in the line does no harm`() {
    let line = text("жaб\t\r") { settings in
      settings.complete = { _, _ in Completion(replacing: -5..<500, candidates: [Candidate(text: "x")]) }
    }
    #expect(line == "x")
  }
}
