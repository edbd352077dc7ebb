package import Texts

/// What a subscriber gets first, so that it knows that nothing will be missed any more.
/// https://jupyter-client.readthedocs.io/en/stable/messaging.html#welcome-message
package struct Welcome: MessageContent {
  package static let type = "iopub_welcome"
  private let subscription: String

  package init(subscription: String) { self.subscription = subscription }

  package var content: JSONValue { ["subscription": .string(subscription)] }
}
