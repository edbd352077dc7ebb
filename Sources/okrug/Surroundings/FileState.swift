import Glibc

/// What the system knows of a file.
enum FileState {
  static func of(_ path: String) -> stat? {
    var state = stat()
    return unsafe stat(path, &state) == 0 ? state : nil
  }

  static func of(link path: String) -> stat? {
    var state = stat()
    return unsafe lstat(path, &state) == 0 ? state : nil
  }

  static func of(_ descriptor: Int32) -> stat? {
    var state = stat()
    return unsafe fstat(descriptor, &state) == 0 ? state : nil
  }
}

extension stat {
  var isFile: Bool { st_mode & S_IFMT == S_IFREG }
  var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
  var isLink: Bool { st_mode & S_IFMT == S_IFLNK }
}
