/// Ctrl-R: a search through the history that goes on with every key. libedit's own takes the capitals А–П for commands.
struct HistorySearch {
  enum Step: Equatable {
    /// The search goes on; the line may have changed.
    case search
    /// The search is over; the line found stays, and the key does what it always does.
    case stop
    /// The search is over; the line is again what it was.
    case cancel
  }

  private let history: [String]
  private let original: EditedLine
  private let lastPattern: String
  private(set) var pattern = ""
  /// Where the line found stands in the history; nil while nothing was found.
  private(set) var place: Int?
  private(set) var hasFailed = false

  /// `lastPattern` is what the search before looked for: Ctrl-R on an empty pattern takes it.
  init(from original: EditedLine, in history: History, lastPattern: String) {
    self.history = history.lines
    self.original = original
    self.lastPattern = lastPattern
  }

  var prompt: String {
    "(\(hasFailed ? "nothing with" : "search")) '\(pattern)': "
  }

  /// The line found, the cursor on what was searched; before that, the line as it was.
  var line: EditedLine {
    guard let place else { return original }
    let line = history[place]
    let found = line.utf8.firstRange(of: pattern.utf8)?.lowerBound ?? line.startIndex
    return EditedLine(line, cursor: line.unicodeScalars[..<found].count)
  }

  /// From the line found, Up and Down go on.
  func walk(in history: History) -> HistoryWalk? {
    place.map { HistoryWalk(at: $0, from: original, in: history) }
  }

  mutating func take(_ key: Unicode.Scalar) -> Step {
    switch key {
    case "\u{12}": again { $0.older(than: $0.place ?? $0.history.count) }
    case "\u{13}": again { $0.newer(than: $0.place ?? -1) }
    case "\u{7F}", "\u{8}":
      _ = pattern.unicodeScalars.popLast()
      find(older(than: history.count))
    case "\u{7}":
      place = nil
      return .cancel
    case let key where key.properties.generalCategory == .control:
      return .stop
    case let key:
      pattern.unicodeScalars.append(key)
      find(older(than: place.map { $0 + 1 } ?? history.count))
    }
    return .search
  }

  private mutating func again(_ next: (borrowing Self) -> Int?) {
    if pattern.isEmpty { pattern = lastPattern }
    find(next(self))
  }

  private mutating func find(_ found: Int?) {
    hasFailed = found == nil && !pattern.isEmpty
    if pattern.isEmpty { place = nil } else { place = found ?? place }
  }

  private func older(than place: Int) -> Int? {
    history[..<place].lastIndex(where: matches)
  }

  private func newer(than place: Int) -> Int? {
    history[(place + 1)...].firstIndex(where: matches)
  }

  private func matches(_ line: String) -> Bool {
    !pattern.isEmpty && line.utf8.firstRange(of: pattern.utf8) != nil
  }
}
