package import Observations

/// A comma-separated text (RFC 4180) with a header line, kept as bytes; a field becomes a String when it is asked for.
///
/// Accepted: a byte-order mark, LF or CRLF, quoted fields over several lines. Refused with line and column: a quote
/// inside a bare field, text after a closing quote, a quote never closed, a row of another width, invalid UTF-8, NUL.
package struct CommaSeparated: Sendable {
  private struct Field {
    let start: Int32
    let end: Int32
    let isQuoted: Bool
  }

  package let file: String
  private let bytes: [UInt8]
  private var fields: [Field] = []
  private var lines: [Int32] = []
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

  package func text(_ row: Int, _ column: Int) -> String {
    guard let field = field(row, column) else { return "" }
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

  package func fault(_ row: Int, _ column: Int, _ message: String) -> DataFault {
    guard let field = field(row, column), lines.indices.contains(row) else {
      return DataFault(file: file, message: message)
    }
    var start = Int(field.start)
    while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
    return DataFault(file: file, line: Int(lines[row]), column: Int(field.start) - start + 1, message: message)
  }

  private func field(_ row: Int, _ column: Int) -> Field? {
    guard row >= 0, row < count, column >= 0, column < header.count else { return nil }
    return fields[row * header.count + column]
  }

  // MARK: Scanning

  private mutating func scan() throws(DataFault) {
    var start = 0
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { start = 3 }
    var line = 1
    var lineStart = start
    var index = start
    var record: [Field] = []
    var isHeader = true
    while index < bytes.count {
      let recordLine = line
      record.removeAll(keepingCapacity: true)
      var more = true
      while more {
        let field = try scanField(&index, &line, &lineStart)
        record.append(field)
        more = index < bytes.count && bytes[index] == 0x2C
        if more { index += 1 }
      }
      if index < bytes.count, bytes[index] == 0x0D { index += 1 }
      if index < bytes.count, bytes[index] == 0x0A { index += 1 }
      line += 1
      lineStart = index
      if isHeader {
        fields = record
        header = record.indices.map { String(decoding: bytes[Int(record[$0].start)..<Int(record[$0].end)], as: UTF8.self) }
        fields = []
        isHeader = false
      } else {
        if record.count != header.count {
          throw DataFault(
            file: file, line: recordLine,
            message: "the row has \(record.count) fields, the header has \(header.count)")
        }
        fields += record
        lines.append(Int32(recordLine))
        count += 1
      }
    }
    if isHeader { throw DataFault(file: file, line: 1, message: "there is no header line") }
  }

  private func scanField(_ index: inout Int, _ line: inout Int, _ lineStart: inout Int) throws(DataFault) -> Field {
    let open = index
    let isQuoted = index < bytes.count && bytes[index] == 0x22
    if isQuoted { index += 1 }
    let start = index
    var hasHigh = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x22 {
        guard isQuoted else { throw fault(line: line, offset: index - lineStart, "a quote inside a field that is not quoted") }
        if index + 1 < bytes.count, bytes[index + 1] == 0x22 {
          index += 2
          continue
        }
        break
      }
      if !isQuoted, byte == 0x2C || byte == 0x0A || byte == 0x0D { break }
      if byte == 0x0A {
        line += 1
        lineStart = index + 1
      }
      if byte == 0 { throw fault(line: line, offset: index - lineStart, "a NUL byte") }
      if byte >= 0x80 { hasHigh = true }
      index += 1
    }
    let end = index
    if isQuoted {
      guard index < bytes.count else { throw fault(line: line, offset: open - lineStart, "a quote is never closed") }
      index += 1
      if index < bytes.count, bytes[index] != 0x2C, bytes[index] != 0x0A, bytes[index] != 0x0D {
        throw fault(line: line, offset: index - lineStart, "text after a closing quote")
      }
    }
    if hasHigh, !Self.isUTF8(bytes[start..<end]) { throw fault(line: line, offset: start - lineStart, "the text is not valid UTF-8") }
    return Field(start: Int32(start), end: Int32(end), isQuoted: isQuoted)
  }

  private func fault(line: Int, offset: Int, _ message: String) -> DataFault {
    DataFault(file: file, line: line, column: offset + 1, message: message)
  }

  private static func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
    String(validating: bytes, as: UTF8.self) != nil
  }
}
