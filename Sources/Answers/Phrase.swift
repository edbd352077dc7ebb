/// A piece of an answer's prose: words and numbers apart, so that each format writes numbers its own way.
///
///     "\(part) of \(whole): agrees"
package struct Phrase: Hashable, Sendable, ExpressibleByStringInterpolation {
  package enum Segment: Hashable, Sendable {
    case words(String)
    /// A number as its headline.
    case quantity(Quantity)
    /// A number as the ends of its interval.
    case ends(Quantity)
    /// A line that can be typed.
    case command(String)
  }

  package var segments: [Segment]

  package init(stringLiteral value: String) { segments = value.isEmpty ? [] : [.words(value)] }
  package init(_ words: String) { segments = words.isEmpty ? [] : [.words(words)] }
  package init(segments: [Segment]) { self.segments = segments }
  package init(stringInterpolation: StringInterpolation) { segments = stringInterpolation.segments }

  package struct StringInterpolation: StringInterpolationProtocol {
    var segments: [Segment] = []
    package init(literalCapacity: Int, interpolationCount: Int) {}
    package mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { segments.append(.words(literal)) }
    }
    package mutating func appendInterpolation(_ words: String) { segments.append(.words(words)) }
    package mutating func appendInterpolation(_ number: Int) { segments.append(.words(String(number))) }
    package mutating func appendInterpolation(_ quantity: Quantity) { segments.append(.quantity(quantity)) }
    package mutating func appendInterpolation(ends quantity: Quantity) { segments.append(.ends(quantity)) }
    package mutating func appendInterpolation(command: String) { segments.append(.command(command)) }
    package mutating func appendInterpolation(_ phrase: Phrase) { segments += phrase.segments }
  }

  package static func + (left: Phrase, right: Phrase) -> Phrase {
    Phrase(segments: left.segments + right.segments)
  }
}
