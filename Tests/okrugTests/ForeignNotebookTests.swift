import Foundation
import Testing

/// Notebooks in the forms of other tools, given to commands that read Markdown.
@Suite struct ForeignNotebookTests {
  private static let cell = "```okrug {#japan}\nshare japan in FEFD 2012\n```\n"

  private static func folder() throws -> NotebookFolder {
    let folder = try NotebookFolder()
    try folder.write("a.md", cell)
    for arguments in [["a.md", "x.ipynb"], ["a.md", "x.qmd"], ["a.md", "x.md", "--to", "myst"]] {
      let said = try folder.run(NotebookFolder.program, ["convert"] + arguments)
      try #require(said.code == 0, "\(said.error)")
    }
    return folder
  }

  @Test func `from each form the cells come back`() throws {
    let folder = try Self.folder()
    for name in ["x.md", "x.qmd", "x.ipynb"] {
      #expect(try folder.okrug("convert", name, "out.md", "--force").error == "")
      #expect(try folder.text("out.md") == Self.cell, "\(name)")
    }
    for name in ["x.md", "x.qmd"] {
      #expect(try folder.okrug("convert", name, "out.ipynb", "--force").code == 0)
      #expect(try folder.text("out.ipynb").contains("share japan in FEFD 2012"), "\(name)")
    }
    #expect(try folder.okrug("convert", "a.md", "b.md").code == 64)
    #expect(try folder.okrug("convert", "x.md", "b.md", "--to", "myst").code == 64)
  }

  @Test(arguments: ["run", "replay", "update", "review", "check-text"])
  func `a command that reads Markdown refuses another form, and says what makes a notebook of it`(
    command: String
  ) throws {
    let folder = try Self.folder()
    var names = [("x.ipynb", "Jupyter"), ("x.qmd", "Quarto")]
    if command != "check-text" { names.append(("x.md", "MyST")) }
    for (name, tool) in names {
      let before = try folder.bytes(name)
      let said = try folder.okrug(command, name)
      #expect(said.code == 2)
      #expect(said.out == "")
      #expect(
        said.error
          == "okrug: '\(name)' is written for \(tool): 'okrug convert \(name) out.md' makes a notebook of it\n"
      )
      #expect(try folder.bytes(name) == before)
    }
    #expect(
      try folder.okrug(command, "none.ipynb").error
        == "okrug: cannot read 'none.ipynb': no such file or directory\n")
  }

  @Test(arguments: ["far east.qmd", "it's.qmd", "a\"$HOME`b.qmd", "-x.qmd", "日本.qmd", "a&b;c.qmd"])
  func `what a refusal says to type works in a shell, whatever the file is called`(name: String) throws {
    let folder = try Self.folder()
    try folder.write(name, folder.text("x.qmd"))
    let error = try folder.okrug("replay", "./" + name).error
    let command = try #require(
      error.split(separator: ": 'okrug ").last?.components(separatedBy: "' makes ").first)
    let said = try folder.run("/bin/sh", ["-c", "\(NotebookFolder.program) \(command)"])
    #expect(said.error == "", "\(command)")
    #expect(try folder.text("out.md") == Self.cell)
  }

  @Test func `no such file is answered as a script`() throws {
    let folder = try Self.folder()
    for (name, tool) in [("x.ipynb", "Jupyter"), ("x.qmd", "Quarto")] {
      let said = try folder.okrug(name)
      #expect(said.code == 2)
      #expect(said.out == "")
      #expect(
        said.error
          == "okrug: '\(name)' is written for \(tool): 'okrug convert \(name) out.md' makes a notebook of it\n"
      )
    }
  }

  @Test(arguments: ["ipynb", "qmd"]) func `a new notebook gets no name of another form`(ending: String) throws
  {
    let folder = try NotebookFolder()
    let said = try folder.okrug("init", "x.\(ending)")
    #expect(said.code == 64)
    #expect(
      said.error.contains(
        "A notebook is written as .md: okrug init x.md; then okrug convert x.md x.\(ending).\n"))
    #expect(folder.names.isEmpty)
  }

  @Test func `at the prompt no such file is loaded, and none is saved`() throws {
    let room = try Room()
    try room.folder.write("x.ipynb", "{}\n")
    try room.folder.write("x.md", "```{code-cell} okrug\nhelp\n```\n")
    let terminal = try Terminal(in: room)
    for (name, tool) in [("x.ipynb", "Jupyter"), ("x.md", "MyST")] {
      try terminal.at("okrug> ", ":load \(name)")
      try terminal.see(
        "'\(name)' is written for \(tool): 'okrug convert \(name) out.md' makes a notebook of it")
    }
    try terminal.at("okrug> ", "total FEFD 2012")
    for ending in ["ipynb", "qmd"] {
      try terminal.at("okrug> ", ":save y.\(ending)")
      try terminal.see("a notebook is saved as .md\n")
      try terminal.see("hint: :save y.md; then 'okrug convert y.md y.\(ending)'")
    }
    for name in [".", "..", "~", "../", "state/"] {
      try terminal.at("okrug> ", ":save \(name)")
      try terminal.see("'\(name)' is a folder\n")
    }
    try terminal.at("okrug> ", ":quit")
    #expect(try terminal.end() == 0)
    #expect(!room.folder.names(in: ".").contains { $0.contains("y.") || $0.hasSuffix("..md") })
    #expect(room.folder.names(in: "state") == ["okrug"])
  }

  @Test(arguments: ["qmd", "myst"])
  func `a byte order mark stays at the beginning, and no cell is lost behind it`(form: String) throws {
    let folder = try NotebookFolder()
    let text = "\u{FEFF}```text\nsample\n```\n\n```okrug {#a}\ntotal CFD from japan 2012\n```\n"
    try folder.write("a.md", text)
    let other = form == "qmd" ? "b.qmd" : "b.md"
    let more = form == "qmd" ? [] : ["--to", "myst"]
    #expect(try folder.run(NotebookFolder.program, ["convert", "a.md", other] + more).code == 0)
    let converted = try folder.text(other)
    #expect(converted.hasPrefix("\u{FEFF}---\n") && converted.unicodeScalars.count { $0 == "\u{FEFF}" } == 1)
    #expect(try folder.okrug("convert", other, "c.md").code == 0)
    #expect(try folder.text("c.md") == text)
  }
}
