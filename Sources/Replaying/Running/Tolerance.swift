/// How far a number may lie from the one recorded: an exact decimal, never a binary fraction.
package struct Tolerance: Hashable, Sendable {
  private let width: ExactDecimal

  /// A plain decimal, not negative, of at most 30 characters: `0.05`.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count <= 30, let (number, end) = ExactDecimal.read(bytes, at: 0), end == bytes.count,
      !number.isNegative,
      bytes.first?.isDigit == true
    else { return nil }
    width = number
  }

  /// Whether two lines say the same: numbers within the tolerance, all else exact but for the padding beside a number.
  func allows(_ recorded: ArraySlice<UInt8>, _ now: ArraySlice<UInt8>) -> Bool {
    recorded.elementsEqual(now) || allows(NumberedLine(recorded), NumberedLine(now))
  }

  func allows(_ recorded: NumberedLine, _ now: NumberedLine) -> Bool {
    recorded.texts == now.texts
      && zip(recorded.numbers, now.numbers).allSatisfy { $0.isNear($1, within: width) }
  }
}

/// A line taken apart: the texts between its numbers (one more than numbers), and the numbers.
struct NumberedLine {
  private(set) var texts: [[UInt8]] = []
  private(set) var numbers: [ExactDecimal] = []

  init(_ line: ArraySlice<UInt8>) {
    let bytes = Array(line)
    var text: [UInt8] = []
    var index = 0
    while index < bytes.count {
      guard let (number, end) = ExactDecimal.word(bytes, at: index) else {
        text.append(bytes[index])
        index += 1
        continue
      }
      if let number {
        texts.append(Self.padded(text, isFirst: texts.isEmpty))
        numbers.append(number)
        text = []
        index = end
        if index < bytes.count, bytes[index].isBlank { text = [0x20] }
        while index < bytes.count, bytes[index].isBlank { index += 1 }
      } else {
        text += bytes[index..<end]
        index = end
      }
    }
    texts.append(text)
  }

  /// A text before a number: the blanks at its end count as one, or at the head of the line as none.
  private static func padded(_ text: [UInt8], isFirst: Bool) -> [UInt8] {
    var result = text
    while result.last?.isBlank == true { result.removeLast() }
    let isHead = isFirst && result.isEmpty
    return result.count < text.count && !isHead ? result + [0x20] : result
  }

  /// An order in which lines that are nearly the same come together.
  static func precedes(_ left: NumberedLine, _ right: NumberedLine) -> Bool {
    if left.texts != right.texts {
      return left.texts.lexicographicallyPrecedes(right.texts) { $0.lexicographicallyPrecedes($1) }
    }
    return left.numbers.lexicographicallyPrecedes(right.numbers) { $0.precedes($1) }
  }
}
