import Answers
import Claims
import Quantities
import Rendering
import Testing
import Texts

@Suite struct PlainTextTests {
  @Test func `a number stands before its sentence, and the rest is in columns below`() {
    #expect(
      text(shareAnswer()) == """
        17.86 %   Japan's share of the investment stock in the Far Eastern Federal
                  District, 2012
          reading      share investor:JP in investor:"all investors" host:RU_FEFD all \\
                       stock 2012 source:rosstat
          published    17.86 %            ershova-2014, Table 1
          recomputed   17.59 … 17.94 %    9,415.9 mln USD of 53 bln USD: agrees
          also         17 %               share FEFD in japan direct 2012
                                          (ershova-2014, line 217)
          note         the text says almost 18 % of the same stock; see
                       statements japan, where every statement about it is listed
        """)
  }

  @Test func `a wide line keeps a command and its source together`() {
    #expect(
      text(shareAnswer(), "text", RenderOptions(width: 120)).split(separator: "\n")[4]
        == "  also         17 %               share FEFD in japan direct 2012   (ershova-2014, line 217)")
  }

  @Test func `a narrow line puts what is said below its number, and a long number above its sentence`() {
    let answer = Answer(
      headline: printed("1234567890.25", .currency("USD"), .million),
      sentence: "a sentence that has no room beside the number",
      evidence: [
        Evidence(
          .recomputed,
          derived("17.5924", "17.9311", .currency("USD"), .million, decimals: 1),
          detail: "the sum of several rows of a table", verdict: .disagrees)
      ])
    #expect(
      text(answer, "text", RenderOptions(width: 44)) == """
        1,234,567,890.25 mln USD
          a sentence that has no room beside the
          number
          recomputed   17.59 … 17.94 mln USD
                         the sum of several rows of
                         a table: disagrees
        """)
  }

  @Test func `a table stands between its sentence and its reading`() {
    var answer = Answer(sentence: "Japan's investment stock by district, 2012", reading: "show stock by host")
    answer.table = districtTable()
    #expect(
      text(answer) == """
        Japan's investment stock by district, 2012

        Japanese investment by district

                                              share of the
                                  stock      Russian total
          district              mln USD                  %
          ──────────────────  ─────────  ─────────────────
          Russian Federation   10,778.9          100.00
          ──────────────────  ─────────  ─────────────────
          Far Eastern           9,415.9           87.35
          Moscow                  681.8           62.13 %*
          North Caucasian           0†             0.00
          Southern                  ·              –
          Ural                700–800    less than 2
          ──────────────────  ─────────  ─────────────────
          sum of the rows      10,778.9          100,00
          * of the Central Federal District
          † its decimals are lost in print
          · no figure is printed
          – no value
          0.00 may be rounded: below 0.005

          reading      show stock by host
        """)
  }

  @Test func `columns that have no room go on below, with the first beside them`() {
    let table = Table(
      columns: [Table.Column("place", isNumeric: false)]
        + (2004...2012).map { Table.Column(String($0), unit: "mln USD") },
      rows: [
        Table.Row(
          .body,
          [.text("Sakhalin")] + (0..<9).map { .number(printed("1\($0)4.5"), mark: "", showsUnit: false) })
      ])
    let answer = Answer(sentence: "a series", table: table)
    #expect(
      text(answer, "text", RenderOptions(width: 40)) == """
        a series

                       2004     2005     2006
          place     mln USD  mln USD  mln USD
          ────────  ───────  ───────  ───────
          Sakhalin    104.5    114.5    124.5

                       2007     2008     2009
          place     mln USD  mln USD  mln USD
          ────────  ───────  ───────  ───────
          Sakhalin    134.5    144.5    154.5

                       2010     2011     2012
          place     mln USD  mln USD  mln USD
          ────────  ───────  ───────  ───────
          Sakhalin    164.5    174.5    184.5
        """)
  }

  @Test func `a long text is broken inside its column, a printed one never`() {
    let table = Table(
      columns: [Table.Column("id", isNumeric: false), Table.Column("phrase", isNumeric: false)],
      rows: [
        Table.Row(.body, [.text("p1"), .text("one two three four five six seven eight nine")]),
        Table.Row(.body, [.text("p2"), .text("short")]),
      ])
    #expect(
      text(Answer(table: table), "text", RenderOptions(width: 30)) == """
          id  phrase
          ──  ────────────────────────
          p1  one two three four five
              six seven eight nine
          p2  short
        """)
    let asPrinted = Table(
      columns: [Table.Column("", isNumeric: false), Table.Column("")],
      rows: [
        Table.Row(.body, [.printed("Far Eastern  Federal District"), .printed("9 415,9")]),
        Table.Row(.body, [.printed("Moscow*"), .printed("62,13*")]),
        Table.Row(.body, [.printed(""), .printed("0,")]),
      ])
    #expect(
      text(Answer(table: asPrinted), "text", RenderOptions(width: 42)) == """
          Far Eastern  Federal District  9 415,9
          Moscow*                           62,13*
                                             0,
        """)
  }

  @Test func `headings are narrowed before columns are left out`() {
    let titles = [
      "Japan / Investment stock (2012, mln USD)",
      "Japan / Share of Federal Districts in total volume (2012, %)",
      "All countries / Investment stock (2012, bln USD)",
    ]
    let cells = [
      ["Russian Federation", "10 778,9", "100,00", "362,366"], ["Moscow*", "681,8", "62,13*", "149,7247"],
      ["North-Caucasian Federal District", "0,", "0,00", ""],
    ]
    let table = Table(
      columns: [Table.Column("", isNumeric: false)] + titles.map { Table.Column($0) },
      rows: cells.map { Table.Row(.body, $0.map { $0.isEmpty ? .blank : .printed($0) }) })
    #expect(
      text(Answer(table: table), "text", RenderOptions(width: 72)) == """
                                                            Japan /
                                                           Share of          All
                                               Japan /      Federal  countries /
                                            Investment    Districts   Investment
                                                 stock     in total        stock
                                            (2012, mln       volume   (2012, bln
                                                  USD)    (2012, %)         USD)
          ────────────────────────────────  ──────────  ───────────  ───────────
          Russian Federation                  10 778,9      100,00      362,366
          Moscow*                                681,8       62,13*     149,7247
          North-Caucasian Federal District         0,         0,00        ·
          · no figure is printed
        """)
  }

  @Test func `rows past the limit are counted and hashed`() {
    let table = Table(
      columns: [Table.Column("n")], rows: (1...5).map { Table.Row(.body, [.printed(String($0))]) })
    #expect(
      text(Answer(table: table), "text", RenderOptions(rows: 2) { "hash of \($0.count)" }) == """
          n
          ─
          1
          2
          … 3 more rows (hash of 5)
        """)
    #expect(text(Answer(table: table), "text", RenderOptions(rows: 4)).hasSuffix("… 1 more row"))
    #expect(text(Answer(table: Table(columns: [], rows: []))) == "  (no rows)")
  }

  @Test func `paragraphs keep their order, entries their column`() {
    let answer = Answer(
      sentence: "help",
      paragraphs: [
        .text("share PART in WHOLE"), .heading("Examples"),
        .entry("share japan in FEFD", "Japan's part of all investors' stock in the Far East"),
        .entry("share", "short"), .verbatim("@article{x,\n  title = {A}\n}"),
      ])
    #expect(
      text(answer, "text", RenderOptions(width: 60)) == """
        help

        share PART in WHOLE

        Examples
          share japan in FEFD   Japan's part of all investors' stock
                                in the Far East
          share                 short
        @article{x,
          title = {A}
        }
        """)
  }

  @Test func `a series is a line of bars`() {
    var answer = Answer(sentence: "a trend", reading: "trend japan")
    answer.series = [d("87"), nil, d("2734")]
    #expect(text(answer) == "a trend\n  reading      trend japan\n  series       ▁·█")
    #expect(text(answer, "json").contains(#""series":["87",null,"2734"]"#))
    #expect(text(answer, "markdown").hasSuffix("| series |  | ▁·█ |"))
  }

  @Test func `a check says whether it holds`() {
    var answer = Answer(
      sentence: "the share is 87 %", check: CheckResult(holds: true, verdict: "hedge-holds"))
    #expect(text(answer) == "the share is 87 %\n  check        holds: hedge-holds")
    answer.check = CheckResult(holds: false, verdict: "")
    #expect(text(answer) == "the share is 87 %\n  check        does not hold")
    #expect(text(Answer(effect: .clear)) == "")
  }
}

@Suite struct ShownTests {
  /// Hostile texts, and how they are shown.
  static let hostile = [
    ("\u{1B}[31mred\u{7}", #"\u{1b}[31mred\u{7}"#), ("a\tb\r\nc", #"a\u{9}b\u{d}\u{a}c"#),
    ("abc\u{202E}cba\u{2066}", #"abc\u{202e}cba\u{2066}"#),
    ("zero\u{200B}width\u{FEFF}", #"zero\u{200b}width\u{feff}"#),
    ("\u{2028}\u{85}\u{7F}", #"\u{2028}\u{85}\u{7f}"#), ("\u{E000}\u{10FFFF}", #"\u{e000}\u{10ffff}"#),
    ("日本の投資", "日本の投資"), ("e\u{301}", "e\u{301}"), ("дфо", "дфо"),
  ]

  /// An answer with the text wherever a text can be.
  static func answer(_ text: String) -> Answer {
    let quantity = Quantity(
      unit: .count(text), point: d("2"), interval: Interval(d("2")), decimals: 0, printed: text, hedge: text)
    return Answer(
      headline: quantity, sentence: Phrase(text), reading: text,
      evidence: [Evidence(.published, label: text, quantity, detail: Phrase(text))],
      table: Table(
        caption: text, columns: [Table.Column(text, unit: text, isNumeric: false), Table.Column(text)],
        rows: [
          Table.Row(.body, [.text(text), .printed(text)]),
          Table.Row(.total, [.number(quantity, mark: text, showsUnit: true)]),
        ], footnotes: [text]),
      paragraphs: [.heading(text), .text(Phrase(text)), .entry(text, "\(command: text)"), .verbatim(text)],
      notes: [Phrase(text)], others: [OtherReading(command: text, quantity: quantity, source: text)],
      check: CheckResult(holds: true, verdict: text))
  }

  @Test(arguments: hostile) func `what would not be seen is shown by its number`(text: String, shown: String)
  {
    #expect(ShownText.shown(text) == shown)
  }

  @Test(arguments: hostile, Formats.all.map(\.name))
  func `no format lets a control character out`(hostile: (String, String), format: String) {
    let written = text(ShownTests.answer(hostile.0), format)
    for scalar in written.unicodeScalars where scalar != "\n" {
      #expect(ShownText.isShown(scalar), "U+\(String(scalar.value, radix: 16))")
    }
  }

  @Test(arguments: hostile, [20, 80, 200])
  func `no line of text ends in a blank`(hostile: (String, String), width: Int) {
    for answer in [ShownTests.answer(hostile.0), ShownTests.answer(hostile.0 + " "), shareAnswer()] {
      for line in text(answer, "text", RenderOptions(width: width)).split(separator: "\n") {
        #expect(!line.hasSuffix(" "))
      }
    }
  }

  @Test(
    arguments: hostile.map(\.0) + ["plain words that are long enough to be wrapped somewhere"], [20, 80, 200])
  func `colour changes nothing but colour`(hostile: String, width: Int) {
    var table = Answer(sentence: "a table", table: districtTable())
    table.notes = [Phrase(hostile)]
    for answer in [ShownTests.answer(hostile), shareAnswer(), table] {
      let plain = text(answer, "text", RenderOptions(width: width))
      let coloured = text(answer, "text", RenderOptions(width: width, colour: true))
      #expect(coloured != plain)
      #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
    }
  }

  @Test(arguments: [-5, 0, 1, 7, 20, 40, 79])
  func `any width is written, and only what may not break is wider`(width: Int) {
    var table = Answer(sentence: "a table of several districts", table: districtTable())
    table.notes = ["a note of \(printed("9415.9", .currency("USD"), .million)) and a few words more"]
    for answer in [table, shareAnswer(), ShownTests.answer("日本 e\u{301} \u{1B}")] {
      #expect(!text(answer, "text", RenderOptions(width: width)).isEmpty)
    }
    guard width >= 40 else { return }
    for line in text(table, "text", RenderOptions(width: width)).split(separator: "\n") {
      #expect(DisplayWidth.of(String(line)) <= width, "\(line)")
    }
  }

  @Test(arguments: [
    ("abc", 3), ("e\u{301}", 1), ("日本", 4), ("ｱ", 1), ("Ａ", 2), ("한국", 4), ("ᄒ\u{1161}ᆫ", 2), ("😀", 2),
    ("❤\u{FE0F}", 2), ("❤", 1), ("🇯🇵", 2), ("−…·–“", 5), ("█", 1), ("дфо", 3), ("", 0),
  ])
  func `columns are counted as a terminal counts them`(text: String, columns: Int) {
    #expect(DisplayWidth.of(text) == columns)
  }

  @Test func `wide letters keep the columns straight`() {
    let table = Table(
      columns: [Table.Column("国", isNumeric: false), Table.Column("n")],
      rows: [
        Table.Row(.body, [.text("日本"), .printed("1,5")]),
        Table.Row(.body, [.text("e\u{301}tat"), .printed("10,25")]),
      ])
    #expect(
      text(Answer(table: table)) == """
          国        n
          ────  ─────
          日本   1,5
          e\u{301}tat  10,25
        """)
  }
}
