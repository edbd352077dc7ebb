import Glibc
import Testing

/// A person goes through the differences of a notebook.
@Suite(.serialized) struct ReviewTests {
  let room: Room

  init() throws { room = try Room() }

  /// A recorded notebook, then edited: a number of the prose, an output, a flip to refused, a cell not recorded.
  private func write(_ name: String = "a.md") throws {
    try room.folder.write(name, smallNotebook)
    #expect(try room.run("update", name).status == 0)
    let recorded = try room.folder.read(name)
    try room.folder.write(
      name,
      recorded.replacing("-->17.86 %<", with: "-->17.96 %<").replacing(
        "17.86 %   Japan's", with: "17.96 %   Japan's"
      )
      .replacing("\ntotal FEFD 2012\n", with: "\ntotal FEFFD 2012\n")
        + "\n```okrug {#new}\ntotal CFD 2012\n```\n")
  }

  private func failing(_ name: String = "a.md") throws -> [String] {
    try room.run("replay", name).output.split(separator: "\n").filter { $0.hasPrefix("\(name):") }.dropLast()
      .map { String($0.dropFirst(name.count + 1)).components(": ").dropFirst().joined(separator: ": ") }
  }

  @Test func `each difference is shown with its cause, and only what is accepted is recorded`() throws {
    try write()
    let before = try room.folder.read("a.md")
    let said = try room.run("review", "a.md", input: "k\na\nskip\n accept \r\n")
    #expect(said.status == 1)
    #expect(
      said.output.contains(
        "a.md:9: @japan: '17.96 %' does not hold (check-failed)\n  - 17.96 %\n  + 17.86 %\n"))
    #expect(said.output.contains("  + 17.86 %   Japan's share of the investment stock"))
    #expect(
      said.output.contains(
        "\n  cause: not known: the cell, the version and the data recorded beside it are the same"))
    #expect(said.output.contains("\n  cause: the cell's text changed"))
    #expect(said.output.hasSuffix("\na.md: 4 differences: 2 recorded, 1 kept as it was, 1 skipped\n"))
    #expect(!said.output.contains("hint: run update"))
    #expect(
      try failing() == [
        "@japan: '17.96 %' does not hold (check-failed)",
        "#east: refused (unknown-name), but an answer is recorded",
      ])
    let after = try room.folder.read("a.md")
    #expect(after.replacing("17.96 %   Japan's", with: "17.86 %   Japan's") != before)
    #expect(after.contains("-->17.96 %<"))
  }

  @Test func `a flip is recorded when it is accepted by itself, not with the rest`() throws {
    try write()
    let said = try room.run("review", "a.md", input: "A\nq\n")
    #expect(said.output.contains("accepted, and the rest of this file"))
    #expect(said.output.contains("3 of 4: the cell turned: accept, keep, skip or quit?"))
    #expect(said.output.hasSuffix("a.md: 4 differences: 2 recorded, 2 not decided\n"))
    #expect(said.status == 1)
    #expect(
      try failing() == ["#east: refused (unknown-name), but an answer is recorded", "#new: not recorded"])
    #expect(try room.run("review", "a.md", input: "A\nA\n").status == 0)
    #expect(try room.run("replay", "a.md").status == 0)
    #expect(try room.run("review", "a.md").output == "a.md: 4 cells: 4 as recorded; 3 of 3 checks hold\n")
  }

  @Test func `an answer that is none is explained, and asked for again`() throws {
    try write()
    let said = try room.run("review", "a.md", input: "yes\n\n?\nk\nk\nk\nk\n")
    #expect(said.output.components("  a  accept: record what is said now").count == 4)
    #expect(said.output.hasSuffix("a.md: 4 differences: 4 kept as it was\n"))
    #expect(said.status == 0)
  }

  @Test func `the end of the answers is the end, and what was accepted is recorded`() throws {
    try write()
    try write("b.md")
    let untouched = try room.folder.read("b.md")
    let said = try room.run("review", "a.md", "b.md", input: "a\n")
    #expect(said.status == 1)
    #expect(said.output.hasSuffix("a.md: 4 differences: 1 recorded, 3 not decided\n"))
    #expect(said.errors == "okrug: 1 file not reviewed\n")
    #expect(try failing().count == 3)
    #expect(try room.folder.read("b.md") == untouched)
  }

  @Test func `what a cell says of itself cannot be reviewed away`() throws {
    try room.folder.write(
      "a.md", "```okrug {#a .error}\ntotal CFD 2012\n```\n\n<!--? total CFD 2012 > 1000 bln USD -->\n")
    let before = try room.folder.read("a.md")
    let said = try room.run("review", "a.md", input: "a\nk\nA\nk\n")
    #expect(said.output.contains("this cannot be recorded: keep, skip or quit\n"))
    #expect(said.output.contains("  hint: take .error off the cell\n"))
    #expect(said.output.contains("  hint: this can be mended only in the text of the notebook\n"))
    #expect(said.status == 1)
    #expect(try room.folder.read("a.md") == before)
  }

  @Test func `where CI is set nothing is asked or written`() throws {
    try write()
    let before = try room.folder.read("a.md")
    room.environment["CI"] = "true"
    let said = try room.run("review", "a.md", input: "A\nA\n")
    #expect(said.status == 2)
    #expect(said.output.contains("nothing is recorded where CI is set"))
    #expect(try room.folder.read("a.md") == before)
    #expect(try room.run("review", "none.md").status == 2)
    #expect(try room.run("review").status == 64)
  }

  // MARK: On a terminal

  @Test func `on a terminal a single key answers, an arrow is none, and the terminal is as before`() throws {
    try write()
    let terminal = try Terminal("review", "a.md", in: room)
    let before = terminal.modes
    try terminal.see("1 of 4: accept, keep, skip or quit? [a k s q A ?] ")
    terminal.type("\u{1B}[A")
    terminal.type("?")
    try terminal.see("  q  quit: record what was accepted, and stop")
    try terminal.see("1 of 4: ")
    terminal.type("a")
    try terminal.see("accepted\n")
    try terminal.see("2 of 4: ")
    terminal.type("ks")
    try terminal.see("4 of 4: ")
    terminal.type("\u{4}")
    try terminal.see("a.md: 4 differences: 1 recorded, 1 kept as it was, 1 skipped, 1 not decided")
    #expect(try terminal.end() == 1)
    #expect(terminal.modes == before)
    #expect(try failing().count == 3)
  }

  @Test(arguments: ["\u{3}", "TERM", "HUP"])
  func `a review that is broken off writes nothing and leaves the terminal as it was`(how: String) throws {
    try write()
    let text = try room.folder.read("a.md")
    let terminal = try Terminal("review", "a.md", in: room)
    let before = terminal.modes
    try terminal.see("1 of 4: ")
    terminal.type("a")
    try terminal.see("2 of 4: ")
    switch how {
    case "TERM": kill(try terminal.program(), SIGTERM)
    case "HUP": kill(try terminal.program(), SIGHUP)
    default: terminal.type(how)
    }
    let status = try terminal.end()
    #expect(status == (how == "TERM" ? 128 + SIGTERM : how == "HUP" ? 128 + SIGHUP : 130))
    #expect(terminal.modes == before)
    #expect(try room.folder.read("a.md") == text)
    #expect(room.folder.names(in: ".").filter { $0.contains("okrug-tmp") }.isEmpty)
  }

  @Test func `a file that changes while it is reviewed is left as it was changed`() throws {
    try write()
    let terminal = try Terminal("review", "a.md", in: room)
    try terminal.see("1 of 4: ")
    try room.folder.write("a.md", "mine\n")
    terminal.type("AA")
    try terminal.see("okrug: 'a.md' was changed by somebody else meanwhile; nothing was written")
    #expect(try terminal.end() == 2)
    #expect(try room.folder.read("a.md") == "mine\n")
  }
}

extension Terminal {
  /// The program itself: it takes the place of what started it.
  fileprivate func program() throws -> pid_t { child.id }
}
