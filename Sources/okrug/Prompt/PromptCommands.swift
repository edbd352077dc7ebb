import Answers
import Observations
import Rendering
import Replaying
import Verbs

/// What the words with a colon do.
extension Prompt {
  func perform(_ typed: String, _ line: String) {
    let rest = line.drop { $0 == " " || $0 == "\t" }.dropFirst(typed.count)
    let argument = String(rest.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    guard let word = ColonWord(typed: typed) else { return say(ColonWord.unknown(typed)) }
    guard argument.isEmpty || word.takesArgument else {
      return say("'\(typed)' takes nothing behind it\nhint: write \(word.usage)")
    }
    switch word {
    case .save: save(argument)
    case .load: load(argument)
    case .undo: undo()
    case .note: note(argument)
    case .cells: cells()
    case .edit: edit(argument, inEditor: typed == ":edit!")
    case .hint: showHints()
    case .try: tryHint(argument)
    case .sessions: sessions()
    case .recover: recover(argument)
    case .forget: forget(argument)
    case .set: set(argument)
    case .help: help()
    case .quit: quit()
    }
  }

  private func help() {
    let words = ColonWord.allCases.map { Paragraph.entry($0.usage, Phrase($0.summary)) }
    let keys = ColonWord.keys.map { Paragraph.entry($0.key, Phrase($0.does)) }
    say(
      [Paragraph.text("The prompt's own words; help lists those of the language.")] + words + [
        .heading("Keys")
      ] + keys + [.heading("Settings, kept from session to session")]
        + settings.all.map { .entry(":set \($0.name.rawValue)", Phrase($0.name.summary)) }
    )
  }

  private func note(_ text: String) {
    if text.isEmpty { return say("':note' needs a text\nhint: :note The East gets most of it.") }
    write([.note(text)])
    conversation.step { $0.note(text) }
  }

  private func undo() {
    guard let undone = conversation.undo() else { return say("there is nothing to take back") }
    write([.undo(undone.count)])
    let what =
      switch undone.first {
      case .cell(let cell): Prompt.firstRow(cell.answered.isEmpty ? cell.refused : cell.answered)
      case .note(let text): ":note " + Prompt.firstRow(text)
      }
    say("taken back: \(what)\(undone.count > 1 ? ", and what came after it" : "")")
  }

  static func firstRow(_ text: String) -> String {
    let rows = text.split(separator: "\n")
    return (rows.first.map { ShownText.shown(String($0)) } ?? "") + (rows.count > 1 ? " …" : "")
  }

  // MARK: Files

  private func save(_ argument: String) {
    let words = argument.split(separator: " ", maxSplits: 1).map(String.init)
    if let option = words.first, option.hasPrefix("--"), option != "--all" {
      return say("':save' has no '\(option)'\nhint: :save --all far-east.md keeps refused lines too")
    }
    let keepsRefused = words.first == "--all" || argument.isEmpty && saved?.keepsRefused == true
    let name = words.first == "--all" ? (words.count > 1 ? words[1] : "") : argument
    guard let path = name.isEmpty ? saved?.path : Prompt.notebookPath(name) else {
      return say("':save' needs the name of a file\nhint: :save far-east.md")
    }
    if Prompt.isFolderName(name) { return say("'\(name)' is a folder\nhint: :save far-east.md") }
    if let other = ForeignNotebook.markdownName(for: path) {
      return say(
        "a notebook is saved as .md\nhint: :save \(other); then 'okrug convert \(ShellWord.of(other)) \(ShellWord.of(path))'"
      )
    }
    guard let sessions = try? NotebookSessions() else { return }
    let notebook = SavedSession(conversation, from: sessions.parts, keepsRefused: keepsRefused)
    guard notebook.cellCount > 0 else { return say("nothing was answered yet, so there is nothing to save") }
    guard let bytes = notebook.bytes(title: Prompt.title(of: path)) else {
      return say(
        "the session cannot be saved: a note or a line would be read as something else\nhint: :undo takes it back"
      )
    }
    let isNew = !Files.isThere(path)
    if !isNew, (try? Files.bytes(of: path)) != saved?.bytes || !isSaved(in: path) {
      return say("'\(path)' is there already, and is not this session\nhint: choose another name")
    }
    do throws(FileFault) {
      if isNew { try Files.make(path, with: bytes) } else { try Files.replace(path, with: bytes) }
    } catch {
      return say(error.message)
    }
    saved = SavedNotebook(
      path: path, bytes: bytes, revision: conversation.revision, keepsRefused: keepsRefused)
    write([.saved(path: Files.absolute(path), digest: Digest.sha256(bytes))])
    synchronizeJournal()
    let replay = Progress.during("asking the notebook again") {
      Replay.run(path, bytes, with: sessions.factory(for: bytes), options: ReplayOptions())
    }
    let doubt = replay.items.first { $0.verdict.isFailed }.map {
      "; \($0.label) says something else when it is asked again"
    }
    say("saved \(counted(notebook.cellCount, "cell")) in \(path)\(doubt ?? "")")
  }

  /// Whether the session was saved in that very file.
  private func isSaved(in path: String) -> Bool {
    saved.map { Files.absolute($0.path) == Files.absolute(path) } ?? false
  }

  /// A recovered session goes on in the file it was saved in, if that still holds what was saved.
  func goOn(in saved: (path: String, digest: String)?) {
    guard let saved, let bytes = try? Files.bytes(of: saved.path), Digest.sha256(bytes) == saved.digest else {
      return
    }
    self.saved = SavedNotebook(path: saved.path, bytes: bytes, revision: -1, keepsRefused: false)
  }

  /// `~` is the home folder; a name without an ending gets `.md`.
  private static func notebookPath(_ name: String) -> String {
    let path = expanded(name)
    let last = path.split(separator: "/").last ?? ""
    return last.dropFirst().contains(".") ? path : path + ".md"
  }

  /// Whether a name can be none of a file: `..`, `notes/`, `~`.
  private static func isFolderName(_ name: String) -> Bool {
    name.hasSuffix("/") || [".", "..", "~"].contains(name.split(separator: "/").last ?? "")
  }

  /// A file's name as it is typed: in quotes or not, with the home folder for `~`.
  static func expanded(_ typed: String) -> String {
    let isQuoted = typed.count > 2 && typed.first == typed.last && (typed.first == "\"" || typed.first == "'")
    let name = isQuoted ? String(typed.dropFirst().dropLast()) : typed
    guard name == "~" || name.hasPrefix("~/"), let home = Environment["HOME"] else { return name }
    return home + name.dropFirst()
  }

  /// `notes/far-east.md` → `Far east`
  private static func title(of path: String) -> String {
    let last = String(path.split(separator: "/").last ?? "")
    let stem = last.hasSuffix(".md") ? String(last.dropLast(3)) : last
    let words = stem.split { "-_ ".contains($0) }.joined(separator: " ")
    return words.isEmpty ? "Session" : words.prefix(1).uppercased() + words.dropFirst()
  }

  private func load(_ name: String) {
    if name.isEmpty { return say("':load' needs the name of a file\nhint: :load questions.txt") }
    let file: LoadedFile
    do throws(FileFault) { file = try LoadedFile(Prompt.expanded(name)) } catch { return say(error.message) }
    if file.items.isEmpty { return say("there is nothing to answer in '\(name)'") }
    conversation.step { conversation in
      for item in file.items {
        echo(item.text)
        if !ask(item.text, id: item.id, in: &conversation) { return }
      }
    }
  }

  /// A line that is asked for the person, as it may be shown.
  func echo(_ text: String) {
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false)
    let shown = rows.map { "> " + ShownText.shown(String($0)) }.joined(separator: "\n")
    StandardStream.output.line(output.colour ? "\u{1B}[2m\(shown)\u{1B}[0m" : shown)
  }
}
