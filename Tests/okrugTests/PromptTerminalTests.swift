import Glibc
import Testing

private let prompt = "okrug> "

/// What the prompt does with the terminal it is on: colours, hints, lists, pages.
@Suite(.serialized) struct PromptTerminalTests {
  let room: Room

  init() throws { room = try Room() }

  private func raw(_ terminal: Terminal) -> String { String(decoding: terminal.raw, as: UTF8.self) }

  private func leave(_ terminal: Terminal) throws { #expect(try terminal.leave() == 0) }

  // MARK: Completion

  @Test func `a list says what is printed for each name, and what the name is`() throws {
    let terminal = try Terminal(in: room)
    try terminal.see(prompt)
    terminal.type("share japan in \t")
    let list = try terminal.see("saint-petersburg")
    #expect(
      list.contains("FEFD                           9,415.9 mln USD, 2012  Far Eastern Federal District"))
    #expect(list.contains("moscow                           681.8 mln USD, 2012"))
    #expect(list.contains("soviet union                         49, 1991, count  Former"))
    try leave(terminal)
  }

  @Test func `a list of years says which of them have another kind of number`() throws {
    let terminal = try Terminal(in: room)
    try terminal.see(prompt)
    terminal.type("growth japan in russia \t")
    let list = try terminal.see("latest")
    #expect(list.contains("1725 mln USD, direct\n"), "\(list)")
    #expect(list.contains("10,778.9 mln USD\n"), "\(list)")
    try leave(terminal)
  }

  @Test func `where the year is typed, a list does not repeat it`() throws {
    let terminal = try Terminal(in: room)
    try terminal.see(prompt)
    terminal.type("share japan in  2012\u{2}\u{2}\u{2}\u{2}\u{2}\t")
    #expect(try terminal.see("Far Eastern").contains("9,415.9 mln USD  "))
    try leave(terminal)
  }

  @Test func `a list longer than the screen is cut, and says how much`() throws {
    let terminal = try Terminal(in: room, columns: 60, rows: 10)
    try terminal.see(prompt)
    terminal.type("total \t")
    try terminal.see("… ")
    #expect(try terminal.see(" more\n").allSatisfy { $0.isNumber || " more\n".contains($0) })
    try leave(terminal)
  }

  @Test func `Tab puts in what all have in common, and the next one lists`() throws {
    let terminal = try Terminal(in: room)
    try terminal.see(prompt)
    terminal.type("total uni\t")
    try terminal.see("united ")
    terminal.type("\t")
    try terminal.see("united kingdom")
    try terminal.see("united states")
    try leave(terminal)
  }

  @Test func `Tab inside of a word completes the whole word`() throws {
    let terminal = try Terminal(in: room)
    try terminal.see(prompt)
    terminal.type("share japan in FEF 2012" + String(repeating: "\u{2}", count: 7) + "\t\r")
    try terminal.see("17.86 %")
    try terminal.see(prompt)
    terminal.type("share japan in FEFD 2012" + String(repeating: "\u{2}", count: 7) + "\t\r")
    try terminal.see("17.86 %")
    try leave(terminal)
  }

  // MARK: Colours and hints

  @Test func `a line that was refused is not offered again`() throws {
    let terminal = try Terminal(in: room)
    try terminal.at(prompt, "share japn in FEFD 2012")
    try terminal.see("did you mean")
    try terminal.see(prompt)
    terminal.type("share jap")
    terminal.type("\u{5}an in FEFD 2012\r")
    try terminal.see("17.86 %")
    try leave(terminal)
  }

  @Test func `a line is coloured while it is typed`() throws {
    let terminal = try Terminal(in: room)
    try terminal.see(prompt)
    for key in "share japn in FEFD 2012" { terminal.type(String(key)) }
    try terminal.see("2012")
    try terminal.see("2012")
    terminal.type("\r")
    try terminal.see("no name 'japn'")
    #expect(raw(terminal).contains("\u{1B}[1mshare\u{1B}[0m"))
    #expect(raw(terminal).contains("\u{1B}[36mFEFD\u{1B}[0m"))
    #expect(raw(terminal).contains("\u{1B}[4;31mjapn\u{1B}[0m"))
    try leave(terminal)
  }

  @Test func `a line of before is hinted at, and Right takes it`() throws {
    let terminal = try Terminal(in: room)
    try terminal.at(prompt, "share japan in FEFD 2012")
    try terminal.see("17.86 %")
    try terminal.see(prompt)
    terminal.type("sh")
    try terminal.see("are japan in FEFD 2012")
    terminal.type("\u{1B}[C\r")
    try terminal.see("17.86 %")
    try terminal.see(prompt)
    terminal.type("total jap")
    try terminal.see("an")
    terminal.type("\u{5}")
    try terminal.see("japan")
    try leave(terminal)
  }

  @Test func `settings are kept, and the environment goes before them`() throws {
    let terminal = try Terminal(in: room)
    try terminal.at(prompt, ":set hint off")
    try terminal.see("hint is off, here and in sessions to come")
    try terminal.at(prompt, ":set hightlight off")
    try terminal.see("did you mean :set highlight?")
    try terminal.at(prompt, ":set highlight maybe")
    try terminal.see("'highlight' cannot be 'maybe'")
    try terminal.at(prompt, ":set highlight off")
    try terminal.see("highlight is off")
    try terminal.at(prompt, "share japan in FEFD 2012")
    try terminal.see("17.86 %")
    try terminal.see(prompt)
    terminal.type("sha")
    try terminal.see("sha")
    try leave(terminal)
    #expect(!raw(terminal).contains("\u{1B}[2mre japan") && !raw(terminal).contains("\u{1B}[1mshare"))
    #expect(try room.folder.read(".config/okrug/config") == "hint = off\nhighlight = off\n")

    room.environment["OKRUG_HINT"] = "on"
    let next = try Terminal(in: room)
    try next.see(prompt)
    next.type("sha")
    try next.see("re japan in FEFD 2012")
    next.type("\u{3}")
    try next.at(prompt, ":set")
    try next.see("OKRUG_HINT")
    try leave(next)
  }

  @Test func `a file of settings keeps its comments, and what it gets wrong is said once`() throws {
    _ = unsafe mkdir("\(room.folder.path)/conf", 0o700)
    _ = unsafe mkdir("\(room.folder.path)/conf/okrug", 0o700)
    try room.folder.write("conf/okrug/config", "# mine\nhint = perhaps\ncolour = red\nnonsense\n")
    room.environment["XDG_CONFIG_HOME"] = "\(room.folder.path)/conf"
    let terminal = try Terminal(in: room)
    try terminal.see("line 2: hint is on or off")
    try terminal.see("line 3: no setting 'colour'")
    try terminal.see("line 4: not 'NAME = VALUE'")
    try terminal.at(prompt, ":set hint off")
    try terminal.see(prompt)
    try leave(terminal)
    #expect(try room.folder.read("conf/okrug/config") == "# mine\nhint = off\ncolour = red\nnonsense\n")
  }

  @Test(arguments: [["NO_COLOR": "1"], ["TERM": "dumb"], ["LC_ALL": "C"], ["LC_ALL": "xx_YY.UTF-8"]])
  func `whatever the surroundings, a line is typed, mended and answered`(surroundings: [String: String])
    throws
  {
    let room = try Room(surroundings)
    let terminal = try Terminal(in: room)
    for _ in 0..<2 {
      try terminal.at(prompt, "share япония in FEFD 2013\u{7F}2")
      try terminal.see("17.86 %")
    }
    try terminal.see(prompt)
    terminal.type("sha")
    try leave(terminal)
    if surroundings["LC_ALL"] == nil { #expect(!raw(terminal).contains("\u{1B}[1mshare")) }
  }

  @Test func `a line that wraps in a narrow window is answered whole`() throws {
    let terminal = try Terminal(in: room, columns: 24)
    try terminal.see(prompt)
    for key in "share japan in \"far eastern federal district\" 2012" { terminal.type(String(key)) }
    terminal.type("\u{1B}[H\u{1B}[F\r")
    try terminal.see("17.86 %")
    try leave(terminal)
  }

  @Test func `editrc binds keys in a real home`() throws {
    try room.folder.write(".editrc", "okrug:bind ^T complete-word\nokrug:bind ^G accept-hint-or-end\n")
    let terminal = try Terminal(in: room)
    try terminal.see(prompt)
    terminal.type("sha\u{14}japan in FEFD 2012\r")
    try terminal.see("17.86 %")
    try terminal.see(prompt)
    terminal.type("sh")
    try terminal.see("are japan")
    terminal.type("\u{7}\r")
    try terminal.see("17.86 %")
    try leave(terminal)
  }

  @Test(arguments: [
    ("bind \"abc", "a quote is not closed"), ("other:bind 'x", "a quote is not closed"),
    ("bind -s x \(String(repeating: "a", count: 5_000))", "too long"),
  ])
  func `a line of editrc that libedit would stumble over is left out and said`(row: String, says: String)
    throws
  {
    try room.folder.write(".editrc", "# mine\n\(row)\nokrug:bind ^T complete-word\n")
    let terminal = try Terminal(in: room)
    try terminal.see("~/.editrc, line 2: \(says), left out")
    try terminal.see(prompt)
    terminal.type("sha\u{14}japan in FEFD 2012\r")
    try terminal.see("17.86 %")
    try terminal.see(prompt)
    try leave(terminal)
  }

  // MARK: Pages

  private static let pager = "sed s/^/PAGE:/"

  @Test func `an answer taller than the screen is shown in the pager, another is not`() throws {
    room.environment["PAGER"] = PromptTerminalTests.pager
    let terminal = try Terminal(in: room, rows: 12)
    try terminal.at(prompt, "share japan in FEFD 2012")
    try terminal.see("17.86 %")
    try terminal.at(prompt, "list hosts")
    try terminal.see("PAGE:")
    try terminal.at(prompt, ":set pager off")
    try terminal.at(prompt, "list hosts")
    #expect(!(try terminal.see(prompt)).contains("PAGE:"))
    #expect(!raw(terminal).contains("PAGE:17.86"))
    try leave(terminal)
  }

  @Test(arguments: ["no-such-pager", "head -n 1", "false", "cat >/dev/null; kill -INT $$"])
  func `a pager that is missing, quits or dies does no harm`(pager: String) throws {
    room.environment["OKRUG_PAGER"] = pager
    let terminal = try Terminal(in: room, rows: 8)
    try terminal.at(prompt, "list words")
    try terminal.at(prompt, "share japan in FEFD 2012")
    try terminal.see("17.86 %")
    try leave(terminal)
    if pager == "no-such-pager" {
      #expect(raw(terminal).contains("percentage") || raw(terminal).contains("suppose"))
      #expect(raw(terminal).contains("the pager 'no-such-pager' cannot be run"))
    }
  }

  @Test(arguments: ["\"sed s/^/PAGE:/\"", "'sed s/^/PAGE:/'"])
  func `quotes around a pager are not part of it`(pager: String) throws {
    let terminal = try Terminal(in: room, rows: 8)
    try terminal.at(prompt, ":set pager \(pager)")
    try terminal.see("pager is sed s/^/PAGE:/, here and in sessions to come")
    try terminal.at(prompt, "list words")
    try terminal.see("PAGE:")
    try leave(terminal)
  }

  @Test func `what is said beside the answers keeps to the window, broken at words`() throws {
    let terminal = try Terminal(in: room, columns: 30)
    try terminal.at(prompt, ":set hint off")
    try terminal.see("\nhint is off, here and in\nsessions to come\n")
    try terminal.at(prompt, ":nosuch")
    try terminal.see("no word ':nosuch'\nhint: :help lists the words\n      with a colon\n")
    try leave(terminal)
  }

  @Test(arguments: ["\u{4}", ":quit\r"]) func `what is typed ahead of the end is for the shell`(end: String)
    throws
  {
    room.environment["PS1"] = "shell$ "
    let terminal = try Terminal("--norc", "--noprofile", "-i", in: room, program: "/bin/bash")
    try terminal.at("shell$ ", Built.okrug)
    try terminal.see(prompt)
    terminal.type(end + "echo he''llo\r")
    try terminal.see("\nhello\n")
    try terminal.at("shell$ ", "exit")
    #expect(try terminal.end() == 0)
  }

  @Test func `what is typed ahead is for the session, and not for the pager`() throws {
    room.environment["PAGER"] = "cat >/dev/null; head -n 1 </dev/tty >/dev/null"
    let terminal = try Terminal(in: room, rows: 8)
    try terminal.at(prompt, "list words\rlet east = 5\reast + 1")
    try terminal.see("6   computed")
    try leave(terminal)
  }

  @Test func `one line on a terminal is paged, in a pipe it is not`() throws {
    room.environment["PAGER"] = PromptTerminalTests.pager
    let terminal = try Terminal("-c", "list words", in: room, rows: 8)
    try terminal.see("PAGE:")
    #expect(try terminal.end() == 0)
    #expect(!(try room.run("-c", "list words")).output.contains("PAGE:"))
  }

  // MARK: Time

  @Test func `what takes its time says so, and leaves no trace`() throws {
    room.environment["OKRUG_PAGER"] = "off"
    let terminal = try Terminal(in: room)
    try terminal.see(prompt)
    let rows = String(repeating: "show from japan by district, sector 2012\n", count: 400)
    terminal.type("\u{1B}[200~\(rows)\u{1B}[201~\r")
    try terminal.see("answering, 0.5 s; Ctrl-C stops it")
    terminal.type("\u{3}")
    try terminal.see("interrupted")
    #expect(raw(terminal).contains("\r\u{1B}[K"))
    try leave(terminal)
  }
}
