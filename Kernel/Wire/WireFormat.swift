internal import Texts

/// Why frames are no message that may be answered.
package enum WireFault: String, Error, Hashable, Sendable {
  case noDelimiter = "there is no <IDS|MSG>"
  case truncated = "a message has fewer than six frames after its addresses"
  case forged = "the signature is wrong"
  case replayed = "the signature was used before"
  case malformed = "a part is no JSON object in UTF-8"
  case headless = "the header has no msg_id or no msg_type"
}

/// Messages from frames and frames from messages, signed.
/// https://jupyter-client.readthedocs.io/en/stable/messaging.html#the-wire-protocol
package struct WireFormat: Sendable {
  private static let delimiter = Array("<IDS|MSG>".utf8)
  /// How many signatures are remembered; the oldest are forgotten first.
  private static let memory = 65_536

  private let signature: Signature
  private var seen: Set<[UInt8]> = []
  private var order: [[UInt8]] = []
  private var oldest = 0

  package init(key: String) { signature = Signature(key: key) }

  package mutating func message(_ frames: [[UInt8]]) throws(WireFault) -> Incoming {
    guard let place = frames.firstIndex(of: WireFormat.delimiter) else { throw .noDelimiter }
    let parts = frames[(place + 1)...]
    guard parts.count >= 5, let claimed = parts.first else { throw .truncated }
    let signed = Array(parts.dropFirst().prefix(4))
    guard signature.accepts(claimed, of: signed) else { throw .forged }
    if signature.isRequired, seen.contains(claimed) { throw .replayed }
    var values: [JSONValue] = []
    for part in signed {
      guard let value = try? JSONValue(reading: part), value.members != nil else { throw .malformed }
      values.append(value)
    }
    guard let header = Header(values[0], signed[0]) else { throw .headless }
    if signature.isRequired { remember(claimed) }
    return Incoming(
      identities: Array(frames[..<place]), header: header, parent: values[1]["msg_id"]?.text,
      metadata: values[2], content: values[3])
  }

  package func frames(of message: Outgoing) -> [[UInt8]] {
    let signed = [
      message.header.bytes, message.parent?.bytes ?? Array("{}".utf8), message.metadata.bytes,
      message.content.bytes,
    ]
    return message.identities + [WireFormat.delimiter, signature.text(of: signed)] + signed
  }

  private mutating func remember(_ claimed: [UInt8]) {
    seen.insert(claimed)
    guard order.count == WireFormat.memory else {
      order.append(claimed)
      return
    }
    seen.remove(order[oldest])
    order[oldest] = claimed
    oldest = (oldest + 1) % WireFormat.memory
  }
}
