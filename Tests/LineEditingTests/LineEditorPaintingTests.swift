import Glibc
import Testing

@testable import LineEditing

/// The first word bold, digits green.
private func styles(_ buffer: String) -> [StyledSpan] {
  let bytes = Array(buffer.utf8)
  let word = bytes.prefix { $0 != 0x20 }.count
  let digits = bytes.indices.filter { (0x30...0x39).contains(bytes[$0]) }.map {
    StyledSpan($0..<$0 + 1, style: "32")
  }
  return (word > 0 ? [StyledSpan(0..<word, style: "1")] : []) + digits
}

// Colours and hints.
extension LineEditorTests {
  private static let past = "\"show 1990\"\n\"share japan in FEFD 2012\"\n\"доля 日本 2012\"\n"

  private func painted(_ steps: [Step], columns: Int = 80, change: (inout EditorSettings) -> Void = { _ in })
    throws
    -> Sitting
  {
    let file = try TemporaryFile(Self.past)
    let sitting = Sitting(steps, columns: columns) { settings in
      settings.historyFile = file.path
      settings.colour = true
      settings.showsHint = { true }
      settings.styles = styles
      change(&settings)
    }
    #expect(sitting.problem == nil)
    return sitting
  }

  @Test func `a line is drawn in its styles, and stays as it was typed`() throws {
    let sitting = try painted([
      .line(""), .slow("total 7"), .seen("\u{1b}[1mtotal\u{1b}[0m \u{1b}[32m7"), .keys("\r"),
    ])
    #expect(sitting.lines == [.text("total 7")])
    #expect(sitting.screen.first == "1> total 7")
  }

  @Test func `the rest of the latest line that begins so is shown faintly, and is gone with Enter`() throws {
    let sitting = try painted([.line(""), .slow("sha"), .seen("\u{1b}[2mre japan in FEFD 2012"), .keys("\r")])
    #expect(sitting.lines == [.text("sha")])
    #expect(sitting.screen.first == "1> sha")
  }

  @Test(arguments: ["\u{1b}[C", "\u{1b}OC", "\u{6}", "\u{5}", "\u{1b}[F", "\u{1b}[4~"])
  func `the hint is taken with Right and End`(_ key: String) throws {
    let sitting = try painted([.line(""), .slow("sha"), .seen("\u{1b}[2mre japan"), .keys(key), .keys("\r")])
    #expect(sitting.lines == [.text("share japan in FEFD 2012")])
  }

  @Test func `a word of the hint is taken with Alt-F, and the hint goes on`() throws {
    let sitting = try painted([
      .line(""), .slow("sha"), .seen("\u{1b}[2mre japan"), .keys("\u{1b}f"), .seen("\u{1b}[2m japan in FEFD"),
      .keys("\u{1b}[1;5C"), .seen("\u{1b}[2m in FEFD"), .keys("\r"),
    ])
    #expect(sitting.lines == [.text("share japan")])
  }

  @Test func `before the end of the line Right and End only move`() throws {
    let sitting = try painted([
      .line(""), .slow("sha"), .seen("\u{1b}[2mre"), .keys("\u{2}\u{2}\u{6}X\u{5}Y\r"),
    ])
    #expect(sitting.lines == [.text("shXaY")])
  }

  @Test func `where no line of before begins so, the settings say what may follow`() throws {
    let sitting = try painted([.line(""), .slow("tot"), .seen("\u{1b}[2mal"), .keys("\u{5}\r")]) {
      $0.rest = { $0 == "tot" ? "al" : "" }
    }
    #expect(sitting.lines == [.text("total")])
  }

  @Test func `without colour nothing is drawn over, and no hint is taken`() throws {
    let sitting = try painted([.line("sha\u{5}\r")]) { $0.colour = false }
    #expect(sitting.lines == [.text("sha")])
    #expect(!sitting.output.contains("\u{1b}[2m") && !sitting.output.contains("\u{1b}[1m"))
  }

  @Test func `a hint is as long as the row allows, and is taken whole`() throws {
    let sitting = try painted(
      [.line(""), .slow("sha"), .seen("\u{1b}[2mre japan\u{1b}[0m"), .keys("\u{5}\r")], columns: 15)
    #expect(sitting.lines == [.text("share japan in FEFD 2012")])
  }

  /// What is typed key by key: wide letters, marks, rows that wrap, moves, searches, lists.
  private static let scripts: [[String]] = [
    ["s", "h", "\u{5}", "\u{1}", "x", "\u{1b}[C", "y", "\u{5}", "\u{7F}", "\u{7F}", "\r"],
    ["д", "о", "\u{6}", "\u{2}", "\u{2}", "\u{2}", "日", "\u{1b}[D", "\u{7F}", "\u{5}", "3", "\r"],
    ["日", "本", "e", "\u{301}", "1", "\u{2}", "\u{2}", "x", "\u{5}", "y", "\r"],
    [
      "t", " ", "1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "1", "2", "3", "4", "5", "6", "\u{1}", "x",
      "\u{5}", "\r",
    ],
    ["日", "本", "日", "本", "日", "本", "日", "本", "日", "本", "\u{7F}", "\u{7F}", "\u{7F}", "\u{7F}", "z", "\r"],
    ["s", "\u{12}", "j", "a", "\u{12}", "\u{5}", "!", "\r"],
    ["s", "\u{1b}[A", "\u{1b}[A", "\u{1b}[B", "\u{17}", "q", "\r"],
    ["t", "7", "\u{1b}\r", "u", "8", "\u{1b}[A", "\u{5}", "\u{7F}", "\r"],
    ["s", "h", "\t", "\t", "o", "\u{15}", "s", "h", "o", "\u{5}", "\r"],
    ["s", "h", "\u{3}"],
  ]

  @Test(arguments: [80, 24, 16, 9, 4])
  func `colours and hints leave the screen as it is without them`(columns: Int) throws {
    for script in Self.scripts {
      let steps: [Step] = [.line("")] + script.map { .slow($0) }
      let plain = try painted(steps, columns: columns) { $0.colour = false }
      let painted = try painted(steps, columns: columns) {
        $0.showsHint = { false }
      }
      #expect(painted.lines == plain.lines, "\(script)")
      #expect(painted.screen == plain.screen, "\(script) in \(columns) columns")
      let hinted = try self.painted(steps, columns: columns)
      if hinted.lines == plain.lines {
        #expect(hinted.screen == plain.screen, "\(script) in \(columns) columns")
      }
    }
  }

  @Test func `a given line can be edited`() throws {
    Sitting.prepareEnvironment()
    guard let terminal = PseudoTerminal(columns: 80, rows: 24) else { throw TemporaryFile.Failure() }
    let person = Person([.seen("one"), .seen("two"), .keys("X\r")], master: terminal.master)
    let editor = try #require(
      LineEditor(
        EditorSettings(name: "test", prompt: { "> " }), input: terminal.slave, output: terminal.slave))
    person.sitDown()
    #expect(editor.nextLine(given: "one\ntwo") == .text("one\ntwoX"))
    person.leave()
  }
}

@Suite struct OverpaintTests {
  private func over(_ text: String, cursor: Int? = nil, columns: Int = 20, hint: String = "") -> Overpaint? {
    Overpaint(
      EditedLine(text, cursor: cursor), promptColumns: 3, columns: columns, spans: styles(text), hint: hint)
  }

  init() { #expect(Locale.useUTF8()) }

  @Test func `the cursor ends where it was`() {
    #expect(over("ab", cursor: 1)?.text == "\r\u{1b}[3C\u{1b}[1mab\u{1b}[0m\r\u{1b}[4C")
    #expect(over("日本", cursor: 1)?.text == "\r\u{1b}[3C\u{1b}[1m日本\u{1b}[0m\r\u{1b}[5C")
  }

  @Test(arguments: ["e\u{301}", "a\tb", "a\u{200B}", "\u{7F}", "0123456789012345"])
  func `what is not drawn as it is counted is not drawn over`(_ text: String) {
    #expect(over(text, hint: "x") == nil)
  }

  @Test func `a hint stands only behind the whole line, and ends before the row does`() {
    #expect(over("ab", hint: "cd")?.shownHint == "cd")
    #expect(over("ab", cursor: 1, hint: "cd")?.shownHint == "")
    #expect(over("ab", columns: 9, hint: "cdefgh")?.shownHint == "cde")
    #expect(over("ab", columns: 9, hint: "c日本")?.shownHint == "c日")
    #expect(over("ab", hint: "c\nd")?.shownHint == "c")
  }

  @Test func `spans outside the line, or over one another, do no harm`() {
    let spans = [StyledSpan(1..<9, style: "1"), StyledSpan(0..<2, style: "2"), StyledSpan(7..<8, style: "3")]
    let over = Overpaint(EditedLine("abc"), promptColumns: 0, columns: 20, spans: spans, hint: "")
    #expect(over?.text == "\r\u{1b}[2mab\u{1b}[0m\u{1b}[1mc\u{1b}[0m\r\u{1b}[3C")
  }
}
