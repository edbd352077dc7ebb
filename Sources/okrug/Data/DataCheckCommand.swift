import ArgumentParser
import Importing
import Observations
import Worlds

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
    do throws(FileFault) { loaded = try DataFolder(folder) } catch { return try failed(error.message) }
    if loaded.files.isEmpty { return try failed("there is no data in '\(folder)'") }
    try check(loaded)
  }

  private func check(_ loaded: DataFolder) throws {
    do throws(DataFault) {
      let catalogue = try CatalogueReader.catalogue(loaded.files)
      let numbers = catalogue.cube.statements.count { !$0.isBlank }
      let tables = catalogue.publications.reduce(0) { $0 + $1.tables.count }
      StandardStream.output.line(
        "\(folder): \(counted(catalogue.publications.count, "document")), \(counted(tables, "table")), \(counted(numbers, "number")): no fault"
      )
    } catch {
      try failed(loaded.located(error).description)
    }
  }

  private func failed(_ message: String) throws {
    StandardStream.error.line("okrug: \(message)")
    throw ExitCode(Int32(Outcome.unreadable.code))
  }
}

/// `1 table`, `2 tables`
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

/// The data files below a folder, by the names that the importer knows.
struct DataFolder {
  private(set) var files: [DataFile] = []
  /// Where each file lies, by its name in the data.
  private var paths: [String: String] = [:]

  init(_ folder: String) throws(FileFault) {
    let path = folder.hasSuffix("/") && folder != "/" ? String(folder.dropLast()) : folder
    let names = try Files.names(in: path)
    if names.contains("card.csv") {
      try add(path, as: DataFolder.lastName(path))
    } else {
      for name in names where Files.isFolder("\(path)/\(name)") { try add("\(path)/\(name)", as: name) }
    }
    guard !files.isEmpty else { return }
    files += BuiltIn.files().filter { $0.name.hasPrefix("codelists/") && paths[$0.name] == nil }
  }

  private mutating func add(_ path: String, as name: String) throws(FileFault) {
    for file in try Files.names(in: path) where file.hasSuffix(".csv") {
      paths["\(name)/\(file)"] = "\(path)/\(file)"
      files.append(DataFile(name: "\(name)/\(file)", bytes: try Files.bytes(of: "\(path)/\(file)")))
    }
  }

  /// `data/ershova-2014/` and `.` have a name too: the folder's own.
  private static func lastName(_ path: String) -> String {
    let whole = Files.absolute(path)
    return whole.split(separator: "/").last.map(String.init) ?? whole
  }

  /// The fault with the file's path, as an editor can open it.
  func located(_ fault: DataFault) -> DataFault {
    DataFault(
      file: paths[fault.file] ?? fault.file, line: fault.line, column: fault.column, message: fault.message)
  }
}
