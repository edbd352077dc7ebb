/// The lines between `---` and `---` at the head of a notebook: opaque, but for the flat keys under `okrug:`.
package struct FrontMatter: Hashable, Sendable {
  /// All its lines, both marks included.
  package let range: Range<Int>
  /// Where a line can be put at the end of it: the start of the closing mark.
  let close: Int
  package private(set) var keys: [Key] = []

  package struct Key: Hashable, Sendable {
    package let name: String
    package let value: String
    /// The bytes of the value as written, quotes included.
    let valueRange: Range<Int>
    let line: Int
    /// The blanks before the key, and the end of its line with its line ending.
    let indent: Range<Int>
    let lineEnd: Int
  }

  package init(range: Range<Int>, close: Int, keys: [Key] = []) {
    self.range = range
    self.close = close
    self.keys = keys
  }

  package func value(_ name: String) -> String? { key(name)?.value }
  func key(_ name: String) -> Key? { keys.first { $0.name == name } }

  /// The publications that the notebook says it reads.
  package var data: [String] { (value("data") ?? "").split(separator: " ").map(String.init) }
  /// The digest of what they held, `sha256:` and at least 8 digits.
  package var digest: String? { value("digest") }
  /// How many rows of an output are recorded in full.
  package var rows: Int {
    value("rows").flatMap(Int.init).flatMap { $0 > 0 ? $0 : nil } ?? OutputText.defaultRows
  }
}

/// Reads front matter.
struct FrontMatterReader {
  private let bytes: [UInt8]
  private var keys: [FrontMatter.Key] = []
  private var issues: [NotebookIssue] = []
  private var inOkrug = false
  private var indent: Int?

  /// The front matter that begins at `start`, with the number of lines in it and what is odd about it.
  static func read(_ bytes: [UInt8], at start: Int) -> (
    front: FrontMatter?, lines: Int, issues: [NotebookIssue]
  ) {
    let first = bytes.line(from: start)
    guard isMark(bytes, start..<first.end, dots: false) else { return (nil, 0, []) }
    var reader = FrontMatterReader(bytes: bytes)
    var index = first.next
    var number = 2
    while index < bytes.count {
      let line = bytes.line(from: index)
      if isMark(bytes, index..<line.end, dots: true) {
        return (FrontMatter(range: start..<line.next, close: index, keys: reader.keys), number, reader.issues)
      }
      reader.read(index..<line.end, next: line.next, number: number)
      index = line.next
      number += 1
    }
    return (
      nil, 0,
      [
        NotebookIssue(
          .warning, "unterminated-front-matter", line: 1, unterminated, hint: "close it with a line ---")
      ]
    )
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private static func isMark(_ bytes: [UInt8], _ line: Range<Int>, dots: Bool) -> Bool {
    guard line.count >= 3 else { return false }
    let mark = bytes[line.lowerBound]
    guard mark == UInt8(ascii: "-") || (dots && mark == UInt8(ascii: ".")) else { return false }
    guard bytes[line.lowerBound + 1] == mark, bytes[line.lowerBound + 2] == mark else { return false }
    return bytes.isBlank((line.lowerBound + 3)..<line.upperBound)
  }

  private mutating func read(_ line: Range<Int>, next: Int, number: Int) {
    let text = bytes.trimmed(line)
    guard let head = text.first, bytes[head] != UInt8(ascii: "#") else { return }
    if head == line.lowerBound {
      inOkrug = bytes.has(Array("okrug:".utf8), at: head, before: line.upperBound)
      guard inOkrug, let rest = bytes.trimmed((head + 6)..<text.upperBound).first,
        bytes[rest] != UInt8(ascii: "#")
      else { return }
      warn(
        "front-matter-value", number, "keys on the line of 'okrug:' are not read",
        hint: "give each key a line of its own, indented")
    } else if inOkrug {
      readKey(line, text, next: next, number: number)
    }
  }

  private mutating func readKey(_ line: Range<Int>, _ text: Range<Int>, next: Int, number: Int) {
    let width = text.lowerBound - line.lowerBound
    if indent == nil { indent = width }
    guard width == indent, let colon = text.first(where: { bytes[$0] == UInt8(ascii: ":") }),
      colon + 1 == text.upperBound || bytes[colon + 1].isBlank
    else {
      warn(
        "front-matter-value", number, "a line under 'okrug:' that is not a flat key",
        hint: "write key: value, all keys indented alike")
      return
    }
    let name = bytes.text(text.lowerBound..<colon)
    let valueRange = value(in: bytes.trimmed((colon + 1)..<text.upperBound))
    let value = unquoted(valueRange)
    guard Self.known.contains(name) else {
      return warn(
        "unknown-front-matter-key", number, "no key '\(name)' under 'okrug:'",
        hint: "the keys are \(Self.known.joined(separator: ", "))")
    }
    guard !keys.contains(where: { $0.name == name }) else {
      return warn("front-matter-value", number, "a second '\(name)': the first one counts", hint: "keep one")
    }
    if !isGood(name, value) {
      warn("front-matter-value", number, "'\(value)' is no value for '\(name)'", hint: Self.hints[name] ?? "")
    }
    keys.append(
      .init(
        name: name, value: value, valueRange: valueRange, line: number,
        indent: line.lowerBound..<text.lowerBound, lineEnd: next))
  }

  /// The value without a comment after it.
  private func value(in range: Range<Int>) -> Range<Int> {
    guard let first = range.first else { return range }
    let quote = bytes[first]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let close = range.dropFirst().first { bytes[$0] == quote }
      return close.map { first..<($0 + 1) } ?? range
    }
    let comment = range.first { bytes[$0] == UInt8(ascii: "#") && ($0 == first || bytes[$0 - 1].isBlank) }
    return bytes.trimmed(first..<(comment ?? range.upperBound))
  }

  private func unquoted(_ range: Range<Int>) -> String {
    guard range.count >= 2, bytes[range.lowerBound] == bytes[range.upperBound - 1],
      bytes[range.lowerBound] == UInt8(ascii: "\"") || bytes[range.lowerBound] == UInt8(ascii: "'")
    else { return bytes.text(range) }
    return bytes.text((range.lowerBound + 1)..<(range.upperBound - 1))
  }

  private func isGood(_ name: String, _ value: String) -> Bool {
    switch name {
    case "format": value == "1"
    case "rows": Int(value).map { $0 > 0 } ?? false
    case "digest":
      value.hasPrefix("sha256:") && value.utf8.count >= 15 && value.utf8.dropFirst(7).allSatisfy(\.isHexDigit)
    default: !value.hasPrefix("[") && !value.hasPrefix("|") && !value.hasPrefix(">")
    }
  }

  private mutating func warn(_ code: String, _ line: Int, _ message: String, hint: String) {
    issues.append(NotebookIssue(.warning, code, line: line, message, hint: hint))
  }

  private static let known = ["format", "data", "digest", "rows"]
  private static let hints = [
    "format": "this okrug reads format 1", "rows": "a whole number above 0",
    "digest": "sha256: and at least 8 hexadecimal digits",
    "data": "names with blanks between them",
  ]
}

private let unterminated = "the front matter is not closed, so it is prose"
