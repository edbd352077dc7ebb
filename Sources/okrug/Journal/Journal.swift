import Glibc

/// The lines of one session, in a file of their own, as they are entered. The lock on the file says that the session
/// lives; a file without a lock is what a dead one left.
struct Journal: ~Copyable {
  let path: String
  private let file: OpenedFile

  private init(path: String, file: consuming OpenedFile) {
    self.path = path
    self.file = file
  }

  /// Makes the file. nil where that cannot be done.
  static func begin(in folder: String, at moment: String) -> Journal? {
    guard Files.makeFolder(folder) else { return nil }
    let path = "\(folder)/\(moment)-\(getpid())\(JournalFolder.suffix)"
    while let file = OpenedFile(appending: path) {
      guard file.lock(waiting: true) else { return nil }
      // Another program that looked for dead sessions may have taken the new, empty file for one.
      if file.hasName { return Journal(path: path, file: file) }
    }
    return nil
  }

  /// Adds lines with one write, all of them or none.
  func append(_ lines: [JournalLine]) -> Bool {
    let size = file.size
    if file.write(Array(lines.map { $0.row + "\n" }.joined().utf8)) { return true }
    if let size { file.truncate(to: size) }
    return false
  }

  func synchronize() -> Bool { file.synchronize() }

  /// Ends the journal of a session that has nothing to lose.
  consuming func remove() { Files.remove(path) }

  /// Ends the journal of a session whose user left without saving.
  consuming func leave() {
    file.synchronize()
    JournalFolder.markLeft(path)
  }
}

/// A session that ended without being saved. It holds the lock of its journal, so that it is offered once.
final class LostSession {
  let path: String
  /// Its cells and notes.
  let lines: [JournalLine]
  /// The file it was saved in last, and the SHA-256 of what that file held then.
  let saved: (path: String, digest: String)?
  /// Whether nothing came after that.
  let isSaved: Bool
  private let file: OpenedFile

  /// nil if the session lives, or cannot be read.
  init?(_ path: String) {
    guard let file = OpenedFile(updating: path), file.lock(waiting: false), file.hasName,
      let bytes = try? file.bytes(of: path)
    else { return nil }
    self.path = path
    let all = bytes.split(separator: UInt8(ascii: "\n")).compactMap { JournalLine(row: $0) }
    lines = JournalLine.standing(all)
    saved = all.compactMap(\.save).last
    isSaved = all.last?.save != nil
    self.file = file
  }

  /// Whether its user left it so.
  var wasLeft: Bool { path.hasSuffix(JournalFolder.leftSuffix) }

  func remove() { Files.remove(path) }
}

/// Where the journals lie: `~/.local/state/okrug/sessions`.
enum JournalFolder {
  static let suffix = ".jsonl"
  static let leftSuffix = ".left.jsonl"

  /// The sessions that were lost, oldest first. Journals of sessions with nothing to lose are removed.
  static func lostSessions(in folder: String) -> [LostSession] {
    let names = (try? Files.names(in: folder)) ?? []
    return names.filter { $0.hasSuffix(suffix) }.compactMap { LostSession("\(folder)/\($0)") }.filter {
      session in
      let isLost = !session.lines.isEmpty && !session.isSaved
      if !isLost { session.remove() }
      return isLost
    }
  }

  static func markLeft(_ path: String) {
    guard path.hasSuffix(suffix), !path.hasSuffix(leftSuffix) else { return }
    unsafe rename(path, String(path.dropLast(suffix.utf8.count)) + leftSuffix)
  }
}
