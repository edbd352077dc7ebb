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
