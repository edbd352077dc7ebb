import Answers
import Claims
import Observations
import Quantities

/// The largest of some numbers, or the smallest: any of them that rounding, a hedge or a limit lets be it.
struct Extreme {
  /// A missing end is endless.
  private let low: Rational?
  private let high: Rational?
  private let run: Run

  /// `kept` are those that pass a limit as printed, `undecided` those that may be on either side of it.
  init(
    _ entries: [Measured.Entry], kept: [Measured.Entry], undecided: [Measured.Entry], _ limit: SizeLimit?,
    ascending: Bool, _ run: Run
  ) {
    func ends(_ entries: [Measured.Entry]) -> [Ends] {
      entries.map { Ends(run.range(of: $0.quantity).whole, isTurned: ascending) }
    }
    let open = Set(undecided.map(\.choice))
    let sure = ends(kept.filter { !open.contains($0.choice) })
    let possible = sure + ends(undecided)
    let least = sure.isEmpty ? Ends.least(possible.map(\.low)) : Ends.most(sure.map(\.low))
    let most = possible.contains { $0.high == nil } ? nil : possible.compactMap(\.high).max()
    let found = ascending ? (low: most.map { -$0 }, high: least.map { -$0 }) : (low: least, high: most)
    (low, high) = limit?.within(low: found.low, high: found.high) ?? found
    self.run = run
  }

  /// The number that is printed for it, with what it may be; nothing where that has no end.
  func quantity(_ printed: Quantity) -> Quantity? {
    let own = run.range(of: printed).whole
    if own.low?.value == low, own.high?.value == high { return printed }
    guard let low, let high else { return nil }
    let interval = Interval(low: low, high: high)
    return Quantity(
      unit: printed.unit, point: printed.point.flatMap { interval.contains($0) ? $0 : nil },
      interval: interval, scale: printed.scale,
      decimals: Rounding.headlineDecimals(of: interval, in: printed.scale.factor, atMost: printed.decimals),
      base: printed.base)
  }

  /// The ends of a number where the largest is asked for, with the other sign where it is the smallest.
  private struct Ends {
    let low: Rational?
    let high: Rational?

    init(_ reach: Reach, isTurned: Bool) {
      let turned = isTurned ? reach.negated : reach
      (low, high) = (turned.low?.value, turned.high?.value)
    }

    /// The largest lower end.
    static func most(_ lows: [Rational?]) -> Rational? { lows.compactMap { $0 }.max() }

    /// The smallest; nothing where one is endless.
    static func least(_ lows: [Rational?]) -> Rational? {
      lows.contains { $0 == nil } ? nil : lows.compactMap { $0 }.min()
    }
  }
}
