import Dispatch
import LineEditing
import Rendering
import Synchronization
import Texts

/// A row on standard error, if that is a terminal, that says that something takes its time. It comes after half a second,
/// makes way for whatever else is written, and leaves no trace. There is one at a time: work inside work has none.
final class Progress: Sendable {
  private struct State {
    var ticks = 0
    var isShown = false
    var isOver = false

    mutating func clear() {
      if isShown { _ = StandardStream.error.written(Array("\r\u{1B}[K".utf8)) }
      isShown = false
    }
  }

  private static let current = Mutex<Progress?>(nil)

  private static let patience = 500
  private static let beat = 100
  private static let marks = ["|", "/", "-", "\\"]

  private let what: String
  private let total: Int
  private let done = Atomic<Int>(0)
  private let state = Mutex(State())

  private init(_ what: String, of total: Int) {
    self.what = what
    self.total = total
  }

  /// Does the work; of several things, it calls `step` after each.
  static func during<Result, Failure>(
    _ what: String, of total: Int, _ work: (Progress) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let progress = Progress(what, of: total)
    guard Terminal.isTerminal(StandardStream.error.descriptor),
      Terminal.understandsEscapes(type: Environment["TERM"]), begins(progress)
    else { return try work(progress) }
    let timer = DispatchSource.makeTimerSource(queue: .global())
    timer.schedule(deadline: .now() + .milliseconds(patience), repeating: .milliseconds(beat))
    timer.setEventHandler { progress.tick() }
    timer.resume()
    defer {
      timer.cancel()
      progress.end()
    }
    return try work(progress)
  }

  static func during<Result, Failure>(
    _ what: String, _ work: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try during(what, of: 1) { _ throws(Failure) in try work() }
  }

  /// Whether there was none.
  private static func begins(_ progress: Progress) -> Bool {
    current.withLock { current in
      if current != nil { return false }
      current = progress
      return true
    }
  }

  /// Writes something else; the row makes way.
  static func aside<Result>(_ write: () -> Result) -> Result {
    guard let progress = current.withLock({ $0 }) else { return write() }
    return progress.state.withLock { state in
      state.clear()
      return write()
    }
  }

  func step() { done.add(1, ordering: .relaxed) }

  private func tick() {
    state.withLock { state in
      guard !state.isOver else { return }
      state.isShown = true
      state.ticks += 1
      _ = StandardStream.error.written(Array("\r\(row(state.ticks))\u{1B}[K".utf8))
    }
  }

  /// Never so long that it would go on in a second row.
  private func row(_ ticks: Int) -> String {
    let tenths = Progress.patience / 100 + ticks - 1
    let count = total > 1 ? ": \(done.load(ordering: .relaxed)) of \(total)" : ""
    let mark = Progress.marks[ticks % Progress.marks.count]
    let width = max(1, (Terminal.width(StandardStream.error.descriptor) ?? 80) - 1)
    var text =
      "\(mark) \(ShownText.shown(what))\(count), \(tenths / 10).\(tenths % 10) s; Ctrl-C stops it"
    while DisplayWidth.of(text) > width { text.removeLast() }
    return text
  }

  private func end() {
    state.withLock { state in
      state.isOver = true
      state.clear()
    }
    Progress.current.withLock { $0 = nil }
  }
}
