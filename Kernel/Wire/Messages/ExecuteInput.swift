package import Texts

/// What is being answered, for all who listen.
/// https://jupyter-client.readthedocs.io/en/stable/messaging.html#code-inputs
package struct ExecuteInput: MessageContent {
  package static let type = "execute_input"
  private let code: String
  private let count: Int

  package init(code: String, count: Int) {
    self.code = code
    self.count = count
  }

  package var content: JSONValue { ["code": .string(code), "execution_count": .whole(count)] }
}
