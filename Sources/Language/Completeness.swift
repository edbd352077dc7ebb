package import Texts

/// Whether a typed text can be answered, needs more, or is wrong already.
package enum Completeness: Hashable, Sendable {
  case finished
  case unfinished
  case wrong(Diagnostic)

  /// A trailing operator, comma or backslash, an open parenthesis or an open quote is unfinished.
  package init(of text: String) {
    guard let fault = Cell.lines(of: text).fault else {
      self = .finished
      return
    }
    self = fault.code == .unfinished ? .unfinished : .wrong(fault)
  }
}

extension Completeness {
  /// Of a text that was unfinished before its last row was typed, so that all of it is one statement. One that has as
  /// many rows as a statement may have is finished: no more rows mend it.
  package init(ofBegun text: String) {
    guard let line = Cell.joined(text) else {
      self = .finished
      return
    }
    do throws(Diagnostic) {
      _ = try Parser.statement(line)
      self = .finished
    } catch {
      self = error.code == .unfinished ? .unfinished : .wrong(error)
    }
  }
}

/// The lines of a cell. An unfinished line goes on in the next one, and so does one that ends with a backslash.
package enum Cell {
  package struct Line: Hashable, Sendable {
    /// The text, which spans several typed lines if it was continued.
    package let text: String
    /// Its first byte in the cell.
    package let start: Int
    package let statement: Statement
  }

  /// The statements of a cell in order, blank lines and comments left out, up to the first that cannot be read.
  package static func lines(of text: String) -> (lines: [Line], fault: Diagnostic?) {
    var lines: [Line] = []
    var rest = pieces(of: text)[...]
    while let (first, start) = rest.popFirst() {
      var piece = first
      var tries = 0
      while true {
        do throws(Diagnostic) {
          if let statement = try Parser.statement(piece, base: start) {
            lines.append(Line(text: piece, start: start, statement: statement))
          }
          break
        } catch {
          guard error.code == .unfinished, tries < continuationLimit, let (more, at) = rest.popFirst() else {
            return (lines, error)
          }
          tries += 1
          piece = joined(piece, start, more, at)
        }
      }
    }
    return (lines, nil)
  }

  /// One line of the rows of a text; nothing where they are more than one statement may have.
  fileprivate static func joined(_ text: String) -> String? {
    let rows = pieces(of: text)
    guard let (first, start) = rows.first, rows.count <= continuationLimit + 1 else { return nil }
    return rows.dropFirst().reduce(first) { joined($0, start, $1.0, $1.1) }
  }

  /// A piece with the row after it, each where it stands in the cell.
  private static func joined(_ piece: String, _ start: Int, _ more: String, _ at: Int) -> String {
    let kept = uncommented(piece)
    return kept + String(repeating: " ", count: max(1, at - start - kept.utf8.count)) + more
  }

  /// The most lines one statement may go on for.
  private static let continuationLimit = 200

  /// A line without its comment and without a backslash at its end, so that a continued one still reads as one line.
  package static func uncommented(_ text: String) -> String {
    if !text.utf8.contains(where: { $0 == 0x23 || $0 == 0x5C }) { return text }
    var quote: Unicode.Scalar?
    var end = text.unicodeScalars.startIndex
    for index in text.unicodeScalars.indices {
      let scalar = text.unicodeScalars[index]
      if let open = quote {
        if scalar == open { quote = nil }
      } else if let closing = scalar.closingQuote {
        quote = closing
      } else if scalar == "#" {
        let kept = text.unicodeScalars[..<index]
        let last = kept.lastIndex { !$0.isSpace }
        return String(kept[..<(last.map { kept.index(after: $0) } ?? kept.startIndex)])
      }
      end = text.unicodeScalars.index(after: index)
    }
    let kept = text.unicodeScalars[..<end]
    if quote == nil, let last = kept.lastIndex(where: { !$0.isSpace }), kept[last] == "\\" {
      return String(kept[..<last]) + " " + String(kept[kept.index(after: last)...])
    }
    return String(kept)
  }

  private static func pieces(of text: String) -> [(String, Int)] {
    let bytes = text.utf8
    if !bytes.contains(UInt8(ascii: "\n")) { return [(text, 0)] }
    var pieces: [(String, Int)] = []
    var start = 0
    var rest = text.startIndex
    while let end = bytes[rest...].firstIndex(of: UInt8(ascii: "\n")) {
      pieces.append((String(text[rest..<end]), start))
      start += bytes.distance(from: rest, to: end) + 1
      rest = bytes.index(after: end)
    }
    pieces.append((String(text[rest...]), start))
    return pieces
  }
}
