import Glibc

/// A notebook on the disk, as it was when it was read.
struct NotebookFile {
  /// As it was named.
  let name: String
  let bytes: [UInt8]
  /// Where it is, links followed.
  private let path: String
  private let state: stat

  /// Reads a file; one that is named, and not found in a folder, must not be in another tool's form. A link is followed only to
  /// a place within `folder`, or if none is given within the folder it stands in.
  init(_ name: String, within folder: String? = nil) throws(FileFault) {
    self.name = name
    path = try NotebookFile.place(of: name, within: folder)
    guard let before = FileState.of(path) else { throw FileFault("read", name, errno) }
    if before.isFolder { throw FileFault("'\(name)' is a folder, not a notebook") }
    guard before.isFile else { throw FileFault("'\(name)' is not a file") }
    let file = try OpenedFile(reading: path)
    guard let opened = FileState.of(file.descriptor), opened.isFile else {
      throw FileFault("'\(name)' is not a file")
    }
    state = opened
    bytes = try file.bytes(of: name)
    if folder == nil { try ForeignNotebook.refuse(name, bytes) }
  }

  /// The real path of a file, which a link must not lead out of the folder.
  private static func place(of name: String, within folder: String?) throws(FileFault) -> String {
    guard let state = FileState.of(link: name) else { throw FileFault("read", name, errno) }
    guard state.isLink || folder != nil else { return name }
    let parent = name.lastIndex(of: "/").map { $0 == name.startIndex ? "/" : String(name[..<$0]) } ?? "."
    guard let real = real(name) else { throw FileFault("read", name, errno) }
    guard let root = self.real(folder ?? parent) else { throw FileFault("read", folder ?? parent, errno) }
    guard real.hasPrefix(root == "/" ? root : root + "/") else {
      throw FileFault("'\(name)' is a link that leads out of its folder: name what it leads to")
    }
    return real
  }

  private static func real(_ path: String) -> String? {
    guard let real = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }

  // MARK: Replacing

  /// Puts other bytes in its place, whole or not at all: a draft in the same folder, flushed to the disk, is renamed, if what
  /// is there is still what was read. The draft has the file's mode and, where the system lets it, its owner.
  func replace(with new: [UInt8]) throws(FileFault) {
    if unsafe access(path, W_OK) != 0 { throw errno == ENOENT ? changed : fault(errno) }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let last = parts.last.map(String.init) ?? path
    let parent = parts.count > 1 ? parts.dropLast().joined(separator: "/") + "/" : "./"
    let folder = unsafe open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw fault(errno) }
    defer { close(folder) }
    // Nothing that ends the program may leave the draft behind.
    let signals = HeldSignals()
    defer { signals.release() }
    let draft = try Draft(for: last, in: folder, name)
    do throws(FileFault) {
      try draft.fill(with: new, like: state)
      guard try isAsRead(last, in: folder) else { throw changed }
      guard unsafe renameat(folder, draft.name, folder, last) == 0 else { throw fault(errno) }
    } catch {
      unsafe unlinkat(folder, draft.name, 0)
      throw error
    }
    fsync(folder)
  }

  private var changed: FileFault {
    FileFault("'\(name)' was changed by somebody else meanwhile; nothing was written")
  }

  private func fault(_ reason: Int32) -> FileFault { FileFault("write", name, reason) }

  /// Whether the same file is in its place and holds the same bytes.
  private func isAsRead(_ last: String, in folder: Int32) throws(FileFault) -> Bool {
    var now = stat()
    guard unsafe fstatat(folder, last, &now, AT_SYMLINK_NOFOLLOW) == 0, now.isFile,
      now.st_dev == state.st_dev,
      now.st_ino == state.st_ino
    else { return false }
    return try OpenedFile(reading: path).bytes(of: name) == bytes
  }
}

/// What will be the file: made anew in its folder, for its owner only until it is whole.
private struct Draft: ~Copyable {
  let name: String
  private let descriptor: Int32
  private let notebook: String

  init(for last: String, in folder: Int32, _ notebook: String) throws(FileFault) {
    self.notebook = notebook
    let head = String(decoding: Array(last.utf8).prefix(180), as: UTF8.self)
    var number = 0
    while true {
      let name = ".\(head).okrug-tmp-\(getpid())-\(number)"
      let descriptor = unsafe openat(
        folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
      if descriptor >= 0 {
        self.name = name
        self.descriptor = descriptor
        return
      }
      number += 1
      guard errno == EEXIST, number < 100 else { throw FileFault("write", notebook, errno) }
    }
  }

  deinit { close(descriptor) }

  func fill(with bytes: [UInt8], like state: stat) throws(FileFault) {
    fchmod(descriptor, state.st_mode & mask(keepingOwnerOf: state))
    guard Files.write(bytes, to: descriptor), fsync(descriptor) == 0 else {
      throw FileFault("write", notebook, errno)
    }
  }

  /// Gives the file its owner and group where the system lets it. What of the mode may be kept: a group that could not be
  /// given must not get the group's rights.
  private func mask(keepingOwnerOf state: stat) -> mode_t {
    if fchown(descriptor, state.st_uid, state.st_gid) == 0 { return 0o7777 }
    return fchown(descriptor, uid_t.max, state.st_gid) == 0 ? 0o777 : 0o707
  }
}
