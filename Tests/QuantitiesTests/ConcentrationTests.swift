import Quantities
import Testing

@Suite struct `concentration of parts that are known between two ends` {
  @Test(arguments: [
    // The merger guidelines' own example: four firms with 30, 30, 20 and 20 per cent.
    ([30, 30, 20, 20], "0.26", "0.6"), ([100], "1", "1"), ([1, 1, 1, 1], "0.25", "0.5"),
    ([50, 30, 20], "0.38", "0.8"),
  ])
  func `exact parts give the textbook's numbers`(numbers: [Int], index: String, two: String) throws {
    let parts = try #require(Parts(numbers.map { Interval(q($0)) }))
    #expect(parts.herfindahl == Interval(d(index)))
    #expect(parts.concentrationRatio(2) == Interval(d(two)))
    #expect(parts.effectiveNumber == Interval(d(index)).reciprocal)
  }

  @Test func `normalised it runs from equal parts to a single one`() throws {
    let equal = try #require(Parts([1, 1, 1, 1].map { Interval(q($0)) }))
    let single = try #require(Parts([1, 0, 0, 0].map { Interval(q($0)) }))
    #expect(equal.normalisedHerfindahl == Interval(.zero))
    #expect(single.normalisedHerfindahl == Interval(.one))
    #expect(try #require(Parts([Interval(.one)])).normalisedHerfindahl == nil)
  }

  @Test func `whatever the parts are, the index lies between its ends`() throws {
    var seeded = Seeded(1)
    for _ in 0..<120 {
      let sample = PartsSamples.sample(&seeded)
      guard let parts = sample.parts else { continue }
      let index = try #require(parts.herfindahl)
      let largest = try #require(parts.concentrationRatio(2))
      for choice in PartsSamples.choices(sample, &seeded) {
        #expect(index.contains(Textbook.herfindahl(choice)), "\(sample) \(choice)")
        #expect(largest.contains(Textbook.largest(choice, 2)), "\(sample) \(choice)")
      }
    }
  }

  @Test func `the upper end of HHI is at a corner, or above it by a quarter of the widest interval squared`()
    throws
  {
    var seeded = Seeded(2)
    for _ in 0..<150 {
      let sample = PartsSamples.sample(&seeded)
      guard let parts = sample.parts else { continue }
      let corner = try #require(PartsSamples.corners(sample).map { Textbook.herfindahl($0) }.max())
      let high = try #require(parts.herfindahl).high
      let slack = try #require((sample.widest * sample.widest).divided(by: parts.whole.low * parts.whole.low))
      #expect(corner <= high && high <= corner + slack * q(1, 4), "\(sample)")
    }
  }

  @Test func `the upper end of CR is at a corner where all parts are printed to the same digit`() throws {
    var seeded = Seeded(3)
    for _ in 0..<150 {
      let sample = PartsSamples.sample(&seeded, isEven: true)
      guard let parts = sample.parts else { continue }
      for k in 1...3 {
        let corner = PartsSamples.corners(sample).map { Textbook.largest($0, k) }.max()
        #expect(parts.concentrationRatio(k)?.high == corner, "\(sample)")
      }
    }
  }

  /// Of two parts the share of one says all; the evenest is the one nearest to a half.
  @Test func `of two parts the lower ends are those of the evenest share`() throws {
    var seeded = Seeded(4)
    for _ in 0..<200 {
      let sample = PartsSamples.sample(&seeded, count: 2...2)
      guard let parts = sample.parts else { continue }
      let shares = PartsSamples.corners(sample).map { Textbook.shares($0)[0] }
      let (low, high) = (try #require(shares.min()), try #require(shares.max()))
      let even = [max(low, min(q(1, 2), high)), .one - max(low, min(q(1, 2), high))]
      #expect(parts.herfindahl?.low == Textbook.herfindahl(even), "\(sample)")
      #expect(parts.concentrationRatio(1)?.low == Textbook.largest(even, 1), "\(sample)")
      #expect(parts.share(at: 0) == Interval(low: low, high: high), "\(sample)")
    }
  }

  @Test func `the share of a part is exact`() throws {
    var seeded = Seeded(5)
    for _ in 0..<150 {
      let sample = PartsSamples.sample(&seeded)
      guard let parts = sample.parts else { continue }
      let shares = PartsSamples.corners(sample).map { Textbook.shares($0)[0] }
      let ends = Interval(low: try #require(shares.min()), high: try #require(shares.max()))
      #expect(parts.share(at: 0) == ends, "\(sample)")
    }
  }

  @Test func `no smaller index can be found by search than the lower end, and one nearly as small can`()
    throws
  {
    var seeded = Seeded(6)
    for _ in 0..<25 {
      let sample = PartsSamples.sample(&seeded, count: 3...3)
      guard let parts = sample.parts else { continue }
      let low = try #require(parts.herfindahl).low
      let found = Search.least(sample, Textbook.herfindahl)
      #expect(low <= found && found <= low + q(1, 500), "\(sample)")
    }
  }

  @Test func `the order of the parts and their unit change nothing`() throws {
    var seeded = Seeded(7)
    for _ in 0..<50 {
      let sample = PartsSamples.sample(&seeded)
      guard let parts = sample.parts,
        let turned = Parts(sample.intervals.reversed(), whole: sample.whole),
        let scaled = Parts(
          sample.intervals.map { $0.scaled(by: q(7, 3)) }, whole: sample.whole?.scaled(by: q(7, 3)))
      else { continue }
      #expect(parts.herfindahl == turned.herfindahl && parts.herfindahl == scaled.herfindahl)
      #expect(parts.concentrationRatio(2) == turned.concentrationRatio(2))
      #expect(parts.concentrationRatio(2) == scaled.concentrationRatio(2))
    }
  }

  @Test func `what is not listed may be one other or many small ones`() throws {
    let parts = try #require(
      Parts([Interval(q(50)), Interval(q(30))], whole: Interval(.hundred), isComplete: false))
    #expect(parts.rest == Interval(q(20)))
    #expect(parts.herfindahl == i("0.34", "0.38"))
    #expect(parts.concentrationRatio(1) == Interval(d("0.5")))
    #expect(parts.concentrationRatio(3) == i("0.8", "1"))
    #expect(parts.normalisedHerfindahl == nil)
  }

  @Test func `an unlisted part may be the largest`() throws {
    let parts = try #require(Parts([Interval(q(20))], whole: Interval(.hundred), isComplete: false))
    #expect(parts.concentrationRatio(1) == i("0.2", "0.8"))
    #expect(parts.herfindahl == i("0.04", "0.68"))
  }

  @Test func `parts that contradict their whole, or may be below zero, are no parts`() {
    #expect(Parts([]) == nil)
    #expect(Parts([i("-1", "1")]) == nil)
    #expect(Parts([i("0", "0")]) == nil)
    #expect(Parts([i("40", "41"), i("50", "51")], whole: Interval(.hundred)) == nil)
    #expect(Parts([i("60", "61"), i("50", "51")], whole: Interval(.hundred), isComplete: false) == nil)
  }

  @Test func `a whole narrows its parts`() throws {
    let parts = try #require(Parts([i("40", "60"), i("50", "70")], whole: Interval(.hundred)))
    #expect(parts.intervals == [i("40", "50"), i("50", "60")])
  }
}

/// Looks for the least value of an index on finer and finer grids around the best point found.
enum Search {
  static func least(_ sample: PartsSamples.Sample, _ index: ([Rational]) -> Rational) -> Rational {
    var best = PartsSamples.corners(sample).min { index($0) < index($1) } ?? []
    var step = q(1)
    while step > q(1, 40) {
      var isBetter = false
      for one in best.indices {
        for other in best.indices {
          for part in [q(-1), q(1)] {
            var moved = best
            moved[one] = sample.intervals[one].clamped(moved[one] + step * part)
            if other != one { moved[other] = sample.intervals[other].clamped(moved[other] - step * part) }
            if PartsSamples.isAllowed(moved, sample), index(moved) < index(best) {
              best = moved
              isBetter = true
            }
          }
        }
      }
      if !isBetter { step *= q(1, 2) }
    }
    return best.isEmpty ? .zero : index(best)
  }
}

extension Interval {
  fileprivate func clamped(_ number: Rational) -> Rational { max(low, min(number, high)) }
}
