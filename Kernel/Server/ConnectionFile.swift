import Texts

/// Where a kernel listens, as the front end that starts it wrote it down.
/// https://jupyter-client.readthedocs.io/en/stable/kernels.html#connection-files
struct ConnectionFile {
  let key: String
  private let transport: String
  private let address: String
  private let ports: [String: Int]
  /// For an encrypted connection.
  let curve: (publicKey: String, secretKey: String)?

  enum Port: String, CaseIterable {
    case shell, control, stdin, iopub
    case heartbeat = "hb"
  }

  init(_ bytes: [UInt8]) throws(KernelFault) {
    guard let value = try? JSONValue(reading: bytes), value.members != nil else {
      throw KernelFault("the connection file is no JSON object")
    }
    transport = value["transport"]?.text ?? "tcp"
    guard transport == "tcp" || transport == "ipc" else {
      throw KernelFault("the transport '\(transport)' is none of tcp, ipc")
    }
    if let scheme = value["signature_scheme"]?.text, scheme != "hmac-sha256" {
      throw KernelFault("the signature scheme '\(scheme)' is not hmac-sha256")
    }
    guard let address = value["ip"]?.text, let key = value["key"]?.text else {
      throw KernelFault("the connection file has no ip or no key")
    }
    self.address = address
    self.key = key
    var ports: [String: Int] = [:]
    for port in Port.allCases {
      guard let number = value["\(port.rawValue)_port"]?.whole, (0...65_535).contains(number) else {
        throw KernelFault("the connection file has no \(port.rawValue)_port")
      }
      ports[port.rawValue] = number
    }
    self.ports = ports
    if let open = value["curve_publickey"]?.text, let secret = value["curve_secretkey"]?.text {
      curve = (open, secret)
    } else {
      curve = nil
    }
  }

  /// `tcp://127.0.0.1:40123`, `ipc:///run/kernel-7-1`
  func address(of port: Port) -> String {
    let number = ports[port.rawValue] ?? 0
    return transport == "ipc" ? "ipc://\(address)-\(number)" : "tcp://\(address):\(number)"
  }
}

/// Why the program cannot do what it was started for.
struct KernelFault: Error {
  let message: String

  init(_ message: String) { self.message = message }
}
