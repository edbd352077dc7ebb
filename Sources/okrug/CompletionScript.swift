import ArgumentParser

/// What a shell is told so that it can complete a command line: `okrug --generate-completion-script bash`.
///
/// The command without a name takes a script, and a shell that is told so takes the name of a subcommand for one. So this
/// command, which is never run, has the options and the subcommands but no script; files come in behind them.
struct CompletionScript: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "okrug", version: "okrug \(Program.version)", subcommands: Subcommands.all)

  @OptionGroup var asking: AskingOptions

  /// The script for the shell that the arguments name, or else for the one in use; nothing if they do not ask for it.
  static func asked(_ arguments: [String]) -> String? {
    let parts = arguments.flatMap { $0.split(separator: "=", maxSplits: 1) }.map(String.init)
    guard parts.first == "--generate-completion-script", parts.count < 3 else { return nil }
    let shell = parts.count == 2 ? CompletionShell(rawValue: parts[1]) : .autodetected()
    return shell.map { withNames(withFiles(completionScript(for: $0), $0), $0) + "\n" }
  }

  /// Behind `help` stands the name of a subcommand.
  private static func withNames(_ script: String, _ shell: CompletionShell) -> String {
    let names = Subcommands.names.joined(separator: " ")
    switch shell {
    case .bash:
      let head = "_okrug_help() {"
      guard let found = script.firstRange(of: head) else { return script }
      let flags = "    __okrug_offer_flags_options -1\n"
      let offer = "    COMPREPLY+=($(compgen -W '\(names)' -- \"${cur}\"))\n"
      return String(script[..<found.lowerBound])
        + script[found.lowerBound...].replacing(flags, with: flags + offer, maxReplacements: 1)
    case .zsh: return script.replacing("'*:subcommands:'", with: "'*:subcommands:(\(names))'")
    default:
      let first = "__okrug_should_offer_completions_for_positional \"okrug help\" -eq 1"
      return script + "\ncomplete -c 'okrug' -n '\(first)' -fa '\(names)'"
    }
  }

  /// Where a subcommand may stand, a file may stand too; and an option of a subcommand is not taken for one of the
  /// command without a name, whose values are others.
  private static func withFiles(_ script: String, _ shell: CompletionShell) -> String {
    switch shell {
    case .bash:
      return script.replacing("complete -o filenames", with: "complete -o default -o filenames")
        .replacing(
          "    case \"${prev}\" in", with: "    [[ \"${#unparsed_words[@]}\" -gt 0 ]] || case \"${prev}\" in",
          maxReplacements: 1)
    case .zsh:
      let subcommands = "_describe -V subcommand subcommands && ret=0"
      return script.replacing(
        subcommands, with: "\(subcommands)\n        _files && ret=0", maxReplacements: 1)
    default:
      let first = "__okrug_should_offer_completions_for_positional \"okrug\" -eq 1"
      return script + "\ncomplete -c 'okrug' -n '\(first)' -F"
    }
  }
}
