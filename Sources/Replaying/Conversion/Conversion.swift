/// The forms a notebook can be converted to.
package enum NotebookForm: String, CaseIterable, Sendable {
  case markdown, ipynb, quarto, myst

  /// By which a file's name says its form; MyST's files end as other Markdown does.
  package var fileExtension: String {
    switch self {
    case .markdown, .myst: "md"
    case .ipynb: "ipynb"
    case .quarto: "qmd"
    }
  }

  /// The form that a file's name says, if it says one.
  package static func of(file name: String) -> NotebookForm? {
    allCases.first { name.hasSuffix("." + $0.fileExtension) }
  }
}

/// Why a notebook cannot be converted: one clause.
package struct ConversionFault: Error, Hashable, Sendable {
  package let message: String

  package init(_ message: String) { self.message = message }
}

/// A notebook as a row of chunks, each of which becomes one cell in other forms. Their texts tile the file.
struct ChunkedNotebook {
  enum Kind: Hashable {
    case front
    case prose
    /// The cell with that index, and its output.
    case cell(Int)
  }

  struct Chunk {
    let kind: Kind
    /// Every byte of it, the blank lines before it included.
    let written: String
  }

  let notebook: Notebook
  let chunks: [Chunk]

  init(_ bytes: [UInt8]) throws(ConversionFault) {
    notebook = Notebook(bytes)
    if let error = notebook.errors.first {
      throw ConversionFault("line \(error.line): \(error.message)")
    }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw ConversionFault("the notebook is not UTF-8")
    }
    chunks = ChunkedNotebook.chunks(of: notebook)
  }

  private static func chunks(of notebook: Notebook) -> [Chunk] {
    var chunks: [Chunk] = []
    // What was read and belongs to no chunk yet.
    var open: [UInt8] = []
    func close(_ kind: Kind) {
      chunks.append(Chunk(kind: kind, written: String(decoding: open, as: UTF8.self)))
      open = []
    }
    for piece in notebook.pieces {
      let bytes = notebook.bytes[piece.range]
      switch piece.kind {
      case .byteOrderMark, .prose, .fence, .html: open += bytes
      case .frontMatter:
        open += bytes
        close(.front)
      case .cell(let index):
        if !open.allSatisfy(\.isBlankOrEnd) {
          // The blank line before a cell is the cell's.
          let blank = open.hasSuffix([0x0A, 0x0A]) ? open.suffix(1) : []
          open.removeLast(blank.count)
          close(.prose)
          open += blank
        }
        open += bytes
        close(.cell(index))
      case .output:
        let cell = chunks.popLast()
        open = Array((cell?.written ?? "").utf8) + open + bytes
        close(cell?.kind ?? .prose)
      }
    }
    guard !open.isEmpty else { return chunks }
    if open.allSatisfy(\.isBlankOrEnd), let last = chunks.popLast() {
      open = Array(last.written.utf8) + open
      close(last.kind)
    } else {
      close(.prose)
    }
    return chunks
  }
}

extension UInt8 {
  fileprivate var isBlankOrEnd: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}

extension [UInt8] {
  fileprivate func hasSuffix(_ end: [UInt8]) -> Bool { suffix(end.count).elementsEqual(end) }
}
