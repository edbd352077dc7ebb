import Foundation
import Replaying
import Testing

struct NewNotebookTests {
  @Test(arguments: [
    ("far-east.md", "Far east"), ("notes/far_east_2012.md", "Far east 2012"), ("a.b.md", "A.b"),
    ("README", "README"), (".md", ".md"), ("дфо.md", "Дфо"), ("", "Notebook"), ("--.md", "Notebook"),
  ])
  func `the title is made of the file's name`(_ file: String, _ title: String) {
    let lines = text(NewNotebook.text(file: file, firstCell: "say a")).split(separator: "\n")
    #expect(lines[1] == "title: \(title)" || lines[1] == "title: \"\(title)\"")
  }

  @Test(arguments: [false, true])
  func `a new notebook has one cell, no issue, and updates and replays`(_ isForJupyter: Bool) {
    let new = NewNotebook.text(
      file: "x: \"y\"\n---\n```okrug.md", firstCell: "say ```", data: ["a", "b c"],
      digest: Digest.sha256("d"), isForJupyter: isForJupyter)
    let notebook = Notebook(new)
    #expect(notebook.issues.isEmpty)
    #expect(notebook.cells.map(notebook.source) == ["say ```"])
    #expect(notebook.front?.data == ["a", "b%20c"])
    #expect(replay(updated(text(new))).exitCode == 0)
  }

  @Test func `without --jupyter it is as short as this`() {
    #expect(
      text(NewNotebook.text(file: "far-east.md", firstCell: "list tables")) == """
        ---
        title: Far east
        okrug:
          format: 1
        ---

        `okrug run` answers the cells below, `okrug update` records what they say, `okrug replay` tests that they still say it.

        ```okrug {#first}
        list tables
        ```

        """)
  }

  @Test func `with --jupyter the block that jupytext needs comes last, with sorted keys`() {
    let head = text(NewNotebook.text(file: "a.md", firstCell: "x", isForJupyter: true))
    #expect(
      head.hasPrefix(
        """
        ---
        title: A
        okrug:
          format: 1
        jupyter:
          jupytext:
            cell_metadata_json: true
            custom_language_magics: okrug
            notebook_metadata_filter: -jupytext.text_representation
          kernelspec:
            display_name: Okrug
            language: okrug
            name: okrug
        ---

        """))
  }
}

struct SessionNotebookTests {
  /// A session of toys, written down.
  private func written(_ cells: [(source: String, note: String, id: String?)], rows: Int? = nil) -> [UInt8] {
    var toy = Toy()
    let blocks = cells.flatMap { cell -> [SessionNotebook.Block] in
      [
        .note(cell.note),
        .cell(.init(cell.source, toy.answer(cell: cell.source, line: 1, id: cell.id), id: cell.id)),
      ]
    }
    return SessionNotebook(head: NotebookHead(title: "Session", rows: rows), version: "1.0").text(blocks)
  }

  @Test func `a session is written as cells with what they said, and replays clean`() {
    let notebook = written([
      ("let x = 1", "First.", nil), ("get x", "", "a"), ("get y", "Then\n\na typo.", nil),
    ])
    let digests = ["let x = 1", "get x", "get y"].map { Digest.sha256($0).prefix(8) }
    #expect(
      text(notebook) == """
        ---
        title: Session
        okrug:
          format: 1
        ---

        First.

        ```okrug
        let x = 1
        ```

        ```output {cell="\(digests[0])" version="1.0"}
        ```

        ```okrug {#a}
        get x
        ```

        ```output {cell="\(digests[1])" version="1.0"}
        1
        ```

        Then

        a typo.

        ```okrug {.error code="unknown-name"}
        get y
        ```

        ```output {.error code="unknown-name" cell="\(digests[2])" version="1.0"}
        no name 'y'
        ```

        """)
    #expect(Replay.run("n.md", notebook, with: { Toy() }).exitCode == 0)
  }

  @Test
  func `whatever notes, sources, ids and outputs hold, the notebook has the same cells and replays clean`() {
    let notes =
      HostileOutputTests.outputs + [
        "```okrug {#x}\nsay evil\n```", "<!--? @a = 2 -->", "<!--\u{301} x", "<div>", "<x-y>", "- a\n\n  ```",
        "> ```", "===", "    code", "---", "x <!--= a",
      ]
    for seed in 0..<300 {
      var random = Seeded(UInt64(seed))
      func any(_ list: [String]) -> String { list.randomElement(using: &random) ?? "" }
      let cells = (0..<Int.random(in: 1...6, using: &random)).map { index in
        let source = any([
          "say a", "say ```\nsay ````", "let x = 1\n\nget x", "get x\r\nsay b\rsay c", "", "\n",
          "say \\e\\t\\n\n", "fail c\"`} no", "rows 90", "tick", any(notes),
        ])
        return (
          source: source, note: any(notes) + any(["", "\n" + any(notes)]),
          id: [nil, "c\(index)", "same", "1x", "a b"].randomElement(using: &random) ?? nil
        )
      }
      let bytes = Self.replayable(cells)
      let notebook = Notebook(bytes)
      #expect(notebook.errors.isEmpty, "seed \(seed)")
      #expect(notebook.checks.isEmpty, "seed \(seed)")
      #expect(
        notebook.cells.map { Array(notebook.source(of: $0).utf8) } == cells.map { Self.lines($0.source) },
        "seed \(seed)")
      let report = Replay.run("n.md", bytes, with: { Toy() })
      #expect(report.exitCode == 0, "seed \(seed): \(report.verdicts)")
    }
  }

  /// A source with LF for every line ending.
  private static func lines(_ source: String) -> [UInt8] {
    var result: [UInt8] = []
    var wasReturn = false
    for byte in source.utf8 {
      if byte == 0x0A, wasReturn {
        wasReturn = false
        continue
      }
      wasReturn = byte == 0x0D
      result.append(wasReturn ? 0x0A : byte)
    }
    return result
  }

  /// Writes what a toy says to the sources with LF, as a session that reads lines would have it.
  private static func replayable(_ cells: [(source: String, note: String, id: String?)]) -> [UInt8] {
    var toy = Toy()
    var ids: Set<String> = []
    let blocks = cells.flatMap { cell -> [SessionNotebook.Block] in
      let id = cell.id.flatMap { Attributes.isID($0) && ids.insert($0).inserted ? $0 : nil }
      let source = String(decoding: lines(cell.source), as: UTF8.self)
      return [
        .note(cell.note), .cell(.init(cell.source, toy.answer(cell: source, line: 1, id: id), id: cell.id)),
      ]
    }
    return SessionNotebook(head: NotebookHead(title: "\"S\": #\u{1b}", data: ["x"], rows: 12), version: "1.0")
      .text(blocks)
  }

  @Test func `an ordinary note stays as it was written, a fence in it too`() {
    let note = "# Why\n\nSee `x` and\n\n```text\nfoo\n```\n\n- one\n- two"
    #expect(text(written([("say a", note, nil)])).contains("\n\(note)\n\n```okrug\n"))
  }
}
