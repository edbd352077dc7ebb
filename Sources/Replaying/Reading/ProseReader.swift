/// Reads the checked numbers and the assertions of the prose.
struct ProseReader {
  private let bytes: [UInt8]
  private var columns = (lineStart: -1, offset: -1, column: 1)
  private(set) var checks: [ProseCheck] = []
  private(set) var issues: [NotebookIssue] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// A comment on one line of the file.
  private struct Comment {
    let range: Range<Int>
    /// What stands between its marks, its kind's sign included.
    let inner: Range<Int>
    let line: Int
    let column: Int
  }

  // MARK: Where comments are

  mutating func read(_ text: BlockScan.InlineText) {
    let ours = text.lines.contains { line in
      bytes.first(Marks.number, in: line.range) != nil || bytes.first(Marks.assertion, in: line.range) != nil
        || bytes.first(Marks.numberEnd, in: line.range) != nil
    }
    guard ours else { return }
    var flat: [UInt8] = []
    var starts: [Int] = []
    for line in text.lines {
      starts.append(flat.count)
      flat += bytes[line.range]
      flat.append(0x0A)
    }
    var comments: [Comment] = []
    var row = 0
    for range in InlineScanner.comments(in: flat) {
      while row + 1 < starts.count, starts[row + 1] <= range.lowerBound { row += 1 }
      let line = text.lines[row]
      let start = line.range.lowerBound + range.lowerBound - starts[row]
      let column = column(of: start, lineStart: line.start)
      let isWhole = range.upperBound - starts[row] <= line.range.count
      let isOurs = range.count >= 8
      guard isWhole else {
        if isOurs,
          bytes.has(Marks.number, at: start, before: bytes.count)
            || bytes.has(Marks.assertion, at: start, before: bytes.count)
        {
          warn("number-not-closed", line.number, column, Words.spansLines, hint: Words.oneLine)
        }
        continue
      }
      let end = start + range.count
      comments.append(
        Comment(
          range: start..<end, inner: isOurs ? (start + 4)..<(end - 3) : start..<start, line: line.number,
          column: column))
    }
    pair(comments)
  }

  /// Reads a line of an HTML block: its comments count where the first opens with `<!--=` or `<!--?` and closes on the line.
  ///
  /// `line` is without what belongs to lists and block quotes, as far as that is known.
  mutating func readHTML(_ line: Range<Int>, lineStart: Int, number: Int) {
    guard let first = bytes.first(Marks.comment, in: line) else { return }
    let firstColumn = column(of: first, lineStart: lineStart)
    guard isOurs(first, before: line.upperBound),
      bytes.first(Marks.commentEnd, in: (first + 4)..<line.upperBound) != nil
    else {
      if isOurs(first, before: line.upperBound) {
        warn("number-not-closed", number, firstColumn, Words.spansLines, hint: Words.oneLine)
      } else if bytes.first(Marks.number, in: line) != nil || bytes.first(Marks.assertion, in: line) != nil {
        warn("unread-number", number, firstColumn, Words.unread, hint: Words.unreadHint)
      }
      return
    }
    var comments: [Comment] = []
    var index = first
    while let start = bytes.first(Marks.comment, in: index..<line.upperBound),
      let end = bytes.first(Marks.commentEnd, in: (start + 4)..<line.upperBound)
    {
      comments.append(
        Comment(
          range: start..<(end + 3), inner: (start + 4)..<end, line: number,
          column: column(of: start, lineStart: lineStart)))
      index = end + 3
    }
    if bytes.isBlank(line.lowerBound..<first),
      !bytes.isBlank(index..<line.upperBound) || comments.contains(where: isNumber)
    {
      warn("number-begins-line", number, firstColumn, Words.beginsLine, hint: Words.beginsLineHint)
    }
    pair(comments)
  }

  private func isOurs(_ start: Int, before end: Int) -> Bool {
    bytes.has(Marks.number, at: start, before: end) || bytes.has(Marks.assertion, at: start, before: end)
  }

  // MARK: What they say

  private func sign(_ comment: Comment) -> UInt8 { comment.inner.first.map { bytes[$0] } ?? 0 }
  private func isNumber(_ comment: Comment) -> Bool { sign(comment) == UInt8(ascii: "=") }
  private func isEnd(_ comment: Comment) -> Bool {
    comment.inner.count == 2
      && bytes.has(Marks.endSign, at: comment.inner.lowerBound, before: comment.inner.upperBound)
  }

  private mutating func pair(_ comments: [Comment]) {
    var open: Comment?
    for comment in comments {
      if let start = open, start.line != comment.line {
        notClosed(start)
        open = nil
      }
      if isNumber(comment) {
        if let start = open { notClosed(start) }
        open = comment
      } else if isEnd(comment) {
        guard let start = open else {
          warn("number-not-opened", comment.line, comment.column, Words.notOpened, hint: Words.form)
          continue
        }
        addNumber(start, comment)
        open = nil
      } else if sign(comment) == UInt8(ascii: "?") {
        addAssertion(comment)
      }
    }
    if let start = open { notClosed(start) }
  }

  private mutating func addNumber(_ start: Comment, _ end: Comment) {
    let expression = bytes.trimmed(start.inner.dropFirst())
    let literal = bytes.trimmed(start.range.upperBound..<end.range.lowerBound)
    guard !expression.isEmpty, !literal.isEmpty else {
      return warn("empty-number", start.line, start.column, Words.empty, hint: Words.form)
    }
    checks.append(
      ProseCheck(
        kind: .number, line: start.line, column: start.column,
        range: start.range.lowerBound..<end.range.upperBound, expression: expression, literal: literal))
  }

  private mutating func addAssertion(_ comment: Comment) {
    let expression = bytes.trimmed(comment.inner.dropFirst())
    guard !expression.isEmpty else {
      return warn(
        "empty-number", comment.line, comment.column, Words.emptyAssertion, hint: Words.assertionForm)
    }
    checks.append(
      ProseCheck(
        kind: .assertion, line: comment.line, column: comment.column,
        range: comment.range, expression: expression, literal: nil))
  }

  private mutating func notClosed(_ comment: Comment) {
    warn("number-not-closed", comment.line, comment.column, Words.notClosed, hint: Words.form)
  }

  private mutating func warn(_ code: String, _ line: Int, _ column: Int, _ message: String, hint: String) {
    issues.append(NotebookIssue(.warning, code, line: line, column: column, message, hint: hint))
  }

  /// The column of an offset; offsets of one line that come in order cost its length once.
  private mutating func column(of offset: Int, lineStart: Int) -> Int {
    if columns.lineStart != lineStart || columns.offset > offset { columns = (lineStart, lineStart, 1) }
    columns.column += bytes.column(of: offset, lineStart: columns.offset) - 1
    columns.offset = offset
    return columns.column
  }
}

private enum Words {
  static let form = "write <!--= expression -->number<!--/=--> on one line"
  static let assertionForm = "write <!--? expression relation -->"
  static let oneLine = "put it on one line"
  static let spansLines = "a checked number's comment goes on over the line, so it is not read"
  static let notClosed = "a checked number without <!--/=--> on its line, so it is not checked"
  static let notOpened = "<!--/=--> without <!--= before it on its line"
  static let empty = "a checked number without an expression or without a number, so it is not checked"
  static let emptyAssertion = "an assertion that says nothing, so it is not checked"
  static let unread = "a checked number in an HTML block, after another comment, so it is not read"
  static let unreadHint = "put it first on its line, or outside the HTML"
  static let beginsLine = "a line that begins with a comment is HTML: renderers drop the Markdown in it"
  static let beginsLineHint = "put a word before the comment"
}
