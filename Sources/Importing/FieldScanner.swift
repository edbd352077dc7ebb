internal import Observations

/// The bytes that mean something in a comma-separated text.
enum Mark {
  static let comma: UInt8 = 0x2C
  static let quote: UInt8 = 0x22
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let bar: UInt8 = 0x7C

  /// Whether a byte ends no field and needs no look: ASCII behind the comma.
  static func isNone(_ byte: UInt8) -> Bool { byte > comma && byte < 0x80 }
}

/// A byte that a comma-separated text cannot have where it stands.
struct BadByte: Error {
  let place: Int
  let message: String
  /// Whether it is the line as a whole that is wrong.
  var isLine = false
}

/// Finds where the fields of a comma-separated text end.
enum FieldScanner {
  /// The comma or the line's end behind the field that begins there, or the end of the text.
  static func end(_ start: Int, _ text: Swift.Span<UInt8>) throws(BadByte) -> Int {
    if start < text.count, text[start] == Mark.quote { return try endOfQuoted(start, text) }
    var isForeign = false
    var place = next(start, text)
    while place < text.count {
      let byte = text[place]
      if byte == Mark.comma || byte == Mark.lineFeed || byte == Mark.carriageReturn { break }
      if byte == Mark.quote {
        throw BadByte(place: place, message: "a quote inside a field that is not quoted")
      }
      if byte == 0 { throw BadByte(place: place, message: "a NUL byte") }
      if byte >= 0x80 { isForeign = true }
      place = next(place + 1, text)
    }
    if isForeign { try check(start..<place, text) }
    return place
  }

  private static func endOfQuoted(_ start: Int, _ text: Swift.Span<UInt8>) throws(BadByte) -> Int {
    var isForeign = false
    var place = next(start + 1, text)
    while place < text.count {
      let byte = text[place]
      if byte == Mark.quote {
        if place + 1 == text.count || text[place + 1] != Mark.quote { break }
        place += 1
      }
      if byte == 0 { throw BadByte(place: place, message: "a NUL byte") }
      if byte >= 0x80 { isForeign = true }
      place = next(place + 1, text)
    }
    if isForeign { try check(start..<place, text) }
    if place == text.count { throw BadByte(place: start, message: "a quote is never closed") }
    let end = place + 1
    if end < text.count, ![Mark.comma, Mark.lineFeed, Mark.carriageReturn].contains(text[end]) {
      throw BadByte(place: end, message: "text after a closing quote")
    }
    return end
  }

  /// The first byte from there on that ends a field or needs a look; the end of the text if there is none.
  private static func next(_ start: Int, _ text: Swift.Span<UInt8>) -> Int {
    var place = start
    while place < text.count, Mark.isNone(text[place]) { place &+= 1 }
    return place
  }

  /// Where the row behind that end of a field begins.
  static func nextRow(_ end: Int, _ text: Swift.Span<UInt8>) throws(BadByte) -> Int {
    guard end < text.count, text[end] == Mark.carriageReturn else { return end + 1 }
    guard end + 1 < text.count, text[end + 1] == Mark.lineFeed else {
      throw BadByte(place: end, message: "a carriage return without a line feed")
    }
    return end + 2
  }

  /// Refuses a field that is not in UTF-8.
  private static func check(_ field: Range<Int>, _ text: Swift.Span<UInt8>) throws(BadByte) {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: text.extracting(field))
    } catch {
      throw BadByte(
        place: field.lowerBound + error.byteOffsets.lowerBound, message: "the text is not valid UTF-8")
    }
  }
}

extension DataFault {
  /// A fault at a byte of a file; the byte-order mark has no column.
  init(file: String, at index: Int, in text: Swift.Span<UInt8>, _ message: String) {
    var line = 1
    var start = DataFault.beginning(of: text)
    for place in start..<max(start, index) where text[place] == Mark.lineFeed {
      line += 1
      start = place + 1
    }
    self.init(file: file, line: line, column: index - start + 1, message: message)
  }

  /// The first byte behind a byte-order mark.
  static func beginning(of text: Swift.Span<UInt8>) -> Int {
    text.count >= 3 && text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF ? 3 : 0
  }
}
