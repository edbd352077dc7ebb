internal import Crypto

/// Signs and checks messages: HMAC with SHA-256 over their parts, in hexadecimal.
/// https://jupyter-client.readthedocs.io/en/stable/messaging.html#the-wire-protocol
package struct Signature: Sendable {
  /// Nothing where the connection file's key is empty: then nothing is signed.
  private let keyed: HMAC<SHA256>?

  package init(key: String) {
    keyed = key.isEmpty ? nil : HMAC<SHA256>(key: SymmetricKey(data: Array(key.utf8)))
  }

  package var isRequired: Bool { keyed != nil }

  package func text(of parts: [[UInt8]]) -> [UInt8] {
    guard let code = code(of: parts) else { return [] }
    var text: [UInt8] = []
    text.reserveCapacity(SHA256.byteCount * 2)
    for byte in Array(code) {
      text.append(Signature.digits[Int(byte >> 4)])
      text.append(Signature.digits[Int(byte & 15)])
    }
    return text
  }

  /// Whether a signature is that of the parts. The time it takes says nothing of how much of it was right.
  package func accepts(_ signature: [UInt8], of parts: [[UInt8]]) -> Bool {
    guard isRequired else { return true }
    guard signature.count == SHA256.byteCount * 2, let claimed = Signature.bytes(signature),
      let code = code(of: parts)
    else { return false }
    return code == claimed
  }

  /// The parts are handed over in one piece: each call into the library costs as much as a hundred bytes.
  private func code(of parts: [[UInt8]]) -> HMAC<SHA256>.MAC? {
    guard var code = keyed else { return nil }
    var whole: [UInt8] = []
    whole.reserveCapacity(parts.reduce(0) { $0 + $1.count })
    for part in parts { whole += part }
    code.update(data: whole)
    return code.finalize()
  }

  private static let digits = Array("0123456789abcdef".utf8)

  private static func bytes(_ digits: [UInt8]) -> [UInt8]? {
    var bytes: [UInt8] = []
    for (place, digit) in digits.enumerated() {
      guard let value = value(of: digit) else { return nil }
      if place % 2 == 0 {
        bytes.append(value << 4)
      } else if let last = bytes.popLast() {
        bytes.append(last | value)
      }
    }
    return bytes
  }

  private static func value(of digit: UInt8) -> UInt8? {
    switch Unicode.Scalar(digit) {
    case "0"..."9": digit - 0x30
    case "a"..."f": digit - 0x57
    case "A"..."F": digit - 0x37
    default: nil
    }
  }
}
