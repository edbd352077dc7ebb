/// What a line editor is told about the language it edits and the person it serves.
package struct EditorSettings {
  /// The program, as `~/.editrc` may name it: `okrug:bind ^T complete-word`.
  package var name: String
  /// Printed before a line, one row, asked once a line. It may hold colour escapes: `"\u{1b}[32mokrug>\u{1b}[0m "`.
  package var prompt: () -> String
  /// What may stand at a cursor, a UTF-8 offset into the buffer.
  package var complete: (_ buffer: String, _ utf8Cursor: Int) -> Completion
  /// How the parts of a line look. Asked at every key where there is colour.
  package var styles: (_ buffer: String) -> [StyledSpan] = { _ in [] }
  /// Whether the most likely rest of a line is shown faintly behind it, to be taken with Right or End. It needs colour:
  /// without, it could not be told from what was typed.
  package var showsHint: () -> Bool = { false }
  /// The rest of a line that no line of before begins with, or nothing.
  package var rest: (_ buffer: String) -> String = { _ in "" }
  /// Whether a line of before may be shown faintly as the rest of another.
  package var isWorthRepeating: (_ line: String) -> Bool = { _ in true }
  /// Called once, when the first prompt stands and nobody has typed yet: time to get ready.
  package var idle: () -> Void = {}
  /// Whether Enter continues on a new row instead of giving the line.
  package var isUnfinished: (_ buffer: String) -> Bool
  /// Whether colour is wanted (`Terminal.wantsColour`); without it the prompt loses its escapes.
  package var colour: Bool
  /// Where accepted lines are kept; nil keeps them for this run only. A file that cannot be read or
  /// written is no reason to refuse a line: the history is then shorter.
  package var historyFile: String?
  /// At most so many lines are kept.
  package var historyLimit = 10_000
  /// At most so many rows of candidates are listed, and no more than the screen has.
  package var candidateRows = 40

  package init(
    name: String,
    prompt: @escaping () -> String,
    complete: @escaping (_ buffer: String, _ utf8Cursor: Int) -> Completion = { _, cursor in
      Completion(replacing: cursor..<cursor, candidates: [])
    },
    isUnfinished: @escaping (_ buffer: String) -> Bool = { _ in false },
    colour: Bool = false,
    historyFile: String? = nil
  ) {
    self.name = name
    self.prompt = prompt
    self.complete = complete
    self.isUnfinished = isUnfinished
    self.colour = colour
    self.historyFile = historyFile
  }
}
