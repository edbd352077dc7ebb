import Glibc
import Testing

/// Notebooks that are replayed whenever they change.
@Suite(.serialized) struct WatchTests {
  let room: Room
  private let cell = "```okrug {#a}\ntotal CFD 2012\n```\n"

  init() throws {
    room = try Room()
    unsafe mkdir("\(room.folder.path)/notes", 0o755)
    try room.folder.write("notes/a.md", cell)
    #expect(try room.run("update", "notes/a.md").status == 0)
  }

  @Test func `a change is replayed, however an editor writes it, and Ctrl-C ends with 130`() throws {
    let recorded = try room.folder.read("notes/a.md")
    let terminal = try Terminal("replay", "--watch", "notes/a.md", in: room)
    let before = terminal.modes
    try terminal.see("notes/a.md: 1 cell: 1 as recorded")
    try terminal.see("watching 1 file; Ctrl-C ends")

    try room.folder.write("notes/a.md", recorded.replacing("200.538 bln USD   ", with: "200.539 bln USD   "))
    try terminal.see("── run 2: notes/a.md changed ──")
    try terminal.see("#a: output differs")
    try terminal.see("watching 1 file")

    // A new file under the old name.
    try room.folder.write("notes/.a.new", recorded)
    #expect(unsafe rename("\(room.folder.path)/notes/.a.new", "\(room.folder.path)/notes/a.md") == 0)
    try terminal.see("── run 3: ")
    try terminal.see("1 cell: 1 as recorded")
    try terminal.see("watching 1 file")

    // Gone, and there again.
    unsafe unlink("\(room.folder.path)/notes/a.md")
    try terminal.see("notes/a.md: is not there any more")
    try terminal.see("watching 0 files")
    try room.folder.write("notes/a.md", recorded)
    try terminal.see("1 cell: 1 as recorded")
    try terminal.see("watching 1 file")

    terminal.type("\u{3}")
    try terminal.see("okrug: interrupted")
    #expect(try terminal.end() == 130)
    #expect(terminal.modes == before)
    #expect(try room.folder.read("notes/a.md") == recorded)
  }

  @Test func `a folder is watched with what comes into it`() throws {
    let terminal = try Terminal("replay", "--watch", "notes", in: room)
    try terminal.see("watching 1 file")
    try room.folder.write("notes/b.md", cell)
    try terminal.see("── run 2: notes/b.md changed ──")
    let said = try terminal.see("watching 2 files")
    #expect(said.contains("notes/b.md:1: #a: not recorded"))
    #expect(!said.contains("notes/a.md"))
    // A file without cells is no notebook.
    try room.folder.write("notes/c.md", "no cells\n")
    try room.folder.write("notes/b.md", cell + "\n")
    try terminal.see("── run 3: notes/b.md changed ──")
    #expect(try !terminal.see("watching 3 files").contains("no cells"))
    terminal.type("\u{3}")
    #expect(try terminal.end() == 130)
  }

  @Test func `an update that only checks can watch, one that writes cannot`() throws {
    let terminal = try Terminal("update", "--check", "--watch", "notes/a.md", in: room)
    try terminal.see("1 cell: 1 as recorded")
    try terminal.see("watching 1 file")
    try room.folder.write("notes/a.md", cell)
    try terminal.see("#a: would be recorded, for the first time")
    terminal.type("\u{3}")
    #expect(try terminal.end() == 130)
    #expect(try room.folder.read("notes/a.md") == cell)
    #expect(try room.run("update", "--watch", "notes/a.md").status == 64)
    #expect(try room.run("replay", "--watch", "--format", "json", "notes/a.md").status == 64)
  }
}
