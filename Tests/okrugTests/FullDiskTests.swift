import Glibc
import Testing

/// A disk of 64 kB that a test may fill, or make read-only.
private final class SmallDisk {
  let path: String

  /// nil where nobody may mount here.
  init?(in room: Room) {
    path = "\(room.folder.path)/disk"
    guard unsafe mkdir(path, 0o755) == 0, SmallDisk.mount(path, "size=64k") else { return nil }
  }

  private static func mount(_ path: String, _ options: String) -> Bool {
    unsafe Glibc.mount("tmpfs", path, "tmpfs", 0, options) == 0
  }

  func makeReadOnly() -> Bool {
    unsafe Glibc.mount("tmpfs", path, "tmpfs", UInt(MS_REMOUNT | MS_RDONLY), "size=64k") == 0
  }

  /// Leaves so many bytes free, in steps of the disk's own.
  func fill(leaving free: Int) {
    let file = unsafe open("\(path)/filling", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    defer { close(file) }
    let block = [UInt8](repeating: 1, count: 4_096)
    for _ in 0..<(65_536 - free) / 4_096 {
      if unsafe block.withUnsafeBytes({ unsafe write(file, $0.baseAddress, $0.count) }) <= 0 { return }
    }
  }

  deinit { _ = unsafe umount2(path, Int32(MNT_DETACH)) }

  /// Whether this process may mount a disk at all.
  static let isAllowed: Bool = {
    guard let room = try? Room() else { return false }
    return SmallDisk(in: room) != nil
  }()
}

/// A disk without room: what is there stays whole, what is not there is not half there.
///
/// Where nobody may mount a disk, the limit on a file's size stands in for it (`NotebookUpdateTests`).
@Suite(.serialized, .enabled(if: SmallDisk.isAllowed, "no disk can be mounted here: this takes root"))
struct FullDiskTests {
  let room: Room
  private let disk: SmallDisk

  init() throws {
    room = try Room()
    disk = try #require(SmallDisk(in: room))
  }

  private func names() -> [String] { room.folder.names(in: "disk").filter { $0 != "filling" } }

  @Test(arguments: [0, 4_096, 8_192, 16_384])
  func `a notebook on a full disk is recorded whole or stays as it was`(free: Int) throws {
    let cell = "```okrug\nshow from japan by district 2012 with shares, totals\n```\n\n"
    let text = String(repeating: cell, count: 12)
    try room.folder.write("disk/a.md", text)
    disk.fill(leaving: free + 4_096)
    let said = try room.run("update", "disk/a.md")
    #expect(names() == ["a.md"])
    if said.status == 0 {
      #expect(try room.run("replay", "disk/a.md").status == 0)
    } else {
      #expect(said.status == 2 && said.errors == "okrug: cannot write 'disk/a.md': no space left on device\n")
      #expect(try room.folder.read("disk/a.md") == text)
    }
    if free == 0 { #expect(said.status == 2) }
  }

  @Test func `a new notebook on a full disk is not half there`() throws {
    disk.fill(leaving: 0)
    let said = try room.run("init", "disk/new.md")
    #expect(said.status == 2 && said.errors.hasSuffix("no space left on device\n"), "\(said.errors)")
    #expect(names() == [])
  }

  @Test func `answers that find no room are an error`() throws {
    disk.fill(leaving: 0)
    let said = try room.run("/bin/bash", ["-c", "\(Built.okrug) data --csv >disk/out; echo $?"])
    #expect(
      said.output == "2\n" && said.errors == "okrug: cannot write the answers: no space left on device\n")
  }

  @Test func `a session whose disk is full says so, goes on, and loses nothing that was accepted before`()
    throws
  {
    room.environment["XDG_STATE_HOME"] = disk.path
    // The long note is taller than the screen.
    room.environment["OKRUG_PAGER"] = "off"
    let terminal = try Terminal(in: room)
    try terminal.at("okrug> ", "let east = 5")
    try terminal.see("okrug> ")
    disk.fill(leaving: 0)
    terminal.type("let note = \"\(String(repeating: "x", count: 3_500))\"\r")
    try terminal.see("okrug> ")
    terminal.type(":note \(String(repeating: "y", count: 3_900))\r")
    try terminal.see("(cannot write in '")
    try terminal.at("okrug> ", "east + 1")
    try terminal.see("6")
    try terminal.at("okrug> ", ":save disk/mine")
    try terminal.see("no space left on device")
    try terminal.at("okrug> ", ":save mine")
    try terminal.see("saved 2 cells")
    try terminal.see("okrug> ")
    kill(terminal.child.id, SIGKILL)
    _ = try terminal.end()
    #expect(names() == ["okrug"])
    _ = unsafe unlink("\(disk.path)/filling")
    let next = try Terminal(in: room)
    try next.at("not saved", ":recover")
    try next.at("okrug> ", "east")
    try next.see("5")
    next.type("\r:quit\r")
    _ = try next.end()
  }

  @Test func `a session is recovered on a full disk, and stays to be recovered`() throws {
    room.environment["XDG_STATE_HOME"] = disk.path
    let first = try Terminal(in: room)
    try first.at("okrug> ", "let east = 5")
    try first.at("okrug> ", ":quit")
    try first.see("the next one can :recover it")
    _ = try first.end()
    disk.fill(leaving: 0)
    let second = try Terminal(in: room)
    try second.at("not saved", ":recover")
    try second.see("recovered 1 line")
    try second.at("okrug> ", ":quit")
    try second.see("not all of it could be kept")
    _ = try second.end()
    _ = unsafe unlink("\(disk.path)/filling")
    let third = try Terminal(in: room)
    try third.at("not saved", ":recover")
    try third.at("okrug> ", "east")
    try third.see("5")
    third.type("\r:quit\r")
    _ = try third.end()
  }

  @Test func `a line that found no room is kept as soon as there is some`() throws {
    room.environment["XDG_STATE_HOME"] = disk.path
    disk.fill(leaving: 0)
    let first = try Terminal(in: room)
    try first.at("okrug> ", "let east = 5")
    try first.see("(cannot write in '")
    _ = unsafe unlink("\(disk.path)/filling")
    try first.at("okrug> ", "let west = 6")
    try first.at("okrug> ", ":quit")
    try first.see("the next one can :recover it")
    _ = try first.end()
    let second = try Terminal(in: room)
    try second.at("a session of 2 lines was not saved", ":recover")
    try second.at("okrug> ", "east")
    try second.see("5")
    second.type("\r:quit\r")
    _ = try second.end()
  }

  @Test func `on a disk that is read-only nothing changes`() throws {
    try room.folder.write("disk/a.md", smallNotebook)
    try #require(disk.makeReadOnly())
    let said = try room.run("update", "disk/a.md")
    #expect(
      said.status == 2 && said.errors == "okrug: cannot write 'disk/a.md': read-only file system\n",
      "\(said.errors)")
    #expect(try room.run("init", "disk/b.md").status == 2)
    #expect(try room.folder.read("disk/a.md") == smallNotebook && names() == ["a.md"])
    room.environment["XDG_STATE_HOME"] = disk.path
    let terminal = try Terminal(in: room)
    try terminal.at("okrug> ", "5")
    try terminal.see("(cannot write in '")
    try terminal.at("okrug> ", ":save disk/a")
    try terminal.see("disk/a.md")
    terminal.type(":quit\r")
    _ = try terminal.end()
    #expect(try room.folder.read("disk/a.md") == smallNotebook)
  }
}
