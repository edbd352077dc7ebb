import Observations
import Quantities
import Rendering
import Testing

@Suite struct SDMXCSVTests {
  @Test func `a statement is a row, blanks and ranges too`() {
    #expect(
      SDMXCSV.text(smallCatalogue()) == """
        STRUCTURE,STRUCTURE_ID,ACTION,INVESTOR,HOST,SECTOR,MEASURE,COVERAGE,TIME_PERIOD,UNIT,BASE,SOURCE,SIDE,OBS_VALUE,UNIT_MULT,DECIMALS,OBS_STATUS,PRINTED,LOWER,UPPER,HEDGE,LOCATOR,COMMENT
        dataflow,OKRUG:ershova-2014(1.0.0),I,JP,RU_FEFD,_T,stock,all,2012,USD,_Z,rosstat,host,9415.9,6,1,A,"9 415,9",9415.85,9415.95,,"t1-2-1, line 68",
        dataflow,OKRUG:ershova-2014(1.0.0),I,JP,RU_FEFD,_T,stock,all,2012,USD,_Z,rosstat,host,,6,,M,,,,,"t1-3-1, line 69",
        dataflow,OKRUG:ershova-2014(1.0.0),I,JP,RU_FEFD,_T,stock,all,1951-01-01/P39Y,USD,_Z,rosstat,host,,6,0,A,around $700-800m,699.5,800.5,around,"p9-1, line 217","rounded; joined; Flows, a ""peak"" of them"

        """)
  }

  @Test func `the built-in documents are written whole, every row as wide as the header`() throws {
    let catalogue = try builtInCatalogue()
    var widths: Set<Int> = []
    var rows = 0
    SDMXCSV.write(catalogue) { line in
      rows += 1
      #expect(line.hasSuffix("\n"))
      var isQuoted = false
      var fields = 1
      for byte in line.utf8 {
        if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
        if byte == UInt8(ascii: ","), !isQuoted { fields += 1 }
      }
      #expect(!isQuoted)
      widths.insert(fields)
    }
    #expect(rows == catalogue.cube.count + 1)
    #expect(widths == [3 + catalogue.cube.structure.dimensions.count + 10])
  }
}
