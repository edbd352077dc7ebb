import Answers
import Evaluation
import Support
import Testing
import Texts

/// Lines that are made to be too much.
@Suite struct HostileLinesTests {
  @Test(arguments: [199, 201, 20_000], ["+", "-", "*", "/"])
  func `a computation of any length is answered or refused`(count: Int, sign: String) {
    let line = "1" + String(repeating: " \(sign) 1", count: count)
    let code: RefusalCode? = count > 60_000 / 4 ? .invalidText : count > 200 ? .tooDeep : nil
    #expect(Asking.refusal(line)?.code == code)
    let nested = String(repeating: "(", count: 150) + "1" + String(repeating: ")\(sign) 1", count: 150)
    #expect(Asking.refusal(nested) == nil)
  }

  @Test(arguments: ["why", "cite"])
  func `words that ask one another go only so deep`(word: String) {
    for count in [25, 200, 12_000] {
      let line = String(repeating: word + " ", count: count) + "share japan in FEFD 2012"
      #expect(Asking.refusal(line)?.code == .tooDeep, "\(count) times \(word)")
    }
  }

  @Test func `a line may have 65,536 bytes`() {
    #expect(Asking.refusal("5 #" + String(repeating: "x", count: 65_533)) == nil)
    let refusal = Asking.refusal("5 #" + String(repeating: "x", count: 65_534))
    #expect(
      refusal?.message.plain == "the line has 65537 bytes, and one may have 65536" && refusal?.span == nil)
    #expect(Asking.refusal(String(repeating: "5\n", count: 40_000)) == nil)
    #expect(Asking.refusal("5 +" + String(repeating: "\n", count: 190) + "5") == nil)
    #expect(
      Asking.refusal(String(repeating: "5 +" + String(repeating: " ", count: 1_000) + "\n", count: 190))
        != nil)
  }

  @Test(arguments: [
    "9.99", "ratio FEFD to CFD from japan 2012", "2..3", "-0.01", "share japan in FEFD 2012", "99..100 %",
  ])
  func `a number that is squared again and again is refused in the end`(start: String) {
    var session = Session(in: Asking.world)
    #expect(session.answer(Source("test", "let a = \(start)")).refusal == nil)
    var codes: [RefusalCode] = []
    for _ in 0..<80 {
      if let refusal = session.answer(Source("test", "let a = a * a")).refusal { codes.append(refusal.code) }
    }
    #expect(Set(codes).isSubset(of: [.notMeaningful, .tooDeep]) && codes.count > 40, "\(codes.count)")
  }

  @Test(arguments: ["5", "1..2", "share japan in FEFD 2012", "total FEFD 2012"], ["+", "-", "*", "/"])
  func `cells that name the one before twice do not double for ever`(start: String, sign: String) {
    var session = Session(in: Asking.world)
    _ = session.answer(Source("test", start), cell: "a")
    for _ in 0..<60 {
      let reply = session.answer(Source("test", "@a \(sign) @a"), cell: "a")
      #expect((reply.last?.reading?.utf8.count ?? 0) <= 65_536)
    }
  }

  @Test func `numbers of any length are answered or refused`() {
    for digits in [10, 999, 1_000, 1_001, 60_000, 100_000] {
      for line in [
        "\(ones(digits))", "0.\(ones(digits))", "1 / \(ones(digits))", "find \(ones(digits))",
        "5 as \(ones(digits))",
      ] {
        _ = Asking.text(line)
      }
    }
    #expect(Asking.refusal("1e999999")?.code == .unitMismatch)
    #expect(Asking.refusal(ones(1_001))?.code == .syntax)
  }

  private func ones(_ count: Int) -> String { String(repeating: "1", count: count) }
}
