package import Observations

/// A comma-separated text (RFC 4180) with a header line, kept as bytes; a field becomes a String when it is asked for.
///
/// Accepted: a byte-order mark, LF or CRLF, quoted fields over several lines. Refused with line and column: a quote
/// inside a bare field, text after a closing quote, a quote never closed, a carriage return alone, a row of another
/// width, a column named twice, invalid UTF-8, NUL.
package final class CommaSeparated: Sendable {
  package let file: String
  private let bytes: Bytes
  /// Fields of a row.
  private let width: Int
  /// Rows without the header.
  package let count: Int
  /// Where each field of each row begins, the header's first; after the fields of a row, the byte behind its end and one
  /// more.
  private let starts: [Int32]

  package init(_ source: DataFile) throws(DataFault) {
    file = source.name
    bytes = source.content
    let scanner = try source.content.lend { text throws(DataFault) in
      try CommaSeparatedScanner(source.name, text)
    }
    width = scanner.width
    count = scanner.count
    starts = scanner.starts
  }

  // MARK: Columns

  /// The names of the columns.
  package var header: [String] {
    (0..<width).map { column in bytes.lend { CommaSeparated.text($0, place(column)) } }
  }

  package func column(_ name: String) -> Int? {
    let wanted = name.utf8.span
    let plain = bytes.lend { text in
      (0..<width).first { column in
        let place = place(column)
        return place.count == wanted.count && CommaSeparated.isSame(text.extracting(place), wanted)
      }
    }
    return plain ?? header.firstIndex(of: name)
  }

  /// The column of that name; a fault of the header line if there is none.
  func required(_ name: String) throws(DataFault) -> Int {
    guard let place = column(name) else {
      throw DataFault(file: file, line: 1, message: "the column '\(name)' is missing")
    }
    return place
  }

  /// The column of that name; one whose every field is empty if there is none.
  func optional(_ name: String) -> Int { column(name) ?? -1 }

  // MARK: Fields

  package func text(_ row: Int, _ column: Int) -> String {
    guard let range = field(row, column) else { return "" }
    return bytes.lend { CommaSeparated.text($0, range) }
  }

  /// The text of a field, without the quotes around it.
  static func text(_ text: Swift.Span<UInt8>, _ range: Range<Int>) -> String {
    let field = text.extracting(range)
    return isQuoted(field) ? String(decoding: unquoted(field), as: UTF8.self) : String(inUTF8: field)
  }

  private static func isQuoted(_ field: Swift.Span<UInt8>) -> Bool {
    !field.isEmpty && field[0] == Mark.quote
  }

  private static func unquoted(_ field: Swift.Span<UInt8>) -> [UInt8] {
    var plain: [UInt8] = []
    plain.reserveCapacity(field.count)
    var afterQuote = false
    for place in field.indices.dropFirst().dropLast() {
      let byte = field[place]
      if byte == Mark.quote, afterQuote {
        afterQuote = false
        continue
      }
      afterQuote = byte == Mark.quote
      plain.append(byte)
    }
    return plain
  }

  /// Lends the bytes of a field without the quotes around it; none beyond the rows and columns.
  func lend<Result>(_ row: Int, _ column: Int, _ body: (Swift.Span<UInt8>) -> Result) -> Result {
    bytes.lend { text in
      let field = text.extracting(field(row, column) ?? 0..<0)
      return CommaSeparated.isQuoted(field) ? body(CommaSeparated.unquoted(field).span) : body(field)
    }
  }

  /// Whether a field has that text.
  func isText(_ row: Int, _ column: Int, _ wanted: String) -> Bool {
    let wanted = wanted.utf8.span
    return lend(row, column) { CommaSeparated.isSame($0, wanted) }
  }

  /// Whether two texts have the same bytes.
  static func isSame(_ one: Swift.Span<UInt8>, _ other: Swift.Span<UInt8>) -> Bool {
    guard one.count == other.count else { return false }
    var place = 0
    while place < one.count, one[place] == other[place] { place &+= 1 }
    return place == one.count
  }

  /// The texts between the bars of `a|b|c`; none of an empty field.
  func parts(_ row: Int, _ column: Int) -> [String] {
    var parts: [String] = []
    eachPart(row, column) { parts.append(String(inUTF8: $0)) }
    return parts
  }

  /// The bytes between the bars of `a|b|c`, one part after the other; none of an empty field.
  func eachPart(_ row: Int, _ column: Int, _ body: (Swift.Span<UInt8>) -> Void) {
    guard let range = field(row, column), !range.isEmpty else { return }
    lend(row, column) { field in
      var start = 0
      var place = 0
      while place < field.count {
        if field[place] == Mark.bar {
          if place > start { body(field.extracting(start..<place)) }
          start = place &+ 1
        }
        place &+= 1
      }
      if start < field.count { body(field.extracting(start..<field.count)) }
    }
  }

  package func isEmpty(_ row: Int, _ column: Int) -> Bool {
    guard let range = field(row, column) else { return true }
    return range.isEmpty || range.count == 2 && bytes.lend { CommaSeparated.isQuoted($0.extracting(range)) }
  }

  /// A whole number in plain digits, at most a million.
  func whole(_ row: Int, _ column: Int) throws(DataFault) -> Int {
    let text = text(row, column)
    guard let number = Int(text), (0...1_000_000).contains(number), text.utf8.first != 0x2B else {
      throw fault(row, column, "'\(text)' is not a whole number")
    }
    return number
  }

  /// The number of a line, from 1.
  func line(_ row: Int, _ column: Int) throws(DataFault) -> Int {
    let line = try whole(row, column)
    if line == 0 { throw fault(row, column, "'\(text(row, column))' is no line: lines count from 1") }
    return line
  }

  /// The power of ten of an amount, 6 for millions; 0 for an empty field.
  func power(_ row: Int, _ column: Int) throws(DataFault) -> Int {
    if isEmpty(row, column) { return 0 }
    let text = text(row, column)
    guard let power = Int(text), (-12...15).contains(power), text.utf8.first != 0x2B else {
      throw fault(row, column, "'\(text)' is not a power of ten")
    }
    return power
  }

  /// Whether a field has the same bytes as that of another row, quotes included.
  package func isSame(_ row: Int, _ other: Int, _ column: Int) -> Bool {
    guard let own = field(row, column), let above = field(other, column), own.count == above.count else {
      return false
    }
    return bytes.lend { CommaSeparated.isSame($0.extracting(own), $0.extracting(above)) }
  }

  /// A fault at the first byte of a field.
  package func fault(_ row: Int, _ column: Int, _ message: String) -> DataFault {
    guard let range = field(row, column) else { return DataFault(file: file, message: message) }
    return bytes.lend { DataFault(file: file, at: range.lowerBound, in: $0, message) }
  }

  /// Where a field stands, with the quotes around it; nothing beyond the rows and columns.
  private func field(_ row: Int, _ column: Int) -> Range<Int>? {
    guard row >= 0, row < count, column >= 0, column < width else { return nil }
    return place((row &+ 1) &* (width &+ 1) &+ column)
  }

  private func place(_ start: Int) -> Range<Int> { Int(starts[start])..<Int(starts[start &+ 1]) &- 1 }
}
