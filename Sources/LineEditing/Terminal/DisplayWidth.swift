/// How many columns of a terminal a text takes: `"Япония"` 6, `"日本"` 4, `"e\u{301}"` 1.
package func displayWidth(_ text: String) -> Int {
  text.reduce(0) { $0 + displayWidth($1) }
}

/// The columns of one character: 0, 1 or 2. A sequence is as wide as its widest part.
package func displayWidth(_ character: Character) -> Int {
  character.unicodeScalars.reduce(0) { max($0, displayWidth($1)) }
}

private func displayWidth(_ scalar: Unicode.Scalar) -> Int {
  if (0x20...0x7E).contains(scalar.value) { return 1 }
  switch scalar.properties.generalCategory {
  case .control, .nonspacingMark, .enclosingMark, .lineSeparator, .paragraphSeparator:
    // U+FE0F asks for the picture of the character before it.
    return scalar.value == 0xFE0F ? 2 : 0
  case .format:
    return scalar.value == 0xAD || !scalar.properties.isDefaultIgnorableCodePoint ? 1 : 0
  default:
    // The later parts of a Hangul syllable stand in the first.
    if (0x1160...0x11FF).contains(scalar.value) || (0xD7B0...0xD7FB).contains(scalar.value) { return 0 }
    return isWide(scalar) ? 2 : 1
  }
}

/// East Asian Width "W" or "F" (Unicode Standard Annex 11), or a picture by default (UTS 51).
private func isWide(_ scalar: Unicode.Scalar) -> Bool {
  guard scalar.value >= 0x1100 else { return false }
  return scalar.properties.isEmojiPresentation || wide.contains { $0.contains(scalar.value) }
}

private let wide: [ClosedRange<UInt32>] = [
  0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3,
  0xF900...0xFAFF,
  0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x16FF1, 0x17000...0x18D08,
  0x1AFF0...0x1B2FB, 0x1F200...0x1F265, 0x20000...0x2FFFD, 0x30000...0x3FFFD,
]
