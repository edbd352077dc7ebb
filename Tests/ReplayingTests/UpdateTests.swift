import Testing

@testable import Replaying

struct UpdateTests {
  @Test func `the output of a cell without one is inserted after it, and replays clean`() {
    let new = updated("# T\n\n```okrug {#a}\nsay a\n```\ntext\n")
    #expect(new.hasPrefix("# T\n\n```okrug {#a}\nsay a\n```\n\n```output {cell=\""))
    #expect(new.hasSuffix("\"1.0\"}\na\n```\n\ntext\n"))
    #expect(replay(new).exitCode == 0)
  }

  @Test(arguments: [
    "```okrug\nsay a\n```", "```okrug\nsay a\n```\n", "```okrug\r\nsay a\r\n```\r\n",
    "```okrug\rsay a\r```\rtext", "\u{FEFF}```okrug\nsay a\n```\n",
  ])
  func `line endings and the end of the file stay as they are`(_ old: String) {
    let new = updated(old)
    #expect(replay(new).exitCode == 0)
    #expect(new.utf8.starts(with: old.split(separator: "text", omittingEmptySubsequences: false)[0].utf8))
    let returns = { (text: String) in text.utf8.count { $0 == 0x0D } }
    let feeds = { (text: String) in text.utf8.count { $0 == 0x0A } }
    #expect((returns(old) == 0) == (returns(new) == 0))
    #expect((feeds(old) == 0) == (feeds(new) == 0) || old == "```okrug\nsay a\n```")
    #expect(
      (old.utf8.last.map { $0 == 0x0A || $0 == 0x0D } ?? false)
        == (new.utf8.last.map { $0 == 0x0A || $0 == 0x0D } ?? false))
  }

  @Test func `bytes of an output that is as recorded are not touched, digests included`() {
    let text =
      "```okrug {#a}\nsay a\n```\n \t\n````output {.error-free version=\"0\"}\r\na  \n\n````  \n\n```okrug {#b}\nsay b\n```\n"
    let new = updated(text)
    #expect(new.hasPrefix(text))
    #expect(update(new).bytes == nil)
    #expect(update(new, Toy(version: "9.9")).bytes == nil)
  }

  @Test func `an output that differs gets a new fence, and keeps what its writer put in the braces`() {
    let new = updated(
      "```okrug {#a}\nsay b\n```\n\n```output {#o .wide cell=\"old\" lang=\"en\"}\na\n```\ntext")
    let digest = Digest.sha256("say b").prefix(8)
    #expect(
      new
        == "```okrug {#a}\nsay b\n```\n\n```output {#o .wide lang=\"en\" cell=\"\(digest)\" version=\"1.0\"}\nb\n```\ntext"
    )
  }

  @Test(arguments: ["skip", "any", "unordered", "tol"])
  func `an output that passes its own comparison is not touched`(_ rule: String) {
    let (braces, source) =
      [
        "skip": (".skip", "say x"), "any": (".any", "say x"), "unordered": (".unordered", "say b\\na"),
        "tol": ("tol=\"1\"", "say 2"),
      ][rule] ?? ("", "")
    let recorded = ["skip": "zz", "any": "zz", "unordered": "a\nb", "tol": "1"][rule] ?? ""
    #expect(update("```okrug {\(braces)}\n\(source)\n```\n\n```output\n\(recorded)\n```\n").bytes == nil)
  }

  @Test func `everything outside outputs stays byte for byte`() {
    for seed in 0..<400 {
      let old = randomDocument(UInt64(seed), 20...80) + bytes("\n\n```okrug {#z1}\nsay a\n```\n")
      guard let new = Update.run("n.md", old, with: { Toy() }).bytes else { continue }
      let (before, after) = (Notebook(old), Notebook(new))
      #expect(Self.withoutOutputs(before) == Self.withoutOutputs(after), "seed \(seed)")
      #expect(Replay.run("n.md", new, with: { Toy() }).exitCode == 0, "seed \(seed)")
      #expect(Update.run("n.md", new, with: { Toy() }).bytes == nil, "seed \(seed)")
    }
  }

  private static func withoutOutputs(_ notebook: Notebook) -> [UInt8] {
    let kept = notebook.pieces.filter { if case .output = $0.kind { false } else { true } }
    return kept.flatMap { notebook.bytes[$0.range] }.filter { $0 != 0x0A && $0 != 0x0D }
  }

  // MARK: Status

  @Test func `a cell that is refused for the first time is recorded only if it says .error, or is accepted`()
  {
    let text = "```okrug {#a}\nfail x no\n```\n"
    #expect(update(text).bytes == nil)
    #expect(update(text).report.verdicts == ["#a: refused (x), and was not before"])
    #expect(
      update(text).report.items[0].verdict.failure?.hint
        == "update --accept #a records it, or put .error on the cell")
    #expect(update(text).report.exitCode == 1)
    let accepted = updated(text, Toy(), UpdateOptions(accepted: ["a"]))
    #expect(accepted.contains("```output {.error code=\"x\" cell="))
    #expect(replay(accepted).exitCode == 0)
    let marked = updated("```okrug {#a .error code=\"x\"}\nfail x no\n```\n")
    #expect(replay(marked).exitCode == 0)
  }

  @Test func `a status that flips is refused, unless the cell is named`() {
    let answered = updated("```okrug {#a}\nsay a\n```\n").split(separator: "say a").joined(
      separator: "fail x no")
    #expect(update(answered).bytes == nil)
    #expect(update(answered, Toy(), UpdateOptions(accepted: ["b"])).bytes == nil)
    let refused = updated(answered, Toy(), UpdateOptions(accepted: ["a"]))
    #expect(refused.contains(".error code=\"x\""))
    let back = refused.split(separator: "fail x no").joined(separator: "say a")
    #expect(update(back).report.verdicts == ["#a: answered, and was refused before"])
    #expect(!updated(back, Toy(), UpdateOptions(accepted: ["a"])).contains(".error"))
  }

  @Test func `a cell that contradicts its own .error or code cannot be accepted`() {
    let options = UpdateOptions(accepted: ["a"])
    #expect(
      update("```okrug {#a .error}\nsay a\n```\n", Toy(), options).report.verdicts == [
        "#a: answered, but .error says that it is refused"
      ])
    #expect(
      update("```okrug {#a .error code=\"y\"}\nfail x no\n```\n", Toy(), options).report.verdicts == [
        "#a: refused with x, not y"
      ])
    #expect(update("```okrug {#a .error code=\"y\"}\nfail x no\n```\n", Toy(), options).bytes == nil)
  }

  @Test func `a cell without an id cannot be accepted, and is told to get one`() {
    let report = update("```okrug\nfail x no\n```\n", Toy(), UpdateOptions(accepted: [""])).report
    #expect(
      report.items[0].verdict.failure?.hint
        == "okrug review asks about it, or put .error on the cell")
  }

  @Test func `one cell that may not be recorded keeps the whole file as it is`() {
    let result = update("```okrug {#a}\nsay a\n```\n\n```okrug {#b}\nfail x no\n```\n")
    #expect(result.bytes == nil)
    #expect(result.report.refusals == ["one cell or check stands in the way"])
  }

  // MARK: What is handed out

  @Test func `a cell that says something else the second time is refused`() {
    let log = Toy.Log()
    let result = update("```okrug {#a}\ncall\n```\n", Toy(log: log))
    #expect(result.bytes == nil)
    #expect(result.report.refusals == ["#a: said something else the second time"])
  }

  @Test func `nothing is written where the file has an error, has no cells, or CI is set`() {
    #expect(update("```okrug\n").report.exitCode == 2)
    #expect(update("text\n").report.refusals == ["a notebook without cells proves nothing"])
    #expect(update("text\n").report.exitCode == 1)
    let inCI = update("```okrug\nsay a\n```\n", Toy(), UpdateOptions(isCI: true))
    #expect(inCI.bytes == nil && inCI.report.errors.map(\.code) == ["in-ci"] && inCI.report.exitCode == 2)
  }

  @Test func `--check hands out nothing, and exits 1 if something would change`() {
    let result = update("```okrug {#a}\nsay a\n```\n", Toy(), UpdateOptions(isCheck: true))
    #expect(result.bytes == nil)
    #expect(result.report.exitCode == 1)
    #expect(
      result.report.written("human").hasPrefix("n.md:1: #a: would be recorded, for the first time\n  + a\n"))
    #expect(
      update(updated("```okrug {#a}\nsay a\n```\n"), Toy(), UpdateOptions(isCheck: true)).report.exitCode == 0
    )
  }

  @Test func `a kept cell stays as recorded, and the others are recorded`() {
    let text = "```okrug {#a}\nsay a\n```\n\n```output\nz\n```\n\n```okrug {#b}\nsay b\n```\n"
    let result = update(
      text, Toy(), UpdateOptions(review: ReviewChoices(cells: [1], checks: [], isComplete: false)))
    #expect(result.report.verdicts == ["#a: output differs", "#b: recorded"])
    #expect(result.bytes.map(text(_:))?.hasPrefix(text) == true)
    #expect(result.report.exitCode == 1)
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  // MARK: Prose

  @Test func `numbers in the prose change only if asked for, and stand in the way if not`() {
    let text = "x <!--= @a -->  4 <!--/=--> y\n\n```okrug {#a}\nsay 5\n```\n"
    #expect(update(text).bytes == nil)
    #expect(
      update(text).report.refusals == [
        "one cell or check stands in the way (update --prose writes the numbers)"
      ])
    let new = updated(text, Toy(), UpdateOptions(writesNumbers: true))
    #expect(new.hasPrefix("x <!--= @a -->  5 <!--/=--> y\n\n```okrug {#a}\nsay 5\n```\n\n```output"))
  }

  @Test func `a number that holds is not touched, and an assertion is never written`() {
    let text = "x <!--= @a -->5<!--/=--> <!--? @a = 6 -->\n\n```okrug {#a}\nsay 5\n```\n"
    #expect(update(text, Toy(), UpdateOptions(writesNumbers: true)).bytes == nil)
    #expect(
      update(text, Toy(), UpdateOptions(writesNumbers: true)).report.verdicts == [
        "@a: passed", "? @a = 6: '@a = 6' does not hold (check-failed)", "#a: recorded",
      ])
  }

  @Test(arguments: ["", " ", "5\\n6", "`5`", "<b>5</b>", "5 -->", "\\e[1m5", " 5", "\\\\", "a | b"])
  func `a hostile number is not written`(_ said: String) {
    let text = "x <!--= @a -->4<!--/=--> y\n\n```okrug {#a}\nsay \(said)\n```\n"
    #expect(update(text, Toy(), UpdateOptions(writesNumbers: true)).bytes == nil)
  }

  @Test func `a number with a comment in it is never written over`() {
    let text = "x <!--= @a -->4 <!--? @a = 5 --><!--/=--> y\n\n```okrug {#a}\nsay 5\n```\n"
    let result = update(text, Toy(), UpdateOptions(writesNumbers: true))
    #expect(result.bytes == nil)
    #expect(result.report.refusals == ["one cell or check stands in the way"])
  }

  // MARK: The digest of the data

  @Test
  func `the front matter's digest is written after data, replaced where it differs, and else untouched`() {
    let one: Holdings = { _ in [ReadDigest("t", "aa")] }
    let two: Holdings = { _ in [ReadDigest("t", "bb")] }
    let text = "---\nokrug:\n   data: x # here\nother: 1\n---\n```okrug\nsay a\n```\n"
    let digests = [one, two].map { String((DataDigest.of(["x"], $0) ?? "").prefix(12)) }
    let first = updated(text, Toy(), UpdateOptions(holdings: one))
    #expect(
      first.hasPrefix("---\nokrug:\n   data: x # here\n   digest: sha256:\(digests[0])\nother: 1\n---\n"))
    #expect(update(first, Toy(), UpdateOptions(holdings: one)).bytes == nil)
    let second = updated(first, Toy(), UpdateOptions(holdings: two))
    #expect(second == first.split(separator: digests[0]).joined(separator: digests[1]))
    #expect(update(first).bytes == nil)
    #expect(
      updated(
        "---\nokrug:\n  digest:\n  data: x\n---\n```okrug\nsay a\n```\n", Toy(), UpdateOptions(holdings: one)
      ).hasPrefix("---\nokrug:\n  digest: sha256:\(digests[0])\n"))
  }
}

struct HostileOutputTests {
  static let outputs = [
    "```", "``````\n```output\n```", "```output\nx\n```\n\n```okrug\nsay evil\n```", "~~~", "---\n---",
    "<!-- ", "<!--= @a -->1<!--/=-->", "<script>", "\0", "\u{1b}[31mred\u{1b}[0m",
    "a\tb\n\tc", "a  \nb\t \n\n\n", "\n\n a", "\r\n", "a\rb", "\u{FEFF}a", "\u{202E}abc\u{202C}",
    "\u{85}\u{2028}\u{2029}", "e\u{301}", String(repeating: "`", count: 300),
    "… 3 more rows (sha256:00000000)", String(repeating: "x\n", count: 41),
    String(repeating: "x\n", count: 40), String(repeating: "\n", count: 500), " ", "\u{7F}\u{80}", "{#a .b}",
    "\\u{1b}", "> quote", "    indented", "# head", "```okrug {#a}\n", "\u{1F1EF}\u{1F1F5}", "\u{FFFD}",
    String(repeating: "long ", count: 3_000), "`\u{301}``\u{301}`", "-->\n",
  ]

  struct Says: CellAnswerer {
    var version = "1"
    var outputs: [String: CellOutcome]
    mutating func answer(cell: String, line: Int, id: String?) -> CellOutcome {
      outputs[cell] ?? CellOutcome(.refused(code: "none"), "")
    }
    mutating func check(prose expression: String, literal: String) -> CellOutcome {
      CellOutcome(.answered, "")
    }
    mutating func check(assertion: String) -> CellOutcome { CellOutcome(.answered, "") }
    mutating func refreshed(prose expression: String, like literal: String) -> String? { nil }
  }

  private func check(_ said: [String], _ classes: [String], newline: String = "\n", seed: UInt64 = 0) {
    let outcomes = Dictionary(said.indices.map { ("q\($0)", CellOutcome(.answered, said[$0])) }) { first, _ in
      first
    }
    let cells = said.indices.map { "```okrug {#c\($0)\(classes[$0 % classes.count])}\nq\($0)\n```\n" }.joined(
      separator: "\ntext\n\n")
    let old = Array(cells.utf8).flatMap { (byte: UInt8) -> [UInt8] in
      byte == 0x0A ? Array(newline.utf8) : [byte]
    }
    let result = Update.run("n.md", old, with: { Says(outputs: outcomes) })
    guard let new = result.bytes else {
      Issue.record("refused: \(result.report.refusals) seed \(seed)")
      return
    }
    let notebook = Notebook(new)
    #expect(notebook.issues.isEmpty, "seed \(seed)")
    #expect(notebook.cells.map(notebook.source) == said.indices.map { "q\($0)" })
    #expect(Replay.run("n.md", new, with: { Says(outputs: outcomes) }).exitCode == 0, "seed \(seed)")
    #expect(Update.run("n.md", new, with: { Says(outputs: outcomes) }).bytes == nil, "seed \(seed)")
    for cell in notebook.cells {
      guard let output = cell.output else { continue }
      let recorded = notebook.recorded(output)
      #expect(
        recorded.unicodeScalars.allSatisfy {
          $0 == "\n" || ($0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value))
        })
      #expect(
        recorded.split(separator: "\n", omittingEmptySubsequences: false).allSatisfy {
          $0.utf8.last != 0x20 && $0.utf8.last != 0x09
        })
      #expect(recorded.split(separator: "\n", omittingEmptySubsequences: false).count <= 41)
    }
  }

  @Test(arguments: outputs.indices, ["\n", "\r\n"])
  func `a hostile output is recorded, replays clean, and is not touched again`(
    _ index: Int, _ newline: String
  ) {
    check([Self.outputs[index]], [""], newline: newline)
  }

  @Test func `so are all of them together, and random ones, under every class`() {
    check(
      Self.outputs,
      ["", " .any", " .unordered", " tol=\"0.5\"", " .unordered tol=\"1\"", " .fresh", " .setup"])
    for seed in 0..<150 {
      var random = Seeded(UInt64(seed))
      let said = (0..<6).map { _ in
        (0..<Int.random(in: 0...30, using: &random)).map { _ in
          text(fragments.randomElement(using: &random) ?? [])
        }.joined()
      }
      check(said, ["", " .unordered", " tol=\"0.5\""], seed: UInt64(seed))
    }
  }
}

struct OutputTextTests {
  @Test(arguments: [
    ("a\tb", "a       b"), ("\ta\n1234567\tb\n12345678\tc", "        a\n1234567 b\n12345678        c"),
    ("a \t \nb", "a\nb"), ("a\n\n\n", "a"), ("\u{1b}[1m", "\\u{1b}[1m"), ("\0", "\\u{0}"),
    ("a\r\nb", "a\nb"), ("a\rb\r", "a\\u{d}b\\u{d}"), ("\u{7F}\u{9B}", "\\u{7f}\\u{9b}"),
    ("\u{2028}", "\\u{2028}"), ("\u{202E}", "\\u{202e}"), ("\u{A0}x", "\u{A0}x"), ("", ""), ("\n", ""),
    ("\r\r\n", "\\u{d}"),
  ])
  func `an output is recorded without tabs, trailing blanks and control characters`(
    _ said: String, _ recorded: String
  ) {
    #expect(text(OutputText(said).recorded) == recorded)
  }

  @Test func `rows are folded past the limit alone, and the digest is of them all`() {
    let said = (1...5).map(String.init).joined(separator: "\n")
    #expect(text(OutputText(said, rows: 5).recorded) == said)
    #expect(
      text(OutputText(said, rows: 4).recorded)
        == "1\n2\n3\n4\n… 1 more row (sha256:\(Digest.sha256(said).prefix(8)))")
    #expect(
      text(OutputText(said, rows: 1).recorded) == "1\n… 4 more rows (sha256:\(Digest.sha256(said).prefix(8)))"
    )
    #expect(
      text(OutputText((1...223).map(String.init).joined(separator: "\n")).recorded).contains(
        "\n40\n… 183 more rows (sha256:"))
  }

  @Test func `sha-256 is the one of the standard`() {
    #expect(Digest.sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(Digest.sha256([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }
}
