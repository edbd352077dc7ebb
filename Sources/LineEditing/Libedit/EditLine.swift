import CLibEdit
import Glibc

/// A libedit editor on a terminal, with its history and streams; its end gives the terminal back as it was.
@safe struct EditLine: ~Copyable {
  /// What came of waiting for a line.
  enum Answer {
    case line(String)
    /// A command said that there is no line.
    case nothing
    /// The terminal gave no more; the number is `errno`, 0 where it hung up.
    case failed(Int32)
  }

  private let edit: OpaquePointer
  private let history: OpaquePointer
  private let input: UnsafeMutablePointer<FILE>
  private let output: UnsafeMutablePointer<FILE>
  /// The terminal's modes as they were before.
  private let modes: termios

  /// nil when one of them is no terminal, or there is no UTF-8 or no memory. The descriptors stay the caller's.
  init?(program: String, input: Int32, output: Int32) {
    guard Terminal.isTerminal(input), Terminal.isTerminal(output), Locale.useUTF8() else { return nil }
    guard let reader = unsafe Self.stream(input, "r") else { return nil }
    guard let writer = unsafe Self.stream(output, "w") else {
      unsafe fclose(reader)
      return nil
    }
    guard let history = unsafe history_winit() else {
      unsafe fclose(reader)
      unsafe fclose(writer)
      return nil
    }
    var modes = termios()
    unsafe tcgetattr(input, &modes)
    guard let edit = unsafe el_init(program, reader, writer, writer) else {
      unsafe history_wend(history)
      unsafe fclose(reader)
      unsafe fclose(writer)
      return nil
    }
    unsafe self.edit = edit
    unsafe self.history = history
    unsafe self.input = reader
    unsafe self.output = writer
    self.modes = modes
    unsafe edit_set_history(edit, history)
    configure()
  }

  deinit {
    // libedit would throw away what was typed ahead, which is for whoever reads the terminal next.
    unsafe edit_set_flag(edit, EL_EDITMODE, 0)
    unsafe el_end(edit)
    var modes = modes
    unsafe tcsetattr(fileno(input), TCSADRAIN, &modes)
    unsafe history_wend(history)
    unsafe fclose(input)
    unsafe fclose(output)
  }

  private static func stream(_ descriptor: Int32, _ mode: String) -> UnsafeMutablePointer<FILE>? {
    let own = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
    guard own >= 0 else { return nil }
    guard let stream = unsafe fdopen(own, mode) else {
      close(own)
      return nil
    }
    return unsafe stream
  }

  /// Ctrl-C, Ctrl-Z, Ctrl-\, Ctrl-S and Ctrl-Q are keys while a line is edited, and CR and LF arrive as they were sent.
  private func configure() {
    unsafe edit_set_editor(edit, "emacs")  // libedit may have been built for vi
    unsafe edit_set_flag(edit, EL_SIGNAL, 0)
    unsafe edit_set_flag(edit, EL_SAFEREAD, 1)
    for flag in ["-isig", "-ixon", "-icrnl", "-inlcr"] {
      unsafe edit_set_mode_flag(edit, "-d", flag)
    }
  }
}

// Commands and keys.
extension EditLine {
  /// What the callbacks find with `edit_client`; it must outlive the editor.
  @unsafe func setClient(_ client: UnsafeMutableRawPointer) {
    unsafe edit_set_client(edit, client)
  }

  /// Where keys come from, whoever asks for one.
  @unsafe func setReader(_ reader: edit_reader) {
    unsafe edit_set_reader(edit, reader)
  }

  /// Waits for a key, as `setReader` wants it.
  @unsafe func readKey(_ key: UnsafeMutablePointer<wchar_t>) -> Int32 {
    unsafe edit_read_key(fileno(input), key)
  }

  /// Whether a key was typed already.
  var hasKey: Bool { Terminal.hasInput(unsafe fileno(input)) }

  @unsafe func setPrompt(_ prompt: edit_prompt) {
    unsafe edit_set_prompt(edit, prompt, wchar_t(bitPattern: Prompt.literal.value))
  }

  func add(_ command: Command) {
    unsafe edit_add_command(edit, command.rawValue, command.help, command.function)
  }

  /// A key is the characters it sends. In vi's two modes it does the same.
  func bind(_ key: String, to command: String) {
    let quoted = key.map { $0 == "^" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
    unsafe edit_bind(edit, quoted, command)
    if isVi { unsafe edit_bind_alternative(edit, quoted, command) }
  }

  /// Does what a row of `~/.editrc` says; false where its words do not end.
  func carryOut(_ row: String) -> Bool {
    guard let words = unsafe tok_init(nil) else { return true }
    defer { unsafe tok_end(words) }
    var count: Int32 = 0
    var found: UnsafeMutablePointer<UnsafePointer<CChar>?>?
    guard unsafe tok_str(words, row, &count, &found) == 0 else { return false }
    if count > 0, let found = unsafe found { unsafe el_parse(edit, count, found) }
    return true
  }

  var isVi: Bool { unsafe edit_is_vi(edit) != 0 }
}

// The line.
extension EditLine {
  /// Edits a line until a command ends it. The terminal is a raw one only meanwhile.
  func nextLine() -> Answer {
    var count: Int32 = 0
    errno = 0
    guard let line = unsafe el_wgets(edit, &count), count > 0 else {
      return count < 0 ? .failed(errno) : .nothing
    }
    let text = unsafe Self.scalars(line, line + Int(count))
    return .line(EditedLine(scalars: text.last == "\n" ? text.dropLast() : text, cursor: 0).text)
  }

  var line: EditedLine {
    guard let line = unsafe el_wline(edit)?.pointee, let start = unsafe line.buffer,
      let end = unsafe line.lastchar, let cursor = unsafe line.cursor
    else { return EditedLine("") }
    return unsafe EditedLine(scalars: Self.scalars(start, end), cursor: cursor - start)
  }

  private static func scalars(
    _ start: UnsafePointer<wchar_t>, _ end: UnsafePointer<wchar_t>
  ) -> [Unicode.Scalar] {
    unsafe UnsafeBufferPointer(start: start, count: max(end - start, 0)).map {
      Unicode.Scalar(UInt32(bitPattern: $0)) ?? "\u{FFFD}"
    }
  }

  func insert(_ text: String) {
    let text = WideText(text)
    unsafe el_winsertstr(edit, text.pointer)
  }

  /// A place counted in scalars; past an end, the end.
  func move(to cursor: Int) {
    let now = unsafe el_cursor(edit, 0)
    unsafe el_cursor(edit, Int32(clamping: cursor - Int(now)))
  }

  func replace(_ range: Range<Int>, with text: String) {
    move(to: range.upperBound)
    unsafe el_deletestr(edit, Int32(clamping: range.count))
    insert(text)
  }

  func show(_ line: EditedLine) {
    replace(0..<self.line.scalars.count, with: line.text)
    move(to: line.cursor)
  }

  /// The next character that was typed or pushed; nil when the terminal hung up.
  func nextKey() -> Unicode.Scalar? {
    var key: wchar_t = 0
    guard unsafe el_wgetc(edit, &key) == 1 else { return nil }
    return Unicode.Scalar(UInt32(bitPattern: key))
  }

  /// A key to be read before what is typed.
  func push(_ key: Unicode.Scalar) {
    let key = WideText(String(Character(key)))
    unsafe el_wpush(edit, key.pointer)
  }

  /// Lines that libedit's own commands find, oldest first.
  func setHistory(_ lines: [String], limit: Int) {
    unsafe edit_history_resize(history, Int32(clamping: limit))
    for line in lines { addToHistory(line) }
  }

  func addToHistory(_ line: String) {
    let line = WideText(line)
    unsafe edit_history_enter(history, line.pointer)
  }
}

// The terminal.
extension EditLine {
  /// Columns of the terminal now.
  var columns: Int { size.columns }

  var size: (columns: Int, rows: Int) { unsafe Terminal.size(fileno(output)) ?? (80, 24) }

  /// Prints with what libedit prints next.
  func printLater(_ text: String) {
    let bytes = Array(text.utf8)
    unsafe fwrite(bytes, 1, bytes.count, output)
  }

  func print(_ text: String) {
    let bytes = Array(text.utf8)
    unsafe fwrite(bytes, 1, bytes.count, output)
    unsafe fflush(output)
  }

  /// Draws the line anew where the terminal's cursor is.
  func redraw() {
    unsafe edit_refresh(edit)
  }

  /// Whether keys come one by one.
  func setRaw(_ isRaw: Bool) {
    unsafe edit_set_flag(edit, EL_PREP_TERM, isRaw ? 1 : 0)
  }

  /// Until `unguard`, a death of the process gives the terminal back first.
  func guardTerminal() {
    unsafe edit_guard(fileno(input))
  }

  func unguardTerminal() {
    edit_unguard()
  }
}
