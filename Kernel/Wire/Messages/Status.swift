package import Texts

/// What the kernel is about, for one request.
/// https://jupyter-client.readthedocs.io/en/stable/messaging.html#kernel-status
package enum Status: String, MessageContent {
  case busy, idle, starting

  package static let type = "status"
  package var content: JSONValue { ["execution_state": .string(rawValue)] }
}
