import Foundation
import Testing

/// The papers that Okrug's data comes from and the plans it was built after, where a checkout has them beside it.
private enum Papers {
  static let folder = Checkout.root.deletingLastPathComponent().appending(path: "shared")
  static let arePresent = FileManager.default.fileExists(atPath: folder.appending(path: "seeds").path)

  static func all() throws -> [(name: String, text: String)] {
    try ["seeds", "design"].map { folder.appending(path: $0) }
      .filter { FileManager.default.fileExists(atPath: $0.path) }
      .flatMap { try FileManager.default.contentsOfDirectory(at: $0, includingPropertiesForKeys: nil) }
      .sorted { $0.path < $1.path }
      .map { (name: $0.lastPathComponent, text: try String(contentsOf: $0, encoding: .utf8)) }
  }
}

/// Columns of the built-in data that hold what a document prints: captions, labels, figures, titles and addresses of works.
private let printedColumns: Set = ["printed", "title", "label", "url"]

@Suite struct OwnWordsTests {
  @Test(
    .enabled(
      if: Papers.arePresent, "the papers are not beside this checkout, in ../shared: nothing to compare with")
  )
  func `the product says things in its own words`() throws {
    let files = try Checkout.files(below: "")
    let tables = files.filter { $0.path.hasPrefix("Sources/Publications/") && $0.path.hasSuffix(".csv") }
    let columns = tables.map { columnsOf($0) }
    let law = OwnWords(documents: try Papers.all(), free: columns.flatMap(\.printed))
    #expect(law.count > 1000)
    let tablePaths = Set(tables.map(\.path))
    report(files.filter { !tablePaths.contains($0.path) }.flatMap { law.findings(in: $0.text, of: $0.path) })
    for (table, column) in zip(tables, columns) {
      report(column.own.flatMap { law.findings(in: $0, of: table.path) })
    }
  }

  /// What a document prints, field by field and row by row (a caption follows its label), and the fields in our own words.
  private func columnsOf(_ table: TextFile) -> (printed: [String], own: [String]) {
    let rows = csvRows(table.text)
    let isPrinted = rows.first?.map { printedColumns.contains($0) } ?? []
    var printed: [String] = []
    var own: [String] = []
    for row in rows.dropFirst() {
      let fields = row.enumerated().map { ($1, $0 < isPrinted.count && isPrinted[$0]) }
      let prints = fields.filter(\.1).map(\.0)
      printed += prints + [prints.joined(separator: " ")]
      own += fields.filter { !$0.1 }.map(\.0)
    }
    return (printed, own)
  }

  static let original = """
    # A heading that nobody would copy because it is a heading and says nothing at all here

    The ferry leaves the northern quay at 7 every morning, and it carries timber, salted fish
    and letters to the three islands beyond the strait. In winter it stays.

    ```
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    ```
    Type `alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi` and wait.

    | quay | what leaves there when the weather lets it and the captain has had his breakfast |
    """

  static let law = OwnWords(documents: [("ferry.md", original)])

  @Test(arguments: [
    ("it carries timber, salted fish and letters to the three islands beyond", 1),
    (
      "/// … THE northern\n/// quay at 9 every morning and it carries timber;\n/// salted fish and letters", 1
    ),
    ("\nwhat leaves there when the weather lets it and the captain has had", 2),
  ])
  func `a copied passage is found, however it is wrapped and marked`(text: String, line: Int) {
    let findings = Self.law.findings(in: text, of: "copy.swift")
    #expect(findings.map(\.line) == [line])
    #expect(findings.allSatisfy { $0.what.hasPrefix("repeats ferry.md: “") })
  }

  @Test(arguments: [
    "it carries timber, salted fish and letters to the three islands",
    "it carries timber, salted fish and parcels to the three islands beyond the strait",
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen",
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi",
    "beyond the strait in winter it stays quay what leaves there when the weather",
  ])
  func `a short passage, an example and words of two paragraphs are free`(text: String) {
    #expect(Self.law.findings(in: text, of: "own.swift") == [])
  }

  @Test func `a caption in the data may be printed elsewhere`() {
    let caption = "it carries timber, salted fish and letters to the three islands beyond"
    let law = OwnWords(documents: [("ferry.md", Self.original)], free: [caption])
    #expect(law.findings(in: caption, of: "table.md") == [])
    #expect(law.findings(in: caption + " the strait", of: "table.md").count == 1)
  }

  @Test func `a CSV field may hold commas, quotes and line ends`() {
    #expect(
      csvRows("a,b\r\n\"x, \"\"y\"\"\nz\",2\n,\n") == [["a", "b"], ["x, \"y\"\nz", "2"], ["", ""]])
    #expect(csvRows("a,b\n1,2") == [["a", "b"], ["1", "2"]])
  }
}
