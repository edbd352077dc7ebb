internal import Answers
internal import Claims
internal import Observations
internal import Quantities
internal import Texts

extension Format {
  /// One JSON object a line; its shape is format 1.
  static let json = Format(
    name: "json", summary: "one JSON object, numbers as exact text", fileExtension: "json",
    mimeType: "application/json", bundleType: "application/vnd.okrug.answer+json",
    data: { answer, catalogue in JSON(catalogue).value(answer) },
    answer: { answer, catalogue, _ in JSON(catalogue).value(answer).shown },
    refusal: { refusal, _ in JSON.value(refusal).shown })
}

/// An answer as data. A number of the cube is a string, exact: decimals where they end, else `n/d`, in base units
/// (`scale` says what `text` is written in). An absent part is `null` or an empty array; members keep their order.
struct JSON {
  private let catalogue: Catalogue

  init(_ catalogue: Catalogue) { self.catalogue = catalogue }

  static func value(_ refusal: Refusal) -> JSONValue {
    let diagnostic = refusal.diagnostic
    let span: JSONValue? = diagnostic.span.map { ["start": .whole($0.start), "end": .whole($0.end)] }
    return [
      "format": .whole(1), "kind": .string("refusal"),
      "refused": [
        "code": .string(diagnostic.code.rawValue), "message": .string(diagnostic.message.plain),
        "span": span ?? .null, "hint": .optional(diagnostic.hint?.plain),
        "commands": .array(diagnostic.commands.map { .string($0) }),
      ],
    ]
  }

  func value(_ answer: Answer) -> JSONValue {
    [
      "format": .whole(1), "kind": .string(JSON.kind(answer)),
      "headline": answer.headline.map(JSON.value) ?? .null, "sentence": JSON.value(answer.sentence),
      "reading": .optional(answer.reading), "evidence": .array(answer.evidence.map(value)),
      "table": answer.table.map(JSON.value) ?? .null,
      "series": .array(answer.series.map { .optional($0.map(NumberText.exact)) }),
      "paragraphs": .array(answer.paragraphs.map(JSON.value)),
      "others": .array(answer.others.map(JSON.value)), "notes": .array(answer.notes.map(JSON.value)),
      "cells": .array(answer.cells.map(cell)), "check": answer.check.map(JSON.value) ?? .null,
      "effect": .optional(answer.effect?.rawValue),
    ]
  }

  private static func kind(_ answer: Answer) -> String {
    if answer.check != nil { return "check" }
    if answer.headline != nil { return "number" }
    if answer.table != nil { return "table" }
    return answer.effect == nil ? "text" : "effect"
  }

  // MARK: Parts

  private static func value(_ phrase: Phrase) -> JSONValue { .string(PhraseText.plain(phrase)) }

  private static func value(_ check: CheckResult) -> JSONValue {
    ["holds": .boolean(check.holds), "verdict": .string(check.verdict)]
  }

  private static func value(_ quantity: Quantity) -> JSONValue {
    [
      "text": .string(NumberText.headline(quantity)),
      "point": .optional(quantity.point.map(NumberText.exact)),
      "low": .string(NumberText.exact(quantity.interval.low)),
      "high": .string(NumberText.exact(quantity.interval.high)),
      "unit": .string(quantity.unit.name), "scale": .string(quantity.scale.name),
      "decimals": .whole(quantity.decimals), "printed": .optional(quantity.printed),
      "hedge": .string(quantity.hedge), "kind": .string(kind(quantity.kind)),
    ]
  }

  private static func kind(_ kind: Figure.Kind) -> String {
    switch kind {
    case .printed: "printed"
    case .sum: "sum"
    case .derived: "derived"
    }
  }

  private func value(_ evidence: Evidence) -> JSONValue {
    [
      "kind": .string(evidence.kind.rawValue), "label": .string(evidence.label),
      "number": JSON.value(evidence.quantity), "detail": JSON.value(evidence.detail),
      "verdict": .optional(evidence.verdict?.rawValue),
      "place": evidence.place.map { .object(place($0)) } ?? .null,
    ]
  }

  private static func value(_ other: OtherReading) -> JSONValue {
    [
      "command": .string(other.command), "number": value(other.quantity),
      "source": .string(other.source),
    ]
  }

  private static func value(_ paragraph: Paragraph) -> JSONValue {
    switch paragraph {
    case .heading(let text): ["heading": .string(text)]
    case .text(let phrase): ["text": value(phrase)]
    case .entry(let label, let phrase): ["entry": .string(label), "text": value(phrase)]
    case .verbatim(let text): ["verbatim": .string(text)]
    }
  }

  // MARK: Tables

  private static func value(_ table: Table) -> JSONValue {
    [
      "caption": .string(table.caption),
      "columns": .array(
        table.columns.map {
          [
            "title": .string($0.title), "unit": .string($0.unit), "numeric": .boolean($0.isNumeric),
          ]
        }),
      "rows": .array(
        table.rows.map {
          ["kind": .string($0.kind.rawValue), "cells": .array($0.cells.map(value))]
        }), "footnotes": .array(table.footnotes.map { .string($0) }),
    ]
  }

  private static func value(_ cell: Table.Cell) -> JSONValue {
    switch cell {
    case .text(let text): ["text": .string(text)]
    case .number(let quantity, let mark, _): ["number": value(quantity), "mark": .string(mark)]
    case .blank: ["blank": .boolean(true)]
    case .none: .null
    case .printed(let text): ["printed": .string(text)]
    }
  }

  // MARK: Cells of the cube

  private func place(_ place: Place) -> [JSONValue.Member] {
    let publication =
      catalogue.publications.indices.contains(place.publication)
      ? catalogue.publications[place.publication].id : "?"
    let inTable = place.table != nil
    return [
      JSONValue.Member("publication", .string(publication)),
      JSONValue.Member("table", .optional(place.table)),
      JSONValue.Member("row", inTable ? .whole(place.row) : .null),
      JSONValue.Member("column", inTable ? .whole(place.column) : .null),
      JSONValue.Member("line", .whole(place.line)),
    ]
  }

  private func cell(_ row: Int) -> JSONValue {
    let cube = catalogue.cube
    guard cube.rows.contains(row) else { return .null }
    let statement = cube.statements[row]
    let key = zip(cube.structure.dimensions, cube.key(of: row)).map { dimension, code in
      JSONValue.Member(dimension.id, .string(catalogue.codes[code].id))
    }
    return .object(
      place(statement.place) + [
        JSONValue.Member("id", .string(statement.id)),
        JSONValue.Member("printed", .string(statement.printed)),
        JSONValue.Member("hedge", .string(statement.hedge)),
        JSONValue.Member("note", .string(statement.note)),
        JSONValue.Member("key", .object(key)),
      ])
  }
}
