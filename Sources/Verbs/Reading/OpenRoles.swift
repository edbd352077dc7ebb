import Claims
import Observations

/// What the data offers for the roles a frame leaves open.
struct OpenRoles {
  private let frame: Frame
  private let question: Question
  private let run: Run
  private let rows: [Int]

  init(_ frame: Frame, _ question: Question, _ run: Run) {
    self.frame = frame
    self.question = question
    self.run = run
    rows = OpenRoles.rows(frame, run)
  }

  /// Rows that agree with the frame in every role it fixes, a set standing for its members.
  static func rows(_ frame: Frame, _ run: Run, without dropped: Role? = nil) -> [Int] {
    let structure = run.structure
    let unstated = run.codes.find("_U", in: "sources")
    var wanted: [(dimension: Int, code: CodeID)] = []
    var tests: [(dimension: Int, allowed: [CodeID])] = []
    func add(_ place: Int, _ allowed: [CodeID]) {
      if allowed.count == 1 { wanted.append((place, allowed[0])) } else { tests.append((place, allowed)) }
    }
    for (place, dimension) in structure.dimensions.enumerated() {
      guard let role = dimension.role, role != dropped else { continue }
      if let listed = frame.lists[role] {
        add(place, listed.flatMap { related($0, run) })
        continue
      }
      switch frame.address[place] {
      case .any:
        guard role == .sector, !frame.opened.contains(.sector),
          let total = run.codes.find("_T", in: "sectors")
        else {
          continue
        }
        add(place, [total])
      case let choice:
        let allowed = related(choice, run)
        add(place, role == .source ? allowed + (unstated.map { [$0] } ?? []) : allowed)
      }
    }
    let cube = run.figures.cube
    return cube.rows(where: wanted).filter { row in
      tests.allSatisfy { $0.allowed.contains(cube.columns[$0.dimension][row]) }
    }
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
    let column = run.figures.cube.columns[place]
    var found: [Period] = []
    for row in rows {
      if let period = Period(run.codes[column[row]].id), !found.contains(period) { found.append(period) }
    }
    return found.sorted()
  }

  /// The frame with each combination of the roles left open that some matching row has.
  var frames: [Frame] {
    let filled: [Role] = [.investor, .host, .measure, .coverage, .source]
    var open: [(place: Int, isSource: Bool)] = []
    for role in filled where !frame.opened.contains(role) {
      guard let place = run.structure.place(of: role), frame.address[place] == .any else { continue }
      open.append((place, role == .source))
    }
    var base = frame
    fix(.sector, "_T", "sectors", &base)
    let columns = open.map { run.figures.cube.columns[$0.place] }
    var seen: Set<[CodeID]> = []
    var last: [CodeID]?
    var found: [Frame] = []
    for row in rows {
      let codes = columns.map { $0[row] }
      if codes == last { continue }
      last = codes
      guard seen.insert(codes).inserted,
        !codes.contains(where: { !run.codes[$0].members.isEmpty || !run.codes[$0].excluded.isEmpty })
      else { continue }
      var next = base
      for (place, code) in zip(open, codes) { next.address[place.place] = .code(code) }
      fixOthers(&next)
      found.append(next)
    }
    return found
  }

  private func fix(_ role: Role, _ id: String, _ list: String, _ frame: inout Frame) {
    guard !frame.opened.contains(role), let place = run.structure.place(of: role),
      frame.address[place] == .any,
      let code = run.codes.find(id, in: list)
    else { return }
    frame.address[place] = .code(code)
  }

  /// Dimensions of a user's own table: their only code, or their total.
  private func fixOthers(_ frame: inout Frame) {
    for place in run.structure.others where frame.address[place] == .any {
      let codes = Set(rows.map { run.figures.cube.columns[place][$0] }).sorted()
      let total = codes.filter { run.codes[$0].isTotal || run.codes[$0].id == "_T" }
      if let only = codes.count == 1 ? codes.first : total.first { frame.address[place] = .code(only) }
    }
  }
}
