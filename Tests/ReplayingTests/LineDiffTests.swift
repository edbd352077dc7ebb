import Foundation
import Replaying
import Testing

@testable import Replaying

struct LineDiffTests {
  /// The new sequence, made of the old one and the changes.
  private func applied(_ changes: [LineDiff.Change], _ old: [Int], _ new: [Int]) -> [Int] {
    var result: [Int] = []
    var index = 0
    for change in changes {
      result += old[index..<change.old.lowerBound] + new[change.new]
      index = change.old.upperBound
    }
    return result + old[index...]
  }

  /// The fewest deletions and insertions, by the textbook's table.
  private func distance(_ old: [Int], _ new: [Int]) -> Int {
    var row = Array(0...new.count)
    for (index, element) in old.enumerated() {
      var next = [index + 1]
      for column in new.indices {
        next.append(element == new[column] ? row[column] : min(row[column + 1], next[column]) + 1)
      }
      row = next
    }
    return row.last ?? 0
  }

  @Test func `the changes turn the old sequence into the new one, and are the fewest`() {
    for seed in 0..<4_000 {
      var random = Seeded(UInt64(seed))
      let kinds = Int.random(in: 1...6, using: &random)
      let old = (0..<Int.random(in: 0...24, using: &random)).map { _ in
        Int.random(in: 0..<kinds, using: &random)
      }
      let new = (0..<Int.random(in: 0...24, using: &random)).map { _ in
        Int.random(in: 0..<kinds, using: &random)
      }
      let changes = LineDiff.changes(from: old, to: new)
      #expect(applied(changes, old, new) == new, "seed \(seed)")
      #expect(changes.reduce(0) { $0 + $1.old.count + $1.new.count } == distance(old, new), "seed \(seed)")
      for (first, second) in zip(changes, changes.dropFirst()) {
        #expect(
          first.old.upperBound < second.old.lowerBound && first.new.upperBound < second.new.lowerBound,
          "seed \(seed)")
      }
    }
  }

  @Test func `sequences with nothing, all and much in common take bounded time`() {
    let count = 5_000
    var random = Seeded(1)
    let noise = { (_: Int) in Int.random(in: 0...1, using: &random) }
    let pairs: [([Int], [Int])] = [
      (Array(0..<count), Array(count..<(2 * count))), (Array(0..<count), Array(0..<count)),
      (Array(0..<count), (0..<count).reversed()),
      ((0..<count).map(noise), (0..<count).map(noise)),
      (Array(0..<count), (0..<count).map { $0 % 10 == 0 ? -$0 : $0 }),
    ]
    for (old, new) in pairs {
      let time = ContinuousClock().measure {
        #expect(applied(LineDiff.changes(from: old, to: new), old, new) == new)
      }
      #expect(time < .seconds(60))
    }
  }
}

struct PatchTests {
  private static let patch = ["/usr/bin/patch", "/bin/patch", "/usr/local/bin/patch"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// What the real `patch` makes of a file.
  private func patched(_ name: String, _ old: [UInt8], _ diff: [UInt8]) throws -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "okrug-patch-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(old).write(to: file)
    let diffFile = folder.appendingPathComponent("the.diff")
    try Data(diff).write(to: diffFile)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Self.patch))
    process.arguments = ["-p1", "--fuzz=0", "--posix", "-s", "-i", diffFile.path].filter {
      $0 != "--posix"
    }
    process.currentDirectoryURL = folder
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return [UInt8](try Data(contentsOf: file))
  }

  @Test(
    .enabled(if: patch != nil), arguments: ["", "/home/x"],
    ["n.md", "a folder/b c.md", "a\"b\\c.md", "глава.md"])
  func `a diff applies with patch, to any name`(_ folder: String, _ name: String) throws {
    let old = bytes(
      "# T\r\n\n```okrug\nsay a\n```\n\n```output\nz\n```\n" + String(repeating: "text\n", count: 20)
        + "```okrug\nsay b\\n\\0\\e\n```")
    let report = Replay.run(folder.isEmpty ? name : "\(folder)/\(name)", old, with: { Toy() })
    let diff = ReportFormats.named("diff")?.render([report], ReportStyle(folder: folder)) ?? []
    #expect(try patched(name, old, diff) == report.proposal)
    #expect(Replay.run(name, report.proposal, with: { Toy() }).exitCode == 0)
  }

  @Test(.enabled(if: patch != nil))
  func `diffs of random documents apply with patch`() throws {
    for seed in 0..<60 {
      var random = Seeded(UInt64(seed))
      let old = randomDocument(UInt64(seed), 1...60)
      var new = old
      for _ in 0..<Int.random(in: 1...5, using: &random) {
        let at = Int.random(in: 0...new.count, using: &random)
        new.replaceSubrange(
          at..<min(new.count, at + Int.random(in: 0...9, using: &random)),
          with: randomDocument(random.next(), 0...4))
      }
      guard old != new, !old.isEmpty, !new.isEmpty else { continue }
      let diff = UnifiedDiff.text("n.md", from: old, to: new)
      #expect(try patched("n.md", old, diff) == new, "seed \(seed)")
    }
  }

  @Test func `a file that is the same has no diff`() {
    #expect(UnifiedDiff.text("n.md", from: bytes("a\n"), to: bytes("a\n")).isEmpty)
  }

  @Test func `a diff is written as diff -u writes it`() {
    let old = (1...20).map(String.init).joined(separator: "\n")
    let new =
      old.split(separator: "\n").map { $0 == "10" ? "ten" : String($0) }.joined(separator: "\n") + "\n"
    #expect(
      text(UnifiedDiff.text("n.md", from: bytes(old), to: bytes(new))) == """
        --- a/n.md
        +++ b/n.md
        @@ -7,7 +7,7 @@
         7
         8
         9
        -10
        +ten
         11
         12
         13
        @@ -17,4 +17,4 @@
         17
         18
         19
        -20
        \\ No newline at end of file
        +20

        """)
  }
}
