import Replaying
import Testing

struct CauseTests {
  private let tables = ["t/1": "one", "t/2": "two"]
  private let source = "```okrug {#a}\nread t/1\nread t/2\n```\n"

  private func causes(_ text: String, _ toy: Toy) -> [String] {
    replay(text, toy).items.flatMap { $0.verdict.failure?.causes.map(\.text) ?? [] }
  }

  @Test func `an output records digests of the cell, of each table it read, and the version`() {
    let cell = Digest.sha256("read t/1\nread t/2").prefix(8)
    let (one, two) = (
      Digest.sha256(Digest.sha256("one")).prefix(0) + Digest.sha256("one").prefix(8),
      Digest.sha256("two").prefix(8)
    )
    #expect(
      updated(source, Toy(tables: tables)) == source
        + "\n```output {cell=\"\(cell)\" data=\"t/1:\(one) t/2:\(two)\" version=\"1.0\"}\none\ntwo\n```\n")
  }

  @Test func `a difference is laid to the data that changed, by name`() {
    let recorded = updated(source, Toy(tables: tables))
    #expect(
      causes(recorded, Toy(tables: ["t/1": "one", "t/2": "zwei"])) == ["the data it read changed: t/2"])
    #expect(
      causes(recorded, Toy(tables: ["t/1": "eins", "t/2": "zwei"])) == ["the data it read changed: t/1, t/2"])
  }

  @Test func `a difference is laid to the cell's text`() {
    let recorded = updated("```okrug\nsay a\n```\n").split(separator: "say a").joined(separator: "say b")
    #expect(causes(recorded, Toy()) == ["the cell's text changed"])
  }

  @Test func `a difference is laid to the cell it uses, where its own text is the same`() {
    let toy = Toy(knowsNames: true)
    let recorded = updated(
      "```okrug {#a}\nsay a\n```\n\n```okrug {#b}\nget @a\n```\n\n```okrug\nsay c\n```\n", toy)
    let changed = recorded.replacing("say a", with: "say z")
    #expect(causes(changed, toy) == ["the cell's text changed", "a cell it uses says something else: @a"])
    #expect(
      update(changed, toy).report.items.compactMap { $0.verdict.failure?.causes.map(\.code) } == [
        ["cell"], ["cells"],
      ])
    #expect(causes(changed, Toy()) == ["the cell's text changed", Cause.answer.text])
  }

  @Test func `a table that is read no more, or for the first time, is named`() {
    let recorded = updated(source, Toy(tables: tables)).split(separator: "read t/2").joined(
      separator: "say 2")
    #expect(
      causes(recorded, Toy(tables: tables)) == ["the cell's text changed", "the data it read changed: t/2"])
  }

  @Test func `a difference is laid to the version, and to all that changed`() {
    let recorded = updated(source, Toy(tables: tables))
    #expect(
      causes(recorded, Toy(version: "2.0", tables: ["t/1": "eins", "t/2": "two"])) == [
        "the version changed: 1.0 → 2.0", "the data it read changed: t/1",
      ])
  }

  @Test func `where nothing changed, it is not known`() {
    let log = Toy.Log()
    let first = Update.run("n.md", bytes("```okrug\nsay a\n```\n"), with: { Toy() }).bytes.map(text) ?? ""
    let edited = first.split(separator: "\na\n").joined(separator: "\nb\n")
    #expect(
      causes(edited, Toy(log: log)) == [Cause.answer.text])
  }

  @Test func `an output without digests says that the cause is not known`() {
    #expect(
      causes("```okrug\nsay a\n```\n\n```output\nb\n```\n", Toy()) == [
        "not known: the output was recorded without digests"
      ])
  }

  @Test func `the digest of a cell does not depend on line endings`() {
    let windows = updated(source, Toy(tables: tables)).utf8.flatMap { (byte: UInt8) -> [UInt8] in
      byte == 0x0A ? [0x0D, 0x0A] : [byte]
    }
    #expect(
      causes(text(windows), Toy(tables: ["t/1": "one", "t/2": "zwei"])) == ["the data it read changed: t/2"])
  }

  @Test func `hostile names, digests and versions stay in their braces`() {
    struct Hostile: CellAnswerer {
      var version = "1\"}\n```\n\u{202E}`" + String(repeating: "9", count: 100)
      mutating func answer(cell: String, line: Int, id: String?) -> CellOutcome {
        let reads =
          (0..<40).map { ReadDigest("t \($0)\"}`{\n:", "\"`\($0)") } + [
            ReadDigest(String(repeating: "x", count: 1_000), "ABCDEF0123456789")
          ]
        return CellOutcome(.refused(code: "a\"b}`\n"), "text", reads: reads)
      }
      mutating func check(prose expression: String, literal: String) -> CellOutcome {
        CellOutcome(.answered, "")
      }
      mutating func check(assertion: String) -> CellOutcome { CellOutcome(.answered, "") }
      mutating func refreshed(prose expression: String, like literal: String) -> String? { nil }
    }
    let result = Update.run("n.md", bytes("```okrug {#a .error}\nx\n```\n"), with: { Hostile() })
    let notebook = Notebook(result.bytes ?? [])
    #expect(notebook.issues.isEmpty)
    #expect(notebook.cells.first?.output?.attributes.value("data")?.split(separator: " ").count == 12)
    #expect(Replay.run("n.md", notebook.bytes, with: { Hostile() }).exitCode == 0)
  }
}

struct LockedTests {
  private let holdings: Holdings = { name in
    ["a": [ReadDigest("1", "aaaa"), ReadDigest("2", "bbbb")], "b": [ReadDigest("1", "cccc")]][name]
  }

  private func notebook(_ data: String, _ digest: String?) -> String {
    "---\nokrug:\n  data: \(data)\n\(digest.map { "  digest: \($0)\n" } ?? "")---\n\n```okrug\nsay a\n```\n\n```output\na\n```\n"
  }

  private func digest(_ names: [String]) -> String {
    "sha256:" + (DataDigest.of(names, holdings) ?? "").prefix(12)
  }

  @Test func `where locked, data that is missing or changed is exit code 3, and nothing is run`() {
    let log = Toy.Log()
    let options = ReplayOptions(isLocked: true, holdings: holdings)
    #expect(replay(notebook("a b", digest(["a", "b"])), Toy(), options).exitCode == 0)
    #expect(replay(notebook("b a", digest(["a", "b"])), Toy(), options).exitCode == 0)
    #expect(replay(notebook("a", nil), Toy(), options).exitCode == 0)
    let changed = replay(notebook("a", digest(["b"])), Toy(log: log), options)
    #expect(changed.exitCode == 3)
    #expect(changed.data.map(\.code) == ["changed-data"])
    let missing = replay(notebook("a c", digest(["a"])), Toy(log: log), options)
    #expect(missing.exitCode == 3)
    #expect(missing.data.map(\.message) == ["no publication 'c'"])
    #expect(log.lines.isEmpty)
  }

  @Test func `where not locked, it is a finding beside the verdicts`() {
    let report = replay(notebook("a", digest(["b"])), Toy(), ReplayOptions(holdings: holdings))
    #expect(report.data.map(\.code) == ["changed-data"])
    #expect(report.verdicts == ["cell 1: passed"])
    #expect(report.exitCode == 0)
  }

  @Test func `the digest covers what each table holds, in no order`() {
    let other: Holdings = { _ in [ReadDigest("2", "bbbb"), ReadDigest("1", "aaaa"), ReadDigest("1", "aaaa")] }
    let changed: Holdings = { _ in [ReadDigest("1", "aaaa"), ReadDigest("2", "bbbc")] }
    #expect(DataDigest.of(["a"], other) == DataDigest.of(["a"], holdings))
    #expect(DataDigest.of(["a"], changed) != DataDigest.of(["a"], holdings))
    #expect(DataDigest.of(["z"], holdings) == nil)
  }

  @Test(arguments: ["md5:6d1f0c5b", "sha256:", "sha256:6d1f0c5", "6d1f0c5b0a41"])
  func `a digest that is none is one that differs`(_ digest: String) {
    #expect(
      replay(notebook("a", digest), Toy(), ReplayOptions(isLocked: true, holdings: holdings)).exitCode == 3)
  }
}
