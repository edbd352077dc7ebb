/// A sentence that knows which of its parts are the user's words, numbers or commands.
///
///     "no name \(quoted: "japn")"
package struct Message: Hashable, Sendable, ExpressibleByStringInterpolation {
  package enum Segment: Hashable, Sendable {
    case words(String)
    case quoted(String)
    case number(String)
    case command(String)
  }

  package private(set) var segments: [Segment]

  package init(stringLiteral value: String) { segments = [.words(value)] }
  package init(_ words: String) { segments = [.words(words)] }
  package init(stringInterpolation: StringInterpolation) { segments = stringInterpolation.segments }

  package struct StringInterpolation: StringInterpolationProtocol {
    var segments: [Segment] = []
    package init(literalCapacity: Int, interpolationCount: Int) {}
    package mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { segments.append(.words(literal)) }
    }
    package mutating func appendInterpolation(_ words: String) { segments.append(.words(words)) }
    package mutating func appendInterpolation(quoted: String) { segments.append(.quoted(quoted)) }
    package mutating func appendInterpolation(number: String) { segments.append(.number(number)) }
    package mutating func appendInterpolation(number: Int) { segments.append(.number(String(number))) }
    package mutating func appendInterpolation(command: String) { segments.append(.command(command)) }
  }

  /// The sentence as plain text: the user's words in quotes, everything else as it is.
  package var plain: String {
    segments.map { segment in
      switch segment {
      case .words(let text), .number(let text), .command(let text): text
      case .quoted(let text): "'\(text)'"
      }
    }.joined()
  }
}
