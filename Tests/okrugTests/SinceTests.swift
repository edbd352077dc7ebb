import Testing

/// Replays of what changed since a revision, with the real `git`.
@Suite(.enabled(if: NotebookFolder.has("/usr/bin/git"))) struct SinceTests {
  let folder: NotebookFolder

  init() throws {
    folder = try NotebookFolder.recorded()
    try folder.write("more/b.md", "```okrug {#b}\ntotal CFD 2012\n```\n")
    #expect(try folder.okrug("update", "more/b.md").code == 0)
    try git("init", "-q")
    try commit()
  }

  private func git(_ words: String...) throws {
    let said = try folder.run(
      "/usr/bin/git",
      ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"] + words)
    try #require(said.code == 0, "\(said.error)")
  }

  private func commit() throws {
    try git("add", "-A")
    try git("commit", "-q", "-m", "x")
  }

  @Test func `what is as it was, and read what is as it was, is left out`() throws {
    let said = try folder.okrug("replay", "--since", "HEAD", ".")
    #expect(said.code == 0)
    #expect(said.out == "")
    #expect(
      said.error
        == "okrug: 2 of 2 notebooks left out: no change in what is asked and read since HEAD\n")
    #expect(
      try folder.okrug("replay", "--since", "HEAD", "--format", "json", ".").out.hasPrefix(
        "{\"format\":1,\"exit\":0,"))
  }

  @Test func `a notebook whose prose asks the data, and does not record what it read, is replayed`() throws {
    let cell = "```okrug {#m}\ntotal CFD 2012\n```\n\n"
    try folder.write("c.md", cell + "It is <!--= @m -->200.538 bln USD<!--/=-->.\n")
    try folder.write("d.md", cell + "It is <!--= total CFD 2012 -->200.538 bln USD<!--/=-->.\n")
    #expect(try folder.okrug("update", "c.md", "d.md").code == 0)
    try commit()
    let said = try folder.okrug("replay", "--since", ":/x", "c.md", "d.md")
    #expect(said.error.hasPrefix("okrug: 1 of 2 notebooks left out: "), "\(said.error)")
    #expect(said.out.hasPrefix("d.md: 1 cell: 1 as recorded"), "\(said.out)")
  }

  @Test func `a notebook that changed, or is new, is replayed`() throws {
    try folder.edit("more/b.md", "200.538 bln USD   ", "200.539 bln USD   ")
    try folder.write("new.md", "```okrug\ntotal CFD 2012\n```\n")
    let said = try folder.okrug("replay", "--since", "HEAD", ".")
    #expect(said.code == 1)
    #expect(said.out.contains("more/b.md:1: #b: output differs\n"))
    #expect(said.out.contains("new.md:1: cell 1: not recorded\n"))
    #expect(said.error.hasPrefix("okrug: 1 of 3 notebooks left out: "))
    try commit()
    #expect(try folder.okrug("replay", "--since", "HEAD~1", "more").out.contains("#b: output differs"))
    #expect(
      try folder.okrug("replay", "--since", "HEAD~1", "far-east.md").error.hasPrefix(
        "okrug: 1 of 1 notebook left out"))
  }

  @Test(arguments: [
    ("data=\"ershova-2014/1:", "data=\"ershova-2014/1:0000"), ("version=\"", "version=\"0."),
    ("digest: sha256:", "digest: sha256:00"),
    ("cell=\"", "cell=\"0"),
  ])
  func `a notebook that read other data, or was recorded by another version, is replayed`(
    was: String, now: String
  ) throws {
    try folder.edit("far-east.md", was, now)
    try commit()
    #expect(
      try folder.okrug("replay", "--since", "HEAD", ".").error.hasPrefix("okrug: 1 of 2 notebooks left out: ")
    )
  }

  @Test func `a link is what it leads to`() throws {
    try folder.link("c.md", to: "more/b.md")
    try commit()
    #expect(
      try folder.okrug("replay", "--since", "HEAD", "c.md").error.hasPrefix("okrug: 1 of 1 notebook left out")
    )
    try folder.edit("more/b.md", "200.538 bln USD   ", "200.539 bln USD   ")
    #expect(try folder.okrug("replay", "--since", "HEAD", "c.md").code == 1)
  }

  @Test func `without git, a repository or the revision nothing is replayed, and it says why`() throws {
    func error(_ words: String..., with environment: [String: String] = [:]) throws -> String {
      let said = try folder.run(NotebookFolder.program, ["replay"] + words, with: environment)
      #expect(said.code == 2)
      #expect(said.out == "")
      return said.error
    }
    #expect(try error("--since", "nope", ".") == "okrug: the repository has no revision 'nope'\n")
    #expect(try error("--since=--output=x", ".") == "okrug: '--output=x' is no revision\n")
    #expect(
      try error("--since", "HEAD\u{1b}[31m", ".")
        == "okrug: the repository has no revision 'HEAD\\u{1b}[31m'\n")
    #expect(
      try error("--since", "HEAD", ".", with: ["PATH": "/nonexistent"])
        == "okrug: --since needs git, and there is no program 'git'\n")
    let outside = try NotebookFolder.recorded()
    let said = try outside.okrug("replay", "--since", "HEAD", ".")
    #expect(said.code == 2)
    #expect(said.error.hasPrefix("okrug: '.' is in no git repository: fatal: not a git repository"))
    #expect(folder.names == [".git", "far-east.md", "more"])
  }
}
