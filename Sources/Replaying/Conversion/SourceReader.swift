internal import Texts

/// A notebook from the forms that publishing tools run: the cells of MyST and of Quarto are cells again, without outputs.
/// What such a cell says to other tools alone is left out.
package enum SourceReader {
  /// The form of a text that has no cells of a notebook's, but cells of MyST's or Quarto's.
  package static func form(of bytes: [UInt8]) -> NotebookForm? {
    guard hasMark(bytes), Notebook(bytes).cells.isEmpty else { return nil }
    return cells(of: bytes).first?.form
  }

  private static let marks = ["{code-cell}", "{okrug}"].map { [UInt8]($0.utf8) }

  private static func hasMark(_ bytes: [UInt8]) -> Bool {
    let brace = UInt8(ascii: "{")
    var place = bytes.span.place(of: brace, from: 0)
    while place < bytes.count {
      if marks.contains(where: { bytes.has($0, at: place, before: bytes.count) }) { return true }
      place = bytes.span.place(of: brace, from: place + 1)
    }
    return false
  }

  /// The notebook that a text in one of these forms is; every byte that belongs to no cell stays.
  package static func markdown(_ bytes: [UInt8]) throws(ConversionFault) -> [UInt8] {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw ConversionFault("the notebook is not UTF-8")
    }
    let ends = LineEnds(of: bytes)
    let bytes = ends.plain
    var (text, at) = front(of: bytes)
    for cell in cells(of: bytes) {
      guard cell.region.isClosed else {
        throw ConversionFault("line \(cell.region.line): a cell that is not closed")
      }
      text += bytes[at..<cell.region.start]
      text += Array(written(cell, bytes).utf8)
      at = cell.region.end
    }
    return ends.kept(in: text + bytes[at...])
  }

  /// The line of the first cell of either form.
  static func firstCell(in bytes: [UInt8]) -> Int? {
    hasMark(bytes) ? cells(of: bytes).first?.region.line : nil
  }

  // MARK: Cells

  private struct SourceCell {
    let form: NotebookForm
    let region: BlockScan.Region
  }

  private static func cells(of bytes: [UInt8]) -> [SourceCell] {
    let (front, lines, _) = FrontMatterReader.read(bytes, at: 0)
    let start = front?.range.upperBound ?? 0
    return BlockScanner.scan(bytes, from: start, line: lines + 1).regions.compactMap { region in
      guard case .fence(_, _, let info) = region.kind, !region.isNested else { return nil }
      return form(of: bytes.text(bytes.trimmed(info))).map { SourceCell(form: $0, region: region) }
    }
  }

  /// The form whose cells begin with such words; a `{code-cell}` that names no language is in that of the file.
  private static func form(of info: String) -> NotebookForm? {
    if info == "{okrug}" { return .quarto }
    let words = info.split { $0 == " " || $0 == "\t" }
    return words.first == "{code-cell}" && (words.count == 1 || words[1] == "okrug") ? .myst : nil
  }

  private static func written(_ cell: SourceCell, _ bytes: [UInt8]) -> String {
    let region = cell.region
    let body = String(decoding: bytes.normalisedLines(region.bodyStart..<region.bodyEnd), as: UTF8.self)
    let (directives, source) = cell.form == .myst ? directives(of: body) : ([], body)
    let options = CellOptions.all(in: source).filter { isOurs($0) }
    return CellChunk(
      source: CellOptions.removed(options, from: source), attributes: attributes(directives + options).text,
      output: nil
    ).written(isFirst: true)
  }

  private typealias Option = (name: String, value: String)

  /// What an option says of a cell in this form and in ours.
  private static let classes: [(option: Option, name: String)] = [
    (("error", "true"), "error"), (("eval", "false"), "skip"), (("include", "false"), "hide"),
    (("fresh", "true"), "fresh"),
  ]

  private static func isOurs(_ option: Option) -> Bool {
    option.name == "label" && Attributes.isID(option.value) || classes.contains { $0.option == option }
      || CarriedAttributes(option) != nil
  }

  /// What the options of a cell say of it.
  static func attributes(_ options: [(name: String, value: String)]) -> Attributes {
    if let carried = options.lazy.compactMap(CarriedAttributes.init).first { return carried.attributes }
    let id = options.first { $0.name == "label" && Attributes.isID($0.value) }?.value
    var attributes = Attributes(id: id)
    for option in options {
      for known in classes where known.option == option { attributes.add(class: known.name) }
      guard option.name == "tags" else { continue }
      let tags = option.value.split { "[], \"'".contains($0) }
      for rule in AttributeRules.tags where tags.contains(Substring(rule.tag)) {
        attributes.add(class: rule.name)
      }
    }
    return attributes
  }

  /// The options of a MyST directive, `:tags: [remove-cell]`, and what stands below them.
  private static func directives(of body: String) -> (options: [Option], source: String) {
    var rows = body.split(separator: "\n", omittingEmptySubsequences: false)[...]
    var options: [Option] = []
    while let row = rows.first, row.first == ":", let end = row.dropFirst().firstIndex(of: ":") {
      let name = row[row.index(after: row.startIndex)..<end]
      let value = row[row.index(after: end)...].drop { $0 == " " }
      options.append((String(name), String(value)))
      rows = rows.dropFirst()
    }
    if !options.isEmpty, rows.first?.isEmpty == true { rows = rows.dropFirst() }
    return (options, rows.joined(separator: "\n"))
  }

  // MARK: Front matter

  /// The front matter without what `SourceForms` put there, and where the rest of the text begins.
  private static func front(of bytes: [UInt8]) -> (bytes: [UInt8], end: Int) {
    guard let range = FrontMatterReader.read(bytes, at: 0).front?.range else { return ([], 0) }
    let text = bytes.text(range)
    for keys in [SourceForms.mystFront, SourceForms.quartoFront] {
      if text == "---\n\(keys)---\n" {
        // And the blank line that stands between it and a cell.
        return (
          [],
          bytes.line(from: range.upperBound).next == range.upperBound + 1
            ? range.upperBound + 1 : range.upperBound
        )
      }
      guard let found = text.firstRange(of: "\n" + keys) else { continue }
      return (Array((text[..<found.lowerBound] + "\n" + text[found.upperBound...]).utf8), range.upperBound)
    }
    return (Array(bytes[range]), range.upperBound)
  }
}
