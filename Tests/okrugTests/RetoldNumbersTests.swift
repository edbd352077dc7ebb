import Foundation
import Testing

/// The chapters that retell the two documents say no number in prose that is not checked.
@Suite struct RetoldNumbersTests {
  let room: Room
  private static let root = #filePath.components("/Tests/").dropLast().joined(separator: "/Tests/")

  /// Words that count what stands in the same sentence, or name a place in an order of things.
  private static let countingWords: Set<String> = [
    "one", "two", "three", "four", "five", "eight", "twelve", "single", "pair", "twice", "first", "second",
    "third", "eighth", "twelfth", "thirteenth", "half", "first half", "double", "million", "millions",
  ]

  /// What a number without a unit may stand behind: it is then the name of a thing.
  private static let named = [
    "Table", "Figure", "Section", "Chapter", "chapter", "Sakhalin-", "unstated-", "](",
  ]

  init() throws { room = try Room() }

  /// The numbers of `file` that are neither marked nor a year, a name or a counting word.
  private func loose(_ file: String) throws -> [String] {
    let run = try room.run("check-text", file, "--format", "csv")
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    let lines = try room.folder.read(file).components("\n")
    var found: [String] = []
    for row in run.output.components("\n") where row.hasSuffix("unmarked") {
      let cells = row.components(",").filter { !$0.isEmpty }
      guard let line = cells.compactMap(Int.init).first, lines.indices.contains(line - 1),
        let printed = cells.dropFirst().first
      else {
        found.append(row)
        continue
      }
      if !Self.mayStand(printed, in: lines[line - 1]) { found.append("\(line): \(printed)") }
    }
    return found
  }

  private static func mayStand(_ printed: String, in line: String) -> Bool {
    if countingWords.contains(printed.lowercased()) { return true }
    if let year = Int(printed), printed.utf8.count == 4, (1900...2030).contains(year) { return true }
    return named.contains { name in
      ["", " "].contains { line.components(name + $0 + printed).count > 1 }
    }
  }

  @Test(arguments: ["16-japan-in-russia.md", "17-japan-abroad.md"])
  func `every number in the prose of a chapter that retells a document is checked`(chapter: String) throws {
    let whole = try String(contentsOfFile: "\(Self.root)/Notebooks/\(chapter)", encoding: .utf8)
    try room.folder.write(chapter, whole)
    #expect(try loose(chapter) == [])
    let run = try room.run("check-text", chapter, "--format", "csv")
    let marked = run.output.components("\n").filter { !$0.hasSuffix("unmarked") }
    #expect(marked.count > 25)
  }

  @Test func `a number that nobody marked is found`() throws {
    try room.folder.write("mine.md", "In 2012 two of Table 1 had 17.86 % and 5 more.\n")
    #expect(try loose("mine.md") == ["1: 17.86", "1: 5"])
  }
}
