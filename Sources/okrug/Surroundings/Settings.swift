import LineEditing
import Verbs

/// What a person may set once and for all: at the prompt, in the environment, or in a file.
struct Settings {
  enum Name: String, CaseIterable {
    case highlight, hint, pager

    /// The variable of the environment that says it.
    var variable: String { "OKRUG_" + rawValue.uppercased() }

    var summary: String {
      switch self {
      case .highlight: "whether a line is coloured while it is typed: on or off"
      case .hint: "whether the most likely rest of a line is shown faintly: on or off"
      case .pager: "what shows an answer taller than the screen: on (PAGER, else less), off, or a command"
      }
    }

    /// The value a typed text means; nothing if it means none.
    func value(_ typed: String) -> String? {
      let text = Settings.unquoted(typed)
      return switch text.lowercased() {
      case "on", "yes", "true", "1": "on"
      case "off", "no", "false", "0", "never": "off"
      default: self == .pager && text.contains { $0 != " " } ? text : nil
      }
    }
  }

  /// A text without the quotes around the whole of it.
  private static func unquoted(_ text: String) -> String {
    guard let quote = text.first, "\"'".contains(quote), text.count > 1, text.last == quote,
      !text.dropFirst().dropLast().contains(quote)
    else { return text }
    return String(text.dropFirst().dropLast())
  }

  enum Origin: Equatable {
    case standard
    case file
    case environment
    case prompt
  }

  struct Setting {
    let name: Name
    var value = "on"
    var origin = Origin.standard
  }

  private(set) var all: [Setting] = Name.allCases.map { Setting(name: $0) }
  /// What cannot be read, a sentence each.
  private(set) var faults: [String] = []

  /// What the file says, and over it the environment.
  init() {
    for (name, value) in readFile() { take(name, value, .file) }
    for name in Name.allCases {
      guard let text = Environment[name.variable] else { continue }
      if name == .pager, !text.contains(where: { $0 != " " }) {
        take(name, "off", .environment)
      } else if let value = name.value(text) {
        take(name, value, .environment)
      } else if !text.isEmpty {
        faults.append("\(name.variable) is \(name == .pager ? "a command" : "on or off"), not '\(text)'")
      }
    }
  }

  subscript(_ name: Name) -> String { all.first { $0.name == name }?.value ?? "on" }

  func isOn(_ name: Name) -> Bool { self[name] == "on" }

  mutating func take(_ name: Name, _ value: String, _ origin: Origin) {
    for place in all.indices where all[place].name == name {
      all[place].value = value
      all[place].origin = origin
    }
  }

  // MARK: The file

  private mutating func readFile() -> [(Name, String)] {
    guard let path = ConfigurationFile.path, let rows = ConfigurationFile.rows(of: path) else { return [] }
    var found: [(Name, String)] = []
    for (place, row) in rows.enumerated() {
      guard let (key, text) = ConfigurationFile.entry(row) else {
        if row.contains(where: { !$0.isWhitespace }), row.drop(while: \.isWhitespace).first != "#" {
          faults.append("\(path), line \(place + 1): not 'NAME = VALUE'")
        }
        continue
      }
      if let name = Name(rawValue: key), let value = name.value(text) {
        found.append((name, value))
      } else {
        faults.append(
          "\(path), line \(place + 1): "
            + (Name(rawValue: key) == nil ? "no setting '\(key)'" : "\(key) is on or off"))
      }
    }
    return found
  }
}

/// The file of settings, `~/.config/okrug/config`: rows of `NAME = VALUE`, and comments with `#`.
enum ConfigurationFile {
  /// Nothing without a home. A relative `XDG_CONFIG_HOME` counts as none.
  static var path: String? {
    if let folder = Environment["XDG_CONFIG_HOME"], folder.hasPrefix("/") { return "\(folder)/okrug/config" }
    if let home = Environment["HOME"], home.hasPrefix("/") { return "\(home)/.config/okrug/config" }
    return nil
  }

  /// The rows without their ends; nothing where there is no file.
  static func rows(of path: String) -> [String]? {
    guard let bytes = try? Files.bytes(of: path) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  static func entry(_ row: String) -> (name: String, value: String)? {
    guard let sign = row.firstIndex(of: "="), row.drop(while: \.isWhitespace).first != "#" else { return nil }
    func trimmed(_ text: Substring) -> String {
      String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
    return (trimmed(row[..<sign]), trimmed(row[row.index(after: sign)...]))
  }

  /// Writes one setting; every other row stays as it is.
  static func write(_ name: Settings.Name, _ value: String) throws(FileFault) {
    guard let path else { throw FileFault("there is no home folder to keep it in") }
    var rows = rows(of: path) ?? []
    if rows.last?.isEmpty == true { rows.removeLast() }
    let row = "\(name.rawValue) = \(value)"
    if let place = rows.lastIndex(where: { entry($0)?.name == name.rawValue }) {
      rows[place] = row
    } else {
      rows.append(row)
    }
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
      separator: "/")
    guard Files.makeFolder(folder) else { throw FileFault("cannot make the folder '\(folder)'") }
    try Files.replace(path, with: Array((rows.joined(separator: "\n") + "\n").utf8))
  }
}
