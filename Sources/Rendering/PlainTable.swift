internal import Answers
internal import Quantities
internal import Texts

/// A table in columns: texts left, numbers under one another by their decimal mark, rules around totals.
///
/// A cell that the source leaves blank is `·`, one without a value `–`, a zero that may be rounded is told from a true one;
/// a line below says so.
///
/// Columns that the line has no room for stand below the others, the first column at the head of each block; where the
/// options say so they are folded instead, and a line names them. If not even two columns fit, each row is a paragraph.
struct PlainTable {
  /// Between two columns.
  private static let gap = 2
  private static let indent = 2
  /// A heading is broken into lines rather than make its column wider than this.
  static let headingWidth = 16
  /// A column of text is not made narrower than this to fit the line.
  private static let narrowest = 12

  private let table: Table
  private let options: RenderOptions
  private let cells: [[PlainCell]]

  init(_ table: Table, _ options: RenderOptions) {
    self.table = table
    self.options = options
    let shown = options.rows.map { max(0, min($0, table.rows.count)) } ?? table.rows.count
    cells = table.rows.prefix(shown).map { row in
      table.columns.indices.map { place in
        PlainCell(
          row.cells.indices.contains(place) ? row.cells[place] : .text(""),
          isNumeric: table.columns[place].isNumeric)
      }
    }
  }

  var lines: [StyledText] {
    var widths = table.columns.indices.map(naturalWidth)
    shrink(&widths)
    var lines: [StyledText] = []
    if !table.caption.isEmpty {
      lines += StyledText(table.caption, .heading).wrapped(to: options.width)
      lines.append(StyledText())
    }
    let blocks = blocks(widths)
    if blocks.contains(where: { $0.count > 1 && total($0.map { widths[$0] }) > options.width }) {
      lines += PlainRecords(table, rows: cells.count, width: options.width).lines
      if let hidden = hiddenRows { lines.append(hidden) }
      return lines + below([])
    }
    for (number, places) in blocks.enumerated() where number == 0 || !options.folds {
      if number > 0 { lines.append(StyledText()) }
      lines += heading(places, widths)
      lines += body(places, widths)
    }
    if let hidden = hiddenRows { lines.append(hidden) }
    return lines + below(options.folds ? folded(blocks, widths) : [])
  }

  /// Which columns are not shown, and how they can be seen.
  private func folded(_ blocks: [[Int]], _ widths: [Int]) -> [String] {
    let places = blocks.dropFirst().flatMap { $0.dropFirst() }
    guard !places.isEmpty else { return [] }
    let names = places.map { place in
      table.columns[place].name.isEmpty ? "column \(place + 1)" : table.columns[place].name
    }
    return [
      "\(places.count) column\(places.count == 1 ? "" : "s") folded: \(names.joined(separator: ", "))",
      "a window of \(total(widths)) columns shows all of them, and so does --format csv",
    ]
  }

  // MARK: Widths

  private func naturalWidth(_ place: Int) -> Int {
    let title = StyledText(table.columns[place].title).width
    return max(
      min(title, PlainTable.headingWidth), leastWidth(place), numberWidth(place), widest(place) { $0.width })
  }

  /// The width that the heading needs at least, in as many lines as it takes.
  private func leastWidth(_ place: Int) -> Int {
    let column = table.columns[place]
    let words = column.isNumeric ? widest(place) { $0.headingAtom } : 0
    return max(StyledText(column.title).widestAtom, StyledText(column.unit).width, words, 1)
  }

  /// The width of the numbers under one another.
  private func numberWidth(_ place: Int) -> Int { widest(place) { $0.before } + widest(place) { $0.after } }

  private func widest(_ place: Int, _ width: (PlainCell) -> Int) -> Int {
    cells.map { width($0[place]) }.max() ?? 0
  }

  private func total(_ widths: [Int]) -> Int {
    PlainTable.indent + widths.reduce(0, +) + PlainTable.gap * max(0, widths.count - 1)
  }

  /// Takes what the line has too little of: from headings over numbers first, then from breakable texts.
  private func shrink(_ widths: inout [Int]) {
    if total(widths) <= options.width { return }
    for isNumeric in [true, false] {
      let columns = table.columns.indices.filter { table.columns[$0].isNumeric == isNumeric }
      let least = table.columns.indices.map { place in
        isNumeric
          ? max(leastWidth(place), numberWidth(place))
          : max(leastWidth(place), widest(place) { $0.narrowest }, PlainTable.narrowest)
      }
      while total(widths) > options.width {
        let candidates = columns.filter { widths[$0] > least[$0] }
        guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
        widths[widest] -= 1
      }
    }
  }

  /// The columns in as many blocks as the line needs, the first column at the head of each.
  private func blocks(_ widths: [Int]) -> [[Int]] {
    var blocks: [[Int]] = []
    var block: [Int] = []
    for place in widths.indices {
      if block.count > 1, total((block + [place]).map { widths[$0] }) > options.width {
        blocks.append(block)
        block = [0]
      }
      block.append(place)
    }
    return blocks + [block]
  }

  // MARK: Lines

  private func heading(_ places: [Int], _ widths: [Int]) -> [StyledText] {
    let stacks = places.map { place -> [StyledText] in
      let column = table.columns[place]
      var stack = column.title.isEmpty ? [] : StyledText(column.title, .heading).wrapped(to: widths[place])
      if !column.unit.isEmpty { stack.append(StyledText(column.unit, .label, breaks: false)) }
      return stack
    }
    let height = stacks.map(\.count).max() ?? 0
    if height == 0 { return [] }
    let rows = (0..<height).map { line in
      row(
        places, widths,
        zip(places, stacks).map { place, stack in
          let at = line - (height - stack.count)
          let text = at >= 0 ? stack[at] : StyledText()
          return table.columns[place].isNumeric ? .spaces(widths[place] - text.width) + text : text
        })
    }
    return rows + [rule(places, widths)]
  }

  private func body(_ places: [Int], _ widths: [Int]) -> [StyledText] {
    if table.rows.isEmpty { return [.spaces(PlainTable.indent) + StyledText("(no rows)", .label)] }
    let after = widths.indices.map { place in widest(place) { $0.after } }
    var lines: [StyledText] = []
    for (number, line) in cells.enumerated() {
      if number > 0, table.rows[number].kind != table.rows[number - 1].kind {
        lines.append(rule(places, widths))
      }
      let stacks = places.map { line[$0].lines(width: widths[$0], after: after[$0]) }
      for at in 0..<(stacks.map(\.count).max() ?? 0) {
        lines.append(row(places, widths, stacks.map { at < $0.count ? $0[at] : StyledText() }))
      }
    }
    return lines
  }

  private func row(_ places: [Int], _ widths: [Int], _ texts: [StyledText]) -> StyledText {
    var line = StyledText.spaces(PlainTable.indent)
    for (count, (place, text)) in zip(places, texts).enumerated() {
      if count > 0 { line.appendSpaces(PlainTable.gap) }
      line += text
      line.appendSpaces(widths[place] - text.width)
    }
    return line
  }

  private func rule(_ places: [Int], _ widths: [Int]) -> StyledText {
    row(
      places, widths,
      places.map { StyledText(PlainTable.dashes(widths[$0]), .label, breaks: false) })
  }

  private static let usualDashes = String(repeating: "─", count: 80)

  private static func dashes(_ count: Int) -> String {
    let size = "─".utf8.count
    return count * size <= usualDashes.utf8.count
      ? String(Substring(usualDashes.utf8.prefix(count * size))) : String(repeating: "─", count: count)
  }

  // MARK: Below the table

  private var hiddenRows: StyledText? {
    let hidden = table.rows.count - cells.count
    guard hidden > 0 else { return nil }
    let digest = options.digest.map { " (\($0(CSV.rows(table, from: cells.count))))" } ?? ""
    return .spaces(PlainTable.indent)
      + StyledText("… \(hidden) more row\(hidden == 1 ? "" : "s")\(digest)", .label)
  }

  private func below(_ folded: [String]) -> [StyledText] {
    var lines = table.footnotes
    let shown = table.rows.prefix(cells.count)
    if shown.contains(where: { $0.cells.contains(.blank) }) {
      lines.append("\(PlainCell.blank) no figure is printed")
    }
    if shown.contains(where: { $0.cells.contains(.none) }) { lines.append("\(PlainCell.none) no value") }
    return
      (lines + PlainTable.zeros(in: shown.filter { $0.kind != .summary }) + folded).flatMap { line in
        StyledText(line, .label).hanging(from: .spaces(PlainTable.indent), width: options.width)
      }
  }

  /// What each zero stands for that may be a rounded number; one with a mark is explained by its footnote.
  private static func zeros(in rows: [Table.Row]) -> [String] {
    var zeros: [(text: String, most: Quantity)] = []
    for case .number(let quantity, let mark, _) in rows.lazy.flatMap(\.cells) {
      guard mark.isEmpty, quantity.point?.isZero == true, !quantity.interval.isPoint else { continue }
      let text = NumberText.bare(quantity)
      if let place = zeros.firstIndex(where: { $0.text == text }) {
        if zeros[place].most.interval.high < quantity.interval.high { zeros[place].most = quantity }
      } else {
        zeros.append((text, quantity))
      }
    }
    return zeros.map { "\($0.text) may be rounded: below \(NumberText.bareHighEnd($0.most))" }
  }
}

/// A cell's text, divided where numbers are aligned: behind the digits before the decimal mark.
struct PlainCell {
  static let blank = "·"
  static let none = "–"

  private let text: StyledText
  private let isNumeric: Bool
  private let breaks: Bool
  /// Words over numbers: broken into lines, and no part of their alignment.
  private let isHeading: Bool
  /// Columns before and behind the point of alignment; a text has all of them before.
  let before: Int
  let after: Int

  init(_ cell: Table.Cell, isNumeric: Bool) {
    self.isNumeric = isNumeric
    var breaks = false
    let words: String
    switch cell {
    case .text(let text):
      words = text
      breaks = !isNumeric
    case .number(let quantity, let mark, let showsUnit):
      words = (showsUnit ? NumberText.headline(quantity) : NumberText.bare(quantity)) + mark
    case .blank: words = PlainCell.blank
    case .none: words = PlainCell.none
    case .printed(let text):
      words = text
      breaks = isNumeric && text.unicodeScalars.contains { $0.properties.isAlphabetic }
    }
    isHeading = isNumeric && breaks
    self.breaks = breaks
    text = StyledText(words, breaks: breaks)
    let width = isHeading ? 0 : text.width
    let shown = text.runs.first?.shown ?? ""
    before =
      isHeading ? 0 : isNumeric ? DisplayWidth.of(String(shown[..<PlainCell.alignment(in: shown)])) : width
    after = width - before
  }

  var width: Int { isHeading ? min(text.width, max(text.widestAtom, PlainTable.headingWidth)) : text.width }

  /// The least width of words over numbers.
  var headingAtom: Int { isHeading ? text.widestAtom : 0 }

  /// The least width the cell can be wrapped to.
  var narrowest: Int { breaks ? text.widestAtom : text.width }

  /// The cell's lines, each padded on the left where it is a number.
  func lines(width: Int, after widest: Int) -> [StyledText] {
    if isHeading { return text.wrapped(to: width).map { .spaces(width - $0.width) + $0 } }
    if isNumeric { return [.spaces(width - widest - before) + text] }
    return breaks ? text.wrapped(to: width) : [text]
  }

  /// The last decimal mark, comma or point, that has a digit before it; else the end of the last digits; else the end.
  /// Marks that divide thousands are followed by a later one or by a decimal mark.
  private static func alignment(in text: String) -> String.Index {
    let bytes = text.utf8
    var lastDigitEnd: String.Index?
    var mark: String.Index?
    var previousIsDigit = false
    /// Whether nothing but marks stands behind the last digits.
    var isMarked = false
    for place in bytes.indices {
      let byte = bytes[place]
      let isMark = byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
      let isDigit = (0x30...0x39).contains(byte)
      if isDigit {
        if !previousIsDigit, !isMarked { mark = nil }
        lastDigitEnd = bytes.index(after: place)
        isMarked = true
      } else if !isMark {
        isMarked = false
      } else if previousIsDigit {
        mark = place
      }
      previousIsDigit = isDigit
    }
    return mark ?? lastDigitEnd ?? text.endIndex
  }
}
