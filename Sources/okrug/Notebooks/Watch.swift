import Glibc
import LineEditing
import Rendering

/// Files and folders looked at again and again, until Ctrl-C.
///
/// A file that is replaced, or deleted and there again, is the same to it as one that is written to.
struct Watch {
  /// Milliseconds between two looks; a change is told when two looks see the same.
  private static let pause: UInt32 = 150

  private let paths: [String]
  private var seen: [String: Mark]
  private var runs = 1

  init(_ paths: [String]) {
    self.paths = paths
    seen = Watch.look(paths)
  }

  /// A file as it looks from outside; nothing of one that is not there.
  private struct Mark: Hashable {
    var numbers: [Int] = []

    init(_ state: stat?) {
      guard let state else { return }
      numbers = [
        Int(bitPattern: UInt(state.st_dev)), Int(bitPattern: UInt(state.st_ino)), Int(state.st_size),
        state.st_mtim.tv_sec, state.st_mtim.tv_nsec, state.st_ctim.tv_sec, state.st_ctim.tv_nsec,
      ]
    }
  }

  private static func look(_ paths: [String]) -> [String: Mark] {
    var seen: [String: Mark] = [:]
    for path in paths {
      for candidate in NotebookSearch.target(path).candidates {
        switch candidate {
        case .named(let name), .found(let name, _), .fault(let name, _): seen[name] = Mark(FileState.of(name))
        }
      }
    }
    return seen
  }

  /// The names that changed, in order; nothing when Ctrl-C was pressed.
  mutating func next() -> [String]? {
    while true {
      usleep(Watch.pause * 1000)
      if Interrupts.isRequested { return nil }
      var now = Watch.look(paths)
      if now == seen { continue }
      while true {
        usleep(Watch.pause * 1000)
        if Interrupts.isRequested { return nil }
        let again = Watch.look(paths)
        if again == now { break }
        now = again
      }
      let changed = Set(seen.keys).union(now.keys).filter { seen[$0] != now[$0] }
      seen = now
      if !changed.isEmpty { return changed.sorted() }
    }
  }

  func isThere(_ name: String) -> Bool { seen[name].map { !$0.numbers.isEmpty } ?? false }

  /// The line between two runs.
  mutating func separate(_ changed: [String]) {
    runs += 1
    let names = changed.prefix(3).map(ShownText.shown).joined(separator: ", ")
    let more = changed.count > 3 ? " and \(changed.count - 3) more" : ""
    let head = "── run \(runs): \(names)\(more) changed "
    let width = Terminal.width(StandardStream.output.descriptor) ?? 80
    StandardStream.output.line("\n" + head + String(repeating: "─", count: max(2, width - head.count - 1)))
  }

  /// What stands below a run.
  func wait() {
    let files = seen.filter { !$0.value.numbers.isEmpty }.count
    StandardStream.error.line("okrug: watching \(counted(files, "file")); Ctrl-C ends")
  }

  /// The end by Ctrl-C, on a line of its own.
  func end() throws -> Never {
    if Terminal.isTerminal(StandardStream.error.descriptor) { StandardStream.error.write("\n") }
    try Exit.interrupted()
  }
}
