package import Texts

/// A question to whoever sent the request that is being answered.
/// https://jupyter-client.readthedocs.io/en/stable/messaging.html#messages-on-the-stdin-router-dealer-channel
package struct InputRequest: MessageContent {
  package static let type = "input_request"
  private let prompt: String

  package init(prompt: String) { self.prompt = prompt }

  package var content: JSONValue { ["prompt": .string(prompt), "password": false] }
}

/// What was typed.
package struct InputReply: RequestContent {
  package static let type = "input_reply"
  package let text: String

  package init(_ message: Incoming) throws(MalformedContent) { text = try message.text("value") }
}
