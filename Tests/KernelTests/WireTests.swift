import Testing
import Texts
import Wire

@Suite struct WireTests {
  private static let key = "secret"

  private func frames(_ content: JSONValue = ["code": "1"], key: String = Self.key, id: String = "m")
    -> [[UInt8]]
  {
    WireFormat(key: key).frames(
      of: Outgoing(
        identities: [[0, 1, 2], [255]], header: Header(id: id, session: "s", user: "u", date: "d", type: "t"),
        parent: nil, content: content))
  }

  @Test(arguments: [
    ("2026-01-01T00:00:00.100000Z", "2026-01-01T00:00:00.200000Z", "a", "a", true),
    ("2026-01-01T00:00:00.200000Z", "2026-01-01T00:00:00.200000Z", "a", "a", false),
    ("2026-01-01T00:00:00.200000Z", "2026-01-01T00:00:00.100000Z", "a", "a", false),
    ("2026-01-01T00:00:00.1Z", "2026-01-01T00:00:00.200000Z", "a", "a", false),
    ("2026-01-01T00:00:00.100000Z", "2026-01-01T00:00:00.200000Z", "a", "b", false),
    ("2026-01-01T00:00:00.100000Z", "2026-01-01T00:00:00.200000Z", "", "", false),
  ])
  func `only one front end's own clock says what it sent first`(
    date: String, other: String, session: String, sender: String, precedes: Bool
  ) {
    let first = Header(id: "1", session: session, user: "u", date: date, type: "interrupt_request")
    let second = Header(id: "2", session: sender, user: "u", date: other, type: "execute_request")
    #expect(first.precedes(second) == precedes)
  }

  @Test func `what is written is read`() throws {
    var format = WireFormat(key: Self.key)
    let message = try format.message(frames() + [[1, 2, 3]])
    #expect(message.identities == [[0, 1, 2], [255]])
    #expect(message.header.id == "m" && message.header.type == "t" && message.parent == nil)
    #expect(message.content == ["code": "1"])
  }

  @Test func `a signature is RFC 4231's`() {
    // Test case 2: the key "Jefe".
    let signature = Signature(key: "Jefe")
    let text = String(
      decoding: signature.text(of: [Array("what do ya want ".utf8), Array("for nothing?".utf8)]),
      as: UTF8.self)
    #expect(text == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
  }

  @Test func `a message whose signature is not its own is dropped`() throws {
    for place in 0..<64 {
      var format = WireFormat(key: Self.key)
      var forged = frames()
      forged[3][place] = forged[3][place] == 0x30 ? 0x31 : 0x30
      #expect(throws: WireFault.forged) { try format.message(forged) }
    }
    for signature in [
      [], [0x30], Array(repeating: UInt8(0x30), count: 64), Array(repeating: UInt8(0xFF), count: 64),
    ] {
      var format = WireFormat(key: Self.key)
      var forged = frames()
      forged[3] = signature
      #expect(throws: WireFault.forged) { try format.message(forged) }
    }
    for part in 4..<8 {
      var format = WireFormat(key: Self.key)
      var forged = frames()
      forged[part].append(0x20)
      #expect(throws: WireFault.forged) { try format.message(forged) }
    }
    var format = WireFormat(key: Self.key)
    #expect(throws: WireFault.forged) { try format.message(frames(key: "other")) }
    #expect(throws: WireFault.forged) { try format.message(frames(key: "")) }
  }

  @Test func `a message is taken once`() throws {
    var format = WireFormat(key: Self.key)
    _ = try format.message(frames())
    #expect(throws: WireFault.replayed) { try format.message(frames()) }
    _ = try format.message(frames(id: "n"))
  }

  @Test func `frames that are no message are dropped`() {
    var format = WireFormat(key: "")
    #expect(throws: WireFault.noDelimiter) { try format.message([]) }
    #expect(throws: WireFault.noDelimiter) { try format.message([[1], [2], [3]]) }
    for count in 3..<8 {
      #expect(throws: WireFault.truncated) { try format.message(Array(frames(key: "").prefix(count))) }
    }
    for part in 4..<8 {
      for wrong in ["", "[]", "{", "{}{}", "{\"a\":}", "null", "{\"a\":1,}", "{'a':1}"] {
        var bad = frames(key: "")
        bad[part] = Array(wrong.utf8)
        #expect(throws: WireFault.malformed) { try format.message(bad) }
      }
      var bad = frames(key: "")
      bad[part] = [0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D]
      #expect(throws: WireFault.malformed) { try format.message(bad) }
    }
    var headless = frames(key: "")
    headless[4] = Array("{}".utf8)
    #expect(throws: WireFault.headless) { try format.message(headless) }
  }

  @Test(arguments: [
    "a", "\u{E9}", "e\u{301}", "\u{1F30B}", "\u{1F1EF}\u{1F1F5}", "\u{1F468}\u{200D}\u{1F469}",
  ])
  func `a cursor counts code points, there and back`(_ text: String) {
    let code = "x" + text + "y"
    let last = code.unicodeScalars.count
    for position in 0...last {
      #expect(CursorPosition.of(CursorPosition.offset(position, in: code), in: code) == position)
    }
    #expect(CursorPosition.offset(last, in: code) == code.utf8.count)
    #expect(CursorPosition.offset(last + 7, in: code) == code.utf8.count)
    #expect(CursorPosition.offset(-1, in: code) == 0)
    #expect(CursorPosition.offset(nil, in: code) == code.utf8.count)
  }
}
