/// Why bytes are no JSON text.
package struct JSONFault: Error, Hashable, Sendable {
  /// One clause: `an object is not closed`.
  package let message: String
  /// The byte at which it shows.
  package let offset: Int
}

extension JSONValue {
  /// Parts may stand in one another so deep, and no deeper.
  package static let depthLimit = 200

  /// Reads one value with nothing but blanks around it. The bytes have to be UTF-8; half of a UTF-16 pair, which JSON can
  /// write and text cannot hold, becomes U+FFFD.
  package init(reading bytes: some Sequence<UInt8>) throws(JSONFault) {
    var reader = JSONReader(Array(bytes))
    self = try reader.document()
  }
}

private struct JSONReader {
  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() throws(JSONFault) -> JSONValue {
    let value = try value(depth: 0)
    skipBlanks()
    guard place == bytes.count else { throw fault("something follows the value") }
    return value
  }

  private func fault(_ message: String) -> JSONFault { JSONFault(message: message, offset: place) }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
  }

  private mutating func take(_ letter: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: letter) else { return false }
    place += 1
    return true
  }

  private mutating func value(depth: Int) throws(JSONFault) -> JSONValue {
    guard depth <= JSONValue.depthLimit else { throw fault("the parts stand too deep in one another") }
    skipBlanks()
    guard let byte = next else { throw fault("a value is missing") }
    switch Unicode.Scalar(byte) {
    case "{": return try object(depth)
    case "[": return try array(depth)
    case "\"": return .string(try string())
    case "t": return try word("true", .boolean(true))
    case "f": return try word("false", .boolean(false))
    case "n": return try word("null", .null)
    case "-", "0"..."9": return try number()
    default: throw fault("no value begins so")
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONFault) -> JSONValue {
    let wanted = Array(word.description.utf8)
    guard bytes[place...].starts(with: wanted) else { throw fault("no value begins so") }
    place += wanted.count
    return value
  }

  private mutating func array(_ depth: Int) throws(JSONFault) -> JSONValue {
    place += 1
    var items: [JSONValue] = []
    skipBlanks()
    if take("]") { return .array(items) }
    while true {
      items.append(try value(depth: depth + 1))
      skipBlanks()
      if take("]") { return .array(items) }
      guard take(",") else { throw fault("an array is not closed") }
    }
  }

  private mutating func object(_ depth: Int) throws(JSONFault) -> JSONValue {
    place += 1
    var members: [JSONValue.Member] = []
    skipBlanks()
    if take("}") { return .object(members) }
    while true {
      skipBlanks()
      guard next == UInt8(ascii: "\"") else { throw fault("a member has no name") }
      let name = try string()
      skipBlanks()
      guard take(":") else { throw fault("a member has no value") }
      members.append(JSONValue.Member(name, try value(depth: depth + 1)))
      skipBlanks()
      if take("}") { return .object(members) }
      guard take(",") else { throw fault("an object is not closed") }
    }
  }

  private mutating func number() throws(JSONFault) -> JSONValue {
    let start = place
    _ = take("-")
    if take("0") {
      if let byte = next, isDigit(byte) { throw fault("a number begins with 0") }
    } else {
      try digits()
    }
    if take(".") { try digits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try digits()
    }
    return .number(String(decoding: bytes[start..<place], as: UTF8.self))
  }

  private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private mutating func digits() throws(JSONFault) {
    let start = place
    while let byte = next, isDigit(byte) { place += 1 }
    if place == start { throw fault("a digit is missing") }
  }

  private mutating func string() throws(JSONFault) -> String {
    place += 1
    var text: [UInt8] = []
    var start = place
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        let last = bytes[start..<place]
        let string = try text.isEmpty ? valid(last) : valid((text + last)[...])
        place += 1
        return string
      case UInt8(ascii: "\\"):
        text += bytes[start..<place]
        place += 1
        text += UTF8.encode(try escaped()) ?? UTF8.encodedReplacementCharacter
        start = place
      case 0..<0x20: throw fault("a text has a control character")
      default: place += 1
      }
    }
    throw fault("a text is not closed")
  }

  private func valid(_ text: ArraySlice<UInt8>) throws(JSONFault) -> String {
    guard let valid = try? UTF8Span(validating: text.span) else { throw fault("a text is not UTF-8") }
    return String(copying: valid)
  }

  /// What follows a backslash.
  private mutating func escaped() throws(JSONFault) -> Unicode.Scalar {
    guard let letter = next.map({ Unicode.Scalar($0) }) else { throw fault("a text is not closed") }
    place += 1
    switch letter {
    case "\"", "\\", "/": return letter
    case "b": return "\u{8}"
    case "f": return "\u{C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "u": return try scalar()
    default: throw fault("no escape is written so")
    }
  }

  private mutating func scalar() throws(JSONFault) -> Unicode.Scalar {
    let unit = try fourDigits()
    guard UTF16.isLeadSurrogate(unit) else { return Unicode.Scalar(unit) ?? "\u{FFFD}" }
    let after = place
    if take("\\"), take("u") {
      let second = try fourDigits()
      if UTF16.isTrailSurrogate(second) { return UTF16.decode(UTF16.EncodedScalar([unit, second])) }
    }
    place = after
    return "\u{FFFD}"
  }

  private mutating func fourDigits() throws(JSONFault) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = next.flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else {
        throw fault("an escape has four hexadecimal digits")
      }
      unit = unit << 4 | UInt16(digit)
      place += 1
    }
    return unit
  }
}
