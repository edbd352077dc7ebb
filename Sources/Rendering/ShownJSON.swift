package import Texts

extension JSONValue {
  /// One line without blanks between its parts, in which everything that a reader would not see as itself is escaped:
  /// control and format characters, line separators.
  package var shown: String {
    let text = String(decoding: bytes, as: UTF8.self)
    if ShownText.isShown(text) { return text }
    var shown = ""
    for scalar in text.unicodeScalars {
      if ShownText.isShown(scalar) {
        shown.unicodeScalars.append(scalar)
      } else {
        for unit in String(scalar).utf16 { shown += JSONValue.escape(unit) }
      }
    }
    return shown
  }

  private static func escape(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
  }
}
