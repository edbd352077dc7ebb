import Importing
import Observations
import Testing

/// A document as small as one can be, for tests that read it thousands of times.
private enum Tiny {
  static let list = "id,name,level,parent,exhaustive,aliases,russian,iso,from,to,definition\n"
  static let key = "investor,host,sector,measure,coverage,period,unit,multiplier,base,source,side"
  static let table = """
    row,column,line,kind,printed,number,\(key),status,note
    0,0,3,empty,,,,,,,,,,,,,,,
    0,1,3,header,"1951-1989, mln",,,,,,,,,,,,,,
    1,0,4,stub,Rußland,,,,,,,,,,,,,,
    1,1,4,value,"7,8",7.8,W1,RU,_T,stock,all,1951/1989,PT,6,host:W1,_U,host,A,starred

    """

  static func files(table: [UInt8]) -> [DataFile] {
    let texts = [
      ("codelists/areas.csv", list + "W1,all countries,total,,,,,,,,\nRU,Russia,country,W1,,,,,,,\n"),
      ("codelists/entities.csv", list), ("codelists/sectors.csv", list + "_T,all sectors,total,,,,,,,,\n"),
      ("codelists/measures.csv", list + "stock,stock,amount,,,,,,,,\n"),
      ("codelists/coverages.csv", list + "all,all,total,,,,,,,,\n"),
      ("codelists/sources.csv", list + "_U,source unstated,none,,,,,,,,\n"),
      ("codelists/units.csv", list + "PT,per cent,ratio,,,,,,,,\n"),
      (
        "tiny/card.csv",
        "key,value\nid,tiny\nstructure,investor host sector measure coverage period unit base source side\n"
      ),
      (
        "tiny/tables.csv",
        "table,label,title,line,source_line,columns,rows,reporter,direction,decimal,thousands,note\n"
          + "1,Table 1,Tiny,2,5,2,2,RU,inward,comma,,\n"
      ),
    ]
    return texts.map { DataFile(name: $0.0, bytes: Array($0.1.utf8)) }
      + [DataFile(name: "tiny/table-1.csv", bytes: table)]
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
