/// Candidates as rows of text, no row wider than the terminal.
enum CandidateList {
  private static let gap = 2

  static func rows(_ candidates: [Candidate], columns: Int, limit: Int, colour: Bool) -> [String] {
    let hasDescriptions = candidates.contains { !$0.description.isEmpty }
    return hasDescriptions
      ? described(candidates, columns: columns, limit: limit, colour: colour)
      : grid(candidates.map { printable($0.display) }, columns: columns, limit: limit)
  }

  /// One candidate a row, its description in a second column.
  private static func described(
    _ candidates: [Candidate], columns: Int, limit: Int, colour: Bool
  ) -> [String] {
    let shown = candidates.prefix(limit)
    let first = min(shown.map { displayWidth(printable($0.display)) }.max() ?? 0, max(columns - 1, 1))
    let rest = columns - first - gap
    let rows = shown.map { candidate in
      let display = shortened(printable(candidate.display), to: first)
      let description = shortened(printable(candidate.description), to: rest)
      guard !description.isEmpty else { return display }
      return padded(display, to: first + gap) + (colour ? "\u{1b}[2m\(description)\u{1b}[0m" : description)
    }
    return rows + more(candidates.count - shown.count)
  }

  /// As many columns as fit, read downwards.
  private static func grid(_ displays: [String], columns: Int, limit: Int) -> [String] {
    let width = min(displays.map(displayWidth).max() ?? 0, max(columns - 1, 1)) + gap
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
    text + String(repeating: " ", count: max(width - displayWidth(text), 0))
  }

  private static func shortened(_ text: String, to width: Int) -> String {
    guard displayWidth(text) > width else { return text }
    var short = ""
    var used = 1
    for character in text {
      used += displayWidth(character)
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
