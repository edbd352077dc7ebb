package import Texts

/// https://jupyter-client.readthedocs.io/en/stable/messaging.html#history
package struct HistoryRequest: RequestContent {
  package enum Kind: Hashable, Sendable {
    /// The last `count` lines.
    case tail(count: Int)
    /// The lines from `start` up to, and without, `stop` of a session; 0 is this one, -1 the one before.
    case range(session: Int, start: Int, stop: Int?)
    /// The last `count` lines that a glob fits, each once if `isUnique`.
    case search(pattern: String, count: Int?, isUnique: Bool)
  }

  package static let type = "history_request"
  package let kind: Kind
  /// Whether what a line came to is wanted too.
  package let wantsOutput: Bool

  package init(_ message: Incoming) throws(MalformedContent) {
    let content = message.content
    wantsOutput = message.flag("output", else: false)
    switch content["hist_access_type"]?.text {
    case "tail": kind = .tail(count: content["n"]?.whole ?? 10)
    case "range":
      kind = .range(
        session: content["session"]?.whole ?? 0, start: content["start"]?.whole ?? 1,
        stop: content["stop"]?.whole)
    case "search":
      kind = .search(
        pattern: content["pattern"]?.text ?? "*", count: content["n"]?.whole,
        isUnique: message.flag("unique", else: false))
    default: throw MalformedContent("'hist_access_type' is none of tail, range, search")
    }
  }
}

/// Lines of before, oldest first.
package struct HistoryReply: MessageContent {
  package struct Line: Hashable, Sendable {
    package let session: Int
    package let number: Int
    package let code: String
    /// What it came to, as text.
    package let output: String?

    package init(session: Int, number: Int, code: String, output: String? = nil) {
      self.session = session
      self.number = number
      self.code = code
      self.output = output
    }
  }

  package static let type = "history_reply"
  private let lines: [Line]
  private let showsOutput: Bool

  package init(_ lines: [Line], showsOutput: Bool) {
    self.lines = lines
    self.showsOutput = showsOutput
  }

  package var content: JSONValue {
    [
      "status": "ok",
      "history": .array(
        lines.map { line in
          let said: JSONValue =
            showsOutput ? [.string(line.code), .optional(line.output)] : .string(line.code)
          return [.whole(line.session), .whole(line.number), said]
        }),
    ]
  }
}
