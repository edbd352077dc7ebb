import Texts

/// One thing that was entered at the prompt, and the row of a file that keeps it: a JSON string (RFC 8259).
///
///     "share japan in FEFD 2012"
///     ":note Japan leads"
enum JournalLine: Equatable {
  case cell(String, id: String?)
  case note(String)
  /// The last so many lines before it count no more.
  case undo(Int)
  /// Everything before it is in a file, whose bytes had this SHA-256.
  case saved(path: String, digest: String)

  /// What the string says: a cell as it is, `:note TEXT`, `:undo 3`, `:cell ID` and the cell below it; the ID may be
  /// empty, for a cell that begins with a colon.
  var text: String {
    switch self {
    case .cell(let text, nil) where text.unicodeScalars.first != ":": text
    case .cell(let text, let id): ":cell \(id ?? "")\n\(text)"
    case .note(let text): ":note \(text)"
    case .undo(let count): ":undo \(count)"
    case .saved(let path, let digest): ":saved \(digest) \(path)"
    }
  }

  init(text: String) {
    let scalars = text.unicodeScalars
    let head = scalars.prefix { $0 != " " && $0 != "\n" }
    let rest = String(scalars.dropFirst(head.count + 1))
    switch String(head) {
    case ":note": self = .note(rest)
    case ":undo": self = .undo(Int(rest) ?? 1)
    case ":saved":
      let digest = rest.unicodeScalars.prefix { $0 != " " }
      self = .saved(
        path: String(rest.unicodeScalars.dropFirst(digest.count + 1)), digest: String(digest))
    case ":cell":
      let id = rest.unicodeScalars.prefix { $0 != "\n" }
      self = .cell(
        String(rest.unicodeScalars.dropFirst(id.count + 1)), id: id.isEmpty ? nil : String(id))
    default: self = .cell(text, id: nil)
    }
  }

  /// Where everything before it was saved, for a line that says so.
  var save: (path: String, digest: String)? {
    if case .saved(let path, let digest) = self { (path, digest) } else { nil }
  }

  /// The row without its end.
  var row: String { JSONString.encoded(text) }

  /// Reads what `row` writes; nothing for a row that a dying program left half written.
  init?(row: some Sequence<UInt8>) {
    guard let text = JSONString.decoded(Array(row)[...]) else { return nil }
    self.init(text: text)
  }

  /// The cells and notes that are left when those taken back are gone.
  static func standing(_ lines: [JournalLine]) -> [JournalLine] {
    lines.reduce(into: []) { standing, line in
      switch line {
      case .cell, .note: standing.append(line)
      case .undo(let count): standing.removeLast(min(max(0, count), standing.count))
      case .saved: return
      }
    }
  }
}
