internal import Texts

/// A notebook from the form in which Jupyter keeps it. A cell that was not changed is written byte for byte as it was
/// before it was converted; one that was is written as `okrug update` would.
package enum IPynbReader {
  package static func markdown(_ bytes: [UInt8]) throws(ConversionFault) -> [UInt8] {
    let document: JSONValue
    do throws(JSONFault) { document = try JSONValue(reading: bytes) } catch {
      throw ConversionFault("byte \(error.offset): \(error.message)")
    }
    guard let cells = document["cells"]?.items, document["nbformat"]?.whole == 4 else {
      throw ConversionFault("it is no notebook of nbformat 4")
    }
    let language =
      document["metadata"]?["kernelspec"]?["language"]?.text
      ?? document["metadata"]?["language_info"]?["name"]?.text ?? "okrug"
    guard language == "okrug" else { throw ConversionFault("its cells are written in '\(language)'") }
    var text = ""
    var rows = OutputText.defaultRows
    for (place, cell) in cells.enumerated() {
      guard let source = cell["source"]?.rowsText else {
        throw ConversionFault("cell \(place + 1) has no source")
      }
      let chunk =
        cell["cell_type"]?.text == "code"
        ? code(cell, source, rows, text.isEmpty) : prose(cell, source, text.isEmpty)
      if !text.isEmpty, !chunk.hasPrefix("\n"), !text.hasSuffix("\n\n"), cell["metadata"]?["okrug"] == nil {
        text += "\n"
      }
      text += chunk
      if place == 0, let front = Notebook(Array(text.utf8)).front { rows = front.rows }
    }
    let written = Array(text.utf8)
    let last = cells.lastIndex { $0["cell_type"]?.text == "code" } ?? 0
    for (place, cell) in cells[..<last].enumerated() where cell["cell_type"]?.text != "code" {
      guard isClosed(cell["source"]?.rowsText ?? "") else {
        throw ConversionFault(
          "cell \(place + 1) leaves a fence, a comment or a tag open, which would swallow the cells after it")
      }
    }
    let notebook = Notebook(written)
    if let error = notebook.errors.first {
      throw ConversionFault("as a notebook it would be wrong in line \(error.line): \(error.message)")
    }
    return written
  }

  /// Whether a cell after such a text is a cell.
  private static func isClosed(_ prose: String) -> Bool {
    let probe = "```okrug\n```\n"
    let alone = Notebook(Array(prose.utf8)).cells.count
    return Notebook(Array((prose + "\n\n" + probe).utf8)).cells.count == alone + 1
  }

  private static func prose(_ cell: JSONValue, _ source: String, _ isFirst: Bool) -> String {
    let own = cell["metadata"]?["okrug"]
    if let written = own?["written"]?.text, own?["digest"]?.text == CellChunk.digest(source, "") {
      return written
    }
    return (isFirst ? "" : "\n") + source + (source.hasSuffix("\n") ? "" : "\n")
  }

  private static func code(_ cell: JSONValue, _ source: String, _ rows: Int, _ isFirst: Bool) -> String {
    let own = cell["metadata"]?["okrug"]
    let outputs = cell["outputs"]?.items ?? []
    let said = IPynbOutputs.text(outputs, rows: rows)
    let isSame = own?["digest"]?.text == CellChunk.digest(source, said)
    if isSame, let written = own?["written"]?.text { return written }
    let label = CellOptions.value("label", in: source)
    var attributes = own?["cell"]?.text ?? ""
    if attributes.isEmpty, let label, Attributes.isID(label) { attributes = "{#\(label)}" }
    var options: [(name: String, value: String)] = []
    if let label { options.append(("label", label)) }
    if CellOptions.value("fresh", in: source) != nil { options.append(("fresh", "true")) }
    // An answer without characters is recorded too.
    let record = isSame ? own?["output"]?.text : outputs.isEmpty ? nil : status(outputs)
    return CellChunk(
      source: CellOptions.removed(options, from: source), attributes: attributes,
      output: record.map { ($0, said) }
    ).written(isFirst: isFirst)
  }

  /// The attributes of an output of which only its status is known.
  private static func status(_ outputs: [JSONValue]) -> String {
    guard let code = IPynbOutputs.refusal(outputs) else { return "" }
    var attributes = Attributes(classes: ["error"])
    attributes.add("code", Attributes.safe(code))
    return attributes.text
  }
}
