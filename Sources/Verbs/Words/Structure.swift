package import Answers
import Claims
package import Language
import Observations
import Quantities
package import Texts

/// `structure LEVEL …`: the members in per cent of their whole, and what is not listed.
package struct StructureOfWhole: Verb {
  package let name = "structure"
  package let summary = "the parts of a whole in per cent, with what is not listed"
  package let usage = "structure LEVEL NAMES [PERIOD] [without PART]"
  package let example = "structure districts from japan 2012"

  package func need(hasLevel: Bool) -> Need { hasLevel ? .order : .anything }

  package func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer {
    let asked = try MembersCall(call, word: name, example: example, run)
    let (members, solution) = try asked.parts()
    var answer = Answer(sentence: Phrase(sentence(asked, members, solution, run)))
    answer.reading = asked.reading(solution, members.composition.role)
    let shares = members.shares(run.at(solution.periods.first, solution.frame), run)
    answer.table = table(asked, members, shares, run)
    answer.cells = members.composition.cells + shares.compactMap { $0.formula?.cells }.flatMap { $0 }
    answer.notes =
      asked.scope(members) + remark(members, run) + unlisted(members, run) + run.notes(on: answer.cells)
    return answer
  }

  private func sentence<Value>(
    _ asked: MembersCall, _ members: MemberParts, _ solution: Solution<Value>, _ run: Run
  ) -> String {
    "structure of \(Wording.lowered(asked.subject(members, solution))), by \(Names.folded(asked.level.title))"
  }

  private func table(
    _ asked: MembersCall, _ members: MemberParts, _ shares: [Quantity], _ run: Run
  ) -> Table {
    let composition = members.composition
    let isAmount = composition.measured.base == nil
    let whole =
      composition.whole.map { run.words(.code($0.code), role: composition.role) }
      ?? "the listed"
    let taken =
      members.taken.isEmpty ? "" : " without " + run.words(.set(members.taken), role: composition.role)
    var columns = [
      Table.Column(composition.level.title, isNumeric: false), .init("Share of \(whole)\(taken)", unit: "%"),
    ]
    let lines = summary(members, shares, run)
    let units = Set((members.entries.map(\.quantity) + lines.compactMap(\.value)).map(Measured.unitName))
    let unit = units.count == 1 ? units.first ?? "" : ""
    if isAmount { columns.append(.init("Value", unit: unit)) }
    var rows = zip(members.entries, shares).map { entry, share in
      Table.Row(
        [.text(run.label(entry.choice, role: composition.role)), .number(share, mark: "", showsUnit: false)]
          + (isAmount ? [.number(entry.quantity, mark: "", showsUnit: unit.isEmpty)] : []))
    }
    rows += lines.map { kind, label, share, value in
      Table.Row(
        kind,
        [.text(label), .number(share, mark: "", showsUnit: false)]
          + (isAmount ? [value.map { .number($0, mark: "", showsUnit: unit.isEmpty) } ?? .none] : []))
    }
    return Table(columns: columns, rows: rows)
  }

  private typealias Line = (kind: Table.RowKind, label: String, share: Quantity, value: Quantity?)

  /// The whole, what the listed come to, and what is left.
  private func summary(_ members: MemberParts, _ shares: [Quantity], _ run: Run) -> [Line] {
    let entries = members.entries.map(\.figure)
    guard let unit = entries.first?.unit, let rest = members.parts.restShare,
      let sum = run.figures.figure(.sum(entries.map(\.formula)), unit: unit)
    else { return [] }
    guard let whole = members.composition.whole, members.taken.isEmpty,
      let left = run.figures.figure(.difference(whole.figure.formula, sum.formula), unit: unit)
    else {
      let listed = Quantity(index: Interval(.one) - rest, point: nil, unit: .percent)
      return [(.summary, "Sum of the rows", listed, unit == .percent ? nil : run.quantity(sum))]
        + (members.parts.isComplete
          ? [] : [(.summary, "Not listed", Quantity(index: rest, point: nil, unit: .percent), nil)])
    }
    let all = Quantity(index: Interval(.one), point: .one, unit: .percent)
    let name = Wording.capitalised(run.words(.code(whole.code), role: members.composition.role))
    let (added, rest1) = StructureOfWhole.summed(shares, rest, run)
    if unit == .percent {
      return [
        (.total, name, all, nil), (.summary, "Sum of the rows", added, nil),
        (.summary, "Residual", rest1, nil),
      ]
    }
    return [
      (.total, name, all, run.quantity(whole.figure)),
      (.summary, "Sum of the rows", added, run.quantity(sum)),
      (.summary, "Residual", rest1, run.quantity(left)),
    ]
  }

  /// The sum of the printed shares and what it leaves of 100 %, as they are printed; where some are computed, what they
  /// must be.
  private static func summed(_ shares: [Quantity], _ rest: Interval, _ run: Run) -> (Quantity, Quantity) {
    let formulas = shares.filter { $0.kind == .printed && $0.hedge.isEmpty }.compactMap(\.formula)
    if formulas.count == shares.count, let sum = run.figures.figure(.sum(formulas), unit: .percent),
      let left = run.figures.figure(.difference(.constant(.hundred), sum.formula), unit: .percent)
    {
      let added = run.quantity(sum)
      return (
        added,
        Quantity(
          unit: .percent, point: left.point, interval: left.interval, decimals: added.decimals, kind: .sum,
          formula: left.formula)
      )
    }
    return (
      Quantity(index: Interval(.one) - rest, point: nil, unit: .percent),
      Quantity(index: rest, point: nil, unit: .percent)
    )
  }

  /// What the residual says.
  private func remark(_ members: MemberParts, _ run: Run) -> [Phrase] {
    guard let whole = members.composition.whole, members.taken.isEmpty,
      let sum = run.figures.figure(
        .sum(members.entries.map(\.figure.formula)), unit: members.entries.first?.figure.unit ?? .percent)
    else { return [] }
    return [run.residualRemark(whole.figure, sum, isWhole: members.composition.isExhaustive)]
  }

  /// The names of what has no figure, or how many there are.
  private func unlisted(_ members: MemberParts, _ run: Run) -> [Phrase] {
    let composition = members.composition
    let codes = composition.unlisted
    guard !codes.isEmpty, composition.measured.missing.isEmpty else { return [] }
    if codes.count > 8 { return ["no figure is listed for \(codes.count) others that are known"] }
    let names = codes.map { run.label(.code($0), role: composition.role) }.text(with: ", ")
    return ["no figure is listed for \(names)"]
  }
}

extension MemberParts {
  /// The share of each member in the whole, in per cent: as printed, else as the parts allow.
  func shares(_ frame: Frame, _ run: Run) -> [Quantity] {
    guard let dimension = run.structure.place(of: composition.role) else { return [] }
    return entries.indices.map { place in
      let entry = entries[place]
      let address = frame.address.with(dimension, entry.choice)
      let base = composition.whole.map { Base(dimension: dimension, whole: $0.code) }
      let whole = base.map {
        ShareBase(dimension: dimension, whole: address.with(dimension, .code($0.whole)))
      }
      if taken.isEmpty, let base,
        let printed = run.figures.share(address, base: base, derive: false), printed.unit == .percent,
        composition.measured.base != nil || run.isPlain(printed)
      {
        return run.quantity(printed, base: whole)
      }
      let interval = parts.share(at: place) ?? Interval(.zero)
      let point = point(in: interval) { points in
        points[place].divided(by: wholePoint ?? points.reduce(.zero, +))
      }
      return Quantity(index: interval, point: point, unit: .percent)
    }
  }
}

extension Run {
  /// Whether a figure is printed without a hedge.
  fileprivate func isPlain(_ figure: Figure) -> Bool {
    guard case .cell(let row) = figure.formula else { return false }
    return figures.cube.statements[row].hedge.isEmpty
  }
}
