internal import Texts

/// The header of a message: who sent it, when, and what it is.
/// https://jupyter-client.readthedocs.io/en/stable/messaging.html#message-header
package struct Header: Hashable, Sendable {
  package let id: String
  package let session: String
  package let user: String
  /// ISO 8601.
  package let date: String
  package let type: String
  package let version: String
  /// As it was received: what an answer gives back as its parent.
  package let bytes: [UInt8]

  package init(id: String, session: String, user: String, date: String, type: String) {
    self.id = id
    self.session = session
    self.user = user
    self.date = date
    self.type = type
    version = Header.protocolVersion
    let value: JSONValue = [
      "msg_id": .string(id), "session": .string(session), "username": .string(user), "date": .string(date),
      "msg_type": .string(type), "version": .string(version),
    ]
    bytes = value.bytes
  }

  /// Nothing where a header lacks its identity or its type.
  init?(_ value: JSONValue, _ bytes: [UInt8]) {
    guard let id = value["msg_id"]?.text, let type = value["msg_type"]?.text else { return nil }
    self.id = id
    self.type = type
    session = value["session"]?.text ?? ""
    user = value["username"]?.text ?? ""
    date = value["date"]?.text ?? ""
    version = value["version"]?.text ?? ""
    self.bytes = bytes
  }

  /// Whether the same front end sent this message before another one. Two front ends' clocks are not compared, nor dates
  /// that are written in different ways.
  package func precedes(_ other: Header) -> Bool {
    !session.isEmpty && session == other.session && date.utf8.count == other.date.utf8.count
      && date < other.date
  }

  /// The version of the protocol that this room writes.
  package static let protocolVersion = "5.5"
}
