/// A piece of Swift code. Comments are left out; a string or regex literal is one token without its
/// contents, but the code inside `\( … )` gives its own tokens, before the literal's.
struct Token: Equatable {
  enum Kind { case word, quotedWord, number, literal, mark }

  let kind: Kind
  let text: String
  /// Counted from 1: where the token begins.
  let line: Int
  /// Whether the token stands directly behind another one, as the `!` of `x!` does and that of `(!x)` does not.
  let isBoundLeft: Bool
}

extension Token {
  func isWord(_ text: String) -> Bool { kind == .word && self.text == text }
  func isMark(_ text: String) -> Bool { kind == .mark && self.text == text }
}

/// The tokens of a Swift file, as far as the laws need them: no parser, and lenient with what does not compile.
func swiftTokens(_ text: String) -> [Token] {
  var scanner = SwiftScanner(bytes: Array(text.utf8))
  scanner.scanCode(insideInterpolation: false)
  return scanner.tokens
}

private struct SwiftScanner {
  let bytes: [UInt8]
  var position = 0
  var line = 1
  var tokens: [Token] = []

  init(bytes: [UInt8]) { self.bytes = bytes }

  func byte(_ offset: Int = 0) -> UInt8 {
    position + offset < bytes.count ? bytes[position + offset] : 0
  }

  func count(of wanted: Character, at offset: Int = 0) -> Int {
    var length = 0
    while byte(offset + length) == wanted.asciiValue { length += 1 }
    return length
  }

  mutating func advance(_ count: Int = 1) {
    for _ in 0..<count where position < bytes.count {
      if bytes[position] == UInt8(ascii: "\n") { line += 1 }
      position += 1
    }
  }

  mutating func add(_ kind: Token.Kind, from start: Int, line: Int, text: String? = nil) {
    let text = text ?? String(decoding: bytes[start..<position], as: UTF8.self)
    tokens.append(Token(kind: kind, text: text, line: line, isBoundLeft: isBoundLeft(at: start)))
  }

  func isBoundLeft(at start: Int) -> Bool {
    guard start > 0 else { return false }
    if " \t\r\n([{,;:".utf8.contains(bytes[start - 1]) { return false }
    let endsComment =
      start > 1 && bytes[start - 1] == UInt8(ascii: "/") && bytes[start - 2] == UInt8(ascii: "*")
    return !endsComment
  }

  mutating func scanCode(insideInterpolation: Bool) {
    var depth = 0
    while position < bytes.count {
      let start = position
      let startLine = line
      let hashes = count(of: "#")
      switch byte() {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"):
        advance()
      case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "/"):
        while position < bytes.count, byte() != UInt8(ascii: "\n") { advance() }
      case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "*"):
        skipBlockComment()
      case UInt8(ascii: "#") where byte(hashes) == UInt8(ascii: "\""), UInt8(ascii: "\""):
        scanString(hashes: hashes)
        add(.literal, from: start, line: startLine, text: "\"\"")
      case UInt8(ascii: "#") where byte(hashes) == UInt8(ascii: "/"):
        skipRegex(hashes: hashes)
        add(.literal, from: start, line: startLine, text: "//")
      case UInt8(ascii: "/") where isRegexStart:
        skipRegex(hashes: 0)
        add(.literal, from: start, line: startLine, text: "//")
      case UInt8(ascii: "`"):
        advance()
        while position < bytes.count, byte() != UInt8(ascii: "`") { advance() }
        advance()
        let inside = bytes[min(start + 1, position)..<max(start + 1, position - 1)]
        add(.quotedWord, from: start, line: startLine, text: String(decoding: inside, as: UTF8.self))
      case let digit where isDigit(digit):
        skipNumber()
        add(.number, from: start, line: startLine)
      case let letter where isWordByte(letter) || letter == UInt8(ascii: "#"):
        advance()
        while isWordByte(byte()) { advance() }
        add(.word, from: start, line: startLine)
      case let mark:
        if mark == UInt8(ascii: "(") { depth += 1 }
        if mark == UInt8(ascii: ")") {
          if insideInterpolation && depth == 0 { return advance() }
          depth -= 1
        }
        scanMark()
      }
    }
  }

  func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  func isWordByte(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return byte >= 0x80 || (lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")) || isDigit(byte)
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
  }

  func isOperatorByte(_ byte: UInt8) -> Bool { byte != 0 && "/=-+!*%<>&|^~?".utf8.contains(byte) }

  mutating func skipBlockComment() {
    var depth = 0
    repeat {
      if byte() == UInt8(ascii: "/"), byte(1) == UInt8(ascii: "*") {
        depth += 1
        advance(2)
      } else if byte() == UInt8(ascii: "*"), byte(1) == UInt8(ascii: "/") {
        depth -= 1
        advance(2)
      } else {
        advance()
      }
    } while depth > 0 && position < bytes.count
  }

  mutating func skipNumber() {
    while isWordByte(byte()) || (byte() == UInt8(ascii: ".") && isDigit(byte(1))) { advance() }
  }

  mutating func scanString(hashes: Int) {
    advance(hashes)
    let quotes = count(of: "\"") >= 3 ? 3 : 1
    advance(quotes)
    while position < bytes.count {
      if byte() == UInt8(ascii: "\\"), count(of: "#", at: 1) >= hashes {
        advance(1 + hashes)
        let opensCode = byte() == UInt8(ascii: "(")
        advance()
        if opensCode { scanCode(insideInterpolation: true) }
      } else if count(of: "\"") >= quotes, count(of: "#", at: quotes) >= hashes {
        return advance(quotes + hashes)
      } else if quotes == 1, byte() == UInt8(ascii: "\n") {
        return
      } else {
        advance()
      }
    }
  }

  /// A bare slash opens a regex where an operand is due and the same line closes it.
  var isRegexStart: Bool {
    if let last = tokens.last {
      let endsOperand =
        last.kind == .number || last.kind == .literal || last.kind == .quotedWord
        || (last.kind == .word
          && !["return", "in", "case", "if", "where", "else", "try"].contains(last.text))
        || [")", "]", "}", "!", "?"].contains(last.text)
      if endsOperand { return false }
    }
    if [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "=")].contains(byte(1)) {
      return false
    }
    var offset = 1
    while position + offset < bytes.count, byte(offset) != UInt8(ascii: "\n") {
      if byte(offset) == UInt8(ascii: "/") { return true }
      offset += byte(offset) == UInt8(ascii: "\\") ? 2 : 1
    }
    return false
  }

  mutating func skipRegex(hashes: Int) {
    advance(hashes + 1)
    while position < bytes.count {
      if byte() == UInt8(ascii: "/"), count(of: "#", at: 1) >= hashes { return advance(1 + hashes) }
      if hashes == 0, byte() == UInt8(ascii: "\n") { return }
      advance(byte() == UInt8(ascii: "\\") ? 2 : 1)
    }
  }

  mutating func scanMark() {
    let start = position
    let startLine = line
    let isPostfix = (byte() == UInt8(ascii: "!") || byte() == UInt8(ascii: "?")) && isBoundLeft(at: start)
    if isPostfix && byte(1) != UInt8(ascii: "=") {
      advance()
    } else if byte() == UInt8(ascii: ">"), isBoundLeft(at: start) {
      // The end of a type's arguments: what follows, as in `Set<Int>!`, is a mark of its own.
      while byte() == UInt8(ascii: ">") { advance() }
      if byte() != UInt8(ascii: "!"), byte() != UInt8(ascii: "?") { skipOperator() }
    } else if isOperatorByte(byte()) || byte() == UInt8(ascii: ".") {
      skipOperator()
    } else {
      advance()
    }
    add(.mark, from: start, line: startLine)
  }

  mutating func skipOperator() {
    let dots = byte() == UInt8(ascii: ".")
    while isOperatorByte(byte()) || (dots && byte() == UInt8(ascii: ".")) {
      if byte() == UInt8(ascii: "/"), byte(1) == UInt8(ascii: "/") || byte(1) == UInt8(ascii: "*") { return }
      advance()
    }
  }
}
