import Answers
import Evaluation
import Importing
import Observations
import Support
import Texts
import Verbs

/// A table of one's own: a country of two or three districts, whatever numbers a test needs.
enum SmallWorld {
  /// A printed number: where, of what, when, and by whom it is counted.
  struct Row {
    let host: String
    let measure: String
    let year: Int
    let number: String
    var source = "one"
  }

  /// The answer to a line over these numbers, in millions of dollars.
  static func reply(_ rows: [Row], _ line: String) throws -> Session.Reply {
    let library = Library(try CatalogueReader.catalogue(files(rows)))
    var session = Session(in: World(library: { library }))
    return session.answer(Source("test", line))
  }

  private static func files(_ rows: [Row]) -> [DataFile] {
    let list = "id,name,level,parent,exhaustive,aliases,russian,iso,from,to,definition\n"
    var table = "row,column,line,kind,printed,number,investor,host,sector,measure,coverage,period,unit,"
    table += "multiplier,base,source,side,status,note\n"
    for (place, row) in rows.enumerated() {
      table += "\(place),0,\(place + 3),stub,Row \(place),,,,,,,,,,,,,,\n"
      table += "\(place),1,\(place + 3),value,\(row.number),\(row.number),W1,\(row.host),_T,\(row.measure),"
      table += "all,\(row.year),USD,6,,\(row.source),host,A,\n"
    }
    let changed = [
      "codelists/areas.csv": list + "W1,all countries,total,,,,,,,,\nRU,Russia,country,W1,yes,,,,,,\n"
        + "AL,Alpha,district,RU,,,,,,,\nBE,Beta,district,RU,,,,,,,\nGA,Gamma,district,RU,,,,,,,\n",
      "codelists/measures.csv": list + "stock,stock,amount,,,,,,,,\nflow,flow,amount,,,,,,,,\n",
      "codelists/sources.csv": list + "_U,source unstated,none,,,,,,,,\none,First Bank,compiler,,,,,,,,\n"
        + "two,Second Bank,compiler,,,,,,,,\n",
      "codelists/units.csv": list + "USD,dollar,currency,,,,,,,,\nPT,per cent,ratio,,,,,,,,\n",
      "tiny/tables.csv":
        "table,label,title,line,source_line,columns,rows,reporter,direction,decimal,thousands,note\n"
        + "1,Table 1,Tiny,2,\(rows.count + 4),2,\(rows.count),RU,inward,point,,\n",
      "tiny/table-1.csv": table,
    ]
    return TinyDocument.files.filter { $0.name != "tiny/statements.csv" }.map { file in
      DataFile(name: file.name, bytes: Array((changed[file.name] ?? file.text).utf8))
    }
  }
}
