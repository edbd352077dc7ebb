import CLibEdit

/// A part of a line that is drawn in a style.
package struct StyledSpan: Equatable {
  /// UTF-8 offsets into the line.
  package let range: Range<Int>
  /// The parameters of an SGR sequence: `"1;34"`.
  package let style: String

  package init(_ range: Range<Int>, style: String) {
    self.range = range
    self.style = style
  }
}

/// What is drawn over a line that libedit has drawn: the same characters in their styles, and a hint behind them.
///
/// Only over a line of one row of which every character is as wide as libedit takes it to be. libedit knows nothing of
/// it: the cursor ends where it was, and the hint is taken away before libedit draws again.
struct Overpaint: Equatable {
  static let clearHint = "\u{1b}[K"
  private static let hintStyle = "2"

  /// What to print.
  let text: String
  /// As much of the hint as there was room for; empty where there was none.
  let shownHint: String

  /// nil where nothing can be drawn, or there is nothing to draw.
  init?(
    _ line: EditedLine, promptColumns: Int, columns: Int, spans: [StyledSpan], hint: String
  ) {
    guard let width = Overpaint.columns(line.scalars[...]),
      let before = Overpaint.columns(line.scalars[..<line.cursor]), promptColumns + width < columns - 1
    else { return nil }
    shownHint =
      line.cursor == line.scalars.count
      ? Overpaint.beginning(of: hint, columns: columns - 1 - promptColumns - width) : ""
    if spans.isEmpty, shownHint.isEmpty { return nil }
    var text = Overpaint.column(promptColumns) + Overpaint.styled(line.text, spans)
    if !shownHint.isEmpty { text += "\u{1b}[\(Overpaint.hintStyle)m\(shownHint)\u{1b}[0m" }
    self.text = text + Overpaint.column(promptColumns + before)
  }

  /// The columns of what libedit draws as it is; nil where some character is drawn otherwise or not at all.
  static func columns(_ scalars: ArraySlice<Unicode.Scalar>) -> Int? {
    var columns = 0
    for scalar in scalars {
      let width = edit_columns(wchar_t(bitPattern: scalar.value))
      guard width > 0 else { return nil }
      columns += Int(width)
    }
    return columns
  }

  private static func beginning(of hint: String, columns: Int) -> String {
    var shown = String.UnicodeScalarView()
    var left = columns
    for scalar in hint.unicodeScalars {
      let width = Int(edit_columns(wchar_t(bitPattern: scalar.value)))
      guard width > 0, width <= left else { break }
      left -= width
      shown.append(scalar)
    }
    return String(shown)
  }

  /// A place on the row, from 0.
  private static func column(_ column: Int) -> String {
    column > 0 ? "\r\u{1b}[\(column)C" : "\r"
  }

  private static func styled(_ text: String, _ spans: [StyledSpan]) -> String {
    let bytes = Array(text.utf8)
    var result = ""
    var done = 0
    for span in spans.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      let start = max(span.range.lowerBound, done)
      let end = min(span.range.upperBound, bytes.count)
      guard start < end else { continue }
      let range = start..<end
      result += String(decoding: bytes[done..<range.lowerBound], as: UTF8.self)
      result += "\u{1b}[\(span.style)m\(String(decoding: bytes[range], as: UTF8.self))\u{1b}[0m"
      done = range.upperBound
    }
    return result + String(decoding: bytes[done...], as: UTF8.self)
  }
}
