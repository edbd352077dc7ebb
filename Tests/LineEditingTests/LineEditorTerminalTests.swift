import Glibc
import Testing

@testable import LineEditing

// Pastes.
extension LineEditorTests {
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
}

// Ends, and what the terminal is meanwhile.
extension LineEditorTests {
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

  @Test(arguments: [
    [Step.hangUp], ["one", .seen("one"), .hangUp], ["\u{1b}[200~one", .hangUp], ["\u{12}one", .hangUp],
  ])
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

  @Test func `a signal that would kill is caught while a line is edited, and only then`() {
    /// 0 is what the system does, 1 is nothing.
    func handler(_ signal: Int32) -> Int {
      var action = sigaction()
      unsafe sigaction(signal, nil, &action)
      return unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
    }
    signal(SIGALRM, SIG_IGN)
    defer { signal(SIGALRM, SIG_DFL) }
    #expect(handler(SIGTERM) == 0)
    var meanwhile: [Int] = []
    let given = lines(["\t\r"]) { settings in
      settings.complete = { _, cursor in
        meanwhile = [SIGTERM, SIGHUP, SIGALRM].map(handler)
        return Completion(replacing: cursor..<cursor, candidates: [])
      }
    }
    #expect(given == [.text("")])
    #expect(meanwhile.prefix(2).allSatisfy { $0 > 1 } && meanwhile.last == 1)
    #expect(handler(SIGTERM) == 0 && handler(SIGHUP) == 0)
  }

  @Test func `ctrl-z stops the program with the terminal as it was, and the line comes back`() {
    var stops = 0
    let sitting = Sitting(["one\u{2}\u{1A}X\r"]) { _ in
    } prepare: { editor in
      editor.stop = { stops += 1 }
    }
    #expect(stops == 1)
    #expect(sitting.lines == [.text("onXe")])
    #expect(sitting.screen == ["1> one", "1> onXe", "2> ^D"])
  }

  @Test func `a window that changes its size does no harm`() {
    let long = String(repeating: "ж", count: 100)
    let given = lines([
      .line(long), .seen("жж"), .resize(columns: 30, rows: 5), .keys("\u{1}X\u{5}Y\r"), "next\r",
    ])
    #expect(given == [.text("X\(long)Y"), .text("next")])
  }

  @Test func `there is no editor where there is no terminal`() throws {
    var ends: [Int32] = [0, 0]
    try #require(unsafe pipe(&ends) == 0)
    defer { for end in ends { close(end) } }
    #expect(LineEditor(EditorSettings(name: "test", prompt: { "" }), input: ends[0], output: ends[1]) == nil)
  }
}
