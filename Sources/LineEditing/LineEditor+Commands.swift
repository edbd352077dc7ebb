// What our own keys do.
extension LineEditor {
  func perform(_ command: Command) -> Effect {
    switch command {
    case .enter: enter()
    case .insertNewline: insert("\n")
    case .interrupt: interrupt()
    case .complete: complete()
    case .listCandidates: listCandidates()
    case .paste: paste()
    case .older: walkHistory { $0.older() }
    case .newer: walkHistory { $0.newer() }
    case .search: beginSearch()
    case .continueSearch: continueSearch()
    case .suspend: follow(with: .stop)
    case .forward: takeHint(else: Command.nextCharacter)
    case .end: takeHint(else: Command.lineEnd)
    case .forwardWord: takeHint(LineEditor.firstWord, else: Command.nextWord)
    case .begin: insert(given)
    case .stop: suspend()
    }
  }

  private func enter() -> Effect {
    if settings.isUnfinished(edit.line.text) { return insert("\n") }
    edit.push(Command.giveLine)
    return .nothing
  }

  private func insert(_ text: String) -> Effect {
    edit.insert(text)
    return .refresh
  }

  /// The line stays on the screen with `^C` after it.
  private func interrupt() -> Effect {
    isInterrupted = true
    moveToEnd()
    edit.push(Command.giveLine)
    return insert("^C")
  }

  private func paste() -> Effect {
    isPasting = true
    defer { isPasting = false }
    var pasted = PastedText()
    while let key = edit.nextKey() {
      // A terminal that never ends its paste must not hold the user.
      if key == "\u{3}" { return interrupt() }
      if let text = pasted.take(key) { return insert(text) }
    }
    return .noLine
  }

  /// The cursor goes to the end of the line, the display follows, and then `second` is performed: below the line.
  private func follow(with second: Command) -> Effect {
    guard let key = second.privateKey else { return .beep }
    cursorToRestore = edit.line.cursor
    moveToEnd()
    edit.push(key)
    return .refresh
  }

  private func moveToEnd() {
    edit.move(to: edit.line.scalars.count)
  }

  /// The line again, on a row of its own.
  private func drawAgain() -> Effect {
    edit.move(to: cursorToRestore)
    edit.redraw()
    return .nothing
  }

  private func suspend() -> Effect {
    markPastes(false)
    edit.setRaw(false)
    edit.print("\n")
    stop()
    edit.setRaw(true)
    markPastes(true)
    return drawAgain()
  }
}

// Completion.
extension LineEditor {
  private func complete() -> Effect {
    let line = edit.line
    let completion = settings.complete(line.text, line.textBeforeCursor.utf8.count)
    switch completion.step(in: line.text) {
    case .nothing: return .beep
    case .replace(let range, let text):
      edit.replace(line.scalarRange(utf8: range), with: text)
      return .refresh
    case .list(let candidates):
      let size = edit.size
      rows = CandidateList.rows(
        candidates, columns: size.columns - 1, limit: min(settings.candidateRows, max(size.rows - 3, 1)),
        colour: settings.colour)
      return follow(with: .listCandidates)
    }
  }

  private func listCandidates() -> Effect {
    edit.print("\n" + rows.map { $0 + "\n" }.joined())
    return drawAgain()
  }
}

// The lines of before.
extension LineEditor {
  private func walkHistory(_ step: (inout HistoryWalk) -> EditedLine?) -> Effect {
    let line = edit.line
    var walk = walk.flatMap { $0.shown == line.text ? $0 : nil } ?? HistoryWalk(from: line, in: history)
    let next = step(&walk)
    self.walk = walk
    guard let next else { return .beep }
    edit.show(next)
    return .refresh
  }

  private func beginSearch() -> Effect {
    search = HistorySearch(from: edit.line, in: history, lastPattern: lastPattern)
    return searchOn()
  }

  /// Shows what the search has found and waits for its next key.
  private func searchOn() -> Effect {
    guard let search, let key = Command.continueSearch.privateKey else { return .beep }
    edit.show(search.line)
    showPrompt()
    edit.push(key)
    return .refresh
  }

  private func continueSearch() -> Effect {
    guard var search else { return .nothing }
    guard let key = edit.nextKey() else { return .noLine }
    let step = search.take(key)
    self.search = search
    guard step != .search else { return searchOn() }
    endSearch(search)
    if step == .stop { edit.push(key) }
    return .refresh
  }

  private func endSearch(_ search: HistorySearch) {
    if !search.pattern.isEmpty { lastPattern = search.pattern }
    walk = search.walk(in: history)
    self.search = nil
    edit.show(search.line)
    showPrompt()
  }
}
