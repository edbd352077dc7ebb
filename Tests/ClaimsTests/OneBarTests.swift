import Claims
import Quantities
import Testing

/// Fractions of one divisor are one fraction: what divides both hides nothing twice.
@Suite struct OneBarTests {
  private func interval(_ formula: Formula, _ texts: [String]) -> Interval? {
    formula.interval {
      texts.indices.contains($0) ? PrintedNumber(text: texts[$0], number: texts[$0])?.interval : nil
    }
  }

  @Test func `the difference of two fractions of one divisor is exact`() throws {
    let apart = Formula.difference(.quotient(.cell(0), .cell(2)), .quotient(.cell(1), .cell(2)))
    let joined = Formula.quotient(.difference(.cell(0), .cell(1)), .cell(2))
    let texts = ["681.8", "30.2", "0.5"]
    #expect(interval(apart, texts) != nil && interval(apart, texts) == interval(joined, texts))
    #expect(
      interval(.difference(.quotient(.cell(0), .cell(2)), .quotient(.cell(0), .cell(2))), texts)
        == Interval(.zero))
  }

  @Test func `so is a sum of them, with other terms beside it`() throws {
    let apart = Formula.sum([.quotient(.cell(0), .cell(2)), .constant(.one), .quotient(.cell(1), .cell(2))])
    let joined = Formula.sum([.quotient(.sum([.cell(0), .cell(1)]), .cell(2)), .constant(.one)])
    let texts = ["681.8", "30.2", "0.5"]
    #expect(interval(apart, texts) != nil && interval(apart, texts) == interval(joined, texts))
  }

  @Test func `fractions of different divisors stay apart`() throws {
    let formula = Formula.difference(.quotient(.cell(0), .cell(1)), .quotient(.cell(0), .cell(2)))
    let value = try #require(interval(formula, ["10", "2", "5"]))
    #expect(value.contains(Rational(3)))
  }
}
