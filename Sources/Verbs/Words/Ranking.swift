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
    /// Whether rounding could exchange it with a neighbour.
    let isUnstable: Bool
  }

  let role: Role
  let level: Level
  let places: [Place]
  let measured: Measured
  let isExhaustive: Bool

  /// The ranking of a frame, or why its members have no order; the reason is only given if the frame is chosen.
  static func attempt(
    _ frame: Frame, _ level: Level, _ question: Question, ascending: Bool, _ run: Run
  ) -> Hit<Result<Ranking, Diagnostic>>? {
    do throws(Diagnostic) {
      guard let found = try find(frame, level, question, ascending: ascending, run) else { return nil }
      return Hit(value: .success(found), cells: found.measured.cells)
    } catch {
      let rows = run.anyRows(Show.opened(frame, run)).filter { !run.figures.cube.statements[$0].isBlank }
      return Hit(value: .failure(error), cells: rows)
    }
  }

  private static func find(_ frame: Frame, _ level: Level, _ question: Question, ascending: Bool, _ run: Run)
    throws(Diagnostic) -> Ranking?
  {
    guard let role = frame.opened.first, let dimension = run.structure.place(of: role) else { return nil }
    let members: [Choice] =
      role == .period ? [] : run.members(level, role, frame, residuals: false).map { .code($0) }
    let filled = members.filter { member in
      let rows = run.anyRows(frame.address.with(dimension, member))
      return rows.contains { !run.figures.cube.statements[$0].isBlank }
    }
    guard !filled.isEmpty, let measured = Measured.find(filled, frame.address, dimension, run) else {
      return nil
    }
    let codes = filled.compactMap { choice -> CodeID? in
      if case .code(let code) = choice { code } else { nil }
    }
    if let pair = run.nested(codes) { throw nestedLevels(pair, codes, question, run) }
    if !measured.missing.isEmpty, measured.base != nil || measured.entries.count < 2 {
      throw differentBases(measured, role, question, run)
    }
    let kept = try filtered(measured.entries, question, run)
    return Ranking(
      role: role, level: level, places: ordered(kept, ascending: ascending), measured: measured,
      isExhaustive: isExhaustive(codes, run))
  }

  // MARK: Order

  private static func size(_ entry: Measured.Entry) -> Rational {
    entry.figure.point ?? entry.figure.interval.midpoint
  }

  private static func ordered(_ entries: [Measured.Entry], ascending: Bool) -> [Place] {
    let sorted = entries.enumerated().sorted { left, right in
      let (a, b) = (size(left.element), size(right.element))
      if a != b { return ascending ? a < b : a > b }
      return left.offset < right.offset
    }.map(\.element)
    var places: [Place] = []
    for (index, entry) in sorted.enumerated() {
      let isTie = index > 0 && size(sorted[index - 1]) == size(entry)
      let rank = isTie ? places[index - 1].rank : index + 1
      let neighbours = [index - 1, index + 1].filter { sorted.indices.contains($0) }.map { sorted[$0] }
      let unstable = neighbours.contains { $0.figure.interval.meets(entry.figure.interval) }
      places.append(Place(entry: entry, rank: rank, isUnstable: unstable))
    }
    return places
  }

  private static func isExhaustive(_ codes: [CodeID], _ run: Run) -> Bool {
    guard let parent = codes.first.flatMap({ run.codes[$0].parent }), run.codes[parent].isExhausted else {
      return false
    }
    return Set(run.codes.children(of: parent)) == Set(codes)
  }

  private static func filtered(
    _ entries: [Measured.Entry], _ question: Question, _ run: Run
  ) throws(Diagnostic) -> [Measured.Entry] {
    guard let limit = try run.limit(question, on: entries.map(\.quantity)) else { return entries }
    return entries.filter { limit($0.quantity) }
  }

  // MARK: Refusals

  private static func nestedLevels(
    _ pair: (part: CodeID, whole: CodeID), _ codes: [CodeID], _ question: Question, _ run: Run
  ) -> Diagnostic {
    var levels: [String] = []
    for code in codes where !levels.contains(run.codes[code].level) { levels.append(run.codes[code].level) }
    let words = levels.compactMap { level in Level.words.first { $0[0] == level }?[1] }
    guard let span = question.levels.first?.span else {
      return Diagnostic(.ambiguousReading, "several levels have data", at: question.span)
    }
    return Diagnostic(
      .ambiguousReading,
      "several levels have data, and \(run.codes[pair.part].name) is a part of \(run.codes[pair.whole].name)",
      at: span, hint: "name one level", commands: words.map { run.line.replacing(span, with: $0) })
  }

  private static func differentBases(
    _ measured: Measured, _ role: Role, _ question: Question, _ run: Run
  ) -> Diagnostic {
    let without = measured.missing.prefix(4).map { run.label($0, role: role) }.joined(separator: ", ")
    return Diagnostic(
      .differentBases, "the shares printed there are of different wholes and have no common order",
      at: question.levels.first?.span ?? question.span,
      hint:
        "with the whole of most, \(without) could not be placed: name the members, as in \(command: "compare A, B")"
    )
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
