package import Importing

/// A small publication of invented islands, with problems planted in it that the two documents do not have: digits of a row
/// swapped, cells of a row swapped, a multiplier lost, a rank, a count and a bound in words that do not fit.
package enum PlantedDocument {
  private static let list = "id,name,level,parent,exhaustive,aliases,russian,iso,from,to,definition\n"
  private static let key = "investor,host,sector,measure,coverage,period,unit,multiplier,base,source,side"
  private static let cells = "row,column,line,kind,printed,number,\(key),status,note\n"

  package static let files: [DataFile] = texts.map { DataFile(name: $0.name, bytes: Array($0.text.utf8)) }

  /// The same without what was planted.
  package static let clean: [DataFile] = texts.map { file in
    var text = file.text
    for (planted, sound) in plants { text = text.replacing(planted, with: sound) }
    return DataFile(name: file.name, bytes: Array(text.utf8))
  }

  /// What was planted, and what it would be without.
  private static let plants = [
    ("2 785,2785", "2 875,2875"), ("\"55,5\",55.5,W1,EAST", "\"20,5\",20.5,W1,EAST"),
    ("\"20,5\",20.5,W1,NORTH", "\"55,5\",55.5,W1,NORTH"),
    ("CROWN,6,,office,host,,m", "CROWN,3,,office,host,,m"),
    ("second,2,,W1,NORTH", "third,3,,W1,NORTH"), ("14 of them,,14,14", "8 of them,,8,8"),
    ("40 %,40,,W1,EAST", "50 %,50,,W1,EAST"),
  ]

  private static let texts: [(name: String, text: String)] = [
    (
      "codelists/areas.csv",
      list + "W1,all countries,total,,,,,,,,\nISLES,the Isles,country,W1,yes,,,,,,\n"
        + "EAST,East Isle,island,ISLES,,,,,,,\nWEST,West Isle,island,ISLES,,,,,,,\n"
        + "NORTH,North Isle,island,ISLES,,,,,,,\nSOUTH,South Isle,island,ISLES,,,,,,,\n"
        + "NORWAY,Norway,country,W1,,,,,,,\n"
    ), ("codelists/entities.csv", list),
    (
      "codelists/sectors.csv",
      list + "_T,all sectors,total,,,,,,,,\nFISH,fishing,section,_T,,,,,,,\nTOUR,tourism,section,_T,,,,,,,\n"
        + "REST,the rest,residual,_T,,,,,,,\n"
    ),
    (
      "codelists/measures.csv",
      list + "stock,stock,amount,,,,,,,,\ncount,count,number,,,,,,,,\nrank,rank,order,,,,,,,,\n"
    ), ("codelists/coverages.csv", list + "all,all,total,,,,,,,,\n_Z,none,none,,,,,,,,\n"),
    ("codelists/sources.csv", list + "office,the office,agency,,,,,,,,\n_U,source unstated,none,,,,,,,,\n"),
    (
      "codelists/units.csv",
      list + "CROWN,crowns,currency,,,,,,,,\nPT,per cent,ratio,,,,,,,,\nCOUNT,count,number,,,,,,,,\n"
        + "RANK,rank,order,,,,,,,,\n"
    ),
    (
      "isles-1999/card.csv",
      "key,value\nid,isles-1999\nstructure,investor host sector measure coverage period unit base source side\n"
    ),
    (
      "isles-1999/tables.csv",
      "table,label,title,line,source_line,columns,rows,reporter,direction,decimal,thousands,note\n"
        + "1,Table 1,Foreign stock by island,3,9,3,6,ISLES,inward,comma,space,\n"
        + "2,Table 2,Branches of two islands,12,17,3,4,ISLES,inward,comma,,\n"
    ),
    (
      "isles-1999/table-1.csv",
      cells + "0,0,4,empty,,,,,,,,,,,,,,,\n0,1,4,header,thousand crowns,,,,,,,,,,,,,,\n"
        + "0,2,4,header,%,,,,,,,,,,,,,,\n" + row(1, 5, "the Isles", "ISLES", "9 000", "9000", "100", "100")
        + row(2, 6, "East", "EAST", "4 120", "4120", "\"45,8\"", "45.8")
        + row(3, 7, "West", "WEST", "2 785", "2785", "\"31,9\"", "31.9")
        + row(4, 8, "North", "NORTH", "1 310", "1310", "\"14,6\"", "14.6")
        + row(5, 9, "South", "SOUTH", "695", "695", "\"7,7\"", "7.7")
    ),
    (
      "isles-1999/table-2.csv",
      cells
        + "0,0,13,empty,,,,,,,,,,,,,,,\n0,1,13,header,East,,,,,,,,,,,,,,\n0,2,13,header,North,,,,,,,,,,,,,,\n"
        + branch(1, 14, "Fishing", "FISH", "\"55,5\",55.5", "\"20,5\",20.5")
        + branch(2, 15, "Tourism", "TOUR", "\"61,0\",61.0", "\"30,0\",30.0")
        + branch(3, 16, "The rest", "REST", "\"18,5\",18.5", "\"14,5\",14.5")
    ),
    (
      "isles-1999/statements.csv",
      "id,line,phrase,hedge,printed,number,high,\(key),note,paraphrase\n"
        + "p20-1,20,695 m crowns,,695 m,695,,W1,SOUTH,_T,stock,all,1998,CROWN,6,,office,host,,m\n"
        + "p20-2,20,North is second,,second,2,,W1,NORTH,_T,rank,all,1998,RANK,0,host:ISLES,office,host,ranked-by-stock,r\n"
        + "p22-1,22,40 firms,,40,40,,W1,ISLES,_T,count,_Z,1998,COUNT,0,,office,host,,c\n"
        + "p22-2,22,14 of them,,14,14,,NORWAY,ISLES,_T,count,_Z,1998,COUNT,0,,office,host,,c\n"
        + "p22-3,22,a fifth,,20 %,20,,NORWAY,ISLES,_T,count,_Z,1998,PT,0,investor:W1,office,host,,c\n"
        + "p24-1,24,not exceed 40 %,not-exceed,40 %,40,,W1,EAST,_T,stock,all,1998,PT,0,host:ISLES,office,host,,b\n"
    ),
  ]

  private static func row(
    _ row: Int, _ line: Int, _ name: String, _ code: String, _ amount: String, _ number: String,
    _ share: String, _ percent: String
  ) -> String {
    let key = "W1,\(code),_T,stock,all,1998"
    return "\(row),0,\(line),stub,\(name),,,,,,,,,,,,,,\n"
      + "\(row),1,\(line),value,\(amount),\(number),\(key),CROWN,3,,office,host,A,\n"
      + "\(row),2,\(line),value,\(share),\(percent),\(key),PT,0,host:ISLES,office,host,A,\n"
  }

  private static func branch(
    _ row: Int, _ line: Int, _ name: String, _ sector: String, _ east: String, _ north: String
  ) -> String {
    func cell(_ column: Int, _ print: String, _ host: String) -> String {
      "\(row),\(column),\(line),value,\(print),W1,\(host),\(sector),stock,all,1998,PT,0,sector:_T,office,host,A,\n"
    }
    return "\(row),0,\(line),stub,\(name),,,,,,,,,,,,,,\n" + cell(1, east, "EAST") + cell(2, north, "NORTH")
  }
}
