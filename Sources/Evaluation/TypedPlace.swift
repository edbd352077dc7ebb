import Language
import Observations
import Texts
import Verbs

/// Where the cursor stands in the grammar, from what is typed before it on the line.
struct TypedPlace {
  enum Kind {
    /// Where a query begins: a word or a bound name. `isFirst` is the beginning of the line.
    case word(isFirst: Bool)
    /// After the word of a call. `word` and `atoms` are places among the tokens; `group NAME =` has no word.
    case call(word: Int?, atoms: Int)
    /// Where nothing known can stand: a number, a new name.
    case nothing
  }

  /// All tokens before the cursor, what is being typed included.
  let tokens: [Token]
  /// How many of them stand before what is being typed.
  let before: Int
  let kind: Kind

  /// `text` is the line up to the cursor.
  init(_ tokens: [Token], before: Int) {
    self.tokens = tokens
    self.before = before
    var walk = Walk()
    for place in 0..<before { walk.take(tokens, place) }
    kind = walk.kind
  }

  /// Where each of a line's tokens stands.
  static func kinds(before tokens: [Token]) -> [Kind] {
    var walk = Walk()
    return tokens.indices.map { place in
      defer { walk.take(tokens, place) }
      return walk.kind
    }
  }

  private struct Walk {
    enum State {
      case expression(isFirst: Bool)
      case call(word: Int?, atoms: Int)
      case newName(word: String)
      case equals(word: String)
      case literal
      case ended
    }

    var state = State.expression(isFirst: true)
    var setDepth = 0
    var comparesNow = false

    var kind: Kind {
      switch state {
      case .expression(let isFirst): .word(isFirst: isFirst)
      case .call(let word, let atoms): .call(word: word, atoms: atoms)
      case .newName, .equals, .literal, .ended: .nothing
      }
    }

    mutating func take(_ tokens: [Token], _ place: Int) {
      let kind = tokens[place].kind
      switch state {
      case .expression(let isFirst): begin(kind, place, isFirst)
      case .newName(let word): state = .equals(word: word)
      case .equals(let word):
        guard kind == .symbol(.equal) else {
          state = .ended
          return
        }
        state = word == "let" ? .expression(isFirst: false) : .call(word: nil, atoms: place + 1)
      case .call(let word, let atoms) where isTurned(word, atoms, tokens, place):
        state = .call(word: place, atoms: place + 1)
      case .call:
        let previous = place > 0 ? tokens[place - 1].kind : kind
        inside(kind, afterWhere: previous.foldedWord == "where")
      case .literal, .ended: operate(kind)
      }
    }

    /// `without FEFD share …`: the word whose names follow.
    private func isTurned(_ word: Int?, _ atoms: Int, _ tokens: [Token], _ place: Int) -> Bool {
      guard let word, place > atoms, tokens[word].kind.foldedWord.flatMap({ Vocabulary.verb($0) }) is Without
      else { return false }
      return tokens[place].kind.foldedWord.map { Without.verb($0) != nil } ?? false
    }

    private mutating func begin(_ kind: Token.Kind, _ place: Int, _ isFirst: Bool) {
      switch kind {
      case .word(let text):
        let word = Names.folded(text)
        switch word {
        case "let" where isFirst, "group" where isFirst: state = .newName(word: word)
        case "check" where isFirst, "suppose" where isFirst:
          comparesNow = true
          state = .expression(isFirst: false)
        default:
          let isWrapper = Vocabulary.verb(word)?.kind == .wrapper || word == "of" && !isFirst
          state = isWrapper ? .expression(isFirst: false) : .call(word: place, atoms: place + 1)
        }
      case .number: state = .literal
      case .symbol(.open), .symbol(.minus): state = .expression(isFirst: false)
      case .symbol, .quoted, .period: state = .ended
      }
    }

    private mutating func inside(_ kind: Token.Kind, afterWhere: Bool) {
      guard case .symbol(let symbol) = kind else { return }
      switch symbol {
      case .open: setDepth += 1
      case .close where setDepth > 0: setDepth -= 1
      case .less, .greater: if !afterWhere { operate(kind) }
      case .comma, .colon, .range, .percent: return
      default: if setDepth == 0 { operate(kind) }
      }
    }

    /// After a sign another query begins.
    private mutating func operate(_ kind: Token.Kind) {
      guard case .symbol(let symbol) = kind else { return }
      switch symbol {
      case .plus, .minus, .times, .divided: state = .expression(isFirst: false)
      case .equal, .less, .lessOrEqual, .greater, .greaterOrEqual:
        state = comparesNow ? .expression(isFirst: false) : .ended
      case .close: state = .ended
      default: return
      }
    }
  }
}

extension Token.Kind {
  /// A bare word, folded.
  var foldedWord: String? {
    if case .word(let text) = self { Names.folded(text) } else { nil }
  }
}

/// The line of a cell that a cursor stands on.
struct TypedLine {
  /// From its first row to the cursor.
  let before: String
  /// From the cursor to the end of the cursor's row.
  let after: String
  /// Where the line begins, in UTF-8 offsets of the cell.
  let start: Int
  /// The offset of a quote that is still open at the cursor.
  let openQuote: Int?
  let isComment: Bool

  init(_ text: String, at cursor: Int) {
    let bytes = Array(text.utf8)
    var cursor = min(max(0, cursor), bytes.count)
    while cursor > 0, cursor < bytes.count, bytes[cursor] & 0xC0 == 0x80 { cursor -= 1 }
    var start = 0
    var row = 0
    for (place, byte) in bytes[..<cursor].enumerated() where byte == UInt8(ascii: "\n") {
      row = place + 1
      if Completeness(of: String(decoding: bytes[start..<place], as: UTF8.self)) != .unfinished {
        start = row
      }
    }
    self.start = start
    before = String(decoding: bytes[start..<cursor], as: UTF8.self)
    let end = bytes[cursor...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    after = String(decoding: bytes[cursor..<end], as: UTF8.self)
    var scan = QuoteScan()
    for scalar in before.unicodeScalars { scan.take(scalar) }
    openQuote = scan.openQuote.map { $0 + start }
    isComment = scan.isComment
  }

  /// Follows quotes and comments along a line.
  private struct QuoteScan {
    var isComment = false
    var openQuote: Int?
    private var closing: Unicode.Scalar?
    private var offset = 0

    mutating func take(_ scalar: Unicode.Scalar) {
      defer { offset += UTF8.width(scalar) }
      if scalar == "\n" { isComment = false }
      if isComment { return }
      if let closing {
        guard scalar == closing else { return }
        self.closing = nil
        openQuote = nil
      } else if let mark = QuoteScan.closingMarks[scalar] {
        closing = mark
        openQuote = offset
      } else if scalar == "#" {
        isComment = true
      }
    }

    private static let closingMarks: [Unicode.Scalar: Unicode.Scalar] = [
      "\"": "\"", "\u{201C}": "\u{201D}", "\u{201E}": "\u{201C}", "\u{AB}": "\u{BB}",
    ]
  }
}
