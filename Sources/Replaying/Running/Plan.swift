/// Which cells of a notebook are run and compared, in which sessions, and when each check of the prose is asked.
///
/// A check is asked where it stands; if it names something that is answered only later, as soon as that is answered; if all it names
/// was answered in a session that has ended, at the end of that session.
struct Plan {
  enum Step: Hashable {
    case cell(Int, isCompared: Bool)
    case check(Int)
  }

  private(set) var steps: [Step] = []
  /// The session of each cell, counted from 0: a `.fresh` cell that is run begins one.
  private(set) var sessions: [Int] = []
  /// The selected cells that are marked `.skip`.
  private(set) var skipped: [Int] = []

  /// Every cell and every check, or those of a partial run with what they need; an id that no cell has is an issue.
  init(_ notebook: Notebook, _ selection: ReplaySelection, asking answerer: any CellAnswerer)
    throws(NotebookIssue)
  {
    var session = 0
    for cell in notebook.cells {
      if cell.isRun, cell.attributes.has("fresh") { session += 1 }
      sessions.append(session)
    }
    let selected = try selection.cells(in: notebook)
    skipped = selected.filter { !notebook.cells[$0].isRun }
    var needs = Needs(notebook, sessions: sessions, asking: answerer)
    let placed = notebook.checks.indices.map { needs.place(check: $0) }
    switch selection {
    case .all: lay(notebook, Set(notebook.cells.indices), compared: nil, checks: placed)
    case .only, .from:
      let compared = Set(selected.filter { notebook.cells[$0].isRun })
      let start = selection.start(in: notebook)
      let checks = placed.filter { check in
        check.needs.contains(where: compared.contains)
          || notebook.checks[check.index].range.lowerBound >= start
      }
      lay(notebook, needs.all(of: compared, and: checks).union(compared), compared: compared, checks: checks)
    }
  }

  private mutating func lay(_ notebook: Notebook, _ run: Set<Int>, compared: Set<Int>?, checks: [PlacedCheck])
  {
    var after: [Int: [Int]] = [:]
    for check in checks { after[check.anchor, default: []].append(check.index) }
    steps += (after[-1] ?? []).map { .check($0) }
    for index in notebook.cells.indices {
      if notebook.cells[index].isRun, run.contains(index) {
        steps.append(.cell(index, isCompared: compared?.contains(index) ?? true))
      }
      steps += (after[index] ?? []).map { .check($0) }
    }
  }
}

/// Which cells of a notebook to compare.
package enum ReplaySelection: Hashable, Sendable {
  case all
  /// The cells with these ids, and the checks that name them.
  case only([String])
  /// The cell with this id and all after it, the checks after it, and those that name one of these cells.
  case from(String)

  fileprivate func cells(in notebook: Notebook) throws(NotebookIssue) -> [Int] {
    switch self {
    case .all: return Array(notebook.cells.indices)
    case .only(let ids):
      var cells: Set<Int> = []
      for id in ids { cells.insert(try Self.find(id, notebook)) }
      return cells.sorted()
    case .from(let id): return Array(try Self.find(id, notebook)..<notebook.cells.count)
    }
  }

  private static func find(_ id: String, _ notebook: Notebook) throws(NotebookIssue) -> Int {
    guard let cell = notebook.cell(id) else {
      let ids = notebook.cells.lazy.compactMap(\.id).prefix(20).joined(separator: ", ")
      throw NotebookIssue(
        .error, "no-such-cell", line: 1, "no cell '#\(id)'",
        hint: ids.isEmpty ? "no cell has an id" : "the ids are \(ids)")
    }
    return cell
  }

  /// The offset from which on checks are asked whatever they name.
  fileprivate func start(in notebook: Notebook) -> Int {
    guard case .from(let id) = self, let cell = notebook.cell(id) else { return notebook.bytes.count }
    return notebook.cells[cell].range.lowerBound
  }
}

/// A check, and the cell after which it is asked (-1: before the first).
struct PlacedCheck {
  let index: Int
  let anchor: Int
  /// The cells it names.
  let needs: [Int]
}

extension Notebook.Cell {
  /// Whether it is run at all.
  package var isRun: Bool { !attributes.has("skip") }
}
