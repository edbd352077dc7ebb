import Foundation
import Testing

@Suite struct NotebookReplayTests {
  @Test func `a notebook begun, recorded and replayed is as recorded`() throws {
    let folder = try NotebookFolder()
    #expect(try folder.okrug("init", "far-east.md").code == 0)
    #expect(try folder.okrug("replay", "far-east.md").out.contains("#first: not recorded"))
    #expect(try folder.okrug("update", "far-east.md").code == 0)
    let replay = try folder.okrug("replay", "far-east.md")
    #expect(replay.code == 0)
    #expect(replay.out == "far-east.md: 1 cell: 1 as recorded\n")
    #expect(replay.error == "")
    #expect(folder.names == ["far-east.md"])
  }

  @Test func `a notebook that is there is never begun again`() throws {
    let folder = try NotebookFolder()
    try folder.write("mine.md", "mine")
    let said = try folder.okrug("init", "mine.md")
    #expect(said.code == 2)
    #expect(said.error == "okrug: 'mine.md' is there already; nothing was written\n")
    #expect(try folder.text("mine.md") == "mine")
    try folder.link("dangling.md", to: "nowhere.md")
    #expect(try folder.okrug("init", "dangling.md").code == 2)
    #expect(folder.names == ["dangling.md", "mine.md"])
  }

  @Test func `a notebook for Jupyter has jupytext's keys last in its front matter`() throws {
    let folder = try NotebookFolder()
    try folder.okrug("init", "--jupyter", "a.md")
    #expect(try folder.text("a.md").contains("jupyter:\n  jupytext:\n    cell_metadata_json: true\n"))
    #expect(try folder.okrug("update", "a.md").code == 0)
    #expect(try folder.okrug("replay", "a.md").code == 0)
  }

  @Test func `names alone are replayed as names with options are`() throws {
    let folder = try NotebookFolder.recorded()
    try folder.write("empty.md", "no cells\n")
    try folder.write("b.md", "```okrug\nshare japan in CFD 2012\n```\n")
    for names in [
      ["far-east.md"], ["b.md", "far-east.md"], ["."], ["none.md", "far-east.md"], ["empty.md"], ["help"],
    ] {
      let plain = try folder.run(NotebookFolder.program, ["replay"] + names)
      let optional = try folder.run(NotebookFolder.program, ["replay", "--format", "human"] + names)
      #expect(
        (plain.code, plain.out, plain.error) == (optional.code, optional.out, optional.error), "\(names)")
    }
    #expect(try folder.okrug("replay").code == 64)
    #expect(try folder.okrug("replay", "--none", "far-east.md").code == 64)
  }

  @Test func `replay changes nothing, whatever it finds`() throws {
    let folder = try NotebookFolder.recorded()
    try folder.edit("far-east.md", "17.86 %   Japan", "17.90 %   Japan")
    let before = try folder.bytes("far-east.md")
    #expect(try folder.okrug("replay", "far-east.md").code == 1)
    #expect(try folder.bytes("far-east.md") == before)
    #expect(folder.names == ["far-east.md"])
  }

  @Test func `a changed output differs, with its place and the two lines`() throws {
    let folder = try NotebookFolder.recorded()
    try folder.edit("far-east.md", "17.86 %   Japan", "17.90 %   Japan")
    let said = try folder.okrug("replay", "far-east.md")
    #expect(said.code == 1)
    #expect(
      said.out.hasPrefix(
        """
        far-east.md:12: #japan: output differs
          - 17.90 %   Japan's share of the investment stock in the Far Eastern Federal
          + 17.86 %   Japan's share of the investment stock in the Far Eastern Federal
        """))
    #expect(
      said.out.contains(
        "  cause: not known: the cell, the version and the data recorded beside it are the same"))
  }

  @Test func `a difference is laid to the cell, the data or the version that changed`() throws {
    let folder = try NotebookFolder.recorded()
    try folder.edit(
      "far-east.md", "share japan in FEFD 2012\n```\n\n```output",
      "share FEFD in japan 2012\n```\n\n```output")
    #expect(try folder.okrug("replay", "far-east.md").out.contains("  cause: the cell's text changed\n"))
    let other = try NotebookFolder.recorded()
    let text = try other.text("far-east.md")
    let digest = try #require(text.firstMatch(of: /ershova-2014\/1:[0-9a-f]{8}/)).output
    try other.edit("far-east.md", String(digest), "ershova-2014/1:00000000")
    try other.edit("far-east.md", "17.86 %   Japan", "17.90 %   Japan")
    #expect(
      try other.okrug("replay", "far-east.md").out.contains(
        "  cause: the data it read changed: ershova-2014/1\n"))
    try other.edit("far-east.md", "version=\"", "version=\"0.0.")
    #expect(try other.okrug("replay", "far-east.md").out.contains("  cause: the version changed: 0.0."))
  }

  @Test func `a number in the prose holds as a check of it would`() throws {
    let folder = try NotebookFolder.recorded()
    #expect(
      try folder.okrug("replay", "far-east.md").out
        == "far-east.md: 3 cells: 3 as recorded; 3 of 3 checks hold\n")
    try folder.edit("far-east.md", "-->17.86 %<", "-->17.90 %<")
    let said = try folder.okrug("replay", "far-east.md")
    #expect(said.code == 1)
    #expect(said.out.contains("far-east.md:9: @japan: '17.90 %' does not hold (check-failed)\n"))
    #expect(said.out.contains("2 of 3 checks hold"))
  }

  @Test(arguments: [
    ("17.86 %", true), ("17.9 %", true), ("18 %", true), ("17.87 %", false), ("almost 18 %", true),
    ("almost 17 %", false),
    ("about 17 %", true), ("more than 17 %", true), ("more than 18 %", false), ("17..18 %", true),
    ("less than a quarter", true), ("more than a quarter", false),
    ("@japan", false), ("total FEFD 2012", false), ("share japan in FEFD 2012", false), ("", false),
    ("17,86 %", false),
    ("17.86 % = 17.86 %", false), ("9,415.9 mln USD", false),
  ])
  func `a number in the prose is a number with its unit, or a hedged one`(literal: String, holds: Bool) throws
  {
    let folder = try NotebookFolder()
    try folder.write(
      "a.md",
      "It is <!--= @japan -->\(literal)<!--/=--> here.\n\n```okrug {#japan}\nshare japan in FEFD 2012\n```\n")
    try folder.okrug("update", "a.md")
    let said = try folder.okrug("replay", "a.md", "--format", "json")
    #expect(said.out.contains("\"kind\":\"number\"") || literal.isEmpty)
    #expect(said.out.contains("\"label\":\"@japan\",\"verdict\":\"passed\"") == holds, "\(said.out)")
  }

  @Test(arguments: [
    "@japan # = 17 %", "share japan in FEFD 2012 about 18 % #", "@japan = 17.86 % #", "@japan > 3 %",
    "let x = 3 %", "@nobody",
  ])
  func `an expression cannot pass by what it leaves out`(expression: String) throws {
    let folder = try NotebookFolder()
    try folder.write(
      "a.md",
      "It is <!--= \(expression) -->5 %<!--/=--> here.\n\n```okrug {#japan}\nshare japan in FEFD 2012\n```\n")
    try folder.okrug("update", "a.md")
    #expect(
      try folder.okrug("replay", "a.md", "--format", "json").out.contains(
        "\"kind\":\"number\",\"line\":1,\"column\":7,"))
    #expect(try folder.okrug("replay", "a.md").code == 1)
  }

  @Test func `an assertion must hold`() throws {
    let folder = try NotebookFolder.recorded()
    try folder.edit("far-east.md", "@japan > 17 %", "@japan > 18 %")
    let said = try folder.okrug("replay", "far-east.md")
    #expect(said.code == 1)
    #expect(
      said.out.contains("far-east.md:10: ? @japan > 18 %: '@japan > 18 %' does not hold (check-failed)\n"))
    try folder.edit("far-east.md", "@japan > 18 %", "@japan")
    #expect(
      try folder.okrug("replay", "far-east.md").out.contains("'@japan' does not hold (missing-argument)\n"))
  }

  @Test func `a cell that is answered and was refused differs, and so the other way round`() throws {
    let folder = try NotebookFolder.recorded()
    try folder.edit("far-east.md", "share japn in FEFD 2012\n```\n\n", "share japan in FEFD 2012\n```\n\n")
    #expect(
      try folder.okrug("replay", "far-east.md").out.contains(
        "#slip: answered, but .error says that it is refused\n"))
    try folder.edit("far-east.md", "#japan}\nshare japan", "#japan}\nshare japn")
    #expect(
      try folder.okrug("replay", "far-east.md").out.contains(
        "#japan: refused (unknown-name), but an answer is recorded\n"))
    try folder.edit("far-east.md", "code=\"unknown-name\"}", "code=\"no-data\"}")
    try folder.edit(
      "far-east.md", ".error code=\"no-data\"}\nshare japan", ".error code=\"no-data\"}\nshare japn")
    #expect(
      try folder.okrug("replay", "far-east.md").out.contains(
        "#slip: refused with unknown-name, not no-data\n"))
  }

  @Test func `a failed check is a refusal, and the rest of its cell is not answered`() throws {
    let folder = try NotebookFolder()
    let cell = "check total FEFD 2012 = 60 bln USD\nlet later = 3 %"
    try folder.write(
      "a.md",
      "```okrug {.error code=\"check-failed\"}\n\(cell)\n```\n\n```okrug {.error code=\"unknown-word\"}\nlater\n```\n"
    )
    #expect(try folder.okrug("update", "a.md").code == 0)
    #expect(try folder.okrug("replay", "a.md").code == 0)
    #expect(try folder.text("a.md").contains("```output {.error code=\"check-failed\""))
    #expect(try !folder.text("a.md").contains("later: "))
  }

  @Test func `a renamed cell says the same, and what names it no longer holds`() throws {
    let folder = try NotebookFolder.recorded()
    try folder.edit("far-east.md", "{#japan}", "{#nippon}")
    let said = try folder.okrug("replay", "far-east.md")
    #expect(said.code == 1)
    #expect(said.out.contains("3 cells: 3 as recorded; 0 of 3 checks hold\n"))
    #expect(said.out.contains("no cell 'japan' has been answered before this line"))
  }

  @Test func `a file with CRLF is replayed, and stays one when it is updated`() throws {
    let folder = try NotebookFolder.recorded(
      "a.md", smallNotebook.replacingOccurrences(of: "\n", with: "\r\n"))
    let text = try folder.text("a.md")
    #expect(text.utf8.count { $0 == 10 } == text.utf8.count { $0 == 13 })
    #expect(try folder.okrug("replay", "a.md").code == 0)
    let before = try folder.bytes("a.md")
    #expect(try folder.okrug("update", "a.md").code == 0)
    #expect(try folder.bytes("a.md") == before)
  }

  @Test func `one cell is compared with those it needs, and no other`() throws {
    let folder = try NotebookFolder()
    let cells = ["let a = total FEFD 2012", "use from japan, 2012", "total CFD", "a / a", "@one"]
    let names = ["one", "two", "three", "four", "five"]
    try folder.write(
      "a.md", zip(names, cells).map { "```okrug {#\($0)}\n\($1)\n```\n" }.joined(separator: "\n"))
    #expect(try folder.okrug("update", "a.md").code == 0)
    for name in names {
      let said = try folder.okrug("replay", "a.md", "--only", "#\(name)")
      #expect(said.out == "a.md: 5 cells: 1 as recorded, 4 not run\n")
    }
    #expect(
      try folder.okrug("replay", "a.md", "--from", "three").out == "a.md: 5 cells: 3 as recorded, 2 not run\n"
    )
    let none = try folder.okrug("replay", "a.md", "--only", "#six")
    #expect(none.code == 2)
    #expect(none.out.contains("no cell '#six'"))
    #expect(try folder.okrug("replay", "a.md", "--only", "#one", "--from", "#two").code == 64)
    #expect(try folder.okrug("replay", "a.md", "--only", "1").code == 64)
  }

  @Test func `a cell that asks for what was said before is compared with all that was`() throws {
    let folder = try NotebookFolder()
    let cells = [
      "let a = total FEFD 2012", "why", "total CFD 2012", "let b = why", "cite why", "list names",
    ]
    try folder.write(
      "a.md", cells.enumerated().map { "```okrug {#c\($0)}\n\($1)\n```\n" }.joined(separator: "\n"))
    #expect(try folder.okrug("update", "a.md").code == 0)
    for place in cells.indices {
      let said = try folder.okrug("replay", "a.md", "--only", "#c\(place)")
      #expect(said.out == "a.md: 6 cells: 1 as recorded, 5 not run\n")
    }
  }

  @Test func `the first failure is the last thing said where replay stops there`() throws {
    let folder = try NotebookFolder()
    for name in ["a", "b", "c", "d"] {
      try folder.write("\(name).md", "```okrug\nlist words\n```\n\n```okrug\nlist years\n```\n")
    }
    #expect(try folder.okrug("update", "a.md").code == 0)
    let said = try folder.okrug("replay", "a.md", "b.md", "c.md", "d.md", "--fail-fast")
    #expect(said.code == 1)
    #expect(said.out.hasPrefix("a.md: 2 cells: 2 as recorded\nb.md:1: cell 1: not recorded\n"))
    #expect(said.out.hasSuffix("b.md: 2 cells: 1 differs, 1 not run\n"))
    #expect(said.error == "okrug: stopped at the first failure; 2 files not replayed\n")
  }

  @Test func `data that is not what it was is a warning, and locked it ends the replay`() throws {
    let folder = try NotebookFolder.recorded()
    try folder.edit("far-east.md", "digest: sha256:", "digest: sha256:0000")
    #expect(try folder.okrug("replay", "far-east.md").code == 0)
    #expect(
      try folder.okrug("replay", "far-east.md").out.contains("far-east.md:6: the data is not what it was"))
    #expect(try folder.okrug("replay", "far-east.md", "--locked").code == 3)
    #expect(try folder.okrug("replay", "far-east.md", with: ["CI": "true"]).code == 3)
    #expect(try folder.okrug("replay", "far-east.md", with: ["CI": ""]).code == 0)
    #expect(try folder.okrug("replay", "far-east.md", "--no-locked", with: ["CI": "true"]).code == 0)
    try folder.edit("far-east.md", "data: ershova-2014", "data: nothing-of-the-sort")
    #expect(
      try folder.okrug("replay", "far-east.md", "--locked").out.contains(
        "no publication 'nothing-of-the-sort'"))
    #expect(try folder.okrug("update", "far-east.md").code == 0)
  }

  @Test func `run answers and compares nothing`() throws {
    let folder = try NotebookFolder()
    try folder.write("a.md", smallNotebook)
    let said = try folder.okrug("run", "a.md")
    #expect(said.code == 0)
    #expect(said.out.hasPrefix("a.md:11: #japan\n17.86 %   Japan's share"))
    #expect(said.out.hasSuffix("refused: unknown-name\n"))
    #expect(try folder.text("a.md") == smallNotebook)
    try folder.edit("a.md", " .error code=\"unknown-name\"", "")
    let failed = try folder.okrug("run", "a.md")
    #expect(failed.code == 1)
    #expect(failed.error == "okrug: a.md:20: #slip: refused (unknown-name)\n")
    try folder.write("b.md", "nothing to ask")
    #expect(try folder.okrug("run", "b.md").code == 1)
    try folder.write("c.md", "```okrug\nnever closed")
    #expect(try folder.okrug("run", "c.md").code == 2)
  }
}
