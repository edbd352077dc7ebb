import Glibc
import Synchronization

/// What the kernel notes for whoever looks after it; nothing unless a file was named.
struct Log: Sendable {
  private let descriptor: Int32?

  /// The end of a file of its owner's, made if it is not there.
  init(_ path: String?) throws(KernelFault) {
    guard let path else {
      descriptor = nil
      return
    }
    let opened = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard opened >= 0 else { throw KernelFault("cannot write '\(path)'") }
    descriptor = opened
  }

  func write(_ text: String) {
    guard let descriptor else { return }
    let row = Array("\(Clock.now()) \(text)\n".utf8)
    _ = unsafe Glibc.write(descriptor, row, row.count)
  }
}
