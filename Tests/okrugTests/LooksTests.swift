import Testing

/// Tables in a window and elsewhere.
@Suite struct LooksTests {
  private static let line = "show by sector, region"

  @Test func `a window folds what it has no room for and names it, a pipe and a wide window show all`() throws
  {
    let room = try Room(["OKRUG_PAGER": "cat"])
    let narrow = try Terminal("-c", Self.line, in: room, columns: 60)
    let shown = try narrow.see("--format csv")
    #expect(shown.contains("  3 columns folded: Yaroslavsky region, Primorsky Krai,"))
    #expect(shown.contains("  a window of "))
    #expect(!shown.contains("99.86"))
    #expect(try narrow.end() == 0)

    let wide = try Terminal("-c", Self.line, in: room, columns: 140)
    #expect(try wide.see("reading").contains("99.86"))
    #expect(try wide.end() == 0)

    let piped = try room.run("-c", Self.line, "--width", "60").output
    #expect(piped.contains("99.86") && !piped.contains("folded"))
  }

  @Test func `a printed column without room is called by its printed heading`() throws {
    let room = try Room(["OKRUG_PAGER": "cat"])
    let terminal = try Terminal("-c", "show table 1 of ershova-2014", in: room, columns: 60)
    let shown = try terminal.see("--format csv")
    #expect(
      shown.contains("columns folded: ")
        && shown.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(
          "Investment stock (2012, bln USD)")
    )
    #expect(!shown.contains("column 4"))
    #expect(try terminal.end() == 0)
  }

  @Test(arguments: [nil, "1"]) func `a terminal has colour unless NO_COLOR says no, and a notebook never has`(
    no: String?
  ) throws {
    let room = try Room(["OKRUG_PAGER": "cat"].merging(no.map { ["NO_COLOR": $0] } ?? [:]) { $1 })
    let terminal = try Terminal("-c", Self.line, in: room)
    try terminal.see("source:rosstat")
    #expect(try terminal.end() == 0)
    // What takes its time is said on a line that is taken away again: that is no colour.
    let colour = String(decoding: terminal.raw, as: UTF8.self).contains(/\u{1B}\[[0-9;]+m/)
    #expect(colour == (no == nil))
    try room.folder.write("a.md", "---\nokrug:\n  rows: 90\n---\n```okrug\n\(Self.line)\n```\n")
    let update = try Terminal("update", "a.md", in: room)
    try update.see("1 cell: 1 recorded")
    #expect(try update.end() == 0)
    #expect(try !room.folder.read("a.md").contains("\u{1B}"))
    #expect(try room.folder.read("a.md").contains("99.86"))
  }
}
