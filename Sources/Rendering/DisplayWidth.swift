/// How many columns of a terminal a text takes: 0 for a combining mark, 2 for a wide East Asian letter or an emoji.
package enum DisplayWidth {
  package static func of(_ text: some StringProtocol) -> Int {
    var columns = 0
    var last = 0
    for scalar in text.unicodeScalars {
      if scalar.value == 0xFE0F {
        // The emoji form of a character that is narrow by itself.
        if last == 1 { columns += 1 }
        last = 0
      } else {
        last = width(scalar)
        columns += last
      }
    }
    return columns
  }

  package static func width(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return value == 0xAD ? 0 : 1 }
    if (0x1160...0x11FF).contains(value) { return 0 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if (0x1F1E6...0x1F1FF).contains(value) { return 1 }
    return isWide(value) || scalar.properties.isEmojiPresentation ? 2 : 1
  }

  /// Blocks of Unicode's East Asian Width W and F; emoji apart.
  private static func isWide(_ value: UInt32) -> Bool {
    if value < 0x1100 { return false }
    return wide.contains { $0.contains(value) }
  }

  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2630...0x2637, 0x268A...0x268F, 0x2E80...0x303E, 0x3041...0x3247,
    0x3250...0x4DBF,
    0x4DC0...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,
    0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1D300...0x1D376,
    0x1F200...0x1F265, 0x20000...0x3FFFD,
  ]
}
