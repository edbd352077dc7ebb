import Answers
import Evaluation
import Support
import Testing
import Texts

@Suite struct `a number that let kept` {
  private static let kept = "let east = total FEFD from japan 2012"

  @Test(arguments: [
    ("east", "9,415.9 mln USD"), ("east as bln USD", "9.4159 bln USD"),
    ("(east as bln USD) / 2", "4,708.0 mln USD"),
    ("east - east", "0.0 mln USD"),
  ])
  func `is an answer, in its own unit or another one`(line: String, headline: String) {
    #expect(Asking.headline(Self.kept, line) == headline)
  }

  @Test func `keeps its ends in another unit`() throws {
    let plain = try #require(ask(Self.kept, "east").last?.headline)
    let other = try #require(ask(Self.kept, "east as bln USD").last?.headline)
    #expect(plain.interval == other.interval && plain.formula == other.formula)
  }

  @Test(arguments: [
    ("east 2012", RefusalCode.surplusArgument), ("east in FEFD", .surplusArgument),
    ("east as %", .unitMismatch),
    ("east as bln USD 2012", .unitMismatch), ("east as", .unitMismatch),
    ("east as bln USD with shares", .surplusArgument),
    ("west as bln USD", .unknownWord),
  ])
  func `takes nothing but a unit`(line: String, code: RefusalCode) {
    #expect(Asking.refusal(Self.kept, line)?.code == code)
  }
}
