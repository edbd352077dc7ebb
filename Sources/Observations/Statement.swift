package import Quantities

/// Where a number is printed.
package struct Place: Hashable, Sendable {
  /// The publication's place in its catalogue.
  package let publication: Int
  /// The table's id; nothing for prose.
  package let table: String?
  /// Row and column of the printed grid, from 0.
  package let row: Int
  package let column: Int
  /// Line of the source text, from 1.
  package let line: Int

  package init(publication: Int, table: String?, row: Int = 0, column: Int = 0, line: Int) {
    self.publication = publication
    self.table = table
    self.row = row
    self.column = column
    self.line = line
  }
}

/// What is known of a cell beside its number.
package enum ObservationStatus: String, Sendable {
  case normal = "A"
  case missing = "M"
}

/// One printed number (or printed blank) on one key. Nothing in it ever changes, so it is shared, never copied.
package final class Statement: Sendable {
  /// `p58-2` for prose, `t1-3-2` for a table's cell.
  package let id: String
  package let place: Place
  /// As printed: `10 778,9`, `almost 18%`.
  package let printed: String
  /// Canonical decimal text; empty for a blank.
  package let number: String
  /// The upper end of a printed range; empty if there is none.
  package let high: String
  package let multiplier: Int
  /// Counts and ranks are exact.
  package let isExact: Bool
  /// Whether what it measures may be below zero: what flows in may flow back.
  package let isSigned: Bool
  /// The hedge's word; empty if there is none.
  package let hedge: String
  /// The hedge that says what the number may be.
  package let leadingHedge: Hedge?
  package let phrase: String
  package let paraphrase: String
  package let status: ObservationStatus
  /// Remarks on the print, with `|` between them: `digits-lost`, a footnote.
  package let note: String
  /// The number as the print means it: `half` is coarser than `50`. Nothing for a blank.
  package let value: PrintedNumber?

  package init(
    id: String, place: Place, printed: String, number: String, high: String = "", multiplier: Int,
    isExact: Bool = false, isSigned: Bool = false, hedge: String = "", phrase: String = "",
    paraphrase: String = "",
    status: ObservationStatus = .normal, note: String = ""
  ) {
    self.id = id
    self.place = place
    self.printed = printed
    self.number = number
    self.high = high
    self.multiplier = multiplier
    self.isExact = isExact
    self.isSigned = isSigned
    self.hedge = hedge
    leadingHedge = Hedge.leading(markedBy: hedge)
    self.phrase = phrase
    self.paraphrase = paraphrase
    self.status = status
    self.note = note
    let word =
      !note.isEmpty && Statement.remark("fraction-word", in: note)
      ? PrintedNumber(fractionWord: printed, inPercent: true) : nil
    value =
      number.isEmpty
      ? nil
      : word
        ?? PrintedNumber(
          text: printed, number: number, multiplier: multiplier, exact: isExact,
          high: high.isEmpty ? nil : high, signed: isSigned)
  }

  /// Whether a number is printed at all.
  package var isBlank: Bool { number.isEmpty }
  package var isTable: Bool { place.table != nil }

  /// What the note remarks, one word or more each: `unit-missing`, `ranked-by-stock`.
  package var remarks: [Substring] { note.isEmpty ? [] : note.split(separator: "|") }

  /// The measure that an order is printed by: `stock` of `ranked-by-stock`.
  package var rankedBy: Substring? {
    remarks.lazy.filter { $0.hasPrefix("ranked-by-") }.map { $0.dropFirst("ranked-by-".count) }.first
  }

  /// Whether the number is printed in a figure, not in words: `figure-2`.
  package var isInFigure: Bool { remarks.contains { $0.hasPrefix("figure-") } }

  /// Whether the note makes a remark: `hasRemark("unit-missing")`.
  package func hasRemark(_ word: String) -> Bool { !note.isEmpty && Statement.remark(word, in: note) }

  private static func remark(_ word: String, in note: String) -> Bool {
    let marks = note.utf8.span
    let wanted = word.utf8.span
    var start = 0
    while start + wanted.count <= marks.count {
      var same = 0
      while same < wanted.count, marks[start + same] == wanted[same] { same += 1 }
      var end = start + same
      while end < marks.count, marks[end] != UInt8(ascii: "|") { end += 1 }
      if same == wanted.count, end == start + same { return true }
      start = end + 1
    }
    return false
  }

  /// The hedges of the print.
  package var hedges: [Hedge] { Hedge.marked(hedge) }

  /// The first word of the hedge that is none: in `around|third`, nothing.
  package var unknownHedge: String? {
    if hedge.isEmpty { return nil }
    return hedge.split(separator: "|").map(String.init).first { Hedge.named($0) == nil }
  }
}
