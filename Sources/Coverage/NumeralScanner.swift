/// Finds every numeral and number word of a text.
///
/// A numeral is a word with a digit in it (`11th`, `F21`, `700m`), or several joined: by a mark between digits
/// (`2.05`, `1951-1989`, `9/10`, `14:18`), by a blank before three digits (`10 778,9`), by a scale (`38.4 billion`), by
/// `-fold`. Number words are those of a closed list; `two thirds` and `twenty-five` are one. Roman numerals are capital
/// letters, at least two (`VI`), or anything between `<sup>` and `</sup>`.
package struct NumeralScanner {
  /// The longest text that is looked through, in bytes.
  package static let longest = 16_000_000
  /// The most numerals that are taken.
  package static let most = 100_000

  private let bytes: [UInt8]
  private var line = 1
  private var lineStart = 0
  private var found: [Numeral] = []
  /// The last numeral, which the next word may go on with.
  private var open: Part?

  /// A word, or several joined.
  private struct Part {
    var range: Range<Int>
    let line: Int
    var kind: Kind
  }

  private enum Kind {
    /// Digits only, as many as may stand before a blank and three more.
    case group
    /// A digit somewhere.
    case digits
    case word(NumberWords.Kind)
    case roman
  }

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  package static func numerals(in bytes: [UInt8]) throws(UnreadableText) -> [Numeral] {
    guard bytes.count <= longest else { throw UnreadableText(problem: .tooLarge, line: 0, byte: 0) }
    var scanner = NumeralScanner(bytes)
    try scanner.scan()
    return scanner.found
  }

  private mutating func scan() throws(UnreadableText) {
    var parser = Unicode.UTF8.ForwardParser()
    var rest = bytes.makeIterator()
    var index = 0
    var word: (start: Int, hasDigit: Bool)?
    while true {
      switch parser.parseScalar(from: &rest) {
      case .valid(let encoded):
        let scalar = Unicode.UTF8.decode(encoded)
        if scalar.value == 0 { throw fault(.nul, at: index) }
        let isDigit = NumeralScanner.isDigit(scalar)
        if isDigit || NumeralScanner.isLetter(scalar) {
          word = (word?.start ?? index, word?.hasDigit == true || isDigit)
        } else {
          if let ended = word { take(ended.start..<index, hasDigit: ended.hasDigit) }
          word = nil
        }
        if found.count > NumeralScanner.most { throw UnreadableText(problem: .tooMany, line: 0, byte: 0) }
        index += encoded.count
        if scalar == "\n" {
          line += 1
          lineStart = index
        }
      case .emptyInput:
        if let word { take(word.start..<index, hasDigit: word.hasDigit) }
        return close()
      case .error: throw fault(.notUTF8, at: index)
      }
    }
  }

  private func fault(_ problem: UnreadableText.Problem, at index: Int) -> UnreadableText {
    UnreadableText(problem: problem, line: line, byte: index - lineStart + 1)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? (0x30...0x39).contains(scalar.value) : scalar.properties.numericType != nil
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? (0x61...0x7A).contains(scalar.value | 0x20)
      : scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
  }

  // MARK: Words

  private mutating func take(_ range: Range<Int>, hasDigit: Bool) {
    if let part = open, let kind = joined(part, range, hasDigit: hasDigit) {
      open = Part(range: part.range.lowerBound..<range.upperBound, line: part.line, kind: kind)
      return
    }
    close()
    if let kind = kind(range, hasDigit: hasDigit) { open = Part(range: range, line: line, kind: kind) }
  }

  private mutating func close() {
    if let open {
      found.append(Numeral(line: open.line, offset: open.range.lowerBound, text: text(open.range)))
    }
    open = nil
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private func kind(_ range: Range<Int>, hasDigit: Bool) -> Kind? {
    if hasDigit { return isDigits(range) && range.count <= 3 ? .group : .digits }
    if let word = numberWord(range) { return .word(word) }
    return isRoman(range) ? .roman : nil
  }

  private func numberWord(_ range: Range<Int>) -> NumberWords.Kind? {
    guard range.count <= NumberWords.longest else { return nil }
    return NumberWords.kind(text(range).lowercased())
  }

  private func isDigits(_ range: Range<Int>) -> Bool {
    bytes[range].allSatisfy { (0x30...0x39).contains($0) }
  }

  private func isRoman(_ range: Range<Int>) -> Bool {
    guard range.count <= RomanNumeral.longest else { return false }
    let text = text(range)
    if bytes[..<range.lowerBound].suffix(5).elementsEqual("<sup>".utf8),
      bytes[range.upperBound...].prefix(6).elementsEqual("</sup>".utf8)
    {
      return RomanNumeral.isOne(text.uppercased())
    }
    return range.count > 1 && RomanNumeral.isOne(text)
  }

  // MARK: Joins

  /// What a part and the next word are together; nothing if they are two.
  private func joined(_ part: Part, _ next: Range<Int>, hasDigit: Bool) -> Kind? {
    let between = bytes[part.range.upperBound..<next.lowerBound]
    switch part.kind {
    case .group, .digits:
      if hasDigit {
        if isMark(between), isDigit(part.range.upperBound - 1), isDigit(next.lowerBound) { return .digits }
        if case .group = part.kind, isBlank(between), next.count == 3, isDigits(next) { return .group }
        return nil
      }
      if between.elementsEqual("-".utf8), text(next).lowercased() == "fold" { return .digits }
      return isBlank(between) && numberWord(next) == .scale ? .digits : nil
    case .word(let first):
      guard !hasDigit, isBlank(between) || between.elementsEqual("-".utf8), let second = numberWord(next)
      else {
        return nil
      }
      switch (first, second) {
      case (.number, .part), (.number, .scale), (.tens, .scale), (.scale, .scale): return .word(second)
      case (.tens, .number), (.tens, .part): return between.elementsEqual("-".utf8) ? .word(.number) : nil
      default: return nil
      }
    case .roman: return nil
    }
  }

  private func isDigit(_ index: Int) -> Bool { (0x30...0x39).contains(bytes[index]) }

  /// A mark that joins the digits around it: a point, a comma, a hyphen, an en dash, a slash, a colon.
  private func isMark(_ between: ArraySlice<UInt8>) -> Bool {
    [".", ",", "-", "–", "/", ":"].contains { between.elementsEqual($0.utf8) }
  }

  /// One blank: the plain one, one that does not break, a thin one, a narrow one.
  private func isBlank(_ between: ArraySlice<UInt8>) -> Bool {
    [" ", "\u{A0}", "\u{2009}", "\u{202F}"].contains { between.elementsEqual($0.utf8) }
  }
}

/// Numerals in Roman letters.
enum RomanNumeral {
  /// As long as `MMMDCCCLXXXVIII`.
  static let longest = 15

  /// Whether capital letters are one, written as it should be: `XIV`, not `XIIII`.
  static func isOne(_ text: String) -> Bool {
    var rest = Substring(text)
    if rest.isEmpty || rest.utf8.count > longest { return false }
    for (one, five, ten) in [("M", "", ""), ("C", "D", "M"), ("X", "L", "C"), ("I", "V", "X")] {
      for figure in figures(one, five, ten) where rest.hasPrefix(figure) {
        rest = rest.dropFirst(figure.count)
        break
      }
    }
    return rest.isEmpty
  }

  /// The figures from one to nine, longer ones before what they begin with.
  private static func figures(_ one: String, _ five: String, _ ten: String) -> [String] {
    let units = [one + one + one, one + one, one]
    if five.isEmpty { return units }
    return [one + ten, one + five] + units.map { five + $0 } + [five] + units
  }
}
