/// The seven kinds of HTML block of CommonMark 0.31, § 4.6.
enum HTMLBlockKind: Int, Hashable, Sendable {
  /// `<script`, `<pre`, `<style`, `<textarea` … to the line with their closing tag.
  case raw = 1
  case comment, instruction, declaration, cdata
  /// A tag of a block … to a blank line.
  case block
  /// Any other whole tag alone on its line … to a blank line; does not interrupt a paragraph.
  case tag

  /// Whether a blank line ends it, and not a text.
  var endsAtBlankLine: Bool { self == .block || self == .tag }

  /// The kind that begins at `start`, where the line's text begins with `<`.
  static func opening(in bytes: [UInt8], at start: Int, before end: Int) -> HTMLBlockKind? {
    guard start + 1 < end else { return nil }
    let second = bytes[start + 1]
    if second == UInt8(ascii: "?") { return .instruction }
    if second == UInt8(ascii: "!") {
      if bytes.has(Marks.comment, at: start, before: end) { return .comment }
      if bytes.has(Marks.cdata, at: start, before: end) { return .cdata }
      return start + 2 < end && bytes[start + 2].isLetter ? .declaration : nil
    }
    let closes = second == UInt8(ascii: "/")
    let nameStart = closes ? start + 2 : start + 1
    guard let nameEnd = HTMLTag.nameEnd(in: bytes, from: nameStart, before: end) else { return nil }
    let name =
      nameEnd - nameStart <= 10
      ? String(decoding: bytes[nameStart..<nameEnd].map(\.lowercased), as: UTF8.self) : ""
    let after = nameEnd < end ? bytes[nameEnd] : 0x20
    let ends = after.isBlank || after == UInt8(ascii: ">")
    if rawNames.contains(name) {
      if !closes, ends { return .raw }
    } else if blockNames.contains(name), ends || bytes.has(Marks.selfClosing, at: nameEnd, before: end) {
      return .block
    }
    guard !rawNames.contains(name) || closes else { return nil }
    var dead: Set<Int> = []
    guard let tagEnd = HTMLTag.end(in: bytes, from: start, before: end, dead: &dead) else { return nil }
    return bytes.isBlank(tagEnd..<end) ? .tag : nil
  }

  /// Whether the line holds the text that ends a block of this kind.
  func ends(in bytes: [UInt8], line: Range<Int>) -> Bool {
    switch self {
    case .raw: Self.endsRaw(bytes, line)
    case .comment: bytes.first(Marks.commentEnd, in: line) != nil
    case .instruction: bytes.first(Marks.instructionEnd, in: line) != nil
    case .declaration: bytes[line].contains(UInt8(ascii: ">"))
    case .cdata: bytes.first(Marks.cdataEnd, in: line) != nil
    case .block, .tag: false
    }
  }

  private static func endsRaw(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    var index = line.lowerBound
    while let tag = bytes.first(Marks.closing, in: index..<line.upperBound) {
      if let nameEnd = HTMLTag.nameEnd(in: bytes, from: tag + 2, before: min(line.upperBound, tag + 14)),
        nameEnd < line.upperBound, bytes[nameEnd] == UInt8(ascii: ">"),
        rawNames.contains(String(decoding: bytes[(tag + 2)..<nameEnd].map(\.lowercased), as: UTF8.self))
      {
        return true
      }
      index = tag + 2
    }
    return false
  }

  private static let rawNames: Set<String> = ["script", "pre", "style", "textarea"]
  private static let blockNames: Set<String> = [
    "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center", "col",
    "colgroup", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame",
    "frameset", "h1", "h2", "h3",
    "h4", "h5", "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link", "main", "menu",
    "menuitem", "nav", "noframes",
    "ol", "optgroup", "option", "p", "param", "search", "section", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "title",
    "tr", "track", "ul",
  ]
}

/// The marks of HTML that more than one reader looks for.
enum Marks {
  static let comment = [UInt8]("<!--".utf8)
  static let commentEnd = [UInt8]("-->".utf8)
  static let instructionEnd = [UInt8]("?>".utf8)
  static let cdata = [UInt8]("<![CDATA[".utf8)
  static let cdataEnd = [UInt8]("]]>".utf8)
  static let closing = [UInt8]("</".utf8)
  static let selfClosing = [UInt8]("/>".utf8)
  /// A checked number of the prose, an assertion, and the end of a number.
  static let number = [UInt8]("<!--=".utf8)
  static let assertion = [UInt8]("<!--?".utf8)
  static let numberEnd = [UInt8]("<!--/=-->".utf8)
  static let endSign = [UInt8]("/=".utf8)
}
