import Answers
import Language
import Observations
import Texts
package import Verbs

/// What may stand at a cursor, from the words of the language and from what the data has there.
///
/// A name, a level or a year is offered only if the rest of the line has numbers for it, and only if those are what the
/// line's word needs: a share its part and its whole, a growth two years.
package struct Completions: Equatable, Sendable {
  package struct Candidate: Equatable, Sendable {
    /// What replaces: `"japan "`.
    package let text: String
    /// What a list shows: `"japan"`.
    package let display: String
    /// What it is: a code's name, a word's summary; may be empty.
    package let description: String
    /// What is printed there.
    package let worth: Worth?

    package init(text: String, display: String, description: String, worth: Worth? = nil) {
      self.text = text
      self.display = display
      self.description = description
      self.worth = worth
    }
  }

  /// What a candidate replaces, in UTF-8 offsets of the text.
  package let replacing: Range<Int>
  package let candidates: [Candidate]

  /// `cursor` is a UTF-8 offset; the text is a cell, of which only the cursor's line counts.
  package static func candidates(for text: String, at cursor: Int, in session: Session) -> Completions {
    let cursor = min(max(0, cursor), text.utf8.count)
    let nothing = Completions(replacing: cursor..<cursor, candidates: [])
    guard let library = try? session.world.library() else { return nothing }
    return Completer(text, cursor, session, library)?.completions ?? nothing
  }
}

/// One question of what may stand at a cursor.
struct Completer {
  let session: Session
  let run: Run
  let printed: PrintedRows
  let line: TypedLine
  private(set) var place: TypedPlace
  private(set) var fragment: Fragment
  private let cursor: Int

  /// What is being typed.
  struct Fragment {
    /// Offset of its first byte, its quote included.
    let start: Int
    /// Without its quote.
    let text: String
    let isQuoted: Bool

    var folded: String { Names.folded(text) }
    var isEmpty: Bool { text.isEmpty && !isQuoted }

    func begins(_ word: String) -> Bool { Names.folded(word).hasPrefix(folded) }
  }

  /// Something that may stand there.
  struct Offer {
    let text: String
    let display: String
    let description: String
    /// Whether a blank follows.
    var isWhole = true
    /// What the data must have.
    var subject: Subject?
    var worth: Worth?

    enum Subject {
      case code(CodeID, Role?)
      case members([CodeID])
    }

    init(
      _ text: String, display: String? = nil, _ description: String = "", isWhole: Bool = true,
      subject: Subject? = nil, worth: Worth? = nil
    ) {
      self.text = text
      self.display = display ?? text
      self.description = description
      self.isWhole = isWhole
      self.subject = subject
      self.worth = worth
    }

    /// The same with words before it that stay.
    func behind(_ words: String) -> Offer {
      Offer(words + text, display: display, description, isWhole: isWhole, worth: worth)
    }
  }

  private static var unanswered: Diagnostic { Diagnostic(.syntax, "nothing is answered here") }

  init?(_ text: String, _ cursor: Int, _ session: Session, _ library: Library) {
    line = TypedLine(text, at: cursor)
    guard !line.isComment, let (fragment, place) = Completer.place(in: line, at: cursor) else { return nil }
    self.cursor = cursor
    self.session = session
    self.fragment = fragment
    self.place = place
    run = Run(
      library: library, memory: session.memory, line: LineText(""), checkpoint: {},
      evaluate: { _ throws(Diagnostic) in throw Completer.unanswered },
      answerAlone: { _ throws(Diagnostic) in throw Completer.unanswered })
    printed = PrintedRows(run)
  }

  /// The same question with the words before the fragment taken into it; `count` of them.
  func reaching(back count: Int) -> Completer? {
    let first = place.before - count
    guard !fragment.isQuoted, first > 0 else { return nil }
    let words = place.tokens[first..<place.before].compactMap { token in
      if case .word(let text) = token.kind { text } else { nil }
    }
    guard words.count == count, let start = place.tokens[first...].first?.span.start else { return nil }
    var wider = self
    wider.fragment = Fragment(
      start: start, text: (words + [fragment.text]).joined(separator: " "), isQuoted: false)
    wider.place = TypedPlace(place.tokens, before: first)
    return wider
  }

  private static func place(in line: TypedLine, at cursor: Int) -> (Fragment, TypedPlace)? {
    if let quote = line.openQuote {
      let head = String(decoding: line.before.utf8.prefix(quote - line.start), as: UTF8.self)
      let rest = String(decoding: line.before.utf8.dropFirst(quote - line.start), as: UTF8.self)
      guard let tokens = try? Lexer.tokens(of: head, base: line.start) else { return nil }
      let fragment = Fragment(start: quote, text: String(rest.dropFirst()), isQuoted: true)
      return (fragment, TypedPlace(tokens, before: tokens.count))
    }
    // A mark that only a next letter makes part of the word: `St.`, `North-`.
    var head = line.before[...]
    while let last = head.last, ".-'\u{2019}&".contains(last), head.dropLast().last?.isLetter == true {
      head = head.dropLast()
    }
    guard let tokens = try? Lexer.tokens(of: String(head), base: line.start) else { return nil }
    let end = line.start + head.utf8.count
    guard let last = tokens.last, last.span.end == end, last.kind.isTyped else {
      return (Fragment(start: cursor, text: "", isQuoted: false), TypedPlace(tokens, before: tokens.count))
    }
    let typed = String(decoding: line.before.utf8.dropFirst(last.span.start - line.start), as: UTF8.self)
    return (
      Fragment(start: last.span.start, text: typed, isQuoted: false),
      TypedPlace(tokens, before: tokens.count - 1)
    )
  }

  var completions: Completions {
    if case .word(let isFirst) = place.kind, !fragment.isQuoted {
      return completions(words(isFirst: isFirst))
    }
    return call?.completions ?? completions([])
  }

  var call: CallCompleter? {
    guard case .call(let word, let atoms) = place.kind else { return nil }
    return CallCompleter(self, word: word, atoms: atoms)
  }

  /// The words a query begins with, and the names that `let` bound.
  private func words(isFirst: Bool) -> [Offer] {
    let words = Vocabulary.all.filter { isFirst || $0.kind != .statement }.map { Offer($0.name, $0.summary) }
    let bound = session.memory.bindings.map { Offer($0.name, "bound by let") }
    return (words + bound).filter { fragment.begins($0.text) }
  }

  /// What replaces the fragment, or a run of words that ends in it.
  func completions(_ offers: [Offer], from start: Int? = nil) -> Completions {
    let isSpaced = line.after.hasPrefix(" ") || line.after.hasPrefix(",")
    var seen: Set<String> = []
    return Completions(
      replacing: (start ?? fragment.start)..<cursor,
      candidates: offers.filter { seen.insert($0.text).inserted }.map { offer in
        Completions.Candidate(
          text: offer.isWhole && !isSpaced ? offer.text + " " : offer.text, display: offer.display,
          description: offer.description, worth: offer.worth)
      })
  }
}

extension Token.Kind {
  /// Whether the token may still grow.
  fileprivate var isTyped: Bool {
    switch self {
    case .word, .number, .period: true
    case .quoted, .symbol: false
    }
  }
}
