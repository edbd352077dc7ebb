internal import Rendering
internal import Texts

/// The front matter of a notebook that is written anew.
package struct NotebookHead: Hashable, Sendable {
  package var title: String
  package var data: [String]
  /// The hexadecimal digest of what the data holds.
  package var digest: String?
  package var rows: Int?
  package var isForJupyter: Bool

  package init(
    title: String, data: [String] = [], digest: String? = nil, rows: Int? = nil, isForJupyter: Bool = false
  ) {
    self.title = title
    self.data = data
    self.digest = digest
    self.rows = rows
    self.isForJupyter = isForJupyter
  }

  /// The lines from `---` to `---`.
  package var text: String {
    var lines = ["---", "title: " + Self.scalar(title), "okrug:", "  format: 1"]
    let names = data.map { Attributes.safe($0).split(separator: " ").joined(separator: "%20") }.filter {
      !$0.isEmpty
    }
    if !names.isEmpty { lines.append("  data: " + names.joined(separator: " ")) }
    if !names.isEmpty, let digest { lines.append("  digest: sha256:" + Digest.short(digest, 12)) }
    if let rows, rows > 0 { lines.append("  rows: \(rows)") }
    if isForJupyter { lines += Self.jupyter }
    return (lines + ["---"]).map { $0 + "\n" }.joined()
  }

  /// What jupytext needs to see cells in the file and to write it back byte for byte: last, and with sorted keys, as it writes them.
  ///
  /// `custom_language_magics` makes `okrug` a language of cells, and `cell_metadata_json` keeps what stands in braces. Without the
  /// kernel's language it would add `main_language`, and without the filter its own version.
  private static let jupyter = [
    "jupyter:", "  jupytext:", "    cell_metadata_json: true", "    custom_language_magics: okrug",
    "    notebook_metadata_filter: -jupytext.text_representation", "  kernelspec:", "    display_name: Okrug",
    "    language: okrug",
    "    name: okrug",
  ]

  /// A text as a YAML scalar on one line: plain where that is safe, else in double quotes.
  private static func scalar(_ text: String) -> String {
    let clean = Visible.line(text)
    let isWord = clean.unicodeScalars.first.map { $0.properties.isAlphabetic } ?? false
    let isPlain = clean.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || " -_.,?!()".unicodeScalars.contains($0)
    }
    let words = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
    return isWord && isPlain && clean.last != " " && !words.contains(clean.lowercased())
      ? clean : JSONValue.string(clean).shown
  }
}

/// The text of `okrug init`.
package enum NewNotebook {
  /// A notebook with one cell; its title is made of the file's name.
  ///
  ///     NewNotebook.text(file: "notes/far-east.md", firstCell: "list tables")
  package static func text(
    file: String, firstCell: String, data: [String] = [], digest: String? = nil, isForJupyter: Bool = false
  ) -> [UInt8] {
    let head = NotebookHead(title: title(of: file), data: data, digest: digest, isForJupyter: isForJupyter)
    let cell = CellFence(source: firstCell, attributes: Attributes(id: "first")).text
    return Array((head.text + "\n" + introduction + "\n\n" + cell).utf8)
  }

  /// `notes/far-east_2012.md` → `Far east 2012`
  static func title(of file: String) -> String {
    let name = file.split(separator: "/").last.map(String.init) ?? ""
    let stem = name.lastIndex(of: ".").flatMap { $0 == name.startIndex ? nil : String(name[..<$0]) } ?? name
    let words = stem.split { $0 == "-" || $0 == "_" || $0 == " " }.joined(separator: " ")
    guard let first = words.first else { return "Notebook" }
    return first.uppercased() + words.dropFirst()
  }

  private static let introduction =
    "`okrug run` answers the cells below, `okrug update` records what they say, `okrug replay` tests that they still say it."
}

/// A cell as it stands in a notebook: a fence longer than any run of backticks inside.
struct CellFence {
  let source: String
  let attributes: Attributes

  var text: String {
    let lines = Array(source.utf8).normalised
    let fence = Backticks.around(lines)
    let head = fence + "okrug" + (attributes.isEmpty ? "" : " " + attributes.text) + "\n"
    return head + (lines.isEmpty ? "" : String(decoding: lines, as: UTF8.self) + "\n") + fence + "\n"
  }
}

extension [UInt8] {
  /// The bytes with LF for every line ending.
  var normalised: [UInt8] { normalisedLines(0..<count) + (last?.endsLine == true ? [0x0A] : []) }
}
