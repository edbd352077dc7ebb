import Glibc

/// Why a line of a script cannot be read, and where: `line 3, byte 5: not UTF-8`.
package struct UnreadableLine: Error, Equatable, CustomStringConvertible {
  package enum Problem: Equatable {
    case notUTF8
    case nul
    /// The system refused to give more bytes; the number is `errno`.
    case failed(Int32)
  }
  /// From 1.
  package let line: Int
  /// The byte of the line that is wrong, from 1.
  package let byte: Int
  package let problem: Problem

  package var description: String {
    switch problem {
    case .notUTF8: "line \(line), byte \(byte): not UTF-8"
    case .nul: "line \(line), byte \(byte): a NUL character"
    case .failed(let reason): "line \(line): \(unsafe String(cString: strerror(reason)).lowercased())"
    }
  }
}

/// Bytes to lines: UTF-8, with or without a byte order mark, ended by LF or CR LF; the last line needs no end.
/// Invalid UTF-8 and NUL are refused, and nothing is read after them.
package struct LineDecoder {
  /// The line `next` gave last, from 1; 0 before the first.
  package private(set) var lineNumber = 0
  private var bytes: [UInt8] = []
  private var start = 0
  private var searched = 0
  /// Nothing will be appended any more: `finish` said so, or a line was refused.
  package private(set) var isComplete = false

  package init() {}

  package mutating func append(_ more: some Sequence<UInt8>) {
    guard !isComplete else { return }
    bytes.removeSubrange(..<start)
    searched -= start
    start = 0
    bytes += more
  }

  package mutating func finish() {
    isComplete = true
  }

  /// The bytes cannot be had: what to say of the line they would have made. `reason` is an `errno`.
  mutating func fail(_ reason: Int32) -> UnreadableLine {
    lineNumber += 1
    return refused(.failed(reason), byte: 1)
  }

  /// The next line, or nil where more bytes are needed or, after `finish`, where there are none.
  package mutating func next() throws(UnreadableLine) -> String? {
    var line: ArraySlice<UInt8>
    if let end = bytes[searched...].firstIndex(of: 0x0A) {
      line = bytes[start..<end]
      start = end + 1
      if line.last == 0x0D { line.removeLast() }
    } else if isComplete && start < bytes.count {
      line = bytes[start...]
      start = bytes.count
    } else {
      try refuseEndless()
      searched = bytes.count
      return nil
    }
    searched = start
    lineNumber += 1
    if lineNumber == 1 && line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
    return try text(of: line)
  }

  /// The most bytes that are kept of a line whose end has not come.
  private static let longest = 1 << 26

  /// Refuses what no line end will mend: a NUL, and a line that goes on and on.
  private mutating func refuseEndless() throws(UnreadableLine) {
    guard !isComplete else { return }
    if let nul = bytes[searched...].firstIndex(of: 0) {
      lineNumber += 1
      throw refused(.nul, byte: nul - start + 1)
    }
    if bytes.count - start > Self.longest { throw fail(EFBIG) }
  }

  private mutating func text(of line: ArraySlice<UInt8>) throws(UnreadableLine) -> String {
    if let nul = line.firstIndex(of: 0) {
      throw refused(.nul, byte: nul - line.startIndex + 1)
    }
    guard let text = String(validating: line, as: UTF8.self) else {
      throw refused(.notUTF8, byte: Self.validPrefix(of: line) + 1)
    }
    return text
  }

  private mutating func refused(_ problem: UnreadableLine.Problem, byte: Int) -> UnreadableLine {
    bytes = []
    start = 0
    searched = 0
    isComplete = true
    return UnreadableLine(line: lineNumber, byte: byte, problem: problem)
  }

  private static func validPrefix(of line: ArraySlice<UInt8>) -> Int {
    var decoder = UTF8()
    var iterator = line.makeIterator()
    var valid = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      valid += UTF8.width(scalar)
    }
    return valid
  }

  /// Every line of a whole script.
  package static func lines(of bytes: some Sequence<UInt8>) throws(UnreadableLine) -> [String] {
    var decoder = LineDecoder()
    var lines: [String] = []
    decoder.append(bytes)
    decoder.finish()
    while let line = try decoder.next() { lines.append(line) }
    return lines
  }
}
