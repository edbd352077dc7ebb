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

  mutating func add(_ spelling: String, _ code: CodeID) { add(spelling.utf8.span, code) }

  mutating func add(_ spelling: Swift.Span<UInt8>, _ code: CodeID) {
    var key = TextKey()
    var words = 1
    var unusual: UInt64 = 0
    // Whether the byte before these eight is a blank, as their lowest would say it.
    var before: UInt64 = 0
    for place in stride(from: 0, to: spelling.count, by: 8) {
      let bytes = EightBytes(spelling, at: place)
      let blanks = bytes.equal(to: 0x20)
      unusual |= bytes.foreign | bytes.equal(to: 0x09)
      if blanks | before != 0 {
        unusual |= blanks & (blanks << 8 | before)
        before = blanks >> 56
        words += blanks.nonzeroBitCount
      }
      key.add(bytes.lowered)
    }
    if unusual != 0 || spelling.isEmpty || spelling[0] == 0x20 || spelling[spelling.count - 1] == 0x20 {
      return addUnusual(spelling, code)
    }
    longest = max(longest, words)
    plain.add(Int(code.index), for: key.value)
  }

  /// Not in ASCII, or with blanks that folding takes away.
  private mutating func addUnusual(_ spelling: Swift.Span<UInt8>, _ code: CodeID) {
    var words = 1
    var isForeign = false
    for place in spelling.indices {
      if spelling[place] == 0x20 { words += 1 }
      if Spellings.foreign.contains(spelling[place]) { isForeign = true }
    }
    if !isForeign {
      let folded = Names.folded(String(inUTF8: spelling))
      if folded.isEmpty { return }
      if folded.utf8.allSatisfy({ $0 < 0x80 }) {
        longest = max(longest, folded.utf8.count { $0 == 0x20 } + 1)
        return plain.add(Int(code.index), for: TextKey(folded.utf8.span).value)
      }
    }
    longest = max(longest, words)
    if others.last != code { others.append(code) }
  }

  /// First bytes of letters that no folding makes ASCII: Latin with accents, Cyrillic.
  private static let foreign: ClosedRange<UInt8> = 0xC3...0xD4

  /// Hands over the codes that a folded text in ASCII may mean, in the order they were added; some may have another
  /// spelling by accident.
  func visitCandidates(_ folded: String, _ visit: (CodeID) -> Void) {
    plain.visit(TextKey(folded.utf8.span).value) { visit(CodeID($0)) }
  }

  /// Whether some spelling in ASCII has that key.
  func has(_ key: TextKey) -> Bool { plain.last(for: key.value) { _ in true } != nil }
}
