package import Observations

/// A comma-separated text (RFC 4180) with a header line, kept as bytes; a field becomes a String when it is asked for.
///
/// Accepted: a byte-order mark, LF or CRLF, quoted fields over several lines. Refused with line and column: a quote
/// inside a bare field, text after a closing quote, a quote never closed, a carriage return alone, a row of another
/// width, a column named twice, invalid UTF-8, NUL.
package final class CommaSeparated: Sendable {
  package let file: String
  private let bytes: [UInt8]
  package let header: [String]
  /// Rows without the header.
  package let count: Int
  /// Where each field of each row begins; after the fields of a row, the byte behind its end and one more.
  private let starts: [Int32]

  package init(_ source: DataFile) throws(DataFault) {
    file = source.name
    bytes = source.bytes
    var scanner = CommaSeparatedScanner(source)
    try scanner.scan()
    header = scanner.header
    count = scanner.count
    starts = scanner.starts
  }

  // MARK: Reading

  package func column(_ name: String) -> Int? { header.firstIndex(of: name) }

  /// The column of that name; a fault of the header line if there is none.
  func required(_ name: String) throws(DataFault) -> Int {
    guard let place = column(name) else {
      throw DataFault(file: file, line: 1, message: "the column '\(name)' is missing")
    }
    return place
  }

  /// The column of that name; one whose every field is empty if there is none.
  func optional(_ name: String) -> Int { column(name) ?? -1 }

  package func text(_ row: Int, _ column: Int) -> String {
    guard let range = field(row, column) else { return "" }
    return CommaSeparated.text(bytes, range)
  }

  /// The text of a field, without the quotes around it.
  static func text(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    guard isQuoted(bytes, range) else {
      return unsafe bytes.withUnsafeBufferPointer { buffer in
        unsafe String(decoding: UnsafeBufferPointer(rebasing: buffer[range]), as: UTF8.self)
      }
    }
    var plain: [UInt8] = []
    plain.reserveCapacity(range.count)
    var afterQuote = false
    for place in range.dropFirst().dropLast() {
      let byte = bytes[place]
      if byte == 0x22, afterQuote {
        afterQuote = false
        continue
      }
      afterQuote = byte == 0x22
      plain.append(byte)
    }
    return String(decoding: plain, as: UTF8.self)
  }

  private static func isQuoted(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    range.lowerBound < range.upperBound && bytes[range.lowerBound] == 0x22
  }

  /// The texts between the bars of `a|b|c`; none of an empty field.
  func parts(_ row: Int, _ column: Int) -> [String] {
    if isEmpty(row, column) { return [] }
    return text(row, column).utf8.split(separator: 0x7C).map { String(Substring($0)) }
  }

  /// The bytes between the bars of `a|b|c`, one part after the other; none of an empty field.
  func eachPart(_ row: Int, _ column: Int, _ body: (Swift.Span<UInt8>) -> Void) {
    guard let range = field(row, column), !range.isEmpty else { return }
    if CommaSeparated.isQuoted(bytes, range) {
      let plain = Array(CommaSeparated.text(bytes, range).utf8)
      return CommaSeparated.eachPart(of: plain.span, body)
    }
    let bytes = self.bytes
    let span = bytes.span
    CommaSeparated.eachPart(of: span.extracting(range), body)
  }

  private static func eachPart(of text: Swift.Span<UInt8>, _ body: (Swift.Span<UInt8>) -> Void) {
    var start = 0
    for place in text.indices where text[place] == 0x7C {
      if place > start { body(text.extracting(start..<place)) }
      start = place + 1
    }
    if start < text.count { body(text.extracting(start..<text.count)) }
  }

  package func isEmpty(_ row: Int, _ column: Int) -> Bool {
    guard let range = field(row, column) else { return true }
    return range.isEmpty || range.count == 2 && CommaSeparated.isQuoted(bytes, range)
  }

  /// A whole number in plain digits, at most a million.
  func whole(_ row: Int, _ column: Int) throws(DataFault) -> Int {
    let text = text(row, column)
    guard let number = Int(text), (0...1_000_000).contains(number), text.utf8.first != 0x2B else {
      throw fault(row, column, "'\(text)' is not a whole number")
    }
    return number
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
    let bytes = self.bytes
    for offset in 0..<own.count where bytes[own.lowerBound + offset] != bytes[above.lowerBound + offset] {
      return false
    }
    return true
  }

  /// A fault at the first byte of a field.
  package func fault(_ row: Int, _ column: Int, _ message: String) -> DataFault {
    guard let range = field(row, column) else { return DataFault(file: file, message: message) }
    return DataFault(file: file, at: range.lowerBound, in: bytes, message)
  }

  /// Where a field stands, with the quotes around it.
  private func field(_ row: Int, _ column: Int) -> Range<Int>? {
    guard row >= 0, row < count, column >= 0, column < header.count else { return nil }
    let place = row * (header.count + 1) + column
    return Int(starts[place])..<Int(starts[place + 1]) - 1
  }
}
