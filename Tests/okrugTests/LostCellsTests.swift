import Foundation
import Glibc
import Testing

/// What was a notebook, or was to be one, is not passed over.
@Suite struct LostCellsTests {
  private static let good = "```okrug {#japan}\nshare japan in FEFD 2012\n```\n"

  private static func recorded(_ folder: NotebookFolder) throws -> String {
    try folder.write("good.md", good)
    try #require(folder.okrug("update", "good.md").code == 0)
    return try folder.text("good.md")
  }

  @Test func `a file below a folder whose cells are lost is named, and the replay fails`() throws {
    let folder = try NotebookFolder()
    let recorded = try Self.recorded(folder)
    let lost = [
      recorded.replacing("```okrug", with: "```Okrug"),
      recorded.replacing("```okrug {#japan}", with: "```text"),
      "---\nokrug:\n  data: ershova-2014\n---\n\nNo cells.\n", "<!-- a comment\n\n" + recorded,
      "~~~\nprose\n\n" + recorded, "```{code-cell} okrug\nshare japan in FEFD 2012\n```\n",
    ]
    for text in lost {
      try folder.write("sub/lost.md", text)
      let said = try folder.okrug("replay", ".")
      #expect(said.code != 0, "\(text)")
      #expect((said.out + said.error).contains("sub/lost.md"), "\(text)")
      #expect(said.out.contains("good.md: 1 cell: 1 as recorded"))
    }
  }

  @Test(arguments: [
    "# Notes\n\nNo cells.\n", "```text\nnever closed\n", "<!-- never closed\n",
    "```output\nof another tool\n```\n",
    "````md\n```okrug\nshare japan in FEFD 2012\n```\n````\n", "```{code-cell} python\n1\n```\n",
  ])
  func `a file that is no notebook is passed over`(text: String) throws {
    let folder = try NotebookFolder()
    _ = try Self.recorded(folder)
    try folder.write("sub/notes.md", text)
    let said = try folder.okrug("replay", ".")
    #expect(said.code == 0)
    #expect(!said.out.contains("notes.md") && said.error.isEmpty)
  }

  @Test(arguments: [
    ("~~~\n", "tildes"), ("````text\nx\n~~~\n", "backticks"), ("<!--\n", "close it, or write &lt;"),
  ])
  func `what is never closed and swallows a cell is an error, and its hint closes it`(
    opening: String, hint: String
  ) throws {
    let folder = try NotebookFolder()
    let recorded = try Self.recorded(folder)
    try folder.write(
      "a.md", Self.good + "\n" + opening + "\n" + recorded.replacing("#japan", with: "#other"))
    let said = try folder.okrug("replay", "a.md")
    #expect(said.code == 2)
    #expect(said.out.contains("not closed: all that follows is in it"))
    #expect(said.out.contains(hint))
  }

  @Test(arguments: ["~~~\nnot closed\n", "```text\nnot closed\n", "<!-- not closed\n", "<script>\n"])
  func `a Jupyter notebook whose text would swallow its cells is not converted`(open: String) throws {
    let folder = try NotebookFolder()
    try folder.write("a.md", "Some prose.\n\n" + Self.good)
    try #require(folder.okrug("convert", "a.md", "a.ipynb").code == 0)
    let text = try folder.text("a.ipynb")
    let rows = open.replacing("\n", with: "\\n")
    let edited = text.replacing("Some prose.", with: "Some prose.\\n" + rows)
    try #require(edited != text)
    try folder.write("a.ipynb", edited)
    let said = try folder.okrug("convert", "a.ipynb", "b.md")
    #expect(said.code == 2)
    #expect(said.error.contains("cell 1 leaves a fence, a comment or a tag open"), "\(said.error)")
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/b.md"))
  }

  @Test func `only a file is replaced`() throws {
    let folder = try NotebookFolder()
    try folder.write("a.md", Self.good)
    try #require(unsafe mkfifo(folder.path + "/pipe.ipynb", 0o600) == 0)
    let said = try folder.okrug("convert", "a.md", "pipe.ipynb", "--force")
    #expect(said.code == 2)
    #expect(said.error == "okrug: 'pipe.ipynb' is not a file\n")
  }

  @Test func `a failure that no diff shows is told beside it`() throws {
    let folder = try NotebookFolder()
    try folder.write("a.md", Self.good + "\n" + Self.good)
    let said = try folder.okrug("replay", "a.md", "--format", "diff")
    #expect(said.code == 2)
    #expect(said.out.isEmpty)
    #expect(said.error.contains("a second cell '#japan'"))
  }

  @Test func `an update says that it writes the digest of the data`() throws {
    let folder = try NotebookFolder()
    try folder.write("a.md", "---\nokrug:\n  data: ershova-2014\n---\n\n" + (try Self.recorded(folder)))
    let check = try folder.okrug("update", "--check", "a.md")
    #expect(check.code == 1)
    #expect(check.out == "a.md: 1 cell: 1 as recorded; the digest of the data to be recorded\n")
    #expect(
      try folder.okrug("update", "a.md").out
        == "a.md: 1 cell: 1 as recorded; the digest of the data recorded\n")
    #expect(try folder.okrug("update", "--check", "a.md").code == 0)
  }
}
