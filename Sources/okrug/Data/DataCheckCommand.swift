import ArgumentParser
import Importing
import Observations
import Rendering

/// `okrug data check DIR`: whether a folder of data files loads.
struct DataCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Load a folder of data files and report a fault as file:line:column.",
    discussion: """
      DIR holds folders of documents and perhaps codelists/, or is the folder of one document, the one with card.csv. \
      Code lists that are not there are the built-in ones.
      """)

  @Argument(help: ArgumentHelp("The folder to load.", valueName: "dir"), completion: .directory)
  var folder: String

  func run() throws {
    let loaded: DataFolder
    do throws(FileFault) { loaded = try DataFolder.loaded(folder) } catch { return try failed(error.message) }
    try check(loaded)
  }

  private func check(_ loaded: DataFolder) throws {
    let catalogue: Catalogue
    do throws(DataFault) {
      catalogue = try CatalogueReader.catalogue(loaded.files)
    } catch {
      return try failed(loaded.located(error).description)
    }
    guard !catalogue.publications.isEmpty else {
      return try failed("there is no document in '\(ShownText.shown(folder))', only code lists")
    }
    let numbers = catalogue.cube.statements.count { !$0.isBlank }
    let tables = catalogue.publications.reduce(0) { $0 + $1.tables.count }
    StandardStream.output.line(
      "\(ShownText.shown(folder)): \(counted(catalogue.publications.count, "document")), \(counted(tables, "table")), \(counted(numbers, "number")): no fault"
    )
  }

  private func failed(_ message: String) throws {
    StandardStream.error.line("okrug: \(message)")
    throw ExitCode(Int32(Outcome.unreadable.code))
  }
}

/// `1 table`, `2 tables`
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
