import Claims
import Quantities
import Testing

/// Exact arithmetic on printed numbers.
struct FormulaTests {
  private static func number(_ text: String) -> PrintedNumber? { PrintedNumber(text: text, number: text) }

  private static func interval(_ formula: Formula, _ texts: [String]) -> Interval? {
    formula.interval { texts.indices.contains($0) ? number(texts[$0])?.interval : nil }
  }

  @Test func `a cell that occurs once is evaluated at its ends`() throws {
    let share = try #require(Self.interval(.percentage(.cell(0), of: .cell(1)), ["9415.9", "53000"]))
    #expect(share.low.decimalText(decimals: 4, .down) == "17.7655")
    #expect(share.high.decimalText(decimals: 4, .up) == "17.7662")
  }

  @Test func `a part of its own whole is not counted as two numbers`() throws {
    let part = Formula.quotient(.cell(0), .sum([.cell(0), .cell(1)]))
    let exact = try #require(Self.interval(part, ["1", "1"]))
    #expect(exact == Interval(low: try #require(Rational(1, 4)), high: try #require(Rational(3, 4))))
    let change = Formula.quotient(.difference(.cell(1), .cell(0)), .cell(0))
    let growth = try #require(Self.interval(change, ["2", "3"]))
    #expect(growth == Interval(low: .zero, high: try #require(Rational(4, 3))))
  }

  @Test func `a number less itself is zero`() throws {
    #expect(Self.interval(.difference(.cell(0), .cell(0)), ["5"]) == Interval(.zero))
    #expect(Self.interval(.quotient(.cell(0), .cell(0)), ["5"]) == Interval(.one))
  }

  @Test func `a divisor that may be zero has no quotient`() {
    #expect(Self.interval(.quotient(.cell(0), .cell(1)), ["5", "0"]) == nil)
  }

  @Test func `a divisor that may be zero between its ends has no quotient`() throws {
    let limit = try #require(Rational(decimal: "0.52"))
    let less = Formula.difference(.cell(0), .constant(limit))
    #expect(Self.interval(.quotient(.cell(0), less), ["1"]) == nil)
    #expect(Self.interval(.quotient(.constant(.one), .quotient(.cell(0), less)), ["1"]) == nil)
    #expect(Self.interval(.sum([.cell(0), .quotient(.cell(0), less)]), ["1"]) == nil)
    let part = Formula.percentage(.cell(0), of: .sum([.cell(0), .cell(1)]))
    #expect(Self.interval(part, ["1", "-1"]) == nil)
    let sure = try #require(Self.interval(part, ["-1", "-1"]))
    #expect(sure == Interval(low: Rational(25), high: Rational(75)))
  }

  @Test func `parts that only occur together count as one, however many they are`() throws {
    let cells = (0..<40).map { Formula.cell($0) }
    let ones = Array(repeating: "1", count: 40)
    for count in [11, 12, 20, 39] {
      let part = Formula.sum(Array(cells[..<count]))
      let others = Formula.sum([part, .cell(count)])
      let flat = Formula.sum(Array(cells[...count].reversed()))
      let low = try #require(Rational(50 * count, count + 3).map { $0 + $0 })
      let high = try #require(Rational(300 * count, 3 * count + 1))
      for whole in [others, flat] {
        let share = try #require(Self.interval(.percentage(part, of: whole), ones))
        #expect(share == Interval(low: low, high: high), "\(count)")
      }
    }
    let twice = Formula.quotient(.sum([.cell(0), .cell(1), .cell(0)]), .sum([.cell(0), .cell(1)]))
    #expect(
      Self.interval(twice, ["1", "1"])
        == Interval(low: try #require(Rational(5, 4)), high: try #require(Rational(7, 4))))
  }

  @Test func `the point lies in the interval`() throws {
    let formulas: [Formula] = [
      .sum([.cell(0), .cell(1), .cell(0)]), .product(.cell(0), .cell(0)),
      .quotient(.cell(0), .sum([.cell(0), .cell(1)])),
      .difference(.product(.cell(0), .cell(1)), .cell(0)), .portion(.cell(0), of: .cell(1)),
    ]
    for formula in formulas {
      let interval = try #require(Self.interval(formula, ["3.5", "12"]))
      let point = try #require(formula.point { Self.number(["3.5", "12"][$0])?.point })
      #expect(interval.contains(point), "\(formula)")
    }
  }

  @Test(arguments: [false, true])
  func `every value the printed numbers allow lies in the interval`(areSmall: Bool) throws {
    var generator = SplitMix(seed: 7)
    for _ in 0..<(areSmall ? 2_000 : 300) {
      let formula = generator.formula(depth: 3)
      let texts = (0..<3).map { _ in
        areSmall
          ? String(Int(generator.next() % 7) - 3)
          : String(1 + Int(generator.next() % 90)) + "." + String(generator.next() % 10)
      }
      guard let interval = Self.interval(formula, texts) else { continue }
      for _ in 0..<5 {
        let values = texts.map { text -> PrintedNumber? in
          guard let number = Self.number(text), let third = Rational(Int(generator.next() % 101), 100) else {
            return nil
          }
          let inside = number.interval.low + number.interval.width * third
          return inside.exactDecimalText.flatMap { PrintedNumber(text: $0, number: $0, exact: true) }
        }
        guard let point = formula.point({ values[$0]?.point }) else { continue }
        #expect(interval.contains(point), "\(formula) of \(texts)")
      }
    }
  }
}

/// A seeded source of formulas.
struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func formula(depth: Int) -> Formula {
    if depth == 0 { return .cell(Int(next() % 3)) }
    let left = formula(depth: depth - 1)
    let right = formula(depth: Int(next() % UInt64(depth)))
    switch next() % 4 {
    case 0: return .sum([left, right])
    case 1: return .difference(left, right)
    case 2: return .product(left, right)
    default: return .quotient(left, right)
    }
  }
}
