/// Which codes a text may mean: every spelling of every code, case-folded.
struct Spellings: Sendable {
  /// Lists whose codes are no names: they are typed as periods, or follow from the rest.
  static let nameless = ["sides", "periods", "bases"]

  /// Spellings in ASCII.
  private var plain = TextIndex()
  /// The others, where one letter may be written in several ways.
  private var others: [String: [CodeID]] = [:]
  /// The most words any spelling has.
  private(set) var longest = 1

  mutating func add(_ spelling: String, _ code: CodeID) {
    let bytes = Array(spelling.utf8)
    add(bytes.span, code)
  }

  mutating func add(_ spelling: Span<UInt8>, _ code: CodeID) {
    var key = TextKey()
    var words = 1
    var last: UInt8 = 0x20
    for place in spelling.indices {
      let byte = spelling[place]
      if byte >= 0x80 || byte == 0x09 || byte == 0x20 && last == 0x20 { return addOther(spelling, code) }
      if byte == 0x20 { words += 1 }
      key.add((0x41...0x5A).contains(byte) ? byte + 32 : byte)
      last = byte
    }
    if last == 0x20 { return addOther(spelling, code) }
    longest = max(longest, words)
    plain.add(Int(code.index), for: key.value)
  }

  private mutating func addOther(_ spelling: Span<UInt8>, _ code: CodeID) {
    var bytes: [UInt8] = []
    for place in spelling.indices { bytes.append(spelling[place]) }
    let folded = Names.folded(String(decoding: bytes, as: UTF8.self))
    if folded.isEmpty { return }
    if folded.utf8.allSatisfy({ $0 < 0x80 }) { return add(folded, code) }
    longest = max(longest, folded.utf8.count { $0 == 0x20 } + 1)
    others[folded, default: []].append(code)
  }

  /// The codes that a folded text may mean, in the order they were added; some may have another spelling by accident.
  func candidates(_ folded: String) -> [CodeID] {
    guard folded.utf8.allSatisfy({ $0 < 0x80 }) else { return others[folded] ?? [] }
    var key = TextKey()
    for byte in folded.utf8 { key.add(byte) }
    return plain.values(for: key.value).map { CodeID($0) }
  }
}
