/// The attributes in Pandoc braces after `okrug` or `output`: `{#id .class key="value"}`.
package struct Attributes: Hashable, Sendable {
  package private(set) var id: String?
  package private(set) var classes: [String]
  package private(set) var pairs: [Pair]

  package struct Pair: Hashable, Sendable {
    package let key: String
    package let value: String
  }

  package init(id: String? = nil, classes: [String] = [], pairs: [Pair] = []) {
    self.id = id
    self.classes = classes
    self.pairs = pairs
  }

  package var isEmpty: Bool { id == nil && classes.isEmpty && pairs.isEmpty }

  package func has(_ name: String) -> Bool { classes.contains(name) }

  /// The value of a key; of several, the first.
  package func value(_ key: String) -> String? { pairs.first { $0.key == key }?.value }

  mutating func add(class name: String) { if !classes.contains(name) { classes.append(name) } }

  mutating func add(_ key: String, _ value: String) { pairs.append(Pair(key: key, value: value)) }

  /// The braces, or nothing where there is nothing to say. Values are written as they are: see `safe(_:)`.
  package var text: String {
    if isEmpty { return "" }
    var parts = id.map { ["#" + $0] } ?? []
    parts += classes.map { "." + $0 }
    parts += pairs.map { "\($0.key)=\"\($0.value)\"" }
    return "{" + parts.joined(separator: " ") + "}"
  }

  /// A value that braces can hold: printable ASCII but for quotes, backslashes, backticks, braces and `%`, which become `%XX`.
  package static func safe(_ value: String) -> String {
    var result = ""
    for byte in value.utf8 {
      if byte >= 0x20, byte < 0x7F, ![0x22, 0x25, 0x5C, 0x60, 0x7B, 0x7D].contains(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += "%" + Hex.text([byte])
      }
    }
    return result
  }

  /// Whether a text is an id: a letter, then at most 63 letters, digits, hyphens and underscores.
  package static func isID(_ text: some StringProtocol) -> Bool {
    guard let first = text.utf8.first, first.isLetter, text.utf8.count <= 64 else { return false }
    return text.utf8.allSatisfy { $0.isAlphanumeric || $0 == 0x2D || $0 == 0x5F }
  }
}

/// Reads attributes out of bytes.
struct AttributeReader {
  private let bytes: [UInt8]
  private let end: Int
  private var index: Int
  private var result = Attributes()
  private var count = 0
  private static let most = 64

  /// The attributes that a range of bytes is, or why it is none.
  static func read(_ bytes: [UInt8], _ range: Range<Int>) -> Result<Attributes, AttributeFault> {
    let range = bytes.trimmed(range)
    var reader = AttributeReader(bytes: bytes, end: range.upperBound - 1, index: range.lowerBound + 1)
    guard range.count >= 2, bytes[range.lowerBound] == UInt8(ascii: "{"),
      bytes[range.upperBound - 1] == UInt8(ascii: "}")
    else {
      return .failure(.init(offset: range.lowerBound, message: notBraces, hint: bracesHint))
    }
    return reader.all()
  }

  private init(bytes: [UInt8], end: Int, index: Int) {
    self.bytes = bytes
    self.end = end
    self.index = index
  }

  private mutating func all() -> Result<Attributes, AttributeFault> {
    while true {
      let start = index
      while index < end, bytes[index].isBlank { index += 1 }
      if index >= end { return .success(result) }
      let item = index
      if item == start, !result.isEmpty {
        return .failure(.init(offset: item, message: noBlank, hint: bracesHint))
      }
      count += 1
      if count > Self.most {
        return .failure(
          .init(offset: item, message: "more than \(Self.most) attributes", hint: "take some out"))
      }
      if let fault = one(item) { return .failure(fault) }
    }
  }

  private mutating func one(_ start: Int) -> AttributeFault? {
    switch bytes[start] {
    case UInt8(ascii: "#"):
      index += 1
      let name = word()
      guard Attributes.isID(name) else {
        return .init(
          offset: start, message: name.isEmpty ? "an id is missing behind '#'" : "'\(name)' is not an id",
          hint: idHint)
      }
      guard result.id == nil else {
        return .init(offset: start, message: "a second id '\(name)'", hint: "keep one id")
      }
      result = Attributes(id: name, classes: result.classes, pairs: result.pairs)
    case UInt8(ascii: "."):
      index += 1
      let name = word()
      guard !name.isEmpty else {
        return .init(offset: start, message: "a dot without a class", hint: bracesHint)
      }
      result.add(class: name)
    default:
      let key = word()
      guard !key.isEmpty, index + 1 < end, bytes[index] == UInt8(ascii: "="),
        bytes[index + 1] == UInt8(ascii: "\"")
      else {
        return .init(offset: start, message: "neither #id, .class nor key=\"value\"", hint: bracesHint)
      }
      index += 2
      let valueStart = index
      while index < end, bytes[index] != UInt8(ascii: "\"") { index += 1 }
      guard index < end else {
        return .init(offset: valueStart - 1, message: "a quote that is not closed", hint: bracesHint)
      }
      guard result.value(key) == nil else {
        return .init(offset: start, message: "a second '\(key)'", hint: "keep one")
      }
      result.add(key, bytes.text(valueStart..<index))
      index += 1
    }
    return nil
  }

  private mutating func word() -> String {
    let start = index
    while index < end, bytes[index].isAlphanumeric || [0x2D, 0x5F, 0x3A].contains(bytes[index]) { index += 1 }
    return bytes.text(start..<index)
  }
}

/// Why a text is not attributes, at a byte offset.
struct AttributeFault: Error {
  let offset: Int
  let message: String
  let hint: String
}

private let notBraces = "the attributes are not in braces"
private let noBlank = "two attributes without a blank between them"
private let bracesHint = "write {#id .class key=\"value\"}"
private let idHint = "an id is a letter, then at most 63 letters, digits, hyphens and underscores"
