import Testing

/// `okrug check-text`: a text of one's own, its numbers held against the data.
@Suite struct CheckTextTests {
  let room: Room
  private static let root = #filePath.components("/Tests/").dropLast().joined(separator: "/Tests/")
  private static let example = "\(root)/Examples/amber-coast"

  private static let article = """
    # The Far East

    In 2012 Japan held <!--= share japan in FEFD 2012 -->17.86 %<!--/=--> of the stock there, and
    <!--= @east -->over 90 %<!--/=--> of all it holds in Russia is in that district, as 42 firms can tell.

    ```okrug {#east}
    share FEFD in japan 2012
    ```

    Half of it is <!--= share japn in FEFD 2012 -->5 %<!--/=-->.

    """

  private static let list = """
    id,line,phrase,hedge,printed,number,unit,query,reason
    a1,3,holds 17.86 %,,17.86 %,17.86,PT,share japan in FEFD 2012,
    a2,4,about 87 % of it,about,87 %,87,PT,share FEFD in japan 2012,
    a3,5,grows fast,,fast,,,,evaluative

    """

  init() throws { room = try Room() }

  private func check(_ text: String, _ name: String, _ more: String...) throws -> Finished {
    try room.folder.write(name, text)
    return try room.run(Built.okrug, ["check-text", name] + more)
  }

  // MARK: Examples

  @Test func `the example says one thing too much, in prose and as a list`() throws {
    let prose = try room.run("check-text", "\(Self.root)/Examples/article.md", "--format", "csv")
    let verdicts = prose.output.components("\n").dropFirst().compactMap { $0.components(",").last }
    #expect(
      verdicts.filter { !$0.isEmpty } == [
        "unmarked", "hedge-holds", "hedge-fails", "unmarked", "confirmed", "unmarked",
      ])
    let list = try room.run("check-text", "\(Self.root)/Examples/article.csv", "--format", "csv")
    let listed = list.output.components("\n").dropFirst().compactMap { $0.components(",").last }
    #expect(listed.filter { !$0.isEmpty } == ["hedge-holds", "hedge-fails", "confirmed", "not-checkable"])
    #expect(prose.status == 1 && list.status == 1)
  }

  // MARK: Prose

  @Test func `every marked number has a verdict, and a number without a mark is listed`() throws {
    let run = try check(Self.article, "article.md", "--format", "csv")
    #expect(
      run.output == """
        Line,Printed,Recomputed,Recomputed: unit,Verdict
        3,2012,NA,,unmarked
        3,17.86 %,17.86,%,confirmed
        4,over 90 %,87.35,%,hedge-fails
        4,42,NA,,unmarked
        10,Half,NA,,unmarked
        10,5 %,NA,,unknown-name

        """)
    #expect(run.status == 1 && run.errors.isEmpty)
  }

  @Test func `the sentence counts them, and a query that is refused is named with the reason`() throws {
    let run = try check(Self.article, "article.md")
    let words = run.output.components("\n").joined(separator: " ")
    #expect(
      words.hasPrefix(
        "article.md: 3 marked numbers, 1 confirmed, 1 hedge-fails, 1 unknown-name; 3 not marked "))
    #expect(words.contains("line 10: share japn in FEFD 2012 is refused: no name 'japn'"))
  }

  @Test func `numbers that agree are a success, and so is a text without numbers`() throws {
    let good = "Japan holds <!--= share japan in FEFD 2012 -->almost 18 %<!--/=--> of it.\n"
    let run = try check(good, "good.md")
    #expect(run.status == 0 && run.output.contains("hedge-holds"))
    let none = try check("Nothing is said here.\n", "none.md")
    #expect((none.status, none.output) == (0, "none.md: 0 marked numbers; 0 not marked\n"))
  }

  @Test func `what the text records as an answer is neither asked for nor changed`() throws {
    let text = Self.article.replacing(
      "share FEFD in japan 2012\n```\n", with: "share FEFD in japan 2012\n```\n\n```output\n99 %\n```\n")
    let run = try check(text, "article.md")
    #expect(run.output.contains("87.35 %") && !run.output.contains("99 %"))
    #expect(try room.folder.read("article.md") == text)
  }

  @Test func `the width changes no verdict`() throws {
    let narrow = try check(Self.article, "article.md", "--width", "40")
    #expect(narrow.status == 1 && narrow.output.contains("hedge-fails"))
  }

  // MARK: Lists

  @Test func `a list of claims gets the same report under its own ids`() throws {
    let run = try check(Self.list, "claims.csv", "--format", "csv")
    #expect(
      run.output == """
        Claim,Line,Phrase,Published,Recomputed,Recomputed: unit,Verdict
        a1,3,holds 17.86 %,17.86 %,17.86,%,confirmed
        a2,4,about 87 % of it,87 %,87.35,%,hedge-holds
        a3,5,grows fast,fast,evaluative,,not-checkable

        """)
    #expect(run.status == 0)
    let sentence = try check(Self.list, "claims.csv").output.prefix { $0 != "\n" }
    #expect(sentence == "claims.csv: 3 claims, 1 not-checkable, 1 confirmed, 1 hedge-holds")
  }

  private func verdicts(of list: String) throws -> [String] {
    let run = try check(list, "claims.csv", "--format", "csv")
    #expect(run.errors.isEmpty, "\(run.errors)")
    return run.output.components("\n").dropFirst().compactMap { $0.components(",").last }.filter {
      !$0.isEmpty
    }
  }

  @Test func `a claim in another unit than its query's is neither confirmed nor accused, as the same mark`()
    throws
  {
    let list = """
      id,line,phrase,hedge,printed,number,unit,multiplier,query
      a,1,x,,17.86 USD,17.86,USD,0,share japan in FEFD 2012
      b,1,x,,"9,415.9 mln rubles",9415.9,RUB,6,total FEFD from japan 2012
      c,1,x,,17.86-fold,17.86,RATIO,0,share japan in FEFD 2012
      d,1,x,more-than,99,99,COUNT,0,share japan in FEFD 2012
      e,1,x,,2 %,2,PT,0,rank FEFD among districts from japan 2012

      """
    #expect(try verdicts(of: list) == Array(repeating: "not-checkable", count: 5))
    let run = try check(list, "claims.csv")
    #expect(run.status == 1 && run.output.contains("unit-mismatch"))
    let mark = try check("It is <!--= share japan in FEFD 2012 -->17.86 USD<!--/=-->.\n", "mark.md")
    #expect(mark.status == 1 && mark.output.contains("unit-mismatch"))
    let stated = list.replacing("multiplier,query", with: "multiplier,query,reason")
      .replacing(" 2012\n", with: " 2012,unit-mismatch\n")
    let refused = try check(stated, "claims.csv")
    #expect(refused.errors.hasSuffix(": 'unit-mismatch' is not a reason\n"))
  }

  @Test func `the unit of a claim says which measure of a growth it is, as in a mark`() throws {
    let list = """
      id,line,phrase,printed,number,unit,query
      a,1,x,"3,043 %",3043,PT,growth japan in Russia direct stock 2004..2012
      b,1,x,31.4 %,31.4,PT,growth japan in Russia direct stock 2004..2012
      c,1,x,31.4-fold,31.4,RATIO,growth japan in Russia direct stock 2004..2012

      """
    #expect(try verdicts(of: list) == ["agrees", "disagrees", "agrees"])
  }

  @Test func `a fraction in words is exact in a list as it is in a mark`() throws {
    let list = """
      id,line,phrase,hedge,printed,number,unit,query
      a,1,x,less-than|third,less than a third,33.3,PT,33.32 %
      b,1,x,more-than|third,more than a third,33.3,PT,33.32 %
      c,1,x,less-than,two thirds,66.7,PT,66.68 %
      d,1,x,more-than,more than two thirds,66.7,PT,66.68 %
      e,1,x,about|third,about a third,-33.3,PT,-36 %

      """
    #expect(
      try verdicts(of: list) == ["hedge-holds", "hedge-fails", "hedge-fails", "hedge-holds", "hedge-holds"])
    let marks = """
      <!--= 33.32 % -->less than a third<!--/=--> <!--= 33.32 % -->more than a third<!--/=-->
      <!--= 66.68 % -->less than two thirds<!--/=--> <!--= 66.68 % -->more than two thirds<!--/=-->

      """
    let run = try check(marks, "marks.md", "--format", "csv")
    let marked = run.output.components("\n").dropFirst().compactMap { $0.components(",").last }
    #expect(marked.filter { !$0.isEmpty } == ["hedge-holds", "hedge-fails", "hedge-fails", "hedge-holds"])
  }

  @Test func `a hedge before the size of a fall is of its size`() throws {
    let list = """
      id,line,phrase,hedge,printed,number,unit,query
      a,1,x,more-than,60 %,-60,PT,-66.7 %
      b,1,x,less-than,70 %,-70,PT,-66.7 %
      c,1,x,at-most,60 %,-60,PT,-66.7 %
      d,1,x,more-than|third,more than a third,-33.3,PT,-38 %
      e,1,x,about,67 %,-67,PT,-66.7 %
      f,1,x,more-than,-60 %,-60,PT,-66.7 %

      """
    #expect(
      try verdicts(of: list) == [
        "hedge-holds", "hedge-holds", "hedge-fails", "hedge-holds", "hedge-holds", "hedge-fails",
      ])
  }

  @Test func `a number that is not what is printed beside it is no claim to judge`() throws {
    let run = try check(Self.list.replacing("17.86 %,17.86", with: "17.86 %,18.86"), "claims.csv")
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errors == "okrug: claims.csv:2:29: the number is not what is printed, '17.86 %'\n")
  }

  @Test func `a list is known by its ending in any case`() throws {
    let run = try check(Self.list.replacing("17.86 %,17.86,PT", with: "18.86 %,18.86,PT"), "CLAIMS.CSV")
    #expect(run.status == 1 && run.output.hasPrefix("CLAIMS.CSV: 3 claims, "))
  }

  @Test func `a claim that fails, or whose query has no answer, fails the list`() throws {
    let wrong = Self.list.replacing("17.86 %,17.86,PT", with: "18.86 %,18.86,PT")
    let run = try check(wrong, "claims.csv")
    #expect(run.status == 1 && run.output.contains("disagrees"))
    let unasked = try check(Self.list.replacing("share japan", with: "share japn"), "claims.csv")
    #expect(unasked.status == 1)
  }

  @Test func `a list that cannot be read is refused with its own place`() throws {
    let expected = [
      ("a1,3,", "a1,three,", "claims.csv:2:4: 'three' is not a whole number"),
      ("a1,3,", "a1,0,", "claims.csv:2:4: '0' is no line: lines count from 1"),
      ("a3,5", "a1,5", "claims.csv:4:1: the id 'a1' stands twice"),
      ("printed,number", "print,number", "claims.csv:1: the column 'printed' is missing"),
      (",evaluative", ",", "claims.csv:4:26: there is neither a query nor a reason"),
    ]
    for (old, new, message) in expected {
      let run = try check(Self.list.replacing(old, with: new), "claims.csv")
      #expect((run.status, run.output, run.errors) == (2, "", "okrug: \(message)\n"))
    }
    let bare = try check("id,line,phrase,printed\na,1,it grows,grows\n", "claims.csv")
    #expect(bare.errors == "okrug: claims.csv:2:1: there is neither a query nor a reason\n")
    let unitless = try check("id,line,phrase,printed,number,query\na,1,x,5,5,list words\n", "claims.csv")
    #expect(unitless.errors == "okrug: claims.csv:2:9: a number without a unit\n")
    let empty = try check("id,line,phrase,printed\n", "claims.csv")
    #expect((empty.status, empty.errors) == (2, "okrug: there is no claim in 'claims.csv'\n"))
  }

  // MARK: Data of one's own

  @Test func `a folder of data stands in for the built-in data`() throws {
    let text = """
      Norvia holds <!--= share norvia in "amber coast" 2021 -->20.96 %<!--/=--> of all, and
      <!--= share "port amber" in norvia 2021 -->about half<!--/=--> of it in one town.

      """
    let run = try check(text, "amber.md", "--data", Self.example, "--format", "csv")
    #expect(run.output.contains("1,20.96 %,20.96,,%,confirmed\n2,about half,50,about half,%,hedge-holds\n"))
    #expect(try check(text, "amber.md").status == 1)
    let list = """
      id,line,phrase,printed,number,unit,query
      x,1,20.96 %,20.96 %,20.96,PT,"share norvia in ""amber coast"" 2021"

      """
    let listed = try check(list, "amber.csv", "--data", Self.example)
    #expect(listed.status == 0 && listed.output.contains("confirmed"))
    let none = try check(text, "amber.md", "--data", "nosuch")
    #expect((none.status, none.output) == (2, ""))
    let empty = try check(text, "amber.md", "--data", ".")
    #expect((empty.status, empty.errors) == (2, "okrug: there is no data in '.'\n"))
  }

  @Test func `a bound that rests on thousands of steps is explained`() throws {
    let text = "```okrug\nclaims\n```\n\n<!--= total Arland in Hostland 2019 -->15639.5 mln USD<!--/=-->\n"
    let run = try check(text, "a.md", "--data", "\(Self.root)/Tests/Fixtures/long-reasons", "--format", "csv")
    #expect(
      (run.status, run.output) == (
        0, "Line,Printed,Recomputed,Recomputed: unit,Verdict\n5,15639.5 mln USD,15639.5,mln USD,confirmed\n"
      ))
  }

  // MARK: What the text asks itself

  @Test func `an assertion is judged, a cell that fails is named, and so is what is supposed`() throws {
    let text = """
      ```okrug
      suppose total FEFD from japan 2012 = 5000 mln USD
      ```

      ```okrug
      check total FEFD from japan 2012 = 1 mln USD
      ```

      ```okrug
      total FEFDD from japan 2012
      ```

      <!--= total FEFD from japan 2012 -->5000 mln USD<!--/=--> <!--? total FEFD from japan 2012 < 1 mln USD -->

      """
    let run = try check(text, "a.md")
    let words = run.output.components("\n").joined(separator: " ").components("  ").filter { !$0.isEmpty }
      .joined(separator: " ")
    #expect(run.status == 1)
    #expect(
      words.contains(
        "1 marked number, 1 confirmed; 1 assertion, 1 false throughout; 2 cells failed; 0 not marked"))
    #expect(words.contains("line 5: a check of the cell fails"))
    #expect(words.contains("line 9: the cell is refused: no name 'FEFDD'"))
    #expect(words.contains("line 13 is judged supposing"))
    let expected = "```okrug {.error}\ntotal FEFDD\n```\n\n<!--? 1 % < 2 % -->\n"
    #expect(try check(expected, "b.md").status == 0)
  }

  @Test func `a mark that cannot be read is no number that was checked`() throws {
    let texts = [
      (
        "open.md", "Open <!--= share japan in FEFD 2012 -->90 % and never closed.\n",
        "without <!--/=--> on its line"
      ),
      (
        "blank.md", "Open <!--= share japan in FEFD 2012 -->90 %<!-- /=--> there.\n",
        "without <!--/=--> on its line"
      ),
      ("rows.md", "It is <!--? share japan in\nFEFD 2012 > 1 % --> so.\n", "goes on over the line"),
    ]
    for (name, text, why) in texts {
      let run = try check(text, name)
      #expect(run.status == 1, "\(name)")
      #expect(
        run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(why), "\(run.output)"
      )
    }
  }

  // MARK: What cannot be read

  @Test func `what is no text is refused in one sentence`() throws {
    try room.folder.write("bad.md", [0x31, 0x0A, 0x32, 0xFF])
    try room.folder.write("open.md", "Asked:\n\n```okrug\nshare japan in FEFD 2012\n")
    let expected = [
      ("bad.md", "cannot read 'bad.md': line 2 is not UTF-8 (byte 2)"),
      ("nosuch.md", "cannot read 'nosuch.md': no such file or directory"),
      (".", "cannot read '.': it is a folder"), ("/dev/zero", "'/dev/zero' is not a file"),
      ("open.md", "cannot check 'open.md': line 3"),
    ]
    for (file, message) in expected {
      let run = try room.run("check-text", file)
      #expect(run.status == 2 && run.output.isEmpty, "\(file)")
      #expect(run.errors.hasPrefix("okrug: \(message)"), "\(run.errors)")
      #expect(run.errors.components("\n").count == 2, "\(run.errors)")
    }
  }
}
