import Glibc

/// The process's environment.
enum Environment {
  static subscript(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }
}

/// `~/.editrc`, where the user binds keys for every program that uses libedit (editrc(5)).
struct UsersFile {
  /// A line that says something, counted from 1.
  private struct Row {
    let number: Int
    let text: String
  }

  /// How to call the file in a message.
  private let name: String
  private let rows: [Row]

  /// libedit keeps a word in a thousand characters, however long it is.
  private static let longestRow = 1_000
  /// More is nobody's binding of keys.
  private static let mostBytes = 1_000_000

  private init(_ text: String, name: String) {
    self.name = name
    rows = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated().compactMap {
      let row = $1.drop(while: \.isWhitespace)
      return row.isEmpty || row.first == "#" ? nil : Row(number: $0 + 1, text: String(row))
    }
  }

  /// nil where the user has none.
  private static var own: UsersFile? {
    let named = Environment["EDITRC"].map { (path: $0, name: "$EDITRC") }
    let usual = Environment["HOME"].map { (path: $0 + "/.editrc", name: "~/.editrc") }
    guard let (path, name) = named ?? usual, let file = OpenFile(path, O_RDONLY | O_NONBLOCK),
      let state = file.state(),
      state.st_mode & S_IFMT == S_IFREG, state.st_size <= mostBytes
    else { return nil }
    return UsersFile(String(decoding: file.readAll(), as: UTF8.self), name: name)
  }

  /// Our keys, then the user's over them. A file with `bind -e` or `bind -v`, which clear all keys, goes first.
  /// True when the user has a file.
  static func bindKeys(of edit: borrowing EditLine) -> Bool {
    for command in Command.allCases {
      edit.add(command)
    }
    let file = own
    let isFirst = file?.clearsKeys == true
    if isFirst { file?.carryOut(on: edit) }
    for binding in edit.isVi ? KeyTable.vi : KeyTable.emacs {
      edit.bind(binding.key, to: binding.command)
    }
    if !isFirst { file?.carryOut(on: edit) }
    for command in Command.allCases {
      if let key = command.privateKey { edit.bind(String(Character(key)), to: command.rawValue) }
    }
    for (key, command) in Command.libeditKeys { edit.bind(String(Character(key)), to: command) }
    return file != nil
  }

  private var clearsKeys: Bool {
    rows.contains { row in
      let words = row.text.split(whereSeparator: \.isWhitespace).prefix(2)
      return words.count == 2 && (words[0] == "bind" || words[0].hasSuffix(":bind"))
        && ["-e", "-v"].contains(words[1])
    }
  }

  /// Row by row. libedit reads neither an open quote nor a long word unharmed: such a row is left out, and said.
  private func carryOut(on edit: borrowing EditLine) {
    for row in rows {
      if row.text.utf8.count > UsersFile.longestRow {
        edit.print("\(name), line \(row.number): too long, left out\n")
      } else if !edit.carryOut(row.text) {
        edit.print("\(name), line \(row.number): a quote is not closed, left out\n")
      }
    }
  }
}
