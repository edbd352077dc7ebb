import Answers
import Claims
import Observations
import Quantities
import Rendering

/// The number a decimal writes; zero for anything else, which no expectation here agrees with.
func d(_ text: String) -> Rational { Rational(decimal: text) ?? .zero }

/// A number as if printed: `printed("9415.9", .currency("USD"), .million)`, its unit given in its scale.
func printed(
  _ number: String, _ unit: Unit = .percent, _ scale: Scale = .units, high: String? = nil, hedge: String = ""
) -> Quantity {
  let exact: Bool
  switch unit {
  case .rank, .count: exact = true
  default: exact = false
  }
  let value = PrintedNumber(
    text: number, number: number, multiplier: scale.exponent, exact: exact, high: high)
  return Quantity(
    unit: unit, point: value?.point, interval: value?.interval ?? Interval(.zero), scale: scale,
    decimals: value?.decimals ?? 0, kind: .printed, printed: number, hedge: hedge)
}

/// A derived number from its ends, in its scale.
func derived(
  _ low: String, _ high: String, _ unit: Unit = .percent, _ scale: Scale = .units, point: String? = nil,
  decimals: Int = 2
) -> Quantity {
  Quantity(
    unit: unit, point: point.map { d($0) * scale.factor },
    interval: Interval(low: d(low) * scale.factor, high: d(high) * scale.factor), scale: scale,
    decimals: decimals)
}

/// A document with one table and one sentence.
func smallCatalogue() -> Catalogue {
  var codes = Codes()
  for (list, id) in [
    ("areas", "JP"), ("areas", "RU_FEFD"), ("sectors", "_T"), ("measures", "stock"), ("coverages", "all"),
    ("periods", "2012"), ("periods", "1951/1989"), ("units", "USD"), ("bases", "-"), ("sources", "rosstat"),
    ("sides", "host"),
  ] { codes.add(Code(id: id, list: list, name: id)) }
  var cube = Cube(Structure(Role.allCases.map { Dimension(id: $0.rawValue, role: $0) }))
  func key(_ period: String) -> [CodeID] {
    [
      ("areas", "JP"), ("areas", "RU_FEFD"), ("sectors", "_T"), ("measures", "stock"), ("coverages", "all"),
      ("periods", period), ("units", "USD"), ("bases", "-"), ("sources", "rosstat"), ("sides", "host"),
    ].compactMap { codes.find($0.1, in: $0.0) }
  }
  func table(_ row: Int) -> Place { Place(publication: 0, table: "1", row: row, column: 1, line: 66 + row) }
  cube.add(
    key("2012"),
    Statement(id: "t1-2-1", place: table(2), printed: "9 415,9", number: "9415.9", multiplier: 6))
  cube.add(
    key("2012"),
    Statement(id: "t1-3-1", place: table(3), printed: "", number: "", multiplier: 6, status: .missing))
  cube.add(
    key("1951/1989"),
    Statement(
      id: "p9-1", place: Place(publication: 0, table: nil, line: 217), printed: "around $700-800m",
      number: "700", high: "800", multiplier: 6, hedge: "around",
      paraphrase: "Flows, a \"peak\" of them", note: "rounded|joined"))
  func cell(_ row: Int, _ column: Int, _ kind: PrintedTable.Kind, _ text: String) -> PrintedTable.GridCell {
    PrintedTable.GridCell(row: row, column: column, line: 66 + row, kind: kind, printed: text)
  }
  let grid = [
    cell(0, 0, .empty, ""), cell(0, 1, .header, "Japan"), cell(1, 0, .empty, ""),
    cell(1, 1, .header, "Investment stock (2012, mln USD)"),
    cell(2, 0, .stub, "Far Eastern Federal District"),
    cell(2, 1, .value, "9 415,9"), cell(3, 0, .stub, "Southern Federal District"), cell(3, 1, .blank, ""),
  ]
  let publication = Publication(
    id: "ershova-2014", card: [],
    tables: [
      PrintedTable(
        id: "1", label: "Table 1", title: "", note: "", line: 64, reporter: "RU", direction: "inward",
        cells: Deferred { grid })
    ])
  return Catalogue(codes: codes, publications: [publication], cube: cube, bases: Bases())
}

let tablePlace = Place(publication: 0, table: "1", row: 2, column: 1, line: 68)
let prosePlace = Place(publication: 0, table: nil, line: 217)

/// The answer of the design page.
func shareAnswer() -> Answer {
  Answer(
    headline: printed("17.86"),
    sentence: "Japan's share of the investment stock in the Far Eastern Federal District, 2012",
    reading:
      "share investor:JP in investor:\"all investors\" host:RU_FEFD all stock 2012 source:rosstat",
    evidence: [
      Evidence(.published, printed("17.86"), place: tablePlace),
      Evidence(
        .recomputed, derived("17.5924", "17.9311", point: "17.7658", decimals: 1),
        detail:
          "\(printed("9415.9", .currency("USD"), .million)) of \(printed("53", .currency("USD"), .billion))",
        verdict: .agrees),
    ],
    notes: [
      "the text says \(printed("18", hedge: "almost")) of the same stock; see \(command: "statements japan"), where every statement about it is listed"
    ],
    others: [
      OtherReading(
        command: "share FEFD in japan direct 2012", quantity: printed("17"), source: "ershova-2014, line 217")
    ],
    cells: [0, 2])
}

/// One of everything a table can hold.
func districtTable() -> Table {
  Table(
    caption: "Japanese investment by district",
    columns: [
      Table.Column("district", isNumeric: false), Table.Column("stock", unit: "mln USD"),
      Table.Column("share of the Russian total", unit: "%"),
    ],
    rows: [
      Table.Row(.total, [.text("Russian Federation"), amount("10778.9"), share("100.00")]),
      Table.Row(.body, [.text("Far Eastern"), amount("9415.9"), share("87.35")]),
      Table.Row(
        .body, [.text("Moscow"), amount("681.8"), .number(printed("62.13"), mark: "*", showsUnit: true)]),
      Table.Row(
        .body,
        [
          .text("North Caucasian"),
          .number(printed("0", .currency("USD"), .million), mark: "†", showsUnit: false), share("0.00"),
        ]),
      Table.Row(.body, [.text("Southern"), .blank, .none]),
      Table.Row(
        .body,
        [
          .text("Ural"), amount("700", high: "800"),
          .number(printed("2", hedge: "less-than"), mark: "", showsUnit: false),
        ]),
      Table.Row(
        .summary,
        [
          .text("sum of the rows"),
          .number(
            derived("10778.3", "10779.1", .currency("USD"), .million, point: "10778.9", decimals: 1),
            mark: "", showsUnit: false), .printed("100,00"),
        ]),
    ],
    footnotes: ["* of the Central Federal District", "† its decimals are lost in print"])
}

private func amount(_ number: String, high: String? = nil) -> Table.Cell {
  .number(printed(number, .currency("USD"), .million, high: high), mark: "", showsUnit: false)
}

private func share(_ number: String) -> Table.Cell {
  .number(printed(number), mark: "", showsUnit: false)
}

func text(_ answer: Answer, _ format: String = "text", _ options: RenderOptions = RenderOptions()) -> String {
  Formats.named(format)?.text(answer, from: smallCatalogue(), options) ?? "no such format"
}
