package import Texts

/// https://jupyter-client.readthedocs.io/en/stable/messaging.html#introspection
package struct InspectRequest: RequestContent {
  package static let type = "inspect_request"
  package let code: String
  /// In UTF-8.
  package let cursor: Int
  /// 1 where the front end asks for all there is to say.
  package let detail: Int

  package init(_ message: Incoming) throws(MalformedContent) {
    code = try message.text("code")
    cursor = CursorPosition.offset(message.content["cursor_pos"]?.whole, in: code)
    detail = message.content["detail_level"]?.whole ?? 0
  }
}

/// What stands under the cursor, if it is known.
package struct InspectReply: MessageContent {
  package static let type = "inspect_reply"
  private let found: Bundle?

  package init(_ found: Bundle?) { self.found = found }

  package var content: JSONValue {
    [
      "status": "ok", "found": .boolean(found != nil), "data": found?.content ?? [:], "metadata": [:],
    ]
  }
}
