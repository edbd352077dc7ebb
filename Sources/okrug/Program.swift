import ArgumentParser
import Evaluation
import Glibc
import Rendering
import Verbs

/// Where the program begins: the subcommand named first, else the command that asks.
@main enum Program {
  static let version = LanguageVersion.text

  static func main() {
    StandardStream.keepNumbers()
    let arguments = Array(CommandLine.arguments.dropFirst())
    if let place = unreadableArgument {
      StandardStream.error.line("okrug: argument \(place) is not UTF-8")
      exit(Int32(Outcome.unreadable.code))
    }
    if arguments.count == 2, arguments[0] == "-c" {
      var asker = Asker(OutputOptions.unsaid)
      exit(Int32(asker.answer(line: arguments[1]).code))
    }
    if let order = ReplayOrder(plain: arguments) { end { try order.carryOut() } }
    if let unknown = Subcommands.unknown(inHelp: arguments) {
      end(ValidationError(unknown), of: Subcommands.self)
    }
    if let script = CompletionScript.asked(arguments) {
      StandardStream.output.write(script)
    } else if let first = arguments.first,
      first == "help" && arguments.count > 1 || Subcommands.names.contains(first)
    {
      run(Subcommands.self, arguments)
    } else {
      run(Okrug.self, first(in: arguments) == "help" ? ["--help"] : arguments)
    }
  }

  /// Does what ends by throwing an exit code.
  private static func end(_ work: () throws -> Never) -> Never {
    do { try work() } catch { exit((error as? ExitCode ?? .failure).rawValue) }
  }

  /// Runs a command and ends as it ends; what it quotes of the command line is shown, and never acts on the terminal.
  private static func run(_ command: any ParsableCommand.Type, _ arguments: [String]) {
    do {
      var parsed = try command.parseAsRoot(arguments)
      try parsed.run()
    } catch {
      end(error, of: command)
    }
  }

  private static func end(_ error: any Error, of command: any ParsableCommand.Type) -> Never {
    let code = command.exitCode(for: error)
    let lines = command.fullMessage(for: error).split(separator: "\n", omittingEmptySubsequences: false)
    (code.isSuccess ? StandardStream.output : .error).line(
      lines.map { ShownText.shown(String($0)) }.joined(separator: "\n"))
    exit(code.rawValue)
  }

  /// The place, from 1, of the first argument that is no text.
  private static var unreadableArgument: Int? {
    (1..<max(1, Int(CommandLine.argc))).first { place in
      guard let bytes = unsafe CommandLine.unsafeArgv[place] else { return false }
      return unsafe String(validatingCString: bytes) == nil
    }
  }

  private static func first(in arguments: [String]) -> String? { arguments.count == 1 ? arguments[0] : nil }
}

/// The commands with a name. A new one is a file and a line in `all`.
struct Subcommands: ParsableCommand {
  static let all: [any ParsableCommand.Type] = [
    InitCommand.self, RunCommand.self, ReplayCommand.self, UpdateCommand.self, ReviewCommand.self,
    ConvertCommand.self, DataCommand.self, CoverageCommand.self, CheckTextCommand.self,
  ]

  static let configuration = CommandConfiguration(
    commandName: "okrug", version: "okrug \(Program.version)", subcommands: all)

  static var names: [String] { all.map { $0._commandName } }

  /// Why `okrug help NAMES` has nothing to show: a name that no command has.
  static func unknown(inHelp arguments: [String]) -> String? {
    guard arguments.first == "help" else { return nil }
    var commands = all
    for name in arguments.dropFirst() where name != "help" && !name.hasPrefix("-") {
      if let command = commands.first(where: { $0._commandName == name }) {
        commands = command.configuration.subcommands
        continue
      }
      let near = Nearness.words(near: name, in: commands.map { $0._commandName })
      let isWord = Vocabulary.verb(name.lowercased()) != nil
      let hint =
        isWord ? "okrug -c 'help \(name)' explains the word" : near.first.map { "did you mean '\($0)'?" }
      return "There is no command '\(name)'" + (hint.map { "; \($0)" } ?? "")
        + (hint?.hasSuffix("?") == true ? "" : ".")
    }
    return nil
  }
}
