import Answers
import Claims
import Observations
import Quantities
import Texts

/// A composition as parts of a whole: what the indices are reckoned on.
struct MemberParts {
  let composition: Composition
  /// The members that are counted, in the order of `parts`.
  let entries: [Measured.Entry]
  let parts: Parts
  /// The printed points, as near as the others leave room for, in the order of `parts`; nothing where a member has none.
  let points: [Rational]?
  /// What was taken away.
  let taken: [CodeID]
  /// What a reader should know about how the members were read.
  let notes: [Phrase]

  /// The parts of a frame. Nothing where it has no members.
  static func find(
    _ frame: Frame, _ level: Level, _ question: Question, _ run: Run
  ) throws(Diagnostic) -> MemberParts? {
    guard let composition = try Composition.find(frame, level, question, run) else { return nil }
    let entries = composition.measured.entries
    try checkAdditive(entries, question)
    var notes: [Phrase] = []
    var intervals: [Interval] = []
    let whole = composition.whole.flatMap { run.admitted($0.figure, atMost: nil) }
    for entry in entries {
      let interval = run.admitted(entry.figure, atMost: whole?.high)
      guard let interval else { throw endless(entry, composition, question, run) }
      if interval.low.isNegative { throw negative(entry, composition, question, run) }
      if interval != entry.figure.interval {
        notes.append(
          "\(run.label(entry.choice, role: composition.role)) is printed with a hedge: \(entry.quantity)")
      }
      intervals.append(interval)
    }
    let taken = question.withoutCodes
    let places = try composition.places(of: taken, question, run)
    var parts = Parts(intervals, whole: whole, isComplete: composition.isExhaustive)
    if parts == nil, whole != nil {
      if !composition.isExhaustive, composition.isOfFlows(run) {
        throw Diagnostic(
          .notMeaningful,
          "the listed parts do not fit their whole, and one that is not listed may be below zero",
          at: question.span, hint: "\(command: "rank") and \(command: "compare") take such figures")
      }
      parts = Parts(intervals)
      notes.append("the listed parts do not fit their printed whole, and are taken as a whole of their own")
    }
    if !places.isEmpty { parts = parts?.without(places) }
    guard let parts else { throw empty(composition, question, run) }
    let kept = entries.indices.filter { !places.contains($0) }
    let points = zip(kept, parts.intervals).map { place, left in
      entries[place].figure.point.map { max(left.low, min($0, left.high)) }
    }
    return MemberParts(
      composition: composition, entries: kept.map { entries[$0] }, parts: parts,
      points: points.contains(nil) ? nil : points.compactMap { $0 }, taken: taken, notes: notes)
  }

  private static func checkAdditive(
    _ entries: [Measured.Entry], _ question: Question
  ) throws(Diagnostic) {
    guard let unit = entries.first?.figure.unit, !unit.isAdditive, unit != .percent else { return }
    throw Diagnostic(
      .notAdditive, "\(Arithmetic.noun(unit)) is no part of a whole", at: question.span,
      hint: "\(command: "rank") puts such figures in order")
  }

  /// An index of the printed points. Nothing where a point is missing, where it leaves the interval, and where what
  /// is not listed is more than rounding makes.
  func point(in interval: Interval, _ index: ([Rational]) -> Rational?) -> Rational? {
    guard let points, let value = index(points), interval.contains(value) else { return nil }
    return value
  }

  /// The printed point of a whole of which some parts may not be listed, less what is taken away.
  var wholePoint: Rational? {
    guard !parts.isComplete, let whole = composition.whole?.figure.point else { return nil }
    let kept = Set(entries.map(\.choice))
    let away = composition.measured.entries.filter { !kept.contains($0.choice) }.map(\.figure.point)
    return away.contains(nil) ? nil : whole - away.compactMap { $0 }.reduce(.zero, +)
  }

  /// Whether what is not listed may be nothing at all.
  var isFull: Bool { parts.rest.low.isZero }

  // MARK: Refusals

  private static func negative(
    _ entry: Measured.Entry, _ composition: Composition, _ question: Question, _ run: Run
  ) -> Diagnostic {
    let name = run.label(entry.choice, role: composition.role)
    return Diagnostic(
      .notMeaningful, "\(name) may be below zero, and a whole has no parts below zero", at: question.span,
      hint: "\(command: "rank") and \(command: "compare") take such figures")
  }

  private static func endless(
    _ entry: Measured.Entry, _ composition: Composition, _ question: Question, _ run: Run
  ) -> Diagnostic {
    let name = run.label(entry.choice, role: composition.role)
    return Diagnostic(
      .notMeaningful, "\(name) is printed only as a lower bound, and no whole bounds it from above",
      at: question.span, hint: "\(command: "show") lists what is printed")
  }

  private static func empty(_ composition: Composition, _ question: Question, _ run: Run) -> Diagnostic {
    Diagnostic(
      .notMeaningful, "all of it may be zero, and a zero has no parts", at: question.span,
      hint: "\(command: "show") lists what is printed")
  }
}

extension Composition {
  /// The places of the members that are taken away, each with what lies in it.
  fileprivate func places(
    of taken: [CodeID], _ question: Question, _ run: Run
  ) throws(Diagnostic) -> [Int] {
    var places: [Int] = []
    for code in taken {
      let found = measured.entries.indices.filter { place in
        guard let own = measured.entries[place].choice.single else { return false }
        return own == code || run.codes.isAncestor(code, of: own)
      }
      guard !found.isEmpty else {
        let names = measured.entries.prefix(8).map { run.label($0.choice, role: role) }.text(with: ", ")
        throw Diagnostic(
          .noData, "\(run.codes[code].name) is none of the members and can not be taken away",
          at: question.withoutSpan ?? question.span, hint: "the members are \(names)")
      }
      places += found.filter { !places.contains($0) }
    }
    return places
  }
}

extension Run {
  /// Everything a figure may be: its interval, or what the hedge of its print admits. `most` bounds a print like "more
  /// than 85 %"; without it such a print has no upper end and the answer is nothing.
  func admitted(_ figure: Figure, atMost most: Rational?) -> Interval? {
    guard case .cell(let row) = figure.formula, figures.suppositions[row] == nil, let hedge = hedge(of: row),
      let number = figures.number(row)
    else { return figure.interval }
    let reach = hedge.admits(number, unitIsPercent: figure.unit.isPercent).whole
    guard let high = reach.high?.value ?? most else { return nil }
    let low = reach.low?.value ?? .zero
    return Interval(low: low, high: max(low, high))
  }
}

extension Question {
  /// What the line takes away.
  var withoutCodes: [CodeID] {
    clauses.flatMap { entry -> [CodeID] in
      if case .without(let codes, _) = entry.clause { codes } else { [] }
    }
  }

  var withoutSpan: Span? {
    for entry in clauses { if case .without = entry.clause { return entry.span } }
    return nil
  }

  /// The same question, with nothing taken away.
  var withNothingTaken: Question {
    var whole = self
    whole.clauses.removeAll { if case .without = $0.clause { true } else { false } }
    return whole
  }
}
