internal import CZeroMQ

/// A pair of keys for an encrypted connection.
package struct CurveKeys: Hashable, Sendable {
  package let publicKey: String
  package let secretKey: String

  /// New keys; nothing where libzmq was built without encryption.
  package init?() {
    var open = [CChar](repeating: 0, count: 41)
    var secret = [CChar](repeating: 0, count: 41)
    guard unsafe zmq_curve_keypair(&open, &secret) == 0 else { return nil }
    publicKey = String(decoding: open.prefix(40).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    secretKey = String(decoding: secret.prefix(40).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

extension Socket {
  /// As a client of a server that encrypts.
  package borrowing func encrypts(to serverKey: String, with keys: CurveKeys) throws(SocketFault) {
    try set(ZMQ_CURVE_SERVERKEY, serverKey)
    try set(ZMQ_CURVE_PUBLICKEY, keys.publicKey)
    try set(ZMQ_CURVE_SECRETKEY, keys.secretKey)
  }
}
