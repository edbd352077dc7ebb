package import Importing
package import Observations
import Publications
package import Verbs

/// The data that every front end of Okrug has without asking.
package enum BuiltIn {
  /// The embedded files.
  package static func files() -> [DataFile] {
    (0..<okrug_publication_file_count()).map { index in
      let file = unsafe okrug_publication_file_at(index)
      let bytes = unsafe UnsafeBufferPointer(start: file.bytes, count: Int(file.count))
      return unsafe DataFile(name: String(cString: file.name), content: Bytes(lasting: bytes))
    }
  }

  /// The data with the index of its names. It was checked when the program was made.
  package static func library() throws(DataFault) -> Library {
    Library(try CatalogueReader.catalogue(files(), areSound: true))
  }
}
