/// The names that mean something else than when the notebook was recorded, as its cells are answered one after the other:
/// what a later cell says differently may be laid to them.
struct Consequences {
  private let notebook: Notebook
  private let answerer: any CellAnswerer
  private var changed: Set<String> = []
  /// The cells that change what later lines mean, and say something else than they did.
  private var contexts: [(label: String, kind: CellNames.Context)] = []

  init(_ notebook: Notebook, asking answerer: any CellAnswerer) {
    self.notebook = notebook
    self.answerer = answerer
  }

  /// The verdict on a cell, with the cells before it as its cause where it has no nearer one.
  mutating func explained(_ verdict: ReplayVerdict, cell index: Int) -> ReplayVerdict {
    let cell = notebook.cells[index]
    if cell.attributes.has("fresh") {
      changed = []
      contexts = []
    }
    let failure = verdict.failure
    if failure == nil, changed.isEmpty, contexts.isEmpty { return verdict }
    let names = answerer.mentions(in: notebook.source(of: cell))
    let used = causes(of: names)
    let made = names.binds.union([cell.id.map { "@\($0)" }].compactMap { $0 })
    if names.endsSuppositions { contexts.removeAll { $0.kind == .supposed } }
    guard var failure else {
      changed.subtract(made)
      return verdict
    }
    switch failure.causes.first {
    case .answer where !used.isEmpty, .reads where !used.isEmpty: failure.causes = [.cells(used)]
    default: break
    }
    changed.formUnion(made)
    for kind in [CellNames.Context.used, .supposed] where names.contexts.contains(kind) {
      contexts.append((notebook.label(of: index), kind))
    }
    return .failed(failure)
  }

  /// The verdict on a number or an assertion of the prose, with the cells that it uses as its cause.
  func explained(_ verdict: ReplayVerdict, check index: Int) -> ReplayVerdict {
    guard var failure = verdict.failure else { return verdict }
    let used = causes(of: answerer.mentions(in: "check " + notebook.expression(of: notebook.checks[index])))
    if !used.isEmpty { failure.causes = [.cells(used)] }
    return .failed(failure)
  }

  /// The names and cells before it that something rests on and that mean something else, each once.
  private func causes(of names: CellNames) -> [String] {
    let cells = contexts.map(\.label).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    return names.uses.subtracting(names.binds).intersection(changed).sorted() + cells
  }
}
