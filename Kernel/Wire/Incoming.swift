package import Texts

/// A message as it came in.
package struct Incoming: Hashable, Sendable {
  /// Where an answer is sent.
  package let identities: [[UInt8]]
  package let header: Header
  /// The message that this one answers, if it answers one.
  package let parent: String?
  package let metadata: JSONValue
  package let content: JSONValue

  package init(
    identities: [[UInt8]] = [], header: Header, parent: String? = nil, metadata: JSONValue = [:],
    content: JSONValue
  ) {
    self.identities = identities
    self.header = header
    self.parent = parent
    self.metadata = metadata
    self.content = content
  }
}

/// A message before it goes out.
package struct Outgoing: Hashable, Sendable {
  /// The peer it is for; on iopub the topic, by which subscribers choose.
  package let identities: [[UInt8]]
  package let header: Header
  /// The header of the message it answers.
  package let parent: Header?
  package let metadata: JSONValue
  package let content: JSONValue

  package init(
    identities: [[UInt8]], header: Header, parent: Header?, metadata: JSONValue = [:], content: JSONValue
  ) {
    self.identities = identities
    self.header = header
    self.parent = parent
    self.metadata = metadata
    self.content = content
  }
}

/// What a request asks, read from a message's content.
package protocol RequestContent: Sendable {
  static var type: String { get }
  init(_ message: Incoming) throws(MalformedContent)
}

/// What a message says, as its content is written.
package protocol MessageContent: Sendable {
  static var type: String { get }
  var content: JSONValue { get }
}

/// A request whose content lacks something.
package struct MalformedContent: Error, Hashable, Sendable {
  /// One clause: `'code' is missing, or is no text`.
  package let message: String

  package init(_ message: String) { self.message = message }
}

extension Incoming {
  /// A text that has to be there.
  func text(_ name: String) throws(MalformedContent) -> String {
    guard let text = content[name]?.text else {
      throw MalformedContent("'\(name)' is missing, or is no text")
    }
    return text
  }

  func flag(_ name: String, else other: Bool) -> Bool { content[name]?.flag ?? other }
}
