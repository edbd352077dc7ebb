import Glibc

/// A file, or a place for one, in a folder of its own; gone at its end.
final class TemporaryFile {
  struct Failure: Error {}
  let folder: String
  var path: String { folder + "/file" }

  /// nil makes the folder only.
  init(_ text: String?) throws {
    var name = Array("/tmp/line-editing-XXXXXX".utf8CString)
    guard unsafe mkdtemp(&name) != nil else { throw Failure() }
    folder = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    if let text { try write(Array(text.utf8)) }
  }

  deinit {
    for name in names { unsafe unlink(folder + "/" + name) }
    unsafe rmdir(folder)
  }

  var names: [String] {
    guard let directory = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(directory) }
    var names: [String] = []
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
        unsafe name.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  func write(_ bytes: [UInt8]) throws {
    guard let file = unsafe fopen(path, "w") else { throw Failure() }
    defer { unsafe fclose(file) }
    guard unsafe fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw Failure() }
  }

  var bytes: [UInt8] {
    get throws {
      guard let file = unsafe fopen(path, "r") else { throw Failure() }
      defer { unsafe fclose(file) }
      var bytes = [UInt8](repeating: 0, count: 10_000_000)
      let count = unsafe fread(&bytes, 1, bytes.count, file)
      return Array(bytes.prefix(count))
    }
  }

  var text: String {
    get throws { String(decoding: try bytes, as: UTF8.self) }
  }

  var mode: mode_t {
    var state = stat()
    return unsafe stat(path, &state) == 0 ? state.st_mode & 0o777 : 0
  }
}
