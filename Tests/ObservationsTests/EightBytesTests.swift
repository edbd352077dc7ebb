import Testing

@testable import Observations

@Suite struct EightBytesTests {
  /// Every place of texts of every length about eight bytes, with bytes at the ends of what is asked for.
  private static let texts: [[UInt8]] = (0...20).map { count in
    let bytes: [UInt8] = [0x40, 0x41, 0x5A, 0x5B, 0x61, 0x20, 0x1F, 0x21, 0x00, 0x7F, 0x80, 0xC1, 0xDA, 0xFF]
    return (0..<count).map { bytes[($0 * 5 + count) % bytes.count] }
  }

  /// What a question about each byte answers, when it is asked one byte after the other.
  private func marks(_ bytes: [UInt8], _ fits: (UInt8) -> Bool) -> UInt64 {
    bytes.enumerated().reduce(0) { fits($1.element) ? $0 | 0x80 << UInt64(8 * $1.offset) : $0 }
  }

  @Test func `eight bytes say together what each says alone`() {
    for text in EightBytesTests.texts {
      for place in text.indices {
        let eight = Array((text[place...] + [0, 0, 0, 0, 0, 0, 0, 0]).prefix(8))
        let bytes = EightBytes(text.span, at: place)
        #expect(bytes.word == eight.reversed().reduce(0) { $0 << 8 | UInt64($1) })
        #expect(bytes.foreign == marks(eight) { $0 >= 0x80 })
        for limit: UInt8 in [0x01, 0x20, 0x21, 0x2D, 0x41, 0x5B, 0x7F] {
          #expect(bytes.below(limit) == marks(eight) { $0 < limit })
        }
        for wanted: UInt8 in [0x00, 0x20, 0x41, 0x7F, 0x80, 0xFF] {
          #expect(bytes.equal(to: wanted) == marks(eight) { $0 == wanted })
        }
        let small = eight.map { (0x41...0x5A).contains($0) ? $0 + 32 : $0 }
        #expect(bytes.lowered == small.reversed().reduce(0) { $0 << 8 | UInt64($1) })
      }
    }
  }
}
