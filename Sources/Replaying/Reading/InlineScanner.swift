/// Finds the HTML comments of an inline text that stand outside code spans, as CommonMark reads it: code spans, comments, tags and
/// autolinks bind alike, and the leftmost wins. Needs time linear in the text.
struct InlineScanner {
  private let text: [UInt8]
  private var index = 0
  private(set) var comments: [Range<Int>] = []
  /// For each length of a run of backticks, the offsets of such runs, and how many of them lie behind.
  private var runs: [Int: (offsets: [Int], passed: Int)] = [:]
  private var deadQuotes: Set<Int> = []
  /// Closing marks that no longer occur.
  private var dead: Set<[UInt8]> = []

  /// The comments of a text, marks included, in order.
  static func comments(in text: [UInt8]) -> [Range<Int>] {
    var scanner = InlineScanner(text)
    scanner.scan()
    return scanner.comments
  }

  private init(_ text: [UInt8]) {
    self.text = text
    var start = 0
    while start < text.count {
      guard text[start] == UInt8(ascii: "`") else {
        start += 1
        continue
      }
      var end = start
      while end < text.count, text[end] == UInt8(ascii: "`") { end += 1 }
      runs[end - start, default: ([], 0)].offsets.append(start)
      start = end
    }
  }

  private mutating func scan() {
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "\\"):
        index += index + 1 < text.count && text[index + 1].isPunctuation ? 2 : 1
      case UInt8(ascii: "`"):
        passBackticks()
      case UInt8(ascii: "<"):
        if let end = commentEnd() {
          comments.append(index..<end)
          index = end
        } else {
          index = otherEnd() ?? index + 1
        }
      default:
        index += 1
      }
    }
  }

  /// Goes past a code span, or past a run of backticks that opens none.
  private mutating func passBackticks() {
    var end = index
    while end < text.count, text[end] == UInt8(ascii: "`") { end += 1 }
    let length = end - index
    index = end
    guard var same = runs[length] else { return }
    while same.passed < same.offsets.count, same.offsets[same.passed] < end { same.passed += 1 }
    if same.passed < same.offsets.count { index = same.offsets[same.passed] + length }
    runs[length]?.passed = same.passed
  }

  private mutating func commentEnd() -> Int? {
    guard text.has(Marks.comment, at: index, before: text.count) else { return nil }
    if text.has([0x3E], at: index + 4, before: text.count) { return index + 5 }
    if text.has([0x2D, 0x3E], at: index + 4, before: text.count) { return index + 6 }
    return end(of: Marks.commentEnd, from: index + 4)
  }

  /// The end of a tag, an instruction, a declaration, a CDATA section or an autolink that begins here.
  private mutating func otherEnd() -> Int? {
    let next = index + 1 < text.count ? text[index + 1] : 0
    if next == UInt8(ascii: "?") { return end(of: Marks.instructionEnd, from: index + 2) }
    if next == UInt8(ascii: "!") {
      if text.has(Marks.cdata, at: index, before: text.count) {
        return end(of: Marks.cdataEnd, from: index + 9)
      }
      return index + 2 < text.count && text[index + 2].isLetter ? end(of: [0x3E], from: index + 2) : nil
    }
    return autolinkEnd() ?? HTMLTag.end(in: text, from: index, before: text.count, dead: &deadQuotes)
  }

  /// `<scheme:address>`: a letter, 1 to 31 letters, digits, `+`, `.` or `-`, a colon, then neither blanks nor `<` nor `>`.
  private func autolinkEnd() -> Int? {
    var end = index + 1
    guard end < text.count, text[end].isLetter else { return nil }
    while end < text.count, text[end].isAlphanumeric || [0x2B, 0x2D, 0x2E].contains(text[end]) { end += 1 }
    guard end < text.count, text[end] == UInt8(ascii: ":"), (3...33).contains(end - index) else { return nil }
    while end < text.count, text[end] > 0x20, text[end] != 0x3C, text[end] != 0x3E { end += 1 }
    return end < text.count && text[end] == 0x3E ? end + 1 : nil
  }

  private mutating func end(of mark: [UInt8], from start: Int) -> Int? {
    guard !dead.contains(mark) else { return nil }
    guard start <= text.count, let found = text.first(mark, in: start..<text.count) else {
      dead.insert(mark)
      return nil
    }
    return found + mark.count
  }
}
