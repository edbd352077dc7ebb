import Quantities
import Testing

@Suite struct `similarity of two structures` {
  private static let none = (first: Interval(.zero), second: Interval(.zero))

  private func exact(_ a: [Rational], _ b: [Rational]) throws -> Similarity {
    try #require(Similarity(zip(a, b).map { (Interval($0), Interval($1)) }, rests: Self.none))
  }

  @Test func `the same structure is like itself, and one without a class in common is not`() throws {
    let same = try exact([q(1, 2), q(1, 2)], [q(1, 2), q(1, 2)])
    #expect(same.krugman == Interval(.zero) && same.fingerKreinin == Interval(.one))
    let other = try exact([.one, .zero], [.zero, .one])
    #expect(other.krugman == Interval(q(2)) && other.fingerKreinin == Interval(.zero))
  }

  @Test func `known shares give the textbook's numbers`() throws {
    let found = try exact([d("0.5"), d("0.3"), d("0.2")], [d("0.2"), d("0.5"), d("0.3")])
    #expect(found.fingerKreinin == Interval(d("0.7")))
    #expect(found.krugman == Interval(d("0.6")))
  }

  @Test func `whatever the shares are, the index lies between its ends, and the ends are attained`() throws {
    var seeded = Seeded(31)
    for _ in 0..<60 {
      let count = Int.random(in: 2...3, using: &seeded)
      let (a, b) = (sample(&seeded, count), sample(&seeded, count))
      guard let found = Similarity(Array(zip(a.intervals, b.intervals)), rests: Self.none) else { continue }
      var least: Rational = .one
      var greatest = Rational.zero
      let (ones, others) = (grid(a), grid(b))
      for one in ones {
        for other in others {
          let common = zip(one, other).map { min($0, $1) }.reduce(.zero, +)
          #expect(found.fingerKreinin.contains(common), "\(a) \(b)")
          least = min(least, common)
          greatest = max(greatest, common)
        }
      }
      guard !ones.isEmpty, !others.isEmpty else { continue }
      #expect(found.fingerKreinin == Interval(low: least, high: greatest), "\(a) \(b)")
    }
  }

  /// Shares in twentieths that can add up to one; their ends are on the grid, and so are all corners.
  private func sample(_ seeded: inout Seeded, _ count: Int) -> PartsSamples.Sample {
    let cuts = (0..<(count - 1)).map { _ in Int.random(in: 0...20, using: &seeded) }.sorted()
    let shares = zip([0] + cuts, cuts + [20]).map { $1 - $0 }
    let intervals = shares.map { share in
      Interval(
        low: q(max(0, share - Int.random(in: 0...2, using: &seeded)), 20),
        high: q(share + Int.random(in: 0...2, using: &seeded), 20))
    }
    return PartsSamples.Sample(intervals: intervals, whole: Interval(.one))
  }

  /// Every choice on the grid that adds up to one.
  private func grid(_ sample: PartsSamples.Sample) -> [[Rational]] {
    var found: [[Rational]] = [[]]
    for interval in sample.intervals {
      let steps = (0...20).map { q($0, 20) }.filter { interval.contains($0) }
      found = found.flatMap { one in steps.map { one + [$0] } }
    }
    return found.filter { $0.reduce(.zero, +) == .one }
  }

  @Test func `it does not matter which structure comes first`() throws {
    var seeded = Seeded(32)
    for _ in 0..<40 {
      let (a, b) = (sample(&seeded, 3), sample(&seeded, 3))
      let one = Similarity(Array(zip(a.intervals, b.intervals)), rests: Self.none)
      let other = Similarity(Array(zip(b.intervals, a.intervals)), rests: Self.none)
      #expect(one?.krugman == other?.krugman)
    }
  }

  @Test func `what is not listed of both may be the same or not`() throws {
    let half = Interval(q(1, 2))
    let found = try #require(Similarity([(half, half)], rests: (first: half, second: half)))
    #expect(found.fingerKreinin == Interval(low: q(1, 2), high: .one))
  }

  @Test func `shares that cannot add up to one are no structure`() {
    #expect(Similarity([(Interval(.one), Interval(q(1, 2)))], rests: Self.none) == nil)
    #expect(Similarity([], rests: Self.none) == nil)
  }

  @Test func `many open classes are bounded without trying them all`() throws {
    let wide = Interval(low: q(0), high: q(1, 6))
    let found = try #require(Similarity(Array(repeating: (wide, wide), count: 12), rests: Self.none))
    #expect(found.fingerKreinin == Interval(low: .zero, high: .one))
  }
}

@Suite struct `ranks that rounding leaves open` {
  @Test func `a part may have every rank that some choice gives it, and no other`() {
    var seeded = Seeded(41)
    for _ in 0..<100 {
      let sample = PartsSamples.sample(&seeded)
      let numbers = sample.intervals
      let choices = PartsSamples.choices(.init(intervals: numbers, whole: nil), &seeded)
      for place in numbers.indices {
        guard let found = OpenOrder(numbers.map { Reach($0) }).ranks(at: place) else { continue }
        // Of numbers that rounding may make equal each may be put first.
        let worst = choices.map { choice in
          1
            + choice.indices.count { other in
              let isExact = numbers[other].isPoint && numbers[place].isPoint
              return other != place
                && (choice[other] > choice[place] || !isExact && choice[other] == choice[place])
            }
        }
        let ranks = choices.map { choice in 1 + choice.count { $0 > choice[place] } }
        #expect((ranks + worst).allSatisfy { found.contains($0) }, "\(numbers)")
        #expect(ranks.min() == found.lowerBound && worst.max() == found.upperBound, "\(numbers)")
      }
    }
  }

  @Test func `a pair is open exactly if its rounded numbers may be equal`() {
    func pairs(_ numbers: Interval...) -> Int { OpenOrder(numbers.map { Reach($0) }).pairs.count }
    #expect(pairs(i("1", "2"), i("2", "3")) == 1)
    #expect(pairs(i("1", "2"), i("2.1", "3")) == 0)
    #expect(pairs(i("1", "1"), i("1", "1")) == 0)
    #expect(pairs(i("0", "9"), i("1", "2"), i("3", "4")) == 2)
    let above = Reach(low: Bound(q(2), inclusive: false), high: nil)
    #expect(OpenOrder([above, Reach(i("1", "2"))]).pairs.isEmpty)
    #expect(OpenOrder([above, Reach(i("1", "3"))]).pairs.count == 1)
  }

  @Test func `a number has several ranks exactly if it stands in an open pair`() {
    var seeded = Seeded(43)
    for _ in 0..<100 {
      let order = OpenOrder(PartsSamples.sample(&seeded).intervals.map { Reach($0) })
      let places = Set(order.pairs.flatMap { [$0.0, $0.1] })
      for place in 0..<2 {
        guard let ranks = order.ranks(at: place) else { continue }
        #expect((ranks.count > 1) == places.contains(place))
        #expect(order.isOpen(at: place) == places.contains(place))
      }
    }
  }
}
