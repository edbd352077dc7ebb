import Answers
import Language
import Observations
import Texts
package import Verbs

/// What the parts of a typed text are: words, names, numbers … and what cannot be meant.
///
/// It takes what the session named into account. Nothing is asked of the data, so it can be done at every key.
package struct Highlighting: Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// The word a query begins with.
    case word
    /// A place, a sector …, a group, a number kept by `let`, a cell.
    case name
    case level, number, period
    /// What stands between names: `in`, `from`, `by`, `with shares`.
    case clause
    case comment
    /// A word that is none, a name that nothing has, a sign that cannot be read.
    case error
  }

  package struct Part: Hashable, Sendable {
    package let kind: Kind
    /// UTF-8 offsets into the text.
    package let range: Range<Int>
  }

  private let names: Names
  /// Every name, folded, in the order of its characters.
  private let sorted: [String]

  package init(_ library: Library) {
    names = library.names
    sorted = library.names.all.map(\.name)
  }

  /// The parts in order. What is not listed is plain.
  package func parts(of text: String, in session: Session) -> [Part] {
    var parts: [Part] = []
    var statement: [Token] = []
    var begun = ""
    var offset = 0
    for row in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let read = TypedRow(String(row), at: offset)
      begun += (begun.isEmpty ? "" : "\n") + row
      statement += read.tokens
      parts += read.parts
      offset += row.utf8.count + 1
      if Completeness(of: begun) != .unfinished || offset > text.utf8.count {
        let isTyping = offset > text.utf8.count && statement.last?.span.end == text.utf8.count
        let memory = session.memory
        var reading = HighlightedStatement(
          statement, isTyping: isTyping, memory: memory, isName: { isName($0, memory) },
          beginsName: beginsName)
        parts += reading.parts()
        statement = []
        begun = ""
      }
    }
    return parts.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private func isName(_ text: String, _ memory: Memory) -> Bool {
    memory.group(text) != nil || !names.codes(for: HighlightedStatement.withoutPossessive(text)).isEmpty
  }

  /// Whether some name begins with a folded text.
  private func beginsName(_ text: String) -> Bool {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < text { low = middle + 1 } else { high = middle }
    }
    return sorted.indices.contains(low) && sorted[low].hasPrefix(text)
  }
}

/// The tokens of one row as far as they can be read, and what stands beside them.
private struct TypedRow {
  var tokens: [Token] = []
  var parts: [Highlighting.Part] = []

  init(_ row: String, at offset: Int) {
    let end = offset + row.utf8.count
    do throws(Diagnostic) {
      tokens = try Lexer.tokens(of: row, base: offset)
    } catch {
      let start = min(max(error.span?.start ?? offset, offset), end)
      let head = String(decoding: row.utf8.prefix(start - offset), as: UTF8.self)
      tokens = (try? Lexer.tokens(of: head, base: offset)) ?? []
      // An open quote is no fault while it is typed.
      let isQuote = error.code == .unfinished
      let stop = isQuote ? end : max(error.span?.end ?? end, start + 1)
      parts.append(Highlighting.Part(kind: isQuote ? .name : .error, range: start..<min(stop, end)))
      return
    }
    let last = (tokens.last?.span.end ?? offset) - offset
    if let comment = row.utf8.dropFirst(last).firstIndex(of: UInt8(ascii: "#")) {
      parts.append(
        Highlighting.Part(
          kind: .comment, range: (offset + row.utf8.distance(from: row.utf8.startIndex, to: comment))..<end))
    }
  }
}
