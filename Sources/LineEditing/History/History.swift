/// The lines of before, oldest first, each once.
struct History: Equatable {
  private(set) var lines: [String] = []
  let limit: Int

  /// A line given twice keeps its latest place.
  init(_ lines: [String] = [], limit: Int) {
    self.limit = limit
    var seen: Set<String> = []
    self.lines = lines.reversed().filter { seen.insert($0).inserted }.prefix(limit).reversed()
  }

  /// False when the line is blank, or is the latest already.
  mutating func add(_ line: String) -> Bool {
    guard line.contains(where: { !$0.isWhitespace }), line != lines.last else { return false }
    lines.removeAll { $0 == line }
    lines.append(line)
    lines.removeFirst(max(lines.count - limit, 0))
    return true
  }
}

/// A walk with Up and Down through the lines that begin with what was typed before the cursor.
struct HistoryWalk {
  private let history: [String]
  private let prefix: String
  private let typed: EditedLine
  private var place: Int
  /// What the walk shows now; when the buffer holds something else, the walk is over.
  private(set) var shown: String

  /// Begins at the line that is being typed.
  init(from typed: EditedLine, in history: History) {
    self.history = history.lines
    self.prefix = typed.textBeforeCursor
    self.typed = typed
    self.place = history.lines.count
    self.shown = typed.text
  }

  /// Begins at a line that a search found.
  init(at place: Int, from typed: EditedLine, in history: History) {
    self.init(from: EditedLine(typed.text, cursor: 0), in: history)
    self.place = place
    self.shown = history.lines[place]
  }

  mutating func older() -> EditedLine? {
    history[..<place].lastIndex(where: isWanted).map { show($0) }
  }

  /// After the latest line comes what was typed, with its cursor.
  mutating func newer() -> EditedLine? {
    guard place < history.count else { return nil }
    return show(history[(place + 1)...].firstIndex(where: isWanted) ?? history.count)
  }

  private func isWanted(_ line: String) -> Bool {
    line != shown && line.utf8.starts(with: prefix.utf8)
  }

  private mutating func show(_ place: Int) -> EditedLine {
    self.place = place
    let line = place < history.count ? EditedLine(history[place]) : typed
    shown = line.text
    return line
  }
}
