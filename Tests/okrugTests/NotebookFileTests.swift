import Foundation
import Testing

@Suite struct NotebookFileTests {
  @Test(arguments: ["replay", "run", "update"])
  func `a file that is not there, cannot be read or is none gives one sentence`(command: String) throws {
    let folder = try NotebookFolder()
    let none = try folder.okrug(command, "none.md")
    #expect(none.code == 2)
    #expect(none.error == "okrug: cannot read 'none.md': no such file or directory\n")
    #expect(none.out == "")
    try folder.write("sub/a.txt", "")
    if command != "replay" {
      #expect(try folder.okrug(command, "sub").error == "okrug: 'sub' is a folder, not a notebook\n")
      #expect(try folder.okrug(command, "sub").code == 2)
    }
    #expect(try folder.run("/usr/bin/mkfifo", ["pipe.md"]).code == 0)
    #expect(try folder.okrug(command, "pipe.md").error == "okrug: 'pipe.md' is not a file\n")
    #expect(try folder.okrug(command, "/dev/null").code == 2)
    #expect(try folder.okrug(command).code == 64)
  }

  @Test(arguments: ["replay", "run", "update"])
  func `a link is followed within its folder and refused out of it`(command: String) throws {
    let folder = try NotebookFolder.recorded("books/a.md")
    try folder.write("books/b.md", try folder.bytes("books/a.md"))
    try folder.link("books/inside.md", to: "a.md")
    try folder.link("out.md", to: "/etc/passwd")
    try folder.link("books/up.md", to: "../a.md")
    try folder.link("gone.md", to: "nowhere.md")
    try folder.write("a.md", try folder.bytes("books/a.md"))
    #expect(try folder.okrug(command, "books/inside.md").code == 0)
    for name in ["out.md", "books/up.md"] {
      let said = try folder.okrug(command, name)
      #expect(said.code == 2)
      #expect(
        said.error == "okrug: '\(name)' is a link that leads out of its folder: name what it leads to\n")
    }
    #expect(
      try folder.okrug(command, "gone.md").error
        == "okrug: cannot read 'gone.md': no such file or directory\n")
  }

  @Test func `a folder stands for the notebooks below it, in the order of their paths`() throws {
    let folder = try NotebookFolder.recorded("books/b.md")
    let notebook = try folder.bytes("books/b.md")
    for name in [
      "books/a/z.md", "books/B.md", "books/a.md", "books/.hidden/c.md", "books/x.txt", "books/.d.md",
    ] {
      try folder.write(name, notebook)
    }
    try folder.write("books/prose.md", "no cells\n")
    try folder.link("books/linked", to: "a")
    let said = try folder.okrug("replay", "books")
    #expect(said.code == 0)
    #expect(
      said.out.split(separator: "\n").map { $0.prefix { $0 != ":" } }
        == ["books/B.md", "books/a.md", "books/a/z.md", "books/b.md"])
    let here = try folder.okrug("replay", ".")
    #expect(here.out == said.out)
  }

  @Test func `a link out of the folder that is replayed is a failure`() throws {
    let folder = try NotebookFolder.recorded("books/a.md")
    try folder.write("other.md", try folder.bytes("books/a.md"))
    try folder.link("books/other.md", to: "../other.md")
    try folder.link("books/same.md", to: "a.md")
    let said = try folder.okrug("replay", "books")
    #expect(said.code == 2)
    #expect(
      said.error == "okrug: 'books/other.md' is a link that leads out of its folder: name what it leads to\n")
    #expect(said.out.hasSuffix("books/same.md: 3 cells: 3 as recorded; 3 of 3 checks hold\n"))
    #expect(try folder.okrug("replay", ".").code == 0)
  }

  @Test func `where nothing is proved, replay fails`() throws {
    let folder = try NotebookFolder()
    try folder.write("prose.md", "no cells\n")
    let said = try folder.okrug("replay", "prose.md")
    #expect(said.code == 1)
    #expect(said.out == "prose.md: no cells: nothing is proved\nprose.md: 0 cells: nothing\n")
    let whole = try folder.okrug("replay", ".")
    #expect(whole.code == 1)
    #expect(whole.out.hasPrefix(".: no cells: nothing is proved\n"))
    #expect(try folder.okrug("update", "prose.md").code == 1)
    #expect(try folder.text("prose.md") == "no cells\n")
  }

  @Test func `a notebook that is not closed is not run`() throws {
    let folder = try NotebookFolder()
    let text = "```okrug {#a}\nlist words\n```\n\n```okrug {#a}\nlist words\n```\n\n```okrug\nlist"
    try folder.write("a.md", text)
    for command in ["replay", "update"] {
      let said = try folder.okrug(command, "a.md")
      #expect(said.code == 2)
      #expect(said.out.contains("a.md:5:"))
      #expect(said.out.contains("a.md:9:1: error: a cell that is not closed\n"))
    }
    #expect(try folder.text("a.md") == text)
  }

  @Test func `many files are replayed at once and reported in the order they were named`() throws {
    let folder = try NotebookFolder()
    let line = "show from japan by district 2012 with shares, totals"
    let slow = (1...8).map { "```okrug {#c\($0)}\n\(line)\n```\n" }.joined(separator: "\n")
    var names = (1...16).map { "n\($0).md" }
    for name in names { try folder.write(name, "```okrug\ntotal FEFD 2012\n```\n") }
    try folder.write("n1.md", slow)
    try folder.write("n9.md", slow)
    try folder.edit("n5.md", "FEFD", "FEFDD")
    #expect(try folder.run(NotebookFolder.program, ["update"] + names.filter { $0 != "n5.md" }).code == 0)
    names.reverse()
    let first = try folder.run(NotebookFolder.program, ["replay"] + names)
    #expect(first.code == 1)
    #expect(
      first.out.split(separator: "\n").filter {
        $0.contains(" cell") && $0.hasPrefix("n") && !$0.contains(": cell 1:")
      }
      .map { String($0.prefix { $0 != ":" }) } == names)
    for _ in 1...2 { #expect(try folder.run(NotebookFolder.program, ["replay"] + names).out == first.out) }
  }

  @Test func `two processes in other surroundings record and report the same bytes`() throws {
    let folder = try NotebookFolder()
    try folder.write("a.md", smallNotebook)
    try folder.write("b/a.md", smallNotebook)
    let other = [
      "LC_ALL": "tr_TR.UTF-8", "LANG": "ru_RU.UTF-8", "TZ": "Pacific/Auckland", "COLUMNS": "40", "HOME": "/",
    ]
    #expect(try folder.okrug("update", "a.md").code == 0)
    let second = try folder.run(
      "/bin/sh", ["-c", "cd b && exec \(NotebookFolder.program) update a.md"], with: other)
    #expect(second.code == 0)
    #expect(try folder.bytes("a.md") == folder.bytes("b/a.md"))
    for format in ["human", "json", "junit", "tap", "github", "diff"] {
      let one = try folder.okrug("replay", "a.md", "--format", format)
      let two = try folder.okrug("replay", "a.md", "--format", format, with: other)
      #expect(one.out == two.out && one.code == 0 && two.code == 0)
    }
  }

  @Test func `an interrupted replay says so and ends with 130`() throws {
    let folder = try NotebookFolder()
    let cell = "```okrug\nshow from japan by district 2012 with shares, totals\n```\n"
    try folder.write("a.md", (1...600).map { _ in cell }.joined(separator: "\n"))
    for command in ["replay", "run", "update"] {
      let running = try folder.start(NotebookFolder.program, [command, "a.md"])
      Thread.sleep(forTimeInterval: 0.4)
      running.process.interrupt()
      let said = try running.said()
      #expect(said.code == 130)
      #expect(said.error == "okrug: interrupted\n")
      #expect(command == "run" || said.out == "")
    }
    #expect(try folder.text("a.md").hasPrefix(cell + "\n```okrug"))
    #expect(folder.names == ["a.md"])
  }
}
