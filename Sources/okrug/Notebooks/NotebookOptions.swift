import ArgumentParser
import Glibc
import LineEditing
import Observations
import Replaying

/// Whether a report is coloured.
struct ReportColour: ParsableArguments {
  @Option(help: "Whether the report is coloured: auto, always, never. NO_COLOR turns auto off.")
  var color = OutputOptions.Colour.auto

  var isWanted: Bool {
    switch color {
    case .always: true
    case .never: false
    case .auto:
      Terminal.wantsColour(
        isTerminal: Terminal.isTerminal(StandardStream.output.descriptor), noColour: Environment["NO_COLOR"],
        type: Environment["TERM"])
    }
  }
}

/// A cell's id on the command line, with or without `#`.
enum CellID {
  static func name(_ argument: String) -> String {
    argument.hasPrefix("#") ? String(argument.dropFirst()) : argument
  }

  static func validate(_ argument: String) throws {
    if !Attributes.isID(name(argument)) {
      throw ValidationError("'\(argument)' is not the id of a cell: write #japan.")
    }
  }
}

/// The ends of a command.
enum Exit {
  /// The command line asks for what makes no sense of these files.
  static func wrong(_ message: String) throws -> Never {
    StandardStream.error.line("okrug: \(message)")
    throw ExitCode.validationFailure
  }

  static func unreadable(_ message: String) throws -> Never {
    StandardStream.error.line("okrug: \(message)")
    throw ExitCode(Int32(Outcome.unreadable.code))
  }

  static func interrupted() throws -> Never {
    StandardStream.error.line("okrug: interrupted")
    throw ExitCode(Int32(Outcome.interrupted.code))
  }
}

extension NotebookSessions {
  /// The sessions; data that cannot be read ends the program.
  static func orExit() throws -> NotebookSessions {
    do throws(DataFault) {
      return try NotebookSessions()
    } catch {
      try Exit.unreadable("the data cannot be read: \(error.description)")
    }
  }
}
