package import Answers
internal import Claims
internal import Texts

/// Phrases and messages as characters.
package enum PhraseText {
  /// As one text.
  package static func plain(_ phrase: Phrase) -> String {
    phrase.segments.map { segment in
      switch segment {
      case .words(let text), .command(let text): text
      case .quantity(let quantity): NumberText.headline(quantity)
      case .ends(let quantity): NumberText.ends(quantity)
      }
    }.text(with: "")
  }

  /// With its numbers and commands kept whole.
  static func styled(_ phrase: Phrase, _ ink: Ink = .plain) -> StyledText {
    phrase.segments.reduce(into: StyledText(room: phrase.segments.count + 2)) { text, segment in
      switch segment {
      case .words(let words): text.add(words, ink)
      case .command(let command): text.add(command, .command, breaks: false)
      case .quantity(let quantity): text.add(NumberText.headline(quantity), ink, breaks: false)
      case .ends(let quantity): text.add(NumberText.ends(quantity), ink, breaks: false)
      }
    }
  }

  static func styled(_ message: Message, _ ink: Ink = .plain) -> StyledText {
    message.segments.reduce(into: StyledText(room: message.segments.count)) { text, segment in
      switch segment {
      case .words(let words), .number(let words): text.add(words, ink)
      case .quoted(let words): text.add("'\(words)'", ink, breaks: false)
      case .command(let command): text.add(command, .command, breaks: false)
      }
    }
  }
}

extension Verdict {
  /// What the verdict is to a reader who only looks at its colour.
  var ink: Ink {
    switch self {
    case .confirmed, .agrees, .agreesOtherReading, .agreesTruncated, .possible, .hedgeHolds: .good
    case .notCheckable, .lastDigit, .hedgeBorderline: .doubtful
    case .disagrees, .refutedByBound, .hedgeFails: .bad
    }
  }
}
