/// Searches that look at every byte of a text, several at a time.
extension Swift.Span where Element == UInt8 {
  /// Whether the byte is there.
  package func has(_ byte: UInt8) -> Bool {
    var found: UInt8 = 0
    for place in indices { found |= self[place] == byte ? 1 : 0 }
    return found != 0
  }

  /// How often the byte is there.
  package func count(of byte: UInt8) -> Int {
    let each = Eight(each: byte)
    var (found, place) = (0, 0)
    while place + 8 <= count {
      found += unsafe Eight(bytes, at: place).zeros(beside: each).nonzeroBitCount
      place += 8
    }
    while place < count {
      if self[place] == byte { found += 1 }
      place += 1
    }
    return found
  }

  /// Whether both hold the same bytes.
  package func isSame(as other: Swift.Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    var difference: UInt8 = 0
    for place in indices { difference |= self[place] ^ other[place] }
    return difference == 0
  }

  /// The first place from `start` on that holds the byte, or `count`.
  package func place(of byte: UInt8, from start: Int) -> Int { place(of: byte, or: byte, from: start) }

  /// The first place from `start` on that holds one of two bytes, or `count`.
  package func place(of one: UInt8, or other: UInt8, from start: Int) -> Int {
    let (ones, others) = (Eight(each: one), Eight(each: other))
    var place = start
    while place + 8 <= count {
      let eight = unsafe Eight(bytes, at: place)
      let found = eight.zeros(beside: ones) | eight.zeros(beside: others)
      if found != 0 { return place + found.trailingZeroBitCount / 8 }
      place += 8
    }
    while place < count, self[place] != one, self[place] != other { place += 1 }
    return place
  }

  /// The first place from `start` on that holds anything but printable ASCII, or `count`.
  package func placeOfUnprintable(from start: Int) -> Int {
    var place = start
    while place + 8 <= count, unsafe Eight(bytes, at: place).isPrintable { place += 8 }
    while place < count, self[place] >= 0x20, self[place] < 0x7F { place += 1 }
    return place
  }
}

/// Eight neighbouring bytes as one number.
private struct Eight {
  let bits: UInt64

  init(each byte: UInt8) { bits = 0x0101_0101_0101_0101 &* UInt64(byte) }

  /// The eight from a place on that has so many.
  init(_ bytes: RawSpan, at place: Int) {
    bits = unsafe UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self))
  }

  /// The highest bit of each byte in which both are the same.
  func zeros(beside other: Eight) -> UInt64 {
    let difference = bits ^ other.bits
    return ~((difference & ~Eight.highest) &+ ~Eight.highest | difference) & Eight.highest
  }

  /// Whether each is from a space to a tilde.
  var isPrintable: Bool {
    let isBelow = (bits | bits &- Eight(each: 0x20).bits) & Eight.highest
    return isBelow | zeros(beside: Eight(each: 0x7F)) == 0
  }

  private static var highest: UInt64 { 0x8080_8080_8080_8080 }
}
