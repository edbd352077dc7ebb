package import Texts

/// One thing in several formats, by MIME type; a front end takes the richest it knows.
package struct Bundle: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package let type: String
    package let value: JSONValue

    package init(_ type: String, _ value: JSONValue) {
      self.type = type
      self.value = value
    }
  }

  package let entries: [Entry]

  package init(_ entries: [Entry]) { self.entries = entries }

  package init(plain text: String) { entries = [Entry("text/plain", .string(text))] }

  package var content: JSONValue { .object(entries.map { JSONValue.Member($0.type, $0.value) }) }
}

/// Text as a program prints it.
/// https://jupyter-client.readthedocs.io/en/stable/messaging.html#streams-stdout-stderr-etc
package struct StreamText: MessageContent {
  package enum Name: String, Hashable, Sendable {
    case stdout, stderr
  }

  package static let type = "stream"
  private let name: Name
  private let text: String

  package init(_ name: Name, _ text: String) {
    self.name = name
    self.text = text
  }

  package var content: JSONValue { ["name": .string(name.rawValue), "text": .string(text)] }
}

/// Something to show.
/// https://jupyter-client.readthedocs.io/en/stable/messaging.html#display-data
package struct DisplayData: MessageContent {
  package static let type = "display_data"
  private let bundle: Bundle
  private let id: String?

  /// `id` is a name by which it can be shown anew.
  package init(_ bundle: Bundle, id: String? = nil) {
    self.bundle = bundle
    self.id = id
  }

  package var content: JSONValue {
    ["data": bundle.content, "metadata": [:], "transient": id.map { ["display_id": .string($0)] } ?? [:]]
  }
}

/// Something that was shown, shown anew.
/// https://jupyter-client.readthedocs.io/en/stable/messaging.html#update-display-data
package struct UpdateDisplayData: MessageContent {
  package static let type = "update_display_data"
  private let bundle: Bundle
  private let id: String

  package init(_ bundle: Bundle, id: String) {
    self.bundle = bundle
    self.id = id
  }

  package var content: JSONValue {
    ["data": bundle.content, "metadata": [:], "transient": ["display_id": .string(id)]]
  }
}

/// What a cell comes to.
/// https://jupyter-client.readthedocs.io/en/stable/messaging.html#id6
package struct ExecuteResult: MessageContent {
  package static let type = "execute_result"
  private let bundle: Bundle
  private let count: Int

  package init(_ bundle: Bundle, count: Int) {
    self.bundle = bundle
    self.count = count
  }

  package var content: JSONValue {
    ["data": bundle.content, "metadata": [:], "execution_count": .whole(count)]
  }
}

/// Why a cell was not answered, for all who listen.
/// https://jupyter-client.readthedocs.io/en/stable/messaging.html#execution-errors
package struct ErrorOutput: MessageContent {
  package static let type = "error"
  private let failure: Failure

  package init(_ failure: Failure) { self.failure = failure }

  package var content: JSONValue { .object(failure.parts) }
}

/// Takes back what the cell has shown so far.
/// https://jupyter-client.readthedocs.io/en/stable/messaging.html#clear-output
package struct ClearOutput: MessageContent {
  package static let type = "clear_output"
  private let waits: Bool

  /// `waits`: only when something new is there to show.
  package init(waits: Bool) { self.waits = waits }

  package var content: JSONValue { ["wait": .boolean(waits)] }
}
