/// A prompt as libedit wants it.
enum Prompt {
  /// Stands around what takes no room on the row.
  static let literal: Unicode.Scalar = "\u{1}"

  /// Escapes become literals, neighbours in one; the last literal gets a space after it, or libedit would lose it.
  /// Other control characters are dropped: a prompt is one row.
  static func encoded(_ prompt: String, colour: Bool) -> String {
    var result = String.UnicodeScalarView()
    var escapes = String.UnicodeScalarView()
    func close() {
      guard !escapes.isEmpty else { return }
      result += [literal] + escapes + [literal]
      escapes.removeAll()
    }
    var rest = prompt.unicodeScalars[...]
    while let scalar = rest.first {
      if let escape = escapeSequence(rest) {
        if colour { escapes += escape }
        rest = rest[escape.endIndex...]
        continue
      }
      rest.removeFirst()
      if scalar.properties.generalCategory == .control { continue }
      close()
      result.append(scalar)
    }
    if !escapes.isEmpty {
      close()
      result.append(" ")
    }
    return String(result)
  }

  /// The columns of an encoded prompt; nil where some character is drawn otherwise than libedit counts it.
  static func columns(_ encoded: String) -> Int? {
    let parts = encoded.unicodeScalars.split(separator: literal, omittingEmptySubsequences: false)
    let visible = parts.enumerated().filter { $0.offset % 2 == 0 }.flatMap { Array($0.element) }
    return Overpaint.columns(visible[...])
  }

  /// `ESC [ … final`, `ESC ] … BEL or ESC \`, or ESC and one more.
  private static func escapeSequence(_ text: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView? {
    guard text.first == "\u{1b}" else { return nil }
    let body = text.dropFirst()
    let end: Substring.UnicodeScalarView.Index?
    switch body.first {
    case "[": end = body.dropFirst().firstIndex { ("@"..."~").contains($0) }
    case "]": end = body.firstIndex { $0 == "\u{7}" || $0 == "\\" }
    default: end = body.indices.first
    }
    guard let end else { return text }
    return text[...end]
  }
}
