internal import Texts

/// What the readers of a notebook ask of one byte. Everything that is not ASCII is text.
extension UInt8 {
  /// A space or a tab: what CommonMark calls blank.
  var isBlank: Bool { self == 0x20 || self == 0x09 }
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
  var isAlphanumeric: Bool { isDigit || isLetter }
  var isHexDigit: Bool { isDigit || ((self | 0x20) >= 0x61 && (self | 0x20) <= 0x66) }
  /// What a backslash can escape in Markdown.
  var isPunctuation: Bool { self > 0x20 && self < 0x7F && !isAlphanumeric }
  /// A line feed or a carriage return.
  var endsLine: Bool { self == 0x0A || self == 0x0D }
  var lowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
}

extension [UInt8] {
  /// What some editors put before a text in UTF-8.
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  var hasByteOrderMark: Bool { has(.byteOrderMark, at: 0, before: count) }

  /// Whether the bytes from `index` on, and before `end`, begin with `text`.
  func has(_ text: [UInt8], at index: Int, before end: Int) -> Bool {
    guard index >= 0, index + text.count <= end else { return false }
    for position in text.indices where self[index + position] != text[position] { return false }
    return true
  }

  /// The offset of the first `text` that lies in `range`.
  func first(_ text: [UInt8], in range: Range<Int>) -> Int? {
    guard let head = text.first, range.count >= text.count else { return nil }
    let searched = span.extracting(0..<range.upperBound)
    var index = searched.place(of: head, from: range.lowerBound)
    while index + text.count <= range.upperBound {
      if has(text, at: index, before: range.upperBound) { return index }
      index = searched.place(of: head, from: index + 1)
    }
    return nil
  }

  /// The range without spaces and tabs at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, self[start].isBlank { start += 1 }
    while start < end, self[end - 1].isBlank { end -= 1 }
    return start..<end
  }

  /// Whether the range holds spaces and tabs alone.
  func isBlank(_ range: Range<Int>) -> Bool { trimmed(range).isEmpty }

  /// The bytes of a range as text; what is not UTF-8 becomes U+FFFD.
  func text(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }

  /// The offset after the line that holds `index`: its end without, and with, the line ending (LF, CRLF or CR).
  func line(from index: Int) -> (end: Int, next: Int) {
    let end = span.place(of: 0x0A, or: 0x0D, from: index)
    guard end < count else { return (end, end) }
    let isPair = self[end] == 0x0D && end + 1 < count && self[end + 1] == 0x0A
    return (end, isPair ? end + 2 : end + 1)
  }

  /// The range's lines with LF for every line ending, the last one dropped: what a cell says.
  ///
  ///     "a\r\nb\r\n" → "a\nb"
  func normalisedLines(_ range: Range<Int>) -> [UInt8] {
    if !span.extracting(range).has(0x0D) {
      return Array(
        !range.isEmpty && self[range.upperBound - 1] == 0x0A ? self[range].dropLast() : self[range])
    }
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = self[index]
      index += 1
      if byte == 0x0D {
        if index < range.upperBound, self[index] == 0x0A { index += 1 }
        result.append(0x0A)
      } else {
        result.append(byte)
      }
    }
    if result.last == 0x0A { result.removeLast() }
    return result
  }
}
