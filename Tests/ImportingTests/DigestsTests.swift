import Importing
import Observations
import Support
import Testing

@Suite struct DigestsTests {
  @Test func `every table and every document's prose has a digest of 64 digits`() throws {
    let parts = Digests.parts(of: try Asking.catalogue())
    #expect(
      parts.map { "\($0.publication)/\($0.table ?? "-")" } == [
        "ershova-2014/1", "ershova-2014/2", "ershova-2014/3", "ershova-2014/4", "ershova-2014/5",
        "ershova-2014/-",
        "japan-canada-1990/1", "japan-canada-1990/-",
      ])
    #expect(Set(parts.map(\.digest)).count == parts.count)
    #expect(
      parts.allSatisfy {
        $0.digest.utf8.count == 64 && $0.digest.hasPrefix($0.short) && $0.short.utf8.count == 12
      })
    #expect(parts.allSatisfy { $0.digest.allSatisfy { $0.isHexDigit && !$0.isUppercase } })
  }

  @Test func `a number, a blank and a key change the digest of their table and of no other`() throws {
    let before = Digests.parts(of: try Asking.catalogue())
    for (old, new) in [("\"9 415,9\",9415.9,", "\"9 415,8\",9415.8,"), (",RU_FEFD,", ",RU_CFD,")] {
      let after = Digests.parts(of: try catalogue(replacing: old, with: new))
      #expect(zip(before, after).filter { $0.digest != $1.digest }.map(\.0.table) == ["1"])
    }
  }

  @Test func `a caption does not change it`() throws {
    let files = Asking.files.map { file in
      file.name == "ershova-2014/tables.csv"
        ? replaced(file, "Japanese Investment", with: "Investment") : file
    }
    let after = Digests.parts(of: try CatalogueReader.catalogue(files))
    #expect(after.map(\.digest) == Digests.parts(of: try Asking.catalogue()).map(\.digest))
  }

  /// The built-in data with the first occurrence of a text in Table 1 replaced.
  private func catalogue(replacing old: String, with new: String) throws -> Catalogue {
    try CatalogueReader.catalogue(
      Asking.files.map { $0.name == "ershova-2014/table-1.csv" ? replaced($0, old, with: new) : $0 })
  }

  private func replaced(_ file: DataFile, _ old: String, with new: String) -> DataFile {
    var bytes = file.bytes
    if let range = bytes.firstRange(of: Array(old.utf8)) {
      bytes.replaceSubrange(range, with: Array(new.utf8))
    }
    return DataFile(name: file.name, bytes: bytes)
  }
}
