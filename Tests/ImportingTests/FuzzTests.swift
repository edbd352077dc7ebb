import Importing
import Observations
import Support
import Testing

/// The small document with another table in it.
private enum Tiny {
  static let table = TinyDocument.files.first { $0.name == "tiny/table-1.csv" }?.text ?? ""

  static func files(table: [UInt8]) -> [DataFile] {
    let others = ["tiny/statements.csv", "tiny/claims.csv", "tiny/numerals.csv"]
    return TinyDocument.files.filter { !others.contains($0.name) }.map { file in
      DataFile(name: file.name, bytes: file.name == "tiny/table-1.csv" ? table : Array(file.text.utf8))
    }
  }
}

@Suite struct FuzzTests {
  /// What reading says of a table, and whether the place it gives is one.
  private func isLocated(_ table: [UInt8]) -> Bool {
    do throws(DataFault) {
      _ = try CatalogueReader.catalogue(Tiny.files(table: table))
      return true
    } catch {
      // A grid with a hole is a fault of what tables.csv says of it.
      if error.file == "tiny/tables.csv" { return error.line == 2 && error.column == 22 }
      let lines = table.split(separator: 0x0A, omittingEmptySubsequences: false)
      return error.file == "tiny/table-1.csv" && (1...max(1, lines.count)).contains(error.line)
        && (0...lines[error.line - 1].count + 1).contains(error.column)
    }
  }

  @Test func `the table loads as it is`() throws {
    let catalogue = try CatalogueReader.catalogue(Tiny.files(table: Array(Tiny.table.utf8)))
    #expect(catalogue.cube.count == 1)
    #expect(catalogue.publications.first?.tables.first?.grid.map(\.count) == [2, 2])
  }

  @Test func `a table with any byte left out loads or is refused where it is broken`() {
    let bytes = Array(Tiny.table.utf8)
    for place in bytes.indices {
      var broken = bytes
      broken.remove(at: place)
      #expect(isLocated(broken), "byte \(place) left out")
    }
  }

  @Test(arguments: Array("\",\n\r9-\u{0}".utf8) + [0xFF])
  func `a table with any byte changed loads or is refused where it is broken`(byte: UInt8) {
    let bytes = Array(Tiny.table.utf8)
    for place in bytes.indices where bytes[place] != byte {
      var broken = bytes
      broken[place] = byte
      #expect(isLocated(broken), "byte \(place) is \(byte)")
    }
  }

  @Test func `a table cut anywhere loads or is refused where it is broken`() {
    let bytes = Array(Tiny.table.utf8)
    for end in bytes.indices { #expect(isLocated(Array(bytes[..<end])), "cut at \(end)") }
  }
}
