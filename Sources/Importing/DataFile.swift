/// A named text of bytes, as it came from outside.
package struct DataFile: Sendable {
  /// Path inside the data: `ershova-2014/table-1.csv`.
  package let name: String
  package let bytes: [UInt8]

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}
