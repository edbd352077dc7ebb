/// Letters of other alphabets that look Latin.
enum Confusables {
  private static let latin: [Unicode.Scalar: Unicode.Scalar] = [
    "А": "A", "В": "B", "С": "C", "Е": "E", "Н": "H", "І": "I", "Ј": "J", "К": "K", "М": "M", "О": "O",
    "Р": "P",
    "Ѕ": "S", "Т": "T", "Х": "X", "У": "Y", "а": "a", "с": "c", "е": "e", "і": "i", "ј": "j", "о": "o",
    "р": "p",
    "ѕ": "s", "х": "x", "у": "y", "Α": "A", "Β": "B", "Ε": "E", "Ζ": "Z", "Η": "H", "Ι": "I", "Κ": "K",
    "Μ": "M",
    "Ν": "N", "Ο": "O", "Ρ": "P", "Τ": "T", "Χ": "X", "Υ": "Y", "ο": "o", "ı": "i", "İ": "I",
  ]

  /// The text in Latin letters; nothing if it has no look-alike.
  static func mended(_ text: String) -> String? {
    var mended = String.UnicodeScalarView()
    var changed = false
    for scalar in text.unicodeScalars {
      if let plain = latin[scalar] {
        mended.append(plain)
        changed = true
      } else {
        mended.append(scalar)
      }
    }
    return changed ? String(mended) : nil
  }
}
