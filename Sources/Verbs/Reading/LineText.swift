import Observations
package import Texts

/// The line being answered, so that a refusal can print it mended.
package struct LineText: Hashable, Sendable {
  /// As it was typed, each tab a blank, so that a command made of it can be copied.
  package let text: String
  /// Offset of its first byte in the source.
  package let base: Int

  package init(_ text: String, base: Int = 0) {
    self.text =
      text.utf8.contains(0x09)
      ? String(decoding: text.utf8.map { $0 == 0x09 ? 0x20 : $0 }, as: UTF8.self) : text
    self.base = base
  }

  /// The line with one span replaced, spaces tidied.
  package func replacing(_ span: Span, with new: String) -> String {
    edited(from: span.start, to: span.end, new)
  }

  /// The line with words put in before an offset.
  package func inserting(_ words: String, at offset: Int) -> String {
    edited(from: offset, to: offset, words)
  }

  private func edited(from start: Int, to end: Int, _ new: String) -> String {
    let bytes = text.utf8
    let first = bytes.index(bytes.startIndex, offsetBy: min(max(0, start - base), bytes.count))
    let last = bytes.index(bytes.startIndex, offsetBy: min(max(0, end - base), bytes.count))
    let blank = UInt8(ascii: " ")
    var before = text[..<first]
    var after = text[max(first, last)...]
    while before.utf8.last == blank { before.removeLast() }
    while after.utf8.first == blank { after.removeFirst() }
    let joined = [String(before), new, String(after)].filter { !$0.isEmpty }.text(with: " ")
    guard joined.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return joined }
    return joined.split(whereSeparator: { $0 == "\n" || $0 == "\r" }).joined(separator: " ")
  }
}

extension String {
  /// The text with its first occurrence of a word as another.
  func replacingFirstWord(_ word: String, with other: String) -> String {
    var words = split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    if let place = words.firstIndex(where: { Names.folded($0) == word }) { words[place] = other }
    return words.joined(separator: " ")
  }
}
