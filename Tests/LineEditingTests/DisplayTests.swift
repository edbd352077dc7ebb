import Glibc
import Testing
import Texts

@testable import LineEditing

@Suite struct DisplayTests {
  @Test(arguments: [
    ("", 0), ("share", 5), ("Япония", 6), ("日本", 4), ("한국", 4), ("e\u{301}", 1), ("й", 1), ("ｆ", 2), ("😀", 2),
    ("🇷🇺", 2), ("👨‍👩‍👧", 2), ("❤", 1), ("❤️", 2), ("𐍈", 1), ("\u{200B}", 0), ("\u{AD}", 1), ("\t\n", 0),
    ("–…«»", 4),
  ])
  func `a text takes as many columns as a terminal gives it`(_ text: String, _ width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test func `candidates fill columns downwards and no row is too wide`() {
    let candidates = (1...7).map { Candidate(text: "c\($0)") }
    #expect(
      CandidateList.rows(candidates, columns: 11, limit: 20, colour: false) == [
        "c1  c4  c7", "c2  c5", "c3  c6",
      ])
    #expect(CandidateList.rows(candidates, columns: 3, limit: 20, colour: false) == candidates.map(\.text))
  }

  @Test func `what a list leaves out is counted`() {
    let many = (1...100).map { Candidate(text: "c\($0)") }
    let grid = CandidateList.rows(many, columns: 12, limit: 20, colour: false)
    #expect(grid.count == 21 && grid.last == "… 60 more")
    let described = CandidateList.rows(
      many.map { Candidate(text: $0.text, description: "d") }, columns: 80, limit: 3, colour: false)
    #expect(described == ["c1  d", "c2  d", "c3  d", "… 97 more"])
  }

  @Test func `a description too long is shortened, and faint where there is colour`() {
    let candidates = [Candidate(text: "日本", description: "страна восходящего солнца"), Candidate(text: "x")]
    #expect(CandidateList.rows(candidates, columns: 12, limit: 20, colour: false) == ["日本  стран…", "x"])
    #expect(
      CandidateList.rows(candidates, columns: 12, limit: 20, colour: true).first
        == "日本  \u{1b}[2mстран…\u{1b}[0m")
  }

  @Test(arguments: [0, 1, 2, 3, 5, 8, 13, 40])
  func `no row is wider than the terminal, however narrow`(_ columns: Int) {
    let candidates = ["", "a", "日本語日本語", "длинное слово"].flatMap { text in
      [Candidate(text: text), Candidate(text: text, description: "описание 日本")]
    }
    for list in [candidates, candidates.map { Candidate(text: $0.text) }] {
      for row in CandidateList.rows(list, columns: columns, limit: 20, colour: false) {
        #expect(DisplayWidth.of(row) <= max(columns, 1), "\(row)")
      }
    }
  }

  @Test func `a newline or an escape in a candidate does not break the list`() {
    let candidates = [Candidate(text: "x", display: "a\nb", description: "c\u{1b}[2Jd")]
    #expect(CandidateList.rows(candidates, columns: 40, limit: 20, colour: false) == ["a b  c [2Jd"])
  }

  @Test(arguments: [
    ("okrug> ", "okrug> "), ("\u{1b}[32mo\u{1b}[0m> ", "\u{1}\u{1b}[32m\u{1}o\u{1}\u{1b}[0m\u{1}> "),
    ("\u{1b}[1m\u{1b}[32mo> \u{1b}[0m", "\u{1}\u{1b}[1m\u{1b}[32m\u{1}o> \u{1}\u{1b}[0m\u{1} "),
    ("a\nb\u{1}c\u{7}", "abc"), ("\u{1b}]0;title\u{7}o> ", "\u{1}\u{1b}]0;title\u{7}\u{1}o> "),
    ("o\u{1b}[3", "o\u{1}\u{1b}[3\u{1} "), ("o\u{1b}", "o\u{1}\u{1b}\u{1} "),
  ])
  func `a prompt's escapes take no room and none is lost`(_ prompt: String, _ encoded: String) {
    #expect(Prompt.encoded(prompt, colour: true) == encoded)
    #expect(!Prompt.encoded(prompt, colour: false).contains("\u{1b}"))
  }

  @Test func `colour is for terminals that have it and users that want it`() {
    #expect(Terminal.wantsColour(isTerminal: true, noColour: nil, type: "xterm-256color"))
    #expect(Terminal.wantsColour(isTerminal: true, noColour: "", type: "linux"))
    #expect(!Terminal.wantsColour(isTerminal: false, noColour: nil, type: "xterm"))
    #expect(!Terminal.wantsColour(isTerminal: true, noColour: "1", type: "xterm"))
    #expect(!Terminal.wantsColour(isTerminal: true, noColour: nil, type: "dumb"))
    #expect(!Terminal.wantsColour(isTerminal: true, noColour: nil, type: nil))
  }

  @Test func `a terminal knows its size and a pipe has none`() throws {
    guard let terminal = PseudoTerminal(columns: 123, rows: 45) else { throw TemporaryFile.Failure() }
    defer { close(terminal.master) }
    #expect(Terminal.isTerminal(terminal.slave) && Terminal.width(terminal.slave) == 123)
    #expect(Terminal.size(terminal.slave).map { [$0.columns, $0.rows] } == [123, 45])
    var ends: [Int32] = [0, 0]
    try #require(unsafe pipe(&ends) == 0)
    defer { for end in ends { close(end) } }
    #expect(!Terminal.isTerminal(ends[0]) && Terminal.width(ends[0]) == nil)
  }
}
