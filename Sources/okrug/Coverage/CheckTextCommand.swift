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
      Numbers that are not marked are listed. Exit code 1 says that a number is contradicted or cannot be asked, 2 that \
      something cannot be read.
      """)

  @Argument(
    help: ArgumentHelp("The text, or its claims as CSV.", valueName: "file"),
    completion: .file(extensions: ["md", "csv"]))
  var file: String

  @Option(
    help: ArgumentHelp("A folder of data files to take instead of the built-in ones.", valueName: "dir"),
    completion: .directory)
  var data: String?

  @OptionGroup var output: OutputOptions

  func run() throws {
    let output = try output.output()
    let report: TextReport
    let catalogue: Catalogue
    do throws(FileFault) {
      if Files.isFolder(file) { throw FileFault("cannot read '\(file)': it is a folder") }
      let text = try Files.bytes(of: file)
      let isList = file.hasSuffix(".csv")
      catalogue = try self.catalogue(with: isList ? ClaimsText.files(text) : [])
      report = try isList ? ClaimsText.report(file, catalogue) : TextReport(text, file, catalogue)
    } catch {
      StandardStream.error.line("okrug: \(error.message)")
      throw ExitCode(Int32(Outcome.unreadable.code))
    }
    StandardStream.output.line(output.format.text(report.answer, from: catalogue, output.options))
    if report.isContradicted { throw ExitCode(Int32(Outcome.refused.code)) }
  }

  private func catalogue(with more: [DataFile]) throws(FileFault) -> Catalogue {
    let folder = try data.map { path throws(FileFault) in try DataFolder(path) }
    if let data, folder?.files.isEmpty == true { throw FileFault("there is no data in '\(data)'") }
    do throws(DataFault) {
      return try CatalogueReader.catalogue((folder?.files ?? LiveWorld.files()) + more)
    } catch {
      if error.file.hasPrefix("\(ClaimsText.document)/") {
        throw FileFault(
          DataFault(file: file, line: error.line, column: error.column, message: error.message).description)
      }
      throw FileFault((folder?.located(error) ?? error).description)
    }
  }
}
