import Texts

/// Candidates as rows of text, no row wider than the terminal.
enum CandidateList {
  private static let gap = 2

  static func rows(_ candidates: [Candidate], columns: Int, limit: Int, colour: Bool) -> [String] {
    let isPlain = candidates.allSatisfy { $0.description.isEmpty && $0.value.isEmpty }
    return isPlain
      ? grid(candidates.map { printable($0.display) }, columns: columns, limit: limit)
      : described(candidates, columns: columns, limit: limit, colour: colour)
  }

  /// One candidate a row: what it is called, what it is worth, what it is. A value too wide for its column is left out
  /// rather than cut.
  private static func described(
    _ candidates: [Candidate], columns: Int, limit: Int, colour: Bool
  ) -> [String] {
    let shown = candidates.prefix(limit)
    let first = min(widest(shown.map(\.display)), max(columns - 1, 1))
    var rest = columns - first - gap
    let second = widest(shown.map(\.value))
    let hasValues = second > 0 && second <= rest
    if hasValues { rest -= second + gap }
    let rows = shown.map { candidate in
      let value = printable(candidate.value)
      var row = shortened(printable(candidate.display), to: first)
      let description = shortened(printable(candidate.description), to: rest)
      if hasValues, !value.isEmpty || !description.isEmpty {
        row = padded(row, to: first + gap) + padding(value, to: second) + value
      }
      guard !description.isEmpty else { return row }
      row = padded(row, to: columns - rest)
      return row + (colour ? "\u{1b}[2m\(description)\u{1b}[0m" : description)
    }
    return rows + more(candidates.count - shown.count)
  }

  private static func widest(_ texts: [String]) -> Int {
    texts.map { DisplayWidth.of(printable($0)) }.max() ?? 0
  }

  /// As many columns as fit, read downwards.
  private static func grid(_ displays: [String], columns: Int, limit: Int) -> [String] {
    let width = min(displays.map { DisplayWidth.of($0) }.max() ?? 0, max(columns - 1, 1)) + gap
    let across = max((columns + gap - 1) / width, 1)
    let shown = displays.prefix(across * limit).map { shortened($0, to: width - gap) }
    let down = (shown.count + across - 1) / across
    let rows = (0..<down).map { row in
      let cells = stride(from: row, to: shown.count, by: down).map { shown[$0] }
      return cells.dropLast().map { padded($0, to: width) }.joined() + (cells.last ?? "")
    }
    return rows + more(displays.count - shown.count)
  }

  private static func more(_ count: Int) -> [String] {
    count > 0 ? ["… \(count) more"] : []
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + padding(text, to: width)
  }

  private static func padding(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(width - DisplayWidth.of(text), 0))
  }

  private static func shortened(_ text: String, to width: Int) -> String {
    guard DisplayWidth.of(text) > width else { return text }
    var short = ""
    var used = 1
    for character in text {
      used += DisplayWidth.of(character)
      guard used <= width else { break }
      short.append(character)
    }
    return width > 0 ? short + "…" : ""
  }

  /// A newline or an escape in a candidate must not break the list.
  private static func printable(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }
    return String(String.UnicodeScalarView(scalars))
  }
}
