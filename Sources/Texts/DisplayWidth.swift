/// How many columns of a terminal a text takes: `"Япония"` 6, `"日本"` 4, `"e\u{301}"` 1.
package enum DisplayWidth {
  package static func of(_ text: String) -> Int { measured(text).columns }

  /// What is known of a text once it is measured.
  package struct Measure: Sendable {
    package let columns: Int
    /// Whether all of it is printable ASCII.
    package let isASCII: Bool
    /// Whether each of its characters is one scalar that takes one column.
    package let isPlain: Bool
  }

  package static func measured(_ text: String) -> Measure {
    let bytes = text.utf8.span
    var place = bytes.placeOfUnprintable(from: 0)
    if place == bytes.count { return Measure(columns: place, isASCII: true, isPlain: true) }
    var columns = place
    while place < bytes.count {
      guard let size = plainSize(bytes, place) else {
        return Measure(columns: characterColumns(text), isASCII: false, isPlain: false)
      }
      place += size
      columns += 1
    }
    return Measure(columns: columns, isASCII: false, isPlain: true)
  }

  /// The bytes of a scalar that is a character by itself, whatever stands beside it, and takes one column: printable ASCII,
  /// Latin, Greek and Cyrillic letters, dashes, quotes, arrows, signs of mathematics, rules and bars. Nothing for any other.
  private static func plainSize(_ bytes: Swift.Span<UInt8>, _ place: Int) -> Int? {
    let byte = bytes[place]
    if byte < 0x80 { return byte >= 0x20 && byte < 0x7F ? 1 : nil }
    let size = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    guard size < 4, place + size <= bytes.count else { return nil }
    let second = UInt32(bytes[place + 1] & 0x3F)
    let value =
      size == 2
      ? UInt32(byte & 0x1F) << 6 | second
      : UInt32(byte & 0x0F) << 12 | second << 6 | UInt32(bytes[place + 2] & 0x3F)
    return isPlain(value) ? size : nil
  }

  static func isPlain(_ value: UInt32) -> Bool {
    switch value {
    case 0x20...0x7E, 0xA1...0xAC, 0xAE...0x2FF, 0x391...0x3A1, 0x3A3...0x482, 0x48A...0x52F, 0x2010...0x2027,
      0x2030...0x205E,
      0x2190...0x22FF, 0x2500...0x259F:
      true
    default: false
    }
  }

  private static func characterColumns(_ text: String) -> Int {
    var columns = 0
    for character in text { columns += of(character) }
    return columns
  }

  /// The columns of one character: 0, 1 or 2. A sequence is as wide as its widest part.
  package static func of(_ character: Character) -> Int {
    if let byte = character.asciiValue, byte >= 0x20, byte < 0x7F { return 1 }
    return character.unicodeScalars.reduce(0) { max($0, width($1)) }
  }

  package static func width(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if (0x20...0x7E).contains(value) { return 1 }
    switch scalar.properties.generalCategory {
    case .control, .nonspacingMark, .enclosingMark, .lineSeparator, .paragraphSeparator:
      // U+FE0F asks for the picture of the character before it.
      return value == 0xFE0F ? 2 : 0
    case .format:
      return value == 0xAD || !scalar.properties.isDefaultIgnorableCodePoint ? 1 : 0
    default:
      // The later parts of a Hangul syllable stand in the first.
      if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FB).contains(value) { return 0 }
      return isWide(scalar) ? 2 : 1
    }
  }

  /// East Asian Width "W" or "F" (Unicode Standard Annex 11), or a picture by default (UTS 51).
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x1100 else { return false }
    return scalar.properties.isEmojiPresentation || wide.contains { $0.contains(scalar.value) }
  }

  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2630...0x2637, 0x268A...0x268F, 0x2E80...0x303E, 0x3041...0x3247,
    0x3250...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,
    0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1D300...0x1D376,
    0x1F200...0x1F265, 0x20000...0x3FFFD,
  ]
}
