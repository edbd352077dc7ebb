import ArgumentParser
import Evaluation

/// The program: a kernel for the front end that started it.
@main struct Program: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "okrug-kernel",
    abstract: "Okrug for Jupyter: answers the cells of a notebook.",
    version: "okrug-kernel \(LanguageVersion.text)",
    subcommands: [RunCommand.self, InstallCommand.self, UninstallCommand.self, StatusCommand.self],
    defaultSubcommand: RunCommand.self)
}

/// Runs a kernel: what a front end calls.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run a kernel; front ends do this.")

  @Option(
    name: [.customShort("f"), .long],
    help: ArgumentHelp("The connection file that the front end wrote.", valueName: "file"))
  var connectionFile: String

  @Option(help: ArgumentHelp("Note what was dropped, and why, at the end of FILE.", valueName: "file"))
  var log: String?

  func run() throws {
    try Standard.reporting { () throws(KernelFault) in
      try Service.run(connectionFile: connectionFile, log: try Log(log))
    }
  }
}
