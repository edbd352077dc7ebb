import Glibc
import LineEditing

/// A person's answers: single keys where standard input is a terminal, else a line each.
struct ReviewAnswers {
  private let hasKeys: Bool
  /// Where the questions go: not into a report that somebody keeps in a file.
  private let stream: StandardStream
  private var pending: [UInt8] = []

  init() {
    stream = Terminal.isTerminal(StandardStream.output.descriptor) ? .output : .error
    hasKeys = Terminal.isTerminal(STDIN_FILENO) && Terminal.isTerminal(stream.descriptor)
  }

  func ask(_ question: String) { (hasKeys ? stream : .output).write(question) }

  /// Says what came of an answer, behind the question.
  func say(_ words: String) { (hasKeys ? stream : .output).line(words) }

  /// The next answer; nothing at the end, or where Ctrl-C was pressed.
  mutating func next() -> String? { hasKeys ? key() : line() }

  // MARK: Lines

  private mutating func line() -> String? {
    while true {
      if let end = pending.firstIndex(of: 0x0A) {
        let bytes = pending[..<end]
        pending.removeSubrange(...end)
        return ReviewAnswers.word(bytes)
      }
      if !receive() {
        defer { pending = [] }
        return pending.isEmpty || Interrupts.isRequested ? nil : ReviewAnswers.word(pending[...])
      }
    }
  }

  private static func word(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.filter { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }, as: UTF8.self)
  }

  // MARK: Keys

  /// One key. An arrow or another key that sends several bytes is no answer.
  private mutating func key() -> String? {
    guard let mode = KeyMode() else { return line() }
    while true {
      while let byte = pending.first {
        pending.removeFirst()
        switch byte {
        // Ctrl-D; as 0 where it was typed before the terminal gave single keys.
        case 0x00, 0x04: return nil
        case 0x1B: dropSequence(mode)
        case 0x80...0xBF: break
        default: return String(UnicodeScalar(byte))
        }
      }
      if !receive(mode) { return nil }
    }
  }

  /// Passes over the rest of what a key of several bytes sends, which a slow line brings one by one.
  private mutating func dropSequence(_ mode: borrowing KeyMode) {
    if pending.isEmpty, !receive(mode) { return }
    guard let first = pending.first, first == UInt8(ascii: "[") || first == UInt8(ascii: "O") else { return }
    pending.removeFirst()
    while !pending.isEmpty || receive(mode) {
      if (0x40...0x7E).contains(pending.removeFirst()) { return }
    }
  }

  // MARK: Bytes

  private mutating func receive(_ mode: borrowing KeyMode) -> Bool {
    while !Interrupts.isRequested {
      mode.giveWay()
      if Terminal.hasInput(STDIN_FILENO, within: 100) { return read() }
    }
    return false
  }

  private mutating func receive() -> Bool {
    while !Interrupts.isRequested {
      if Terminal.hasInput(STDIN_FILENO, within: 100) { return read() }
    }
    return false
  }

  private mutating func read() -> Bool {
    var chunk = [UInt8](repeating: 0, count: 4096)
    let count = unsafe chunk.withUnsafeMutableBytes {
      unsafe Glibc.read(STDIN_FILENO, $0.baseAddress, $0.count)
    }
    guard count > 0 else { return count < 0 && errno == EINTR }
    pending += chunk[..<count]
    return true
  }
}

/// The terminal giving each key at once and not showing it; as it was before at the end of the value's life.
private struct KeyMode: ~Copyable {
  private let before: termios
  private let mask: sigset_t

  init?() {
    var before = termios()
    guard unsafe tcgetattr(STDIN_FILENO, &before) == 0 else { return nil }
    self.before = before
    var mask = sigset_t()
    var held = KeyMode.held
    unsafe pthread_sigmask(SIG_BLOCK, &held, &mask)
    self.mask = mask
    begin()
  }

  deinit { end() }

  private func begin() {
    var keys = before
    keys.c_lflag &= ~tcflag_t(ICANON | ECHO)
    unsafe tcsetattr(STDIN_FILENO, TCSADRAIN, &keys)
  }

  private func end() {
    var (before, mask) = (before, mask)
    unsafe tcsetattr(STDIN_FILENO, TCSADRAIN, &before)
    unsafe pthread_sigmask(SIG_SETMASK, &mask, nil)
  }

  /// Lets a signal that stops or ends the program do so, with the terminal as it was before.
  func giveWay() {
    var pending = sigset_t()
    unsafe sigpending(&pending)
    guard KeyMode.numbers.contains(where: { unsafe sigismember(&pending, $0) == 1 }) else { return }
    end()
    var held = KeyMode.held
    unsafe pthread_sigmask(SIG_BLOCK, &held, nil)
    begin()
  }

  private static let numbers = [SIGTERM, SIGHUP, SIGQUIT, SIGTSTP]

  private static var held: sigset_t {
    var held = sigset_t()
    unsafe sigemptyset(&held)
    for number in numbers { unsafe sigaddset(&held, number) }
    return held
  }
}
