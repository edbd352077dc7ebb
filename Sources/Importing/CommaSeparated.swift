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
    let range = Int(field.start)..<Int(field.end)
    guard field.isQuoted else {
      return unsafe bytes.withUnsafeBufferPointer { buffer in
        unsafe String(decoding: UnsafeBufferPointer(rebasing: buffer[range]), as: UTF8.self)
      }
    }
    let slice = bytes[range]
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

  /// The texts between the bars of `a|b|c`; none of an empty field.
  func parts(_ row: Int, _ column: Int) -> [String] {
    if isEmpty(row, column) { return [] }
    return text(row, column).utf8.split(separator: 0x7C).map { String(Substring($0)) }
  }

  /// The bytes between the bars of `a|b|c`, one part after the other; none of an empty field.
  func eachPart(_ row: Int, _ column: Int, _ body: (Span<UInt8>) -> Void) {
    guard let field = field(row, column), field.start < field.end else { return }
    if field.isQuoted {
      let plain = Array(text(field).utf8)
      return CommaSeparated.eachPart(of: plain.span, body)
    }
    CommaSeparated.eachPart(of: bytes.span.extracting(Int(field.start)..<Int(field.end)), body)
  }

  private static func eachPart(of text: Span<UInt8>, _ body: (Span<UInt8>) -> Void) {
    var start = 0
    for place in text.indices where text[place] == 0x7C {
      if place > start { body(text.extracting(start..<place)) }
      start = place + 1
    }
    if start < text.count { body(text.extracting(start..<text.count)) }
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

  /// Whether a field has the same bytes as that of another row.
  package func isSame(_ row: Int, _ other: Int, _ column: Int) -> Bool {
    guard let own = field(row, column), let above = field(other, column),
      own.end - own.start == above.end - above.start
    else { return false }
    for offset in 0..<Int(own.end - own.start)
    where bytes[Int(own.start) + offset] != bytes[Int(above.start) + offset] { return false }
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
    var isHeader = true
    fields.reserveCapacity(bytes.count / 4)
    while index < bytes.count {
      let start = index
      let before = fields.count
      fields.append(try scanField(&index))
      while index < bytes.count, bytes[index] == 0x2C {
        index += 1
        fields.append(try scanField(&index))
      }
      if index < bytes.count, bytes[index] == 0x0D {
        guard index + 1 < bytes.count, bytes[index + 1] == 0x0A else {
          throw fault(at: index, "a carriage return without a line feed")
        }
        index += 1
      }
      if index < bytes.count { index += 1 }
      if isHeader {
        try takeHeader()
        isHeader = false
      } else {
        try takeRow(of: fields.count - before, from: start)
      }
    }
    if isHeader { throw DataFault(file: file, line: 1, message: "there is no header line") }
  }

  /// The fields of the first line are the names of the columns.
  private mutating func takeHeader() throws(DataFault) {
    for field in fields {
      let name = text(field)
      if header.contains(name) { throw fault(at: field.opening, "the column '\(name)' stands twice") }
      header.append(name)
    }
    fields.removeAll(keepingCapacity: true)
  }

  /// `width` is the number of fields that the row has.
  private mutating func takeRow(of width: Int, from start: Int) throws(DataFault) {
    guard width == header.count else {
      let message = "the row has \(width) fields, the header has \(header.count)"
      if width > header.count {
        throw fault(at: fields[fields.count - width + header.count].opening, message)
      }
      throw DataFault(file: file, line: fault(at: start, "").line, message: message)
    }
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
      if byte > 0x2C, byte < 0x80 {
        index += 1
        continue
      }
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
