import Quantities
import Testing

@Suite struct `inequality and diversification of parts that are known between two ends` {
  @Test(arguments: [
    ([1, 2, 3, 4], "0.25", "0.2"), ([0, 0, 0, 1], "0.75", "0.75"), ([5, 5, 5], "0", "0"),
    ([1, 3], "0.25", "0.25"),
  ])
  func `exact parts give the textbook's numbers`(numbers: [Int], gini: String, hoover: String) throws {
    let parts = try #require(Parts(numbers.map { Interval(q($0)) }))
    #expect(parts.gini == Interval(d(gini)))
    #expect(parts.hoover == Interval(d(hoover)))
  }

  @Test(arguments: [
    ([2, 1, 1], "1.0397207708", "0.0588915178"), ([1, 3], "0.5623351446", "0.1308120360"),
    ([1, 1, 1, 1], "1.3862943611", "0"), ([1, 0], "0", "0.6931471806"),
  ])
  func `entropy and Theil's T of exact parts are as the textbook has them`(
    numbers: [Int], entropy: String, theil: String
  ) throws {
    let parts = try #require(Parts(numbers.map { Interval(q($0)) }))
    for (found, known) in [(parts.entropy, entropy), (parts.theil, theil)] {
      let found = try #require(found)
      #expect(found.width <= .powerOfTen(-8))
      #expect(found.gap(to: Interval(d(known))) <= .powerOfTen(-9))
    }
  }

  @Test func `whatever the parts are, each index lies between its ends`() throws {
    var seeded = Seeded(11)
    for _ in 0..<40 {
      let sample = PartsSamples.sample(&seeded)
      guard let parts = sample.parts else { continue }
      let (gini, hoover) = (try #require(parts.gini), try #require(parts.hoover))
      let (entropy, theil) = (try #require(parts.entropy), try #require(parts.theil))
      let most = try #require(q(sample.intervals.count).logarithm(decimals: 12))
      for (number, choice) in PartsSamples.choices(sample, &seeded).enumerated() {
        #expect(gini.contains(Textbook.gini(choice)), "\(sample) \(choice)")
        #expect(hoover.contains(Textbook.hoover(choice)), "\(sample) \(choice)")
        guard number.isMultiple(of: 3) else { continue }
        let exact = Textbook.entropy(choice)
        #expect(entropy.meets(exact) && theil.meets(most - exact), "\(sample) \(choice)")
      }
    }
  }

  @Test func `the upper ends are at corners where all parts are printed to the same digit`() throws {
    var seeded = Seeded(12)
    for _ in 0..<120 {
      let sample = PartsSamples.sample(&seeded, isEven: true)
      guard let parts = sample.parts else { continue }
      let corners = PartsSamples.corners(sample)
      #expect(parts.gini?.high == corners.map { Textbook.gini($0) }.max(), "\(sample)")
      #expect(parts.hoover?.high == corners.map { Textbook.hoover($0) }.max(), "\(sample)")
    }
  }

  @Test func `of two parts the lower ends are those of the evenest share`() throws {
    var seeded = Seeded(13)
    for _ in 0..<120 {
      let sample = PartsSamples.sample(&seeded, count: 2...2)
      guard let parts = sample.parts else { continue }
      let shares = PartsSamples.corners(sample).map { Textbook.shares($0)[0] }
      let even = max(try #require(shares.min()), min(q(1, 2), try #require(shares.max())))
      let values = [even, .one - even]
      #expect(parts.gini?.low == Textbook.gini(values), "\(sample)")
      #expect(parts.hoover?.low == Textbook.hoover(values), "\(sample)")
      let gap = try #require(parts.entropy).high - Textbook.entropy(values).low
      #expect(gap >= .zero && gap < .powerOfTen(-6), "\(sample)")
    }
  }

  @Test func `no smaller index can be found by search than the lower end, and one nearly as small can`()
    throws
  {
    var seeded = Seeded(14)
    for _ in 0..<20 {
      let sample = PartsSamples.sample(&seeded, count: 3...3)
      guard let parts = sample.parts else { continue }
      for (low, index) in [(parts.gini?.low, Textbook.gini), (parts.hoover?.low, Textbook.hoover)] {
        let (low, found) = (try #require(low), Search.least(sample, index))
        #expect(low <= found && found <= low + q(1, 50), "\(sample)")
      }
    }
  }

  @Test func `the lower end of the entropy is at a corner, or below it by what one chord misses`() throws {
    var seeded = Seeded(15)
    for _ in 0..<60 {
      let sample = PartsSamples.sample(&seeded)
      guard let parts = sample.parts else { continue }
      let corner = try #require(PartsSamples.corners(sample).map { Textbook.entropy($0).high }.min())
      let slack = try #require((sample.widest * q(3, 8)).divided(by: parts.whole.low))
      #expect(corner - (try #require(parts.entropy)).low <= slack + .powerOfTen(-9), "\(sample)")
    }
  }

  @Test func `evenness is entropy over the logarithm of the number of parts`() throws {
    let parts = try #require(Parts([1, 1, 1].map { Interval(q($0)) }))
    #expect(try #require(parts.evenness).high == .one)
    #expect(try #require(parts.evenness).low > d("0.999999999999"))
    #expect(try #require(Parts([Interval(.one)])).evenness == nil)
  }

  @Test func `the order of the parts and their unit change nothing`() throws {
    var seeded = Seeded(16)
    for _ in 0..<30 {
      let sample = PartsSamples.sample(&seeded)
      guard let parts = sample.parts,
        let turned = Parts(sample.intervals.reversed(), whole: sample.whole),
        let scaled = Parts(
          sample.intervals.map { $0.scaled(by: q(5, 2)) }, whole: sample.whole?.scaled(by: q(5, 2)))
      else { continue }
      #expect(parts.gini == turned.gini && parts.gini == scaled.gini)
      #expect(parts.hoover == turned.hoover && parts.hoover == scaled.hoover)
      #expect(parts.entropy == turned.entropy)
      let (one, other) = (try #require(parts.entropy), try #require(scaled.entropy))
      #expect((one.low - other.low).magnitude < .powerOfTen(-6))
      #expect((one.high - other.high).magnitude < .powerOfTen(-6))
    }
  }

  @Test func `what is not listed has no say`() throws {
    let listed = try #require(Parts([Interval(q(1)), Interval(q(3))]))
    let more = try #require(
      Parts([Interval(q(1)), Interval(q(3))], whole: Interval(q(9)), isComplete: false))
    #expect(more.gini == listed.gini && more.hoover == listed.hoover && more.entropy == listed.entropy)
  }
}
