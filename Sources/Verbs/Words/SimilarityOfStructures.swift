package import Answers
import Claims
package import Language
import Observations
import Quantities
package import Texts

/// `similarity A, B by LEVEL`: how much two structures have in common.
package struct SimilarityOfStructures: Verb {
  package let name = "similarity"
  package let summary = "how much two structures have in common: Finger–Kreinin and Krugman"
  package let usage = "similarity A, B by LEVEL [PERIOD]"
  package let example = "similarity CFD, FEFD by sector from japan 2012"

  /// The structures of one period: of two names, or of one.
  private typealias Sides = Result<[Side], Diagnostic>

  private struct Side {
    let choice: Choice
    let frame: Frame
    let members: MemberParts

    /// Whether members without a figure may be any part of a whole that is not printed.
    var isOpenEnded: Bool {
      members.composition.whole == nil && members.composition.gaps > 0
    }
  }

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    let question = try self.question(call, run)
    let level = question.levels[0].level
    let solution = try Readings<Sides>(question, run) { frame, _ throws(Diagnostic) in
      Composition.attempt(frame, run) { () throws(Diagnostic) in
        let sides = try SimilarityOfStructures.sides(frame, level, question, run)
        return sides.map { ($0, $0.flatMap(\.members.composition.cells)) }
      }
    }.solve()
    var sides: [Side] = []
    for value in solution.values { sides += try value.get() }
    guard sides.count == 2 else {
      throw Diagnostic(
        .surplusArgument, "\(quoted: name) is of two names, or of two periods",
        at: question.periodSpan ?? call.span,
        hint: "write \(command: example)")
    }
    let codes = sides.flatMap { $0.members.composition.codes }
    if let pair = run.nested(codes) { throw nested(pair, question, run) }
    let classes = SimilarityOfStructures.classes(sides)
    guard let similarity = SimilarityOfStructures.similarity(sides, classes) else {
      throw Diagnostic(.notMeaningful, "all of one structure may be zero", at: call.span)
    }
    return answer(similarity, sides, classes, solution, question, run)
  }

  private func question(_ call: Call, _ run: Run) throws(Diagnostic) -> Question {
    var question = Question(try ItemReader.items(call.atoms, run), span: call.span, run)
    question.leavesOut = true
    guard question.levels.count == 1 else {
      throw Diagnostic(
        .missingArgument, "\(quoted: name) needs one level to compare by",
        at: question.levels.last?.span ?? call.span,
        hint: "write \(command: example)")
    }
    try run.allow(question, by: name, levels: true, lists: true) { clause in
      if case .without = clause { true } else { false }
    }
    let lists = question.entries.filter { $0.named.choices.count > 1 }
    let years = if case .listed(let periods)? = question.periods { periods.count } else { 1 }
    guard lists.first.map({ $0.named.choices.count == 2 && lists.count == 1 && years == 1 }) ?? (years == 2)
    else {
      throw Diagnostic(
        .missingArgument, "\(quoted: name) needs two names, or two periods",
        at: lists.first?.named.span ?? call.span, hint: "write \(command: example)")
    }
    return question
  }

  private static func sides(
    _ frame: Frame, _ level: Level, _ question: Question, _ run: Run
  ) throws(Diagnostic) -> [Side]? {
    guard let (role, list) = frame.lists.first else {
      return try MemberParts.find(frame, level, question, run).map {
        [Side(choice: .any, frame: frame, members: $0)]
      }
    }
    guard let place = run.structure.place(of: role) else { return nil }
    var sides: [Side] = []
    for choice in list {
      var single = frame
      single.assign { $0.lists = [:] }
      single.address[place] = choice
      guard let members = try MemberParts.find(single, level, question, run) else { return nil }
      sides.append(Side(choice: choice, frame: single, members: members))
    }
    return sides
  }

  // MARK: Classes

  /// The classes that either side lists, in the order of the code lists.
  private static func classes(_ sides: [Side]) -> [CodeID] {
    Set(sides.flatMap { $0.members.entries.compactMap(\.choice.single) }).sorted()
  }

  private static func similarity(_ sides: [Side], _ classes: [CodeID]) -> Similarity? {
    var columns: [[Interval]] = []
    var rests: [Interval] = []
    for side in sides {
      let codes = side.members.entries.compactMap(\.choice.single)
      // Of an open-ended whole, what has no figure may be all but nothing, or all but all.
      let isOpen = side.isOpenEnded
      guard let rest = isOpen ? Interval(low: .zero, high: .one) : side.members.parts.restShare else {
        return nil
      }
      columns.append(
        classes.map { code in
          let share = codes.firstIndex(of: code).flatMap { side.members.parts.share(at: $0) }
          return isOpen
            ? Interval(low: .zero, high: share?.high ?? .one)
            : share ?? Interval(low: .zero, high: rest.high)
        })
      let isListed = classes.allSatisfy { codes.contains($0) }
      rests.append(isListed ? rest : Interval(low: .zero, high: rest.high))
    }
    return Similarity(zip(columns[0], columns[1]).map { ($0, $1) }, rests: (rests[0], rests[1]))
  }

  /// Σ min of the printed points; nothing where one is missing or something is not listed.
  private static func point(_ sides: [Side], _ classes: [CodeID], in interval: Interval) -> Rational? {
    var shares: [[Rational]] = []
    for side in sides {
      guard let points = side.members.points, side.members.isFull, !side.isOpenEnded else { return nil }
      let codes = side.members.entries.compactMap(\.choice.single)
      let sum = points.reduce(.zero, +)
      shares.append(
        classes.map { code in codes.firstIndex(of: code).flatMap { points[$0].divided(by: sum) } ?? .zero })
    }
    let common = zip(shares[0], shares[1]).map { min($0, $1) }.reduce(.zero, +)
    return max(interval.low, min(common, interval.high))
  }

  // MARK: Answer

  private func answer(
    _ similarity: Similarity, _ sides: [Side], _ classes: [CodeID], _ solution: Solution<Sides>,
    _ question: Question, _ run: Run
  ) -> Answer {
    let common = similarity.fingerKreinin
    let point = SimilarityOfStructures.point(sides, classes, in: common)
    let headline = Quantity(index: common, point: point, unit: .percent)
    let krugman = Quantity(index: similarity.krugman, point: point.map { Rational(2) - Rational(2) * $0 })
    var answer = Answer(headline: headline)
    let role = sides[0].members.composition.role
    let subject = run.sentence(solution.frame, periods: solution.periods, leaving: [role])
    answer.sentence = Phrase(
      "in common: \(Wording.lowered(subject)), by \(Names.folded(question.levels[0].level.title))")
    let level = question.levels[0].level.level ?? role.rawValue
    answer.reading =
      ([name] + run.items(solution.frame, periods: solution.periods) + ["by \(level)"]
      + run.clauses(question)).text(with: " ")
    answer.evidence = [
      Evidence(.measure, label: "Finger–Kreinin", headline, detail: "\(ends: headline), Σ min(a, b)"),
      Evidence(.measure, label: "Krugman", krugman, detail: "\(ends: krugman), Σ |a − b|, 0 to 2"),
    ]
    answer.table = table(sides, classes, solution, run)
    answer.cells = sides.flatMap { $0.members.composition.cells }
    answer.notes = notes(sides, titles(sides, solution, run), run) + run.notes(on: answer.cells)
    return answer
  }

  private func table(
    _ sides: [Side], _ classes: [CodeID], _ solution: Solution<Sides>, _ run: Run
  ) -> Table {
    let composition = sides[0].members.composition
    let titles = titles(sides, solution, run)
    let shares = sides.map { $0.members.shares($0.frame, run) }
    return Table(
      columns: [.init(composition.level.title, isNumeric: false)] + titles.map { .init($0, unit: "%") },
      rows: classes.map { code in
        Table.Row(
          [.text(run.label(.code(code), role: composition.role))]
            + zip(sides, shares).map { side, shares in
              side.members.entries.firstIndex { $0.choice.single == code }
                .map { .number(shares[$0], mark: "", showsUnit: false) } ?? .none
            })
      })
  }

  /// What tells the sides apart.
  private func titles(_ sides: [Side], _ solution: Solution<Sides>, _ run: Run) -> [String] {
    let role = solution.frame.lists.first?.key
    return sides.enumerated().map { number, side in
      role.map { run.label(side.choice, role: $0) } ?? solution.periods[number].text
    }
  }

  private func notes(_ sides: [Side], _ titles: [String], _ run: Run) -> [Phrase] {
    var notes: [Phrase] = []
    for (side, title) in zip(sides, titles) {
      for note in side.members.notes where !notes.contains(note) { notes.append(note) }
      if side.isOpenEnded {
        notes.append(
          "\(title): not all have a figure and no whole is printed, so that any part may not be listed")
      }
      guard !side.members.isFull, let rest = side.members.parts.restShare else { continue }
      let share = Quantity(index: rest, point: nil, unit: .percent)
      notes.append("\(title): \(ends: share) are not listed, and may be in the other's classes or in none")
    }
    return notes
  }

  private func nested(
    _ pair: (part: CodeID, whole: CodeID), _ question: Question, _ run: Run
  ) -> Diagnostic {
    Diagnostic(
      .ambiguousReading,
      "\(run.codes[pair.part].name) is listed on one side and \(run.codes[pair.whole].name), which holds it, on the other",
      at: question.levels[0].span, hint: "name one level",
      commands: [run.codes[pair.whole].level].compactMap { level in
        Level.words.first { $0[0] == level }.map { run.line.replacing(question.levels[0].span, with: $0[0]) }
      })
  }
}
