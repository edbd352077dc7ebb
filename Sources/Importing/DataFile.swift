/// A named text of bytes, as it came from outside.
package struct DataFile: Sendable {
  /// Path inside the data: `ershova-2014/table-1.csv`.
  package let name: String
  let content: Bytes

  package init(name: String, content: Bytes) {
    self.name = name
    self.content = content
  }

  package init(name: String, bytes: [UInt8]) { self.init(name: name, content: Bytes(bytes)) }

  package var bytes: [UInt8] { content.array }
}
