/// The block structure of a CommonMark text (0.31), as far as it decides which lines are code, HTML or prose.
///
/// It keeps the open containers and one open leaf, reads each line once, and needs time linear in the text: containers past
/// `deepest` are read as text.
struct BlockScanner {
  let bytes: [UInt8]
  private(set) var scan = BlockScan()
  private var containers: [BlockContainer] = []
  private var leaf = BlockLeaf.none
  private var paragraph = BlockScan.InlineText(lines: [])
  private var paragraphHoldsComment = false
  private var line = (start: 0, end: 0, next: 0, number: 0)

  static let deepest = 100

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The structure of the bytes from `start`, which is the beginning of line `number`, to the end.
  static func scan(_ bytes: [UInt8], from start: Int, line number: Int) -> BlockScan {
    var scanner = BlockScanner(bytes)
    scanner.line.number = number - 1
    var index = start
    while index < bytes.count {
      let (end, next) = bytes.line(from: index)
      scanner.line = (index, end, next, scanner.line.number + 1)
      scanner.read()
      index = next
    }
    scanner.line = (index, index, index, scanner.line.number + 1)
    scanner.closeLeaf()
    return scanner.scan
  }

  private mutating func read() {
    var cursor = LineCursor(bytes, from: line.start, to: line.end)
    let matched = containers.isEmpty ? 0 : matchContainers(&cursor)
    let all = matched == containers.count
    if all, continuesVerbatim(&cursor) { return }
    if cursor.isBlank {
      if !all { closeContainers(to: matched) }
      if case .indentedCode = leaf, all { return }
      closeLeaf()
      return
    }
    readText(&cursor, matched: matched)
  }

  /// How many open containers go on in this line; the cursor passes their marks.
  private func matchContainers(_ cursor: inout LineCursor) -> Int {
    var matched = 0
    search: while matched < containers.count {
      switch containers[matched] {
      case .quote:
        guard cursor.indent < 4, cursor.byte(at: cursor.next) == UInt8(ascii: ">") else { break search }
        passQuoteMark(&cursor)
      case .item(let width, let isEmpty):
        if cursor.isBlank, !isEmpty {
          cursor.skipBlanks()
        } else if !cursor.isBlank, cursor.indent >= width {
          cursor.skip(columns: width)
        } else {
          break search
        }
      }
      matched += 1
    }
    return matched
  }

  private func passQuoteMark(_ cursor: inout LineCursor) {
    cursor.pass(1)
    if cursor.byte(at: cursor.offset).isBlank { cursor.skip(columns: 1) }
  }

  /// Whether the line belongs to the open fence, HTML block or indented code.
  private mutating func continuesVerbatim(_ cursor: inout LineCursor) -> Bool {
    switch leaf {
    case .fence(let marker, let length):
      let run = cursor.indent < 4 ? cursor.run(of: marker) : 0
      if run >= length, bytes.isBlank((cursor.next + run)..<line.end) {
        closeRegion(bodyEnd: line.start, end: line.next, closed: true)
      }
      return true
    case .html(let kind):
      if kind.endsAtBlankLine {
        guard cursor.isBlank else { return true }
        closeRegion(bodyEnd: line.start, end: line.start, closed: true)
        return true
      }
      if kind.ends(in: bytes, line: cursor.offset..<line.end) {
        closeRegion(bodyEnd: line.next, end: line.next, closed: true)
      }
      return true
    case .indentedCode:
      return !cursor.isBlank && cursor.indent >= 4
    case .none, .paragraph, .table:
      return false
    }
  }

  /// Reads a line that is not blank: opens what begins in it, or takes it as prose.
  private mutating func readText(_ cursor: inout LineCursor, matched: Int) {
    var matched = matched
    var fresh = false
    while !cursor.isBlank {
      let all = fresh || matched == containers.count
      let mayBeLazy = !all && leaf.isParagraph
      let inParagraph = all && !fresh && leaf.isParagraph
      if cursor.indent >= 4 {
        if leaf.isParagraph, !fresh { break }
        begin(matched)
        leaf = .indentedCode
        return
      }
      if opensContainer(&cursor, matched: matched, inParagraph: inParagraph) {
        fresh = true
        matched = containers.count
        continue
      }
      let inTable = all && !fresh && leaf.isTable
      if opensLeaf(
        cursor, matched: matched, inParagraph: inParagraph, mayBeTag: !inParagraph && !mayBeLazy && !inTable)
      {
        return
      }
      break
    }
    if cursor.isBlank { return }
    takeText(cursor, matched: fresh ? containers.count : matched, fresh: fresh)
  }

  private mutating func takeText(_ cursor: LineCursor, matched: Int, fresh: Bool) {
    let range = cursor.next..<line.end
    if !fresh, leaf.isTable, matched == containers.count { return addTableRow(range) }
    if fresh || !leaf.isParagraph {
      if !fresh { begin(matched) } else { markContent() }
      leaf = .paragraph
    }
    addLine(range)
  }

  // MARK: Containers

  /// Opens the block quote or the list item that begins at the cursor.
  private mutating func opensContainer(_ cursor: inout LineCursor, matched: Int, inParagraph: Bool) -> Bool {
    if cursor.byte(at: cursor.next) == UInt8(ascii: ">") {
      guard matched < Self.deepest else { return false }
      begin(matched)
      passQuoteMark(&cursor)
      containers.append(.quote)
      return true
    }
    guard let marker = listMarker(cursor, inParagraph: inParagraph), matched < Self.deepest else {
      return false
    }
    if inParagraph, isSetextUnderline(cursor) || isThematicBreak(cursor) { return false }
    if isThematicBreak(cursor) { return false }
    begin(matched)
    let offset = cursor.indent
    cursor.pass(marker)
    let blanks = cursor.indent
    let padding = cursor.isBlank || blanks > 4 ? 1 : blanks
    cursor.skip(columns: padding)
    containers.append(.item(width: offset + marker + padding, isEmpty: true))
    return true
  }

  /// The length of the list marker at the cursor, or nothing.
  private func listMarker(_ cursor: LineCursor, inParagraph: Bool) -> Int? {
    let first = cursor.byte(at: cursor.next)
    var length = 1
    if first.isDigit {
      while length < 10, cursor.byte(at: cursor.next + length).isDigit { length += 1 }
      let mark = cursor.byte(at: cursor.next + length)
      guard length < 10, mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")") else { return nil }
      if inParagraph, Int(bytes.text(cursor.next..<(cursor.next + length))) != 1 { return nil }
      length += 1
    } else if first != UInt8(ascii: "-") && first != UInt8(ascii: "+") && first != UInt8(ascii: "*") {
      return nil
    }
    let after = cursor.next + length
    guard after >= line.end || bytes[after].isBlank else { return nil }
    if inParagraph, bytes.isBlank(after..<line.end) { return nil }
    return length
  }

  /// Closes what this line does not continue, before a new block begins in it.
  private mutating func begin(_ matched: Int) {
    closeContainers(to: matched)
    closeLeaf()
    markContent()
  }

  private mutating func closeContainers(to count: Int) {
    guard count < containers.count else { return }
    closeLeaf()
    containers.removeLast(containers.count - count)
  }

  private mutating func markContent() {
    if case .item(let width, true) = containers.last {
      containers[containers.count - 1] = .item(width: width, isEmpty: false)
    }
  }

  // MARK: Leaves

  /// Opens the heading, fence, HTML block, table or thematic break that begins at the cursor, or ends a setext heading.
  private mutating func opensLeaf(_ cursor: LineCursor, matched: Int, inParagraph: Bool, mayBeTag: Bool)
    -> Bool
  {
    switch cursor.byte(at: cursor.next) {
    case UInt8(ascii: "#"):
      let run = cursor.run(of: UInt8(ascii: "#"))
      guard run <= 6, cursor.next + run >= line.end || bytes[cursor.next + run].isBlank else { return false }
      begin(matched)
      addLine(cursor.next..<line.end)
      closeText()
      return true
    case UInt8(ascii: "`"), UInt8(ascii: "~"):
      return opensFence(cursor, matched: matched)
    case UInt8(ascii: "<"):
      guard let kind = HTMLBlockKind.opening(in: bytes, at: cursor.next, before: line.end),
        kind != .tag || mayBeTag
      else { return false }
      begin(matched)
      open(.html(kind), at: cursor.next, bodyStart: line.start)
      leaf = .html(kind)
      if kind.ends(in: bytes, line: cursor.next..<line.end) {
        closeRegion(bodyEnd: line.next, end: line.next, closed: true)
      }
      return true
    default:
      if inParagraph, opensTable(cursor) { return true }
      if inParagraph, isSetextUnderline(cursor) {
        closeLeaf()
        return true
      }
      guard isThematicBreak(cursor) else { return false }
      begin(matched)
      return true
    }
  }

  private mutating func opensFence(_ cursor: LineCursor, matched: Int) -> Bool {
    let marker = cursor.byte(at: cursor.next)
    let run = cursor.run(of: marker)
    let info = bytes.trimmed((cursor.next + run)..<line.end)
    guard run >= 3, marker == UInt8(ascii: "~") || !bytes[info].contains(marker) else { return false }
    begin(matched)
    open(.fence(marker: marker, length: run, info: info), at: cursor.next, bodyStart: line.next)
    leaf = .fence(marker: marker, length: run)
    return true
  }

  private func isSetextUnderline(_ cursor: LineCursor) -> Bool {
    let mark = cursor.byte(at: cursor.next)
    guard mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-") else { return false }
    return bytes.isBlank((cursor.next + cursor.run(of: mark))..<line.end)
  }

  private func isThematicBreak(_ cursor: LineCursor) -> Bool {
    let mark = cursor.byte(at: cursor.next)
    guard mark == UInt8(ascii: "*") || mark == UInt8(ascii: "-") || mark == UInt8(ascii: "_") else {
      return false
    }
    var count = 0
    for index in cursor.next..<line.end where !bytes[index].isBlank {
      guard bytes[index] == mark else { return false }
      count += 1
    }
    return count >= 3
  }

  private mutating func open(_ kind: BlockScan.Region.Kind, at textStart: Int, bodyStart: Int) {
    scan.regions.append(
      .init(
        kind: kind, line: line.number, isNested: !containers.isEmpty, start: line.start, textStart: textStart,
        bodyStart: bodyStart,
        bodyEnd: bodyStart, end: bodyStart))
  }

  private mutating func closeRegion(bodyEnd: Int, end: Int, closed: Bool) {
    let last = scan.regions.count - 1
    scan.regions[last].bodyEnd = bodyEnd
    scan.regions[last].end = end
    scan.regions[last].isClosed = closed
    leaf = .none
  }

  private mutating func closeLeaf() {
    switch leaf {
    case .fence: closeRegion(bodyEnd: line.start, end: line.start, closed: false)
    case .html(let kind): closeRegion(bodyEnd: line.start, end: line.start, closed: kind.endsAtBlankLine)
    case .paragraph: closeText()
    case .none, .table, .indentedCode: break
    }
    leaf = .none
  }

  // MARK: Inline text

  private mutating func addLine(_ range: Range<Int>) {
    paragraph.lines.append(.init(range: range, number: line.number, start: line.start))
    if !paragraphHoldsComment, bytes.first(Marks.comment, in: range) != nil { paragraphHoldsComment = true }
  }

  private mutating func closeText() {
    if paragraphHoldsComment { scan.texts.append(paragraph) }
    paragraph.lines.removeAll(keepingCapacity: true)
    paragraphHoldsComment = false
  }

  /// Turns the paragraph's last line into a table's head, if this line is the rule under it (GFM).
  private mutating func opensTable(_ cursor: LineCursor) -> Bool {
    guard let head = paragraph.lines.last, let columns = TableRow.ruleColumns(bytes, cursor.next..<line.end),
      bytes[head.range].contains(UInt8(ascii: "|")), TableRow.cells(bytes, head.range).count == columns
    else { return false }
    paragraph.lines.removeLast()
    closeText()
    addRow(head)
    leaf = .table
    return true
  }

  private mutating func addTableRow(_ range: Range<Int>) {
    addRow(.init(range: range, number: line.number, start: line.start))
  }

  private mutating func addRow(_ row: BlockScan.InlineText.Line) {
    guard bytes.first(Marks.comment, in: row.range) != nil else { return }
    for cell in TableRow.cells(bytes, row.range) where bytes.first(Marks.comment, in: cell) != nil {
      scan.texts.append(.init(lines: [.init(range: cell, number: row.number, start: row.start)]))
    }
  }
}
