internal import Texts

/// A notebook in the forms that publishing tools run themselves: its cells without their recorded outputs.
package enum SourceForms {
  /// Quarto: cells are `{okrug}`, with their attributes as options. https://quarto.org/docs/computations/execution-options.html
  package static func quarto(_ bytes: [UInt8]) throws(ConversionFault) -> [UInt8] {
    try text(bytes, front: quartoFront) { cell, source in
      var options: [(name: String, value: String)] = []
      if let id = cell.id { options.append(("label", id)) }
      if cell.attributes.has("error") { options.append(("error", "true")) }
      if cell.attributes.has("skip") { options.append(("eval", "false")) }
      if cell.attributes.has("hide") { options.append(("include", "false")) }
      if cell.attributes.has("fresh") { options.append(("fresh", "true")) }
      if SourceReader.attributes(options) != cell.attributes {
        options.append(CarriedAttributes.option(cell.attributes))
      }
      return fence("{okrug}", CellOptions.added(options, to: source))
    }
  }

  /// MyST: cells are `{code-cell}` directives. https://mystmd.org/guide/notebooks-with-markdown
  package static func myst(_ bytes: [UInt8]) throws(ConversionFault) -> [UInt8] {
    try text(bytes, front: mystFront) { cell, source in
      let tags = cell.attributes.tags.joined(separator: ", ")
      var options: [(name: String, value: String)] = []
      if let id = cell.id { options.append(("label", id)) }
      if cell.attributes.has("fresh") { options.append(("fresh", "true")) }
      if SourceReader.attributes([("tags", "[\(tags)]")] + options) != cell.attributes {
        options.append(CarriedAttributes.option(cell.attributes))
      }
      let body = CellOptions.added(options, to: source)
      return fence("{code-cell} okrug", tags.isEmpty ? body : ":tags: [\(tags)]\n\n" + body)
    }
  }

  private static func text(
    _ bytes: [UInt8], front: String, _ written: (Notebook.Cell, String) -> String
  ) throws(ConversionFault) -> [UInt8] {
    let ends = LineEnds(of: bytes)
    let chunked = try ChunkedNotebook(ends.plain)
    if let line = SourceReader.firstCell(in: ends.plain) {
      throw ConversionFault("line \(line): what is an example here would be a cell there")
    }
    let notebook = chunked.notebook
    var text = notebook.front == nil ? "---\n\(front)---\n" : ""
    for chunk in chunked.chunks {
      switch chunk.kind {
      case .front: text += headed(chunk.written, front)
      case .prose: text += chunk.written
      case .cell(let index):
        let cell = notebook.cells[index]
        var source = notebook.source(of: cell)
        if source.hasSuffix("\n") { source.removeLast() }
        text += (text.isEmpty || text.hasSuffix("\n\n") ? "" : "\n") + written(cell, source)
      }
    }
    return ends.kept(in: Array(text.utf8))
  }

  static let quartoFront = "engine: jupyter\njupyter: okrug\n"
  static let mystFront = "kernelspec:\n  name: okrug\n  display_name: Okrug\n  language: okrug\n"

  /// Front matter with keys at its end, in place of those of that name.
  private static func headed(_ written: String, _ keys: String) -> String {
    let rows = written.split(separator: "\n", omittingEmptySubsequences: false)
    guard let close = rows.dropFirst().firstIndex(where: { $0.hasPrefix("---") || $0.hasPrefix("...") })
    else {
      return written
    }
    var kept = Array(rows[..<close])
    // jupytext's own block speaks of another form of the file.
    let names =
      ["jupyter:"]
      + keys.split(separator: "\n").filter { !$0.hasPrefix(" ") }.map { $0.prefix { $0 != ":" } + ":" }
    for name in names {
      guard let start = kept.firstIndex(where: { $0.hasPrefix(name) }) else { continue }
      let end = kept[(start + 1)...].firstIndex { !$0.hasPrefix(" ") } ?? kept.count
      kept.removeSubrange(start..<end)
    }
    return (kept.map { $0 + "\n" } + [keys] + [rows[close...].joined(separator: "\n")]).joined()
  }

  private static func fence(_ head: String, _ body: String) -> String {
    let marks = Backticks.around(body.utf8)
    return "\(marks)\(head)\n" + (body.isEmpty ? "" : body + "\n") + "\(marks)\n"
  }
}
