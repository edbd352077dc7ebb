package import Texts

/// https://jupyter-client.readthedocs.io/en/stable/messaging.html#debug-request
package struct DebugRequest: RequestContent {
  package static let type = "debug_request"
  package let number: Int
  package let command: String

  package init(_ message: Incoming) {
    number = message.content["seq"]?.whole ?? 0
    command = message.content["command"]?.text ?? ""
  }
}

/// There is nothing to step through: a refusal, in the words of the Debug Adapter Protocol.
package struct DebugReply: MessageContent {
  package static let type = "debug_reply"
  private let request: DebugRequest

  package init(to request: DebugRequest) { self.request = request }

  package var content: JSONValue {
    [
      "type": "response", "seq": 0, "request_seq": .whole(request.number), "success": false,
      "command": .string(request.command), "message": "this kernel has no debugger",
    ]
  }
}
