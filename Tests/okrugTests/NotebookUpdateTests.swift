import Foundation
import Glibc
import Testing

@Suite struct NotebookUpdateTests {
  @Test func `bytes of an unchanged output are not touched, nor the file`() throws {
    let folder = try NotebookFolder.recorded()
    let text = try folder.text("far-east.md")
    try folder.write(
      "far-east.md",
      text.replacingOccurrences(of: "\n\n```output {cell=\"", with: "\n\n\n```output  {cell=\"0"))
    let before = try state(folder, "far-east.md")
    let said = try folder.okrug("update", "far-east.md")
    #expect(said.code == 0)
    #expect(said.out == "far-east.md: 3 cells: 3 as recorded; 3 of 3 checks hold\n")
    let after = try state(folder, "far-east.md")
    #expect(before.st_ino == after.st_ino && before.st_mtim.tv_nsec == after.st_mtim.tv_nsec)
  }

  @Test func `what is recorded beside outputs that say the same is renewed where that is asked for`() throws {
    let folder = try NotebookFolder()
    try folder.write("a.md", "```okrug {#a}\ntotal CFD from japan 2012\n```\n")
    try folder.okrug("update", "a.md")
    let first = try folder.text("a.md")
    try folder.edit("a.md", "{#a}\n", "{#a}\n# a note\n")
    let noted = try folder.text("a.md")
    #expect(try folder.okrug("update", "a.md").out == "a.md: 1 cell: 1 as recorded\n")
    #expect(try folder.text("a.md") == noted)

    let said = try folder.okrug("update", "--renew", "a.md")
    #expect(
      said.code == 0 && said.out == "a.md: 1 cell: 1 as recorded; what 1 rests on recorded\n", "\(said.out)")
    let renewed = try folder.text("a.md")
    #expect(renewed != noted && renewed.count == noted.count)
    #expect(
      renewed.components(separatedBy: "\n").dropFirst(6) == noted.components(separatedBy: "\n").dropFirst(6))
    #expect(first.contains("data=\"ershova-2014/1:") && renewed.contains("data=\"ershova-2014/1:"))
    #expect(try folder.okrug("update", "--renew", "a.md").out == "a.md: 1 cell: 1 as recorded\n")
    try folder.edit("a.md", "1,097.3 mln USD   J", "1,097.4 mln USD   J")
    #expect(try folder.okrug("replay", "a.md").out.contains("cause: not known"))
  }

  @Test func `what an answer shows from elsewhere is recorded as read`() throws {
    let folder = try NotebookFolder()
    try folder.write(
      "a.md",
      "```okrug\ntotal moscow from japan 2012\n```\n\n```okrug\nbounds of total UFD from japan 2012\n```\n")
    try folder.okrug("update", "a.md")
    let fences = try folder.text("a.md").components(separatedBy: "\n").filter { $0.contains("output {") }
    #expect(fences.count == 2)
    #expect(fences[0].contains(" ershova-2014/prose:"), "\(fences)")
    #expect(fences[1].contains("japan-canada-1990/1:") && fences[1].contains("ershova-2014/5:"), "\(fences)")
  }

  @Test func `an update changes outputs and nothing else`() throws {
    let folder = try NotebookFolder.recorded()
    let recorded = try folder.text("far-east.md")
    try folder.edit("far-east.md", "17.86 %   Japan", "17.90 %   Japan")
    let said = try folder.okrug("update", "far-east.md")
    #expect(said.code == 0)
    #expect(said.out.contains("far-east.md:12: #japan: recorded: output differs\n"))
    #expect(!said.out.contains("hint"))
    #expect(try folder.text("far-east.md") == recorded)
    #expect(recorded.contains("  digest: sha256:"))
    #expect(recorded.contains("```output {.error code=\"unknown-name\" cell=\""))
  }

  @Test func `a check of an update says what would change and writes nothing`() throws {
    let folder = try NotebookFolder()
    try folder.write("a.md", smallNotebook)
    let said = try folder.okrug("update", "--check", "a.md")
    #expect(said.code == 1)
    #expect(said.out.contains("a.md:11: #japan: would be recorded, for the first time\n"))
    #expect(try folder.text("a.md") == smallNotebook)
    #expect(try folder.okrug("update", "--check", "a.md", with: ["CI": "1"]).code == 1)
    #expect(try folder.okrug("update", "a.md").code == 0)
    #expect(try folder.okrug("update", "--check", "a.md").code == 0)
  }

  @Test func `a flip between answered and refused is recorded only where it is accepted`() throws {
    let folder = try NotebookFolder.recorded()
    try folder.edit("far-east.md", "total FEFD 2012\n```", "total FEFFD 2012\n```")
    let edited = try folder.bytes("far-east.md")
    let said = try folder.okrug("update", "far-east.md")
    #expect(said.code == 1)
    #expect(said.out.contains("#east: refused (unknown-name), and was not before\n"))
    #expect(said.out.contains("  hint: update --accept #east records it, or put .error on the cell\n"))
    #expect(try folder.bytes("far-east.md") == edited)
    #expect(
      try folder.okrug("update", "--accept", "#nobody", "far-east.md").error
        == "okrug: no cell '#nobody' in far-east.md; nothing was written\n")
    #expect(try folder.okrug("update", "--accept", "#east", "far-east.md").code == 0)
    #expect(try folder.okrug("replay", "far-east.md").code == 0)
    try folder.edit("far-east.md", "total FEFFD 2012\n```", "total FEFD 2012\n```")
    #expect(
      try folder.okrug("update", "far-east.md").out.contains("#east: answered, and was refused before\n"))
    #expect(try folder.okrug("update", "--accept", "east", "far-east.md").code == 0)
  }

  @Test(arguments: [
    ("17.90 %", "17.86 %"), ("almost 17 %", "17.86 %"), ("about 20 %", "about 17.86 %"),
    ("more than 18 %", "17.86 %"),
    ("a third", "17.86 %"),
  ])
  func `numbers of the prose are written only with --prose, a hedge only where it holds`(
    was: String, now: String
  ) throws {
    let folder = try NotebookFolder.recorded()
    try folder.edit("far-east.md", "-->17.86 %<", "-->\(was)<")
    let edited = try folder.bytes("far-east.md")
    let said = try folder.okrug("update", "far-east.md")
    #expect(said.code == 1)
    #expect(
      said.out.contains(
        "nothing written: one cell or check stands in the way (update --prose writes the numbers)\n"))
    #expect(try folder.bytes("far-east.md") == edited)
    #expect(try folder.okrug("update", "--prose", "far-east.md").code == 0)
    #expect(try folder.text("far-east.md").contains("held <!--= @japan -->\(now)<!--/=--> of it"))
    #expect(try folder.okrug("replay", "far-east.md").code == 0)
  }

  @Test func `nothing is recorded where CI is set`() throws {
    let folder = try NotebookFolder()
    try folder.write("a.md", smallNotebook)
    let said = try folder.okrug("update", "a.md", with: ["CI": "true"])
    #expect(said.code == 2)
    #expect(said.out.contains("nothing is recorded where CI is set"))
    #expect(try folder.text("a.md") == smallNotebook)
  }

  @Test func `the file keeps its mode, and a link stays a link`() throws {
    let folder = try NotebookFolder()
    try folder.write("a.md", smallNotebook)
    try folder.setMode(0o640, of: "a.md")
    try folder.link("b.md", to: "a.md")
    #expect(try folder.okrug("update", "b.md").code == 0)
    #expect(try folder.mode("a.md") == 0o640)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/b.md") == "a.md")
    #expect(try folder.okrug("replay", "a.md", "b.md").code == 0)
    #expect(folder.names == ["a.md", "b.md"])
  }

  @Test func `a file with the longest name there is can be updated`() throws {
    let folder = try NotebookFolder()
    let name = String(repeating: "д", count: 126) + ".md"
    try folder.write(name, smallNotebook)
    #expect(try folder.okrug("update", name).code == 0)
    #expect(folder.names == [name])
  }

  @Test func `what can be written only in part is not written, and leaves nothing behind`() throws {
    let folder = try NotebookFolder()
    try folder.write("a.md", smallNotebook)
    let said = try folder.run("/bin/bash", ["-c", "ulimit -f 1; exec \(NotebookFolder.program) update a.md"])
    #expect(said.code == 2)
    #expect(said.error == "okrug: cannot write 'a.md': file too large\n")
    #expect(said.out == "")
    #expect(try folder.text("a.md") == smallNotebook)
    #expect(folder.names == ["a.md"])
    let new = try folder.run("/bin/bash", ["-c", "ulimit -f 0; exec \(NotebookFolder.program) init new.md"])
    #expect(new.code == 2)
    #expect(folder.names == ["a.md"])
  }

  /// Root may write anywhere: then the program runs as nobody.
  private static let unprivileged: [String]? =
    geteuid() != 0
    ? ["/usr/bin/env"]
    : NotebookFolder.has("/usr/bin/setpriv")
      ? ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : nil

  @Test(.enabled(if: unprivileged != nil, "root without setpriv may write anywhere"))
  func `in a folder that is read-only nothing changes`() throws {
    let folder = try NotebookFolder()
    let command = try #require(Self.unprivileged) + [NotebookFolder.program, "update", "a.md"]
    try folder.write("a.md", smallNotebook)
    try folder.setMode(0o666, of: "a.md")
    try folder.setMode(0o555)
    let said = try folder.run(command[0], Array(command.dropFirst()))
    #expect(said.code == 2)
    #expect(said.error == "okrug: cannot write 'a.md': permission denied\n")
    #expect(try folder.text("a.md") == smallNotebook)
    #expect(folder.names == ["a.md"])
    try folder.setMode(0o777)
    try folder.setMode(0o444, of: "a.md")
    #expect(
      try folder.run(command[0], Array(command.dropFirst())).error
        == "okrug: cannot write 'a.md': permission denied\n")
    #expect(folder.names == ["a.md"])
    try folder.setMode(0o666, of: "a.md")
    #expect(try folder.run(command[0], Array(command.dropFirst())).code == 0)
    #expect(try folder.mode("a.md") & 0o707 == 0o606)
  }

  /// The ways somebody else may get between reading and writing.
  enum Change: CaseIterable {
    case written, replaced, removed, turnedIntoLink
  }

  @Test(arguments: Change.allCases)
  func `a file that was changed meanwhile stays as it was changed`(change: Change) throws {
    let folder = try NotebookFolder()
    let cell = "```okrug\nshow from japan by district 2012 with shares, totals\n```\n"
    try folder.write("a.md", (1...40).map { _ in cell }.joined(separator: "\n"))
    let watch = try FileWatch(folder.path + "/a.md")
    let running = try folder.start(NotebookFolder.program, ["update", "a.md"])
    watch.waitUntilRead()
    kill(running.process.processIdentifier, SIGSTOP)
    switch change {
    case .written: try folder.edit("a.md", "totals", "shares")
    case .replaced:
      try folder.write("b.md", try folder.bytes("a.md"))
      _ = unsafe rename(folder.path + "/b.md", folder.path + "/a.md")
    case .removed: _ = unsafe unlink(folder.path + "/a.md")
    case .turnedIntoLink:
      _ = unsafe rename(folder.path + "/a.md", folder.path + "/b.md")
      try folder.link("a.md", to: "b.md")
    }
    let names = folder.names
    let changed = try? folder.bytes("a.md")
    kill(running.process.processIdentifier, SIGCONT)
    let said = try running.said()
    #expect(said.code == 2)
    #expect(said.error == "okrug: 'a.md' was changed by somebody else meanwhile; nothing was written\n")
    #expect(said.out == "")
    #expect((try? folder.bytes("a.md")) == changed)
    #expect(folder.names == names)
  }

  @Test func `of several files those that can be recorded are`() throws {
    let folder = try NotebookFolder()
    try folder.write("a.md", smallNotebook)
    try folder.write("c.md", smallNotebook)
    let said = try folder.okrug("update", "a.md", "b.md", "c.md")
    #expect(said.code == 2)
    #expect(said.error == "okrug: cannot read 'b.md': no such file or directory\n")
    #expect(try folder.okrug("replay", "a.md", "c.md").code == 0)
  }

  private func state(_ folder: NotebookFolder, _ name: String) throws -> stat {
    var state = stat()
    try #require(unsafe stat(folder.path + "/" + name, &state) == 0)
    return state
  }
}

/// Tells when a file was read to its end and closed.
private struct FileWatch: ~Copyable {
  private let descriptor: Int32

  init(_ path: String) throws {
    descriptor = inotify_init1(Int32(IN_CLOEXEC))
    try #require(descriptor >= 0)
    try #require(unsafe inotify_add_watch(descriptor, path, UInt32(IN_CLOSE_NOWRITE)) >= 0)
  }

  func waitUntilRead() {
    var event = [UInt8](repeating: 0, count: 4096)
    _ = unsafe event.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
  }

  deinit { close(descriptor) }
}
