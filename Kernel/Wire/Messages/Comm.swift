package import Texts

/// https://jupyter-client.readthedocs.io/en/stable/messaging.html#comm-info
package struct CommInfoRequest: RequestContent {
  package static let type = "comm_info_request"
  package init(_ message: Incoming) {}
}

/// The open comms: none, ever.
package struct CommInfoReply: MessageContent {
  package static let type = "comm_info_reply"
  package init() {}
  package var content: JSONValue { ["status": "ok", "comms": [:]] }
}

/// A front end wants to talk to something in the kernel.
/// https://jupyter-client.readthedocs.io/en/stable/messaging.html#opening-a-comm
package struct CommOpen: RequestContent {
  package static let type = "comm_open"
  package let id: String

  package init(_ message: Incoming) throws(MalformedContent) { id = try message.text("comm_id") }
}

/// Nothing of that name is there to talk to.
/// https://jupyter-client.readthedocs.io/en/stable/messaging.html#tearing-down-comms
package struct CommClose: MessageContent {
  package static let type = "comm_close"
  private let id: String

  package init(id: String) { self.id = id }

  package var content: JSONValue { ["comm_id": .string(id), "data": [:]] }
}
