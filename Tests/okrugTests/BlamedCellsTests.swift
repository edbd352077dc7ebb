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
    #expect(
      said.contains("cause: a cell it uses says something else")
        || said.contains("cause: it reads other tables"))
  }

  @Test func `another context is the cause of what is asked in it`() throws {
    let said = try said("use 2012", with: "use flow 2012")
    #expect(
      said.components(separatedBy: "cause: a cell it uses says something else: #context").count >= 2,
      "\(said)")
  }

  private func said(_ before: String, with after: String) throws -> String { try said(before, after) }
}
