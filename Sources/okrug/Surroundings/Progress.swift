import Dispatch
import Glibc
import LineEditing
import Synchronization

/// A row on the terminal that says that something takes its time. It comes after half a second and leaves no trace.
final class Progress: Sendable {
  private struct State {
    var ticks = 0
    var isShown = false
    var isOver = false
  }

  private static let patience = 500
  private static let beat = 100
  private static let marks = ["|", "/", "-", "\\"]

  private let what: String
  private let state = Mutex(State())

  private init(_ what: String) { self.what = what }

  /// Does the work. The row is written to standard error, where that is a terminal.
  static func during<Result, Failure>(
    _ what: String, _ work: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard Terminal.isTerminal(STDERR_FILENO), Terminal.understandsEscapes(type: Environment["TERM"]) else {
      return try work()
    }
    let progress = Progress(what)
    let timer = DispatchSource.makeTimerSource(queue: .global())
    timer.schedule(deadline: .now() + .milliseconds(patience), repeating: .milliseconds(beat))
    timer.setEventHandler { progress.tick() }
    timer.resume()
    defer {
      timer.cancel()
      progress.end()
    }
    return try work()
  }

  private func tick() {
    state.withLock { state in
      guard !state.isOver else { return }
      state.isShown = true
      state.ticks += 1
      let tenths = Progress.patience / 100 + state.ticks - 1
      let mark = Progress.marks[state.ticks % Progress.marks.count]
      StandardStream.error.write(
        "\r\(mark) \(what), \(tenths / 10).\(tenths % 10) s; Ctrl-C stops it\u{1B}[K")
    }
  }

  private func end() {
    state.withLock { state in
      state.isOver = true
      if state.isShown { StandardStream.error.write("\r\u{1B}[K") }
    }
  }
}
