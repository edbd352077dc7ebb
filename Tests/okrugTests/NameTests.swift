import Testing

/// Names of files that would act on a terminal.
@Suite struct NameTests {
  private static let hostile = "a\u{1B}[31m\u{202E}b.md"
  private static let shown = "a\\u{1b}[31m\\u{202e}b.md"

  @Test(arguments: [
    ["replay"], ["update"], ["review"], ["run"], ["replay", "--format", "github"],
    ["replay", "--format", "tap"],
    ["replay", "--format", "json"], ["update", "--check"], ["init"], ["data", "check"], [],
    ["replay", "--only"],
    ["replay", "--since"], ["--format"],
  ])
  func `a file's name never reaches the terminal raw, whether the file is there or not`(command: [String])
    throws
  {
    let folder = try NotebookFolder()
    for text in ["", "```okrug\nlist wrods\n```\n", "```okrug {#a\nx"] {
      if !text.isEmpty { try folder.write(Self.hostile, text) }
      let said = try folder.run(NotebookFolder.program, command + [Self.hostile])
      let scalars = (said.out + said.error).unicodeScalars
      #expect(
        !scalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" }, "\(command): \(said.out)\(said.error)")
    }
  }

  @Test func `it is shown by the numbers of its characters`() throws {
    #expect(
      try NotebookFolder().okrug("replay", Self.hostile).error
        == "okrug: cannot read '\(Self.shown)': no such file or directory\n")
  }

  @Test func `what has no name that can be read is not passed over in a folder`() throws {
    let folder = try NotebookFolder()
    try folder.write("n/ok.md", "```okrug {#a}\ntotal CFD from japan 2012\n```\n")
    try folder.okrug("update", "n/ok.md")
    #expect(try folder.okrug("replay", "n").code == 0)
    let path = folder.path + "/n"
    for (name, makes) in [("\u{E9}.md", true), ("d\u{E9}", false)] {
      // Latin 1, as an old archive has it.
      let shell = makes ? "touch" : "mkdir"
      let latin = name.unicodeScalars.map { $0.isASCII ? String($0) : "\\" + String($0.value, radix: 8) }
      let made = "cd '\(path)' && \(shell) \"$(printf '\(latin.joined())')\""
      try #require(folder.run("/bin/sh", ["-c", made]).code == 0)
      let said = try folder.okrug("replay", "n")
      #expect(said.code == 2, "\(said.out)\(said.error)")
      #expect(said.out.contains("n/ok.md: 1 cell: 1 as recorded\n"))
      #expect(said.error.contains("its name is not UTF-8\n"), "\(said.error)")
      let taken = "cd '\(path)' && rm -r \"$(printf '\(latin.joined())')\""
      try #require(folder.run("/bin/sh", ["-c", taken]).code == 0)
    }
    #expect(try folder.okrug("replay", "n").code == 0)
  }
}
