internal import Observations

/// Reads a document's `sections.csv`: where its sections begin.
enum SectionListReader {
  /// In the order of their lines; the first fault found is thrown.
  static func read(_ file: DataFile) throws(DataFault) -> [PrintedSection] {
    let table = try CommaSeparated(file)
    let line = try table.required("line")
    let section = try table.required("section")
    let title = try table.required("title")
    var sections: [PrintedSection] = []
    for row in 0..<table.count {
      let found = PrintedSection(
        line: try table.line(row, line), name: table.text(row, section), title: table.text(row, title))
      if found.name.isEmpty { throw table.fault(row, section, "a section has no name") }
      if sections.contains(where: { $0.name == found.name }) {
        throw table.fault(row, section, "the section '\(found.name)' stands twice")
      }
      if let last = sections.last, found.line <= last.line {
        throw table.fault(row, line, "it begins before the section '\(last.name)' does")
      }
      sections.append(found)
    }
    return sections
  }
}
