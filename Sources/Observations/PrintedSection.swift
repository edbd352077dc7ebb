/// A section of a document: from its line to the next section's.
package struct PrintedSection: Hashable, Sendable {
  /// From 1.
  package let line: Int
  /// Its printed number, or a word for it: `2.1`, `Conclusions`.
  package let name: String
  package let title: String

  package init(line: Int, name: String, title: String) {
    self.line = line
    self.name = name
    self.title = title
  }
}

extension Publication {
  /// The section that a line stands in; `2.1` is in `2` too.
  package func isLine(_ line: Int, in section: String) -> Bool {
    guard let own = sections.last(where: { $0.line <= line }) else { return false }
    return own.name == section || own.name.hasPrefix(section + ".")
  }
}
