/// A Markdown file with cells and their recorded outputs, as spans over its bytes.
///
/// The pieces tile the bytes, so printing a notebook is their concatenation, and `Notebook(x).printed == x` for every byte string.
/// A notebook with `errors` must not be run: what its cells are is in doubt.
package struct Notebook: Sendable {
  package let bytes: [UInt8]
  package let pieces: [Piece]
  package let front: FrontMatter?
  package let cells: [Cell]
  /// The checked numbers and the assertions of the prose, in order.
  package let checks: [ProseCheck]
  /// Errors and warnings, in order of their lines.
  package let issues: [NotebookIssue]

  /// Whole lines of one kind (the byte order mark apart).
  package struct Piece: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
      case byteOrderMark, frontMatter, prose
      /// The cell, or the output of the cell, with that index.
      case cell(Int)
      case output(Int)
      /// Opaque.
      case fence, html
    }
    package let kind: Kind
    package let range: Range<Int>
  }

  /// A code cell: its opening fence, its lines, its closing fence.
  package struct Cell: Hashable, Sendable {
    /// The line of the opening fence.
    package let line: Int
    package let range: Range<Int>
    package let body: Range<Int>
    package let attributes: Attributes
    package internal(set) var output: Output?

    package var id: String? { attributes.id }
  }

  /// The recorded output of a cell.
  package struct Output: Hashable, Sendable {
    package let line: Int
    package let range: Range<Int>
    package let body: Range<Int>
    package let attributes: Attributes
  }

  /// Reads a notebook; every byte string is one.
  package init(_ bytes: [UInt8]) { self = NotebookReader.read(bytes) }

  init(
    bytes: [UInt8], pieces: [Piece], front: FrontMatter?, cells: [Cell], checks: [ProseCheck],
    issues: [NotebookIssue]
  ) {
    self.bytes = bytes
    self.pieces = pieces
    self.front = front
    self.cells = cells
    self.checks = checks
    self.issues = issues
  }

  /// The bytes that were read.
  package var printed: [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for piece in pieces { result += bytes[piece.range] }
    return result
  }

  /// Whether it has cells, or shows that it was to have some: settings of ours, a recorded output without its cell, what
  /// only looks like a cell.
  package var isNotebook: Bool {
    !cells.isEmpty || !errors.isEmpty || front?.keys.isEmpty == false
      || issues.contains { $0.code == "not-a-cell" }
      || pieces.contains { $0.kind == .fence && isRecorded($0.range) }
  }

  /// Whether a fence is what an update records.
  private func isRecorded(_ range: Range<Int>) -> Bool {
    let head = range.lowerBound..<bytes.line(from: range.lowerBound).end
    return bytes.has(Notebook.output, at: head.lowerBound, before: head.upperBound)
      && bytes.first(Notebook.digest, in: head) != nil
  }

  private static let output = [UInt8]("```output {".utf8)
  private static let digest = [UInt8]("cell=\"".utf8)

  package var errors: [NotebookIssue] { issues.filter { $0.severity == .error } }

  /// What a cell asks: its lines with LF between them; what is not UTF-8 becomes U+FFFD.
  package func source(of cell: Cell) -> String { String(decoding: sourceBytes(of: cell), as: UTF8.self) }

  func sourceBytes(of cell: Cell) -> [UInt8] { bytes.normalisedLines(cell.body) }

  /// What was recorded, with LF between the lines.
  package func recorded(_ output: Output) -> String {
    String(decoding: bytes.normalisedLines(output.body), as: UTF8.self)
  }

  package func expression(of check: ProseCheck) -> String { bytes.text(check.expression) }
  package func literal(of check: ProseCheck) -> String { check.literal.map(bytes.text) ?? "" }

  /// The index of the cell with an id.
  package func cell(_ id: String) -> Int? { cells.firstIndex { $0.id == id } }

  /// What to call a cell in a message: `#japan`, or `cell 3`.
  package func label(of index: Int) -> String {
    guard cells.indices.contains(index) else { return "cell \(index + 1)" }
    return cells[index].id.map { "#" + $0 } ?? "cell \(index + 1)"
  }
}
