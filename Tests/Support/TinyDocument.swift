/// A document as small as one can be, for tests that read it thousands of times.
package enum TinyDocument {
  private static let list = "id,name,level,parent,exhaustive,aliases,russian,iso,from,to,definition\n"
  private static let key = "investor,host,sector,measure,coverage,period,unit,multiplier,base,source,side"

  /// A document as small as one can be, by file.
  package static let files: [(name: String, text: String)] = [
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
    (
      "tiny/table-1.csv",
      "row,column,line,kind,printed,number,\(key),status,note\n0,0,3,empty,,,,,,,,,,,,,,,\n"
        + "0,1,3,header,\"1951-1989, mln\",,,,,,,,,,,,,,\n1,0,4,stub,Rußland,,,,,,,,,,,,,,\n"
        + "1,1,4,value,\"7,8\",7.8,W1,RU,_T,stock,all,1951/1989,PT,6,host:W1,_U,host,A,starred\n"
    ),
    (
      "tiny/statements.csv",
      "id,line,phrase,hedge,printed,number,high,\(key),note,paraphrase\n"
        + "p9.1,9,over 7 %,more-than,7,7,,W1,RU,_T,stock,all,1951/1989,PT,0,host:W1,_U,host,,\n"
    ),
    (
      "tiny/claims.csv",
      "id,line,phrase,hedge,printed,number,high,unit,multiplier,query,relation,right,reading,reason,note,paraphrase\n"
        + "c9-1,9,over 7 %,more-than,7,7,8,PT,0,share RU in W1,=,,value,other-source,forecast,\n"
        + "c9-2,9,is less,,less,,,,,total RU,<,total W1,value,,,\n"
    ),
    (
      "tiny/numerals.csv",
      "line,offset,text,class,statement\n4,20,\"7,8\",cell,t1-1-1\n9,40,7,statement,p9.1|c9-1\n9,45,2012,date,\n"
    ),
  ]
}
