import Foundation
import FoundationXML
import Testing

@Suite struct NotebookReportTests {
  /// A notebook with a difference, a number that does not hold, a skipped cell and one not recorded.
  private func folder() throws -> NotebookFolder {
    let folder = try NotebookFolder.recorded()
    try folder.edit("far-east.md", "17.86 %   Japan's", "17.90 % <&> \"Japan\"")
    try folder.edit("far-east.md", "-->17.86 %<", "-->17.90 %<")
    try folder.write(
      "far-east.md",
      folder.text("far-east.md")
        + "\n```okrug {#old .skip}\nlist words\n```\n\n```okrug {#new}\ntotal CFD 2012\n```\n")
    return folder
  }

  @Test(.enabled(if: NotebookFolder.has("/usr/bin/patch")), arguments: ["\n", "\r\n"])
  func `a diff makes the file what update makes it`(newline: String) throws {
    let folder = try folder()
    try folder.write("far-east.md", folder.text("far-east.md").replacingOccurrences(of: "\n", with: newline))
    try folder.edit("far-east.md", "-->17.90 %<", "-->17.86 %<")
    let said = try folder.okrug("replay", "--format", "diff", "far-east.md")
    #expect(said.code == 1)
    try folder.write("a.diff", said.out)
    try folder.write("updated.md", try folder.bytes("far-east.md"))
    let patch = try folder.run("/usr/bin/patch", ["--binary", "-p1", "-i", "a.diff"])
    #expect(patch.code == 0, "\(patch.out)\(patch.error)")
    #expect(try folder.okrug("replay", "far-east.md").code == 0)
    #expect(try folder.okrug("update", "updated.md").code == 0)
    #expect(try folder.bytes("far-east.md") == folder.bytes("updated.md"))
    #expect(try folder.okrug("replay", "--format", "diff", "far-east.md").out == "")
  }

  @Test(.enabled(if: NotebookFolder.has("/usr/bin/patch")))
  func `a diff of a file that is not UTF-8 applies too`() throws {
    let folder = try NotebookFolder()
    try folder.write(
      "a.md",
      Data("caf\u{e9} ".utf16.map { UInt8($0) }) + Data("\n\n```okrug\ntotal CFD 2012\n```\n".utf8)
        + Data([0xff, 0x0a]))
    let command = "\(NotebookFolder.program) replay --format diff a.md > a.diff; patch --binary -p1 -i a.diff"
    #expect(try folder.run("/bin/sh", ["-c", command]).code == 0)
    #expect(try folder.okrug("replay", "a.md").code == 0)
    #expect(try folder.bytes("a.md").starts(with: [0x63, 0x61, 0x66, 0xe9]))
  }

  @Test(.enabled(if: NotebookFolder.has("/usr/bin/patch")), arguments: [true, false])
  func `a diff of a file named from the root applies in the folder it was made in, else in the root`(
    isInside: Bool
  ) throws {
    let folder = try NotebookFolder()
    let other = try NotebookFolder()
    try folder.write("a b.md", "```okrug\ntotal CFD 2012\n```\n")
    let place = isInside ? folder : other
    let said = try place.okrug("replay", "--format", "diff", "\(folder.path)/a b.md")
    #expect(said.code == 1)
    try place.write("a.diff", said.out)
    let patch = try place.run(
      "/usr/bin/patch", (isInside ? [] : ["-d", "/"]) + ["-p1", "-i", "\(place.path)/a.diff"])
    #expect(patch.code == 0, "\(patch.out)\(patch.error)")
    #expect(try folder.okrug("replay", "a b.md").code == 0)
  }

  @Test func `JUnit's XML has a case for each cell and check`() throws {
    let folder = try folder()
    let said = try folder.okrug("replay", "--format", "junit", "far-east.md", "none.md")
    #expect(said.code == 2)
    let seen = XMLCases()
    let parser = XMLParser(data: Data(said.out.utf8))
    parser.delegate = seen
    #expect(parser.parse(), "\(said.out)")
    #expect(
      seen.cases == [
        "@japan failure", "@japan", "? @japan > 17 %", "#japan failure", "#east", "#slip", "#old skipped",
        "#new failure",
        "unreadable-file error",
      ])
    #expect(seen.counts == [["tests": "9", "failures": "3", "errors": "1", "skipped": "1"]])
  }

  @Test func `TAP has a point for each cell and check`() throws {
    let said = try folder().okrug("replay", "--format", "tap", "far-east.md")
    #expect(said.code == 1)
    let lines = said.out.split(separator: "\n").filter { !$0.hasPrefix("  ") }
    #expect(
      lines == [
        "TAP version 14", "1..8", "not ok 1 - far-east.md:9: @japan", "ok 2 - far-east.md:9: @japan",
        "ok 3 - far-east.md:10: ? @japan > 17 %", "not ok 4 - far-east.md:12: \\#japan",
        "ok 5 - far-east.md:25: \\#east",
        "ok 6 - far-east.md:50: \\#slip", "ok 7 - far-east.md:61: \\#old # SKIP marked .skip",
        "not ok 8 - far-east.md:65: \\#new",
      ])
  }

  @Test func `the JSON report is one value`() throws {
    let said = try folder().okrug("replay", "--format", "json", "far-east.md", "none.md")
    #expect(said.code == 2)
    #expect(said.error == "")
    let value = try #require(try JSONSerialization.jsonObject(with: Data(said.out.utf8)) as? [String: Any])
    #expect(value["exit"] as? Int == 2)
    let files = try #require(value["files"] as? [[String: Any]])
    #expect(files.map { $0["exit"] as? Int } == [1, 2])
    let items = try #require(files[0]["items"] as? [[String: Any]])
    #expect(
      items.map { $0["verdict"] as? String } == [
        "failed", "passed", "passed", "failed", "passed", "passed", "skipped", "failed",
      ])
  }

  @Test func `GitHub's annotations have the file and the line`() throws {
    let said = try folder().okrug("replay", "--format", "github", "far-east.md")
    #expect(said.code == 1)
    let lines = said.out.split(separator: "\n")
    #expect(lines.dropLast().allSatisfy { $0.hasPrefix("::error file=far-east.md,line=") })
    #expect(
      lines.last == "okrug: far-east.md: 5 cells: 2 as recorded, 2 differ, 1 skipped; 2 of 3 checks hold")
    #expect(lines.count == 4)
  }

  @Test func `colour is asked for, or there is none`() throws {
    let folder = try folder()
    #expect(try !folder.okrug("replay", "far-east.md").out.contains("\u{1b}"))
    #expect(try folder.okrug("replay", "--color", "always", "far-east.md").out.contains("\u{1b}[31m"))
    #expect(
      try !folder.okrug("replay", "--color", "always", "--format", "diff", "far-east.md").out.contains(
        "\u{1b}"))
    #expect(try folder.okrug("update", "--check", "--color", "always", "far-east.md").out.contains("\u{1b}["))
  }

  @Test func `a command line that is wrong ends with 64`() throws {
    let folder = try NotebookFolder.recorded()
    for arguments in [
      ["replay"], ["replay", "--format", "xml", "far-east.md"], ["update"],
      ["update", "--accept", "", "far-east.md"], ["init"],
      ["init", "a.md", "b.md"], ["run"], ["run", "--colour", "far-east.md"],
      ["replay", "--color", "red", "far-east.md"],
    ] {
      #expect(try folder.run(NotebookFolder.program, arguments).code == 64, "\(arguments)")
    }
    #expect(folder.names == ["far-east.md"])
  }
}

/// The cases of a JUnit report: each by its name and how it ended.
private final class XMLCases: NSObject, XMLParserDelegate {
  private(set) var cases: [String] = []
  private(set) var counts: [[String: String]] = []

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    switch name {
    case "testsuites": counts.append(attributes.filter { $0.key != "name" })
    case "testcase": cases.append(attributes["name"] ?? "")
    case "failure", "error", "skipped": cases[cases.count - 1] += " " + name
    default: break
    }
  }
}
