/// Eight bytes of a text, looked at together; the first is the lowest.
///
/// Questions are answered with the topmost bit of each byte that is meant, and no other.
struct EightBytes: Sendable {
  static let tops: UInt64 = 0x8080_8080_8080_8080
  private static let ones: UInt64 = 0x0101_0101_0101_0101

  let word: UInt64

  /// The bytes from there on; zeros stand for those behind the end.
  init(_ text: Swift.Span<UInt8>, at place: Int) {
    let missing = place + 8 - text.count
    if missing <= 0 {
      word = EightBytes.load(text, place, as: UInt64.self)
    } else if text.count >= 8 {
      word = EightBytes.load(text, text.count - 8, as: UInt64.self) >> UInt64(8 * missing)
    } else {
      word = EightBytes.few(text) >> UInt64(8 * place)
    }
  }

  /// Fewer than eight bytes; those in the middle may be read twice.
  private static func few(_ text: Swift.Span<UInt8>) -> UInt64 {
    let count = text.count
    if count >= 4 {
      let last = load(text, count - 4, as: UInt32.self)
      return UInt64(load(text, 0, as: UInt32.self)) | UInt64(last) << UInt64(8 * (count - 4))
    }
    if count >= 2 {
      let last = load(text, count - 2, as: UInt16.self)
      return UInt64(load(text, 0, as: UInt16.self)) | UInt64(last) << UInt64(8 * (count - 2))
    }
    return count == 1 ? UInt64(text[0]) : 0
  }

  private static func load<Word: FixedWidthInteger & BitwiseCopyable>(
    _ text: Swift.Span<UInt8>, _ place: Int, as: Word.Type
  ) -> Word {
    unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: place, as: Word.self).littleEndian
  }

  /// Those outside ASCII.
  var foreign: UInt64 { word & EightBytes.tops }

  /// Those below a byte of ASCII.
  func below(_ byte: UInt8) -> UInt64 {
    let sum = (word & ~EightBytes.tops) &+ EightBytes.ones &* UInt64(0x80 &- byte)
    return ~(sum | word) & EightBytes.tops
  }

  /// Those that are that byte.
  func equal(to byte: UInt8) -> UInt64 {
    let rest = word ^ (EightBytes.ones &* UInt64(byte))
    return ~(((rest & ~EightBytes.tops) &+ ~EightBytes.tops) | rest) & EightBytes.tops
  }

  /// With the capital letters of ASCII made small.
  var lowered: UInt64 { word | (below(0x5B) & ~below(0x41)) >> 2 }
}

extension String {
  /// The text of bytes that are known to be UTF-8.
  package init(inUTF8 bytes: Swift.Span<UInt8>) { unsafe self.init(copying: UTF8Span(unchecked: bytes)) }
}
