/// Finds numbers again by the texts they were filed under.
///
/// Two texts may share a key: whoever asks compares the texts.
struct TextIndex: Sendable {
  private struct Entry: Sendable {
    let key: UInt32
    let value: Int32
    /// The entry before it in its chain; −1 for the first.
    let before: Int32
  }

  private var entries: [Entry] = []
  /// The last entry of each chain, −1 where there is none. Their number is a power of two.
  private var chains: [Int32]

  /// `count` is how many texts are expected.
  init(expecting count: Int) {
    entries.reserveCapacity(count)
    var size = 16
    while size < count { size *= 2 }
    chains = Array(repeating: -1, count: size)
  }

  mutating func add(_ value: Int, for key: UInt32) {
    if entries.count == chains.count { grow() }
    let chain = Int(key) & (chains.count - 1)
    let place = Int32(truncatingIfNeeded: entries.count)
    entries.append(Entry(key: key, value: Int32(truncatingIfNeeded: value), before: chains[chain]))
    chains[chain] = place
  }

  private mutating func grow() {
    let filed = entries
    entries.removeAll(keepingCapacity: true)
    chains = Array(repeating: -1, count: 2 * chains.count)
    for entry in filed { add(Int(entry.value), for: entry.key) }
  }

  /// Hands over what was filed under a key, in the order of filing.
  func visit(_ key: UInt32, _ body: (Int) -> Void) {
    var found: [Int] = []
    _ = last(for: key) { value in
      found.append(value)
      return false
    }
    for value in found.reversed() { body(value) }
  }

  /// The last number filed under a key that fits.
  func last(for key: UInt32, where fits: (Int) -> Bool) -> Int? {
    var place = chains[Int(key) & (chains.count - 1)]
    while place >= 0 {
      let entry = entries[Int(place)]
      if entry.key == key, fits(Int(entry.value)) { return Int(entry.value) }
      place = entry.before
    }
    return nil
  }
}

/// The key of a text, made of its bytes one after the other, or of eight of them at once.
struct TextKey {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325
  /// Bytes that are not eight yet, and how many they are.
  private var rest: UInt64 = 0
  private var count: UInt64 = 0

  init() {}

  init(_ text: Swift.Span<UInt8>) {
    for place in stride(from: 0, to: text.count, by: 8) { add(EightBytes(text, at: place).word) }
  }

  mutating func add(_ byte: UInt8) {
    rest |= UInt64(byte) << (8 * count)
    count += 1
    if count == 8 {
      add(rest)
      (rest, count) = (0, 0)
    }
  }

  /// Adds eight bytes to as many eights; at the end of a text zeros may stand for some of them.
  mutating func add(_ word: UInt64) {
    state = (state ^ word) &* 0x9E37_79B9_7F4A_7C15
    state ^= state >> 32
  }

  var value: UInt32 {
    var whole = self
    if count > 0 { whole.add(rest) }
    return UInt32(truncatingIfNeeded: whole.state)
  }
}
