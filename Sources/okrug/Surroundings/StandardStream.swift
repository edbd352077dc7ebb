import Glibc
import Rendering

/// Standard output or standard error, written at once, so that both keep their order where they are one.
enum StandardStream {
  case output, error

  var descriptor: Int32 {
    switch self {
    case .output: STDOUT_FILENO
    case .error: STDERR_FILENO
    }
  }

  /// Writes a message: what a name in it has of control characters is shown, not sent to the terminal.
  static func complain(_ message: String) {
    let rows = message.split(separator: "\n", omittingEmptySubsequences: false)
    StandardStream.error.line(rows.map { ShownText.shown(String($0)) }.joined(separator: "\n"))
  }

  /// Writes a text and a line end; an empty text writes nothing.
  func line(_ text: String) {
    if !text.isEmpty { write(text + "\n") }
  }

  /// Writes a text. If nobody reads standard output any more the program ends quietly, as by SIGPIPE; if it cannot be
  /// written for another reason, it says so and ends.
  func write(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        return failed(errno)
      }
    }
  }

  private func failed(_ reason: Int32) {
    if self == .error { return }
    if reason == EPIPE { exit(128 + SIGPIPE) }
    StandardStream.error.line("okrug: cannot write the answers: \(SystemReason.text(reason))")
    exit(Int32(Outcome.unreadable.code))
  }
}

/// What the system says of an `errno`.
enum SystemReason {
  /// `no such file or directory`
  static func text(_ number: Int32) -> String {
    guard let words = unsafe strerror(number) else { return "error \(number)" }
    let text = unsafe String(cString: words)
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}

/// The process's environment.
enum Environment {
  static subscript(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }
}
