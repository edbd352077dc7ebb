import Glibc
import LineEditing
import Texts

/// Shows what is taller than the screen a screen at a time, with the user's pager.
struct Pager {
  /// The command; nothing prints everything at once.
  private let command: String?

  /// `setting` is what the person set: `on`, `off` or a command. On is `$PAGER`, else `less`.
  init(_ setting: String) {
    switch setting {
    case "off": command = nil
    case "on":
      let wished = Environment["PAGER"]?.filter { !$0.isNewline } ?? ""
      command = wished.contains { $0 != " " } ? wished : Files.isCommand("less") ? "less" : nil
    default: command = setting
    }
  }

  /// Writes the text to standard output, through the pager if that is a terminal whose screen is too small for it. What was
  /// typed ahead is for the session: a pager would take it for its own commands, so there is none then.
  func show(_ text: String) {
    guard let command, command != "cat", isTooTall(text), Terminal.isTerminal(STDIN_FILENO),
      !Terminal.hasInput(STDIN_FILENO)
    else { return StandardStream.output.write(text) }
    // What less does with colours, and at the end of the text, unless the user says otherwise.
    if Environment["LESS"] == nil { unsafe setenv("LESS", "FRX", 1) }
    // A line typed for the session saves no file and starts no command.
    if command == "less", Environment["LESSSECURE"] == nil { unsafe setenv("LESSSECURE", "1", 1) }
    let status = TerminalCommand.run(command, input: Array(text.utf8))
    // The shell found no such command, or may not run it.
    guard status == nil || status == 126 || status == 127 else { return }
    StandardStream.output.write(text)
    StandardStream.error.line(
      "okrug: the pager '\(command)' cannot be run; ':set pager off' at the prompt does without")
  }

  private func isTooTall(_ text: String) -> Bool {
    guard Terminal.isTerminal(STDOUT_FILENO), Terminal.understandsEscapes(type: Environment["TERM"]),
      let size = Terminal.size(STDOUT_FILENO)
    else { return false }
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().reduce(0) {
      rows, line in
      rows + max(1, (Pager.columns(line) + size.columns - 1) / size.columns)
    }
    return rows >= size.rows
  }

  /// Without the escapes of colours.
  private static func columns(_ line: Substring) -> Int {
    if !line.utf8.contains(0x1B) { return DisplayWidth.of(String(line)) }
    var plain = ""
    var rest = line
    while let escape = rest.firstIndex(of: "\u{1B}") {
      plain += rest[..<escape]
      rest = rest[escape...].drop { $0 != "m" }.dropFirst()
    }
    return DisplayWidth.of(plain + rest)
  }
}

extension Files {
  /// Whether the shell would find a command of this name.
  static func isCommand(_ name: String) -> Bool {
    (Environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":").contains { folder in
      unsafe access("\(folder)/\(name)", X_OK) == 0
    }
  }
}
