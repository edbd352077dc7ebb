import Foundation
import Replaying
import Testing

/// Notebooks read back from the forms of publishing tools.
@Suite struct SourceReaderTests {
  private static let notebook = """
    ---
    title: x
    ---

    # Prose

    ```okrug {#x .error .skip .hide}
    japn
    ```

    ```okrug {.fresh}
    1 % + 1 %
    ```

    ```python
    print()
    ```

    end

    """

  @Test(arguments: [true, false]) func `cells come back with what is said of them`(isMyST: Bool) throws {
    for text in [
      Self.notebook, "```okrug\n1 % + 1 %\n```\n",
      "```okrug {#j .error .unordered code=\"no-data\" tol=\"0.5\"}\njapn\n```\n",
      "```okrug {.setup .exercise points=\"3\" for=\"it's\"}\n1 % + 1 %\n```\n",
      "```okrug {.any}\nhelp\n```\n",
    ] {
      let bytes = Array(text.utf8)
      let form = try isMyST ? SourceForms.myst(bytes) : SourceForms.quarto(bytes)
      #expect(SourceReader.form(of: form) == (isMyST ? .myst : .quarto))
      #expect(String(decoding: try SourceReader.markdown(form), as: UTF8.self) == text)
    }
  }

  @Test(arguments: [true, false]) func `lines end as they did`(isMyST: Bool) throws {
    let text = Self.notebook.replacingOccurrences(of: "\n", with: "\r\n")
    let form = try isMyST ? SourceForms.myst(Array(text.utf8)) : SourceForms.quarto(Array(text.utf8))
    let plain =
      try isMyST ? SourceForms.myst(Array(Self.notebook.utf8)) : SourceForms.quarto(Array(Self.notebook.utf8))
    #expect(
      String(decoding: form, as: UTF8.self)
        == String(decoding: plain, as: UTF8.self).replacingOccurrences(of: "\n", with: "\r\n"))
    #expect(String(decoding: try SourceReader.markdown(form), as: UTF8.self) == text)
  }

  @Test func `an example of a form's cell is not made one`() throws {
    let text = "Write\n\n```{okrug}\nhelp\n```\n\n```okrug\nhelp\n```\n"
    let fault = ConversionFault("line 3: what is an example here would be a cell there")
    #expect(throws: fault) { try SourceForms.quarto(Array(text.utf8)) }
    #expect(throws: fault) { try SourceForms.myst(Array(text.utf8)) }
  }

  @Test func `keys that a form needs take the place of those that are there`() throws {
    let text = "---\nengine: knitr\nkernelspec:\n  name: other\ntitle: x\n---\n\n```okrug\nhelp\n```\n"
    let quarto = String(decoding: try SourceForms.quarto(Array(text.utf8)), as: UTF8.self)
    #expect(quarto.components(separatedBy: "engine:").count == 2)
    let myst = String(decoding: try SourceForms.myst(Array(text.utf8)), as: UTF8.self)
    #expect(myst.components(separatedBy: "kernelspec:").count == 2 && !myst.contains("other"))
  }

  @Test(arguments: [
    ("```{code-cell}\nhelp\n```\n", "```okrug\nhelp\n```\n"),
    (
      "~~~ {code-cell}  okrug\n:label: x\n:tags: [other, remove-cell]\nhelp\n~~~",
      "```okrug {#x .hide}\nhelp\n```\n"
    ),
    ("```{okrug}\n#| fig-cap: y\nhelp\n```\n", "```okrug\n#| fig-cap: y\nhelp\n```\n"),
    ("a\r\n```{okrug}\r\nhelp\r\n```\r\nb\r\n", "a\r\n```okrug\r\nhelp\r\n```\r\nb\r\n"),
  ])
  func `a cell that somebody wrote by hand is read`(_ text: String, _ expected: String) throws {
    #expect(SourceReader.form(of: Array(text.utf8)) != nil)
    #expect(String(decoding: try SourceReader.markdown(Array(text.utf8)), as: UTF8.self) == expected)
  }

  @Test(arguments: [
    "", "prose", "```okrug\nhelp\n```\n", "```okrug\nhelp\n```\n\n```{okrug}\nhelp\n```\n",
    "```{code-cell} python\nprint()\n```\n", "    ```{okrug}\n", "````\n```{okrug}\nhelp\n```\n````\n",
    "{code-cell} okrug",
  ])
  func `what has no cells of theirs is in neither form`(_ text: String) {
    #expect(SourceReader.form(of: Array(text.utf8)) == nil)
  }

  @Test func `a cell that never ends, and bytes that are no text, are refused`() {
    #expect(throws: ConversionFault.self) { try SourceReader.markdown(Array("```{okrug}\nhelp\n".utf8)) }
    #expect(throws: ConversionFault.self) { try SourceReader.markdown([0x61, 0xFF]) }
  }
}
