import Foundation
import Glibc
import Replaying
import Testing

@testable import okrug

/// Moments at which the program is ended, the same in every run of the tests.
private struct Moments {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  /// From 0 to `most`, in microseconds.
  mutating func next(most: UInt64) -> UInt32 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return UInt32((state >> 33) % max(1, most))
  }
}

/// `kill -9` at any moment: a file is the old one or the new one, and a line that was accepted is not lost.
@Suite struct KilledTests {
  @Test func `an update that is killed leaves the old file or the new one`() throws {
    let room = try Room()
    let page = try #require(Notebooks.page)
    let old = Array(page.replacingOccurrences(of: "0.46 %   Japan", with: "0.47 %   Japan").utf8)
    try #require(old != Array(page.utf8))
    try room.folder.write("a.md", old)
    let start = ContinuousClock.now
    try #require(try room.run("update", "a.md").status == 0)
    let whole = UInt64((ContinuousClock.now - start) / .microseconds(1))
    let new = try room.folder.bytes("a.md")
    try #require(new != old, "nothing was there to record")

    var moments = Moments(20_261_122)
    var ends = (old: 0, new: 0)
    for round in 0..<200 {
      try room.folder.write("a.md", old)
      let child = try Spawned.start(
        Built.okrug, ["update", "a.md"], environment: room.environment, folder: room.folder.path)
      usleep(moments.next(most: whole + whole / 4))
      kill(child.id, SIGKILL)
      _ = try child.status()
      let now = try room.folder.bytes("a.md")
      #expect(now == old || now == new, "round \(round): \(now.count) bytes are neither the old nor the new")
      if now == old { ends.old += 1 } else { ends.new += 1 }
      let names = room.folder.names(in: ".")
      #expect(names.allSatisfy { $0 == "a.md" || $0.hasPrefix(".") }, "round \(round): \(names)")
    }
    #expect(ends.old > 20 && ends.new > 0, "\(ends): the moments are badly chosen")
    #expect(try room.run("replay", ".").output.contains("a.md: "))
    try room.folder.write("a.md", old)
    #expect(try room.run("update", "a.md").status == 0)
    #expect(try room.folder.bytes("a.md") == new)
  }

  @Test func `a session that is killed keeps every line that was answered`() throws {
    var moments = Moments(4_096)
    var kept = 0
    for round in 0..<200 {
      let room = try Room()
      let terminal = try Terminal(in: room)
      try terminal.see("okrug> ")
      var shown = 0
      let last = Int(moments.next(most: 4))
      for number in 0..<last {
        terminal.type("let x\(number) = \(number) + \(round)\r")
        try terminal.see("okrug> ")
        shown += 1
      }
      terminal.type("let half = 1\rlet more = 2\r")
      usleep(moments.next(most: 40_000))
      kill(terminal.child.id, SIGKILL)
      _ = try terminal.end()
      let lost = JournalFolder.lostSessions(in: room.folder.path + "/state/okrug/sessions")
      let lines = lost.flatMap(\.lines)
      let wanted = (0..<shown).map { JournalLine.cell("let x\($0) = \($0) + \(round)", id: nil) }
      #expect(Array(lines.prefix(shown)) == wanted, "round \(round): \(lines)")
      #expect(lines.count <= shown + 2)
      kept += lines.count
    }
    #expect(kept > 200)
  }

  @Test func `what a killed session kept is brought back`() throws {
    let room = try Room()
    let terminal = try Terminal(in: room)
    for number in 0..<5 { try terminal.at("okrug> ", "let x\(number) = \(number)") }
    try terminal.see("okrug> ")
    kill(terminal.child.id, SIGKILL)
    _ = try terminal.end()
    var moments = Moments(7)
    // It may be killed again while it is brought back: then it is there twice at most, and never gone.
    for _ in 0..<10 {
      let next = try Terminal(in: room)
      try next.see("was not saved: :recover brings it back")
      try next.at("okrug> ", ":recover")
      usleep(moments.next(most: 30_000))
      kill(next.child.id, SIGKILL)
      _ = try next.end()
      let again = try Terminal(in: room)
      try again.see("not saved")
      try again.at("okrug> ", ":recover")
      try again.at("okrug> ", "x4 + 100")
      try again.see("104")
      kill(again.child.id, SIGKILL)
      _ = try again.end()
      for name in room.folder.names(in: "state/okrug/sessions").dropLast() {
        _ = unsafe unlink("\(room.folder.path)/state/okrug/sessions/\(name)")
      }
    }
  }

  @Test func `a terminal that goes away ends the session, and its lines are kept`() throws {
    for ignored in [nil, "HUP"] {
      let room = try Room()
      var terminal: Terminal? = try Terminal(in: room, ignoring: ignored)
      try terminal?.at("okrug> ", "let east = 5")
      try terminal?.at("okrug> ", "let west = 6")
      try terminal?.see("okrug> ")
      let child = try #require(terminal?.child)
      terminal = nil
      let status = try child.status(within: 10)
      #expect(status == 0 || status == 2 || status == 128 + SIGHUP, "\(status)")
      let lost = JournalFolder.lostSessions(in: room.folder.path + "/state/okrug/sessions")
      #expect(lost.flatMap(\.lines) == [.cell("let east = 5", id: nil), .cell("let west = 6", id: nil)])
    }
  }

  @Test func `a terminal that goes away while a long answer is written ends the session`() throws {
    let room = try Room()
    try room.folder.write("long.txt", String(repeating: "show from japan by district 2012\n", count: 2_000))
    var terminal: Terminal? = try Terminal(in: room, ignoring: "HUP")
    try terminal?.at("okrug> ", ":load long.txt")
    try terminal?.see("District")
    let child = try #require(terminal?.child)
    terminal = nil
    let status = try child.status(within: 20)
    #expect(status == 2 || status == 0, "\(status)")
    let lost = JournalFolder.lostSessions(in: room.folder.path + "/state/okrug/sessions")
    #expect(!lost.flatMap(\.lines).isEmpty)
  }
}

/// The notebooks of this checkout.
private enum Notebooks {
  static let page = try? String(
    contentsOf: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Notebooks/03-shares.md"), encoding: .utf8)
}
