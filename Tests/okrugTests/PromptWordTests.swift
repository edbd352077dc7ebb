import Glibc
import Testing

private let prompt = "okrug> "

/// The words with a colon, as a person uses them.
@Suite(.serialized) struct PromptWordTests {
  let room: Room

  init() throws { room = try Room() }

  private func leave(_ terminal: Terminal) throws { #expect(try terminal.leave() == 0) }

  @Test func `a word that takes nothing behind it does nothing where something stands there`() throws {
    let terminal = try Terminal(in: room)
    try terminal.at(prompt, "share japan in FEFD 2012")
    try terminal.see("17.86 %")
    try terminal.at(prompt, ":undo 3")
    try terminal.see("':undo' takes nothing behind it\nhint: write :undo\n")
    try terminal.at(prompt, ":cells")
    try terminal.see("1     answered")
    try terminal.at(prompt, ":quit now")
    try terminal.see("':quit' takes nothing behind it")
    try leave(terminal)
  }

  @Test func `lines behind a refused one are said not to be asked`() throws {
    let terminal = try Terminal(in: room)
    try terminal.see(prompt)
    terminal.type("\u{1B}[200~total FEFD\nshare japn in CFD\ntotal CFD\n\ntotal russia 2012\u{1B}[201~\r")
    try terminal.see("refused: unknown-name")
    try terminal.see("2 lines behind it not asked\n")
    try leave(terminal)
  }

  @Test func `cells are listed with their status, and one is typed again`() throws {
    let terminal = try Terminal(in: room)
    try terminal.at(prompt, ":cells")
    try terminal.see("nothing was asked yet")
    try terminal.at(prompt, "share japan in FEFD 2012")
    try terminal.at(prompt, "share japn in FEFD 2012")
    try terminal.at(prompt, "check share japan in FEFD 2012 = 60 %")
    try terminal.at(prompt, "total (FEFD,")
    terminal.type("CFD) 2012\r")
    try terminal.at(prompt, ":cells")
    let cells = try terminal.see("total (FEFD, …\n")
    for row in [
      "1     answered               share japan in FEFD 2012",
      "2     refused: unknown-name  share japn in FEFD 2012",
      "3     check failed           check share", "4     answered",
    ] { #expect(cells.contains(row), "\(cells)") }

    try terminal.at(prompt, ":edit 2")
    try terminal.see("share japn in FEFD 2012")
    terminal.type("\u{1}" + String(repeating: "\u{1B}[C", count: 9) + "a\r")
    try terminal.see("17.86 %")
    try terminal.at(prompt, ":edit")
    try terminal.see("share japan in FEFD 2012")
    terminal.type("\u{3}")
    try terminal.at(prompt, ":edit 4")
    try terminal.see("CFD) 2012")
    terminal.type("\r")
    try terminal.see("253.538 bln USD")
    for wrong in ["0", "7", "x", "-1"] {
      try terminal.at(prompt, ":edit \(wrong)")
      try terminal.see("no cell '\(wrong)'\nhint: :cells numbers them from 1 to 6")
    }
    try leave(terminal)
  }

  @Test func `a cell is edited in the user's editor and asked`() throws {
    try room.folder.write("editor", "#!/bin/sh\nsed -i s/japn/japan/ \"$1\"\n", mode: 0o755)
    room.environment["EDITOR"] = "\(room.folder.path)/editor"
    let terminal = try Terminal(in: room)
    try terminal.at(prompt, "share japn in FEFD 2012")
    for word in [":edit! 1", ":edit 1!", ":edit!"] {
      try terminal.at(prompt, word)
      try terminal.see("> share japan in FEFD 2012")
      try terminal.see("17.86 %")
    }
    try leave(terminal)
    room.environment["EDITOR"] = "false"
    let next = try Terminal(in: room)
    try next.at(prompt, ":edit!")
    try next.see("the editor 'false' failed: nothing is asked")
    try leave(next)
  }

  @Test func `what a refusal or an answer offers is asked by its number`() throws {
    let terminal = try Terminal(in: room)
    try terminal.at(prompt, ":hint")
    try terminal.see(":try 1   share japan in FEFD 2012")
    try terminal.at(prompt, "share japn in FEFD 2012")
    try terminal.at(prompt, ":hint")
    try terminal.see("instead of what was refused")
    try terminal.see(":try 1   share japan in FEFD 2012")
    try terminal.at(prompt, ":try")
    try terminal.see("> share japan in FEFD 2012")
    try terminal.see("17.86 %")
    try terminal.at(prompt, "share moscow in CFD 2012")
    try terminal.see("ambiguous-reading")
    try terminal.at(prompt, ":try 9")
    try terminal.see("no line '9' to try\nhint: :hint numbers them from 1 to 2")
    try terminal.at(prompt, ":try 2")
    try terminal.see("> share moscow in CFD")
    try terminal.see(" %   Moscow's share")
    try terminal.at(prompt, "share FEFD in japan 2012")
    try terminal.at(prompt, ":hint")
    try terminal.see("other readings with data")
    try terminal.at(prompt, ":try 1")
    try terminal.see("> share FEFD in japan direct 2012")
    try leave(terminal)
  }

  @Test func `sessions that were not saved are listed, recovered and dropped by their number`() throws {
    for line in ["let one = 1", "let two = 2", "let three = 3"] {
      let terminal = try Terminal(in: room)
      try terminal.at(prompt, line)
      try terminal.see(prompt)
      kill(terminal.child.id, SIGKILL)
      _ = try terminal.end()
      sleep(1)  // sessions are named by the second they begin in
    }
    let terminal = try Terminal(in: room)
    try terminal.see("3 sessions were not saved")
    try terminal.at(prompt, ":sessions")
    let list = try terminal.see("let one = 1")
    #expect(list.contains("1  20") && list.contains("let three = 3") && list.contains("broken off"))
    try terminal.at(prompt, ":recover 4")
    try terminal.see("no session '4'\nhint: :sessions numbers them from 1 to 3")
    try terminal.at(prompt, ":forget 2")
    try terminal.see("dropped a session of 1 line")
    try terminal.at(prompt, ":recover 2")
    try terminal.see("recovered 1 line")
    try terminal.at(prompt, "one + 1")
    try terminal.see("2")
    try terminal.at(prompt, ":forget")
    try terminal.at(prompt, ":sessions")
    try terminal.see("no session is left unsaved")
    try leave(terminal)
  }

  @Test func `help lists every word, and Tab completes words and what follows them`() throws {
    let terminal = try Terminal(in: room, rows: 60)
    try terminal.at(prompt, ":help")
    let help = try terminal.see(":set pager")
    for word in [
      ":save", ":load", ":undo", ":note", ":cells", ":edit", ":hint", ":try", ":sessions", ":recover", ":set",
      ":quit",
    ] {
      #expect(help.contains(word))
    }
    try terminal.see(prompt)
    terminal.type(":ce\t")
    try terminal.see(":cells")
    terminal.type("\u{3}:set hi\t")
    try terminal.see("hi")
    terminal.type("\t")
    try terminal.see("whether a line is coloured")
    terminal.type("n\t of\t\r")
    try terminal.see("hint is off")
    try terminal.at(prompt, "let y = 3")
    try terminal.see("y: as typed")
    try terminal.see(prompt)
    terminal.type(":edit \t\r")
    try terminal.see(":edit 1")
    try terminal.see("let y = 3")
    try leave(terminal)
  }

  @Test func `where nothing can be kept the prompt works and says so once`() throws {
    room.environment["XDG_STATE_HOME"] = "/dev/null/no"
    room.environment["XDG_CONFIG_HOME"] = "/dev/null/no"
    let terminal = try Terminal(in: room)
    try terminal.at(prompt, "let one = 1")
    try terminal.see("cannot write in '/dev/null/no/okrug'")
    try terminal.see(prompt)
    terminal.type("let two = 2\r")
    #expect(!(try terminal.see(prompt)).contains("cannot write"))
    terminal.type(":set hint off\r")
    try terminal.see("hint is off in this session only: cannot make the folder '/dev/null/no/okrug'")
    try terminal.see(prompt)
    terminal.type("one\u{1B}[A\r")
    try leave(terminal)
  }
}

/// How the program ends and is stopped.
@Suite struct ProcessTests {
  let room: Room

  init() throws { room = try Room() }

  @Test(arguments: ["-c 'list words'", "data", "replay a.md", "help"])
  func `with its output closed it says that the answers cannot be written`(arguments: String) throws {
    try room.folder.write("a.md", "```okrug\nhelp\n```\n")
    let shell = try room.run("/bin/sh", ["-c", "exec \"$0\" \(arguments) >&-", Built.okrug])
    #expect(shell.status == 2)
    #expect(shell.errors == "okrug: cannot write the answers: bad file descriptor\n")
  }

  @Test func `with all its streams closed it ends with 2`() throws {
    let all = try room.run("/bin/sh", ["-c", "exec \"$0\" -c 'list words' <&- >&- 2>&-", Built.okrug])
    #expect(all.status == 2)
  }

  @Test func `an interrupt that was ignored from the beginning stays ignored`() throws {
    let script = "trap '' INT; \"$0\" -c 'say \"still here\"'; kill -INT $$; exec \"$0\" long.txt"
    try room.folder.write("long.txt", String(repeating: "say \"on\"\n", count: 50))
    let done = try room.run("/bin/sh", ["-c", script, Built.okrug])
    #expect(done.status == 0 && done.output.contains("still here"))
    let ends = try Pipe()
    let output = unsafe open("\(room.folder.path)/.output", O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    defer { close(output) }
    let child = try Spawned.start(
      Built.okrug, [], environment: room.environment, descriptors: [ends.reading, output, output],
      folder: room.folder.path, ignoring: "INT")
    ends.closeReading()
    #expect(unsafe write(ends.writing, "say 5\n", 6) == 6)
    while try room.folder.read(".output").isEmpty { usleep(10_000) }
    kill(child.id, SIGINT)
    ends.closeWriting()
    #expect(try child.status() == 0)
  }
}
