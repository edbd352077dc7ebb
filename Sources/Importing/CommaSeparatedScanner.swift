internal import Observations

/// Finds the rows of a comma-separated text.
struct CommaSeparatedScanner {
  /// Fields of a row.
  private(set) var width = 0
  /// Rows without the header.
  private(set) var count = 0
  /// As `CommaSeparated` keeps them.
  private(set) var starts: [Int32] = []

  init(_ file: String, _ text: Swift.Span<UInt8>) throws(DataFault) {
    guard text.count < Int32.max else { throw DataFault(file: file, message: "the file is too large") }
    starts.reserveCapacity(32 + text.count / 5)
    let start = DataFault.beginning(of: text)
    if start == text.count { throw DataFault(file: file, line: 1, message: "there is no header line") }
    do throws(BadByte) {
      try scan(text, from: start)
    } catch {
      let fault = DataFault(file: file, at: error.place, in: text, error.message)
      throw error.isLine ? DataFault(file: file, line: fault.line, message: error.message) : fault
    }
  }

  private mutating func scan(_ text: Swift.Span<UInt8>, from first: Int) throws(BadByte) {
    var start = try takeHeader(from: first, text)
    while start < text.count {
      start = try FieldScanner.addRow(from: start, text, width, to: &starts)
      count += 1
    }
  }

  /// The fields of the first line are the names of the columns. Given back is where the next line begins.
  private mutating func takeHeader(from start: Int, _ text: Swift.Span<UInt8>) throws(BadByte) -> Int {
    var end = start
    var isMore = true
    while isMore {
      let place = width == 0 ? start : end + 1
      starts.append(Int32(truncatingIfNeeded: place))
      end = try FieldScanner.end(place, text)
      width += 1
      isMore = end < text.count && text[end] == Mark.comma
    }
    starts.append(Int32(truncatingIfNeeded: end + 1))
    let next = try FieldScanner.nextRow(end, text)
    let arePlain = (start..<end).allSatisfy { Mark.isNone(text[$0]) || text[$0] == Mark.comma }
    if let column = firstRepeated(text, arePlain) {
      let place = name(column)
      let name = CommaSeparated.text(text, place)
      throw BadByte(place: place.lowerBound, message: "the column '\(name)' stands twice")
    }
    return next
  }

  /// More columns than any document of a person has.
  private static let many = 100

  /// The first column with the name of one before.
  private func firstRepeated(_ text: Swift.Span<UInt8>, _ arePlain: Bool) -> Int? {
    guard width > Self.many else { return (0..<width).first { isRepeated($0, text, arePlain) } }
    var names: Set<String> = []
    names.reserveCapacity(width)
    return (0..<width).first { !names.insert(CommaSeparated.text(text, name($0))).inserted }
  }

  /// Whether a column before has the same name. Plain ones are the same if their bytes are.
  private func isRepeated(_ column: Int, _ text: Swift.Span<UInt8>, _ arePlain: Bool) -> Bool {
    let own = name(column)
    if !arePlain {
      let text = (0...column).map { CommaSeparated.text(text, name($0)) }
      return text.dropLast().contains(text[column])
    }
    return (0..<column).contains { other in
      let before = name(other)
      return before.count == own.count
        && CommaSeparated.isSame(text.extracting(before), text.extracting(own))
    }
  }

  /// Where the name of a column stands.
  private func name(_ column: Int) -> Range<Int> { Int(starts[column])..<Int(starts[column + 1]) - 1 }
}

extension FieldScanner {
  /// Adds where the fields of a row begin, which are as many as that; then the byte behind its end and one more. Given back
  /// is where the next row begins.
  fileprivate static func addRow(
    from start: Int, _ text: Swift.Span<UInt8>, _ width: Int, to starts: inout [Int32]
  ) throws(BadByte) -> Int {
    var (found, surplus, next) = (0, start, start)
    try starts.append(addingCapacity: width + 1) { row throws(BadByte) in
      var (count, place, isMore) = (0, start, true)
      while isMore {
        if count < width {
          row.append(Int32(truncatingIfNeeded: place))
        } else if count == width {
          surplus = place
        }
        count &+= 1
        var end = place
        while end < text.count, Mark.isNone(text[end]) { end &+= 1 }
        if end == text.count || text[end] != Mark.comma {
          end = try FieldScanner.end(place, text)
          isMore = end < text.count && text[end] == Mark.comma
          if !isMore { next = try nextRow(end, text) }
        }
        place = end &+ 1
      }
      row.append(Int32(truncatingIfNeeded: place))
      found = count
    }
    if found == width { return next }
    let message = "the row has \(found) fields, the header has \(width)"
    throw BadByte(place: found > width ? surplus : start, message: message, isLine: found < width)
  }
}
