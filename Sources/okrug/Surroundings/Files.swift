import Glibc
import Rendering

/// Why a file cannot be read or written, as one clause: `cannot read 'x.txt': no such file or directory`.
struct FileFault: Error {
  let message: String

  /// What in it would act on a terminal is shown by number.
  init(_ message: String) { self.message = ShownText.shown(message) }

  init(_ what: String, _ path: String, _ reason: Int32) {
    self.init("cannot \(what) '\(path)': \(SystemReason.text(reason))")
  }
}

/// An open file, closed at its end.
struct OpenedFile: ~Copyable {
  let descriptor: Int32

  init(reading path: String) throws(FileFault) {
    let number = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard number >= 0 else { throw FileFault("read", path, errno) }
    descriptor = number
  }

  /// A file of its owner's, made if it is not there, that grows only at its end.
  init?(appending path: String) {
    descriptor = unsafe open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    if descriptor < 0 { return nil }
  }

  /// A file that is there, to be read and locked.
  init?(updating path: String) {
    descriptor = unsafe open(path, O_RDWR | O_CLOEXEC)
    if descriptor < 0 { return nil }
  }

  /// A file made anew; an old one of that name is refused.
  fileprivate init(making draft: String, for path: String) throws(FileFault) {
    let number = unsafe open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard number >= 0 else { throw FileFault("write", path, errno) }
    descriptor = number
  }

  deinit { _ = close(descriptor) }

  /// All bytes from here to the end.
  func bytes(of path: String) throws(FileFault) -> [UInt8] {
    var bytes: [UInt8] = []
    let expected = size ?? 0
    // One byte more, so that the end of most files is met in the same piece.
    var chunk = [UInt8](repeating: 0, count: min(max(expected, 511), 65_535) + 1)
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
      if count == 0 { return bytes }
      if count > 0 {
        bytes += chunk[..<count]
      } else if errno != EINTR || Interrupts.isRequested {
        throw FileFault("read", path, errno)
      }
    }
  }

  /// Writes all bytes; false says that `errno` has the reason.
  func write(_ bytes: [UInt8]) -> Bool { Files.write(bytes, to: descriptor) }

  /// How many bytes it has; nothing where that cannot be said.
  var size: Int? {
    var state = stat()
    return unsafe fstat(descriptor, &state) == 0 ? Int(state.st_size) : nil
  }

  /// Takes away what stands behind so many bytes.
  func truncate(to size: Int) { _ = ftruncate(descriptor, size) }

  /// Waits until the disk has what was written.
  @discardableResult func synchronize() -> Bool { fsync(descriptor) == 0 }

  /// Locks the file for this program alone, until it is closed.
  func lock(waiting: Bool) -> Bool { flock(descriptor, waiting ? LOCK_EX : LOCK_EX | LOCK_NB) == 0 }

  /// Whether the file still has a name in some folder.
  var hasName: Bool {
    var state = stat()
    return unsafe fstat(descriptor, &state) == 0 && state.st_nlink > 0
  }
}

/// What a folder holds under one name.
struct FolderEntry {
  /// What is not UTF-8 becomes U+FFFD: then nothing is found by it.
  let name: String
  let isUTF8: Bool
  /// Whether it is a folder, or the disk does not say what it is.
  let mayBeFolder: Bool

  fileprivate init(_ bytes: [UInt8], mayBeFolder: Bool) {
    name = String(decoding: bytes, as: UTF8.self)
    isUTF8 = name.utf8.elementsEqual(bytes)
    self.mayBeFolder = mayBeFolder
  }
}

enum Files {
  /// All bytes of a file; a pipe or a device, which may have no end, is refused.
  static func bytes(of path: String) throws(FileFault) -> [UInt8] {
    if let state = FileState.of(path) {
      if state.isFolder { throw FileFault("cannot read '\(path)': it is a folder") }
      if !state.isFile { throw FileFault("'\(path)' is not a file") }
    }
    return try OpenedFile(reading: path).bytes(of: path)
  }

  static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  static func isFolder(_ path: String) -> Bool {
    var state = stat()
    return unsafe stat(path, &state) == 0 && state.st_mode & S_IFMT == S_IFDIR
  }

  @discardableResult static func remove(_ path: String) -> Bool { unsafe unlink(path) == 0 }

  /// The names in a folder in the order of their bytes, `.` and `..` left out.
  static func names(in folder: String) throws(FileFault) -> [String] { try entries(in: folder).map(\.name) }

  /// What is in a folder, in the order of the bytes of the names, `.` and `..` left out.
  static func entries(in folder: String) throws(FileFault) -> [FolderEntry] {
    guard let stream = unsafe opendir(folder) else { throw FileFault("read", folder, errno) }
    defer { unsafe closedir(stream) }
    var entries: [FolderEntry] = []
    while let entry = unsafe readdir(stream) {
      let bytes = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe Array(bytes.prefix { $0 != 0 })
      }
      let type = unsafe Int(entry.pointee.d_type)
      let found = FolderEntry(bytes, mayBeFolder: type == DT_DIR || type == DT_UNKNOWN)
      if found.name != ".", found.name != ".." { entries.append(found) }
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// Writes all bytes; false says that `errno` has the reason.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }

  /// Makes a folder and those above it, for its owner only.
  static func makeFolder(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    for last in parts.indices {
      let part = parts[...last].joined(separator: "/")
      if !part.isEmpty { unsafe mkdir(part, 0o700) }
    }
    return isFolder(path)
  }

  /// Whether something has that name, if only a link that leads nowhere.
  static func isThere(_ path: String) -> Bool { FileState.of(link: path) != nil }

  /// Puts a file in place whole or not at all: a draft beside it, on the disk, then renamed. It keeps the mode of the
  /// file it replaces; a link stays a link, and what it leads to is replaced. What is no file, or may not be written,
  /// stays as it is.
  static func replace(_ path: String, with bytes: [UInt8]) throws(FileFault) {
    let target = absolute(path)
    let state = FileState.of(target)
    if let state, !state.isFile { throw FileFault("'\(path)' is not a file") }
    if state != nil, unsafe access(target, W_OK) != 0 { throw FileFault("write", path, errno) }
    let mode = state.map { $0.st_mode & 0o7777 }
    try put(bytes, path, mode) { draft in unsafe rename(draft, target) == 0 }
  }

  /// Makes a file whole or not at all; what has that name already, though it came this moment, stays.
  static func make(_ path: String, with bytes: [UInt8]) throws(FileFault) {
    try put(bytes, path, nil) { draft in
      if unsafe link(draft, path) == 0 {
        unsafe unlink(draft)
        return true
      }
      // Some disks have no second names.
      guard errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS, !isThere(path) else { return false }
      return unsafe rename(draft, path) == 0
    }
  }

  private static func put(_ bytes: [UInt8], _ path: String, _ mode: mode_t?, _ place: (String) -> Bool)
    throws(FileFault)
  {
    let signals = HeldSignals()
    defer { signals.release() }
    let draft = "\(mode == nil ? path : absolute(path)).okrug-tmp-\(getpid())"
    unsafe unlink(draft)
    do throws(FileFault) {
      let file = try OpenedFile(making: draft, for: path)
      if let mode { fchmod(file.descriptor, mode) }
      guard file.write(bytes), file.synchronize(), place(draft) else { throw FileFault("write", path, errno) }
    } catch {
      unsafe unlink(draft)
      throw error
    }
  }

  /// The path from the root, links followed; the path itself if it leads nowhere.
  static func absolute(_ path: String) -> String {
    guard let real = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }
}
