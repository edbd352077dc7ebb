import Glibc

/// The process's environment.
enum Environment {
  static subscript(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }
}

/// `~/.editrc`, where the user binds keys for every program that uses libedit (editrc(5)).
enum UsersFile {
  /// Our keys, then the user's over them. A file with `bind -e` or `bind -v`, which clear all keys, goes first.
  /// True when the user has a file.
  static func bindKeys(of edit: borrowing EditLine) -> Bool {
    for command in Command.allCases {
      edit.add(command)
    }
    let text = text()
    let isFirst = clearsKeys(text ?? "")
    if isFirst { edit.readUsersFile() }
    for binding in edit.isVi ? KeyTable.vi : KeyTable.emacs {
      edit.bind(binding.key, to: binding.command)
    }
    if !isFirst { edit.readUsersFile() }
    for command in Command.allCases {
      if let key = command.privateKey { edit.bind(String(Character(key)), to: command.rawValue) }
    }
    for (key, command) in Command.libeditKeys { edit.bind(String(Character(key)), to: command) }
    return text != nil
  }

  static func clearsKeys(_ text: String) -> Bool {
    text.split(whereSeparator: \.isNewline).contains { row in
      let words = row.split(whereSeparator: \.isWhitespace).prefix(2)
      return words.count == 2 && (words[0] == "bind" || words[0].hasSuffix(":bind"))
        && ["-e", "-v"].contains(words[1])
    }
  }

  private static func text() -> String? {
    guard let path = Environment["EDITRC"] ?? Environment["HOME"].map({ $0 + "/.editrc" }) else { return nil }
    guard let file = OpenFile(path, O_RDONLY) else { return nil }
    return String(decoding: file.readAll(), as: UTF8.self)
  }
}
