import Glibc

/// A command of the user's, run by the shell on our terminal while we wait.
enum TerminalCommand {
  /// Its exit status; nothing if it could not be started. `input` is what it reads, else it reads the terminal.
  /// Ctrl-C is the command's own meanwhile.
  static func run(_ command: String, arguments: [String] = [], input: [UInt8]? = nil) -> Int32? {
    var pipe: (reading: Int32, writing: Int32) = (-1, -1)
    if input != nil, !openPipe(&pipe) { return nil }
    let quiet = [SIGINT, SIGQUIT, SIGPIPE].map { Ignored($0) }
    defer { for ignored in quiet { ignored.end() } }
    let child = start(["sh", "-c", command, "sh"] + arguments, reading: pipe.reading)
    if pipe.reading >= 0 { close(pipe.reading) }
    if pipe.writing >= 0 {
      // The rest is not sent to a command that has ended.
      if child != nil { _ = Files.write(input ?? [], to: pipe.writing) }
      close(pipe.writing)
    }
    guard let child else { return nil }
    var status: Int32 = 0
    while unsafe waitpid(child, &status, 0) < 0 { if errno != EINTR { return nil } }
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }

  private static func openPipe(_ pipe: inout (reading: Int32, writing: Int32)) -> Bool {
    var ends: [Int32] = [-1, -1]
    guard unsafe Glibc.pipe(&ends) == 0 else { return false }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    pipe = (ends[0], ends[1])
    return true
  }

  private static func start(_ words: [String], reading: Int32) -> pid_t? {
    var actions = unsafe posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    var signals = sigset_t()
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawnattr_init(&attributes)
    defer {
      unsafe posix_spawn_file_actions_destroy(&actions)
      unsafe posix_spawnattr_destroy(&attributes)
    }
    if reading >= 0 { unsafe posix_spawn_file_actions_adddup2(&actions, reading, STDIN_FILENO) }
    unsafe sigemptyset(&signals)
    for signal in [SIGINT, SIGQUIT, SIGPIPE] { unsafe sigaddset(&signals, signal) }
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    let arguments = unsafe words.map { unsafe strdup($0) } + [nil]
    defer { _ = unsafe arguments.map { unsafe free($0) } }
    var child: pid_t = 0
    return unsafe posix_spawn(&child, "/bin/sh", &actions, &attributes, arguments, environ) == 0 ? child : nil
  }

  /// A signal that is ignored until the end.
  private struct Ignored {
    private let signal: Int32
    private var before = sigaction()

    init(_ signal: Int32) {
      self.signal = signal
      var ignore = sigaction()
      unsafe ignore.__sigaction_handler.sa_handler = SIG_IGN
      unsafe sigaction(signal, &ignore, &before)
    }

    func end() {
      var before = before
      unsafe sigaction(signal, &before, nil)
    }
  }
}
