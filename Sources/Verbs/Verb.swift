package import Answers
package import Claims
package import Language
package import Observations
package import Texts

/// A word of the language.
package protocol Verb: Sendable {
  var name: String { get }
  /// One line for lists of words.
  var summary: String { get }
  /// How it is written: `share PART in WHOLE [PERIOD]`.
  var usage: String { get }
  /// A line that works on the built-in data.
  var example: String { get }
  var kind: VerbKind { get }
  func run(_ call: Call, _ run: Run) throws(Diagnostic) -> Answer
}

/// What may follow a word; completion and the grammar of nested calls follow from it.
package enum VerbKind: Sendable {
  /// Names, periods and clauses.
  case selection
  /// Another call: `why share japan in FEFD 2012`.
  case wrapper
  /// Words of its own: `help share`.
  case plain
  /// A statement with its own grammar: `let`, `check`.
  case statement
}

extension Verb {
  package var kind: VerbKind { .selection }
}

/// What a word has at hand while it runs. Nothing in it ever changes, so it is shared, never copied.
package final class Run {
  package let library: Library
  package let memory: Memory
  package let figures: Figures
  package let codes: Codes
  let cube: Cube
  package let structure: Structure
  package let line: LineText
  package let checkpoint: Checkpoint
  /// Answers an expression inside the line.
  package let evaluate: (Expression) throws(Diagnostic) -> Answer
  /// Answers a line as a session would that has named and fixed nothing; what is supposed stays supposed.
  package let answerAlone: (String) throws(Diagnostic) -> Answer

  package init(
    library: Library, memory: Memory, line: LineText,
    checkpoint: @escaping Checkpoint,
    evaluate: @escaping (Expression) throws(Diagnostic) -> Answer,
    answerAlone: @escaping (String) throws(Diagnostic) -> Answer
  ) {
    self.library = library
    self.memory = memory
    self.line = line
    self.checkpoint = checkpoint
    self.evaluate = evaluate
    self.answerAlone = answerAlone
    figures = Figures(
      memory.suppositions.isEmpty
        ? library.operands : Operands(library.catalogue, supposing: memory.supposedNumbers),
      kept: library.figures)
    codes = library.catalogue.codes
    cube = library.catalogue.cube
    structure = cube.structure
  }

  package var catalogue: Catalogue { library.catalogue }
}

/// Throws when the step budget is spent or the line was interrupted.
package typealias Checkpoint = @Sendable () throws(Diagnostic) -> Void

/// The line being answered, so that a refusal can print it mended.
package struct LineText: Hashable, Sendable {
  /// As it was typed, each tab a blank, so that a command made of it can be copied.
  package let text: String
  /// Offset of its first byte in the source.
  package let base: Int

  package init(_ text: String, base: Int = 0) {
    self.text =
      text.utf8.contains(0x09)
      ? String(decoding: text.utf8.map { $0 == 0x09 ? 0x20 : $0 }, as: UTF8.self) : text
    self.base = base
  }

  /// The line with one span replaced, spaces tidied.
  package func replacing(_ span: Span, with new: String) -> String {
    edited(from: span.start, to: span.end, new)
  }

  /// The line with words put in before an offset.
  package func inserting(_ words: String, at offset: Int) -> String {
    edited(from: offset, to: offset, words)
  }

  private func edited(from start: Int, to end: Int, _ new: String) -> String {
    let bytes = text.utf8
    let first = bytes.index(bytes.startIndex, offsetBy: min(max(0, start - base), bytes.count))
    let last = bytes.index(bytes.startIndex, offsetBy: min(max(0, end - base), bytes.count))
    let blank = UInt8(ascii: " ")
    var before = text[..<first]
    var after = text[max(first, last)...]
    while before.utf8.last == blank { before.removeLast() }
    while after.utf8.first == blank { after.removeFirst() }
    let joined = [String(before), new, String(after)].filter { !$0.isEmpty }.text(with: " ")
    guard joined.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return joined }
    return joined.split(whereSeparator: { $0 == "\n" || $0 == "\r" }).joined(separator: " ")
  }
}
