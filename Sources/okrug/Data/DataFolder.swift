import Importing
import Observations
import Worlds

/// The data files below a folder, by the names that the importer knows.
struct DataFolder {
  private(set) var files: [DataFile] = []
  /// Where each file lies, by its name in the data.
  private var paths: [String: String] = [:]
  /// Where each folder of them lies, by its name in the data.
  private var folders: [String: String] = [:]

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
    folders[name] = path
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

  /// The data below a folder read, or that it has none.
  static func loaded(_ folder: String) throws(FileFault) -> DataFolder {
    let loaded = try DataFolder(folder)
    if loaded.files.isEmpty { throw FileFault("there is no data in '\(folder)'") }
    return loaded
  }

  /// The fault with the file's path, as an editor can open it; of a file that is missing, where it would lie.
  func located(_ fault: DataFault) -> DataFault {
    DataFault(
      file: paths[fault.file] ?? missing(fault.file), line: fault.line, column: fault.column,
      message: fault.message)
  }

  private func missing(_ file: String) -> String {
    let parts = file.split(separator: "/", maxSplits: 1).map(String.init)
    guard let name = parts.first, let rest = parts.last, parts.count == 2, let path = folders[name] else {
      return file
    }
    return "\(path)/\(rest)"
  }
}
