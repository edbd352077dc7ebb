import Evaluation
import Support
import Testing
import Texts

/// Lines that a program writes to keep another one busy.
@Suite struct LongNumbersTests {
  private static let long = String(repeating: "9", count: 999)

  /// `let x1 = x0 + x0`, `let x2 = x1 + x1` …
  private static func lets(_ count: Int, from first: String, _ step: (String) -> String) -> String {
    (["let x0 = \(first)"] + (1...count).map { "let x\($0) = \(step("x\($0 - 1)"))" }).joined(separator: "\n")
  }

  @Test(arguments: [
    lets(60, from: "total FEFD from japan 2012") { "\($0) * 2 - \($0)" },
    lets(300, from: "total FEFD from japan 2012") { "\($0) * 1.5" },
    lets(20, from: long) { "\($0) * \($0)" },
    Array(repeating: long, count: 20).joined(separator: " * "),
    lets(60, from: "1") { "\($0) + 1 / 1\($0.dropFirst())000000000000000000007" },
  ])
  func `a number of too many parts or digits is refused before it is felt`(cell: String) {
    let code = ask(cell).refusal?.code
    #expect(code == .tooDeep || code == .notMeaningful)
  }

  @Test(arguments: [
    Array(repeating: "1", count: 100).joined(separator: " + "), "\(String(repeating: "9", count: 300)) * 2",
    lets(50, from: "total FEFD from japan 2012") { "\($0) * 1.5" },
  ])
  func `a number that a person might write is answered`(cell: String) {
    #expect(ask(cell).refusal == nil)
  }
}
