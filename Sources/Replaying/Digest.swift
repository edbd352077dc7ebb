internal import Crypto

/// SHA-256, as lower-case hexadecimal text.
package enum Digest {
  package static func sha256(_ bytes: [UInt8]) -> String { Hex.text(Array(SHA256.hash(data: bytes))) }

  package static func sha256(_ text: String) -> String { sha256(Array(text.utf8)) }

  /// The first digits of a digest. What is not a hexadecimal text of that length is hashed first.
  static func short(_ digest: String, _ length: Int = 8) -> String {
    let isHex = digest.utf8.count >= length && digest.utf8.allSatisfy(\.isHexDigit)
    return String((isHex ? digest : sha256(digest)).prefix(length)).lowercased()
  }
}

enum Hex {
  private static let digits = [Character]("0123456789abcdef")

  static func text(_ bytes: [UInt8]) -> String {
    var result = ""
    for byte in bytes {
      result.append(digits[Int(byte >> 4)])
      result.append(digits[Int(byte & 15)])
    }
    return result
  }
}
