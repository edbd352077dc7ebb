/// HTML tags as CommonMark reads them.
enum HTMLTag {
  /// The offset after the open or closing tag that begins at `start`, or nothing.
  ///
  /// `dead` collects the offsets of quotes that led nowhere: with it, reading every tag of a text takes time linear in the text.
  static func end(in bytes: [UInt8], from start: Int, before limit: Int, dead: inout Set<Int>) -> Int? {
    var reader = Reader(bytes: bytes, limit: limit, index: start + 1, quotes: [])
    if let end = reader.tag(dead: dead) { return end }
    dead.formUnion(reader.quotes)
    return nil
  }

  /// The offset after the tag name that begins at `start` (a letter, then letters, digits and hyphens).
  static func nameEnd(in bytes: [UInt8], from start: Int, before limit: Int) -> Int? {
    guard start < limit, bytes[start].isLetter else { return nil }
    var index = start + 1
    while index < limit, bytes[index].isAlphanumeric || bytes[index] == 0x2D { index += 1 }
    return index
  }

  private struct Reader {
    let bytes: [UInt8]
    let limit: Int
    var index: Int
    var quotes: [Int]

    var byte: UInt8 { index < limit ? bytes[index] : 0 }

    mutating func blanks() -> Bool {
      let start = index
      while index < limit, bytes[index].isBlank || bytes[index].endsLine { index += 1 }
      return index > start
    }

    mutating func tag(dead: Set<Int>) -> Int? {
      let closes = byte == UInt8(ascii: "/")
      if closes { index += 1 }
      guard let end = HTMLTag.nameEnd(in: bytes, from: index, before: limit) else { return nil }
      index = end
      while true {
        let spaced = blanks()
        if byte == UInt8(ascii: ">") { return index + 1 }
        if closes { return nil }
        if byte == UInt8(ascii: "/") {
          index += 1
          return byte == UInt8(ascii: ">") ? index + 1 : nil
        }
        guard spaced, attribute(dead: dead) else { return nil }
      }
    }

    mutating func attribute(dead: Set<Int>) -> Bool {
      guard byte.isLetter || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":") else { return false }
      while byte.isAlphanumeric || [0x5F, 0x3A, 0x2E, 0x2D].contains(byte) { index += 1 }
      let afterName = index
      _ = blanks()
      guard byte == UInt8(ascii: "=") else {
        index = afterName
        return true
      }
      index += 1
      _ = blanks()
      return value(dead: dead)
    }

    private mutating func value(dead: Set<Int>) -> Bool {
      let quote = byte
      if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        if dead.contains(index) { return false }
        quotes.append(index)
        index += 1
        while index < limit, bytes[index] != quote { index += 1 }
        guard index < limit else { return false }
        index += 1
        return true
      }
      let start = index
      while index < limit, !isUnquotedEnd(bytes[index]) { index += 1 }
      return index > start
    }

    private func isUnquotedEnd(_ byte: UInt8) -> Bool {
      byte.isBlank || byte.endsLine || [0x22, 0x27, 0x3D, 0x3C, 0x3E, 0x60].contains(byte)
    }
  }
}
