import Answers
import Claims
import Observations
import Quantities
import Rendering
import Testing
import Texts

@Suite struct FormatTests {
  @Test func `a format is found by its name or its file extension`() {
    #expect(Formats.all.map(\.name) == ["text", "markdown", "html", "json", "csv"])
    for format in Formats.all {
      #expect(Formats.named(format.name)?.name == format.name)
      #expect(Formats.named(format.fileExtension)?.name == format.name)
      #expect(!format.summary.isEmpty && format.mimeType.contains("/"))
    }
    #expect(Formats.named("pdf") == nil)
  }

  @Test(arguments: Formats.all.map(\.name)) func `an answer with nothing in it is no characters`(name: String)
  {
    if name != "json" { #expect(text(Answer(), name) == "") }
  }

  @Test func `a place can be looked up`() {
    let catalogue = smallCatalogue()
    #expect(PlaceText.short(tablePlace, in: catalogue) == "ershova-2014, Table 1")
    #expect(PlaceText.short(prosePlace, in: catalogue) == "ershova-2014, line 217")
    #expect(
      PlaceText.full(tablePlace, in: catalogue)
        == "Table 1, row Far Eastern Federal District, column Japan / Investment stock (2012, mln USD)")
    #expect(PlaceText.full(prosePlace, in: catalogue) == "line 217")
    #expect(PlaceText.short(Place(publication: 7, table: "9", line: 1), in: catalogue) == "?, table 9")
  }
}

@Suite struct MarkdownTests {
  @Test func `an answer is its number, its sentence and a table`() {
    #expect(
      text(shareAnswer(), "markdown") == """
        **17.86 %** Japan's share of the investment stock in the Far Eastern Federal District, 2012

        |  |  |  |
        | --- | ---: | --- |
        | reading |  | `share investor:JP in investor:"all investors" host:RU_FEFD all stock 2012 source:rosstat` |
        | published | 17.86 % | ershova-2014, Table 1 |
        | recomputed | 17.59 … 17.94 % | 9,415.9 mln USD of 53 bln USD; agrees |
        | also | 17 % | `share FEFD in japan direct 2012` (ershova-2014, line 217) |

        > the text says almost 18 % of the same stock; see `statements japan`, where every statement about it is listed
        """)
  }

  @Test func `a table is a table`() {
    #expect(
      text(Answer(sentence: "by district", table: districtTable()), "markdown") == """
        **by district**

        **Japanese investment by district**

        | district | stock (mln USD) | share of the Russian total (%) |
        | --- | ---: | ---: |
        | **Russian Federation** | **10,778.9** | **100.00** |
        | Far Eastern | 9,415.9 | 87.35 |
        | Moscow | 681.8 | 62.13 %\\* |
        | North Caucasian | 0† | 0.00 |
        | Southern | · | – |
        | Ural | 700–800 | less than 2 |
        | **sum of the rows** | **10,778.9** | **100,00** |

        \\* of the Central Federal District

        † its decimals are lost in print
        """)
  }

  @Test(arguments: [
    ("a*b_c`d", "a\\*b\\_c\\`d"), ("<script>", "\\<script\\>"), ("[x](y)", "\\[x\\](y)"),
    ("1. one", "1\\. one"),
    ("2012) one", "2012\\) one"), ("- item", "\\- item"), ("# title", "\\# title"),
    ("R&D ~x~ $1", "R\\&D \\~x\\~ \\$1"),
    ("a\\b", "a\\\\b"), ("\u{1B}[2J", "\\\\u{1b}\\[2J"), ("    code", "code"), ("2012 was", "2012 was"),
  ])
  func `no text becomes markup`(words: String, markdown: String) {
    #expect(text(Answer(paragraphs: [.text(Phrase(words))]), "markdown") == markdown)
  }

  @Test func `a pipe stays in its cell, a backtick in its code`() {
    let answer = Answer(
      reading: "list a|b",
      table: Table(columns: [Table.Column("a|b")], rows: [Table.Row(.body, [.printed("c|d")])]),
      paragraphs: [.text("\(command: "say `x`")"), .verbatim("```\nx")])
    #expect(
      text(answer, "markdown") == """
        | a\\|b |
        | ---: |
        | c\\|d |

        `` say `x` ``

        ````
        ```
        x
        ````

        |  |  |  |
        | --- | ---: | --- |
        | reading |  | `list a\\|b` |
        """)
  }

  @Test func `a refusal is a sentence, a hint and its commands`() {
    let diagnostic = Diagnostic(
      .unknownName, "no name \(quoted: "ja*n")", at: Span(0, 4), hint: "did you mean \(command: "japan")?",
      commands: ["total japan 2012"])
    #expect(
      Formats.named("md")?.text(Refusal(diagnostic, in: "ja*n")) == """
        **refused** (`unknown-name`): no name `ja*n`

        hint: did you mean `japan`?

        - `total japan 2012`
        """)
  }
}

@Suite struct CSVTests {
  @Test func `a number is one row`() {
    var answer = shareAnswer()
    #expect(
      text(answer, "csv") == """
        value,low,high,unit,scale,hedge,sentence,reading
        17.86,17.855,17.865,%,,,"Japan's share of the investment stock in the Far Eastern Federal District, 2012","share investor:JP in investor:""all investors"" host:RU_FEFD all stock 2012 source:rosstat"
        """)
    answer.headline = printed("700", .currency("USD"), .million, high: "800", hedge: "around")
    answer.sentence = "x"
    answer.reading = nil
    #expect(
      text(answer, "csv") == """
        value,low,high,unit,scale,hedge,sentence,reading
        ,699.5,800.5,USD,mln,around,x,
        """)
  }

  @Test func `a table is its rows, with columns for what stands beside a number`() {
    #expect(
      text(Answer(table: districtTable()), "csv") == """
        row,district,stock (mln USD),stock: mark,share of the Russian total (%),share of the Russian total: hedge,share of the Russian total: unit,share of the Russian total: mark
        total,Russian Federation,10778.9,,100.00,,,
        body,Far Eastern,9415.9,,87.35,,,
        body,Moscow,681.8,,62.13,,%,*
        body,North Caucasian,0,†,0.00,,,
        body,Southern,,,NA,,,
        body,Ural,700..800,,2,less than,,
        summary,sum of the rows,10778.9,,"100,00",,,
        """)
  }

  @Test func `a field is quoted where it must be`() {
    let cells = ["plain", "a,b", "say \"x\"", "two\nlines", " blank", ""]
    let table = Table(
      columns: cells.map { Table.Column($0, isNumeric: false) },
      rows: [Table.Row(.body, cells.map { .text($0) })])
    let line = "plain,\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",\" blank\","
    #expect(text(Answer(table: table), "csv") == line + "\n" + line)
  }

  @Test func `a refusal is one row`() {
    let refusal = Refusal(Diagnostic(.noData, "no data", hint: "try, say"), in: "x")
    #expect(
      Formats.named("csv")?.text(refusal) == "refused,message,hint,commands\nno-data,no data,\"try, say\",")
  }
}
