package import Answers
import Claims
package import Observations
import Quantities
import Texts

/// What a word needs of the data to answer.
package enum Need: Sendable {
  /// One figure.
  case figure
  /// A part and its whole.
  case share
  /// Figures of two years.
  case series
  /// Figures of two names of the level that is listed.
  case order
  /// Anything printed.
  case anything
}

/// What is printed where a name may stand.
package struct Worth: Hashable, Sendable {
  package let quantity: Quantity
  /// When it holds, where the line does not say.
  package let period: Period?
  /// What it is of, where the line does not say and it is not all that is held: `direct`, `direct flow`.
  package let kind: String
}

extension Openings {
  /// What the data prints for a code that is put into the line, and whether the line then has what its word needs.
  ///
  /// Printed cells answer this at once. Where only other cells say it, the figure is derived, which `derivations` lets
  /// happen only so often.
  package func worth(
    of code: CodeID, role: Role?, need: Need, derivations: inout Int
  ) -> (isAnswered: Bool, worth: Worth?) {
    var best: (rank: [Int], row: Int, reading: Reading)?
    var isAnswered = false
    for role in roles(of: code, role) {
      guard let place = run.structure.place(of: role) else { continue }
      for number in readings.indices {
        guard let found = groups(number, role, place)[code] else { continue }
        let rows = found.map { (rank: printed.rank($0), row: $0) }.sorted {
          $0.rank.lexicographicallyPrecedes($1.rank)
        }
        let part = readings[number].part ?? place
        if need == .share, place == part, readings[number].choices[place] != nil {
          isAnswered = isAnswered || isWhole(code, number, &derivations)
        } else {
          isAnswered =
            isAnswered || isPrinted(rows.map(\.row), readings[number], part, place, need)
            || readings[number].choices[place] == nil
              && isDerived(rows.map(\.row), readings[number], part, need, &derivations)
        }
        if let first = rows.first, best.map({ first.rank.lexicographicallyPrecedes($0.rank) }) ?? true {
          best = (first.rank, first.row, readings[number])
        }
      }
    }
    return (isAnswered, best.flatMap { worth($0.row, in: $0.reading, of: code) })
  }

  /// Whether each member of a set has a row of its own.
  package func hasRows(_ members: [CodeID]) -> Bool {
    members.allSatisfy { member in
      roles(of: member, nil).contains { role in
        run.structure.place(of: role).map { place in
          readings.indices.contains { number in
            rows(number, without: role).contains { run.figures.cube.columns[place][$0] == member }
          }
        } ?? false
      }
    }
  }

  /// The code that stands for a period in the data.
  package func code(of period: Period) -> CodeID? { run.code(of: period) }

  private func roles(of code: CodeID, _ role: Role?) -> [Role] {
    if let role { return [role] }
    return run.structure.roles(of: run.codes[code].list)
  }

  private func worth(_ row: Int, in reading: Reading, of code: CodeID) -> Worth? {
    guard let figure = run.figures.figure(.cell(row), unit: run.figures.unit(of: row)) else { return nil }
    let period =
      isPeriod(code) || hasPeriod || !run.memory.context.periods.isEmpty
      ? nil : printed.periods.indices.contains(row) ? printed.periods[row] : nil
    return Worth(quantity: run.quantity(figure), period: period, kind: kind(row, reading, besides: code))
  }

  private func isPeriod(_ code: CodeID) -> Bool {
    run.structure.roles(of: run.codes[code].list) == [.period]
  }

  private func kind(_ row: Int, _ reading: Reading, besides code: CodeID) -> String {
    let words = [(Role.coverage, ["all", "_Z"]), (.measure, ["stock"])].compactMap { role, usual -> String? in
      guard let place = run.structure.place(of: role), reading.choices[place] == nil else { return nil }
      let own = run.cube.columns[place][row]
      return own == code || usual.contains(run.codes[own].id) ? nil : run.codes[own].id
    }
    return words.text(with: " ")
  }

  // MARK: Printed

  /// Whether printed cells alone have what is needed.
  private func isPrinted(_ rows: [Int], _ reading: Reading, _ part: Int, _ place: Int, _ need: Need) -> Bool {
    var listed = reading.lists
    // Beside names of its own role a code is compared with them.
    listed[place] = reading.choices[place]
    let rows = rows.filter { row in listed.allSatisfy { isListed($0.value, in: $0.key, row) } }
    switch need {
    case .anything: return !rows.isEmpty
    case .figure: return rows.contains { printed.isAmount[$0] }
    case .series:
      return place == run.structure.place(of: .period)
        ? rows.contains { printed.isAmount[$0] } : isSeries(rows)
    case .order:
      return opened.contains { role in
        run.structure.place(of: role).map { place in
          Set(rows.filter { printed.isAmount[$0] }.map { run.figures.cube.columns[place][$0] }).count > 1
        } ?? false
      }
    case .share: return rows.contains { isShare($0, reading, part) }
    }
  }

  private func isListed(_ codes: [CodeID], in place: Int, _ row: Int) -> Bool {
    codes.allSatisfy {
      run.figures.cube.columns[place][row] == $0 || printed.hasTwin(of: row, with: $0, in: place)
    }
  }

  /// Whether a code is a whole that the part in the line has a share of.
  private func isWhole(_ whole: CodeID, _ number: Int, _ derivations: inout Int) -> Bool {
    var reading = readings[number]
    guard let part = reading.part, reading.whole == nil else { return false }
    reading.whole = whole
    let rows = rows(number, without: nil)
    return rows.contains { isShare($0, reading, part) }
      || isDerived(rows, reading, part, .share, &derivations)
  }

  private func isSeries(_ rows: [Int]) -> Bool {
    guard let place = run.structure.place(of: .period) else { return false }
    var years: [[CodeID]: CodeID] = [:]
    for row in rows where printed.isAmount[row] {
      var key = run.figures.cube.key(of: row)
      let year = key[place]
      guard case .year? = Period(run.codes[year].id) else { continue }
      key[place] = CodeID(-1)
      if let other = years[key], other != year { return true }
      years[key] = year
    }
    return false
  }

  private func isShare(_ row: Int, _ reading: Reading, _ part: Int) -> Bool {
    let cube = run.figures.cube
    if printed.bases.indices.contains(row), let base = printed.bases[row] {
      return base.dimension == part && reading.whole.map { $0 == base.whole } ?? true
    }
    guard printed.isAmount[row] else { return false }
    let own = cube.columns[part][row]
    return wholes(of: own, reading).contains { printed.hasTwin(of: row, with: $0, in: part) }
  }

  private func wholes(of code: CodeID, _ reading: Reading) -> [CodeID] {
    if let whole = reading.whole { return [whole] }
    let world = run.codes[code].list == "areas" ? printed.world.map { [$0] } ?? [] : []
    return run.codes.ancestors(of: code) + world
  }

  // MARK: Derived

  /// Whether other cells say what no cell prints.
  private func isDerived(
    _ rows: [Int], _ reading: Reading, _ part: Int, _ need: Need, _ derivations: inout Int
  ) -> Bool {
    guard reading.lists.isEmpty, need == .figure || need == .share else { return false }
    var tried: Set<Address> = []
    for row in rows {
      let address = address(of: row)
      guard derivations > 0, tried.count < 2, tried.insert(address).inserted else { continue }
      derivations -= 1
      if need == .figure {
        if run.figures.value(address) != nil { return true }
        continue
      }
      let own = run.figures.cube.columns[part][row]
      let isFound = wholes(of: own, reading).contains { whole in
        run.figures.share(address, base: Base(dimension: part, whole: whole))?.unit == .percent
      }
      if isFound { return true }
    }
    return false
  }

  /// What a frame fixes of a row's key.
  private func address(of row: Int) -> Address {
    var address = Address(run.structure)
    for (place, dimension) in run.structure.dimensions.enumerated() {
      switch dimension.role {
      case .unit, .base, .side: continue
      default: address[place] = .code(run.figures.cube.columns[place][row])
      }
    }
    return address
  }
}
