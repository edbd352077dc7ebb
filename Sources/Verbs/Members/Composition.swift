import Answers
import Claims
import Observations
import Quantities
import Texts

/// The members of a level on one footing, all amounts or all shares of one whole, none of them a part of another.
struct Composition {
  let role: Role
  let level: Level
  let measured: Measured
  /// Whether the code lists say that these members are all there are.
  let isExhaustive: Bool
  /// What the members are parts of, with its amount, or with 100 % where the members are shares. Nothing where no whole is
  /// printed.
  let whole: (code: CodeID, figure: Figure)?
  /// Other codes of the level that the whole has, without a figure.
  let unlisted: [CodeID]
  /// How many members are known to be there and have no figure.
  let gaps: Int
  /// Whether the code lists say which members the level has, so that there are no others than those and the gaps.
  let isLevelKnown: Bool

  var codes: [CodeID] { measured.entries.compactMap { $0.choice.single } }

  /// The cells it rests on; those of the whole come last.
  var cells: [Int] {
    let own = measured.cells
    return own + (whole?.figure.formula.cells ?? []).filter { !own.contains($0) }
  }

  /// Whether its members may be below zero.
  func isOfFlows(_ run: Run) -> Bool {
    guard let place = run.structure.place(of: .measure) else { return false }
    return measured.cells.contains { row in
      run.cube.mayBeNegative(run.cube.columns[place][row], run.codes)
    }
  }

  /// The composition of a frame, or why its members make none; the reason is only given if the frame is chosen.
  static func attempt<Value>(
    _ frame: Frame, _ run: Run, _ find: () throws(Diagnostic) -> (value: Value, cells: [Int])?
  ) -> Hit<Result<Value, Diagnostic>>? {
    do throws(Diagnostic) {
      return try find().map { Hit(value: .success($0.value), cells: $0.cells) }
    } catch {
      let rows = run.anyRows(Show.opened(frame, run)).filter { !run.figures.cube.statements[$0].isBlank }
      return Hit(value: .failure(error), cells: rows)
    }
  }

  static func find(
    _ frame: Frame, _ level: Level, _ question: Question, _ run: Run
  ) throws(Diagnostic) -> Composition? {
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
    let codes = filled.compactMap(\.single)
    if let pair = run.nested(codes) { throw nestedLevels(pair, codes, question, run) }
    if !measured.missing.isEmpty, measured.base != nil || measured.entries.count < 2 {
      throw differentBases(measured, role, question, run)
    }
    let whole = wholeFigure(measured, frame, role, dimension, run)
    let listed = measured.entries.compactMap(\.choice.single)
    let siblings = siblings(listed, run)
    return Composition(
      role: role, level: level, measured: measured,
      isExhaustive: isExhaustive(
        listed, whole?.code ?? listed.first.flatMap { run.codes[$0].parent }, frame, run),
      whole: whole, unlisted: unlisted(listed, whole?.code, level, run),
      gaps: max(members.count, siblings) - listed.count, isLevelKnown: siblings > 0)
  }

  /// How many members the code lists give the whole of some; none where they do not say that these are all.
  private static func siblings(_ codes: [CodeID], _ run: Run) -> Int {
    guard let parent = codes.first.flatMap({ run.codes[$0].parent }), run.codes[parent].isExhausted,
      codes.allSatisfy({ run.codes[$0].parent == parent })
    else { return 0 }
    let levels = Set(codes.map { run.codes[$0].level })
    return run.codes.children(of: parent).count { levels.contains(run.codes[$0].level) }
  }

  // MARK: The whole

  /// The nearest whole of the members that is printed, or derived as they are.
  private static func wholeFigure(
    _ measured: Measured, _ frame: Frame, _ role: Role, _ dimension: Int, _ run: Run
  ) -> (code: CodeID, figure: Figure)? {
    if let base = measured.base {
      return run.figures.figure(.constant(.hundred), unit: .percent).map { (base.whole, $0) }
    }
    let members = measured.entries.compactMap(\.choice.single)
    let isDerived = measured.entries.contains { $0.figure.kind != .printed }
    for code in run.tops(of: .set(members), role: role).reversed() {
      if let whole = frame.within[role], code != whole, run.codes.isAncestor(code, of: whole) { continue }
      if let figure = run.figures.value(frame.address.with(dimension, .code(code)), derive: isDerived),
        figure.unit == measured.entries.first?.figure.unit
      {
        return (code, figure)
      }
    }
    return nil
  }

  private static func isExhaustive(_ codes: [CodeID], _ whole: CodeID?, _ frame: Frame, _ run: Run) -> Bool {
    whole.flatMap { run.figures.exhaustiveParts(of: $0, at: frame.address) }.map { Set($0) == Set(codes) }
      ?? false
  }

  private static func unlisted(_ codes: [CodeID], _ whole: CodeID?, _ level: Level, _ run: Run) -> [CodeID] {
    guard let whole else { return [] }
    let levels = Set(codes.map { run.codes[$0].level })
    return run.codes.children(of: whole).filter { code in
      let entry = run.codes[code]
      return !codes.contains(code) && levels.contains(entry.level) && entry.members.isEmpty
        && !entry.isResidual
    }
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

extension Choice {
  /// The code, if it is a single one.
  var single: CodeID? { if case .code(let code) = self { code } else { nil } }

  /// Whether it is a whole without some of its parts.
  var isComplement: Bool { if case .except = self { true } else { false } }
}
