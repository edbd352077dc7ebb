/// Which codes a text may mean: every spelling of every code, case-folded.
struct Spellings: Sendable {
  /// Lists whose codes are no names: they are typed as periods, or follow from the rest.
  static let nameless = ["sides", "periods", "bases"]

  /// Spellings that are ASCII once they are folded.
  private var plain = TextIndex(expecting: 2048)
  /// Codes with other spellings, where one letter may be written in several ways.
  private(set) var others: [CodeID] = []
  /// The most words any spelling has.
  private(set) var longest = 1

  mutating func add(_ spelling: String, _ code: CodeID) {
    let bytes = Array(spelling.utf8)
    add(bytes.span, code)
  }

  mutating func add(_ spelling: Swift.Span<UInt8>, _ code: CodeID) {
    var key = TextKey()
    var words = 1
    var last: UInt8 = 0x20
    for place in spelling.indices {
      let byte = spelling[place]
      if byte >= 0x80 || byte == 0x09 || byte == 0x20 && last == 0x20 { return addUnusual(spelling, code) }
      if byte == 0x20 { words += 1 }
      key.add((0x41...0x5A).contains(byte) ? byte + 32 : byte)
      last = byte
    }
    if last == 0x20 { return addUnusual(spelling, code) }
    longest = max(longest, words)
    plain.add(Int(code.index), for: key.value)
  }

  /// Not in ASCII, or with blanks that folding takes away.
  private mutating func addUnusual(_ spelling: Swift.Span<UInt8>, _ code: CodeID) {
    var bytes: [UInt8] = []
    var words = 1
    var isForeign = false
    for place in spelling.indices {
      bytes.append(spelling[place])
      if spelling[place] == 0x20 { words += 1 }
      if Spellings.foreign.contains(spelling[place]) { isForeign = true }
    }
    if !isForeign {
      let folded = Names.folded(String(decoding: bytes, as: UTF8.self))
      if folded.isEmpty { return }
      if folded.utf8.allSatisfy({ $0 < 0x80 }) { return add(folded, code) }
    }
    longest = max(longest, words)
    if others.last != code { others.append(code) }
  }

  /// First bytes of letters that no folding makes ASCII: Latin with accents, Cyrillic.
  private static let foreign: ClosedRange<UInt8> = 0xC3...0xD4

  /// Hands over the codes that a folded text in ASCII may mean, in the order they were added; some may have another
  /// spelling by accident.
  func visitCandidates(_ folded: String, _ visit: (CodeID) -> Void) {
    var key = TextKey()
    for byte in folded.utf8 { key.add(byte) }
    _ = plain.first(for: key.value) { code in
      visit(CodeID(code))
      return false
    }
  }

  /// Whether some spelling in ASCII has that key.
  func has(_ key: TextKey) -> Bool { plain.first(for: key.value) { _ in true } != nil }
}
