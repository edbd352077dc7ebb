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

  /// Writes a text and a line end; an empty text writes nothing. What goes to standard error may name a file, and a
  /// file may be named to command a terminal.
  func line(_ text: String) {
    if text.isEmpty { return }
    guard self == .error else { return write(text + "\n") }
    write(
      text.split(separator: "\n", omittingEmptySubsequences: false).map { ShownText.shown(String($0)) + "\n" }
        .joined())
  }

  /// Writes a text.
  func write(_ text: String) { write(Array(text.utf8)) }

  /// Writes bytes as they are. If nobody reads standard output any more, the program ends quietly; if it cannot be written
  /// for another reason, as when it was closed from the beginning, it says so and ends.
  func write(_ bytes: [UInt8]) {
    let reason = Progress.aside { written(bytes) }
    if let reason { failed(reason) }
  }

  /// Writes bytes beside a row of progress; the `errno` of what could not be written.
  func written(_ bytes: [UInt8]) -> Int32? {
    Files.write(bytes, to: descriptor) ? nil : errno
  }

  private func failed(_ reason: Int32) {
    if self == .error { return }
    if reason == EPIPE { exit(128 + SIGPIPE) }
    StandardStream.error.line("okrug: cannot write the answers: \(SystemReason.text(reason))")
    exit(Int32(Outcome.unreadable.code))
  }
}

extension StandardStream {
  /// A program may be started with its streams closed. Nothing else that is opened then takes their numbers.
  static func keepNumbers() {
    for number in STDIN_FILENO...STDERR_FILENO where fcntl(number, F_GETFD) == -1 {
      _ = unsafe open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
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
