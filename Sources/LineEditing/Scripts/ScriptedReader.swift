import Glibc

/// Lines from a file or a pipe, given as they arrive. An unfinished line is joined with the ones after it.
package struct ScriptedReader: LineReader {
  /// The line where the last text began, from 1.
  package private(set) var firstLine = 0
  private let descriptor: Int32
  private let isUnfinished: (String) -> Bool
  private var decoder = LineDecoder()
  private var begun: String?

  /// The descriptor stays the caller's, open and to be closed.
  package init(descriptor: Int32, isUnfinished: @escaping (_ text: String) -> Bool = { _ in false }) {
    self.descriptor = descriptor
    self.isUnfinished = isUnfinished
  }

  package mutating func nextLine() -> Line {
    do throws(UnreadableLine) {
      while true {
        if let text = try decodedText() { return .text(text) }
        if decoder.isComplete { return takeBegun().map { .text($0) } ?? .end }
        guard try fill() else {
          begun = nil
          return .interrupted
        }
      }
    } catch {
      begun = nil
      return .unreadable(error)
    }
  }

  /// A finished text from the bytes there are.
  private mutating func decodedText() throws(UnreadableLine) -> String? {
    while let line = try decoder.next() {
      if begun == nil { firstLine = decoder.lineNumber }
      let text = begun.map { $0 + "\n" + line } ?? line
      begun = text
      if !isUnfinished(text) { return takeBegun() }
    }
    return nil
  }

  private mutating func takeBegun() -> String? {
    defer { begun = nil }
    return begun
  }

  /// More bytes for the decoder; false when a signal handler ran instead.
  private mutating func fill() throws(UnreadableLine) -> Bool {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    let count = unsafe chunk.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
    if count < 0 {
      if errno == EINTR { return false }
      throw decoder.fail(errno)
    }
    if count == 0 { decoder.finish() }
    decoder.append(chunk.prefix(count))
    return true
  }
}
