import Foundation
import Replaying
import Support
import Testing

/// Notebooks in the forms of other tools, and back.
@Suite struct ConversionTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static let manual: [String] = {
    let folder = root.appending(path: "Notebooks")
    let walk = FileManager.default.enumerator(atPath: folder.path)
    return (walk?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".md") }.sorted()
  }()

  private func converted(_ bytes: [UInt8]) throws -> (ipynb: [UInt8], differing: [String]) {
    var writer = try IPynbWriter(bytes, in: Asking.world, parts: PublishedParts(try Asking.catalogue()))
    let ipynb = writer.bytes()
    return (ipynb, writer.differing)
  }

  private func document(_ ipynb: [UInt8]) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(ipynb)) as? [String: Any])
  }

  private func cells(_ ipynb: [UInt8]) throws -> [[String: Any]] {
    try #require(try document(ipynb)["cells"] as? [[String: Any]])
  }

  @Test func `there is a manual to convert`() { #expect(Self.manual.count > 40) }

  @Test(arguments: manual) func `a page of the manual comes back byte for byte, and says what it said`(
    _ name: String
  ) throws {
    let bytes = Array(try Data(contentsOf: Self.root.appending(path: "Notebooks/\(name)")))
    let (ipynb, differing) = try converted(bytes)
    #expect(differing.isEmpty)
    #expect(try IPynbReader.markdown(ipynb) == bytes)
  }

  @Test(arguments: [
    "", "\n", "\n\n\n", "only prose", "# A\n\n\n\n# B\n\n\n", "```okrug\n```\n", "```okrug\n\n```\n",
    "```okrug\n1 % + 1 %\n```",
    "\u{FEFF}---\ntitle: x\n---\n```okrug\nclear\n```\n",
    "a\r\n\r\n```okrug {#x}\r\n1 % + 1 %\r\n```\r\n\r\n```output\r\nwrong\r\n```\r\n",
    "````okrug   {#x .skip}\nsay \"```\"\n````\n\n\n\n```output\nnever\n```\ntext at once\n```okrug\n@x\n```\n",
    "```okrug {#a}\n1 % + 1 %\n```\n```okrug {.fresh}\n@a\n```\n", "---\ntitle: only front\n---\n",
    "```python\nprint()\n```\n\n<!-- ```okrug -->\n\n    ```okrug\n",
    "```okrug {.any}\n1 % + 1 %\n```\n\n```output\nwhatever\n```\n",
    "```okrug {#part-1}\n1 % + 1 %\n```\n\nprose\n",
  ])
  func `whatever a notebook looks like, it comes back byte for byte`(_ text: String) throws {
    let (ipynb, _) = try converted(Array(text.utf8))
    #expect(String(decoding: try IPynbReader.markdown(ipynb), as: UTF8.self) == text)
    let cells = try cells(ipynb)
    let ids = cells.compactMap { $0["id"] as? String }
    #expect(Set(ids).count == ids.count && ids.count == cells.count)
  }

  @Test func `an answer that is no longer the recorded one is kept as it was recorded, and named`() throws {
    let text = "```okrug {#x}\n1 % + 1 %\n```\n\n```output\n3 %\n```\n"
    let (ipynb, differing) = try converted(Array(text.utf8))
    #expect(differing == ["#x"])
    let outputs = try #require(try cells(ipynb)[0]["outputs"] as? [[String: Any]])
    #expect((outputs.first?["data"] as? [String: Any])?["text/plain"] as? [String] == ["3 %"])
    #expect(String(decoding: try IPynbReader.markdown(ipynb), as: UTF8.self) == text)
  }

  @Test func `a cell that others use tells the kernel its name`() throws {
    let text = "```okrug {#x}\n1 % + 1 %\n```\n\n```okrug {#y}\n@x\n```\n"
    let (ipynb, _) = try converted(Array(text.utf8))
    #expect(try cells(ipynb).map { ($0["source"] as? [String])?.first } == ["#| label: x\n", "@x"])
    #expect(try cells(ipynb).map { $0["id"] as? String } == ["x", "y"])
    #expect(String(decoding: try IPynbReader.markdown(ipynb), as: UTF8.self) == text)
  }

  @Test func `a cell that was changed is written anew, with what it says now`() throws {
    let text =
      "# T\n\n\n```okrug {#x .error code=\"no-data\"}\nold\n```\n\n```output {cell=\"12\"}\nrecorded\n```\n\nend"
    var document = try document(try converted(Array(text.utf8)).ipynb)
    var cells = try #require(document["cells"] as? [[String: Any]])
    cells[1]["source"] = "new\n"
    cells[1]["outputs"] = [["output_type": "stream", "name": "stdout", "text": ["said\n"]]]
    document["cells"] = cells
    let back = try IPynbReader.markdown(Array(try JSONSerialization.data(withJSONObject: document)))
    let expected =
      "# T\n\n\n```okrug {#x .error code=\"no-data\"}\nnew\n\n```\n\n```output\nsaid\n```\n\nend"
    #expect(String(decoding: back, as: UTF8.self) == expected)
  }

  @Test(arguments: [
    "", "{}", "[]", "{\"cells\":[]}", "{\"cells\":[],\"nbformat\":3}", "{\"cells\":[{}],\"nbformat\":4}",
    "{\"cells\":[],\"nbformat\":4,\"metadata\":{\"kernelspec\":{\"language\":\"python\"}}}",
    "{\"cells\":[{\"cell_type\":\"markdown\",\"source\":\"```okrug\"}],\"nbformat\":4}",
  ])
  func `what is no notebook of this language is refused`(_ text: String) {
    #expect(throws: ConversionFault.self) { try IPynbReader.markdown(Array(text.utf8)) }
  }

  @Test func `bytes that are no text, and a cell that never ends, are refused`() {
    #expect(throws: ConversionFault.self) { try converted([0x61, 0xFF]) }
    #expect(throws: ConversionFault.self) { try converted(Array("```okrug\n".utf8)) }
    #expect(throws: ConversionFault.self) { try SourceForms.quarto([0xFF]) }
  }

  @Test func `Quarto and MyST get cells of their own kind`() throws {
    let text =
      "---\ntitle: x\njupyter:\n  a: b\n---\n\n```okrug {#x .error}\njapn\n```\n\n```output {.error}\nno\n```\n\nend\n"
    let quarto = String(decoding: try SourceForms.quarto(Array(text.utf8)), as: UTF8.self)
    #expect(
      quarto
        == "---\ntitle: x\nengine: jupyter\njupyter: okrug\n---\n\n```{okrug}\n#| label: x\n#| error: true\njapn\n```\n\nend\n"
    )
    let myst = String(decoding: try SourceForms.myst(Array(text.utf8)), as: UTF8.self)
    #expect(
      myst == """
        ---
        title: x
        kernelspec:
          name: okrug
          display_name: Okrug
          language: okrug
        ---

        ```{code-cell} okrug
        :tags: [raises-exception]

        #| label: x
        japn
        ```

        end

        """)
  }
}
