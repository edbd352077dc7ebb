/// Puts what the block scanner, the front matter's reader and the prose reader found together into a notebook.
struct NotebookReader {
  private let bytes: [UInt8]
  private var pieces: [Notebook.Piece] = []
  private var cells: [Notebook.Cell] = []
  private var issues: [NotebookIssue] = []
  private var lineOfID: [String: Int] = [:]
  /// The end of the last cell that has no output yet, as long as nothing but blank lines may follow.
  private var at = 0

  static func read(_ bytes: [UInt8]) -> Notebook {
    var reader = NotebookReader(bytes)
    return reader.read()
  }

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  private mutating func read() -> Notebook {
    if bytes.hasByteOrderMark { add(.byteOrderMark, to: [UInt8].byteOrderMark.count) }
    let (front, lines, oddities) = FrontMatterReader.read(bytes, at: at)
    issues += oddities
    if let front { add(.frontMatter, to: front.range.upperBound) }
    let scan = BlockScanner.scan(bytes, from: at, line: lines + 1)
    for region in scan.regions { read(region) }
    add(.prose, to: bytes.count)
    var prose = ProseReader(bytes)
    for text in scan.texts { prose.read(text) }
    for region in scan.regions { readHTML(region, &prose) }
    let checks = prose.checks.sorted { $0.range.lowerBound < $1.range.lowerBound }
    issues += prose.issues
    issues.sort { ($0.line, $0.column, $0.code) < ($1.line, $1.column, $1.code) }
    return Notebook(bytes: bytes, pieces: pieces, front: front, cells: cells, checks: checks, issues: issues)
  }

  private mutating func add(_ kind: Notebook.Piece.Kind, to end: Int) {
    guard end > at else { return }
    pieces.append(.init(kind: kind, range: at..<end))
    at = end
  }

  private func readHTML(_ region: BlockScan.Region, _ prose: inout ProseReader) {
    guard case .html = region.kind else { return }
    var index = region.start
    var number = region.line
    while index < region.bodyEnd {
      let line = bytes.line(from: index)
      prose.readHTML(
        max(index, index == region.start ? region.textStart : 0)..<line.end, lineStart: index, number: number)
      index = line.next
      number += 1
    }
  }

  private mutating func read(_ region: BlockScan.Region) {
    let mayBeOutput = isBlankSinceCell(to: region.start)
    add(.prose, to: region.start)
    switch region.kind {
    case .html:
      if !region.isClosed {
        noteOpen(region, "unterminated-html", Words.openHTML, hint: Words.openHTMLHint)
      }
      add(.html, to: region.end)
    case .fence(let marker, let length, let info):
      let form = FenceForm(bytes, region, marker: marker, length: length, info: info)
      switch form.role {
      case .cell: readCell(region, form)
      case .output: readOutput(region, form, belongs: mayBeOutput)
      case .other: readOther(region, form, mayBeOutput: mayBeOutput)
      }
    }
  }

  /// Whether the last piece is a cell, and only blank lines lie between it and `end`.
  private func isBlankSinceCell(to end: Int) -> Bool {
    guard case .cell = pieces.last?.kind else { return false }
    return bytes[at..<end].allSatisfy { $0.isBlank || $0.endsLine }
  }

  private mutating func readOther(_ region: BlockScan.Region, _ form: FenceForm, mayBeOutput: Bool) {
    if form.looksLikeCell {
      warn(region, "not-a-cell", Words.notACell, hint: Words.cellForm)
    } else if form.looksLikeOutput, mayBeOutput {
      warn(region, "not-an-output", Words.notAnOutput, hint: Words.outputForm)
    }
    if !region.isClosed, !region.isNested {
      noteOpen(region, "unterminated-fence", Words.openFence, hint: Words.closeHint(bytes[region.textStart]))
    }
    add(.fence, to: region.end)
  }

  /// What is never closed is an error if it has swallowed a cell.
  private mutating func noteOpen(_ region: BlockScan.Region, _ code: String, _ message: String, hint: String)
  {
    if bytes.first(NotebookReader.cellLine, in: region.start..<region.end) != nil {
      fail(region.line, code, message, hint: hint)
    } else {
      warn(region, code, message, hint: hint)
    }
  }

  private static let cellLine = [UInt8]("\n```okrug".utf8)

  private mutating func readCell(_ region: BlockScan.Region, _ form: FenceForm) {
    guard region.isClosed else {
      fail(region.line, "unterminated-cell", Words.openCell, hint: Words.closeHint(bytes[region.textStart]))
      return add(.fence, to: region.end)
    }
    guard let attributes = attributes(form, region) else { return add(.fence, to: region.end) }
    if let id = attributes.id, let earlier = lineOfID[id] {
      fail(
        region.line, "duplicate-id", "a second cell '#\(id)'; the first is on line \(earlier)",
        hint: "give each cell an id of its own")
    } else if let id = attributes.id {
      lineOfID[id] = region.line
    }
    issues += AttributeRules.cellIssues(attributes, line: region.line)
    let body = region.bodyStart..<region.bodyEnd
    if !Self.isUTF8(bytes[body]) { warn(region, "not-utf8", Words.notUTF8, hint: Words.notUTF8Hint) }
    cells.append(
      .init(
        line: region.line, range: region.start..<region.end, body: body, attributes: attributes, output: nil))
    add(.cell(cells.count - 1), to: region.end)
  }

  private mutating func readOutput(_ region: BlockScan.Region, _ form: FenceForm, belongs: Bool) {
    guard region.isClosed else {
      fail(
        region.line, "unterminated-output", Words.openOutput, hint: Words.closeHint(bytes[region.textStart]))
      return add(.fence, to: region.end)
    }
    guard belongs else {
      warn(region, "orphan-output", Words.orphan, hint: Words.orphanHint)
      return add(.fence, to: region.end)
    }
    guard let attributes = attributes(form, region) else { return add(.fence, to: region.end) }
    issues += AttributeRules.outputIssues(attributes, line: region.line)
    let output = Notebook.Output(
      line: region.line, range: region.start..<region.end, body: region.bodyStart..<region.bodyEnd,
      attributes: attributes)
    cells[cells.count - 1].output = output
    add(.output(cells.count - 1), to: region.end)
  }

  private mutating func attributes(_ form: FenceForm, _ region: BlockScan.Region) -> Attributes? {
    guard let range = form.attributes else { return Attributes() }
    switch AttributeReader.read(bytes, range) {
    case .success(let attributes): return attributes
    case .failure(let fault):
      let column = bytes.column(of: fault.offset, lineStart: region.start)
      issues.append(
        NotebookIssue(
          .warning, "bad-attributes", line: region.line, column: column, fault.message + Words.opaque,
          hint: fault.hint))
      return nil
    }
  }

  private static func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.allSatisfy { $0 < 0x80 } || String(validating: bytes, as: UTF8.self) != nil
  }

  private mutating func warn(_ region: BlockScan.Region, _ code: String, _ message: String, hint: String) {
    let column = bytes.column(of: region.textStart, lineStart: region.start)
    issues.append(NotebookIssue(.warning, code, line: region.line, column: column, message, hint: hint))
  }

  private mutating func fail(_ line: Int, _ code: String, _ message: String, hint: String) {
    issues.append(NotebookIssue(.error, code, line: line, message, hint: hint))
  }
}

/// What the opening line of a fence says.
struct FenceForm {
  enum Role { case cell, output, other }

  let role: Role
  let looksLikeCell: Bool
  let looksLikeOutput: Bool
  /// What stands after the first word.
  let attributes: Range<Int>?

  init(_ bytes: [UInt8], _ region: BlockScan.Region, marker: UInt8, length: Int, info: Range<Int>) {
    let wordEnd = info.first { bytes[$0].isBlank } ?? info.upperBound
    let word = info.lowerBound..<wordEnd
    let rest = bytes.trimmed(wordEnd..<info.upperBound)
    let isPlain =
      marker == UInt8(ascii: "`") && !region.isNested && region.textStart == region.start
      && info.lowerBound == region.textStart + length
    attributes = rest.isEmpty ? nil : rest
    if isPlain, word.count == 5, bytes.has(Self.okrug, at: word.lowerBound, before: wordEnd) {
      role = .cell
    } else if isPlain, word.count == 6, bytes.has(Self.output, at: word.lowerBound, before: wordEnd) {
      role = .output
    } else {
      role = .other
    }
    looksLikeCell = role == .other && Self.looks(bytes, word, like: Self.okrug)
    looksLikeOutput = role == .other && Self.looks(bytes, word, like: Self.output)
  }

  /// Whether a word is a name in any case, alone or with braces or a dot about it.
  private static func looks(_ bytes: [UInt8], _ word: Range<Int>, like name: [UInt8]) -> Bool {
    guard word.count <= 80 else { return false }
    let start =
      word.first { bytes[$0] != UInt8(ascii: "{") && bytes[$0] != UInt8(ascii: ".") } ?? word.upperBound
    let letters = bytes[start..<word.upperBound].prefix { $0.isAlphanumeric || $0 == 0x2D || $0 == 0x5F }
    return letters.map(\.lowercased) == name
  }

  private static let okrug = [UInt8]("okrug".utf8)
  private static let output = [UInt8]("output".utf8)
}

private enum Words {
  /// `mark` is the character that the fence is made of.
  static func closeHint(_ mark: UInt8) -> String {
    "close it with a line of as many \(mark == UInt8(ascii: "~") ? "tildes" : "backticks")"
  }
  static let openCell = "a cell that is not closed"
  static let openOutput = "an output that is not closed"
  static let openFence = "a fence that is not closed: all that follows is in it"
  static let openHTML = "an HTML block that is not closed: all that follows is in it"
  static let openHTMLHint = "close it, or write &lt; for a bare <"
  static let notACell = "a fence that looks like a cell and is not one"
  static let cellForm = "begin the line with ```okrug, then a blank and {…}"
  static let notAnOutput = "a fence that looks like an output and is not one"
  static let outputForm = "begin the line with ```output"
  static let orphan = "an output without a cell before it, so it is prose"
  static let orphanHint = "put it after its cell, with blank lines alone between them"
  static let notUTF8 = "a cell that is not UTF-8: what cannot be read is taken as U+FFFD"
  static let notUTF8Hint = "save the file as UTF-8"
  static let opaque = ", so the fence is prose"
}
