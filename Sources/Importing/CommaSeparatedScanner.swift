internal import Observations

/// Finds the fields of a comma-separated text.
struct CommaSeparatedScanner {
  private let file: String
  private let bytes: [UInt8]
  private(set) var header: [String] = []
  /// Rows without the header.
  private(set) var count = 0
  /// As `CommaSeparated` keeps them.
  private(set) var starts: [Int32] = []

  init(_ source: DataFile) {
    file = source.name
    bytes = source.bytes
  }

  mutating func scan() throws(DataFault) {
    guard bytes.count < Int32.max else { throw DataFault(file: file, message: "the file is too large") }
    var index = DataFault.beginning(of: bytes)
    var isHeader = true
    while index < bytes.count {
      let before = starts.count
      var isMore = true
      while isMore {
        starts.append(Int32(truncatingIfNeeded: index))
        try skipField(&index)
        isMore = index < bytes.count && bytes[index] == 0x2C
        index += 1
      }
      starts.append(Int32(truncatingIfNeeded: index))
      try endLine(&index)
      if isHeader {
        try takeHeader()
        isHeader = false
      } else {
        try takeRow(from: before)
      }
    }
    if isHeader { throw DataFault(file: file, line: 1, message: "there is no header line") }
  }

  /// `index` stands one behind the byte that ended the last field.
  private func endLine(_ index: inout Int) throws(DataFault) {
    let end = index - 1
    guard end < bytes.count, bytes[end] == 0x0D else { return }
    guard end + 1 < bytes.count, bytes[end + 1] == 0x0A else {
      throw fault(at: end, "a carriage return without a line feed")
    }
    index += 1
  }

  /// The fields of the first line are the names of the columns.
  private mutating func takeHeader() throws(DataFault) {
    for place in starts.indices.dropLast() {
      let name = CommaSeparated.text(bytes, Int(starts[place])..<Int(starts[place + 1]) - 1)
      if header.contains(name) { throw fault(at: Int(starts[place]), "the column '\(name)' stands twice") }
      header.append(name)
    }
    starts.removeAll(keepingCapacity: true)
    starts.reserveCapacity(bytes.count / 5)
  }

  private mutating func takeRow(from before: Int) throws(DataFault) {
    let width = starts.count - before - 1
    guard width == header.count else {
      let message = "the row has \(width) fields, the header has \(header.count)"
      if width > header.count { throw fault(at: Int(starts[before + header.count]), message) }
      throw DataFault(file: file, line: fault(at: Int(starts[before]), "").line, message: message)
    }
    count += 1
  }

  /// Leaves `index` at the comma or line end behind the field, or at the end of the text.
  private func skipField(_ index: inout Int) throws(DataFault) {
    let bytes = bytes.span
    let open = index
    let isQuoted = index < bytes.count && bytes[index] == 0x22
    if isQuoted { index += 1 }
    let start = index
    var hasHigh = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte > 0x2C, byte < 0x80 {
        index += 1
        while index + 8 <= bytes.count, isPlain(index) { index += 8 }
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
    if hasHigh, let bad = firstBadByte(start..<index) { throw fault(at: bad, "the text is not valid UTF-8") }
    guard isQuoted else { return }
    guard index < bytes.count else { throw fault(at: open, "a quote is never closed") }
    index += 1
    if index < bytes.count, bytes[index] != 0x2C, bytes[index] != 0x0A, bytes[index] != 0x0D {
      throw fault(at: index, "text after a closing quote")
    }
  }

  /// Whether the eight bytes from there on are ASCII behind the comma: nothing that ends a field or needs a look.
  private func isPlain(_ index: Int) -> Bool {
    let word = unsafe bytes.withUnsafeBytes {
      unsafe $0.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    }
    let high: UInt64 = 0x8080_8080_8080_8080
    return word & high == 0 && (word &+ 0x5353_5353_5353_5353) & high == high
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

  private func fault(at index: Int, _ message: String) -> DataFault {
    DataFault(file: file, at: index, in: bytes, message)
  }
}

extension DataFault {
  /// A fault at a byte of a file; the byte-order mark has no column.
  init(file: String, at index: Int, in bytes: [UInt8], _ message: String) {
    var line = 1
    var start = DataFault.beginning(of: bytes)
    for place in start..<max(start, index) where bytes[place] == 0x0A {
      line += 1
      start = place + 1
    }
    self.init(file: file, line: line, column: index - start + 1, message: message)
  }

  /// The first byte behind a byte-order mark.
  static func beginning(of bytes: [UInt8]) -> Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }
}
