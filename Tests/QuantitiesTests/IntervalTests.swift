import Quantities
import Testing

@Suite struct IntervalTests {
  static let seeds: [UInt64] = Array(1...10)

  @Test(arguments: seeds)
  func `a result on numbers lies in the result on their intervals`(seed: UInt64) {
    var random = Seeded(seed)
    for _ in 0..<20 {
      let (a, b) = (random.interval(), random.interval())
      let (x, y) = (random.number(in: a), random.number(in: b))
      #expect((a + b).contains(x + y))
      #expect((a - b).contains(x - y))
      #expect((a * b).contains(x * y))
      #expect((-a).contains(-x))
      #expect(a.scaled(by: y).contains(x * y))
      #expect(a.divided(by: b) == nil || b.contains(.zero) == false)
      if let quotient = a.divided(by: b), let value = x.divided(by: y) {
        #expect(quotient.contains(value))
      } else {
        #expect(b.contains(Rational.zero))
      }
    }
  }

  @Test(arguments: seeds)
  func `the ends of a result are reached`(seed: UInt64) {
    var random = Seeded(seed)
    for _ in 0..<20 {
      let (a, b) = (random.interval(), random.interval())
      let corners = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high]
      #expect((a * b).low == corners.min())
      #expect((a * b).high == corners.max())
      #expect(a.midpoint + a.midpoint == a.low + a.high)
    }
  }

  @Test(arguments: seeds)
  func `intervals meet exactly where there is no gap`(seed: UInt64) {
    var random = Seeded(seed)
    for _ in 0..<20 {
      let (a, b) = (random.interval(), random.interval())
      #expect(a.meets(b) == a.gap(to: b).isZero)
      #expect(a.gap(to: b) == b.gap(to: a))
      #expect((a.intersection(b) != nil) == a.meets(b))
      if let both = a.intersection(b) { #expect(a.contains(both) && b.contains(both)) }
      #expect(a.hull(b).contains(a) && a.hull(b).contains(b))
      #expect(a.contains(b) == (a.intersection(b) == b))
    }
  }

  @Test func `touching ends are in common`() {
    #expect(i("1", "2").meets(i("2", "3")))
    #expect(i("1", "2").intersection(i("2", "3")) == Interval(q(2)))
    #expect(i("1", "2").gap(to: i("5", "6")) == q(3))
  }

  @Test func `ends given backwards are put in order`() {
    #expect(Interval(low: q(2), high: q(1)) == i("1", "2"))
    #expect(Interval(q(1)).isPoint && !i("1", "2").isPoint)
    #expect(i("1", "3").width == q(2))
  }

  @Test(arguments: [("0", "0"), ("0", "1"), ("-1", "0"), ("-1", "1")])
  func `nothing is divided by an interval that holds zero`(low: String, high: String) {
    #expect(i("1", "2").divided(by: i(low, high)) == nil)
    #expect(i(low, high).reciprocal == nil)
  }

  /// The stock of the seven districts, as the page of the design works it.
  @Test func `a printed share agrees with its own cells`() throws {
    let part = try #require(PrintedNumber(text: "9 415,9", number: "9415.9", multiplier: 6))
    let whole = try #require(PrintedNumber(text: "10 778,9", number: "10778.9", multiplier: 6))
    let share = try #require(part.interval.divided(by: whole.interval)).scaled(by: .hundred)
    #expect(Rounding.outward(share, decimals: 4) == i("87.3540", "87.3558"))
    let fold = try #require(i("2733.5", "2734.5").divided(by: i("86.5", "87.5")))
    #expect(Rounding.outward(fold, decimals: 2) == i("31.24", "31.62"))
  }

  private func positive(_ random: inout Seeded) -> Interval {
    Interval(low: random.rational().magnitude + q(1, 7), high: random.rational().magnitude + q(1, 7))
  }
}
