import Glibc
import Testing

private let prompt = "okrug> "

/// The prompt on a pseudo-terminal, as a newcomer meets it.
@Suite(.serialized) struct PromptTests {
  let room: Room

  init() throws { room = try Room() }

  @Test func `a newcomer asks, completes, mistypes, pastes, saves and leaves`() throws {
    let terminal = try Terminal(in: room)
    let before = terminal.modes
    try terminal.see("share japan in FEFD 2012")
    try terminal.see(prompt)

    // Asks, with Tab at each place.
    terminal.type("sha\t")
    try terminal.see("share ")
    terminal.type("japan in FE\t")
    try terminal.see("FEFD ")
    terminal.type("20\t\r")
    try terminal.see(
      "17.86 %   Japan's share of the investment stock in the Far Eastern Federal District, 2012")
    try terminal.see("agrees")

    // Mistypes, and mends the line with the arrow keys.
    try terminal.at(prompt, "share japn in FEFD 2012")
    try terminal.see("^^^^ no name 'japn'")
    try terminal.see("did you mean japan?")
    try terminal.see(prompt)
    terminal.type("\u{1B}[A")
    try terminal.see("share japn in FEFD 2012")
    terminal.type("\u{1}" + String(repeating: "\u{1B}[C", count: 9) + "a\r")
    try terminal.see("17.86 %")

    // Drops a line, and pastes two with a Tab in them.
    try terminal.see(prompt)
    terminal.type("share russia in \u{3}")
    try terminal.see("^C")
    try terminal.see(prompt)
    terminal.type("\u{1B}[200~total FEFD 2012\nuse from japan,\t2012\u{1B}[201~\r")
    try terminal.see("53 bln USD")
    try terminal.see("from here on: investor Japan, period 2012")

    // The prompt says what is fixed, a note and a save.
    terminal.resize(columns: 60)
    try terminal.at("okrug[Japan, 2012]> ", "share FEFD in russia")
    try terminal.see("87.35 %   The Far Eastern Federal District's share of\n")
    try terminal.at("okrug[Japan, 2012]> ", ":note The East gets most of it.")
    try terminal.at("okrug[Japan, 2012]> ", ":note <!-- and <pre> is no reason to lose a session")
    try terminal.at("okrug[Japan, 2012]> ", ":save far-east")
    try terminal.see("saved 4 cells in far-east.md")
    try terminal.at("okrug[Japan, 2012]> ", ":quit")
    #expect(try terminal.end() == 0)
    #expect(terminal.modes == before)

    let notebook = try room.folder.read("far-east.md")
    #expect(notebook.contains("lt;!-- and <pre> is no reason"))
    #expect(notebook.components("```okrug").count == 5)
    #expect(notebook.components("```output").count == 5)
    #expect(!notebook.contains("japn"))
    #expect(notebook.contains("\nThe East gets most of it.\n"))
    #expect(!notebook.contains("\u{1B}"))
    let replay = try room.run("replay", "far-east.md")
    #expect(replay.status == 0, "\(replay.output)\(replay.errors)")
    #expect(room.folder.names(in: "state/okrug/sessions").isEmpty)
  }

  @Test func `what Tab lists has data there`() throws {
    let terminal = try Terminal(in: room)
    try terminal.see(prompt)
    terminal.type("share japan in \t")
    let list = try terminal.see("saint-petersburg")
    for name in ["russia", "CFD", "FEFD", "moscow"] { #expect(list.contains(name)) }
    for name in ["primorsky", "germany", "panama"] { #expect(!list.contains(name)) }
    terminal.type("\u{3}:sa\t")
    try terminal.see(":save ")
    terminal.type("\u{4}\u{3}\u{4}")
    #expect(try terminal.end() == 0)
  }

  @Test func `an unfinished line goes on, and an empty row ends it`() throws {
    let terminal = try Terminal(in: room)
    try terminal.at(prompt, "total (FEFD,")
    terminal.type("CFD) 2012\r")
    try terminal.see("253.538 bln USD")
    try terminal.at(prompt, "total (FEFD,")
    terminal.type("\r")
    try terminal.see("refused: unfinished")
    try terminal.see(prompt)
    terminal.type("\u{4}")
    #expect(try terminal.end() == 0)
  }

  @Test func `Ctrl-C ends an answer and not the session`() throws {
    let terminal = try Terminal(in: room)
    let lines = String(repeating: "show from japan by district, sector 2012\n", count: 3000)
    try room.folder.write("long.txt", lines)
    try terminal.at(prompt, "let x = 5")
    try terminal.at(prompt, ":load long.txt")
    try terminal.see("District")
    terminal.type("\u{3}")
    try terminal.see("interrupted")
    try terminal.at(prompt, "x + 1")
    try terminal.see("6")
    try terminal.at(prompt, "exit")
    #expect(try terminal.end() == 0)
  }

  @Test func `undo takes back what a line did`() throws {
    let terminal = try Terminal(in: room)
    try terminal.at(prompt, "use from japan")
    try terminal.at("okrug[Japan]> ", "nosuchword")
    try terminal.at("okrug[Japan]> ", ":undo")
    try terminal.see("taken back: use from japan, and what came after it")
    try terminal.at(prompt, ":undo")
    try terminal.see("there is nothing to take back")
    try terminal.at(prompt, ":save x")
    try terminal.see("nothing was answered yet")
    try terminal.at(prompt, ":sav x")
    try terminal.see("did you mean :save?")
    try terminal.at(prompt, "save x")
    try terminal.see("hint: write :save [--all] [FILE]")
    try terminal.at(prompt, ":quit")
    #expect(try terminal.end() == 0)
    #expect(room.folder.names(in: "state/okrug/sessions").isEmpty)
  }

  @Test func `a saved session is loaded again, and an older file is not written over`() throws {
    let terminal = try Terminal(in: room)
    try room.folder.write("other.md", "mine\n")
    try terminal.at(prompt, "let east = total FEFD from japan 2012")
    try terminal.at(prompt, "share japn in FEFD")
    try terminal.at(prompt, ":save other.md")
    try terminal.see("'other.md' is there already")
    try terminal.at(prompt, ":save --all mine")
    try terminal.see("saved 2 cells in mine.md\n")
    try terminal.at(prompt, "check share FEFD in japan 2012 = 60 %")
    try terminal.see(prompt)
    terminal.type("\u{1B}[200~total FEFD 2012\nnosuchword\ntotal CFD 2012\u{1B}[201~\r")
    try terminal.at(prompt, ":save")
    try terminal.see("saved 5 cells in mine.md\n")
    try terminal.at(prompt, ":quit")
    #expect(try terminal.end() == 0)
    #expect(try room.folder.read("other.md") == "mine\n")
    let notebook = try room.folder.read("mine.md")
    #expect(notebook.contains("```okrug {.error code=\"unknown-name\"}\nshare japn in FEFD\n```"))
    #expect(
      notebook.contains("```okrug {.error code=\"check-failed\"}\ncheck share FEFD in japan 2012 = 60 %\n```")
    )
    #expect(notebook.contains("```okrug\ntotal FEFD 2012\n```"))
    #expect(notebook.contains("```okrug {.error code=\"unknown-word\"}\nnosuchword\ntotal CFD 2012\n```"))
    let replay = try room.run("replay", "mine.md")
    #expect(replay.status == 0, "\(replay.output)\(replay.errors)")

    let next = try Terminal(in: room)
    try next.at(prompt, ":load mine.md")
    try next.see("> let east")
    try next.see("refused: unknown-name")
    try next.at(prompt, "east")
    try next.see("9,415.9 mln USD")
    try next.at(prompt, ":save other.md")
    try next.at(prompt, ":quit")
    try next.see("this session was not saved")
    #expect(try next.end() == 0)
  }

  @Test func `without colour the prompt is plain`() throws {
    for surroundings in [["NO_COLOR": "1"], ["TERM": "dumb"]] {
      let room = try Room(surroundings)
      let terminal = try Terminal(in: room)
      try terminal.at(prompt, "share japan in FEFD 2012")
      try terminal.see("17.86 %")
      try terminal.see(prompt)
      terminal.type("\u{4}")
      _ = try terminal.end()
      #expect(!String(decoding: terminal.raw, as: UTF8.self).contains("\u{1B}[1;36m"))
    }
    let terminal = try Terminal(in: room)
    try terminal.see(prompt)
    terminal.type("\u{4}")
    _ = try terminal.end()
    #expect(String(decoding: terminal.raw, as: UTF8.self).contains("\u{1B}[1;36mokrug"))
  }

  @Test func `lines are remembered from session to session`() throws {
    let first = try Terminal(in: room)
    try first.at(prompt, "let доля = 5")
    try first.at(prompt, ":quit")
    _ = try first.end()
    let second = try Terminal(in: room)
    try second.see(prompt)
    second.type("let\u{1B}[A\r")
    try second.see("let доля = 5")
    try second.at(prompt, ":forget")
    try second.at(prompt, ":quit")
    #expect(try second.end() == 0)
  }
}

/// What happens to a session that ends by accident.
@Suite(.serialized) struct LostSessionTests {
  let room: Room

  init() throws { room = try Room() }

  private var journals: [String] { room.folder.names(in: "state/okrug/sessions") }

  @Test func `after kill -9 the next start offers the session and brings it back`() throws {
    let terminal = try Terminal(in: room)
    try terminal.at(prompt, "let east = total FEFD from japan 2012")
    try terminal.at(prompt, "share japn in FEFD 2012")
    try terminal.at(prompt, "let gone = 1")
    try terminal.at(prompt, "# only a comment")
    try terminal.at(prompt, ":undo")
    try terminal.at(prompt, ":note Япония leads \"here\".")
    try terminal.at(prompt, "use from japan")
    try terminal.at("okrug[Japan]> ", ":undo")
    try terminal.see(prompt)
    kill(terminal.child.id, SIGKILL)
    #expect(try terminal.end() == 128 + SIGKILL)
    #expect(journals.count == 1)

    let next = try Terminal(in: room)
    try next.see("a session of 3 lines was not saved: :recover brings it back, :forget drops it")
    try next.at(prompt, ":recover")
    try next.see("recovered 3 lines; 1 of them refused, as before")
    try next.at(prompt, "east")
    try next.see("9,415.9 mln USD")
    try next.at(prompt, ":save back")
    try next.see("saved 2 cells in back.md")
    try next.at(prompt, ":quit")
    #expect(try next.end() == 0)
    #expect(try room.folder.read("back.md").contains("\nЯпония leads \"here\".\n"))
    #expect(journals.isEmpty)
  }

  @Test func `what was saved is not lost, and a recovered session goes on in its file`() throws {
    let terminal = try Terminal(in: room)
    try terminal.at(prompt, "let one = 1")
    try terminal.at(prompt, ":save far east")
    try terminal.see("saved 1 cell in far east.md")
    try terminal.see(prompt)
    kill(terminal.child.id, SIGKILL)
    _ = try terminal.end()

    let next = try Terminal(in: room)
    #expect(!(try next.see(prompt)).contains("not saved"))
    next.type("let two = 2\r")
    try next.at(prompt, ":save two")
    try next.see("saved 1 cell")
    try next.at(prompt, "let three = 3")
    try next.see(prompt)
    kill(next.child.id, SIGKILL)
    _ = try next.end()

    let last = try Terminal(in: room)
    try last.see("a session of 2 lines was not saved to its end")
    try last.at(prompt, ":recover")
    try last.at(prompt, ":save")
    try last.see("saved 2 cells in \(room.folder.path)/two.md")
    try last.at(prompt, ":quit")
    #expect(try last.end() == 0)
    #expect(journals.isEmpty)
  }

  @Test func `two terminals do not mix`() throws {
    let one = try Terminal(in: room)
    try one.at(prompt, "let one = 1")
    try one.see(prompt)
    let two = try Terminal(in: room)
    #expect(!(try two.see(prompt)).contains("not saved"))
    two.type("let two = 2\r")
    try two.see(prompt)
    #expect(journals.count == 2)
    for terminal in [one, two] {
      kill(terminal.child.id, SIGKILL)
      _ = try terminal.end()
    }
    let three = try Terminal(in: room)
    try three.see("2 sessions were not saved: :recover brings back the last, of 1 line, :forget drops it")
    let four = try Terminal(in: room)
    #expect(!(try four.see(prompt)).contains("not saved"), "one session is offered twice")
    try three.at(prompt, ":forget")
    try three.see("a session of 1 line was not saved")
    try three.at(prompt, ":forget")
    try three.see("dropped a session of 1 line")
    try three.at(prompt, ":quit")
    #expect(try three.end() == 0)
    #expect(journals.isEmpty)
  }

  @Test func `a journal is its owner's, a JSON string a line, and is left by one who does not save`() throws {
    let terminal = try Terminal(in: room)
    try terminal.at(prompt, "let x = (")
    terminal.type("5)\r")
    try terminal.see(prompt)
    var state = stat()
    let path = "\(room.folder.path)/state/okrug/sessions/\(try #require(journals.first))"
    #expect(unsafe stat(path, &state) == 0 && state.st_mode & 0o777 == 0o600)
    #expect(
      try room.folder.read("state/okrug/sessions/\(try #require(journals.first))") == "\"let x = (\\n5)\"\n")
    terminal.type("\u{4}")
    try terminal.see("this session was not saved; the next one can :recover it")
    #expect(try terminal.end() == 0)
    let first = try #require(journals.first)
    for number in 1...10 {
      let next = try Terminal(in: room)
      try next.see(number == 1 ? "a session of 1 line was not saved" : "\(number) sessions were not saved")
      try next.at(prompt, "let y = 6")
      try next.at(prompt, ":quit")
      #expect(try next.end() == 0)
      #expect(journals.contains(first) == (number < 10), "the eleventh takes the place of the first")
    }
    #expect(journals.count == 10, "sessions that were left pile up")
  }

  @Test func `without a home the prompt works`() throws {
    room.environment["HOME"] = nil
    room.environment["XDG_STATE_HOME"] = nil
    let terminal = try Terminal(in: room)
    try terminal.at(prompt, "share japan in FEFD 2012")
    try terminal.see("no journal can be written")
    try terminal.see("17.86 %")
    try terminal.at(prompt, ":quit")
    #expect(try terminal.end() == 0)
  }
}
