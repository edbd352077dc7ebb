import Importing
import Observations
import Support
import Testing

/// A change of a built-in file, and what is said of it: `6:22: …` for line and column, `1: …` for a whole line.
struct Broken: Sendable {
  let file: String
  let old: String
  let new: String
  let fault: String

  init(_ file: String, _ old: String, _ new: String, _ fault: String) {
    self.file = file
    self.old = old
    self.new = new
    self.fault = fault
  }
}

@Suite struct FaultTests {
  @Test func `the built-in files load`() {
    #expect(Edited.fault(in: Asking.files) == nil)
  }

  @Test(arguments: Self.broken)
  func `a broken file is refused where it is broken`(_ broken: Broken) throws {
    let files = try #require(
      Edited.files(broken.file, broken.old, broken.new), "'\(broken.old)' does not stand there once")
    #expect(Edited.fault(in: files) == "\(broken.file):\(broken.fault)")
  }

  static let broken = [
    Broken("ershova-2014/table-3.csv", ",host,sector,", ",host,sektor,", "1: the column 'sector' is missing"),
    Broken("ershova-2014/table-3.csv", "line,kind,", "line,sort,", "1: the column 'kind' is missing"),
    Broken("ershova-2014/table-3.csv", "status,note", "state,note", "1: the column 'status' is missing"),
    Broken(
      "ershova-2014/statements.csv", ",hedge,printed", ",hedges,printed", "1: the column 'hedge' is missing"),
    Broken(
      "ershova-2014/statements.csv", "source,side,note", "source,site,note", "1: the column 'side' is missing"
    ),
    Broken(
      "ershova-2014/tables.csv", ",columns,rows,", ",columns,heights,", "1: the column 'rows' is missing"),
    Broken("ershova-2014/sections.csv", "line,section", "line,part", "1: the column 'section' is missing"),
    Broken("ershova-2014/sections.csv", "60,2.1,", "60,2,", "5:4: the section '2' stands twice"),
    Broken("ershova-2014/sections.csv", "60,2.1,", "58,2.1,", "5:1: it begins before the section '2' does"),
    Broken("ershova-2014/sections.csv", "60,2.1,", "60,,", "5:4: a section has no name"),
    Broken("codelists/measures.csv", "exhaustive", "exhausted", "1: the column 'exhaustive' is missing"),
    Broken("ershova-2014/card.csv", "key,value", "key,text", "1: the header is not 'key,value'"),
    Broken("codelists/measures.csv", "iso,from", "iso,iso", "1:53: the column 'iso' stands twice"),
    Broken(
      "ershova-2014/table-3.csv", "7.84,JP", "7.84,JP,JP", "6:93: the row has 20 fields, the header has 19"),
    Broken("ershova-2014/table-3.csv", ",7.84,JP", ",7.84", "6: the row has 18 fields, the header has 19"),
    Broken(
      "ershova-2014/table-3.csv", "RU_PRI,CHEM", "RU_PRX,CHEM", "9:30: no code 'RU_PRX' in areas or entities"),
    Broken(
      "ershova-2014/table-3.csv", "RU_PRI,CHEM", "RU_PRI,CHEMISTRY", "9:37: no code 'CHEMISTRY' in sectors"),
    Broken("ershova-2014/table-3.csv", "RU_PRI,CHEM", "RU_PRI,", "9:37: no code '' in sectors"),
    Broken(
      "ershova-2014/statements.csv", "JP,RU_FEFD+RU_CFD+RU_NWFD", "JP,RU_FEFD+RU_CFX+RU_NWFD",
      "73:53: no code 'RU_CFX' in areas or entities"),
    Broken(
      "ershova-2014/statements.csv", "JP,RU_FEFD+RU_CFD+RU_NWFD", "JP,RU_FEFD++RU_NWFD",
      "73:53: a name is missing in 'RU_FEFD++RU_NWFD'"),
    Broken(
      "ershova-2014/statements.csv", "JP,RU_FEFD+RU_CFD+RU_NWFD", "JP,RU_FEFD+RU_CFD+RU_FEFD",
      "73:53: 'RU_FEFD' is twice in 'RU_FEFD+RU_CFD+RU_FEFD'"),
    Broken(
      "ershova-2014/statements.csv", "RU\\RU_FEFD+", "\\RU_FEFD+",
      "88:44: a name is missing in '\\RU_FEFD+RU_MOW+RU_SPE+RU_MOS'"),
    Broken(
      "ershova-2014/statements.csv", "RU\\RU_FEFD+", "RUS\\RU_FEFD+",
      "88:44: no code 'RUS' in areas or entities"),
    Broken(
      "ershova-2014/table-3.csv", "RU_PRI,CHEM,stock,all,2012", "RU_PRI,CHEM,stock,all,12",
      "9:52: '12' is not a period"),
    Broken(
      "ershova-2014/table-3.csv", "RU_PRI,CHEM,stock,all,2012", "RU_PRI,CHEM,stock,all,2012/2004",
      "9:52: '2012/2004' is not a period"),
    Broken("ershova-2014/statements.csv", "2013-12,PT", "2013-13,PT", "13:71: '2013-13' is not a period"),
    Broken(
      "ershova-2014/table-3.csv", "RU_PRI,CHEM,stock,all,2012,PT,0,sector:_T",
      "RU_PRI,CHEM,stock,all,2012,PT,0,sector", "9:62: the base 'sector' is not 'dimension:code'"),
    Broken(
      "ershova-2014/table-3.csv", "RU_PRI,CHEM,stock,all,2012,PT,0,sector:_T",
      "RU_PRI,CHEM,stock,all,2012,PT,0,branch:_T", "9:62: the base 'branch:_T' is not 'dimension:code'"),
    Broken(
      "ershova-2014/table-3.csv", "RU_PRI,CHEM,stock,all,2012,PT,0,sector:_T",
      "RU_PRI,CHEM,stock,all,2012,PT,0,sector:ALL", "9:62: no code 'ALL' in sectors"),
    Broken(
      "ershova-2014/table-3.csv", "\"3,21\",3.21", "\"3,21\",3.2.1", "9:22: '3.2.1' is not a decimal number"),
    Broken(
      "ershova-2014/table-3.csv", "\"3,21\",3.21", "\"3,21\",\"3,21\"", "9:22: '3,21' is not a decimal number"
    ),
    Broken("ershova-2014/table-3.csv", "\"3,21\",3.21", "\"3,21\",", "9:22: a value without a number"),
    Broken(
      "ershova-2014/table-3.csv", "blank,,,JP,RU_SAK,CHEM", "blank,,0,JP,RU_SAK,CHEM",
      "10:16: a blank with a number"),
    Broken(
      "ershova-2014/statements.csv", "$700-800m,700,800,JP,RU_FEFD,_T,flow,all,2010",
      "$700-800m,,800,JP,RU_FEFD,_T,flow,all,2010", "29:44: a value without a number"),
    Broken(
      "ershova-2014/statements.csv", "$700-800m,700,800,JP,RU_FEFD,_T,flow,all,2010",
      "$700-800m,700,80,JP,RU_FEFD,_T,flow,all,2010", "29:48: '80' is not a number from '700' on"),
    Broken(
      "ershova-2014/statements.csv", "$700-800m,700,800,JP,RU_FEFD,_T,flow,all,2010",
      "$700-800m,700,more,JP,RU_FEFD,_T,flow,all,2010", "29:48: 'more' is not a number from '700' on"),
    Broken(
      "ershova-2014/table-3.csv", "RU_PRI,CHEM,stock,all,2012,PT,0,sector:_T,rosstat,host,A",
      "RU_PRI,CHEM,stock,all,2012,PT,0,sector:_T,rosstat,host,B", "9:85: 'B' is not a status"),
    Broken(
      "ershova-2014/table-3.csv", "RU_PRI,CHEM,stock,all,2012,PT,0,sector:_T,rosstat,host,A",
      "RU_PRI,CHEM,stock,all,2012,PT,0,sector:_T,rosstat,host,M", "9:85: a number that is said to be missing"),
    Broken(
      "ershova-2014/table-3.csv", "RU_PRI,CHEM,stock,all,2012,PT,0,sector:_T,rosstat,host",
      "RU_PRI,CHEM,stock,all,2012,PT,0,sector:_T,rosstat,guest",
      "9:80: 'guest' is neither 'host' nor 'investor' nor '_U'"),
    Broken(
      "ershova-2014/table-3.csv", "RU_PRI,CHEM,stock,all,2012,PT,0", "RU_PRI,CHEM,stock,all,2012,PT,million",
      "9:60: 'million' is not a power of ten"),
    Broken(
      "ershova-2014/table-3.csv", "RU_PRI,CHEM,stock,all,2012,PT,0", "RU_PRI,CHEM,stock,all,2012,PT,99",
      "9:60: '99' is not a power of ten"),
    Broken(
      "ershova-2014/table-3.csv", "2,1,132,value", "2,1,132,number", "9:9: 'number' is not a kind of cell"),
    Broken(
      "ershova-2014/table-3.csv", "2,1,132,value", "two,1,132,value", "9:1: 'two' is not a whole number"),
    Broken("ershova-2014/table-3.csv", "2,1,132,value", "2,-1,132,value", "9:3: '-1' is not a whole number"),
    Broken("ershova-2014/table-3.csv", "2,1,132,value", "2,1,,value", "9:5: '' is not a whole number"),
    Broken("ershova-2014/table-3.csv", "2,1,132,value", "2,0,132,value", "9:1: the cell is given twice"),
    Broken("ershova-2014/table-3.csv", "2,1,132,value", "9,1,132,value", "9:1: the grid has 9 rows"),
    Broken("ershova-2014/table-3.csv", "2,1,132,value", "2,3,132,value", "9:3: the grid has 3 columns"),
    Broken("ershova-2014/tables.csv", ",3,9,RU", ",3,10,RU", "4:103: 10 rows of 3 cells are not 27"),
    Broken("ershova-2014/tables.csv", "\n3,Table 3", "\n2,Table 3", "4:1: the table '2' is listed twice"),
    Broken("ershova-2014/tables.csv", "\n3,Table 3", "\n,Table 3", "4:1: a table has no id"),
    Broken("ershova-2014/tables.csv", "%)\",101", "%)\",p101", "3:84: 'p101' is not a whole number"),
    Broken("ershova-2014/statements.csv", "p54-1,54,", "p54-1,54a,", "15:7: '54a' is not a whole number"),
    Broken("ershova-2014/statements.csv", "p54-1,54,", ",54,", "15:1: a statement has no id"),
    Broken("ershova-2014/statements.csv", ",around|third,", ",around|3rd,", "83:29: '3rd' is not a hedge"),
    Broken("codelists/measures.csv", "\nflow,flow", "\nstock,flow", "3:1: the code 'stock' is listed twice"),
    Broken("codelists/measures.csv", "\nflow,flow", "\n,flow", "3:1: a code has no id"),
    Broken("codelists/measures.csv", "\nflow,flow", "\nflow,", "3:6: a code has no name"),
    Broken(
      "codelists/areas.csv", "Moscow,region,RU_CFD", "Moscow,region,RU_CFX",
      "266:22: the parent 'RU_CFX' is not a code above this line"),
    Broken(
      "codelists/areas.csv", "Russia,country,W1,yes", "Russia,country,W1,partly",
      "186:22: 'partly' is neither 'yes' nor 'no'"),
    Broken("codelists/areas.csv", "1922,1991", "22,1991", "252:111: '22' is not a year"),
    Broken(
      "codelists/areas.csv", "1922,1991", "1922,1919", "252:116: the last year, 1919, is before the first"),
    Broken("ershova-2014/table-3.csv", "\"0,02\",0.02", "\"0,02,0.02", "28:15: a quote is never closed"),
    Broken(
      "ershova-2014/table-3.csv", "Agriculture", "Agri\"culture\"",
      "20:18: a quote inside a field that is not quoted"),
    Broken("ershova-2014/table-3.csv", "\"3,21\",", "\"3,21\" ,", "9:21: text after a closing quote"),
    Broken(
      "ershova-2014/table-3.csv", "Agriculture", "Agri\u{FF}culture", "20:18: the text is not valid UTF-8"),
    Broken("ershova-2014/table-3.csv", "Agriculture", "Agri\u{0}culture", "20:18: a NUL byte"),
    Broken(
      "ershova-2014/table-3.csv", "Agriculture,", "Agriculture\r,",
      "20:25: a carriage return without a line feed"),
    Broken(
      "ershova-2014/card.csv", "id,ershova-2014", "id,ershova-2015",
      "2:4: the card's id is not 'ershova-2014'"),
    Broken("ershova-2014/card.csv", "author,", "title,", "4:1: the key 'title' stands twice"),
    Broken(
      "ershova-2014/card.csv", "structure,investor host", "structure,investor guest",
      "21:11: no dimension 'host' in the structure"),
  ]

  @Test(arguments: [
    "codelists/areas.csv", "codelists/units.csv", "ershova-2014/card.csv", "ershova-2014/tables.csv",
    "ershova-2014/table-2.csv",
  ])
  func `a missing file is named`(name: String) {
    #expect(Edited.fault(in: Edited.files(without: name)) == "\(name): the file is missing")
  }

  @Test(arguments: [
    "codelists/areas.csv", "codelists/sectors.csv", "ershova-2014/card.csv", "ershova-2014/tables.csv",
    "ershova-2014/table-2.csv", "ershova-2014/statements.csv",
  ])
  func `a file without a header is refused`(name: String) {
    #expect(Edited.fault(in: Edited.files(name, text: "")) == "\(name):1: there is no header line")
  }

  @Test(arguments: ["ershova-2014/tables.csv", "ershova-2014/table-2.csv", "ershova-2014/statements.csv"])
  func `a header of another file is refused`(name: String) throws {
    let fault = try #require(Edited.fault(in: Edited.files(name, text: "key,value\n1,2\n")))
    #expect(fault.hasPrefix("\(name):1: the column '") && fault.hasSuffix("' is missing"))
  }

  @Test func `a card without id or structure is refused as a whole`() {
    let card = "ershova-2014/card.csv"
    #expect(
      Edited.fault(in: Edited.files(card, text: "key,value\n"))
        == "\(card): the card's id is not 'ershova-2014'")
    #expect(
      Edited.fault(in: Edited.files(card, text: "key,value\nid,ershova-2014\n"))
        == "\(card): no dimension 'investor' in the structure")
  }

  @Test func `a file given twice is refused`() {
    #expect(
      Edited.fault(in: Asking.files + Asking.files.suffix(1))
        == "japan-canada-1990/register.csv: the file is given twice")
  }

  @Test func `a table that tables.csv does not list is refused`() throws {
    let table = try #require(Asking.files.first { $0.name == "ershova-2014/table-5.csv" })
    let extra = DataFile(name: "ershova-2014/table-6.csv", bytes: table.bytes)
    #expect(
      Edited.fault(in: Asking.files + [extra])
        == "ershova-2014/table-6.csv: the table is not listed in tables.csv")
  }

  @Test func `a fault behind a field of several lines is on its own line`() throws {
    let files = try #require(
      Edited.files(
        "ershova-2014/statements.csv", "p54-1,54,around 10% in 2012,around,10%,10,,JP,RU",
        "p54-1,54,\"around\n10%\nin 2012\",around,10%,10,,JP,SU,RU"))
    #expect(
      Edited.fault(in: files)
        == "ershova-2014/statements.csv:17:109: the row has 21 fields, the header has 20")
    let others = try #require(
      Edited.files(
        "ershova-2014/statements.csv", "p54-1,54,around 10% in 2012,around,10%,10,,JP,RU",
        "p54-1,54,\"around\n10%\nin 2012\",around,10%,10,,JP,R"))
    #expect(
      Edited.fault(in: others) == "ershova-2014/statements.csv:17:28: no code 'R' in areas or entities")
  }

  @Test func `a file may have a byte-order mark and the line ends of Windows`() throws {
    let changed = Asking.files.map { file in
      let text = String(decoding: file.bytes, as: UTF8.self).replacing("\n", with: "\r\n")
      return DataFile(name: file.name, bytes: [0xEF, 0xBB, 0xBF] + Array(text.utf8))
    }
    let (plain, marked) = (
      try CatalogueReader.catalogue(Asking.files), try CatalogueReader.catalogue(changed)
    )
    #expect(Digests.parts(of: plain) == Digests.parts(of: marked))
    #expect(plain.codes.all.map(Whole.init) == marked.codes.all.map(Whole.init))
    #expect(plain.cube.statements.map(Whole.init) == marked.cube.statements.map(Whole.init))
  }
}
