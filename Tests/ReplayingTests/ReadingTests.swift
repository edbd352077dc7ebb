import Replaying
import Testing

struct ReadingTests {
  private static let example = """
    ---
    title: How much?
    okrug:
      format: 1
      data: ershova-2014 japan-canada-1990
      digest: sha256:6d1f0c5b0a41   # observations only
      rows: 12
    ---

    Japan held <!--= @japan -->17.86 %<!--/=--> of it.

    ```okrug {#japan}
    share japan in FEFD 2012
    ```

    ```output {cell="1a2b3c4d" version="1"}
    17.86 %
    ```

    ````okrug {#typo .error code="unknown-name"}
    share japam
    ```
    ````
    """

  @Test func `cells, outputs, attributes, front matter and prose numbers are found`() {
    let notebook = Notebook(Self.example)
    #expect(notebook.issues.isEmpty)
    #expect(notebook.cells.map(\.line) == [12, 20])
    #expect(notebook.cells.map(notebook.source) == ["share japan in FEFD 2012", "share japam\n```"])
    #expect(notebook.cells.map(\.id) == ["japan", "typo"])
    #expect(
      notebook.cells[1].attributes.has("error")
        && notebook.cells[1].attributes.value("code") == "unknown-name")
    #expect(notebook.cells[0].output.map(notebook.recorded) == "17.86 %")
    #expect(notebook.cells[0].output?.line == 16)
    #expect(notebook.cells[1].output == nil)
    #expect(notebook.front?.data == ["ershova-2014", "japan-canada-1990"])
    #expect(notebook.front?.digest == "sha256:6d1f0c5b0a41")
    #expect(notebook.front?.rows == 12)
    #expect(notebook.checks.map(notebook.expression) == ["@japan"])
    #expect(notebook.checks.map(notebook.literal) == ["17.86 %"])
    #expect(notebook.checks.map { [$0.line, $0.column] } == [[10, 12]])
  }

  @Test func `a byte order mark and CRLF change nothing`() {
    let windows: [UInt8] =
      [0xEF, 0xBB, 0xBF]
      + Self.example.utf8.flatMap { (byte: UInt8) -> [UInt8] in byte == 0x0A ? [0x0D, 0x0A] : [byte] }
    let notebook = Notebook(windows)
    #expect(notebook.printed == windows)
    #expect(notebook.issues.isEmpty)
    #expect(notebook.cells.map(notebook.source) == ["share japan in FEFD 2012", "share japam\n```"])
    #expect(notebook.front?.rows == 12)
    #expect(notebook.checks.map { [$0.line, $0.column] } == [[10, 12]])
  }

  @Test(arguments: [
    "~~~okrug\na\n~~~\n", " ```okrug\na\n```\n", "``` okrug\na\n```\n", "```okrug{#a}\na\n```\n",
    "```Okrug\na\n```\n", "```{okrug}\na\n```\n",
    "> ```okrug\n> a\n> ```\n", "- ```okrug\n  a\n  ```\n", "```okrugs\na\n```\n",
    "    ```okrug\n    a\n    ```\n", "``okrug\na\n``\n",
  ])
  func `only a fence of backticks in column 0 that says okrug is a cell`(_ text: String) {
    #expect(Notebook(text).cells.isEmpty)
  }

  @Test(arguments: [
    "~~~okrug\na\n~~~\n", " ```okrug\na\n```\n", "``` okrug\na\n```\n", "```okrug{#a}\na\n```\n",
    "```{okrug}\na\n```\n", "> ```okrug\n> a\n> ```\n",
  ])
  func `what looks like a cell and is none gives a warning`(_ text: String) {
    #expect(Notebook(text).codes == ["not-a-cell"])
    #expect(Notebook(text).errors.isEmpty)
  }

  @Test(arguments: [
    "```text\n```okrug\na\n```\n", "````\n```okrug\na\n```\n````\n", "~~~\n```okrug\na\n```\n~~~\n",
    "<!--\n```okrug\na\n```\n-->\n", "<div>\n```okrug\na\n```\n\n",
    "<script>\n\n```okrug\na\n```\n</script>\n", "<?php\n```okrug\na\n```\n?>\n",
    "<!X\n```okrug\na\n```\n>\n", "<![CDATA[\n\n```okrug\na\n```\n]]>\n",
    "<x-y>\n```okrug\na\n```\n\n", "---\n```okrug\na\n```\n---\n", "  - a\n\n    ```okrug\n    a\n    ```\n",
    "<pre>\n\n```okrug\na\n```\n</pre>\n",
    "<textarea>\n\n```okrug\na\n```\n</textarea>\n",
  ])
  func `a fence in a fence, in HTML, in front matter or in a list is no cell`(_ text: String) {
    #expect(Notebook(text).cells.isEmpty)
    #expect(Notebook(text).errors.isEmpty)
  }

  @Test(arguments: [
    "a\n```okrug\nx\n```\n", "- a\n```okrug\nx\n```\n", "> a\n```okrug\nx\n```\n",
    "a\n<x-y>\n```okrug\nx\n```\n", "<!-- a -->\n```okrug\nx\n```\n",
    "- ```\n  a\n```okrug\nx\n```\n", "> ```\n```okrug\nx\n```\n",
    "1. ```\n   a\n   ```\n\n```okrug\nx\n```\n", "    <div>\n\n```okrug\nx\n```\n",
    "<div>\n\n```okrug\nx\n```\n", "a | b\n--|--\n```okrug\nx\n```\n", "...\n```okrug\nx\n```\n",
    "```okrug\nx\n   ````  \n", "\u{FEFF}```okrug\nx\n```\n",
  ])
  func `what ends before a cell does not hide it`(_ text: String) {
    let notebook = Notebook(text)
    #expect(notebook.cells.map(notebook.source) == ["x"])
  }

  @Test(arguments: [
    ("```okrug\na\n", "unterminated-cell", 1), ("a\n\n```okrug\na\n``\n", "unterminated-cell", 3),
    ("```okrug\na\n```\n\n```output\nb\n", "unterminated-output", 5),
    ("```output\n", "unterminated-output", 1),
  ])
  func `an okrug or output fence that is not closed is an error`(_ text: String, _ code: String, _ line: Int)
  {
    let errors = Notebook(text).errors
    #expect(errors.map(\.code) == [code])
    #expect(errors.map(\.line) == [line])
  }

  @Test func `a second cell with an id is an error at the second cell`() {
    let notebook = Notebook("```okrug {#a}\n```\n\n```okrug {#b}\n```\n\n```okrug {#a}\n```\n")
    #expect(notebook.errors.map(\.code) == ["duplicate-id"])
    #expect(notebook.errors.first?.line == 7)
    #expect(notebook.errors.first?.message == "a second cell '#a'; the first is on line 1")
  }

  @Test(arguments: [
    ("```okrug\na\n```\n```output\nb\n```\n", true), ("```okrug\na\n```\n\n \t\n\n```output\nb\n```\n", true),
    ("```okrug\na\n```\ntext\n```output\nb\n```\n", false),
    ("```okrug\na\n```\n\n<!-- c -->\n\n```output\nb\n```\n", false),
    ("```okrug\na\n```\n\n ```output\nb\n```\n", false), ("```okrug\na\n```\n\n~~~output\nb\n~~~\n", false),
    ("```okrug\na\n```\n\n```outputs\nb\n```\n", false),
  ])
  func `an output belongs to a cell if blank lines alone lie between`(_ text: String, _ belongs: Bool) {
    #expect((Notebook(text).cells.first?.output != nil) == belongs)
  }

  @Test func `a second output, and one without a cell, is prose with a warning`() {
    let notebook = Notebook(
      "```output\nz\n```\n\n```okrug\na\n```\n\n```output\nb\n```\n\n```output\nc\n```\n")
    #expect(notebook.cells.first?.output.map(notebook.recorded) == "b")
    #expect(notebook.codes == ["orphan-output", "orphan-output"])
    #expect(notebook.issues.map(\.line) == [1, 13])
  }

  @Test(arguments: [
    "{#}", "{#1a}", "{#a b}", "{.}", "{#a#b}", "{#a #b}", "{a=b}", "{a=\"b}", "{a=\"b\" a=\"c\"}", "#a",
    "{#a} x", "{#a", "{=}", "{#é}", "{\"a\"}", "{#a.b}",
  ])
  func `attributes in no other form than braces make the fence prose, with a warning`(_ braces: String) {
    let notebook = Notebook("```okrug \(braces)\na\n```\n")
    #expect(notebook.cells.isEmpty)
    #expect(notebook.codes == ["bad-attributes"])
  }

  @Test(arguments: [
    "{}", "{ }", "{#a}", "{ #a }", "{.b #a}", "{#a .b k=\"v w=}\" .c}", "{k=\"\"}", "{#a}  \t",
  ])
  func `braces hold an id, classes and quoted values in any order`(_ braces: String) {
    #expect(Notebook("```okrug \(braces)\na\n```\n").cells.count == 1)
  }

  @Test func `an id has at most 64 characters`() {
    let long = "a" + String(repeating: "b", count: 63)
    #expect(Notebook("```okrug {#\(long)}\n```\n").cells.first?.id == long)
    #expect(Notebook("```okrug {#\(long)c}\n```\n").cells.isEmpty)
  }

  @Test(arguments: [
    ("```okrug {.eror}\n```\n", "unknown-class"), ("```okrug {cod=\"x\"}\n```\n", "unknown-key"),
    ("```okrug {tol=\"x\"}\n```\n", "bad-tolerance"),
    ("```okrug {code=\"x\"}\n```\n", "code-without-error"),
    ("```okrug\n```\n\n```output {.eror}\n```\n", "unknown-class"), ("```text\n", "unterminated-fence"),
    ("<script>\n", "unterminated-html"), ("---\nokrug:\n", "unterminated-front-matter"),
    ("---\nokrug:\n  date: x\n---\n", "unknown-front-matter-key"),
    ("---\nokrug: {format: 1}\n---\n", "front-matter-value"),
    ("---\nokrug:\n  rows: many\n---\n", "front-matter-value"),
    ("---\nokrug:\n  format: 2\n---\n", "front-matter-value"),
    ("---\nokrug:\n  data: [a, b]\n---\n", "front-matter-value"),
    ("---\nokrug:\n  rows: 3\n  rows: 4\n---\n", "front-matter-value"),
    ("---\nokrug:\n  data:\n    - a\n---\n", "front-matter-value"),
    ("---\nokrug:\n  digest: md5:1\n---\n", "front-matter-value"),
  ])
  func `what is odd gives a warning and no error`(_ text: String, _ code: String) {
    #expect(Notebook(text).codes == [code])
    #expect(Notebook(text).errors.isEmpty)
  }

  @Test func `a cell that is not UTF-8 is read with U+FFFD and a warning`() {
    let notebook = Notebook(bytes("```okrug\na") + [0xFF] + bytes("b\n```\n"))
    #expect(notebook.cells.map(notebook.source) == ["a\u{FFFD}b"])
    #expect(notebook.codes == ["not-utf8"])
  }

  @Test func `front matter is opaque but for the flat keys under okrug`() {
    let notebook = Notebook(
      "---\ntitle: |\n  okrug:\n  data: no\nother:\n  data: no\nokrug: # here\n  # a comment\n\n  data: \"a b\"\n  rows: '7'\nlast:\n  rows: 9\n...\n"
    )
    #expect(notebook.front?.data == ["a", "b"])
    #expect(notebook.front?.rows == 7)
    #expect(notebook.issues.isEmpty)
  }

  @Test func `front matter stands on the first line or not at all`() {
    #expect(Notebook("\n---\nokrug:\n  rows: 3\n---\n").front == nil)
    #expect(Notebook("--- x\nokrug:\n  rows: 3\n---\n").front == nil)
    #expect(Notebook("---  \nokrug:\n  rows: 3\n---\t\n").front?.rows == 3)
  }
}

struct ProseNumberTests {
  private func checks(_ text: String) -> [String] {
    let notebook = Notebook(text)
    return notebook.checks.map {
      $0.kind == .number
        ? "\(notebook.expression(of: $0)) = \(notebook.literal(of: $0))" : "? \(notebook.expression(of: $0))"
    }
  }

  @Test(arguments: [
    "x <!--= @a -->17<!--/=-->", "# <!--= @a -->17<!--/=-->", "- <!--= @a -->17<!--/=-->",
    "> x <!--= @a -->17<!--/=-->", "x\n===\n\nx <!--=@a-->17<!--/=-->",
    "x `code` <!--= @a -->17<!--/=-->", "x ` <!--= @a -->17<!--/=-->", "x `` ` <!--= @a -->17<!--/=-->",
    "x \\`<!--= @a -->17<!--/=-->`", "<!--= @a -->17<!--/=-->",
    "<p>x <!--= @a -->17<!--/=--></p>", "  <!--= @a -->17<!--/=-->",
    "<a title=\"`\"> <!--= @a -->17<!--/=--> `", "x <http://a`b> <!--= @a -->17<!--/=--> `",
    "| <!--= @a -->17<!--/=--> | b |\n|--|--|\n", "| a ` | b |\n|--|--|\n| <!--= @a -->17<!--/=--> ` | c |\n",
    "x <!-- ` --> <!--= @a -->17<!--/=--> `",
    "<!--\nx <!--= @a -->17<!--/=--> -->",
  ])
  func `a number between its marks is checked, wherever prose is`(_ text: String) {
    #expect(checks(text) == ["@a = 17"])
  }

  @Test(arguments: [
    "`<!--= @a -->17<!--/=-->`", "x ``<!--= @a -->`17<!--/=-->``", "x `a\n<b <!--= @a -->17<!--/=-->` c",
    "    <!--= @a -->17<!--/=-->", "```\n<!--= @a -->17<!--/=-->\n```",
    "\\<!--= @a -->17<!--/=-->", "<!-- <!--= @a -->17<!--/=--> -->", "x <!-- <!--= @a -->17<!--/=-->",
    "<p><!-- c --> <!--= @a -->17<!--/=--></p>",
    "<a title=\"<!--= @a -->\">17<!--/=-->", "<!-- = @a -->17<!--/=-->", "x `<!--= @a -->17\nb` <!--/=-->",
    "~~~\nx <!--? @a = 1 -->\n~~~",
    "---\nx: <!--= @a -->17<!--/=-->\n---\n",
  ])
  func `what is code, or in another comment or tag, or escaped, is not checked`(_ text: String) {
    #expect(checks(text) == [])
  }

  @Test func `several numbers and assertions of a line are all checked, in order`() {
    #expect(
      checks(
        "x <!--= @a -->1<!--/=--> and <!--= share japan in FEFD -->almost **18 %**<!--/=-->, <!--? @a < @b -->\n"
      )
        == ["@a = 1", "share japan in FEFD = almost **18 %**", "? @a < @b"])
  }

  @Test(arguments: [
    ("x <!--= @a -->17\n", "number-not-closed", 3),
    ("x <!--= @a -->17\n<b>y</b> <!--/=-->", "number-not-closed", 3),
    ("x 17<!--/=-->", "number-not-opened", 5),
    ("x <!--= -->17<!--/=-->", "empty-number", 3), ("x <!--= @a --> <!--/=-->", "empty-number", 3),
    ("x <!--? -->", "empty-number", 3),
    ("жж <!--= @a\n-->17<!--/=-->", "number-not-closed", 4),
    ("<p><!-- c --> <!--= @a -->17<!--/=--></p>", "unread-number", 4),
    ("> - x <!--= @a -->17", "number-not-closed", 7),
  ])
  func `a number without its marks on one line is prose with a warning`(
    _ text: String, _ code: String, _ column: Int
  ) {
    let notebook = Notebook(text)
    #expect(notebook.checks.isEmpty)
    #expect(notebook.codes.first == code)
    #expect(notebook.issues.first?.column == column)
  }

  @Test func `a line that begins with a checked number gives a warning, since its Markdown is dropped`() {
    #expect(Notebook("<!--= @a -->17<!--/=--> of **it**\n").codes == ["number-begins-line"])
    #expect(Notebook("x\n  <!--= @a -->17<!--/=-->\n").codes == ["number-begins-line"])
    #expect(Notebook("<!--? @a = 1 --> of **it**\n").codes == ["number-begins-line"])
    #expect(Notebook("- <!--= @a -->17<!--/=-->\n").codes == ["number-begins-line"])
    #expect(Notebook("x <!--= @a -->17<!--/=--> of **it**\n").issues.isEmpty)
  }

  @Test func `an assertion alone on its line gives no warning, since nothing is dropped`() {
    #expect(Notebook("<!--? @a = 1 -->\n").issues.isEmpty)
  }

  @Test func `a comment that is not closed on its line hides what follows, with a warning`() {
    let notebook = Notebook("<!--= @a\n\n```okrug\na\n```\n")
    #expect(notebook.cells.isEmpty)
    #expect(notebook.codes == ["number-not-closed", "unterminated-html"])
  }
}
