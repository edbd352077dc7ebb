import CLibEdit
import Glibc

/// A line editor for a person at a terminal, over libedit.
///
/// One a program and on one thread: libedit is not made for more. The terminal is raw, and its bracketed paste on, only
/// inside `nextLine`; Ctrl-C is a key there and an ordinary SIGINT elsewhere. Making one sets the process's
/// `LC_CTYPE`.
///
/// Limits that are libedit's: a combining mark stays in the line but is not drawn; of a line taller than the window
/// only the end is drawn right; nothing is undone. In vi mode Escape is a key, so that a paste is typed, and only
/// Enter makes a new row.
package final class LineEditor: LineReader {
  let settings: EditorSettings
  let edit: EditLine
  /// The terminal says where a paste begins and ends.
  let marksPastes: Bool
  private let historyFile: HistoryFile?
  /// Read when it is first needed: nobody waits for it at the first prompt.
  private(set) lazy var history =
    historyFile?.load(limit: settings.historyLimit) ?? History(limit: settings.historyLimit)
  /// Only a user's own binding can call the commands of libedit that look into its own history.
  private let feedsLibedit: Bool
  private var prompt = WideText("")
  private var ownPrompt = ""
  /// The columns the prompt takes; nil where they are not sure.
  private(set) var promptColumns: Int?
  private(set) var columnsAtBegin = 0
  /// Whether lines are drawn over.
  let paints: Bool
  /// The line as it was last drawn over, and its rest that was shown faintly behind it.
  var hint: (line: EditedLine, rest: String)?
  /// The line of before that the hint was taken from last.
  var likely: String?
  var isPasting = false
  var wasIdle = false
  /// What the line begins with.
  private(set) var given = ""
  /// False once an accepted line could not be written to the history's file.
  package private(set) var keepsHistory = true

  /// Where the commands of one line leave word for the next.
  var isInterrupted = false
  var walk: HistoryWalk?
  var search: HistorySearch?
  var lastPattern = ""
  /// What `listCandidates` prints, and where the cursor goes back to.
  var rows: [String] = []
  var cursorToRestore = 0
  /// Stops the program until somebody continues it.
  var stop: () -> Void = { kill(0, SIGTSTP) }

  /// nil when one of the descriptors is no terminal (a `ScriptedReader` is for these) or the system has no UTF-8.
  package init?(_ settings: EditorSettings, input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO) {
    guard let edit = EditLine(program: settings.name, input: input, output: output) else { return nil }
    self.settings = settings
    historyFile = settings.historyFile.map(HistoryFile.init)
    feedsLibedit = UsersFile.bindKeys(of: edit)
    paints = settings.colour && Terminal.understandsEscapes(type: Environment["TERM"])
    marksPastes = !edit.isVi && Terminal.understandsEscapes(type: Environment["TERM"])
    self.edit = edit
    if feedsLibedit { self.edit.setHistory(history.lines, limit: settings.historyLimit) }
    unsafe self.edit.setClient(Unmanaged.passUnretained(self).toOpaque())
    if paints { unsafe self.edit.setReader { unsafe LineEditor.readKey(of: $0, $1) } }
    unsafe self.edit.setPrompt { unsafe LineEditor.find($0)?.prompt.pointer }
  }

  /// Waits for a line. Accepted lines go into the history.
  package func nextLine() -> Line { nextLine(given: "") }

  /// Waits for a line that begins with a text, which can be edited.
  package func nextLine(given: String) -> Line {
    self.given = given
    begin()
    defer { finish() }
    switch edit.nextLine() {
    case .line where isInterrupted: return .interrupted
    case .line(let text):
      remember(text)
      return .text(text)
    case .failed(EINTR):
      edit.print("\n")
      return .interrupted
    case .nothing, .failed:
      edit.print("\n")
      return .end
    }
  }

  private func begin() {
    isInterrupted = false
    walk = nil
    search = nil
    hint = nil
    likely = nil
    columnsAtBegin = edit.columns
    ownPrompt = settings.prompt()
    showPrompt()
    fflush(nil)
    edit.guardTerminal()
    // Before the prompt: what is typed the moment it shows is not for the terminal's own line editor.
    edit.setRaw(true)
    markPastes(true)
    if !given.isEmpty, let key = Command.begin.privateKey { edit.push(key) }
  }

  private func finish() {
    edit.setRaw(false)
    markPastes(false)
    edit.unguardTerminal()
  }

  func markPastes(_ isOn: Bool) {
    if marksPastes { edit.print(isOn ? "\u{1b}[?2004h" : "\u{1b}[?2004l") }
  }

  /// The prompt of the search while there is one, else the caller's.
  func showPrompt() {
    let encoded = Prompt.encoded(search?.prompt ?? ownPrompt, colour: settings.colour)
    prompt = WideText(encoded)
    promptColumns = Prompt.columns(encoded)
  }

  private func remember(_ line: String) {
    guard history.add(line) else { return }
    if feedsLibedit { edit.addToHistory(line) }
    likely = nil
    if historyFile?.append(line) == false { keepsHistory = false }
  }
}

// libedit calls.
extension LineEditor {
  /// Who an editor of libedit belongs to.
  private static func find(_ edit: OpaquePointer?) -> LineEditor? {
    guard let client = unsafe edit_client(edit) else { return nil }
    return unsafe Unmanaged<LineEditor>.fromOpaque(client).takeUnretainedValue()
  }

  private static func readKey(of edit: OpaquePointer?, _ key: UnsafeMutablePointer<wchar_t>?) -> Int32 {
    guard let key = unsafe key else { return -1 }
    return unsafe find(edit)?.readKey(key) ?? -1
  }

  static func perform(_ command: Command, for edit: OpaquePointer?) -> UInt8 {
    (unsafe find(edit)?.perform(command) ?? .beep).code
  }
}
