import Answers
import Claims
import Observations
import Quantities

/// The figures of several members on one footing: all amounts, or all shares of one whole.
struct Measured {
  struct Entry {
    let choice: Choice
    let figure: Figure
    let quantity: Quantity
  }

  let entries: [Entry]
  /// Members without a figure.
  let missing: [Choice]
  /// What the shares are shares of; nothing for amounts.
  let base: Base?

  /// Printed amounts if all members have one, else printed shares of one whole, else amounts, derived where need be.
  static func find(_ choices: [Choice], _ address: Address, _ place: Int, _ run: Run) -> Measured? {
    let asAmounts = amounts(choices, address, place, derive: false, run)
    if let asAmounts, asAmounts.missing.isEmpty { return asAmounts }
    let candidates = run.catalogue.bases.all.filter { $0.dimension == place }.map { base in
      shares(choices, address, place, base, run)
    }
    let asShares = candidates.compactMap { $0 }.max { $0.entries.count < $1.entries.count }
    if let asShares, asShares.missing.isEmpty { return asShares }
    let derived = amounts(choices, address, place, derive: true, run)
    return [asAmounts, derived, asShares].compactMap { $0 }.max { $0.entries.count < $1.entries.count }
  }

  private static func amounts(
    _ choices: [Choice], _ address: Address, _ place: Int, derive: Bool, _ run: Run
  ) -> Measured? {
    made(choices, base: nil) { choice in
      let figure = run.figures.value(address.with(place, choice), derive: derive)
      return figure?.unit == .rank || figure?.unit == .percent ? nil : figure.map { ($0, run.quantity($0)) }
    }
  }

  private static func shares(
    _ choices: [Choice], _ address: Address, _ place: Int, _ base: Base, _ run: Run
  ) -> Measured? {
    made(choices, base: base) { choice in
      guard let figure = run.figures.share(address.with(place, choice), base: base, derive: false),
        figure.unit == .percent
      else { return nil }
      let whole = address.with(place, .code(base.whole))
      return (figure, run.quantity(figure, base: ShareBase(dimension: place, whole: whole)))
    }
  }

  private static func made(
    _ choices: [Choice], base: Base?, _ find: (Choice) -> (Figure, Quantity)?
  ) -> Measured? {
    var entries: [Entry] = []
    var missing: [Choice] = []
    for choice in choices {
      if let (figure, quantity) = find(choice) {
        if let unit = entries.first?.figure.unit, unit != figure.unit { return nil }
        entries.append(Entry(choice: choice, figure: figure, quantity: quantity))
      } else {
        missing.append(choice)
      }
    }
    return entries.isEmpty ? nil : Measured(entries: entries, missing: missing, base: base)
  }

  var cells: [Int] { entries.flatMap(\.figure.formula.cells) }

  /// `mln USD` where all numbers share it.
  var unitName: String {
    let names = Set(entries.map { Measured.unitName($0.quantity) })
    return names.count == 1 ? names.first ?? "" : ""
  }

  static func unitName(_ quantity: Quantity) -> String {
    switch quantity.unit {
    case .currency(let code):
      [quantity.scale.name, code == "DOLLAR" ? "dollars" : code].filter { !$0.isEmpty }.joined(separator: " ")
    default: quantity.unit.name
    }
  }
}

extension Run {
  /// The codes that a level opens, in code-list order; totals, residuals and ad-hoc sets are left out.
  func members(_ level: Level, _ role: Role, _ frame: Frame, residuals: Bool) -> [CodeID] {
    guard let place = structure.place(of: role) else { return [] }
    var found: Set<CodeID> = []
    for row in OpenRoles.rows(frame, self) {
      let code = figures.cube.columns[place][row]
      let entry = codes[code]
      if let wanted = level.level, entry.level != wanted { continue }
      if level.level == nil, entry.isTotal || !entry.members.isEmpty || !entry.excluded.isEmpty { continue }
      if entry.isResidual, !residuals { continue }
      if entry.id == "_Z" || entry.level == "none" { continue }
      if let whole = frame.within[role], !codes.isAncestor(whole, of: code) { continue }
      found.insert(code)
    }
    return found.sorted()
  }

  /// A pair of members of which one holds the other.
  func nested(_ members: [CodeID]) -> (part: CodeID, whole: CodeID)? {
    for part in members {
      for whole in members where codes.isAncestor(whole, of: part) { return (part, whole) }
    }
    return nil
  }
}
