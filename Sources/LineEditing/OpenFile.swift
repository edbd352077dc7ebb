import Glibc

/// An open file, closed at its end.
struct OpenFile: ~Copyable {
  private let number: Int32

  /// A file that `O_CREAT` makes is its owner's only.
  init?(_ path: String, _ flags: Int32) {
    number = unsafe open(path, flags | O_CLOEXEC, 0o600)
    if number < 0 { return nil }
  }

  deinit { close(number) }

  @discardableResult func lock(_ operation: Int32) -> Bool {
    flock(number, operation) == 0
  }

  func state() -> stat? {
    var state = stat()
    return unsafe fstat(number, &state) == 0 ? state : nil
  }

  /// A program that died while it wrote leaves a row without an end.
  func endsInsideRow(_ state: stat) -> Bool {
    var last: UInt8 = 0
    return unsafe state.st_size > 0 && pread(number, &last, 1, state.st_size - 1) == 1
      && last != UInt8(ascii: "\n")
  }

  func readAll() -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes { unsafe read(number, $0.baseAddress, $0.count) }
      guard count > 0 else { return bytes }
      bytes += chunk.prefix(count)
    }
  }

  /// In one call, so that no other program's row comes between.
  func write(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return unsafe bytes.withUnsafeBytes { unsafe Glibc.write(number, $0.baseAddress, $0.count) }
      == bytes.count
  }
}
