/// Which cells a cell or a check needs: the setup cells before it, and those that bind the names it uses; where the language does not
/// say which names those are, all cells before it. Never a cell of another session.
struct Needs {
  private let notebook: Notebook
  private let sessions: [Int]
  private let answerer: any CellAnswerer
  private let cellOfID: [String: Int]
  private var namesOfCells: [Int: CellNames?] = [:]
  /// The cells that bind each name, in order; made when it is first asked for.
  private var binders: [String: [Int]]?
  /// The setup cells of each session, in order, and how many of them were asked for.
  private var setups: [Int: [Int]] = [:]
  private var passedSetups: [Int: Int] = [:]

  init(_ notebook: Notebook, sessions: [Int], asking answerer: any CellAnswerer) {
    self.notebook = notebook
    self.sessions = sessions
    self.answerer = answerer
    var cells: [String: Int] = [:]
    for (index, cell) in notebook.cells.enumerated() where cell.isRun {
      if let id = cell.id, cells[id] == nil { cells[id] = index }
      if cell.attributes.has("setup") { setups[sessions[index], default: []].append(index) }
    }
    cellOfID = cells
  }

  // MARK: Checks

  /// Where a check is asked.
  mutating func place(check index: Int) -> PlacedCheck {
    let check = notebook.checks[index]
    let before = cellsBefore(check.range.lowerBound)
    let text = notebook.expression(of: check)
    let uses = answerer.names(in: text)?.uses ?? Self.ids(in: text)
    let needs = uses.sorted().compactMap { binder(of: $0, before: before) }
    guard let last = needs.max(), let first = needs.min() else {
      return PlacedCheck(index: index, anchor: before - 1, needs: needs)
    }
    var anchor = max(before - 1, last)
    if before > 0, sessions[first] == sessions[last], sessions[last] < sessions[before - 1] {
      anchor = lastCell(of: sessions[last])
    }
    return PlacedCheck(index: index, anchor: anchor, needs: needs)
  }

  /// How many cells begin before an offset.
  private func cellsBefore(_ offset: Int) -> Int {
    Self.firstIndex(in: 0..<notebook.cells.count) { notebook.cells[$0].range.lowerBound >= offset }
  }

  private func lastCell(of session: Int) -> Int {
    Self.firstIndex(in: 0..<sessions.count) { sessions[$0] > session } - 1
  }

  /// The first index at which a condition holds that holds for all after it.
  private static func firstIndex(in range: Range<Int>, where holds: (Int) -> Bool) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The names `@id` in a text.
  static func ids(in text: String) -> Set<String> {
    var names: Set<String> = []
    for part in text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false).dropFirst() {
      let name = part.prefix { $0.isAlphanumeric || $0 == 0x2D || $0 == 0x5F }
      if !name.isEmpty { names.insert("@" + String(decoding: name, as: UTF8.self)) }
    }
    return names
  }

  // MARK: Names

  /// The cell that gives a name its meaning at a place: the last one before it in its session, else the first one after it.
  private mutating func binder(of name: String, before place: Int) -> Int? {
    if name.hasPrefix("@"), let cell = cellOfID[String(name.dropFirst())] { return cell }
    guard let cells = allBinders()[name] else { return nil }
    let next = Self.firstIndex(in: 0..<cells.count) { cells[$0] >= place }
    if next > 0, place > 0, sessions[cells[next - 1]] == sessions[place - 1] { return cells[next - 1] }
    return next < cells.count ? cells[next] : nil
  }

  private mutating func names(of cell: Int) -> CellNames? {
    if let known = namesOfCells[cell] { return known }
    let names = answerer.names(in: notebook.source(of: notebook.cells[cell]))
    namesOfCells[cell] = .some(names)
    return names
  }

  private mutating func allBinders() -> [String: [Int]] {
    if let binders { return binders }
    var result: [String: [Int]] = [:]
    for index in notebook.cells.indices where notebook.cells[index].isRun {
      for name in names(of: index)?.binds ?? [] { result[name, default: []].append(index) }
    }
    binders = result
    return result
  }

  // MARK: Cells

  /// All cells that must run for these cells and checks to say what they say in a whole run.
  mutating func all(of cells: Set<Int>, and checks: [PlacedCheck]) -> Set<Int> {
    var needed: Set<Int> = []
    /// For each session, the cell before which all are needed.
    var whole: [Int: Int] = [:]
    var open = cells.sorted()
    for check in checks {
      open += check.needs
      let isKnown = answerer.names(in: notebook.expression(of: notebook.checks[check.index])) != nil
      if !isKnown, check.anchor >= 0 {
        whole[sessions[check.anchor]] = max(check.anchor + 1, whole[sessions[check.anchor]] ?? 0)
      }
    }
    var seen: Set<Int> = []
    while let cell = open.popLast() {
      guard seen.insert(cell).inserted else { continue }
      needed.insert(cell)
      let session = sessions[cell]
      if let names = names(of: cell) {
        open += names.uses.sorted().compactMap { earlier($0, than: cell) }
        open += setup(before: cell)
      } else {
        whole[session] = max(cell, whole[session] ?? 0)
      }
    }
    for (session, end) in whole {
      for cell in 0..<end where sessions[cell] == session && notebook.cells[cell].isRun {
        needed.insert(cell)
      }
    }
    return needed
  }

  private mutating func earlier(_ name: String, than cell: Int) -> Int? {
    guard let binder = binder(of: name, before: cell), binder < cell, sessions[binder] == sessions[cell]
    else { return nil }
    return binder
  }

  /// The setup cells before a cell, in its session, that were not asked for yet.
  private mutating func setup(before cell: Int) -> [Int] {
    let cells = setups[sessions[cell]] ?? []
    var count = passedSetups[sessions[cell]] ?? 0
    let first = count
    while count < cells.count, cells[count] < cell { count += 1 }
    passedSetups[sessions[cell]] = count
    return Array(cells[first..<count])
  }
}
