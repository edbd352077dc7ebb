package import Texts

/// https://jupyter-client.readthedocs.io/en/stable/messaging.html#code-completeness
package struct IsCompleteRequest: RequestContent {
  package static let type = "is_complete_request"
  package let code: String

  package init(_ message: Incoming) throws(MalformedContent) { code = try message.text("code") }
}

/// Whether a text can be answered as it is.
package enum IsCompleteReply: MessageContent {
  case complete
  /// It goes on; the next row begins with these blanks.
  case incomplete(indent: String)
  case invalid

  package static let type = "is_complete_reply"

  package var content: JSONValue {
    switch self {
    case .complete: ["status": "complete"]
    case .incomplete(let indent): ["status": "incomplete", "indent": .string(indent)]
    case .invalid: ["status": "invalid"]
    }
  }
}
