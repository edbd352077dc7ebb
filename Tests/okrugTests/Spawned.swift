import Glibc

/// The built program, which lies beside the tests.
enum Built {
  static let okrug: String = {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = unsafe buffer.withUnsafeMutableBytes {
      unsafe readlink("/proc/self/exe", $0.baseAddress!, $0.count)
    }
    let own = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
    let beside =
      own.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/") + "/okrug"
    if unsafe access(beside, X_OK) == 0 { return beside }
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(
      separator: "/")
    return root + "/.build/debug/okrug"
  }()
}

struct Failure: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// A folder that goes with its test.
final class Folder {
  let path: String

  init() throws {
    var name = Array("/tmp/okrug-test-XXXXXX".utf8CString)
    guard unsafe name.withUnsafeMutableBufferPointer({ unsafe mkdtemp($0.baseAddress!) }) != nil else {
      throw Failure("no folder")
    }
    path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { remove(path) }

  /// Writes a file, and gives its path.
  @discardableResult func write(_ name: String, _ text: String, mode: mode_t = 0o644) throws -> String {
    try write(name, Array(text.utf8), mode: mode)
  }

  @discardableResult func write(_ name: String, _ bytes: [UInt8], mode: mode_t = 0o644) throws -> String {
    let file = "\(path)/\(name)"
    let descriptor = unsafe open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw Failure("cannot write \(file)") }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count <= 0 { throw Failure("cannot write \(file)") }
      rest = rest.dropFirst(count)
    }
    return file
  }

  func read(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  func bytes(_ name: String) throws -> [UInt8] {
    let descriptor = unsafe open("\(path)/\(name)", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure("no file \(name)") }
    defer { close(descriptor) }
    return readAll(descriptor)
  }

  /// The names in a folder below this one; none where there is no such folder.
  func names(in folder: String) -> [String] {
    guard let stream = unsafe opendir("\(path)/\(folder)") else { return [] }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
        unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private func remove(_ path: String) {
    if let stream = unsafe opendir(path) {
      while let entry = unsafe readdir(stream) {
        let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
          unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name != ".", name != ".." { remove("\(path)/\(name)") }
      }
      unsafe closedir(stream)
      unsafe rmdir(path)
    } else {
      unsafe unlink(path)
    }
  }
}

func readAll(_ descriptor: Int32) -> [UInt8] {
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = unsafe chunk.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
    guard count > 0 else { return bytes }
    bytes += chunk[..<count]
  }
}

/// A pipe that no child inherits by itself.
final class Pipe {
  private(set) var reading: Int32
  private(set) var writing: Int32

  init() throws {
    var ends: [Int32] = [0, 0]
    guard unsafe pipe(&ends) == 0 else { throw Failure("no pipe") }
    (reading, writing) = (ends[0], ends[1])
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  }

  deinit {
    closeReading()
    closeWriting()
  }

  func closeReading() {
    if reading >= 0 { close(reading) }
    reading = -1
  }

  func closeWriting() {
    if writing >= 0 { close(writing) }
    writing = -1
  }
}

/// A process of ours.
struct Spawned {
  let id: pid_t

  /// `descriptors` become its 0, 1, 2; with `terminal`, that device does, as its controlling terminal.
  static func start(
    _ path: String, _ arguments: [String], environment: [String: String], descriptors: [Int32] = [],
    terminal: String? = nil,
    folder: String, ignoring ignored: String? = nil
  ) throws -> Spawned {
    var actions = unsafe posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawnattr_init(&attributes)
    defer {
      unsafe posix_spawn_file_actions_destroy(&actions)
      unsafe posix_spawnattr_destroy(&attributes)
    }
    if let terminal {
      unsafe posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
      for number: Int32 in 1...2 { unsafe posix_spawn_file_actions_adddup2(&actions, 0, number) }
    }
    // The tests' own threads block signals; the program is to start as a shell would start it.
    var none = sigset_t()
    var all = sigset_t()
    unsafe sigemptyset(&none)
    unsafe sigfillset(&all)
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    unsafe posix_spawnattr_setsigdefault(&attributes, &all)
    let session: Int16 = terminal == nil ? 0 : 0x80  // POSIX_SPAWN_SETSID
    unsafe posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF) | session)
    for (number, descriptor) in descriptors.enumerated() {
      unsafe posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(number))
    }
    let before = ["/usr/bin/env", "-C", folder] + (ignored.map { ["--ignore-signal=\($0)"] } ?? [])
    let words = unsafe (before + [path] + arguments).map { unsafe strdup($0) } + [nil]
    let variables = unsafe environment.map { unsafe strdup("\($0)=\($1)") } + [nil]
    defer { _ = unsafe (words + variables).map { unsafe free($0) } }
    var id: pid_t = 0
    let result = unsafe posix_spawn(&id, before[0], &actions, &attributes, words, variables)
    guard result == 0 else { throw Failure("cannot start \(path): \(result)") }
    return Spawned(id: id)
  }

  /// Its exit code, or 128 and its signal; one that takes too long is killed.
  func status(within seconds: Int = 60) throws -> Int32 {
    var status: Int32 = 0
    for _ in 0..<seconds * 100 {
      let done = unsafe waitpid(id, &status, WNOHANG)
      if done == id { return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F) }
      usleep(10_000)
    }
    kill(id, SIGKILL)
    unsafe waitpid(id, &status, 0)
    throw Failure("the program did not end within \(seconds) seconds")
  }
}

/// What came of a whole run of the program.
struct Finished {
  let status: Int32
  let output: String
  let errors: String
}

/// A place to run the program in: a folder, and surroundings of its own.
final class Room {
  let folder: Folder
  var environment: [String: String]

  init(_ more: [String: String] = [:]) throws {
    folder = try Folder()
    environment = [
      "HOME": folder.path, "XDG_STATE_HOME": "\(folder.path)/state", "PATH": "/usr/bin:/bin",
      "LC_ALL": "C.UTF-8",
      "TERM": "xterm-256color",
    ]
    environment.merge(more) { $1 }
  }

  /// Runs the program with `input` in a pipe, to its end.
  func run(_ arguments: String..., input: String = "") throws -> Finished {
    try run(Built.okrug, arguments, input: Array(input.utf8))
  }

  func run(_ path: String, _ arguments: [String], input: [UInt8] = []) throws -> Finished {
    let ends = try Pipe()
    let output = unsafe open("\(folder.path)/.output", O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    let errors = unsafe open("\(folder.path)/.errors", O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    defer { for descriptor in [output, errors] { close(descriptor) } }
    let child = try Spawned.start(
      path, arguments, environment: environment, descriptors: [ends.reading, output, errors],
      folder: folder.path)
    ends.closeReading()
    var rest = input[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(ends.writing, $0.baseAddress, $0.count) }
      if count <= 0 { break }
      rest = rest.dropFirst(count)
    }
    ends.closeWriting()
    let status = try child.status()
    return Finished(
      status: status, output: try folder.read(".output"), errors: try folder.read(".errors"))
  }
}
