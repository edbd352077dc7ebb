import Foundation
import Testing

/// A difference is laid to what was edited, not to data that is what it was.
@Suite struct BlamedCellsTests {
  private static let text = """
    ```okrug {#context}
    use 2012
    ```

    ```okrug {#bound}
    let q = total FEFD from japan
    ```

    ```okrug {#twice}
    q * 2
    ```

    ```okrug {#asked}
    total CFD from japan
    ```

    """

  /// What replaying says after an edit of the recorded notebook.
  private func said(_ before: String, _ after: String) throws -> String {
    let folder = try NotebookFolder()
    try folder.write("a.md", Self.text)
    try #require(folder.okrug("update", "a.md").code == 0)
    let recorded = try folder.text("a.md")
    let edited = recorded.replacing(before, with: after)
    try #require(edited != recorded)
    try folder.write("a.md", edited)
    let said = try folder.okrug("replay", "a.md")
    #expect(said.code == 1)
    #expect(!said.out.contains("the data it read changed"), "\(said.out)")
    return said.out
  }

  @Test func `a name bound anew is the cause of what uses it, beside a line that changes the context`() throws
  {
    let said = try said("let q = total FEFD from japan", with: "let q = total CFD from japan")
    #expect(
      said.contains("#twice: output differs") && said.contains("cause: a cell it uses says something else: q")
    )
  }

  @Test func `a name that is bound no more is a cause too`() throws {
    let said = try said("let q =", with: "let p =")
    #expect(said.contains("#twice: refused (unknown-word)"))
    #expect(said.contains("cause: not known"))
  }

  @Test func `another context is the cause of what is asked in it`() throws {
    let said = try said("use 2012", with: "use flow 2012")
    #expect(
      said.components(separatedBy: "cause: a cell it uses says something else: #context").count >= 2,
      "\(said)")
  }

  private func said(_ before: String, with after: String) throws -> String { try said(before, after) }

  // MARK: What is over

  /// What replaying says of a notebook whose recorded outputs were edited.
  private func said(of text: String, _ edits: [(String, String)]) throws -> String {
    let folder = try NotebookFolder()
    try folder.write("a.md", text)
    try #require(folder.okrug("update", "a.md").code == 0)
    for (before, after) in edits { try folder.edit("a.md", before, after) }
    return try folder.okrug("replay", "a.md").out
  }

  private static let supposed = "```okrug {#s}\nsuppose total FEFD from japan 2012 = 9400 mln USD\n```\n\n"
  private static let asked = "total CFD from japan 2012\n```\n"

  @Test(arguments: [
    "```okrug {#b .fresh}\n", "```okrug {#n}\nsuppose nothing\n```\n\n```okrug {#b}\n",
  ]) func `what is supposed no more is no cause`(between: String) throws {
    let said = try said(
      of: Self.supposed + between + Self.asked,
      [("9400 mln USD, until", "9401 mln USD, until"), ("1,097.3 mln USD   J", "1,097.4 mln USD   J")])
    #expect(said.contains("#b: output differs"), "\(said)")
    #expect(said.contains("cause: not known") && !said.contains("says something else: #s"), "\(said)")
  }

  @Test func `a name that is bound again as it was is no cause`() throws {
    let text =
      "```okrug\nlet x = total FEFD from japan 2012\n```\n\n```okrug\nlet x = total CFD from japan 2012\n```\n\n"
      + "```okrug {#c}\nx + 0 mln USD\n```\n"
    let said = try said(
      of: text,
      [
        ("9,415.9 mln USD   ", "9,415.8 mln USD   "),
        ("1,097.3 mln USD   computed", "1,097.4 mln USD   computed"),
      ])
    #expect(said.contains("#c: output differs"), "\(said)")
    #expect(!said.contains("says something else: x"), "\(said)")
  }

  @Test func `a number of the prose is laid to the cell that it names`() throws {
    let text =
      "```okrug {#a}\ntotal CFD from japan 2012\n```\n\nIt is <!--= @a -->1,097.3 mln USD<!--/=-->.\n"
    let said = try said(of: text, [("total CFD from", "total NWFD from")])
    #expect(said.contains("does not hold"), "\(said)")
    #expect(said.contains("cause: a cell it uses says something else: @a"), "\(said)")
  }
}
