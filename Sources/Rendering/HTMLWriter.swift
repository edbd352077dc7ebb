internal import Texts

/// HTML as it is written: elements, and texts in which no character is markup.
///
///     var page = HTMLWriter()
///     page.element("p") { $0.text("a < b") }  // <p>a &lt; b</p>
struct HTMLWriter {
  private var bytes: [UInt8] = []
  /// Whether a block has parts.
  private(set) var hasParts = false

  init() { bytes.reserveCapacity(512) }

  var length: Int { bytes.count }
  var written: String { String(decoding: bytes, as: UTF8.self) }

  /// `attributes` as they stand behind the element's name; the content is what `write` writes.
  mutating func element(
    _ name: String, _ attributes: String = "", _ write: (inout HTMLWriter) -> Void
  ) {
    bytes.append("<")
    bytes.append(name)
    if !attributes.isEmpty {
      bytes.append(" ")
      bytes.append(attributes)
    }
    bytes.append(">")
    write(&self)
    bytes.append("</")
    bytes.append(name)
    bytes.append(">")
  }

  mutating func element(_ name: String, _ attributes: String = "", text: String) {
    element(name, attributes) { $0.text(text) }
  }

  /// An element whose parts stand on lines of their own.
  mutating func block(_ name: String, _ attributes: String = "", _ write: (inout HTMLWriter) -> Void) {
    element(name, attributes) { page in
      page.bytes.append("\n")
      write(&page)
    }
  }

  /// A part of a block.
  mutating func part(_ write: (inout HTMLWriter) -> Void) {
    write(&self)
    bytes.append("\n")
    hasParts = true
  }

  /// A part that is one element.
  mutating func line(_ name: String, _ attributes: String = "", _ write: (inout HTMLWriter) -> Void) {
    part { $0.element(name, attributes, write) }
  }

  /// What is markup already, or cannot be.
  mutating func markup(_ text: String) { bytes.append(text) }

  /// Text in an element, or between the quotes of an attribute.
  mutating func text(_ text: String) {
    let shown = ShownText.shown(text)
    let written = shown.utf8.span
    var start = 0
    for place in written.indices {
      guard let entity = HTMLWriter.entity(written[place]) else { continue }
      bytes.append(written.extracting(start..<place))
      bytes.append(entity)
      start = place + 1
    }
    bytes.append(written.extracting(start...))
  }

  private static func entity(_ byte: UInt8) -> String? {
    switch Unicode.Scalar(byte) {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    case "\"": "&quot;"
    case "'": "&#39;"
    default: nil
    }
  }
}
