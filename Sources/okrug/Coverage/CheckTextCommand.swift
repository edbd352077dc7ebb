import ArgumentParser
import Importing
import Observations
import Rendering

/// `okrug check-text FILE`: the numbers of somebody's own text held against the data.
struct CheckTextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-text",
    abstract: "Hold the numbers of a text against the data, each with its verdict.",
    discussion: """
      FILE is Markdown in which numbers are marked as in notebooks, <!--= QUERY -->17.86 %<!--/=-->, or a list of claims \
      as CSV with the columns of claims.csv. Cells of the text are asked first, so that queries may use their names. \
      Numbers that are not marked are listed, assertions <!--? QUERY < 1 % --> are judged too. Exit code 1 says that a \
      number is contradicted or cannot be asked, or that a cell is refused or fails, 2 that something cannot be read.
      """)

  @Argument(
    help: ArgumentHelp("The text, or its claims as CSV.", valueName: "file"),
    completion: .file(extensions: ["md", "csv"]))
  var file: String

  @OptionGroup var data: DataOptions

  @OptionGroup var output: OutputOptions

  func run() throws {
    Interrupts.install()
    let output = try output.output()
    let report: TextReport
    let catalogue: Catalogue
    do throws(FileFault) {
      let text = try Files.bytes(of: file)
      try ForeignNotebook.refuse(file)
      let isList = file.lowercased().hasSuffix(".csv")
      catalogue = try data.catalogue(with: isList ? ClaimsText.files(text) : [], at: file)
      report = try Progress.during("checking \(file)") { () throws(FileFault) in
        try isList ? ClaimsText(catalogue).report(file) : TextReport(text, file, catalogue)
      }
    } catch {
      if Interrupts.isRequested { try Exit.interrupted() }
      StandardStream.error.line("okrug: \(error.message)")
      throw ExitCode(Int32(Outcome.unreadable.code))
    }
    if Interrupts.isRequested { try Exit.interrupted() }
    StandardStream.output.line(output.format.text(report.answer, from: catalogue, output.options))
    if report.isContradicted { throw ExitCode(Int32(Outcome.refused.code)) }
  }
}
