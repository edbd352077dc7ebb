/// One JSON string (RFC 8259): how a text of many rows is kept on one row of a file.
package enum JSONString {
  /// `share "япония"`, a newline, `x` becomes `"share \"япония\"\nx"`.
  package static func encoded(_ text: String) -> String {
    String(decoding: JSONValue.string(text).bytes, as: UTF8.self)
  }

  /// The text of a JSON string with nothing around it; nil for anything else.
  package static func decoded(_ json: ArraySlice<UInt8>) -> String? {
    guard json.count >= 2, json.first == quote, json.last == quote else { return nil }
    var rest = json.dropFirst().dropLast()
    var bytes: [UInt8] = []
    bytes.reserveCapacity(rest.count)
    while let byte = rest.popFirst() {
      switch byte {
      case quote, 0..<0x20: return nil
      case backslash:
        guard let scalar = escaped(&rest), let encoded = UTF8.encode(scalar) else { return nil }
        bytes += encoded
      default: bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static let quote = UInt8(ascii: "\"")
  private static let backslash = UInt8(ascii: "\\")

  /// What follows a backslash.
  private static func escaped(_ rest: inout ArraySlice<UInt8>) -> Unicode.Scalar? {
    guard let letter = rest.popFirst().map({ Unicode.Scalar($0) }) else { return nil }
    switch letter {
    case "\"", "\\", "/": return letter
    case "b": return "\u{8}"
    case "f": return "\u{C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "u": return fourDigits(&rest).flatMap { scalar($0, &rest) }
    default: return nil
    }
  }

  /// One UTF-16 unit is a scalar, or the first half of one that goes on with `\u` and the second half.
  private static func scalar(_ unit: UInt16, _ rest: inout ArraySlice<UInt8>) -> Unicode.Scalar? {
    guard UTF16.isLeadSurrogate(unit) else { return Unicode.Scalar(unit) }
    guard rest.popFirst() == backslash, rest.popFirst() == UInt8(ascii: "u"), let second = fourDigits(&rest),
      UTF16.isTrailSurrogate(second)
    else { return nil }
    return UTF16.decode(UTF16.EncodedScalar([unit, second]))
  }

  private static func fourDigits(_ rest: inout ArraySlice<UInt8>) -> UInt16? {
    let digits = rest.prefix(4)
    rest = rest.dropFirst(4)
    guard digits.count == 4, digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }) else {
      return nil
    }
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}

extension [UInt8] {
  /// A text as a JSON string, its quotation marks with it.
  ///
  ///     bytes.append(quoted: "a \"b\"")  // "a \"b\""
  package mutating func append(quoted text: String) {
    append(UInt8(ascii: "\""))
    let written = text.utf8.span
    var start = 0
    while start < written.count {
      let end = written.firstEscaped(from: start)
      append(written.extracting(start..<end))
      if end < written.count { append(escaped: written[end]) }
      start = end + 1
    }
    append(UInt8(ascii: "\""))
  }

  private mutating func append(escaped byte: UInt8) {
    append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): append(byte)
    case 0x0A: append(UInt8(ascii: "n"))
    case 0x0D: append(UInt8(ascii: "r"))
    case 0x09: append(UInt8(ascii: "t"))
    case 0x08: append(UInt8(ascii: "b"))
    case 0x0C: append(UInt8(ascii: "f"))
    default:
      let digits = String(byte, radix: 16)
      append(digits.utf8.count == 1 ? "u000" : "u00")
      append(digits)
    }
  }
}

extension Swift.Span<UInt8> {
  /// Where the first byte from a place on is that a JSON string writes otherwise, or the end; eight are looked at together.
  fileprivate func firstEscaped(from start: Int) -> Int {
    var place = start
    while place + 8 <= count {
      if unsafe bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self).holdsEscaped { break }
      place += 8
    }
    while place < count, !self[place].isEscaped { place += 1 }
    return place
  }
}

extension UInt8 {
  /// Whether a JSON string writes it otherwise: a control character, a quotation mark, a backslash.
  fileprivate var isEscaped: Bool {
    self < 0x20 || self == UInt8(ascii: "\"") || self == UInt8(ascii: "\\") || self == 0x7F
  }
}

extension UInt64 {
  /// Whether one of the eight bytes may be `isEscaped`; where none is said to be, none is.
  fileprivate var holdsEscaped: Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    func holdsZero(_ bytes: UInt64) -> UInt64 { (bytes &- ones) & ~bytes }
    let found =
      (self &- ones &* 0x20) & ~self | holdsZero(self ^ ones &* 0x22) | holdsZero(self ^ ones &* 0x5C)
      | holdsZero(self ^ ones &* 0x7F)
    return found & ones &* 0x80 != 0
  }
}
