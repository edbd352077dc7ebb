/// The names that mean something else than when the notebook was recorded, as its cells are answered one after the other:
/// what a later cell says differently may be laid to them.
struct Consequences {
  private let notebook: Notebook
  private let answerer: any CellAnswerer
  private var changed: Set<String> = []
  /// The cells that change what later lines mean, and say something else than they did.
  private var contexts: [String] = []

  init(_ notebook: Notebook, asking answerer: any CellAnswerer) {
    self.notebook = notebook
    self.answerer = answerer
  }

  /// The verdict on a cell, with the cells before it as its cause where it has no nearer one.
  mutating func explained(_ verdict: ReplayVerdict, cell index: Int) -> ReplayVerdict {
    guard case .failed(var failure) = verdict else { return verdict }
    let cell = notebook.cells[index]
    let names = answerer.mentions(in: notebook.source(of: cell))
    let used = names.uses.subtracting(names.binds).intersection(changed).sorted() + contexts
    switch failure.causes.first {
    case .answer where !used.isEmpty, .reads where !used.isEmpty: failure.causes = [.cells(used)]
    default: break
    }
    changed.formUnion(names.binds + [cell.id.map { "@\($0)" }].compactMap { $0 })
    if names.changesContext { contexts.append(notebook.label(of: index)) }
    return .failed(failure)
  }
}
