import Dispatch
import LineEditing
import Rendering
import Synchronization

/// How far something is that takes longer than half a second: a line on standard error, if that is a terminal, which is
/// taken away again.
final class Progress: Sendable {
  private static let patience = 500
  private static let pause = 200

  private struct Shown {
    var isOver = false
    var hasLine = false
  }

  private let what: String
  private let total: Int
  private let done = Atomic<Int>(0)
  private let shown = Mutex(Shown())

  private init(_ what: String, of total: Int) {
    self.what = what
    self.total = total
  }

  /// Runs something; of several things, `body` calls `step` after each.
  static func during<Result>(_ what: String, of total: Int = 1, _ body: (Progress) -> Result) -> Result {
    let progress = Progress(what, of: total)
    guard Progress.isWanted else { return body(progress) }
    progress.look(in: patience)
    let result = body(progress)
    progress.end()
    return result
  }

  static func during<Result>(_ what: String, _ body: () -> Result) -> Result {
    during(what) { _ in body() }
  }

  func step() { done.add(1, ordering: .relaxed) }

  private static var isWanted: Bool {
    Terminal.wantsColour(
      isTerminal: Terminal.isTerminal(StandardStream.error.descriptor), noColour: nil,
      type: Environment["TERM"])
  }

  private func look(in milliseconds: Int) {
    DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(milliseconds)) { [self] in
      let goesOn = shown.withLock { shown in
        if shown.isOver { return false }
        shown.hasLine = true
        StandardStream.error.write("\r\u{1B}[K" + line)
        return true
      }
      if goesOn { look(in: Progress.pause) }
    }
  }

  /// Never so long that it would go on in a second row.
  private var line: String {
    let count = total > 1 ? ": \(done.load(ordering: .relaxed)) of \(total)" : ""
    let width = max(1, (Terminal.width(StandardStream.error.descriptor) ?? 80) - 1)
    var text = PlainName.shown(what) + count + " …"
    while DisplayWidth.of(text) > width { text.removeLast() }
    return text
  }

  private func end() {
    shown.withLock { shown in
      shown.isOver = true
      if shown.hasLine { StandardStream.error.write("\r\u{1B}[K") }
    }
  }
}

/// A file's name as a terminal may see it.
enum PlainName {
  static func shown(_ name: String) -> String { ShownText.shown(name) }
}
