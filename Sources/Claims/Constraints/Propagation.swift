import Quantities

/// Why an end of a cell is where it is.
enum Reason: Hashable, Sendable {
  /// Before anything is printed: nothing below zero, a whole is a hundred per cent of itself.
  case given
  case printed(Int32)
  case relation(Int32)
}

/// One end of a cell.
struct CellEnd: Hashable, Sendable {
  let cell: Int32
  let isHigh: Bool
}

/// What a bound rests on.
struct Grounds {
  var prints: Set<Int> = []
  var relations: Set<Int32> = []
}

/// Narrows the ends of cells until no relation narrows them any more; every step can be explained and taken back.
///
/// What comes out is the same in whatever order prints are believed, unless the step limit is met.
struct Propagation {
  /// One end moved, or a stated relation believed.
  struct Step {
    let end: CellEnd
    let old: Int64
    let reason: Reason
    /// The step that moved the same end before; −1 if none did.
    let previous: Int32
  }

  enum Outcome: Hashable {
    case settled
    /// A cell has no value left.
    case emptied(Int32)
    /// The step limit was met first: bounds hold, but they may be wider than they could be.
    case stopped
  }

  let system: ConstraintSystem
  private(set) var low: [Int64]
  private(set) var high: [Int64]
  private var lastLow: [Int32]
  private var lastHigh: [Int32]
  private(set) var trail: [Step] = []
  private var queue: [Int32] = []
  private var head = 0
  /// Why a relation is not put into the queue; nothing where it is when one of its cells moves.
  private var absence: [Absence]
  private var emptied: Int32?
  /// Relations looked at, of all runs.
  private(set) var looks = 0
  private(set) var metLimit = false
  private var current: Reason = .given

  /// What keeps a relation out of the queue.
  private struct Absence: OptionSet {
    let rawValue: UInt8

    static let isQueued = Absence(rawValue: 1)
    /// The print that states it is not believed.
    static let isDoubted = Absence(rawValue: 2)
    /// Others are looked at.
    static let isAside = Absence(rawValue: 4)
  }

  init(_ system: ConstraintSystem) {
    self.system = system
    let count = system.cellCount
    low = system.floor
    high = Array(repeating: Grid.above, count: count)
    lastLow = Array(repeating: -1, count: count)
    lastHigh = lastLow
    absence = Array(repeating: [], count: system.relationCount)
    for relation in system.stated.keys { absence[Int(relation)] = .isDoubted }
    for whole in system.wholes {
      raise(whole, Grid.hundred)
      lower(whole, Grid.hundred)
    }
    for relation in system.relations.indices { enqueue(Int32(clamping: relation)) }
    _ = run()
  }

  // MARK: Ends

  /// Moves a lower end up, if that is up.
  @inline(__always) mutating func raise(_ cell: Int32, _ value: Int64) {
    let place = Int(cell)
    if value <= low[place] { return }
    trail.append(
      Step(
        end: CellEnd(cell: cell, isHigh: false), old: low[place], reason: current, previous: lastLow[place]))
    lastLow[place] = Int32(truncatingIfNeeded: trail.count - 1)
    low[place] = value
    moved(cell)
  }

  /// Moves an upper end down, if that is down.
  @inline(__always) mutating func lower(_ cell: Int32, _ value: Int64) {
    let place = Int(cell)
    if value >= high[place] { return }
    trail.append(
      Step(
        end: CellEnd(cell: cell, isHigh: true), old: high[place], reason: current, previous: lastHigh[place]))
    lastHigh[place] = Int32(truncatingIfNeeded: trail.count - 1)
    high[place] = value
    moved(cell)
  }

  private mutating func moved(_ cell: Int32) {
    let place = Int(cell)
    if low[place] > high[place], emptied == nil { emptied = cell }
    var at = Int(system.starts[place])
    let end = Int(system.starts[place + 1])
    while at < end {
      enqueue(system.watchers[at])
      at += 1
    }
  }

  private mutating func enqueue(_ relation: Int32) {
    if absence[Int(relation)] != [] { return }
    absence[Int(relation)] = .isQueued
    queue.append(relation)
  }

  /// Looks at some relations only; nothing stands for all of them.
  mutating func focus(on relations: Set<Int32>?) {
    for place in absence.indices {
      if relations == nil { absence[place].remove(.isAside) } else { absence[place].insert(.isAside) }
    }
    for relation in relations ?? [] { absence[Int(relation)].remove(.isAside) }
  }

  // MARK: Running

  /// Believes a print.
  mutating func believe(_ print: Int) {
    current = .printed(Int32(truncatingIfNeeded: print))
    for range in system.prints[print].ranges {
      raise(range.cell, range.low)
      lower(range.cell, range.high)
    }
    guard let relation = system.prints[print].relation else { return }
    absence[Int(relation)].remove(.isDoubted)
    trail.append(Step(end: CellEnd(cell: -1, isHigh: false), old: 0, reason: current, previous: relation))
    enqueue(relation)
  }

  /// Narrows a cell to a range, as a print would.
  mutating func suppose(_ range: ConstraintPrint.Range) {
    current = .given
    raise(range.cell, range.low)
    lower(range.cell, range.high)
  }

  /// Looks at relations until none of them narrows anything, a cell is emptied or the limit is met.
  mutating func run() -> Outcome {
    let most = looks + 64 * (system.relationCount + 64)
    while head < queue.count {
      if let emptied {
        clear()
        return .emptied(emptied)
      }
      if looks >= most {
        metLimit = true
        clear()
        return .stopped
      }
      let relation = queue[head]
      head += 1
      absence[Int(relation)].remove(.isQueued)
      looks += 1
      current = .relation(relation)
      narrow(by: Int(relation))
    }
    let outcome = emptied.map { Outcome.emptied($0) } ?? .settled
    clear()
    return outcome
  }

  private mutating func clear() {
    for place in head..<queue.count { absence[Int(queue[place])].remove(.isQueued) }
    queue.removeAll(keepingCapacity: true)
    head = 0
  }

  /// Believes some prints, and all that follows, if that leaves every cell a value.
  mutating func isBelieved(_ prints: some Sequence<Int>) -> Bool {
    let mark = mark
    for print in prints { believe(print) }
    if case .emptied = run() {
      undo(to: mark)
      return false
    }
    return true
  }

  /// A minimal set among some prints that cannot all be right: with any member but `kept` left out, the others can. Only what
  /// was believed at the mark is believed beside them.
  mutating func filtered(_ prints: [Int], keeping kept: Int? = nil, since mark: Int) -> [Int] {
    var left = prints
    for print in prints where print != kept {
      let without = left.filter { $0 != print }
      undo(to: mark)
      if !isBelieved(without) { left = without }
    }
    undo(to: mark)
    return left
  }

  // MARK: Taking back

  var mark: Int { trail.count }

  /// Takes back every step since a mark.
  mutating func undo(to mark: Int) {
    while trail.count > mark, let step = trail.popLast() {
      let place = Int(step.end.cell)
      if place < 0 {
        absence[Int(step.previous)].insert(.isDoubted)
      } else if step.end.isHigh {
        high[place] = step.old
        lastHigh[place] = step.previous
      } else {
        low[place] = step.old
        lastLow[place] = step.previous
      }
    }
    emptied = nil
  }

  // MARK: Explaining

  /// The last step that moved an end before step `time`; nothing where none did.
  func step(_ end: CellEnd, before time: Int = .max) -> Int? {
    var at = end.isHigh ? lastHigh[Int(end.cell)] : lastLow[Int(end.cell)]
    while at >= 0, Int(at) >= time { at = trail[Int(at)].previous }
    return at < 0 ? nil : Int(at)
  }

  /// The value that a step moved its end to.
  func value(after step: Int) -> Int64 {
    let end = trail[step].end
    var at = end.isHigh ? lastHigh[Int(end.cell)] : lastLow[Int(end.cell)]
    var value = end.isHigh ? high[Int(end.cell)] : low[Int(end.cell)]
    while at >= 0, Int(at) > step {
      value = trail[Int(at)].old
      at = trail[Int(at)].previous
    }
    return value
  }

  /// The steps that some steps rest on, themselves included, the latest first.
  func cone(_ ends: [Int]) -> [Int] {
    var seen: Set<Int> = []
    var open = ends
    while let at = open.popLast() {
      if seen.insert(at).inserted { open += grounds(of: at) }
    }
    return seen.sorted(by: >)
  }

  /// The steps that a step follows from at once.
  func grounds(of at: Int) -> [Int] {
    guard case .relation(let relation) = trail[at].reason else { return [] }
    return inputs(of: trail[at].end, by: system.relations[Int(relation)]).compactMap { step($0, before: at) }
  }

  /// The ends that an end follows from; that a value is not below zero counts where it has to be found out.
  private func inputs(of end: CellEnd, by relation: Relation) -> [CellEnd] {
    var ends = relation.inputs(of: end)
    func addLow(_ cell: Int32) {
      if system.floor[Int(cell)] == Grid.below { ends.append(CellEnd(cell: cell, isHigh: false)) }
    }
    switch relation {
    case .portion: for cell in relation.cells where cell != end.cell { addLow(cell) }
    case .ratio(_, let right, _, _, isMultiple: true): addLow(right)
    case .ratio, .sum, .rank: break
    }
    return ends
  }

  /// The prints and relations that some steps rest on.
  func grounds(_ ends: [Int]) -> Grounds {
    var grounds = Grounds()
    for at in cone(ends) {
      switch trail[at].reason {
      case .given: continue
      case .printed(let print): grounds.prints.insert(Int(print))
      case .relation(let relation):
        grounds.relations.insert(relation)
        if let print = system.stated[relation] { grounds.prints.insert(print) }
      }
    }
    return grounds
  }

  /// What emptied a cell.
  func grounds(emptying cell: Int32) -> Grounds {
    grounds(
      [step(CellEnd(cell: cell, isHigh: false)), step(CellEnd(cell: cell, isHigh: true))].compactMap { $0 })
  }
}

extension ConstraintSystem {
  /// Believes everything that is printed, and says how many relations were looked at, and whether the limit was met.
  package func propagated() -> (looks: Int, isCut: Bool) {
    var propagation = Propagation(self)
    _ = propagation.isBelieved(prints.indices)
    return (propagation.looks, propagation.metLimit)
  }
}
