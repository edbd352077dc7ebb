import Answers
import Claims
import Observations
import Quantities
import Texts

/// A share with the part and the whole it is of.
struct ShareValue {
  let figure: Figure
  let address: Address
  let role: Role
  let part: Choice
  let whole: Choice
  let base: Base?

  /// The shares of a frame, one a listed part.
  static func find(_ frame: Frame, _ run: Run) throws(Diagnostic) -> [ShareValue]? {
    guard let role = frame.partRoles.first, let place = run.structure.place(of: role) else { return nil }
    guard frame.partRoles.count == 1 else { return quotient(frame, role, run).map { [$0] } }
    var values: [ShareValue] = []
    for address in run.addresses(frame) {
      guard let value = try one(frame, address, role, place, run) else { return nil }
      values.append(value)
    }
    return values
  }

  private static func one(
    _ frame: Frame, _ address: Address, _ role: Role, _ place: Int, _ run: Run
  ) throws(Diagnostic) -> ShareValue? {
    let part = address[place]
    for whole in try wholes(frame, part, role, run) {
      if whole == part, case .code = whole, let value = run.figures.value(address) {
        let figure = run.figures.figure(.percentage(value.formula, of: value.formula), unit: .percent)
        return figure.map {
          ShareValue(figure: $0, address: address, role: role, part: part, whole: whole, base: nil)
        }
      }
      if let code = run.figures.declared(whole) {
        let base = Base(dimension: place, whole: code)
        // All of a thing is all of it; but of a thing without a number nothing is said.
        let figure = run.figures.share(address, base: base, derive: whole != part)
        if let figure, figure.unit == .percent {
          return ShareValue(
            figure: figure, address: address, role: role, part: part, whole: whole, base: base)
        }
      } else if let figure = [
        ofAmounts(address, place, whole, run), ofShares(address, place, whole, run),
      ].compactMap({ $0 }).min(by: { $0.cost < $1.cost }).map({ run.figures.asPart($0, of: address) }) {
        return ShareValue(figure: figure, address: address, role: role, part: part, whole: whole, base: nil)
      }
    }
    return nil
  }

  private static func ofAmounts(_ address: Address, _ place: Int, _ whole: Choice, _ run: Run) -> Figure? {
    guard let own = run.figures.value(address), let all = run.figures.value(address.with(place, whole)),
      own.unit == all.unit
    else { return nil }
    return run.figures.figure(.percentage(own.formula, of: all.formula), unit: .percent)
  }

  /// A share in what printed shares leave of their whole.
  private static func ofShares(_ address: Address, _ place: Int, _ whole: Choice, _ run: Run) -> Figure? {
    guard case .except(let code, let parts) = whole else { return nil }
    let base = Base(dimension: place, whole: code)
    func share(_ choice: Choice) -> Figure? {
      run.figures.share(address.with(place, choice), base: base, derive: false)
    }
    let taken = parts.compactMap { share(.code($0)) }
    guard let own = share(address[place]), own.unit == .percent, taken.count == parts.count else {
      return nil
    }
    let rest = Formula.difference(
      .constant(.hundred), taken.count == 1 ? taken[0].formula : .sum(taken.map(\.formula)))
    return run.figures.figure(.percentage(own.formula, of: rest), unit: .percent)
  }

  /// The whole that is named, or the ancestors of the part from the top down.
  private static func wholes(_ frame: Frame, _ part: Choice, _ role: Role, _ run: Run) throws(Diagnostic)
    -> [Choice]
  {
    var wholes = run.tops(of: part, role: role).map { Choice.code($0) }
    if let named = frame.wholeChoices[role] {
      guard run.isPart(part, of: named) else { return [] }
      wholes = [named]
    }
    guard let taken = frame.taken[role] else { return wholes }
    return wholes.compactMap { run.taking(taken, from: $0) }
  }

  /// A part in several roles at once: only amounts can say it.
  private static func quotient(_ frame: Frame, _ role: Role, _ run: Run) -> ShareValue? {
    var whole = frame.address
    for role in frame.partRoles {
      guard let place = run.structure.place(of: role) else { return nil }
      whole[place] = frame.wholeChoices[role] ?? run.released(frame, role)
    }
    guard let place = run.structure.place(of: role), let part = run.figures.value(frame.address),
      let all = run.figures.value(whole), part.unit == all.unit, part.unit.isAdditive,
      let figure = run.figures.figure(.percentage(part.formula, of: all.formula), unit: .percent)
    else { return nil }
    return ShareValue(
      figure: figure, address: frame.address, role: role, part: frame.address[place], whole: whole[place],
      base: nil)
  }

  func quantity(_ run: Run) -> Quantity {
    guard let place = run.structure.place(of: role) else { return run.quantity(figure) }
    return run.quantity(figure, base: ShareBase(dimension: place, whole: address.with(place, whole)))
  }

  /// What tells this share from the others of a list.
  func label(_ frame: Frame, _ run: Run) -> String {
    for listed in frame.lists.keys {
      if let place = run.structure.place(of: listed) { return run.label(address[place], role: listed) }
    }
    return run.label(part, role: role)
  }

  func rows(_ run: Run) -> [Int] { base.map { run.figures.rows(address, base: $0) } ?? [] }

  func recomputed(_ run: Run) -> Figure? { base.flatMap { run.figures.recomputedShare(address, base: $0) } }
}
