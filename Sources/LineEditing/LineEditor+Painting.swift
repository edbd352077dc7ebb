import CLibEdit

// Colours and hints while a line is typed.
extension LineEditor {
  /// Where libedit's keys come from. Before it waits, the line is drawn over; afterwards the hint is taken away again.
  @unsafe func readKey(_ key: UnsafeMutablePointer<wchar_t>) -> Int32 {
    var isHinted = false
    // The later characters of one key are there already: what was shown before it still counts.
    if paints, !isPasting, !edit.hasKey {
      hint = nil
      paint()
      isHinted = hint != nil
      if !wasIdle, !edit.hasKey { beIdle() }
    }
    let count = unsafe edit.readKey(key)
    if isHinted { edit.printLater(Overpaint.clearHint) }
    return count
  }

  private func beIdle() {
    wasIdle = true
    _ = history
    settings.idle()
  }

  private func paint() {
    let size = edit.size
    guard size.columns == columnsAtBegin, let promptColumns else { return }
    let line = edit.line
    guard !line.scalars.isEmpty, !line.scalars.contains("\n") else { return }
    let text = line.text
    let rest =
      line.cursor == line.scalars.count && search == nil && settings.showsHint() ? rest(of: text) : ""
    guard
      let over = Overpaint(
        line, promptColumns: promptColumns, columns: size.columns, spans: settings.styles(text), hint: rest)
    else { return }
    edit.print(over.text)
    if !over.shownHint.isEmpty { hint = (line, rest) }
  }

  /// What the latest line of before that begins so goes on with, else what the settings say.
  private func rest(of text: String) -> String {
    if let likely, isRest(likely, of: text) {
      return String(decoding: likely.utf8.dropFirst(text.utf8.count), as: UTF8.self)
    }
    likely = history.lines.last { isRest($0, of: text) }
    guard let likely else { return settings.rest(text) }
    return String(decoding: likely.utf8.dropFirst(text.utf8.count), as: UTF8.self)
  }

  private func isRest(_ line: String, of text: String) -> Bool {
    line.utf8.count > text.utf8.count && line.utf8.starts(with: text.utf8) && settings.isWorthRepeating(line)
  }

  /// Takes the hint, or a part of it; where none is shown, `key` is typed instead.
  func takeHint(_ part: (String) -> String = { $0 }, else key: Unicode.Scalar) -> Effect {
    guard let hint, hint.line == edit.line else {
      edit.push(key)
      return .nothing
    }
    edit.insert(part(hint.rest))
    return .refresh
  }

  /// `" in FEFD 2012"` begins with `" in"`.
  static func firstWord(of hint: String) -> String {
    let blanks = hint.prefix { $0 == " " }
    return String(blanks + hint.dropFirst(blanks.count).prefix { $0 != " " })
  }
}
