internal import Texts

/// Text as a reader may see it: nothing in it moves the cursor, hides or turns around what stands beside it.
///
///     "a\u{1B}[31m"  →  a\u{1b}[31m
package enum ShownText {
  /// Control and format characters, line separators and characters without a shape by their number.
  package static func shown(_ text: String) -> String {
    if isShown(text) { return text }
    var shown = ""
    for scalar in text.unicodeScalars {
      if isShown(scalar) { shown.unicodeScalars.append(scalar) } else { shown += escape(scalar) }
    }
    return shown
  }

  /// Whether it can be told at a glance that all of it is seen as itself: all of it is printable ASCII.
  static func isShown(_ text: String) -> Bool { DisplayWidth.measured(text).isASCII }

  /// `\u{1b}`
  package static func escape(_ scalar: Unicode.Scalar) -> String {
    "\\u{" + String(scalar.value, radix: 16) + "}"
  }

  /// Whether the character has a shape of its own and stays where it is put.
  package static func isShown(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x7F { return scalar.value >= 0x20 }
    return switch scalar.properties.generalCategory {
    case .control, .format, .privateUse, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }
}
