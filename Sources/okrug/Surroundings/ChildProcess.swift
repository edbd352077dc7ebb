import Glibc

/// A program run to its end, without a shell: its words reach it as they are.
struct ChildProcess {
  let status: Int32
  let output: [UInt8]
  let errors: [UInt8]

  /// Nothing if there is no such program; it is looked for where `PATH` says.
  init?(_ words: [String]) {
    guard let program = words.first, let pipes = ChildPipes() else { return nil }
    guard let id = ChildProcess.start(program, words, pipes) else { return nil }
    let (output, errors) = pipes.contents()
    self.output = output
    self.errors = errors
    var status: Int32 = 0
    while unsafe waitpid(id, &status, 0) < 0, errno == EINTR {}
    self.status = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }

  private static func start(_ program: String, _ words: [String], _ pipes: borrowing ChildPipes) -> pid_t? {
    var actions = unsafe posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawnattr_init(&attributes)
    defer {
      unsafe posix_spawn_file_actions_destroy(&actions)
      unsafe posix_spawnattr_destroy(&attributes)
    }
    unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, pipes.output.writing, STDOUT_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&actions, pipes.errors.writing, STDERR_FILENO)
    // It is to be stopped as any program, whatever this one does with signals.
    var (none, usual) = (sigset_t(), sigset_t())
    unsafe sigemptyset(&none)
    unsafe sigemptyset(&usual)
    for number in [SIGINT, SIGPIPE, SIGXFSZ] { unsafe sigaddset(&usual, number) }
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    unsafe posix_spawnattr_setsigdefault(&attributes, &usual)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    let arguments = unsafe words.map { unsafe strdup($0) } + [nil]
    defer { _ = unsafe arguments.map { unsafe free($0) } }
    var id: pid_t = 0
    return unsafe posix_spawnp(&id, program, &actions, &attributes, arguments, environ) == 0 ? id : nil
  }
}

/// The two ways out of a program.
private struct ChildPipes: ~Copyable {
  struct Ends {
    let reading: Int32
    let writing: Int32
  }

  let output: Ends
  let errors: Ends

  init?() {
    guard let output = ChildPipes.ends() else { return nil }
    guard let errors = ChildPipes.ends() else {
      close(output.reading)
      close(output.writing)
      return nil
    }
    self.output = output
    self.errors = errors
  }

  private static func ends() -> Ends? {
    var ends: [Int32] = [0, 0]
    guard unsafe pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return Ends(reading: ends[0], writing: ends[1])
  }

  /// What comes out of both until their ends, read side by side so that neither fills up.
  consuming func contents() -> (output: [UInt8], errors: [UInt8]) {
    close(output.writing)
    close(errors.writing)
    var open = [output.reading, errors.reading]
    var bytes: [[UInt8]] = [[], []]
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while open.contains(where: { $0 >= 0 }) {
      var waiting = open.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      guard unsafe poll(&waiting, nfds_t(waiting.count), -1) > 0 else { continue }
      for place in open.indices where waiting[place].revents != 0 {
        let count = unsafe chunk.withUnsafeMutableBytes {
          unsafe read(open[place], $0.baseAddress, $0.count)
        }
        if count > 0 {
          bytes[place] += chunk[..<count]
        } else if count == 0 || errno != EINTR {
          open[place] = -1
        }
      }
    }
    close(output.reading)
    close(errors.reading)
    return (bytes[0], bytes[1])
  }
}
