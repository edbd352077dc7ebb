/// How the lines of a text end, so that a text written from it ends its lines alike. The first line's end speaks for all. A
/// byte order mark stays where it was.
///
///     let ends = LineEnds(of: bytes)
///     ends.kept(in: written(from: ends.plain))
struct LineEnds {
  /// The text with LF alone, and no byte order mark.
  let plain: [UInt8]
  private let isCRLF: Bool
  private let mark: [UInt8]

  init(of bytes: [UInt8]) {
    mark = bytes.hasByteOrderMark ? .byteOrderMark : []
    let bytes = mark.isEmpty ? bytes : Array(bytes.dropFirst(mark.count))
    let first = bytes.line(from: 0)
    isCRLF = first.next == first.end + 2
    plain = isCRLF ? LineEnds.replacing([0x0D, 0x0A], by: [0x0A], in: bytes) : bytes
  }

  /// A text whose lines end with LF, with the ends that were read, and the mark if there was one.
  func kept(in bytes: [UInt8]) -> [UInt8] {
    mark + (isCRLF ? LineEnds.replacing([0x0A], by: [0x0D, 0x0A], in: bytes) : bytes)
  }

  private static func replacing(_ end: [UInt8], by other: [UInt8], in bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let isEnd = bytes.has(end, at: index, before: bytes.count)
      if isEnd { result += other } else { result.append(bytes[index]) }
      index += isEnd ? end.count : 1
    }
    return result
  }
}
