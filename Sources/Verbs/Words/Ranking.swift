import Answers
import Claims
import Language
import Observations
import Quantities
import Texts

/// The members of a level in order of size.
struct Ranking {
  struct Place {
    let entry: Measured.Entry
    /// Equal numbers share a rank.
    let rank: Int
    /// The ranks that rounding, or a hedge, leaves open to it; one alone if its rank is sure.
    let open: ClosedRange<Int>

    /// Whether rounding could exchange it with another.
    var isUnstable: Bool { open.count > 1 }
  }

  let role: Role
  let level: Level
  let places: [Place]
  /// How many pairs rounding could exchange.
  let openPairs: Int
  let measured: Measured
  let isExhaustive: Bool
  /// How many members have no figure, and so no place.
  let gaps: Int
  /// Whether there are no other members than those with a place and those without a figure.
  let isLevelKnown: Bool
  /// Of how many that are in it, and of how many that are left out, rounding does not say that they are on their side of
  /// the limit.
  private let open: (kept: Int, left: Int)
  /// The first of the order.
  let first: Extreme

  /// The ranking of a frame, or why its members have no order; the reason is only given if the frame is chosen.
  static func attempt(
    _ frame: Frame, _ level: Level, _ question: Question, ascending: Bool, _ run: Run
  ) -> Hit<Result<Ranking, Diagnostic>>? {
    Composition.attempt(frame, run) { () throws(Diagnostic) in
      try find(frame, level, question, ascending: ascending, run).map { ($0, $0.measured.cells) }
    }
  }

  private static func find(_ frame: Frame, _ level: Level, _ question: Question, ascending: Bool, _ run: Run)
    throws(Diagnostic) -> Ranking?
  {
    guard let found = try Composition.find(frame, level, question, run) else { return nil }
    let entries = found.measured.entries
    let limit = try run.limit(question, on: entries.map(\.quantity))
    let kept = limit.map { limit in entries.filter { limit.allows($0.quantity) } } ?? entries
    let undecided = limit.map { limit in entries.filter { limit.isOpen($0.quantity, run) } } ?? []
    let stays = limit.map { limit in undecided.count { limit.allows($0.quantity) } } ?? 0
    let sorted = sorted(kept, ascending: ascending)
    // The largest is the first of an open order, and the last where the smallest comes first.
    let reaches = sorted.map { run.range(of: $0.quantity).whole }
    let order = OpenOrder(ascending ? reaches.map(\.negated) : reaches)
    return Ranking(
      role: found.role, level: level, places: places(sorted, order), openPairs: order.pairs.count,
      measured: found.measured, isExhaustive: found.isExhaustive, gaps: found.gaps,
      isLevelKnown: found.isLevelKnown, open: (stays, undecided.count - stays),
      first: Extreme(entries, kept: kept, undecided: undecided, limit, ascending: ascending, run))
  }

  /// How many figures may be on either side of the limit.
  var undecided: Int { open.kept + open.left }

  /// How many there are; where rounding leaves it open, how few and how many at most.
  var count: Quantity {
    let count = Rational(places.count)
    return Quantity(
      unit: .count(nil), point: count,
      interval: Interval(low: Rational(places.count - open.kept), high: Rational(places.count + open.left)),
      decimals: 0)
  }

  /// Which members have no figure, and so no place; nothing where all have one.
  func unplaced(_ run: Run) -> Phrase? {
    if measured.missing.isEmpty { return nil }
    let names = measured.missing.map { run.label($0, role: role) }.joined(separator: ", ")
    return "without a figure that could be placed: \(names)"
  }

  // MARK: Order

  private static func size(_ entry: Measured.Entry) -> Rational {
    entry.figure.point ?? entry.figure.interval.midpoint
  }

  private static func sorted(_ entries: [Measured.Entry], ascending: Bool) -> [Measured.Entry] {
    entries.enumerated().sorted { left, right in
      let (a, b) = (size(left.element), size(right.element))
      if a != b { return ascending ? a < b : a > b }
      return left.offset < right.offset
    }.map(\.element)
  }

  private static func places(_ sorted: [Measured.Entry], _ order: OpenOrder) -> [Place] {
    var places: [Place] = []
    for (index, entry) in sorted.enumerated() {
      let isTie = index > 0 && size(sorted[index - 1]) == size(entry)
      let rank = isTie ? places[index - 1].rank : index + 1
      places.append(Place(entry: entry, rank: rank, open: order.ranks(at: index) ?? rank...rank))
    }
    return places
  }
}
