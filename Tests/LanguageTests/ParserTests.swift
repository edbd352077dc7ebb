import Language
import Testing
import Texts

/// What the grammar takes, and what it says of the rest.
struct ParserTests {
  private static func refusal(_ text: String) -> Diagnostic? {
    do throws(Diagnostic) {
      _ = try Parser.statement(text)
      return nil
    } catch {
      return error
    }
  }

  private static func fault(_ text: String) -> RefusalCode? { refusal(text)?.code }

  /// What is underlined lies in the text.
  private static func isSound(_ text: String) -> Bool {
    guard let span = refusal(text)?.span else { return true }
    return span.start >= 0 && span.start <= span.end && span.end <= text.utf8.count
  }

  @Test(arguments: [
    "", "   ", "# only a comment", "show japan", "share japan in FEFD 2012 # why", "let x = 1 + 2 * 3",
    "group a = b, c",
    "use nothing", "use japan, 2012", "check share a in b = 87 %", "check share a in b about 18 %",
    "check a b > c d",
    "suppose total x = 60 bln USD", "suppose nothing", "(total a) / (total b)", "-5", "@cell", "@cell[1]",
    "@cell[1, 2]",
    "total 9,415.9", "show stock 2004\u{2013}2012", "show a\u{A0}b", "total a where > 100 mln USD",
    "show \u{201C}a b\u{201D}",
    "ratio a to b", "show investor:JP host:(A, B)", "total cumulative 1951/1989", "total x 2013-12",
    "x \u{2212} 1",
  ])
  func `a well-formed line is read`(line: String) {
    #expect(Self.fault(line) == nil, "\(line)")
  }

  @Test(arguments: [
    ("total 362,366", RefusalCode.thousandsMark), ("total 12,5", .decimalComma),
    ("show 2004-2012", .periodRange),
    ("show \"japan", .unfinished), ("1 +", .unfinished), ("(1", .unfinished), ("share a,", .unfinished),
    ("let x =", .unfinished),
    ("let = 3", .syntax), ("1 2", .syntax), ("total a)", .syntax), (")", .syntax), ("@", .unfinished),
    ("@x[0]", .syntax),
    ("check a = ", .unfinished), ("total \u{7}", .syntax), ("\"a\"", .syntax), ("suppose x", .unfinished),
  ])
  func `a malformed line has its code`(line: String, code: RefusalCode) {
    #expect(Self.fault(line) == code, "\(line)")
  }

  @Test(arguments: [" + ", " - ", " * ", " / "])
  func `a chain of terms has a limit, and the limit is no crash`(sign: String) {
    func chain(_ count: Int) -> String { "1" + String(repeating: sign + "1", count: count) }
    #expect(Self.fault(chain(200)) == nil)
    #expect(Self.fault(chain(201)) == .tooDeep)
    #expect(Self.fault(chain(15_000)) == .tooDeep)
  }

  @Test func `depth has a limit, and the limit is no crash`() {
    #expect(Self.fault(String(repeating: "(", count: 100) + "1" + String(repeating: ")", count: 100)) == nil)
    #expect(Self.fault(String(repeating: "(", count: 30_000) + "1") == .tooDeep)
    #expect(Self.fault("total " + String(repeating: "(", count: 30_000)) == .tooDeep)
    #expect(Self.fault(String(repeating: "- ", count: 30_000) + "1") == .tooDeep)
  }

  @Test func `spans count bytes from the line's base`() throws {
    guard case .expression(.call(let call)) = try Parser.statement("share дфо in japan", base: 10) else {
      Issue.record("no call")
      return
    }
    #expect(call.word.span == Span(10, 15))
    #expect(call.atoms.first?.span == Span(16, 22))
    #expect(call.span == Span(10, 31))
  }

  @Test func `a year list without spaces is a list, and a thousands mark beside a point is one`() throws {
    let tokens = try Lexer.tokens(of: "2004,2012 9,415.9 1,234,567")
    #expect(
      tokens.map(\.kind) == [
        .number("2004"), .symbol(.comma), .number("2012"), .number("9415.9"), .number("1234567"),
      ])
  }

  @Test func `every prefix of a line and every byte in it is read or refused`() {
    let line = "check share \u{201C}дфо\u{201D} in (FEFD, CFD) 2004..2012 = 9,415.9 mln USD # so"
    let hostile: [UInt8] = [0, 7, 10, 13, 27, 34, 35, 40, 41, 44, 64, 91, 128, 192, 255, 46]
    let bytes = Array(line.utf8)
    for count in bytes.indices {
      #expect(Self.isSound(String(decoding: bytes[..<count], as: UTF8.self)), "\(count)")
      for byte in hostile {
        var changed = bytes
        changed[count] = byte
        #expect(Self.isSound(String(decoding: changed, as: UTF8.self)), "\(count): \(byte)")
      }
    }
  }
}

/// Whether a typed text can be answered yet.
struct CompletenessTests {
  @Test(arguments: [
    "1 +", "(1", "total (FEFD,", "show \"a", "let x =", "check a =", "show a \\", "show a \\  ",
  ])
  func `a text that breaks off is unfinished`(text: String) { #expect(Completeness(of: text) == .unfinished) }

  @Test(arguments: [
    "", "1 + 2", "total (FEFD,\n CFD)", "1 +\n2", "show a # (", "a\nb\nc", "show a \\\nb", "show a # \\",
  ])
  func `a whole text is finished`(text: String) { #expect(Completeness(of: text) == .finished) }

  @Test func `a wrong text is wrong at once`() {
    for text in ["show (a,", "show (a,\nb", "let x = \"a", "5 + # and\n6 +", "show (a,\n\n  b"] {
      #expect(Completeness(ofBegun: text) == Completeness(of: text), "\(text)")
      #expect(Completeness(ofBegun: text) == .unfinished)
    }
    #expect(Completeness(ofBegun: "show (a,\nb)") == .finished)
    #expect(Completeness(ofBegun: String(repeating: "(\n", count: 300)) == .finished)
    guard case .wrong(let fault) = Completeness(of: "show a)") else {
      Issue.record("not wrong")
      return
    }
    #expect(fault.code == .syntax)
  }

  @Test func `a line goes on after a backslash, and nothing of it is in the statement`() {
    let cell = Cell.lines(of: "show a \\\n   in \\ \r\n b\nshow \"c \\ d\"")
    #expect(cell.fault == nil)
    #expect(cell.lines.map(\.start) == [0, 22])
    let whole = Cell.lines(of: "show a      in      b")
    #expect(
      cell.lines.first.map { "\($0.statement)".filter { !$0.isNumber } }
        == whole.lines.first.map { "\($0.statement)".filter { !$0.isNumber } })
    guard case .wrong(let fault) = Completeness(of: "show a \\ b") else {
      Issue.record("a backslash inside a line means nothing")
      return
    }
    #expect(fault.code == .syntax)
  }

  @Test func `a continued line keeps its places`() {
    let cell = Cell.lines(of: "1 + # one\n  2\nshow a")
    #expect(cell.fault == nil)
    #expect(cell.lines.map(\.start) == [0, 14])
  }
}
