import ArgumentParser
import Observations
import Verbs

/// The command without a name: one line, a script, a pipe, or the prompt.
struct Okrug: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "okrug",
    abstract:
      "Ask published foreign-investment statistics, and keep the conversation as a notebook that replays.",
    usage: """
      okrug                    the prompt
      okrug -c LINE            the answer to one line
      okrug SCRIPT             the answers to a file of lines; - reads standard input, as does a pipe
      okrug SUBCOMMAND …
      """,
    discussion: """
      A script goes on after a line that is refused. Refusals stand among the answers, in order; with --format csv they go \
      to standard error, so that the table stays one. A script that begins with '#!/usr/bin/env okrug' runs by itself.

      At the prompt, :help lists keys, words with a colon and settings. Settings are kept in ~/.config/okrug/config \
      (XDG_CONFIG_HOME), one a row: highlight = off, hint = off, pager = off | COMMAND. OKRUG_HIGHLIGHT, OKRUG_HINT and \
      OKRUG_PAGER overrule them. Lines and journals are kept in ~/.local/state/okrug (XDG_STATE_HOME).

      Environment: NO_COLOR turns colour off; PAGER shows answers taller than the screen; VISUAL and EDITOR are for :edit!.

      Exit codes: 0 answered, 1 a line was refused or a check failed, 2 something could not be read, 64 the command line \
      is wrong, 130 interrupted.
      """,
    version: "okrug \(Program.version)",
    subcommands: Subcommands.all)

  @OptionGroup var asking: AskingOptions

  @Argument(help: ArgumentHelp("A file of lines to answer; - is standard input.", valueName: "script"))
  var scripts: [String] = []

  /// Refuses arguments that do not go together; after parsing, so that an unknown option is named before its value is
  /// taken for a script.
  private func checkTogether() throws {
    if !asking.lines.isEmpty, !scripts.isEmpty {
      throw ValidationError("-c LINE and SCRIPT exclude each other.")
    }
    if asking.lines.count > 1 {
      throw ValidationError(
        "One -c at a time, not \(asking.lines.count); a cell of several lines is one LINE.")
    }
    guard scripts.count > 1 else { return }
    if Vocabulary.verb(Names.folded(scripts[0])) != nil {
      throw ValidationError("A line is one argument: okrug -c '\(scripts.joined(separator: " "))'")
    }
    if let near = Nearness.words(near: scripts[0], in: Subcommands.names).first, !Files.exists(scripts[0]) {
      throw ValidationError("There is no command '\(scripts[0])'. Did you mean '\(near)'?")
    }
    throw ValidationError("One script at a time, not \(scripts.count).")
  }

  func run() throws {
    try checkTogether()
    throw ExitCode(Int32(try outcome().code))
  }

  private func outcome() throws -> Outcome {
    let output = try asking.output.output()
    if let line = asking.lines.first {
      var asker = Asker(output)
      return asker.answer(line: line)
    }
    if scripts.isEmpty, let prompt = Prompt(output) { return prompt.run() }
    var run = ScriptRun(output, failFast: asking.failFast)
    guard let script = scripts.first, script != "-" else { return run.runStandardInput() }
    return run.run(file: script)
  }
}

/// The options of the command without a name.
struct AskingOptions: ParsableArguments {
  @Option(
    name: .customShort("c"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Answer LINE and stop. Several lines are a cell, which stops at the first refusal.", valueName: "line"),
    completion: .list([]))
  var lines: [String] = []

  @Flag(help: "End a script at the first line that is refused.")
  var failFast = false

  @OptionGroup var output: OutputOptions
}

/// How a command ended.
enum Outcome: Int, Comparable {
  case answered = 0
  /// A line was refused, or a check failed.
  case refused = 1
  /// Something could not be read or written.
  case unreadable = 2
  case interrupted = 130

  var code: Int { rawValue }

  static func < (left: Outcome, right: Outcome) -> Bool { left.rawValue < right.rawValue }
}
