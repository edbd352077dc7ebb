import Testing

@testable import Observations

@Suite struct TextIndexTests {
  @Test func `a key is the same, made of bytes or of eights`() {
    for length in 0...40 {
      let text = (0..<length).map { UInt8($0 * 7 % 251) }
      var key = TextKey()
      for byte in text { key.add(byte) }
      #expect(key.value == TextKey(text.span).value)
    }
  }

  @Test func `what is filed is found in the order of filing, however much it is`() {
    var index = TextIndex(expecting: 4)
    for number in 0..<1000 { index.add(number, for: UInt32(number % 90)) }
    for number in 0..<100_000 { index.add(number, for: 90) }
    for key in 0..<100 as Range<UInt32> {
      var found: [Int] = []
      index.visit(key) { found.append($0) }
      #expect(found == (key == 90 ? Array(0..<100_000) : (0..<1000).filter { $0 % 90 == key }))
      #expect(index.last(for: key) { $0 % 4 == 0 } == found.last { $0 % 4 == 0 })
    }
  }
}
