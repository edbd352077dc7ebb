import Importing
import Observations
import Rendering
import Support

/// Loads bad data and holds the importer to its laws.
package struct TableAttack: Sendable {
  /// A document as small as one can be, by file.
  package static let files = TinyDocument.files

  package init() {}

  /// Puts the bytes in place of one file; the document loads, or is refused at a place in a file.
  package func load(_ bytes: [UInt8], as name: String) throws(Broken) {
    let files = TableAttack.files.map { file in
      DataFile(name: file.name, bytes: file.name == name ? bytes : Array(file.text.utf8))
    }
    do throws(DataFault) {
      let catalogue = try CatalogueReader.catalogue(files)
      _ = Digests.parts(of: catalogue)
      _ = SDMXCSV.text(catalogue)
    } catch {
      try hold(
        files.contains { $0.name == error.file } || error.file.hasSuffix(".csv"), "a fault in '\(error.file)'"
      )
      try hold(!error.message.isEmpty && error.line >= 0 && error.column >= 0, "a fault without a place")
    }
  }
}
