import Foundation
import Importing
import Observations

/// The built-in documents, read from the source tree.
func builtInCatalogue() throws -> Catalogue {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources/Publications")
  var files: [DataFile] = []
  for folder in ["codelists", "ershova-2014", "japan-canada-1990"] {
    let at = root.appending(path: folder)
    for name in try FileManager.default.contentsOfDirectory(atPath: at.path).sorted()
    where name.hasSuffix(".csv") {
      files.append(
        DataFile(name: "\(folder)/\(name)", bytes: Array(try Data(contentsOf: at.appending(path: name)))))
    }
  }
  return try CatalogueReader.catalogue(files)
}

/// What Foundation reads in a JSON text.
func parsedJSON(_ text: String) throws -> [String: Any] {
  let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
  return value as? [String: Any] ?? [:]
}
