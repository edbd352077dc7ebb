import ArgumentParser

@main struct Okrug: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "okrug",
    abstract: "Ask published foreign-investment statistics, and keep the conversation as a notebook that replays.",
    usage: """
      okrug [--format FORMAT]               the prompt
      okrug -c LINE                         one answer
      okrug SCRIPT | - | < SCRIPT           the answers to a script
      okrug SUBCOMMAND …
      """,
    discussion: "Exit codes: 0 answered, 1 a line was refused or a check failed, 2 unreadable input, 64 usage.",
    version: Version.text,
    subcommands: [Ask.self],
    defaultSubcommand: Ask.self)
}

enum Version {
  static let text = "0.1.0"
}
