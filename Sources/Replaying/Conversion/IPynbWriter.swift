internal import Texts
package import Verbs

/// A notebook as Jupyter keeps it (nbformat 4.5). Its cells are answered anew, so that it holds each answer in all formats;
/// where an answer is no longer the recorded one, the record stays, as text.
/// https://nbformat.readthedocs.io/en/latest/format_description.html
package struct IPynbWriter {
  private let chunked: ChunkedNotebook
  private let makeSession: () -> OutputSession
  private let used: Set<String>
  private var session: OutputSession
  private var ids: Set<String> = []
  private var count = 0
  /// The cells whose recorded output is not what they say now, as they are called: `#japan`, `cell 3`.
  package private(set) var differing: [String] = []

  package init(_ bytes: [UInt8], in world: World, parts: PublishedParts) throws(ConversionFault) {
    let chunked = try ChunkedNotebook(bytes)
    self.chunked = chunked
    makeSession = { OutputSession(in: world, parts: parts) }
    session = makeSession()
    let notebook = chunked.notebook
    let sources = notebook.cells.map(notebook.source(of:))
    used = Set(
      notebook.cells.compactMap(\.id).filter { id in sources.contains { $0.contains("@" + id) } })
  }

  /// The file's bytes, laid out as nbformat's own writer lays them out.
  package mutating func bytes() -> [UInt8] {
    var cells: [JSONValue] = []
    for (place, chunk) in chunked.chunks.enumerated() { cells.append(cell(chunk, place)) }
    let document: JSONValue = [
      "cells": .array(cells),
      "metadata": [
        "kernelspec": ["display_name": "Okrug", "language": "okrug", "name": "okrug"],
        "language_info": [
          "file_extension": ".okrug", "mimetype": "text/x-okrug", "name": "okrug", "pygments_lexer": "okrug",
        ],
      ], "nbformat": 4, "nbformat_minor": 5,
    ]
    return document.sorted.bytes(indent: 1) + [0x0A]
  }

  private mutating func cell(_ chunk: ChunkedNotebook.Chunk, _ place: Int) -> JSONValue {
    switch chunk.kind {
    case .front: text(chunk, "raw", place)
    case .prose: text(chunk, "markdown", place)
    case .cell(let index): code(chunk, index, place)
    }
  }

  private mutating func text(_ chunk: ChunkedNotebook.Chunk, _ kind: String, _ place: Int) -> JSONValue {
    let source = chunk.written.withoutEmptyLinesAround
    let canonical = (place == 0 ? "" : "\n") + source + "\n"
    var own: [JSONValue.Member] = []
    if canonical != chunk.written {
      own = [
        JSONValue.Member("digest", .string(CellChunk.digest(source, ""))),
        JSONValue.Member("written", .string(chunk.written)),
      ]
    }
    return [
      "cell_type": .string(kind), "id": .string(identity(nil, place)), "metadata": metadata(own, tags: []),
      "source": .rows(source),
    ]
  }

  private mutating func code(_ chunk: ChunkedNotebook.Chunk, _ index: Int, _ place: Int) -> JSONValue {
    let notebook = chunked.notebook
    let cell = notebook.cells[index]
    var source = notebook.source(of: cell)
    if source.hasSuffix("\n") { source.removeLast() }
    if cell.attributes.has("fresh") { session = makeSession() }
    let said = outputs(cell, source, notebook.label(of: index))
    let recorded = cell.output.map { (attributes: $0.attributes.text, text: notebook.recordedText($0)) }
    let canonical = CellChunk(
      source: source, attributes: cell.attributes.text,
      output: recorded.map { ($0.attributes, IPynbOutputs.text(said.outputs, rows: notebook.rows)) }
    ).written(isFirst: place == 0)
    let shown = CellOptions.added(options(cell), to: source)
    var own = [
      JSONValue.Member(
        "digest",
        .string(CellChunk.digest(shown, IPynbOutputs.text(said.outputs, rows: notebook.rows))))
    ]
    if !cell.attributes.isEmpty { own.append(JSONValue.Member("cell", .string(cell.attributes.text))) }
    if let recorded { own.append(JSONValue.Member("output", .string(recorded.attributes))) }
    if canonical != chunk.written { own.append(JSONValue.Member("written", .string(chunk.written))) }
    return [
      "cell_type": "code", "execution_count": said.count.map { .whole($0) } ?? .null,
      "id": .string(identity(cell.id, place)), "metadata": metadata(own, tags: cell.attributes.tags),
      "outputs": .array(said.outputs), "source": .rows(shown),
    ]
  }

  /// What the kernel has to know of a cell.
  private func options(_ cell: Notebook.Cell) -> [(name: String, value: String)] {
    var options: [(name: String, value: String)] = []
    if let id = cell.id, used.contains(id) { options.append(("label", id)) }
    if cell.attributes.has("fresh") { options.append(("fresh", "true")) }
    return options
  }

  /// What a cell shows: its answers as they are now where they are the recorded ones, else the record.
  private mutating func outputs(_ cell: Notebook.Cell, _ source: String, _ label: String) -> (
    outputs: [JSONValue], count: Int?
  ) {
    let recorded = cell.output.map(chunked.notebook.recordedText)
    if cell.attributes.has("skip") { return (recorded.map { [IPynbOutputs.plain($0)] } ?? [], nil) }
    count += 1
    let (found, record) = session.record(of: source, cell: cell.id, number: count)
    guard let recorded else { return ([], nil) }
    let now = BundleWriter.recorded(record, rows: chunked.notebook.rows)
    let mayDiffer =
      ["any", "unordered"].contains { cell.attributes.has($0) } || cell.attributes.value("tol") != nil
    if now == recorded || mayDiffer { return (IPynbOutputs.values(found, count: count), count) }
    differing.append(label)
    return ([IPynbOutputs.plain(recorded)], count)
  }

  /// A cell's identity in the file: its id, or `part-3`.
  private mutating func identity(_ id: String?, _ place: Int) -> String {
    if let id, ids.insert(id).inserted { return id }
    var name = "part-\(place + 1)"
    while chunked.notebook.cell(name) != nil || !ids.insert(name).inserted { name += "-" }
    return name
  }

  private func metadata(_ own: [JSONValue.Member], tags: [String]) -> JSONValue {
    var members: [JSONValue.Member] = []
    if !own.isEmpty { members.append(JSONValue.Member("okrug", .object(own))) }
    if !tags.isEmpty { members.append(JSONValue.Member("tags", .array(tags.map { .string($0) }))) }
    return .object(members)
  }
}

extension Notebook {
  var rows: Int { front?.rows ?? OutputText.defaultRows }

  /// What was recorded, with LF between the lines and none at the end.
  func recordedText(_ output: Output) -> String {
    let text = recorded(output)
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }
}

extension JSONValue {
  /// A text as nbformat writes it: its lines, each with its end.
  static func rows(_ text: String) -> JSONValue {
    var rows: [JSONValue] = []
    var row = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      row.append(scalar)
      guard scalar == "\n" else { continue }
      rows.append(.string(String(row)))
      row = String.UnicodeScalarView()
    }
    if !row.isEmpty { rows.append(.string(String(row))) }
    return .array(rows)
  }

  /// The text that `rows` wrote; a text that is one string is that string.
  var rowsText: String? {
    if let text { return text }
    guard let items else { return nil }
    var text = ""
    for item in items {
      guard let row = item.text else { return nil }
      text += row
    }
    return text
  }
}

extension String {
  /// Without the empty lines it begins and ends with.
  var withoutEmptyLinesAround: String {
    let scalars = unicodeScalars.drop { $0 == "\n" || $0 == "\r" }
    return String(String.UnicodeScalarView(scalars.reversed().drop { $0 == "\n" || $0 == "\r" }.reversed()))
  }
}
