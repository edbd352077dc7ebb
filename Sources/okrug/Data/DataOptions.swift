import ArgumentParser
import Importing
import Observations
import Worlds

/// Which data a command holds a text against: the built-in ones, or those of a folder.
struct DataOptions: ParsableArguments {
  @Option(
    name: .customLong("data"),
    help: ArgumentHelp("A folder of data files to take instead of the built-in ones.", valueName: "dir"),
    completion: .directory)
  var folder: String?

  /// The data, with more files that lie at a path of their own.
  func catalogue(with more: [DataFile] = [], at path: String = "") throws(FileFault) -> Catalogue {
    let folder = try folder.map { path throws(FileFault) in try DataFolder.loaded(path) }
    do throws(DataFault) {
      return try CatalogueReader.catalogue(
        (folder?.files ?? BuiltIn.files()) + more, areSound: folder == nil && more.isEmpty)
    } catch {
      if more.contains(where: { $0.name == error.file }) {
        throw FileFault(
          DataFault(file: path, line: error.line, column: error.column, message: error.message).description)
      }
      throw FileFault((folder?.located(error) ?? error).description)
    }
  }
}
