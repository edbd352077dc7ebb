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
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    var column = 0
    var pendingReturn = false
    for scalar in text.unicodeScalars {
      if pendingReturn, scalar != "\n" { column += escape("\r", &result) }
      pendingReturn = scalar == "\r"
      switch scalar {
      case "\r": break
      case "\n":
        trimLine(&result)
        result.append(0x0A)
        column = 0
      case "\t":
        let width = 8 - column % 8
        result += repeatElement(0x20, count: width)
        column += width
      case _ where isHidden(scalar): column += escape(scalar, &result)
      default:
        result += Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        column += 1
      }
    }
    if pendingReturn { _ = escape("\r", &result) }
    trimLine(&result)
    while result.last == 0x0A { result.removeLast() }
    return result
  }

  private static func trimLine(_ bytes: inout [UInt8]) {
    while bytes.last?.isBlank == true { bytes.removeLast() }
  }

  private static func escape(_ scalar: Unicode.Scalar, _ bytes: inout [UInt8]) -> Int {
    let text = "\\u{" + String(scalar.value, radix: 16) + "}"
    bytes += Array(text.utf8)
    return text.utf8.count
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
    var kept = 0
    var end = 0
    while end < full.count {
      if full[end] == 0x0A {
        kept += 1
        if kept == rows { break }
      }
      end += 1
    }
    guard kept == rows, rows > 0 else { return nil }
    let more = full[end...].reduce(0) { $1 == 0x0A ? $0 + 1 : $0 }
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

  /// The longest run of backticks in a text.
  static func longestRun(_ bytes: some Sequence<UInt8>) -> Int {
    var longest = 0
    var run = 0
    for byte in bytes {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
