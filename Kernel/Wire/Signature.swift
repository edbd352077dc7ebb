internal import Crypto

/// Signs and checks messages: HMAC with SHA-256 over their parts, in hexadecimal.
/// https://jupyter-client.readthedocs.io/en/stable/messaging.html#the-wire-protocol
package struct Signature: Sendable {
  /// Nothing where the connection file's key is empty: then nothing is signed.
  private let key: SymmetricKey?

  package init(key: String) { self.key = key.isEmpty ? nil : SymmetricKey(data: Array(key.utf8)) }

  package var isRequired: Bool { key != nil }

  package func text(of parts: [[UInt8]]) -> [UInt8] {
    guard let key else { return [] }
    var code = HMAC<SHA256>(key: key)
    for part in parts { code.update(data: part) }
    return code.finalize().flatMap { [Signature.digits[Int($0 >> 4)], Signature.digits[Int($0 & 15)]] }
  }

  /// Whether a signature is that of the parts. The time it takes says nothing of how much of it was right.
  package func accepts(_ signature: [UInt8], of parts: [[UInt8]]) -> Bool {
    guard let key else { return true }
    guard signature.count == SHA256.byteCount * 2, let claimed = Signature.bytes(signature) else {
      return false
    }
    var code = HMAC<SHA256>(key: key)
    for part in parts { code.update(data: part) }
    return code.finalize() == claimed
  }

  private static let digits = Array("0123456789abcdef".utf8)

  private static func bytes(_ digits: [UInt8]) -> [UInt8]? {
    var bytes: [UInt8] = []
    for (place, digit) in digits.enumerated() {
      guard let value = Character(Unicode.Scalar(digit)).hexDigitValue else { return nil }
      if place % 2 == 0 {
        bytes.append(UInt8(value) << 4)
      } else if let last = bytes.popLast() {
        bytes.append(last | UInt8(value))
      }
    }
    return bytes
  }
}
