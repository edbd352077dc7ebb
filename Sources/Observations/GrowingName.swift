/// A text that grows a word at a time, to be looked up as a name at each of them.
///
///     var name = GrowingName()
///     name.add("Far")       // names.mayFit(name): false
///     name.add("Eastern")
package struct GrowingName {
  /// Of the folded text so far; nothing where not all of it is in ASCII.
  private(set) var key: TextKey? = TextKey()
  /// The key before the last byte, and before the last two.
  private var shorter = (by1: TextKey(), by2: TextKey())
  private var end: (UInt8, UInt8) = (0x20, 0x20)

  package init() {}

  package mutating func add(_ word: String) {
    if end.1 != 0x20 { add(0x20) }
    for byte in word.utf8 { add(byte) }
  }

  private mutating func add(_ byte: UInt8) {
    guard let before = key, byte < 0x80, byte != 0x09, byte != 0x20 || end.1 != 0x20 else {
      key = nil
      return
    }
    shorter = (before, shorter.by1)
    end = (end.1, byte)
    var longer = before
    longer.add((0x41...0x5A).contains(byte) ? byte + 32 : byte)
    key = longer
  }

  /// The key without an English possessive at the end.
  var nameKey: TextKey? {
    end == (UInt8(ascii: "'"), UInt8(ascii: "s")) && key != nil ? shorter.by2 : key
  }
}

extension Names {
  /// Whether a code may have the text so far as a name: if not, none has.
  package func mayFit(_ name: GrowingName) -> Bool {
    name.nameKey.map { hasSpelling($0) } ?? true
  }
}
