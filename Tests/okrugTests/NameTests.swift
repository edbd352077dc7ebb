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
}
