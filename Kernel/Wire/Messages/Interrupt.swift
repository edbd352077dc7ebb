package import Texts

/// https://jupyter-client.readthedocs.io/en/stable/messaging.html#kernel-interrupt
package struct InterruptRequest: RequestContent {
  package static let type = "interrupt_request"
  package init(_ message: Incoming) {}
}

/// What was being answered, if anything was, ends.
package struct InterruptReply: MessageContent {
  package static let type = "interrupt_reply"
  package init() {}
  package var content: JSONValue { ["status": "ok"] }
}
