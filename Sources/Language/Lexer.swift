package import Texts

/// A line cut into tokens; a comment (`#` to the end of the line) is dropped.
///
/// Spaces include the no-break space; an en dash between two numbers is `..`; the minus sign U+2212 is `-`.
package struct Lexer {
  private let text: String
  private let scalars: [Unicode.Scalar]
  /// Where each scalar begins in the source, and where the last one ends.
  private let offsets: [Int]
  private var index = 0
  private var tokens: [Token] = []

  /// The most bytes a statement may have; nothing that anybody types comes near.
  package static let lengthLimit = 65_536

  /// The tokens of `text`, whose first byte stands at `base` in its source.
  package static func tokens(of text: String, base: Int = 0) throws(Diagnostic) -> [Token] {
    guard text.utf8.count <= lengthLimit else {
      throw Diagnostic(
        .invalidText,
        "the line has \(number: text.utf8.count) bytes, and one may have \(number: lengthLimit)",
        hint: "put each statement on a line of its own")
    }
    var lexer = Lexer(text, base: base)
    return try lexer.run()
  }

  private init(_ text: String, base: Int) {
    var scalars: [Unicode.Scalar] = []
    var offsets: [Int] = []
    scalars.reserveCapacity(text.utf8.count)
    offsets.reserveCapacity(text.utf8.count + 1)
    var offset = base
    for scalar in text.unicodeScalars {
      scalars.append(scalar)
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    offsets.append(offset)
    tokens.reserveCapacity(1 + text.utf8.count / 4)
    self.text = text
    self.scalars = scalars
    self.offsets = offsets
  }

  /// The text from one scalar to another.
  private func text(from start: Int, to end: Int) -> Substring {
    let bytes = text.utf8
    let first = bytes.index(bytes.startIndex, offsetBy: offsets[start] - offsets[0])
    return text[first..<bytes.index(first, offsetBy: offsets[end] - offsets[start])]
  }

  private func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
    let place = index + ahead
    return place >= 0 && place < scalars.count ? scalars[place] : nil
  }

  private func span(from start: Int) -> Span { Span(offsets[start], offsets[index]) }

  private mutating func add(_ kind: Token.Kind, from start: Int) {
    tokens.append(Token(kind, span(from: start)))
  }

  private mutating func run() throws(Diagnostic) -> [Token] {
    while let scalar = peek() {
      if scalar.isSpace {
        index += 1
      } else if scalar == "#" {
        return tokens
      } else if scalar.isDigit {
        try number()
      } else if scalar.isWordStart {
        word()
      } else if scalar.closingQuote != nil {
        try quoted()
      } else {
        try symbol()
      }
    }
    return tokens
  }

  // MARK: Words and quotes

  private mutating func word() {
    let start = index
    while let scalar = peek(), scalar.isWordPart || joins(scalar) { index += 1 }
    add(.word(String(text(from: start, to: index))), from: start)
  }

  /// Whether an inner mark belongs to the word around it: `Sakhalin-1`, `St. Petersburg`, `japan's`.
  private func joins(_ scalar: Unicode.Scalar) -> Bool {
    let next = peek(1)
    switch scalar {
    case "-", "'", "\u{2019}", "&", "\u{2010}", "\u{2011}": return next?.isWordPart == true
    case ".": return next != "." && peek(-1)?.isWordPart == true && !(next == nil)
    default: return false
    }
  }

  private mutating func quoted() throws(Diagnostic) {
    let start = index
    guard let closing = peek()?.closingQuote else { return }
    index += 1
    let first = index
    while let scalar = peek(), scalar != closing { index += 1 }
    guard peek() != nil else {
      throw Diagnostic(
        .unfinished, "the quote is not closed", at: Span(offsets[start], offsets[start + 1]),
        hint: "close it with \(command: String(Character(closing)))")
    }
    let text = String(String.UnicodeScalarView(scalars[first..<index]))
    index += 1
    add(.quoted(text), from: start)
  }

  // MARK: Numbers and periods

  /// What to do about a sign that has no meaning.
  private func hint(for sign: Unicode.Scalar) -> Message {
    switch sign {
    case "$", "€", "£", "¥": return "the unit stands behind the number: \(command: "53 bln USD")"
    case ".", "?", "!", ";":
      let isLast = scalars[index...].allSatisfy { $0 == " " || $0 == sign }
      return isLast ? "leave it out" : "put a name with such a sign in quotes"
    default: return "put a name with such a sign in quotes"
    }
  }

  private mutating func digits() -> String {
    let start = index
    while let scalar = peek(), scalar.isDigit { index += 1 }
    return String(text(from: start, to: index))
  }

  private mutating func number() throws(Diagnostic) {
    let start = index
    var groups = [digits()]
    while peek() == ",", peek(1)?.isDigit == true {
      index += 1
      groups.append(digits())
    }
    var fraction: String?
    if peek() == ".", peek(1)?.isDigit == true {
      index += 1
      fraction = digits()
    }
    if groups.count > 1 { return try grouped(groups, fraction, from: start) }
    let whole = groups[0]
    if fraction == nil, try period(whole, from: start) { return }
    add(.number(fraction.map { "\(whole).\($0)" } ?? whole), from: start)
  }

  /// The groups of three that a print sets off with blanks before the digits at a place: `10` before `778,9`.
  private func thousands(before start: Int, _ group: String) -> String {
    guard group.count == 3 else { return "" }
    var found = ""
    for token in tokens.reversed() {
      guard case .number(let text) = token.kind, text.allSatisfy(\.isNumber), text.count <= 3 else { break }
      found = text + found
      if text.count < 3 { break }
    }
    return found
  }

  /// Digits with commas: thousands marks where that is the only reading, years where they look like years, else refused.
  private mutating func grouped(_ groups: [String], _ fraction: String?, from start: Int) throws(Diagnostic) {
    let typed = String(String.UnicodeScalarView(scalars[start..<index]))
    let threes = groups.dropFirst().allSatisfy { $0.count == 3 } && (1...3).contains(groups[0].count)
    if threes, fraction != nil || groups.count > 2 {
      let whole = groups.joined()
      return add(.number(fraction.map { "\(whole).\($0)" } ?? whole), from: start)
    }
    if fraction == nil, groups.allSatisfy({ $0.count == 4 }) {
      var place = start
      for (count, group) in groups.enumerated() {
        if count > 0 {
          tokens.append(Token(.symbol(.comma), Span(offsets[place], offsets[place + 1])))
          place += 1
        }
        tokens.append(Token(.number(group), Span(offsets[place], offsets[place + 4])))
        place += 4
      }
      return
    }
    let point = groups[0] + "." + groups.dropFirst().joined()
    if threes {
      throw Diagnostic(
        .thousandsMark, "\(quoted: typed) may be a thousands mark or a decimal comma", at: span(from: start),
        hint: "write \(command: groups.joined()) or \(command: point)")
    }
    let list = groups.joined(separator: ", ")
    let number = thousands(before: start, groups[0]) + (fraction.map { "\(groups.joined()).\($0)" } ?? point)
    throw Diagnostic(
      .decimalComma, "\(quoted: typed) has a decimal comma", at: span(from: start),
      hint: "write \(command: number) for a number, or \(command: list) for a list")
  }

  /// Reads `1951/1989` and `2013-12`; refuses `2004-2012`.
  private mutating func period(_ whole: String, from start: Int) throws(Diagnostic) -> Bool {
    guard whole.count == 4, let mark = peek(),
      mark == "/" || mark == "-" || mark == "\u{2010}" || mark == "\u{2011}",
      peek(1)?.isDigit == true
    else { return false }
    let before = index
    index += 1
    let second = digits()
    if mark == "/", second.count == 4 {
      add(.period("\(whole)/\(second)"), from: start)
      return true
    }
    if mark != "/", second.count == 2, let month = Int(second), (1...12).contains(month) {
      add(.period("\(whole)-\(second)"), from: start)
      return true
    }
    if mark != "/", second.count == 4 {
      throw Diagnostic(
        .periodRange, "\(quoted: "\(whole)-\(second)") is written with a hyphen", at: span(from: start),
        hint:
          "write \(command: "\(whole)..\(second)") for each year, \(command: "\(whole)/\(second)") for one span"
      )
    }
    index = before
    return false
  }

  // MARK: Signs

  private mutating func symbol() throws(Diagnostic) {
    let start = index
    guard let scalar = peek() else { return }
    if scalar == "\\", scalars[(index + 1)...].allSatisfy(\.isSpace) {
      throw Diagnostic(
        .unfinished, "the line goes on after \(quoted: "\\")", at: Span(offsets[start], offsets[start + 1]),
        hint: "write the rest in the next line, or leave the sign out")
    }
    let pair = String(Character(scalar)) + (peek(1).map { String(Character($0)) } ?? "")
    if let symbol = Symbol(rawValue: pair), pair.unicodeScalars.count == 2 {
      index += 2
      return add(.symbol(symbol), from: start)
    }
    index += 1
    switch scalar {
    case "\u{2013}": add(.symbol(.range), from: start)
    case "\u{2026}": add(.symbol(.range), from: start)
    case "\u{2212}": add(.symbol(.minus), from: start)
    case "\u{00D7}": add(.symbol(.times), from: start)
    case "\u{2264}": add(.symbol(.lessOrEqual), from: start)
    case "\u{2265}": add(.symbol(.greaterOrEqual), from: start)
    default:
      guard let symbol = Symbol(rawValue: String(Character(scalar))) else {
        throw Diagnostic(
          .syntax, "the sign \(quoted: scalar.shown) has no meaning here", at: span(from: start),
          hint: hint(for: scalar))
      }
      add(.symbol(symbol), from: start)
    }
  }
}

extension Unicode.Scalar {
  var isSpace: Bool {
    switch value {
    case 0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x202F, 0x2009, 0xFEFF: true
    default: false
    }
  }

  var isDigit: Bool { value >= 0x30 && value <= 0x39 }

  var isWordStart: Bool {
    if value < 0x80 {
      return (value >= 0x61 && value <= 0x7A) || (value >= 0x41 && value <= 0x5A) || value == 0x5F
    }
    return properties.isAlphabetic
  }

  var isWordPart: Bool {
    if value < 0x80 { return isWordStart || isDigit }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return true
    default: return properties.isAlphabetic
    }
  }

  var closingQuote: Unicode.Scalar? {
    switch self {
    case "\"": "\""
    case "\u{201C}": "\u{201D}"
    case "\u{201E}": "\u{201C}"
    case "\u{00AB}": "\u{00BB}"
    default: nil
    }
  }

  /// A scalar as a message shows it: control and format characters by number.
  package var shown: String {
    switch properties.generalCategory {
    case .control, .format, .privateUse, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator:
      "\\u{" + String(value, radix: 16) + "}"
    default: String(Character(self))
    }
  }
}
