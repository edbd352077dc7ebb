package import Texts

/// https://jupyter-client.readthedocs.io/en/stable/messaging.html#kernel-shutdown
package struct ShutdownRequest: RequestContent {
  package static let type = "shutdown_request"
  package let restarts: Bool

  package init(_ message: Incoming) { restarts = message.flag("restart", else: false) }
}

/// The kernel is about to end.
package struct ShutdownReply: MessageContent {
  package static let type = "shutdown_reply"
  private let restarts: Bool

  package init(restarts: Bool) { self.restarts = restarts }

  package var content: JSONValue { ["status": "ok", "restart": .boolean(restarts)] }
}
