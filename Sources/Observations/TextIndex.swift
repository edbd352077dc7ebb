/// Finds numbers again by the bytes they were filed under.
///
/// Two texts may share a key: whoever asks compares the texts.
struct TextIndex: Sendable {
  private struct Entry: Sendable {
    let key: UInt64
    let value: Int32
  }

  private var entries: [Entry] = []

  /// `count` is how many texts are expected.
  init(expecting count: Int) { entries.reserveCapacity(count) }
  /// Places in `entries`, by key; −1 where there is none. Their number is a power of two.
  private var slots: [Int32] = Array(repeating: -1, count: 4096)

  mutating func add(_ value: Int, for key: UInt64) {
    if entries.count * 2 >= slots.count {
      slots = Array(repeating: -1, count: slots.count * 2)
      for place in entries.indices { file(place) }
    }
    entries.append(Entry(key: key, value: Int32(clamping: value)))
    file(entries.count - 1)
  }

  private mutating func file(_ place: Int) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: entries[place].key) & mask
    while slots[slot] >= 0 { slot = (slot + 1) & mask }
    slots[slot] = Int32(clamping: place)
  }

  /// The first number filed under a key that fits, in the order of filing.
  func first(for key: UInt64, where fits: (Int) -> Bool) -> Int? {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: key) & mask
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.key == key, fits(Int(entry.value)) { return Int(entry.value) }
      slot = (slot + 1) & mask
    }
    return nil
  }
}

/// The key of a text, made a byte at a time: FNV-1a, its bits mixed once more at the end.
struct TextKey {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }

  var value: UInt64 {
    let mixed = (state ^ (state >> 32)) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ (mixed >> 29)
  }
}
