internal import Texts

/// A code cell as both sides of a conversion see it: what a notebook writes of it.
struct CellChunk {
  let source: String
  /// In braces, or empty.
  let attributes: String
  /// What is recorded; nothing where nothing is.
  let output: (attributes: String, text: String)?

  /// The cell as `okrug update` would write it, with a blank line before it unless it is the first of its file.
  func written(isFirst: Bool) -> String {
    var text = isFirst ? "" : "\n"
    text += CellChunk.fence("okrug", attributes, source)
    if let output { text += "\n" + CellChunk.fence("output", output.attributes, output.text) }
    return text
  }

  private static func fence(_ word: String, _ attributes: String, _ body: String) -> String {
    let marks = Backticks.around(body.utf8)
    let head = marks + word + (attributes.isEmpty ? "" : " " + attributes)
    return head + "\n" + (body.isEmpty ? "" : body + "\n") + marks + "\n"
  }

  /// Says whether a cell and its output are still what they were when they were converted.
  static func digest(_ source: String, _ output: String) -> String {
    Digest.short(Digest.sha256(Array((source + "\u{0}" + output).utf8)), 16)
  }
}

extension Attributes {
  /// What a cell's attributes say to the tools of Jupyter: `raises-exception` for `.error`.
  var tags: [String] {
    AttributeRules.tags.compactMap { has($0.name) ? $0.tag : nil }
  }
}

extension AttributeRules {
  /// Classes that have a tag of nbclient's, nbval's or nbconvert's.
  static let tags = [
    (name: "error", tag: "raises-exception"), (name: "skip", tag: "skip-execution"),
    (name: "skip", tag: "nbval-skip"), (name: "any", tag: "nbval-ignore-output"),
    (name: "hide", tag: "remove-cell"),
  ]
}

/// Rows at the head of a cell that tell a kernel something about it: comments of the language, written as Quarto writes them.
package enum CellOptions {
  private static let mark = "#|"

  /// `label: japan` of `#| label: japan`, and so on, up to the first row that is no option.
  package static func all(in source: String) -> [(name: String, value: String)] {
    rows(of: source).map { row in
      let parts = row.dropFirst(mark.utf8.count).split(separator: ":", maxSplits: 1)
      return (trimmed(parts.first ?? ""), parts.count > 1 ? trimmed(parts[1]) : "")
    }
  }

  package static func value(_ name: String, in source: String) -> String? {
    source.hasPrefix(mark) ? all(in: source).first { $0.name == name }?.value : nil
  }

  /// The cell without the options that a conversion put there.
  static func removed(_ options: [(name: String, value: String)], from source: String) -> String {
    var rest = source
    for option in options {
      let row = "\(mark) \(option.name): \(option.value)"
      if rest == row { rest = "" } else if rest.hasPrefix(row + "\n") { rest.removeFirst(row.count + 1) }
    }
    return rest
  }

  static func added(_ options: [(name: String, value: String)], to source: String) -> String {
    options.map { "\(mark) \($0.name): \($0.value)\n" }.joined() + source
  }

  private static func rows(of source: String) -> [Substring] {
    Array(source.split(separator: "\n", omittingEmptySubsequences: false).prefix { $0.hasPrefix(mark) })
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " || $0 == "\r" }.reversed())
  }
}
