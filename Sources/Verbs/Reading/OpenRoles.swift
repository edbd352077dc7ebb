import Claims
import Observations

/// What the data offers for the roles a frame leaves open.
struct OpenRoles {
  private let frame: Frame
  private let run: Run
  private let rows: [Int]

  init(_ frame: Frame, _ run: Run) {
    self.frame = frame
    self.run = run
    rows = OpenRoles.rows(frame, run)
  }

  /// Rows that agree with the frame in every role it fixes, a set standing for its members.
  static func rows(_ frame: Frame, _ run: Run, without dropped: Role? = nil) -> [Int] {
    var wanted: [(dimension: Int, code: CodeID)] = []
    var tests: [(dimension: Int, allowed: [CodeID])] = []
    wanted.reserveCapacity(run.structure.dimensions.count)
    for place in run.structure.dimensions.indices {
      guard let role = run.structure.dimensions[place].role, role != dropped else { continue }
      if !frame.lists.isEmpty, let listed = frame.lists[role] {
        tests.append((place, listed.flatMap { related($0, run) }))
      } else if let code = frame.address.code(place), role != .source {
        wanted.append((place, code))
      } else if !frame.address.isOpen(place) {
        let unstated = role == .source ? run.library.landmarks.unstatedSource : nil
        tests.append((place, related(frame.address[place], run) + (unstated.map { [$0] } ?? [])))
      } else if role == .sector, !frame.opened.contains(.sector), let all = run.library.landmarks.allSectors {
        wanted.append((place, all))
      }
    }
    let found = run.cube.rows(where: wanted)
    if tests.isEmpty { return found }
    let columns = run.cube.columns
    return found.filter { row in tests.allSatisfy { $0.allowed.contains(columns[$0.dimension][row]) } }
  }

  private static func related(_ choice: Choice, _ run: Run) -> [CodeID] {
    let declared = run.figures.declared(choice)
    switch choice {
    case .any: return []
    case .code(let code): return [code]
    case .set(let members): return members + (declared.map { [$0] } ?? [])
    case .except(let whole, let parts): return [whole] + parts + (declared.map { [$0] } ?? [])
    }
  }

  /// The periods of the matching rows, in order.
  var periods: [Period] {
    guard let place = run.structure.place(of: .period) else { return [] }
    let column = run.cube.columns[place]
    var codes: [CodeID] = []
    for row in rows where codes.last != column[row] && !codes.contains(column[row]) {
      codes.append(column[row])
    }
    var found: [Period] = []
    for code in codes {
      if let period = Period(run.codes[code].id), !found.contains(period) { found.append(period) }
    }
    return found.sorted()
  }

  /// The frame with each combination of the roles left open that some matching row has.
  var frames: [Frame] {
    var open: [Int] = []
    open.reserveCapacity(5)
    for role in [Role.investor, .host, .measure, .coverage, .source] where !frame.opened.contains(role) {
      if let place = run.structure.place(of: role), frame.address.isOpen(place) { open.append(place) }
    }
    var next = frame
    fixSector(&next.address)
    fixOthers(&next.address)
    var met = Met<Address>()
    var last: Int?
    var found: [Frame] = []
    for row in rows {
      if let last, run.cube.agree(row, last, in: open) { continue }
      last = row
      var isOfSet = false
      for place in open {
        let code = run.cube.code(place, of: row)
        next.address[place] = .code(code)
        if run.codes.isSet(code) { isOfSet = true }
      }
      if met.isNew(next.address), !isOfSet { found.append(next) }
    }
    return found
  }

  private func fixSector(_ address: inout Address) {
    guard !frame.opened.contains(.sector), let place = run.structure.place(of: .sector),
      address.isOpen(place),
      let all = run.library.landmarks.allSectors
    else { return }
    address[place] = .code(all)
  }

  /// Dimensions of a user's own table: their only code, or their total.
  private func fixOthers(_ address: inout Address) {
    for place in run.structure.others where address.isOpen(place) {
      let codes = Set(rows.map { run.cube.columns[place][$0] }).sorted()
      let total = codes.filter { run.codes[$0].isTotal || run.codes[$0].id == "_T" }
      if let only = codes.count == 1 ? codes.first : total.first { address[place] = .code(only) }
    }
  }
}
