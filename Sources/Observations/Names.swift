/// What names mean, by Unicode case folding and canonical equivalence, never by locale.
package final class Names: Sendable {
  private let codes: Codes
  /// Names that are not in ASCII, folded.
  private let others: Deferred<[String: [CodeID]]>
  /// All names, folded.
  private let every: Deferred<[String: [CodeID]]>

  package init(_ codes: Codes) {
    self.codes = codes
    others = Deferred { Names.index(codes.spellings.others, in: codes) }
    every = Deferred {
      Names.index(codes.all.indices.map { CodeID($0) }.filter { Names.isNamed(codes[$0]) }, in: codes)
    }
  }

  /// The most words any name has.
  package var longest: Int { codes.spellings.longest }

  /// The codes a name fits, in the order of the code lists.
  package func codes(for name: String) -> [CodeID] {
    let folded = Names.folded(name)
    guard Names.isASCII(folded.utf8.span) else { return others.value[folded] ?? [] }
    var found: [CodeID] = []
    codes.spellings.visitCandidates(folded) { id in
      if !found.contains(id), Names.isSpelling(folded, of: codes[id]) { found.append(id) }
    }
    return found
  }

  /// Whether some name in ASCII has that key once it is folded.
  func hasSpelling(_ key: TextKey) -> Bool { codes.spellings.has(key) }

  static func isASCII(_ bytes: Swift.Span<UInt8>) -> Bool {
    var place = 0
    while place < bytes.count, bytes[place] < 0x80 { place += 1 }
    return place == bytes.count
  }

  static func isSpelling(_ folded: String, of code: Code) -> Bool {
    isSame(code.id, folded) || isSame(code.name, folded) || code.aliases.contains { isSame($0, folded) }
      || code.iso.contains { isSame($0, folded) } || code.russian.contains { isSame($0, folded) }
  }

  /// Whether a spelling is a text once it is folded.
  package static func isSame(_ spelling: String, _ folded: String) -> Bool {
    let (own, other) = (spelling.utf8.span, folded.utf8.span)
    var place = 0
    while place < min(own.count, other.count), lowered(own[place]) == other[place] { place += 1 }
    if place == own.count, place == other.count { return true }
    return place < own.count && !isPlain(own) && Names.folded(spelling) == folded
  }

  private static func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte + 32 : byte }

  private static func index(_ ids: some Sequence<CodeID>, in codes: Codes) -> [String: [CodeID]] {
    var index: [String: [CodeID]] = [:]
    for id in ids {
      for spelling in codes[id].spellings {
        let folded = Names.folded(spelling)
        if !folded.isEmpty, index[folded]?.last != id { index[folded, default: []].append(id) }
      }
    }
    return index
  }

  /// Hands over every name, folded, with its codes, in no order.
  package func visit(_ body: (String, [CodeID]) -> Void) {
    for (name, ids) in every.value { body(name, ids) }
  }

  /// All names, folded, in alphabetical order.
  package var all: [(name: String, codes: [CodeID])] {
    every.value.sorted { $0.key < $1.key }.map { (name: $0.key, codes: $0.value) }
  }

  private static func isNamed(_ code: Code) -> Bool {
    code.members.isEmpty && code.excluded.isEmpty && !Spellings.nameless.contains(code.list)
  }

  /// Case-folded, with runs of spaces and no-break spaces as one space and typographic hyphens and apostrophes plain.
  package static func folded(_ text: String) -> String { foldedPlain(text) ?? foldedUnicode(text) }

  /// The same for a text in ASCII with single spaces; nothing for any other.
  private static func foldedPlain(_ text: String) -> String? {
    let bytes = text.utf8.span
    guard isPlain(bytes) else { return nil }
    if !bytes.indices.contains(where: { (0x41...0x5A).contains(bytes[$0]) }) { return text }
    return unsafe String(unsafeUninitializedCapacity: text.utf8.count) { buffer in
      var count = 0
      for byte in text.utf8 {
        unsafe buffer[count] = (0x41...0x5A).contains(byte) ? byte + 32 : byte
        count += 1
      }
      return count
    }
  }

  /// Whether a text is in ASCII, and its spaces are single ones between words.
  private static func isPlain(_ bytes: Swift.Span<UInt8>) -> Bool {
    var last: UInt8 = 0x20
    for place in bytes.indices {
      let byte = bytes[place]
      if byte >= 0x80 || byte == 0x09 || byte == 0x20 && last == 0x20 { return false }
      last = byte
    }
    return last != 0x20
  }

  private static func foldedUnicode(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    var pendingSpace = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x20, 0x09, 0xA0, 0x202F, 0x2009:
        pendingSpace = !folded.isEmpty
        continue
      default: break
      }
      if pendingSpace {
        folded.append(" ")
        pendingSpace = false
      }
      switch scalar.value {
      case 0x41...0x5A: folded.append(Unicode.Scalar(scalar.value + 32) ?? scalar)
      case 0..<0x80: folded.append(scalar)
      case 0x2010, 0x2011: folded.append("-")
      case 0x2019: folded.append("'")
      case 0x0410...0x042F: folded.append(Unicode.Scalar(scalar.value + 0x20) ?? scalar)
      case 0x0430...0x044F: folded.append(scalar)
      default:
        if scalar.properties.changesWhenLowercased {
          folded.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
        } else {
          folded.append(scalar)
        }
      }
    }
    return String(folded)
  }
}

extension Codes {
  /// The first code of a list and a level that has a folded text as a spelling.
  package func first(spelled folded: String, in list: String, level: String) -> CodeID? {
    func fits(_ id: CodeID) -> Bool {
      self[id].list == list && self[id].level == level && Names.isSpelling(folded, of: self[id])
    }
    guard Names.isASCII(folded.utf8.span) else { return members(of: list).first(where: fits) }
    var found: CodeID?
    spellings.visitCandidates(folded) { id in
      if found == nil, fits(id) { found = id }
    }
    return found
  }
}
