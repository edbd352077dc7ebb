import Answers
import Evaluation
import Importing
import Observations
import Support
import Texts
import Verbs

/// Numbers of one's own: a country of up to three districts. Plain ones stand in a table, ranges and hedged ones in prose.
enum SmallWorld {
  /// A printed number: where, of what, when, and by whom it is counted.
  struct Row {
    let host: String
    let measure: String
    let year: Int
    let number: String
    var high = ""
    var hedge = ""
    var source = "one"
    /// Of a printed share: what it is of, `host:RU`.
    var base = ""
    /// As it is printed, where that is not the number itself.
    var printed = ""
    var isProse = false

    var isPlain: Bool { high.isEmpty && hedge.isEmpty && !isProse }
    var text: String { printed.isEmpty ? number : printed }
    var key: String {
      "W1,\(host),_T,\(measure),all,\(year),\(base.isEmpty ? "USD,6" : "PT,0"),\(base),\(source),host"
    }
  }

  /// The answer to a line over these numbers, in millions of dollars. `areas` are further lines of the list of areas,
  /// `claims` what is said of several numbers.
  static func reply(
    _ rows: [Row], _ line: String, areas: [String] = [], claims: [String] = []
  ) throws -> Session.Reply {
    let library = Library(try CatalogueReader.catalogue(files(rows, areas, claims)))
    var session = Session(in: World(library: { library }))
    return session.answer(Source("test", line))
  }

  /// Hundredths as a print with one decimal has them.
  static func rounded(_ hundredths: Int) -> String {
    let tenths = (hundredths + 5) / 10
    return "\(tenths / 10).\(tenths % 10)"
  }

  private static let list = "id,name,level,parent,exhaustive,aliases,russian,iso,from,to,definition\n"
  private static let key = "investor,host,sector,measure,coverage,period,unit,multiplier,base,source,side"

  private static let relation =
    "id,line,phrase,hedge,printed,number,high,unit,multiplier,query,relation,right,reading,reason,note,paraphrase\n"

  private static func files(_ rows: [Row], _ areas: [String], _ claims: [String]) -> [DataFile] {
    let plain = rows.filter(\.isPlain)
    var table = "row,column,line,kind,printed,number,\(key),status,note\n"
    for (place, row) in plain.enumerated() {
      table += "\(place),0,\(place + 3),stub,Row \(place),,,,,,,,,,,,,,\n"
      table += "\(place),1,\(place + 3),value,\(row.text),\(row.number),\(row.key),A,\n"
    }
    var prose = "id,line,phrase,hedge,printed,number,high,\(key),note,paraphrase\n"
    for (place, row) in rows.filter({ !$0.isPlain }).enumerated() {
      prose +=
        "p\(place),90,\(row.text),\(row.hedge),\(row.text),\(row.number),\(row.high),\(row.key),,\n"
    }
    let changed = [
      "codelists/areas.csv": list + "W1,all countries,total,,,,,,,,\nRU,Russia,country,W1,yes,,,,,,\n"
        + "AL,Alpha,district,RU,,,,,,,\nBE,Beta,district,RU,,,,,,,\nGA,Gamma,district,RU,,,,,,,\n"
        + areas.map { $0 + "\n" }.joined(),
      "codelists/measures.csv": list + "stock,stock,amount,,,,,,,,\nflow,flow,amount,,,,,,,,\n",
      "codelists/sources.csv": list + "_U,source unstated,none,,,,,,,,\none,First Bank,compiler,,,,,,,,\n"
        + "two,Second Bank,compiler,,,,,,,,\n",
      "codelists/units.csv": list + "USD,dollar,currency,,,,,,,,\nPT,per cent,ratio,,,,,,,,\n",
      "tiny/tables.csv":
        "table,label,title,line,source_line,columns,rows,reporter,direction,decimal,thousands,note\n"
        + "1,Table 1,Tiny,2,\(plain.count + 4),2,\(plain.count),RU,inward,point,,\n",
      "tiny/table-1.csv": table, "tiny/statements.csv": prose,
      "tiny/claims.csv": relation + claims.map { $0 + "\n" }.joined(),
    ]
    return TinyDocument.files.filter { $0.name != "tiny/numerals.csv" }.map { file in
      DataFile(name: file.name, bytes: Array((changed[file.name] ?? file.text).utf8))
    }
  }
}
