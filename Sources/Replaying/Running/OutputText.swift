internal import Texts

/// The text of an output as it is recorded: no tabs, no trailing blanks, no control characters, and not too many rows.
package struct OutputText: Hashable, Sendable {
  /// All lines, with LF between them.
  package let full: [UInt8]
  /// The lines that are recorded: the first `rows`, then `… 183 more rows (sha256:1a2b3c4d)`.
  package let recorded: [UInt8]

  /// Whether rows were left out of `recorded`.
  package let isFolded: Bool

  package static let defaultRows = 40

  /// `isUnordered` makes the digest of the rows blind to their order.
  package init(_ text: String, rows: Int = defaultRows, isUnordered: Bool = false) {
    full = Self.cleaned(text)
    let folded = Self.folded(full, rows: rows, isUnordered: isUnordered)
    recorded = folded ?? full
    isFolded = folded != nil
  }

  /// Tabs become blanks up to the next multiple of 8 columns; control characters, line separators other than LF and CR LF, and
  /// characters that turn the direction of writing become `\u{1b}`; blanks at line ends and empty lines at the end go.
  static func cleaned(_ text: String) -> [UInt8] {
    let bytes = text.utf8.span
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    // What stays as it is, up to the place that is looked at.
    var start = 0
    var place = 0
    while true {
      place = bytes.placeOfUnprintable(from: place)
      if place == bytes.count { break }
      if bytes[place] == 0x0A && place > start && !bytes[place - 1].isBlank {
        place += 1
        continue
      }
      let (scalar, size) = scalar(bytes, place)
      if isHidden(scalar) {
        result.append(bytes.extracting(start..<place))
        start = place + size
        switch scalar {
        case "\r" where start < bytes.count && bytes[start] == 0x0A: break
        case "\n":
          trimLine(&result)
          result.append(0x0A)
        case "\t": result += repeatElement(0x20, count: 8 - lastColumn(of: result) % 8)
        default: result.append("\\u{" + String(scalar.value, radix: 16) + "}")
        }
      }
      place += size
    }
    result.append(bytes.extracting(start...))
    trimLine(&result)
    while result.last == 0x0A { result.removeLast() }
    return result
  }

  /// How many scalars the last line has.
  private static func lastColumn(of bytes: [UInt8]) -> Int {
    bytes.reversed().prefix { $0 != 0x0A }.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
  }

  /// The scalar at an offset of what is UTF-8, and how many bytes it has.
  private static func scalar(_ bytes: Swift.Span<UInt8>, _ place: Int) -> (Unicode.Scalar, Int) {
    let lead = bytes[place]
    if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
    let size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard place + size <= bytes.count else { return ("\u{FFFD}", 1) }
    var value = UInt32(lead) & (0x7F >> UInt32(size))
    for place in place + 1..<place + size { value = value << 6 | UInt32(bytes[place] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", size)
  }

  private static func trimLine(_ bytes: inout [UInt8]) {
    while bytes.last?.isBlank == true { bytes.removeLast() }
  }

  /// Whether a character would act on the page instead of standing in it.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069,
      0xFEFF:
      true
    default: false
    }
  }

  private static func folded(_ full: [UInt8], rows: Int, isUnordered: Bool) -> [UInt8]? {
    guard rows > 0, full.span.count(of: 0x0A) >= rows else { return nil }
    var end = -1
    for _ in 0..<rows { end = full.span.place(of: 0x0A, from: end + 1) }
    let more = full.span.extracting(end...).count(of: 0x0A)
    let covered = isUnordered ? sorted(full) : full
    let digest = Digest.short(Digest.sha256(covered))
    return Array(full[..<end])
      + Array("\n… \(more) more \(more == 1 ? "row" : "rows") (sha256:\(digest))".utf8)
  }

  private static func sorted(_ text: [UInt8]) -> [UInt8] {
    Array(
      text.split(separator: 0x0A, omittingEmptySubsequences: false).sorted {
        $0.lexicographicallyPrecedes($1)
      }.joined(separator: [0x0A]))
  }

  /// What was recorded, for comparing: CR dropped, each line and the whole right-trimmed.
  static func trimmed(_ recorded: [UInt8]) -> [UInt8] {
    if isTrimmed(recorded) { return recorded }
    var result: [UInt8] = []
    result.reserveCapacity(recorded.count)
    for byte in recorded where byte != 0x0D {
      if byte == 0x0A { trimLine(&result) }
      result.append(byte)
    }
    trimLine(&result)
    while result.last == 0x0A || result.last?.isBlank == true { result.removeLast() }
    return result
  }

  private static func isTrimmed(_ recorded: [UInt8]) -> Bool {
    guard let last = recorded.last else { return true }
    let bytes = recorded.span
    if last.isBlank || last.endsLine || bytes.has(0x0D) { return false }
    var end = bytes.place(of: 0x0A, from: 0)
    while end < bytes.count {
      if end > 0, bytes[end - 1].isBlank { return false }
      end = bytes.place(of: 0x0A, from: end + 1)
    }
    return true
  }
}
