import Testing

@Suite struct DataCommandTests {
  let room: Room

  init() throws { room = try Room() }

  @Test func `the documents are listed with tables and digests`() throws {
    let run = try room.run("data")
    #expect(run.status == 0)
    #expect(run.output.contains("\nershova-2014\n"))
    #expect(run.output.contains("\njapan-canada-1990\n"))
    #expect(run.output.components("sha256:").count == 11)
    let table = try room.run("data", "--format", "csv").output.components("\n")
    #expect(table.first == "Document,Table,Numbers,Blanks,Digest,Caption")
    #expect(table.count == 12)
    let registers = table.filter { $0.contains(",Register,0,0,") }.map { $0.components(",").suffix(2) }
    #expect(registers.count == 2)
    for register in registers {
      #expect(run.output.contains("sha256:\(register.first?.prefix(12) ?? "none")"))
      #expect(register.last?.hasPrefix("what is said in words; ") == true)
    }
  }

  @Test(arguments: ["text", "markdown", "html", "json", "csv"])
  func `every format lists the same parts`(format: String) throws {
    let output = try room.run("data", "--format", format, "--width", "200").output
    let digests = try room.run("data", "--format", "csv").output.components("\n").dropFirst().compactMap {
      $0.components(",").dropFirst(4).first.map { String($0.prefix(12)) }
    }
    #expect(digests.count == 10)
    for digest in digests { #expect(output.contains(digest), "\(digest)") }
  }

  @Test func `the cube is written as SDMX-CSV, a row a statement`() throws {
    let run = try room.run("data", "--csv")
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("STRUCTURE,STRUCTURE_ID,ACTION,"))
    #expect(run.output.components("\n").count > 300)
  }

  private static let root = #filePath.components("/Tests/").dropLast().joined(separator: "/Tests/")

  @Test(arguments: ["Sources/Publications", "Sources/Publications/ershova-2014/"])
  func `a sound folder is checked`(folder: String) throws {
    let run = try room.run("data", "check", "\(Self.root)/\(folder)")
    #expect(run.status == 0)
    #expect(run.output.hasSuffix(": no fault\n"))
  }

  @Test func `a fault has file, line and column`() throws {
    let tables =
      "table,label,title,line,source_line,columns,rows,reporter,direction,decimal,thousands,note\n1,Table 1,T,1,2,1,1,RU,inward,,,\n"
    let card =
      "key,value\nid,mine\nstructure,investor host sector measure coverage period unit base source side\n"
    let header =
      "row,column,line,kind,printed,number,investor,host,sector,measure,coverage,period,unit,multiplier,base,source,side,status,note\n"
    let row = "0,0,1,value,5,5,JP,RU_XX,_T,stock,all,2012,USD,6,,rosstat,host,A,\n"
    try makeFolder("mine")
    for (name, text) in [("card.csv", card), ("tables.csv", tables), ("table-1.csv", header + row)] {
      try room.folder.write("mine/\(name)", text)
    }
    let run = try room.run("data", "check", "mine")
    #expect(run.status == 2)
    #expect(run.errors == "okrug: mine/table-1.csv:2:20: no code 'RU_XX' in areas or entities\n")
  }

  @Test func `a package whose number is not the printed one does not load`() throws {
    let copied = try room.run("/bin/cp", ["-r", "\(Self.root)/Examples/amber-coast", "own"])
    #expect(copied.status == 0)
    let list = "own/amber-2021/statements.csv"
    let text = try room.folder.read(list)
    try room.folder.write(list, text.replacing("412.5 mln USD,412.5,", with: "412.5 mln USD,999.9,"))
    let run = try room.run("data", "check", "own")
    #expect(run.status == 2)
    #expect(run.errors.hasPrefix("okrug: \(list):2:"))
    #expect(run.errors.hasSuffix(": the number is not what is printed, '412.5 mln USD'\n"))
  }

  @Test func `a file that is missing has the folder it is missing from`() throws {
    let copied = try room.run("/bin/cp", ["-r", "\(Self.root)/Examples/amber-coast", "own"])
    let removed = try room.run("/bin/rm", ["own/amber-2021/table-1.csv"])
    #expect(copied.status == 0 && removed.status == 0)
    let run = try room.run("data", "check", "own")
    #expect((run.status, run.errors) == (2, "okrug: own/amber-2021/table-1.csv: the file is missing\n"))
  }

  @Test func `a folder's name is shown by the numbers of its characters, whatever is found in it`() throws {
    let copied = try room.run("/bin/cp", ["-r", "\(Self.root)/Examples/amber-coast", "o\u{1B}[31mwn"])
    #expect(copied.status == 0)
    let run = try room.run("data", "check", "o\u{1B}[31mwn")
    #expect(run.status == 0 && run.output.hasPrefix("o\\u{1b}[31mwn: 1 document, "))
  }

  @Test func `a folder without data and no folder at all are refused`() throws {
    try makeFolder("empty")
    let empty = try room.run("data", "check", "empty")
    #expect((empty.status, empty.errors) == (2, "okrug: there is no data in 'empty'\n"))
    let missing = try room.run("data", "check", "nosuch")
    #expect(
      (missing.status, missing.errors) == (2, "okrug: cannot read 'nosuch': no such file or directory\n"))
  }

  private func makeFolder(_ name: String) throws {
    let run = try room.run("/bin/mkdir", [name])
    #expect(run.status == 0)
  }
}
