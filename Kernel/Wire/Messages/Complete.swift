package import Texts

/// https://jupyter-client.readthedocs.io/en/stable/messaging.html#completion
package struct CompleteRequest: RequestContent {
  package static let type = "complete_request"
  package let code: String
  /// In UTF-8.
  package let cursor: Int

  package init(_ message: Incoming) throws(MalformedContent) {
    code = try message.text("code")
    cursor = CursorPosition.offset(message.content["cursor_pos"]?.whole, in: code)
  }
}

/// What may stand at the cursor.
package struct CompleteReply: MessageContent {
  package static let type = "complete_reply"

  package struct Match: Hashable, Sendable {
    package let text: String
    /// What kind of thing it is: `verb`, `name`.
    package let kind: String
    /// What is to be said of it, beside it in the list.
    package let signature: String

    package init(_ text: String, kind: String, signature: String = "") {
      self.text = text
      self.kind = kind
      self.signature = signature
    }
  }

  private let code: String
  private let replacing: Range<Int>
  private let matches: [Match]

  /// `replacing` is in UTF-8 offsets of the code.
  package init(code: String, replacing: Range<Int>, _ matches: [Match]) {
    self.code = code
    self.replacing = replacing
    self.matches = matches
  }

  package var content: JSONValue {
    let start = CursorPosition.of(replacing.lowerBound, in: code)
    let end = CursorPosition.of(replacing.upperBound, in: code)
    return [
      "status": "ok", "matches": .array(matches.map { .string($0.text) }), "cursor_start": .whole(start),
      "cursor_end": .whole(end),
      "metadata": [
        "_jupyter_types_experimental": .array(
          matches.map { match in
            [
              "text": .string(match.text), "type": .string(match.kind), "start": .whole(start),
              "end": .whole(end), "signature": .string(match.signature),
            ]
          })
      ],
    ]
  }
}

/// Places in a cell as the protocol counts them: in Unicode code points.
/// https://jupyter-client.readthedocs.io/en/stable/messaging.html#cursor-pos-unicode-note
package enum CursorPosition {
  /// The UTF-8 offset of a position; the end where there is none or it lies past the end.
  package static func offset(_ position: Int?, in code: String) -> Int {
    guard let position else { return code.utf8.count }
    return code.unicodeScalars.prefix(max(0, position)).reduce(0) { $0 + UTF8.width($1) }
  }

  /// The position of a UTF-8 offset.
  package static func of(_ offset: Int, in code: String) -> Int {
    var seen = 0
    var position = 0
    for scalar in code.unicodeScalars {
      if seen >= offset { break }
      seen += UTF8.width(scalar)
      position += 1
    }
    return position
  }
}
