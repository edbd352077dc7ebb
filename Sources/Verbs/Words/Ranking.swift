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
    let kept = try filtered(found.measured.entries, question, run)
    let sorted = sorted(kept, ascending: ascending)
    // The largest is the first of an open order, and the last where the smallest comes first.
    let reaches = sorted.map { run.range(of: $0.quantity).whole }
    let order = OpenOrder(ascending ? reaches.map(\.negated) : reaches)
    return Ranking(
      role: found.role, level: level, places: places(sorted, order), openPairs: order.pairs.count,
      measured: found.measured, isExhaustive: found.isExhaustive)
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

  private static func filtered(
    _ entries: [Measured.Entry], _ question: Question, _ run: Run
  ) throws(Diagnostic) -> [Measured.Entry] {
    guard let limit = try run.limit(question, on: entries.map(\.quantity)) else { return entries }
    return entries.filter { limit($0.quantity) }
  }
}

extension Run {
  /// What a `where` clause lets through, as a sentence says it: `, above 100 mln USD`; empty without one.
  func limitWords(_ question: Question) -> String {
    for entry in question.clauses {
      if case .whereAbove(let above, let number, let unit) = entry.clause {
        return ", " + ([above ? "above" : "below", number] + unit).joined(separator: " ")
      }
    }
    return ""
  }

  /// What a `where` clause lets through.
  func limit(_ question: Question, on quantities: [Quantity]) throws(Diagnostic) -> ((Quantity) -> Bool)? {
    for entry in question.clauses {
      guard case .whereAbove(let above, let number, let unit) = entry.clause else { continue }
      let (kind, scale) = try TypedNumber.unit(unit, entry.span, codes)
      guard let limit = PrintedNumber(text: number, number: number, multiplier: scale.exponent)?.value else {
        throw Diagnostic(.syntax, "\(quoted: number) is too long a number", at: entry.span)
      }
      if unit.isEmpty {
        throw Diagnostic(
          .unitMismatch, "the limit has no unit", at: entry.span,
          hint: "write \(command: "where > \(number) mln USD") or \(command: "where > \(number) %")")
      }
      if let other = quantities.first, !quantities.contains(where: { $0.unit == kind }) {
        throw Diagnostic(
          .unitMismatch, "the figures are in \(Measured.unitName(other)), the limit is not", at: entry.span,
          hint: "write \(command: "where > \(number) \(Measured.unitName(other))")")
      }
      return { quantity in
        let value = quantity.point ?? quantity.interval.midpoint
        return quantity.unit == kind && (above ? value > limit : value < limit)
      }
    }
    return nil
  }
}
