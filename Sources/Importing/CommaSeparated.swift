package import Observations

/// A comma-separated text (RFC 4180) with a header line, kept as bytes; a field becomes a String when it is asked for.
///
/// Accepted: a byte-order mark, LF or CRLF, quoted fields over several lines. Refused with line and column: a quote
/// inside a bare field, text after a closing quote, a quote never closed, a carriage return alone, a row of another
/// width, a column named twice, invalid UTF-8, NUL.
package struct CommaSeparated: Sendable {
  private struct Field {
    let start: Int32
    let end: Int32
    let isQuoted: Bool

    /// Where the field begins in the file, its opening quote included.
    var opening: Int { Int(start) - (isQuoted ? 1 : 0) }
  }

  package let file: String
  private let bytes: [UInt8]
  private var fields: [Field] = []
  package private(set) var header: [String] = []
  /// Rows without the header.
  package private(set) var count = 0

  package init(_ source: DataFile) throws(DataFault) {
    file = source.name
    bytes = source.bytes
    try scan()
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

  package func text(_ row: Int, _ column: Int) -> String { field(row, column).map(text) ?? "" }

  private func text(_ field: Field) -> String {
    let slice = bytes[Int(field.start)..<Int(field.end)]
    guard field.isQuoted else { return String(decoding: slice, as: UTF8.self) }
    var plain: [UInt8] = []
    plain.reserveCapacity(slice.count)
    var afterQuote = false
    for byte in slice {
      if byte == 0x22, afterQuote {
        afterQuote = false
        continue
      }
      afterQuote = byte == 0x22
      plain.append(byte)
    }
    return String(decoding: plain, as: UTF8.self)
  }

  package func isEmpty(_ row: Int, _ column: Int) -> Bool {
    field(row, column).map { $0.start == $0.end } ?? true
  }

  /// A whole number in plain digits, at most a million.
  func whole(_ row: Int, _ column: Int) throws(DataFault) -> Int {
    let text = text(row, column)
    guard let number = Int(text), (0...1_000_000).contains(number), text.utf8.first != 0x2B else {
      throw fault(row, column, "'\(text)' is not a whole number")
    }
    return number
  }

  /// Whether a field has the same bytes as the one a row above.
  package func repeatsAbove(_ row: Int, _ column: Int) -> Bool {
    guard row > 0, let own = field(row, column), let above = field(row - 1, column),
      own.end - own.start == above.end - above.start
    else { return false }
    var offset = 0
    let length = Int(own.end - own.start)
    while offset < length {
      if bytes[Int(own.start) + offset] != bytes[Int(above.start) + offset] { return false }
      offset += 1
    }
    return true
  }

  /// A fault at the first byte of a field.
  package func fault(_ row: Int, _ column: Int, _ message: String) -> DataFault {
    guard let field = field(row, column) else { return DataFault(file: file, message: message) }
    return fault(at: field.opening, message)
  }

  private func field(_ row: Int, _ column: Int) -> Field? {
    guard row >= 0, row < count, column >= 0, column < header.count else { return nil }
    return fields[row * header.count + column]
  }

  // MARK: Scanning

  private var hasMark: Bool { bytes.starts(with: [0xEF, 0xBB, 0xBF]) }

  private mutating func scan() throws(DataFault) {
    guard bytes.count < Int32.max else { throw DataFault(file: file, message: "the file is too large") }
    var index = hasMark ? 3 : 0
    var record: [Field] = []
    var isHeader = true
    while index < bytes.count {
      let start = index
      record.removeAll(keepingCapacity: true)
      var more = true
      while more {
        record.append(try scanField(&index))
        more = index < bytes.count && bytes[index] == 0x2C
        if more { index += 1 }
      }
      if index < bytes.count, bytes[index] == 0x0D {
        guard index + 1 < bytes.count, bytes[index + 1] == 0x0A else {
          throw fault(at: index, "a carriage return without a line feed")
        }
        index += 1
      }
      if index < bytes.count { index += 1 }
      if isHeader {
        try take(header: record)
        isHeader = false
      } else {
        try take(row: record, from: start)
      }
    }
    if isHeader { throw DataFault(file: file, line: 1, message: "there is no header line") }
  }

  private mutating func take(header record: [Field]) throws(DataFault) {
    for field in record {
      let name = text(field)
      if header.contains(name) { throw fault(at: field.opening, "the column '\(name)' stands twice") }
      header.append(name)
    }
  }

  private mutating func take(row record: [Field], from start: Int) throws(DataFault) {
    guard record.count == header.count else {
      let message = "the row has \(record.count) fields, the header has \(header.count)"
      if record.count > header.count { throw fault(at: record[header.count].opening, message) }
      throw DataFault(file: file, line: fault(at: start, "").line, message: message)
    }
    fields += record
    count += 1
  }

  private func scanField(_ index: inout Int) throws(DataFault) -> Field {
    let open = index
    let isQuoted = index < bytes.count && bytes[index] == 0x22
    if isQuoted { index += 1 }
    let start = index
    var hasHigh = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x22 {
        guard isQuoted else { throw fault(at: index, "a quote inside a field that is not quoted") }
        if index + 1 < bytes.count, bytes[index + 1] == 0x22 {
          index += 2
          continue
        }
        break
      }
      if !isQuoted, byte == 0x2C || byte == 0x0A || byte == 0x0D { break }
      if byte == 0 { throw fault(at: index, "a NUL byte") }
      if byte >= 0x80 { hasHigh = true }
      index += 1
    }
    let end = index
    if hasHigh, let bad = firstBadByte(start..<end) { throw fault(at: bad, "the text is not valid UTF-8") }
    if isQuoted {
      guard index < bytes.count else { throw fault(at: open, "a quote is never closed") }
      index += 1
      if index < bytes.count, bytes[index] != 0x2C, bytes[index] != 0x0A, bytes[index] != 0x0D {
        throw fault(at: index, "text after a closing quote")
      }
    }
    return Field(start: Int32(start), end: Int32(end), isQuoted: isQuoted)
  }

  /// The first byte that no UTF-8 text has at its place.
  private func firstBadByte(_ range: Range<Int>) -> Int? {
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes[range].makeIterator()
    var index = range.lowerBound
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let encoded): index += encoded.count
      case .emptyInput: return nil
      case .error: return index
      }
    }
  }

  /// Line and column of a byte; the byte-order mark has none.
  private func fault(at index: Int, _ message: String) -> DataFault {
    var line = 1
    var start = hasMark ? 3 : 0
    for place in start..<max(start, index) where bytes[place] == 0x0A {
      line += 1
      start = place + 1
    }
    return DataFault(file: file, line: line, column: index - start + 1, message: message)
  }
}
