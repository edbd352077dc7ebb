import Glibc
import Texts

/// A history that outlives the program: one JSON string a line, oldest first, for its owner's eyes only.
///
/// Several programs may append at once. Where a file has grown to twice its limit, the next to read it writes it anew.
package struct HistoryFile {
  let path: String

  package init(_ path: String) {
    self.path = path
  }

  /// What the file remembers; a line of it that is no JSON string is skipped, a missing file remembers nothing.
  func load(limit: Int) -> History {
    guard let file = OpenFile(path, O_RDONLY) else { return History(limit: limit) }
    let rows = file.readAll().split(separator: UInt8(ascii: "\n"))
    let history = History(rows.compactMap(JSONString.decoded), limit: limit)
    if rows.count >= 2 * limit { rewrite(limit: limit) }
    return history
  }

  /// False when the file cannot be written.
  func append(_ line: String) -> Bool {
    makeFolder()
    while let file = OpenFile(path, O_RDWR | O_APPEND | O_CREAT) {
      file.lock(LOCK_SH)
      guard let state = file.state() else { return false }
      if state.st_nlink == 0 { continue }  // another program has just written the file anew
      let row = JSONString.encoded(line) + "\n"
      return file.write(file.endsInsideRow(state) ? "\n" + row : row)
    }
    return false
  }

  /// Only the lines that count; nobody appends meanwhile.
  private func rewrite(limit: Int) {
    guard let file = OpenFile(path, O_RDWR), file.lock(LOCK_EX | LOCK_NB),
      let state = file.state(), state.st_nlink > 0
    else { return }
    let lines = file.readAll().split(separator: UInt8(ascii: "\n")).compactMap(JSONString.decoded)
    let rows = History(lines, limit: limit).lines.map { JSONString.encoded($0) + "\n" }.joined()
    let draft = "\(path).\(getpid())"
    guard let new = OpenFile(draft, O_WRONLY | O_CREAT | O_TRUNC) else { return }
    if unsafe !new.write(rows) || rename(draft, path) != 0 { unsafe unlink(draft) }
    file.lock(LOCK_UN)  // not before the new file has the name
  }

  private func makeFolder() {
    let names = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    for last in names.indices {
      unsafe mkdir(names[...last].joined(separator: "/"), 0o700)
    }
  }
}
