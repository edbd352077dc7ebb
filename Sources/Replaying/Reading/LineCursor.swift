/// A place in one line, in bytes and in columns; a tab reaches the next multiple of 4 columns.
struct LineCursor {
  let bytes: [UInt8]
  /// The end of the line, without its line ending.
  let end: Int
  /// The next byte to read, and its column, from 0. A tab may be read in parts: then `offset` stays on it.
  private(set) var offset: Int
  private(set) var column = 0
  /// The first byte from `offset` on that is not blank, and its column.
  private(set) var next: Int
  private(set) var nextColumn = 0

  init(_ bytes: [UInt8], from start: Int, to end: Int) {
    self.bytes = bytes
    self.end = end
    offset = start
    next = start
    look()
  }

  /// Columns of blanks before the next text.
  var indent: Int { nextColumn - column }
  /// Whether only blanks are left.
  var isBlank: Bool { next >= end }

  /// The byte at an offset of this line, or 0 (which no construct begins with) past its end.
  func byte(at index: Int) -> UInt8 { index < end ? bytes[index] : 0 }

  private mutating func look() {
    next = offset
    nextColumn = column
    while next < end {
      if bytes[next] == 0x20 {
        nextColumn += 1
      } else if bytes[next] == 0x09 {
        nextColumn += 4 - nextColumn % 4
      } else {
        break
      }
      next += 1
    }
  }

  /// Goes on by so many columns of blanks.
  mutating func skip(columns: Int) {
    var left = columns
    while left > 0, offset < end {
      if bytes[offset] == 0x09 {
        let width = 4 - column % 4
        column += min(width, left)
        if width <= left { offset += 1 }
        left -= min(width, left)
      } else {
        offset += 1
        column += 1
        left -= 1
      }
    }
    look()
  }

  /// Goes to the next text.
  mutating func skipBlanks() {
    offset = next
    column = nextColumn
  }

  /// Goes to the next text and past so many bytes of it, none of them a tab.
  mutating func pass(_ count: Int) {
    offset = next + count
    column = nextColumn + count
    look()
  }

  /// The length of the run of `mark` at the next text.
  func run(of mark: UInt8) -> Int {
    var index = next
    while index < end, bytes[index] == mark { index += 1 }
    return index - next
  }
}
