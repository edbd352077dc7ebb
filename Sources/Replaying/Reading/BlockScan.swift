/// What the block scanner found: where a reader must not look for cells, and where it must look for prose numbers.
struct BlockScan {
  /// The fences and HTML blocks, in order; they do not overlap.
  var regions: [Region] = []
  /// The texts of paragraphs, headings and table cells that hold a comment, in order of their ends.
  var texts: [InlineText] = []

  /// A fenced code block or an HTML block: whole lines.
  struct Region {
    enum Kind {
      case fence(marker: UInt8, length: Int, info: Range<Int>)
      case html(HTMLBlockKind)
    }
    let kind: Kind
    /// The number of its first line, from 1.
    let line: Int
    /// Whether it stands in a block quote or a list item.
    let isNested: Bool
    /// Where its first line begins, and where that line's text begins.
    let start: Int
    let textStart: Int
    /// The lines between a fence's two marks; all lines of an HTML block.
    let bodyStart: Int
    var bodyEnd: Int
    var end: Int
    /// Whether its closing mark was found (a block that ends at a blank line is always closed).
    var isClosed = false
  }

  /// The lines of one stretch of inline text, without what belongs to lists and block quotes.
  struct InlineText {
    var lines: [Line]
    struct Line {
      let range: Range<Int>
      let number: Int
      /// Where the whole line begins in the file.
      let start: Int
    }
  }
}

/// A list item or a block quote that is open.
enum BlockContainer {
  case quote
  /// The columns that continue it, and whether nothing stands in it yet.
  case item(width: Int, isEmpty: Bool)
}

/// The block that takes the next line's text.
enum BlockLeaf {
  case none, paragraph, table, indentedCode
  case fence(marker: UInt8, length: Int)
  case html(HTMLBlockKind)

  var isParagraph: Bool { if case .paragraph = self { true } else { false } }
  var isTable: Bool { if case .table = self { true } else { false } }
}
