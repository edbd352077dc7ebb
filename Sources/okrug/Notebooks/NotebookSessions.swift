import Observations
import Replaying
import Texts
import Verbs
import Worlds

/// The sessions that notebooks are answered in: all over the same data, each with steps of its own.
struct NotebookSessions: Sendable {
  let parts: PublishedParts
  let world: World

  /// A fault of the data is no fault of a notebook.
  init() throws(DataFault) {
    let library = try BuiltIn.library()
    parts = PublishedParts(library.catalogue)
    world = World(
      library: { () throws(DataFault) in library },
      checkpoint: { () throws(Diagnostic) in
        if Interrupts.isRequested { throw Diagnostic(.interrupted, "interrupted") }
      })
  }

  var holdings: Holdings {
    let parts = parts
    return { parts.holdings(of: $0) }
  }

  func session() -> SessionAnswerer { SessionAnswerer(in: world, parts: parts) }

  func factory(for bytes: [UInt8]) -> CellAnswererFactory {
    SessionAnswerer.factory(for: Notebook(bytes), in: world, parts: parts)
  }
}

/// Whether this is a machine of continuous integration, where nothing is recorded and the data must be what it was.
enum ContinuousIntegration {
  static var isOn: Bool { !["", "0", "false"].contains(Environment["CI"] ?? "") }
}
