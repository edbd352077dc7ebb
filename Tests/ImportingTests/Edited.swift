import Importing
import Observations
import Support

/// Copies of the built-in files with one thing changed.
enum Edited {
  /// One file with the only occurrence of a text replaced. Both texts are Latin-1, a character a byte, so that any byte
  /// can be written.
  static func files(_ name: String, _ old: String, _ new: String) -> [DataFile]? {
    guard let file = Asking.files.first(where: { $0.name == name }),
      let bytes = replaced(file.bytes, latin1(old), latin1(new))
    else { return nil }
    return Asking.files.map { $0.name == name ? DataFile(name: name, bytes: bytes) : $0 }
  }

  static func files(without name: String) -> [DataFile] { Asking.files.filter { $0.name != name } }

  static func files(_ name: String, text: String) -> [DataFile] {
    files(without: name) + [DataFile(name: name, bytes: Array(text.utf8))]
  }

  /// Where the fault of these files is, and what it is; nothing if they load.
  static func fault(in files: [DataFile]) -> String? {
    do throws(DataFault) {
      _ = try CatalogueReader.catalogue(files)
      return nil
    } catch {
      return error.description
    }
  }

  private static func latin1(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
  }

  private static func replaced(_ bytes: [UInt8], _ old: [UInt8], _ new: [UInt8]) -> [UInt8]? {
    let ranges = bytes.ranges(of: old)
    guard ranges.count == 1, let range = ranges.first else { return nil }
    return Array(bytes[..<range.lowerBound]) + new + Array(bytes[range.upperBound...])
  }
}
